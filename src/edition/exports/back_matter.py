"""What stands behind the texts of a book: glossary, timeline, works, emendations."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from edition.chronology import chronological
from edition.indexes import emendations_by_passage
from edition.links import passage_label
from edition.messages import gettext as _
from edition.model import Edition, Emendation, Text
from edition.reading.fields import field, work
from edition.reading.model import (
    Block,
    Heading,
    Inline,
    Listing,
    Passage,
    Quotation,
    Reading,
    Span,
    contents,
    spans,
)
from edition.transliteration import collation_key
from edition.views.bibliography import sort_key

Name = Literal["glossary", "timeline", "bibliography", "emendations"]


class Entry(NamedTuple):
    """An entry: what it is called, when it was, what is said."""

    id: str
    """Empty where nothing leads to it."""
    label: str
    date: str
    words: tuple[Inline, ...]


class Section(NamedTuple):
    """A list of entries."""

    name: Name
    title: str
    goal: str
    """The kind of the links that lead to its entries."""
    entries: tuple[Entry, ...]


def sections(
    edition: Edition,
    texts: Sequence[Text],
    layers: Sequence[Reading],
    *,
    whole: bool,
) -> tuple[Section, ...]:
    """Return what a book has behind its texts, and nothing that would be empty.

    Args:
        edition: what the book is of.
        texts: those in the book.
        layers: their words.
        whole: whether all entries are wanted, or those that the words lead to.
    """
    used = {(span.kind, span.to) for layer in layers for span in all_spans(layer)}
    keys = [key for key in edition.reference if whole or ("citation", key) in used]
    works = sorted((edition.reference[key] for key in keys), key=sort_key)
    found = (
        Section(
            "glossary",
            _("Glossary"),
            "term",
            tuple(
                Entry(t.id, t.headword, "", field(edition, t.definition))
                for t in sorted(
                    edition.terms, key=lambda t: (collation_key(t.headword), t.id)
                )
                if whole or ("term", t.id) in used
            ),
        ),
        Section(
            "timeline",
            _("Timeline"),
            "event",
            tuple(
                Entry(e.id, e.label, e.date.words, field(edition, e.account))
                for e in chronological(edition)
                if whole or ("event", e.id) in used
            ),
        ),
        Section(
            "bibliography",
            _("Works cited"),
            "citation",
            tuple(Entry(w.key, "", "", work(edition, w)) for w in works),
        ),
        Section(
            "emendations", _("Emendations"), "", tuple(_emendations(edition, texts))
        ),
    )
    return tuple(section for section in found if section.entries)


def _emendations(edition: Edition, texts: Sequence[Text]) -> Iterator[Entry]:
    index = emendations_by_passage(edition)
    for text in texts:
        passages = (passage.id for passage in text.passages)
        for id in (*passages, *(note.id for note in text.document.notes)):
            for emendation in index.get((text.slug, id), ()):
                label = f"{text.short_name}, {passage_label(id)}"
                yield Entry("", label, "", (_emended(emendation),))


def _emended(emendation: Emendation) -> str:
    said = {
        "lem": emendation.lem,
        "rdg": emendation.rdg,
        "reason": emendation.reason,
    }
    return _("%(lem)s] %(rdg)s. %(reason)s") % said


def all_spans(reading: Reading) -> Iterator[Span]:
    """Yield what is more than words in a layer of a text, notes included."""
    yield from spans(reading.headnote)
    for part in reading.parts:
        yield from _in_blocks(part.blocks)
        for note in part.notes:
            yield from _in_blocks(note.blocks)


def _in_blocks(blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        match block:
            case Heading():
                yield from spans(block.content)
            case Passage():
                for run in contents(block):
                    yield from spans(run)
            case Listing():
                for item in block.items:
                    yield from _in_blocks(item)
            case Quotation():
                yield from _in_blocks(block.blocks)
