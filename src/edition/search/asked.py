"""Ask Pagefind what it makes of words: each once, since it looks at no neighbours."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from edition.search import pagefind, written
from edition.search.given import page
from edition.search.places import Marks, Weighed

ANY = "word"
"""What is always asked for, since of a page without words Pagefind says nothing."""


class Asked(NamedTuple):
    """What Pagefind makes of words, and what it gives to every index."""

    marks: dict[bool, dict[str, Marks]]
    version: str
    rest: list[Any]
    """What its metadata hold besides version, pages and chunks."""
    entry: dict[str, Any]
    program: dict[str, bytes]
    """The files of its program in the browser."""


def ask(words: Mapping[bool, Iterable[str]]) -> Asked:
    """Ask for words: a page has each of them once, so that its place tells it.

    Raises:
        PagefindError: it does not take each of them as one word.
        OtherwiseError: it writes its answer otherwise than we read it.
    """
    lists = {hidden: sorted({*words[hidden], ANY}) for hidden in (False, True)}
    with pagefind.index() as index:
        for is_hidden, listed in lists.items():
            index.add(str(is_hidden), page([Weighed(listed, is_hidden)]))
        found = written.read(dict(index.files()))
    if [many for _, many in found.pages] != [*map(len, lists.values())]:
        raise pagefind.PagefindError("It does not count words as we do.")
    marks = _marks(found.places, lists)
    return Asked(marks, found.version, found.rest, found.entry, found.program)


def _marks(
    places: written.Places, lists: Mapping[bool, list[str]]
) -> dict[bool, dict[str, Marks]]:
    """Return under which keys each word was found; under none, as a dash is, too."""
    marks: dict[bool, dict[str, Marks]] = {
        hidden: dict.fromkeys(listed, ()) for hidden, listed in lists.items()
    }
    pages = [*lists]
    for key, by_page in places.items():
        for number, found in by_page.items():
            of, listed = marks[pages[number]], lists[pages[number]]
            for weight, place in found:
                of[listed[place]] += ((key, weight),)
    return marks
