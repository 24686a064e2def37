"""What stands behind the texts of a book: glossary, timeline, works, emendations."""

from collections.abc import Iterator, Sequence, Set
from typing import Literal, NamedTuple

from edition.chronology import chronological
from edition.indexes import emendations_of
from edition.links import passage_label
from edition.messages import gettext as _
from edition.model import Edition, Emendation, Text
from edition.model.index import per_edition
from edition.reading.fields import field, work
from edition.reading.tree import Inline, Reading
from edition.reading.walk import spans_of
from edition.transliteration import collation_key
from edition.typography import end_with_stop
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
    edition: Edition, texts: Sequence[Text], layers: Sequence[Reading], *, whole: bool
) -> tuple[Section, ...]:
    """Return what a book has behind its texts, and nothing that would be empty.

    But for the whole edition, its entries are those that the words lead to.
    """
    used = {(span.kind, span.to) for layer in layers for span in spans_of(layer)}
    found = (
        Section("glossary", _("Glossary"), "term", _terms(edition)),
        Section("timeline", _("Timeline"), "event", _events(edition)),
        Section("bibliography", _("Works cited"), "citation", _works(edition)),
    )
    needed = (section if whole else _only(section, used) for section in found)
    last = Section(
        "emendations", _("Emendations"), "", (*_emendations(edition, texts),)
    )
    return tuple(section for section in (*needed, last) if section.entries)


def _only(section: Section, used: Set[tuple[str, str]]) -> Section:
    """Return of a section the entries that something leads to."""
    entries = (e for e in section.entries if (section.goal, e.id) in used)
    return section._replace(entries=tuple(entries))


@per_edition
def _terms(edition: Edition) -> tuple[Entry, ...]:
    terms = sorted(edition.terms, key=lambda t: (collation_key(t.headword), t.id))
    return tuple(
        Entry(term.id, term.headword, "", field(edition, term.definition))
        for term in terms
    )


@per_edition
def _events(edition: Edition) -> tuple[Entry, ...]:
    return tuple(
        Entry(event.id, event.label, event.date.words, field(edition, event.account))
        for event in chronological(edition)
    )


@per_edition
def _works(edition: Edition) -> tuple[Entry, ...]:
    works = sorted(edition.references, key=sort_key)
    return tuple(Entry(one.key, "", "", work(edition, one)) for one in works)


def _emendations(edition: Edition, texts: Sequence[Text]) -> Iterator[Entry]:
    for text in texts:
        for id, some in emendations_of(edition, text):
            label = f"{text.short_name}, {passage_label(id)}"
            yield from (Entry("", label, "", (_emended(e),)) for e in some)


def _emended(emendation: Emendation) -> str:
    reading = f"{emendation.lem}] {end_with_stop(emendation.rdg)}"
    return f"{reading} {end_with_stop(emendation.reason)}"
