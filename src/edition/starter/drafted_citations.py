"""Put citations into the notes of an imported text, for the references they hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from edition.importer.markdown import shown
from edition.importer.reference_dates import month_number
from edition.importer.reference_parts import ACCESS, QUOTED, URL, within
from edition.importer.references import last_sentence, parsed
from edition.indexes import grouped

WORD = re.compile(r"[^\W_]+")
_FORMAL = """
a also and at available cf compare doi ed edited eds et al from here hg hrsg http https
in nr no number of on online p page pages pp review s see sous st td th the translated
trans transl und vgl vol volume www т с см № там по в
"""
FORMAL = frozenset(_FORMAL.split())
"""Words with which a reference is written, and which a citation writes itself."""
TEXTUAL = ("raw", "key", "note", "cited")
"""Fields of a record that say where it was found."""


Record = Mapping[str, str]


class Cited(NamedTuple):
    """A note that cites a work, and the words in which it does."""

    label: str
    words: str
    key: str


def cited_in(record: Record, key: str) -> Iterator[Cited]:
    """Yield each note that a reference was found in, with the words that name it."""
    labels = record["note"].split(", ")
    for label, words in zip(labels, record["cited"].split("\n"), strict=True):
        yield Cited(label, words, key)


class Replaced(NamedTuple):
    """A reference in a note, and the citation that is to stand for it."""

    label: str
    words: str
    cluster: str


def replaced(cited: Iterable[Cited], records: Mapping[str, Record]) -> list[Replaced]:
    """Return a citation for each reference that it says in full.

    Where words would be lost, a note is to stay as it is.
    """
    return [
        Replaced(one.label, words, f"[@{one.key}{_locator(words)}]{_stop(words)}")
        for one in cited
        if (words := _in_full(one.words, records[one.key]))
    ]


def _stop(words: str) -> str:
    return "." if words.endswith(".") else ""


def with_citations(markdown: str, citations: Iterable[Replaced]) -> str:
    """Put citations into the notes at the end of a text."""
    by_label = grouped((one.label, one) for one in citations)
    first, *notes = re.split(r"\n(?=\[\^)", markdown)
    for at, note in enumerate(notes):
        for one in by_label.get(note[2 : note.index("]")], ()):
            note = note.replace(shown(one.words), one.cluster, 1)
        notes[at] = note
    return "\n".join([first, *notes])


def _in_full(words: str, record: Record) -> str:
    """Return the words that a record has whole: all, or the last sentence of them.

    A title without an author and without signs of its own may be prose.
    """
    title = record.get("title", "")
    if "author" not in record and title not in map(within, QUOTED.finditer(words)):
        return ""
    known = set(_said(" ".join(v for k, v in record.items() if k not in TEXTUAL)))
    for stretch in (words, last_sentence(words)):
        bare = URL.sub("", ACCESS.sub("", stretch))
        if all(word in known or word in FORMAL for word in _said(bare)):
            return stretch
    return ""


def _said(text: str) -> Iterator[str]:
    """Yield words in small letters, numbers without noughts, months as numbers."""
    for word in WORD.findall(text.casefold()):
        yield word.lstrip("0") if word.isdigit() else str(month_number(word) or word)


def _locator(words: str) -> str:
    """Return the place in the work that a note names, as a citation has it."""
    pages = parsed(words, is_led=True).get("locator", "")
    if not pages:
        return ""
    return f", {'pp.' if '--' in pages else 'p.'} {pages.replace('--', '-')}"
