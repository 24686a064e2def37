"""What of a date is certain and what is possible, and where it is drawn."""

from math import inf, isclose

import pytest

from edition.chronology import certainty, chronological, stances
from edition.dates import parse_date
from edition.dates.spans import span
from edition.model import Edition, Event
from edition.problems import Place
from edition.views.timeline_scale import rows, scale


def event(edtf: str, dating: str = "stated") -> Event:
    place = Place("data/timeline.yml")
    date = parse_date(edtf)
    return Event(
        id="x",
        label="X",
        date=date,
        dating=dating,
        kind="treaty",
        account="An account.",
        sources=(),
        place=place,
    )


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2008", (2008, 2008, 2009, 2009)),
        ("197X", (1970, 1970, 1980, 1980)),
        ("2008~", (2007, 2007, 2010, 2010)),
        ("1989/1991", (1989, 1990, 1991, 1992)),
        ("1947~/1991~", (1946, 1948, 1991, 1993)),
        ("2005/..", (2005, 2006, inf, inf)),
        ("../1991", (-inf, -inf, 1991, 1992)),
        ("[1989..1991]", (1989, 1989, 1992, 1992)),
        ("[..1990]", (-inf, -inf, 1991, 1991)),
        ("1991/", (1991, 1992, inf, inf)),
    ],
)
def test_a_span_tells_what_is_certain_from_what_is_possible(
    edtf: str, expected: tuple[float, ...]
) -> None:
    found = span(parse_date(edtf))
    assert (found.start, found.sure_start, found.sure_end, found.end) == expected


def test_a_day_is_a_day_and_nothing_else_is() -> None:
    assert span(parse_date("2008-06-05")).is_day
    assert span(parse_date("2008-12-31")).is_day
    for edtf in ("2008-06", "2008-06-05~", "2008-06-05/2008-06-06", "2008"):
        assert not span(parse_date(edtf)).is_day


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2008-06-05", {"stated", "day"}),
        ("1999-03-24/1999-06-10", {"stated", "day"}),
        ("1999-03/1999-06", {"stated"}),
        ("2008", {"stated"}),
        ("197X", {"stated", "vague"}),
        ("2008~", {"stated", "vague"}),
        ("1964~/2008", {"stated", "vague"}),
        ("2022-02-24/..", {"stated", "open"}),
        ("[2017-07..]", {"stated", "vague", "open"}),
    ],
)
def test_the_certainty_of_a_date_is_said(edtf: str, expected: set[str]) -> None:
    assert set(certainty(event(edtf))) == expected


def test_events_are_in_order_of_their_dates(small: Edition) -> None:
    assert [e.id for e in chronological(small)] == [
        "treaty-signed",
        "great-flood",
        "lock-repaired",
    ]


def test_a_text_names_is_silent_or_could_not_know(small: Edition) -> None:
    found = stances(small)
    assert found["treaty-signed", "marsh-1990"] == "named"
    assert found["treaty-signed", "anonymous-2001"] == "silent"
    late, open_ = small.text["marsh-1990"], small.text["anonymous-2001"]
    edition = Edition(
        small.root,
        small.settings,
        (late, open_),
        *((),) * 3,
        events=(event("2005"),),
    )
    assert stances(edition)["x", late.slug] == "too-early"
    assert stances(edition)["x", open_.slug] == "perhaps"


def test_a_scale_rises_and_ends_inside_the_drawing() -> None:
    spans = [span(parse_date(e)) for e in ("1941", "1990", "1991", "1992/..", "2024")]
    across = scale(spans, 1000)
    places = [across.at(year) for year in range(1935, 2030)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 100
    assert across.at(inf) == 100
    assert across.at(-inf) == 0
    wide = across.at(2000) - across.at(1990)
    assert wide > across.at(1970) - across.at(1960)
    assert isclose(across.at(1995) - across.at(1990), wide / 2, abs_tol=0.01)


def test_marks_of_a_row_do_not_touch() -> None:
    extents = [(0.0, 2.0), (1.0, 3.0), (2.4, 4.0), (2.6, 3.0), (9.0, 9.5)]
    assert rows(extents, 0.5) == [0, 1, 2, 0, 0]
    assert rows([], 1) == []
