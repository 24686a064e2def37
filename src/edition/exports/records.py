"""Records of passages and notes: what JSON, JSON Lines, Parquet and searches hold.

Each has all fields of `edition.exports.record_schemas`, in their order.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from edition import addresses, indexes
from edition.cache import cache_of
from edition.exports.flat import Flat, Mark, flat, sections
from edition.exports.keys import EXPORTS, key
from edition.matching import Matcher
from edition.model import Edition, Text
from edition.model.index import per_edition
from edition.reading import readings
from edition.reading.tree import Note, Passage, Reading
from edition.reading.walk import words
from edition.surroundings import words as words_of_texts

Record = dict[str, Any]
FORM = TypeAdapter(list[Record])
SERIES = {"author": "author-note", "editor": "editor-note", "variant": "variant-note"}
"""What a note is, by its series."""
HEADNOTE = "headnote"
FOUND = frozenset({"term", "name"})
"""What is marked wherever its forms stand, and not where a page links to it."""


def headnote(reading: Reading) -> Flat:
    """Return the words of the editors’ introduction, which is no passage."""
    return flat([Passage(HEADNOTE, reading.headnote)])


@per_edition
def records(edition: Edition, text: Text) -> list[Record]:
    """Return the records of a text: its passages, its notes, then each translation."""
    known = key(edition, "records", text.slug, words_of_texts(edition)[text])
    cache = cache_of(edition.root)
    return cache.load(EXPORTS, known, FORM, lambda: _records(edition, text))


def _records(edition: Edition, text: Text) -> list[Record]:
    layers = readings(edition, text)
    return [record for layer in layers for record in _Layer(edition, layer).all()]


def all_records(edition: Edition) -> Iterator[Record]:
    """Yield the records of all texts in their order."""
    for text in edition.texts:
        yield from records(edition, text)


class _Layer:
    """Makes the records of one layer of a text."""

    def __init__(self, edition: Edition, reading: Reading) -> None:
        self._edition, self._reading = edition, reading
        self._text, self._layer = reading.text, reading.layer
        self._hosts: dict[str, str] = {}
        """The passage that each note is called in."""

    def all(self) -> Iterator[Record]:
        """Yield the passages, and behind them the notes."""
        self._hosted(HEADNOTE, headnote(self._reading))
        number = 0
        for part in self._reading.parts:
            for heading, passage in sections(part):
                number += 1
                section = words(heading.content) if heading else ""
                yield self._passage(passage, number, section)
        counted: dict[str, int] = {}
        for note in self._reading.notes():
            counted[note.series] = counted.get(note.series, 0) + 1
            yield self._note(note, counted[note.series])

    def _passage(self, passage: Passage, number: int, section: str) -> Record:
        said = flat([passage])
        record = self._record(passage.id, said, passage.language or self._language())
        return record | {
            "n": number,
            "kind": "passage",
            "form": passage.kind,
            "section": section,
            "sign": passage.number,
            "passage": passage.id,
            "notes": self._hosted(passage.id, said),
        }

    def _hosted(self, id: str, said: Flat) -> list[str]:
        """Return the notes that are called in a passage, which becomes their own."""
        notes = [mark.id for mark in said.marks if mark.type == "note"]
        self._hosts = dict.fromkeys(notes, id) | self._hosts
        return list(dict.fromkeys(notes))

    def _note(self, note: Note, number: int) -> Record:
        ours = self._edition.settings.language
        own = ours if note.series == "editor" else self._language()
        return self._record(note.id, flat(note.blocks), note.language or own) | {
            "n": number,
            "kind": SERIES[note.series],
            "sign": note.sign,
            "passage": self._hosts.get(note.id, ""),
        }

    def _language(self) -> str:
        """Return the language of the words, of a précis that of the editors."""
        if self._text.is_precis and not self._layer:
            return self._edition.settings.language
        return self._reading.language

    def _record(self, id: str, said: Flat, language: str) -> Record:
        edition, text, at = self._edition, self._text, (self._text.slug, id)
        anchor = self._reading.anchor(id)
        page = edition.page_with(text.page, id)
        marks = _marks(edition, said)
        asserted = indexes.events_by_passage(edition).get(at, ())
        return {
            "id": f"{text.slug}#{anchor}",
            "url": edition.url(addresses.Address(page, anchor)),
            "text_id": text.slug,
            "anchor": anchor,
            "n": 0,
            "kind": "",
            "form": "prose",
            "layer": self._layer.name if self._layer else text.meta.presentation,
            "lang": language,
            "version": text.meta.version,
            "section": "",
            "authors": list(text.meta.authors),
            "year": text.meta.date.year,
            "text": said.text,
            "words": len(said.text.split()),
            "sign": "",
            "passage": "",
            "notes": [],
            "terms": _ids(marks, "term"),
            "events": sorted({event.id for event in asserted}),
            "names": _ids(marks, "name"),
            "citations": [
                {"key": c.key, "label": c.label, "locator": c.locator}
                for c in said.citations
            ],
            "parallels": _parallels(edition, at),
            "marks": [mark._asdict() for mark in marks],
        }


def _marks(edition: Edition, said: Flat) -> list[Mark]:
    """Return what is marked in words, with every term and name that is found there."""
    marks = [mark for mark in said.marks if mark.type not in FOUND]
    marks += _found("term", indexes.term_matcher(edition), said.text)
    marks += _found("name", indexes.name_matcher(edition), said.text)
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _found(type: str, matcher: Matcher, text: str) -> Iterator[Mark]:
    for match in matcher.find(text):
        yield Mark(type, match.owner, "", match.start, match.end)


def _ids(marks: list[Mark], type: str) -> list[str]:
    return sorted({mark.id for mark in marks if mark.type == type})


def _parallels(edition: Edition, at: tuple[str, str]) -> list[Mapping[str, Any]]:
    """Return the parallels that a passage speaks in, each with the other passages."""
    return [
        {
            "id": parallel.id,
            "relation": parallel.relation,
            "with": [str(r) for r in parallel.refs if (r.text, r.anchor) != at],
        }
        for parallel in indexes.parallels_by_passage(edition).get(at, ())
    ]
