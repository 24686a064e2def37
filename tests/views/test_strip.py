"""The strip: a bar for every passage, dark where the best words at hand have a term."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from edition.model import Edition, Parallel, Ref, note_id
from edition.views.strip import (
    BAR,
    BETWEEN,
    GAP,
    HEIGHT,
    LINE,
    MOST,
    Shade,
    Strip,
    _bars,
    page_strip,
    place_strip,
    term_strip,
    whole_strip,
)

BARS = re.compile(r"M(\d+) 0h(\d+)v20h-\d+z")
TOPS = re.compile(r"M\d+ (\d+)h")


def dark(edition: Edition, term: str) -> dict[str, list[tuple[int, int]]]:
    """Return where the bars of each text are dark, and how wide each is."""
    strip = term_strip(edition, edition.term[term])
    assert strip is not None
    return {
        run.text.slug: sorted(
            (int(at) - run.start, int(width))
            for bars in run.dark.values()
            for at, width in BARS.findall(bars)
        )
        for run in strip.runs
    }


def test_a_bar_stands_for_every_passage_and_texts_stand_apart(small: Edition) -> None:
    strip = whole_strip(small)
    assert strip is not None
    ends = 0
    for run, text in zip(strip.runs, small.texts, strict=True):
        assert run.start == ends
        assert run.width == len(text.passages) * (BAR + GAP) - GAP
        assert run.dark == {}
        assert run.ground.count("z") == len(text.passages)
        ends = run.start + run.width + BETWEEN
    assert strip.width == ends - BETWEEN


@pytest.mark.parametrize(
    ("starts", "placed"),
    [
        ((0, 300, 600), [(0, False), (0, False), (0, False)]),
        ((0, 50, 850, 880), [(0, False), (1, False), (0, True), (1, True)]),
    ],
)
def test_a_name_stands_in_a_second_row_only_where_the_first_has_no_room(
    small: Edition, starts: tuple[int, ...], placed: list[tuple[int, bool]]
) -> None:
    strip = whole_strip(small)
    assert strip is not None
    runs = (strip.runs[0]._replace(start=start, width=9) for start in starts)
    labels = Strip(tuple(runs), 890, "").labels
    assert [(label.row, label.is_late) for label in labels] == placed


def test_the_bars_of_passages_with_the_term_are_dark(small: Edition) -> None:
    step = BAR + GAP
    found = dark(small, "harbour-treaty")
    numbers = {
        slug: [at // step for at, width in bars if width == BAR]
        for slug, bars in found.items()
    }
    for text in small.texts:
        for at in numbers[text.slug]:
            words = text.passages[at].markdown.casefold()
            forms = small.term["harbour-treaty"].forms
            assert any(form.casefold() in words for form in forms)
    assert any(numbers.values())


def test_it_says_in_words_what_it_shows(small: Edition) -> None:
    strip = term_strip(small, small.term["harbour-treaty"])
    assert strip is not None
    assert strip.words.startswith(f"{small.term['harbour-treaty'].headword}: ")
    nowhere = replace(small.terms[0], id="nowhere", headword="Nowhere", forms=("zzz",))
    edition = replace(small, terms=(*small.terms, nowhere))
    strip = term_strip(edition, nowhere)
    assert strip is not None
    assert strip.words == "Nowhere: in no text"


def test_what_it_counts_it_names(small: Edition) -> None:
    strip = term_strip(small, small.term["harbour-treaty"])
    assert strip is not None
    said = strip.words.split(": ", 1)[1].split("; ")
    assert all(re.fullmatch(r".+ \d{4}, \d+ uses?", part) for part in said), said


def test_of_many_passages_or_none_there_is_no_strip(small: Edition) -> None:
    assert whole_strip(replace(small, texts=())) is None
    (first, *_) = small.texts
    many = first.passages * (MOST // len(first.passages) + 1)
    large = replace(first, opening=replace(first.opening, blocks=many))
    edition = replace(small, texts=(large,))
    assert whole_strip(edition) is None


def test_the_strip_of_a_page_is_dark_where_other_texts_answer(small: Edition) -> None:
    marsh, other = small.texts
    place = small.events[0].place
    parallel = Parallel(
        **{"id": "why", "title": "Why", "theme": "tolls", "relation": "agreement"},
        refs=(Ref(marsh.slug, "p3", place), Ref(other.slug, "p1", place)),
        commentary="A commentary.",
        place=place,
    )
    edition = replace(small, parallels=(parallel,))
    ids = frozenset(marsh.opening.ids)
    strip = page_strip(edition, marsh, ids)
    assert strip is not None
    assert strip.dark == {1: f"M{2 * (BAR + GAP)} 0h{BAR}v20h-{BAR}z"}
    bare = page_strip(small, marsh, ids)
    assert bare is not None
    assert bare.dark == {}
    assert page_strip(small, marsh, frozenset({"p1"})) is None


def test_passages_and_the_notes_on_them_are_dark_where_something_is(
    small: Edition,
) -> None:
    marsh = small.texts[0]
    hosts = {note_id(mark.label): mark.host for mark in marsh.document.marks}
    assert hosts["n1"] != "p3"
    strip = place_strip(small, [(marsh.slug, "n1"), (marsh.slug, "p3")])
    assert strip is not None
    numbers = [passage.id for passage in marsh.passages]
    wanted = {numbers.index(hosts["n1"]), numbers.index("p3")}
    found = {
        int(at) // (BAR + GAP)
        for at, _ in BARS.findall(strip.runs[0].dark[Shade(1, is_pooled=False)])
    }
    assert found == wanted
    assert strip.runs[1].dark == {}


def test_what_is_in_one_passage_has_a_strip_and_what_is_in_none_has_not(
    small: Edition,
) -> None:
    marsh = small.texts[0]
    strip = place_strip(small, [(marsh.slug, "p3")] * 3)
    assert strip is not None
    assert [*strip.runs[0].dark] == [Shade(3, is_pooled=False)]
    assert place_strip(small, []) is None


def test_where_only_editors_have_something_to_say_a_bar_is_hollow(
    small: Edition,
) -> None:
    marsh = small.text["marsh-1990"]
    strip = place_strip(
        small, [(marsh.slug, "p3")], [(marsh.slug, "p3"), (marsh.slug, "p4")]
    )
    assert strip
    run = next(run for run in strip.runs if run.text is marsh)
    assert [shade.level for shade in run.dark] == [0, 1]


def test_rows_lie_on_a_ground_that_is_there_once(built_small: Edition) -> None:
    for path in ("glossary", "timeline"):
        page = html.parse(built_small.root / "site" / path / "index.html")
        rows = page.xpath("//*[@class='strip strip--row']/use/@href")
        assert rows
        assert set(rows) == {"#strip-ground"}
        assert len(page.xpath("//*[@id='strip-ground']")) == 1


def test_where_passages_were_counted_together_a_full_bar_rises_over_them() -> None:
    drawn = dict(_bars(0, Counter({(0, 2): 2, (1, 1): 2})))
    pooled, full = drawn[Shade(2, is_pooled=True)], drawn[Shade(2, is_pooled=False)]
    tops = [int(top) for top in TOPS.findall(pooled)]
    assert TOPS.findall(full) == ["0"]
    assert min(tops) > 0
    assert all(later - top > LINE for top, later in pairwise(tops))
    assert tops[-1] + LINE == HEIGHT
