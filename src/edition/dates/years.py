"""Name years and decades: the year 0 of EDTF is 1 BC, and there is none between."""

from edition.dates.words import year_words


def year_name(year: int) -> str:
    """Return “1787”, or “28 BC” for -27."""
    return year_words(str(year))


def years_of(edtf: str, first: int) -> str:
    """Return the first year of a date, or the years of which one is not known."""
    year = edtf[:4]
    is_known = "X" not in year or year.startswith("-")
    return year_name(first) if is_known else year_words(year)


def years_name(ends: tuple[int, int]) -> str:
    """Return “1774–1787”, “44–28 BC”, “28 BC–1787”, or the year that is both."""
    first, last = ends
    before = year_name(first)
    if first == last:
        return before
    if last < 1:
        before = str(1 - first)
    return f"{before}–{year_name(last)}"


def period_of(year: int, unit: int = 10) -> int:
    """Return the year in which the decade of a year begins: -29, 30 BC, for -27."""
    if year < 1:
        return (year - 1) // unit * unit + 1
    return max(year // unit * unit, 1)


def decade_name(first: int) -> str:
    """Return “1990s”, “30–21 BC” or “1–9” for the year in which it begins."""
    if first == 1:
        return "1–9"
    sign = "-" if first < 1 else ""
    return year_words(f"{sign}{abs(first) // 10:03}X")


def year_id(year: int) -> str:
    """Return what stands for a year in an anchor: “1787”, “28-bc”."""
    return str(year) if year > 0 else f"{1 - year}-bc"
