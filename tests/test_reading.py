"""The reading tree: the words of every page, and nothing else of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.model import Edition
from edition.plain_text import words_of
from edition.reading import readings
from edition.reading.blanks import tidy
from edition.reading.fields import field
from edition.reading.tree import (
    Heading,
    Inline,
    Passage,
    Quotation,
    Reading,
    Span,
    passages,
)
from edition.reading.walk import contents, spans, words
from edition.scan.plain import plain
from edition.sources import load_edition
from read_back import layers_by_text
from support import OF_KINDS, POEMS, ROOT, SMALL, lay_copies
from treatise import write_treatise

ROOTS = (ROOT, SMALL, OF_KINDS, POEMS)


@pytest.fixture(scope="module", params=ROOTS, ids=lambda root: root.name)
def edition(request: pytest.FixtureRequest) -> Edition:
    return load_edition(request.param)


@pytest.fixture(scope="module")
def kinds() -> Edition:
    return load_edition(OF_KINDS)


def own(edition: Edition, slug: str) -> Reading:
    return readings(edition, edition.text[slug])[0]


def letters(said: str) -> str:
    return "".join(filter(str.isalnum, said))


def said(passage: Passage) -> str:
    return "".join(words(run) for run in contents(passage))


def all_spans(reading: Reading) -> Iterator[Span]:
    yield from spans(reading.headnote)
    blocks = [block for part in reading.parts for block in part.blocks]
    yield from (s for b in blocks if isinstance(b, Heading) for s in spans(b.content))
    paragraphs = [*reading.passages()]
    for note in reading.notes():
        paragraphs += (block for block in note.blocks if isinstance(block, Passage))
    for paragraph in paragraphs:
        for run in contents(paragraph):
            yield from spans(run)


def test_every_passage_has_the_words_of_its_source(edition: Edition) -> None:
    for text, layers in layers_by_text(edition).items():
        for reading in layers:
            document = reading.layer.document if reading.layer else text.document
            source = {passage.id: passage for passage in document.blocks}
            read = list(reading.passages())
            assert [p.id for p in read] == [p.id for p in text.passages]
            for passage in read:
                if passage.kind not in ("table", "figure"):
                    wanted = words_of(source[passage.id])
                    assert letters(said(passage)) == letters(wanted), passage.id


def test_every_note_is_there_with_its_sign_and_its_mark(edition: Edition) -> None:
    for text, (reading, *_) in layers_by_text(edition).items():
        ids = {note.id for note in reading.notes()}
        assert ids >= {note.id for note in text.document.notes}
        assert all(note.sign for note in reading.notes())
        marks = {
            span.to: words(span.content)
            for span in all_spans(reading)
            if span.kind == "mark"
        }
        assert marks == {note.id: note.sign for note in reading.notes()}


def test_no_furniture_of_the_page_is_read(edition: Edition) -> None:
    for text, (reading, *_) in layers_by_text(edition).items():
        for passage in reading.passages():
            assert not said(passage).startswith(f"{passage.number} "), text.slug
            assert "cf." not in [words(run)[-3:] for run in contents(passage)]


def test_every_citation_has_its_locator(edition: Edition) -> None:
    for text, (reading, *_) in layers_by_text(edition).items():
        cited = [s.citation for s in all_spans(reading) if s.kind == "citation"]
        inside = [c for some in text.document.clusters for c in some.citations]
        assert None not in cited
        assert sorted(map(repr, cited)) == sorted(map(repr, inside))


def test_links_say_what_they_lead_to(edition: Edition) -> None:
    for layers in layers_by_text(edition).values():
        for span in all_spans(layers[0]):
            match span.kind:
                case "term":
                    assert span.to in edition.term
                case "event":
                    assert span.to in {event.id for event in edition.events}
                case "passage":
                    slug, _, anchor = span.to.partition("#")
                    assert anchor in edition.text[slug].anchors
                case "link":
                    assert span.to.startswith(("http", "mailto:")), span
                    assert not span.to.partition("#")[0].endswith(".md"), span


def test_verse_keeps_lines_stanzas_and_indents(kinds: Edition) -> None:
    first = next(own(kinds, "toll-1902").passages())
    assert [line.number for line in first.lines] == list(range(1, 11))
    assert [line.indent for line in first.lines[:7]] == [0, 2, 0, 2, 0, 2, 4]
    assert [line.begins_stanza for line in first.lines].index(True) == 4
    assert first.lines[4].is_numbered
    assert not first.lines[3].is_numbered


def test_speeches_have_their_speaker_and_stage_directions(kinds: Edition) -> None:
    speech = {p.id: p for p in own(kinds, "lockkeeper-1888").passages()}["p3"]
    assert (speech.kind, words(speech.speaker)) == ("speech", "Ben.")
    assert [s.kind for s in spans(speech.content)] == ["stage", "mark"]
    assert words(speech.content) == "(from below) It is only a boat."


def test_letters_know_when_they_were_written(kinds: Edition) -> None:
    first, second, *_ = own(kinds, "letters-1831").passages()
    assert (first.kind, first.date) == ("dateline", "1831-05-03")
    assert (second.kind, second.date) == ("salutation", "")


def test_tables_figures_and_formulas_are_what_they_are(kinds: Edition) -> None:
    by_id = {p.id: p for p in own(kinds, "wheels-1925").passages()}
    table = by_id["p5"].table
    assert table is not None
    assert [len(row) for row in table.rows] == [4, 4, 4, 4]
    assert table.rows[0][0].is_head
    assert table.rows[1][1].align == "right"
    assert words(table.caption) == "Work of the first wheel, 1922–1924"
    picture = next(spans(by_id["p6"].content))
    assert (picture.kind, picture.to, picture.size) == (
        "picture",
        "texts/img/lock.png",
        (640, 300),
    )
    formula = next(spans(by_id["p3"].content))
    assert formula.is_display
    assert formula.to.startswith("P =")
    assert formula.mathml.startswith("<math")


def test_words_in_another_language_say_so(kinds: Edition) -> None:
    song = own(kinds, "song-1911")
    assert {p.language for p in song.passages()} == {"he"}
    foreign = [s for s in all_spans(song) if s.language and s.kind != "mark"]
    assert [(s.language, words(s.content)) for s in foreign] == [
        ("he", "שיר"),
        ("en", "Thornwick"),
    ]


def test_quotations_hold_their_passages(kinds: Edition) -> None:
    blocks = own(kinds, "wheels-1925").parts[0].blocks
    quoted = [b for b in blocks if isinstance(b, Quotation)]
    assert [p.id for q in quoted for p in passages(q.blocks)] == ["p11"]


def test_each_translation_is_a_reading_of_its_own() -> None:
    edition = load_edition(POEMS)
    (text,) = edition.texts
    _, *translations = readings(edition, text)
    assert [r.language for r in translations] == ["en", "pl"]
    for reading in translations:
        layer = reading.layer
        assert layer is not None
        titles = [plain(h.title) for h in layer.document.headings]
        blocks = reading.parts[0].blocks
        read = [words(b.content) for b in blocks if isinstance(b, Heading)]
        assert [letters(one) for one in read] == [letters(one) for one in titles]
        assert {note.id for note in reading.notes()} == {"n1"}
        lines = [line for p in reading.passages() for line in p.lines]
        assert [line.number for line in lines] == [1, 2, 3, 4, 1, 2, 3, 4]


def test_a_field_is_read_as_the_words_of_a_page(kinds: Edition) -> None:
    said = field(kinds, "See [Marsh](../texts/toll-1902.md#p2), in *his* verse.")
    assert words(said) == "See Marsh, in his verse."
    assert [(s.kind, s.to) for s in spans(said)] == [
        ("passage", "toll-1902#p2"),
        ("emphasis", ""),
    ]


def test_a_copy_of_the_words_is_never_read(small_root: Path) -> None:
    lay_copies(small_root)
    copies = load_edition(small_root, with_transcriptions=True)
    public = load_edition(small_root, with_transcriptions=False)
    assert copies.transcriptions
    for text, layers in layers_by_text(copies).items():
        assert [reading.layer for reading in layers] == [None]
        assert _shape(layers) == _shape(readings(public, public.text[text.slug]))


def _shape(layers: tuple[Reading, ...]) -> list[str]:
    return [said(passage) for reading in layers for passage in reading.passages()]


def test_a_long_text_is_read_chapter_by_chapter(tmp_path: Path) -> None:
    edition = load_edition(write_treatise(tmp_path))
    reading = readings(edition, edition.texts[0])[0]
    assert [bool(part.chapter) for part in reading.parts] == [False] + [True] * 12
    assert len([*reading.passages()]) == 240


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((" a\n b ",), ("a b",)),
        (("a ", Span("strong", (" b ",)), " c"), ("a ", Span("strong", ("b ",)), "c")),
        (("a", Span("mark", ("1",), "n1"), " \n"), ("a", Span("mark", ("1",), "n1"))),
        (("a ", Span("break"), "\nb"), ("a ", Span("break"), " b")),
        (("a\N{NO-BREAK SPACE} b",), ("a\N{NO-BREAK SPACE} b",)),
        ((" ",), ()),
    ],
)  # fmt: skip
def test_blanks_are_single(
    before: tuple[Inline, ...], after: tuple[Inline, ...]
) -> None:
    assert tidy(before) == after
