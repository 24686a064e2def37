"""Tell texts of one author and year apart by letters: “Marsh 1990a”, “Marsh 1990b”."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from edition.model.texts import Text
from edition.typography import letter


def with_letters(texts: Iterable[Text]) -> Iterator[Text]:
    """Yield the texts of an edition, with a letter those of one author and year."""
    texts = tuple(texts)
    alike = Counter(text.short_name for text in texts if not text.meta.short)
    numbers: Counter[str] = Counter()
    for text in texts:
        name = text.short_name
        if text.meta.short or alike[name] < 2:
            yield text
            continue
        numbers[name] += 1
        yield replace(text, letter=letter(numbers[name]))
