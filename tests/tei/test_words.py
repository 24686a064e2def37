"""TEI has the words of the page: every passage, note and heading, and no others."""

from collections.abc import Iterator, Sequence

import pytest

from edition.exports.tei.elements import TEI, name_of
from edition.model import Edition
from edition.reading import readings
from edition.reading.model import (
    Block,
    Heading,
    Listing,
    Passage,
    Quotation,
    Reading,
    contents,
    words,
)
from edition.scan.plain import plain
from tei_files import TEXTS, by_id, document, editions, runs

LETTERS = ("dateline", "salutation", "signature")
"""Kinds whose lines are parted by breaks."""
each_text = pytest.mark.parametrize(("name", "slug"), TEXTS)


def layers(name: str, slug: str) -> tuple[Reading, ...]:
    edition = editions()[name]
    return readings(edition)[edition.text[slug]]


def prefix(reading: Reading) -> str:
    return reading.layer.name if reading.layer else ""


def said(passage: Passage) -> list[str]:
    """Return the words of a passage as the reading has them, run by run."""
    lines = (" ".join(words(run).split()) for run in contents(passage))
    return [line for line in lines if line]


def paragraphs(blocks: Sequence[Block]) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Passage():
                yield block
            case Listing():
                for item in block.items:
                    yield from paragraphs(item)
            case Quotation():
                yield from paragraphs(block.blocks)


def test_every_text_of_the_editions_is_looked_at() -> None:
    known = {(n, t.slug) for n, edition in editions().items() for t in edition.texts}
    assert known == set(TEXTS)


@each_text
def test_every_passage_has_the_words_of_its_page(name: str, slug: str) -> None:
    found = by_id(document(name, slug))
    for reading in layers(name, slug):
        for passage in reading.passages():
            element = found[name_of(prefix(reading), passage.id)]
            by_line = passage.kind in LETTERS
            assert runs(element, by_line=by_line) == said(passage), passage.id


@each_text
def test_every_note_has_the_words_of_its_page(name: str, slug: str) -> None:
    found = by_id(document(name, slug))
    for reading in layers(name, slug):
        for note in reading.notes():
            if note.series != "variant":
                element = found[name_of(prefix(reading), note.id)]
                assert (element.get("type"), element.get("n")) == (
                    note.series,
                    note.sign,
                )
                wanted = [run for p in paragraphs(note.blocks) for run in said(p)]
                assert runs(element) == wanted, note.id


@each_text
def test_headings_and_headnote_have_the_words_of_the_page(name: str, slug: str) -> None:
    root = document(name, slug)
    written = root.iterfind(f".//{{{TEI}}}div[@type='section']/{{{TEI}}}head")
    wanted = [
        words(block.content)
        for reading in layers(name, slug)
        for part in reading.parts
        for block in part.blocks
        if isinstance(block, Heading)
    ]
    assert [run for head in written for run in runs(head)] == wanted
    headnote = layers(name, slug)[0].headnote
    assert runs(by_id(root)["headnote"]) == [words(headnote)]


@each_text
def test_every_variant_stands_around_its_words(name: str, slug: str) -> None:
    edition: Edition = editions()[name]
    known = edition.variants.get(slug)
    written = [
        (runs(app[0]), [runs(reading) for reading in app[1:]])
        for app in document(name, slug).iter(f"{{{TEI}}}app")
    ]
    assert written == [
        (
            [" ".join(plain(v.lemma).split())],
            [[r.text] if r.text else [] for r in v.readings],
        )
        for v in (known.variants if known else ())
    ]


def test_what_was_mended_has_both_words_where_it_stands() -> None:
    root = document("odd", "1st-letters")
    body = root.find(f"{{{TEI}}}text")
    assert body is not None
    both = [
        (choice.get("ana"), choice[0].text, choice[1].text)
        for choice in body.iter(f"{{{TEI}}}choice")
    ]
    assert sorted(both) == [
        ("#emendation-lost-character", "Hmself", "Himself"),
        ("#emendation-lost-character", "mean", "meant"),
        ("#emendation-slip", "teh", "the"),
    ]


def test_a_precis_lists_what_was_mended_and_has_it_nowhere_else() -> None:
    root = document("own", "anonymous-2017")
    emended = [e for e in editions()["own"].emendations if e.text == "anonymous-2017"]
    (correction,) = root.iter(f"{{{TEI}}}correction")
    assert len([*root.iter(f"{{{TEI}}}choice")]) == len(emended)
    assert len([*correction.iter(f"{{{TEI}}}choice")]) == len(emended)
