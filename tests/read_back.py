"""What every format must say: the words of the reading tree, by passage and note."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from edition.exports import making
from edition.messages import use
from edition.model import Edition, GeneratedFile, Text
from edition.reading import readings
from edition.reading.tree import Heading, Inline, Passage, Reading, paragraphs
from edition.reading.walk import contents, words
from edition.sources import load_edition
from support import OF_KINDS, POEMS, ROOT, SMALL, TESTS
from treatise import write_treatise

FREE = TESTS / "editions" / "free"
ROOTS = {"own": ROOT, "small": SMALL, "free": FREE, "kinds": OF_KINDS, "poems": POEMS}
NAMES = (*ROOTS, "treatise")


def edition_called(name: str, folder: Path) -> Edition:
    """Return an edition of `NAMES`; the long one is written into a folder."""
    root = write_treatise(folder) if name == "treatise" else ROOTS[name]
    edition = load_edition(root)
    use(edition.settings.language)
    return edition


def exported_files(edition: Edition) -> tuple[GeneratedFile, ...]:
    """Return every file for machines, at paths below the site."""
    made = making.exported(edition, making.wanted(edition)).values()
    return tuple(chain.from_iterable(made))


def letters(said: str) -> str:
    """Return letters and digits alone, so that signs and blanks do not count."""
    return "".join(filter(str.isalnum, said))


def with_signs(inlines: Sequence[Inline]) -> str:
    """Return words with the signs of notes among them."""
    return "".join(
        inline
        if isinstance(inline, str)
        else with_signs(inline.content)
        if inline.kind != "picture" and inline.content
        else words([inline])
        for inline in inlines
    )


def said(passage: Passage, of: Callable[[Sequence[Inline]], str] = words) -> str:
    """Return the letters of a passage; the caption of a table comes first."""
    runs = [*contents(passage)]
    if passage.table:
        runs.insert(0, runs.pop())
    return letters("".join(map(of, runs)))


def layers_by_text(edition: Edition) -> dict[Text, tuple[Reading, ...]]:
    """Return every layer of every text."""
    return {text: readings(edition, text) for text in edition.texts}


def all_readings(edition: Edition) -> Iterator[Reading]:
    """Yield every layer of every text."""
    for layers in layers_by_text(edition).values():
        yield from layers


def wanted(
    reading: Reading, of: Callable[[Sequence[Inline]], str] = words
) -> dict[str, str]:
    """Return the letters of every passage and note by its id, headings by theirs."""
    found = {passage.id: said(passage, of) for passage in reading.passages()}
    for note in reading.notes():
        found[note.id] = "".join(said(p, of) for p in paragraphs(note.blocks))
    for part in reading.parts:
        for block in part.blocks:
            if isinstance(block, Heading):
                found[f"#{block.id}"] = letters(of(block.content))
    return found
