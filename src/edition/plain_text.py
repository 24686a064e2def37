"""Plain text of what is shown: passages and authors' notes, without marks."""

from collections.abc import Iterator

from edition.model import Edition, Note, Passage, Text
from edition.model.index import per_edition
from edition.scan import kinds
from edition.scan.plain import plain


@per_edition
def passage_words(edition: Edition) -> dict[Text, tuple[tuple[Passage, str], ...]]:
    """Return the passages of each text, with the words of each on one line."""
    return {
        text: tuple((p, words_of(p)) for p in text.passages) for text in edition.texts
    }


@per_edition
def note_words(edition: Edition) -> dict[Text, tuple[tuple[Note, str], ...]]:
    """Return the author's notes of each text, with his own words in each."""
    return {
        text: tuple(
            (note, on_one_line(note.own))
            for note in text.document.notes
            if note.kind == "author"
        )
        for text in edition.texts
    }


def unit_words(edition: Edition, text: Text) -> Iterator[tuple[Passage | Note, str]]:
    """Yield the passages of a text and its author's notes, with the words of each."""
    yield from passage_words(edition)[text]
    yield from note_words(edition)[text]


def words_of(passage: Passage) -> str:
    """Return the words of a passage on one line, and who speaks them."""
    return on_one_line(running(passage))


def running(unit: Passage | Note) -> str:
    """Return the Markdown of a passage as one run of words, or that of a note."""
    if isinstance(unit, Note):
        return unit.markdown
    return kinds.running(unit.kind, unit.attributes, unit.markdown)


def on_one_line(markdown: str) -> str:
    """Return words without marks and line breaks."""
    return " ".join(plain(markdown).split())
