"""Dates in EDTF: what is valid, how they sort, and how they read."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from edition.dates import parse_date, phrases
from edition.dates.years import (
    decade_name,
    period_of,
    year_id,
    year_name,
    years_name,
)
from support import run

WORDS = {
    "2008-06-05": "5 June 2008",
    "2008-06": "June 2008",
    "2008": "2008",
    "2008~": "about 2008",
    "2008?": "2008 (uncertain)",
    "2008%": "about 2008 (uncertain)",
    "2008-06-05~": "about 5 June 2008",
    "197X": "1970s",
    "19XX": "1900–1999",
    "1XXX": "1000–1999",
    "19XX/2000": "1900–1999 – 2000",
    "-01XX": "200–101 BC",
    "-019X": "200–191 BC",
    "2001-34": "second quarter of 2001",
    "2004-XX-25": "some time in 2004",
    "2004-XX": "some time in 2004",
    "1985-04-XX": "some day in April 1985",
    "0988": "988",
    "-0043": "44 BC",
    "-0041/-0036": "42–37 BC",
    "-0041/0000": "42–1 BC",
    "-0041-03/-0036": "March 42 BC – 37 BC",
    "2004-06~-11": "about 11 June 2004",
    "?2004-06-11": "11 June 2004 (uncertain)",
    "2008-21": "spring 2008",
    "2008-24": "winter 2008",
    "2008-27": "autumn 2008",
    "2008-34": "second quarter of 2008",
    "2008-41": "second half of 2008",
    "1989/1991": "1989–1991",
    "2010-01/2010-03": "January–March 2010",
    "1999-03/2000-02": "March 1999 – February 2000",
    "1999-03-24/1999-06-10": "24 March – 10 June 1999",
    "1997-07-08/1997-07-09": "8–9 July 1997",
    "2003-08-11/2014-12": "11 August 2003 – December 2014",
    "2007/2009-09-17": "2007 – 17 September 2009",
    "2001-06-16/2008": "16 June 2001 – 2008",
    "2001-21/2003": "spring 2001 – 2003",
    "1947~/1991~": "about 1947 – about 1991",
    "1964~/2008?": "about 1964 – 2008 (uncertain)",
    "/1991": "until 1991 (beginning unknown)",
    "1991/": "from 1991 (end unknown)",
    "2022-02-24/..": "from 24 February 2022",
    "../1991": "until 1991",
    "[2017-07..]": "July 2017 or later",
    "[..1991]": "1991 or earlier",
    "[..1990-12-31]": "before 1991",
    "[1989..1991]": "between 1989 and 1991",
    "[1667,1668,1670..1672]": "1667, 1668 or 1670–1672",
    "{1667,1668}": "1667 and 1668",
    "{1960,1961-12}": "1960 and December 1961",
    "{2017..}": "2017 and later",
}
INVALID = (
    *("", " ", "2008-13", "2008-6-5", "2008-02-30", "2007-02-29", "2008-06-31"),
    *("June 2008", "5 June 2008", "08-06-05", "2008/2007", "2008-06-05/2008-06-04"),
    *("20080605", "2008-00", "2008-06-00", "yesterday", "[2017-07", "2008-06-05-01"),
    *("2001-42", "/", "../..", "[..]"),
    *("2008-06-05\n", "２００８", "1/2/2008", "2008–2009"),
)


@pytest.mark.parametrize(("edtf", "words"), WORDS.items())
def test_a_date_reads_as_words(edtf: str, words: str) -> None:
    assert parse_date(edtf).words == words
    assert str(parse_date(edtf)) == words


@pytest.mark.parametrize("edtf", INVALID)
def test_what_is_not_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match="is not a date in EDTF"):
        parse_date(edtf)


@pytest.mark.parametrize("edtf", ["2008-02-29", "2000-02-29", "2008-12-31", "0001"])
def test_days_of_the_calendar_are_accepted(edtf: str) -> None:
    assert parse_date(edtf).edtf == edtf


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("2008-06-05", 2008),
        ("1989/1991", 1989),
        ("[2017-07..]", 2017),
        ("[..1991]", 1991),
        ("../1991", 1991),
        ("197X", 1970),
        ("2022-02-24/..", 2022),
    ],
)
def test_the_year_is_the_first_or_the_last_where_that_is_open(
    edtf: str, year: int
) -> None:
    assert parse_date(edtf).year == year


def days() -> st.SearchStrategy[str]:
    """Draw plain years, months and days, some of which there are not."""
    number = st.integers(0, 9999).map("{:04}".format)
    month, day = st.integers(1, 12), st.integers(1, 31)
    return st.one_of(
        number,
        st.builds("{}-{:02}".format, number, month),
        st.builds("{}-{:02}-{:02}".format, number, month, day),
    )


FORMS = ("{}", "{}~", "{}?", "{}%", "{}/{}", "{}~/{}?", "{}%/..", "[{}..]")


DATES = st.builds(str.format, st.sampled_from(FORMS), days(), days())
DECADES = st.integers(0, 999).map("{:03}X".format)
SEASONS = st.builds("{:04}-{}".format, st.integers(0, 9999), st.integers(21, 24))


@given(DATES | DECADES | SEASONS)
def test_plain_dates_are_read_as_the_library_reads_them(edtf: str) -> None:
    try:
        found = parse_date(edtf)
    except ValueError:
        assume(False)
    parsed = parse_edtf(edtf)
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    assert found.earliest == tuple(lower)[:3]
    expected = (upper, 0, 0) if isinstance(upper, float) else tuple(upper)[:3]
    assert found.latest == expected


def test_plain_dates_do_not_wait_for_the_library(tmp_path: Path) -> None:
    code = "import sys; from edition.dates import parse_date; parse_date('2008-06~'); "
    code += "print('edtf' in sys.modules)"
    assert run(tmp_path, sys.executable, "-c", code).stdout == "False\n"


def test_dates_sort_by_their_first_day_and_then_by_their_last() -> None:
    ordered = ["1987", "1989/1991", "1990-05", "1990-05-02", "1990-06", "1991", "2001"]
    for first, second in pairwise(map(parse_date, ["0001", *ordered])):
        assert (first.earliest, first.latest) <= (second.earliest, second.latest)


def test_an_open_end_sorts_last_and_an_open_beginning_first() -> None:
    assert parse_date("2022/..").latest > parse_date("9999").latest
    assert parse_date("[..1991]").earliest < parse_date("0001").earliest
    assert parse_date("1991/").latest == parse_date("1991/..").latest
    assert parse_date("/1991").earliest == parse_date("../1991").earliest


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (
            "2008-06-05",
            (
                *("5 June 2008", "5. June 2008", "June 5, 2008"),
                *("5 June", "5. June", "June 2008", "2008"),
            ),
        ),
        ("2008-06", ("June 2008", "2008")),
        ("2008~", ("2008",)),
        ("2008", ("2008",)),
        ("2008-21", ("spring 2008", "2008")),
        ("197X", ()),
        ("1989/1991", ()),
        ("[2017-07..]", ()),
    ],
)
def test_phrases_go_from_the_most_exact_to_the_least(
    edtf: str, expected: tuple[str, ...]
) -> None:
    assert phrases(parse_date(edtf), "en") == expected


@pytest.mark.parametrize(
    ("year", "name", "decade", "id"),
    [
        (1787, "1787", "1780s", "1787"),
        (10, "10", "10s", "10"),
        (5, "5", "1–9", "5"),
        (1, "1", "1–9", "1"),
        (0, "1 BC", "10–1 BC", "1-bc"),
        (-9, "10 BC", "10–1 BC", "10-bc"),
        (-10, "11 BC", "20–11 BC", "11-bc"),
        (-27, "28 BC", "30–21 BC", "28-bc"),
    ],
)
def test_years_before_the_first_count_down(
    year: int, name: str, decade: str, id: str
) -> None:
    assert year_name(year) == name
    assert decade_name(period_of(year)) == decade
    assert year_id(year) == id


@pytest.mark.parametrize(
    ("ends", "name"),
    [
        ((1774, 1787), "1774–1787"),
        ((1787, 1787), "1787"),
        ((-43, -27), "44–28 BC"),
        ((-27, 1787), "28 BC–1787"),
    ],
)
def test_two_years_are_named_shortly(ends: tuple[int, int], name: str) -> None:
    assert years_name(ends) == name


def test_centuries_begin_where_no_year_is_skipped() -> None:
    assert [period_of(year, 100) for year in (-150, -99, 0, 1, 150)] == [
        *(-199, -99, -99, 1, 100)
    ]
