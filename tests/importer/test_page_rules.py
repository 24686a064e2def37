"""Small rules by which pages become texts: numbers, hyphens, runs of labels."""

from dataclasses import replace

import pytest

from edition.importer.decode import Decoded
from edition.importer.pages.furniture import cleared
from edition.importer.pages.lines import Line, Page, Piece
from edition.importer.pages.margins import Placed, placed
from edition.importer.pages.numbers import page_number, value
from edition.importer.pages.pairing import aligned, runs
from edition.importer.pages.words import Words
from edition.importer.transcribe import Imported, Options, better, import_document


def line(text: str, *, page: int = 0, y: float = 100.0, size: float = 10.0) -> Line:
    piece = Piece(text, 50.0, 50.0 + 5 * len(text))
    return Line(page, (piece,), 50.0, y - 8, piece.right, y + 2, y, size)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("17", "17"),
        ("– 17 –", "17"),
        ("xiv", "xiv"),
        ("Page 3 of 9", "3"),
        ("3/9", "3"),
        ("Seite 12", "12"),
        ("1702 1703", ""),
        ("Chapter 3", ""),
        ("17.", ""),
        ("", ""),
    ],
)
def test_a_page_number_is_nothing_else(text: str, number: str) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize(
    ("number", "worth"), [("xiv", 14), ("IX", 9), ("40", 40), ("q", 0), ("", 0)]
)
def test_numbers_are_worth_what_they_say(number: str, worth: int) -> None:
    assert value(number) == worth


@pytest.mark.parametrize(
    ("one", "other", "language", "joined"),
    [
        ("the lan-", "tern was lit", "en", "the lantern was lit"),
        ("a well-", "known gate", "en", "a well-known gate"),
        ("Hafen-", "und Zollbehörde", "de", "Hafen- und Zollbehörde"),
        ("in- en", "uitgang", "nl", "in- en uitgang"),
        ("Soekarno-", "Hatta", "en", "Soekarno-Hatta"),
        ("pages 12-", "14 of it", "en", "pages 12-14 of it"),
        ("the keep-", "er’s book", "en", "the keeper’s book"),
        ("a dash —", "and more", "en", "a dash — and more"),
        ("soft\u00ad", "ened", "en", "softened"),
        ("no hyphen", "at all", "en", "no hyphen at all"),
    ],
)
def test_hyphens_at_line_ends_are_weighed(
    one: str, other: str, language: str, joined: str
) -> None:
    words = Words([line("a lantern and a well-known keeper")], language)
    join = words.join(one, other)
    assert one[: len(one) - join.cut] + join.glue + other == joined


def test_a_divided_word_that_the_source_has_whole_needs_no_evidence() -> None:
    join = Words([], "de").join("Xyz-", "zyx,", "Xyzzyx,")
    assert (join.glue, join.confidence) == ("", 1.0)


def test_runs_of_labels_begin_anew_with_each_chapter() -> None:
    labels = ["1", "2", "3", "1", "2", "1"]
    assert [len(run) for run in runs(labels, labels)] == [3, 2, 1]


def test_a_number_out_of_its_row_begins_no_run() -> None:
    labels = ["1", "2", "4", "3", "5"]
    assert len(runs(labels, labels)) == 1


def test_lists_are_aligned_with_chapters_even_where_one_is_missing() -> None:
    signs = [list("123"), list("12"), list("12345"), list("1")]
    texts = [list("123"), list("12345"), list("1")]
    found = aligned(texts, signs, [9, 9, 9], [1, 2, 3, 4])
    assert (0, 0) in found
    assert (1, 2) in found


def test_a_list_never_belongs_to_what_stands_after_it() -> None:
    assert aligned([list("12")], [list("12")], [3], [5]) == []
    found = aligned([list("12"), list("12")], [list("12"), list("12")], [2, 9], [1, 8])
    assert found == [(0, 0), (1, 1)]


def pages(heads: list[str]) -> tuple[Page, ...]:
    texts = ("The gate was shut.", "The keeper slept.", "A cart came.", "It waited.")
    return tuple(
        Page(
            number,
            400.0,
            600.0,
            (
                line(head, page=number, y=40.0),
                *(
                    line(text, page=number, y=100.0 + 14 * at)
                    for at, text in enumerate(texts)
                ),
            ),
        )
        for number, head in enumerate(heads)
    )


def heads(found: list[str]) -> list[str]:
    removed = cleared(pages(found), 10.0).removed
    return [one.text for one in removed if one.text in found]


def test_a_head_that_comes_back_with_the_pages_goes() -> None:
    found = [f"Of the Gate {n}" for n in range(3, 9)]
    assert heads(found) == found


def test_a_head_on_odd_and_one_on_even_pages_go() -> None:
    found = [f"{n} Of Gates" if n % 2 else f"Of Keepers {n}" for n in range(1, 9)]
    assert heads(found) == found


@pytest.mark.parametrize("name", ["Chapter", "Article", "Table", "§", "Kapitel"])
def test_numbered_headings_at_the_top_of_pages_stay(name: str) -> None:
    assert heads([f"{name} {n}" for n in range(1, 9)]) == []


def test_a_head_that_tells_the_chapter_goes() -> None:
    found = [
        "Chapter 1",
        "Chapter 1",
        "Chapter 1",
        "Chapter 2",
        "Chapter 2",
        "Chapter 2",
    ]
    assert heads(found) == found


def test_the_first_line_of_a_page_stays() -> None:
    assert heads(["He went on.", "She stayed.", "They met.", "It rained."]) == []


def imported(text: str, *, lost: tuple[str, ...]) -> Imported:
    document = import_document(Decoded(text, ()), "gate.txt", Options())
    return document._replace(report=replace(document.report, lost=lost))


def test_the_reading_that_keeps_the_laws_better_is_taken() -> None:
    text = "The gate was shut at nine.\n\nThe keeper slept.\n"
    places, lines = imported(text, lost=("gate",)), imported(text, lost=())
    assert better(places, lines).report.lost == ()
    assert better(lines, places) is lines
    assert better(places, places) is places


def test_lines_with_fewer_notes_are_no_better() -> None:
    places = imported("Shut.[1]\n\n[1] At nine.\n\nThe keeper slept.\n", lost=("a",))
    lines = imported("Shut.\n\nAt nine.\n\nThe keeper slept.\n", lost=())
    assert places.report.notes
    assert better(places, lines) is places


def column(*lines: tuple[str, float, float]) -> list[Placed]:
    """Return lines of a column: what each says, and from where to where it goes."""
    found = [
        replace(line(text, y=100.0 + 12 * at), left=left, right=right)
        for at, (text, left, right) in enumerate(lines)
    ]
    return placed(found, 0, 300.0)


def test_entries_hang_from_their_first_lines() -> None:
    entry = [
        ("17. A book about a gate and its keeper, by nobody", 50.0, 350.0),
        ("who ever saw them, or the road that leads to it,", 66.0, 350.0),
        ("or the river under it, as far as that is known.", 66.0, 300.0),
    ]
    assert all(one.hangs for one in column(*entry * 4))


def test_full_lines_at_the_margin_hang_from_nothing() -> None:
    text = [
        ("The keeper of the gate had been told to let nobody", 50.0, 350.0),
        ("pass who could not name the river under the gate.", 50.0, 350.0),
        ("It had no name. He wrote this down, as he was told", 50.0, 350.0),
    ]
    quoted = [("that nobody had passed for eleven years, not one,", 66.0, 340.0)] * 6
    assert not any(one.hangs for one in column(*text, *quoted))


def test_a_head_that_a_program_recognised_badly_goes() -> None:
    found = ["Of Gates 2", "3 of Gates .", "4 Of G ates", "5 Of Gates", "Of gates 6"]
    assert heads(found * 2)[:5] == found


def test_a_head_that_moves_goes_where_it_comes_back_often() -> None:
    whole = pages(["Of the Gate"] * 8)
    heads = [
        replace(page.lines[0], baseline=40 + 20.0 * (page.number % 2)) for page in whole
    ]
    moved = [
        replace(page, lines=(head, *page.lines[1:]))
        for head, page in zip(heads, whole, strict=True)
    ]
    removed = cleared(tuple(moved), 10.0).removed
    assert [one.page for one in removed if one.text == "Of the Gate"] == [*range(8)]
