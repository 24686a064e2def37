"""TEI has the words of the page: every passage, note and heading, and no others."""

import pytest

from edition.exports.tei.elements import TEI, name_of
from edition.model.variants import Variant
from edition.reading import readings
from edition.reading.tree import Heading, Passage, Reading, paragraphs
from edition.reading.walk import contents, words
from edition.scan.plain import plain
from tei_files import NAMES, by_id, document, editions, runs, slugs

LETTERS = ("dateline", "salutation", "signature")
"""Kinds whose lines are parted by breaks."""
each_edition = pytest.mark.parametrize("name", NAMES)


def layers(name: str, slug: str) -> tuple[Reading, ...]:
    edition = editions()[name]
    return readings(edition, edition.text[slug])


def prefix(reading: Reading) -> str:
    return reading.layer.name if reading.layer else ""


def said(passage: Passage) -> list[str]:
    """Return the words of a passage as the reading has them, run by run."""
    lines = (" ".join(words(run).split()) for run in contents(passage))
    return [line for line in lines if line]


@each_edition
def test_every_passage_has_the_words_of_its_page(name: str) -> None:
    for slug in slugs(name):
        found = by_id(document(name, slug))
        for reading in layers(name, slug):
            for passage in reading.passages():
                element = found[name_of(prefix(reading), passage.id)]
                by_line = passage.kind in LETTERS
                assert runs(element, by_line=by_line) == said(passage), passage.id


@each_edition
def test_every_note_has_the_words_of_its_page(name: str) -> None:
    for slug in slugs(name):
        found = by_id(document(name, slug))
        for reading in layers(name, slug):
            for note in reading.notes():
                if note.series != "variant":
                    element = found[name_of(prefix(reading), note.id)]
                    about = element.get("type"), element.get("n")
                    assert about == (note.series, note.sign)
                    wanted = [run for p in paragraphs(note.blocks) for run in said(p)]
                    assert runs(element) == wanted, note.id


@each_edition
def test_headings_and_headnote_have_the_words_of_the_page(name: str) -> None:
    for slug in slugs(name):
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


@each_edition
def test_every_variant_stands_around_its_words(name: str) -> None:
    for slug in slugs(name):
        known = editions()[name].variants.get(slug)
        written = [
            (runs(app[0]), [runs(reading) for reading in app[1:]])
            for app in document(name, slug).iter(f"{{{TEI}}}app")
        ]
        assert written == [_variant(v) for v in (known.variants if known else ())]


def _variant(variant: Variant) -> tuple[list[str], list[list[str]]]:
    readings = [[one.text] if one.text else [] for one in variant.readings]
    return [" ".join(plain(variant.lemma).split())], readings


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
    edition = editions()["own"]
    for text in edition.texts:
        emended = [one for one in edition.emendations if one.text == text.slug]
        if emended and text.is_precis:
            root = document("own", text.slug)
            (correction,) = root.iter(f"{{{TEI}}}correction")
            assert len([*root.iter(f"{{{TEI}}}choice")]) == len(emended)
            assert len([*correction.iter(f"{{{TEI}}}choice")]) == len(emended)
