"""Read author, date and place of publication off what stands before a text."""

import re
from collections.abc import Iterator

from edition.importer.layout import SMALL
from edition.importer.lines import HEADING, MATTER, PROSE, Line, Lines
from edition.importer.reference_dates import day_in, month_in
from edition.importer.reference_parts import NUMBERS, PAGES, YEAR, authors

ENGLISH, TITLE, AUTHOR, DATE = "en", "title", "author", "date"
EDTF = re.compile(r"\d{4}(?:-\d{2}){0,2}")
BY = re.compile(r"(?:by|von|par|przez|автор:?)\s+(?P<names>\S.*)", re.I)
FROM = re.compile(
    r"""
    (?: (?: first \s | re )? (?: published | printed ) \s in | from | in | aus | dans
      | erschienen \s in | z | w | из | з | у ) [:\s] \s? (?-i:the\s)?
    (?! (?:the\s)? (?: collection | originals? | manuscript | latin | greek | german
      | french | english | russian | polish | italian | spanish ) \b )
    (?P<name> [^,.;:(\d\n]{3,120} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
SUBTITLE = re.compile(r"(?:an?|eine?|une?)\s\S+(?:\s(?:in|of|from|by)\s.{1,60})?", re.I)
"""What stands below a title and says what is to follow: “A Sketch”."""
AND = re.compile(r",? (?:and|und|et|i|и|та|&) |; ")
LENGTHS = range(2, 5)
"""Words of the name of a person."""
NUMERAL = re.compile(r"(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")
YEARS = re.compile(r"(?P<first>1\d{3}|20\d\d)\s?[-–—]\s?(?P<last>1\d{3}|20\d\d)")
DAY = 5
"""Words of a date, with the day of the week and a preposition."""
SHORT = 15
"""Words from which on a paragraph is one of the text, not what stands before it."""


def title_facts(blocks: Lines, language: str) -> dict[str, str | list[str]]:
    """Return the fields of front matter that the lines before a text fill.

    Args:
        blocks: what the steps made of a document.
        language: that of the document: in English, capitals of a title are only its
            print.

    Returns:
        As far as they are stated: ``title``, ``subtitle``, ``author`` (a list of names
        as “Family, Given”), ``date`` in EDTF, ``container``, ``volume``, ``issue``,
        ``pages``.
    """
    lines = [*_before(blocks)]
    found: dict[str, str | list[str]] = {}
    for name, words in _titles([b for b in blocks if b.kind == MATTER]):
        is_print = language == ENGLISH and words.isupper()
        found[name] = _in_small_letters(words) if is_print else words
    if names := _named(blocks) or next(filter(None, map(_authors, lines)), []):
        found["author"] = names
    if date := _dated(blocks) or next(filter(None, map(_date, lines)), ""):
        found["date"] = date
    return found | next(filter(None, map(_container, lines)), {})


def _titles(page: list[Line]) -> Iterator[tuple[str, str]]:
    """Yield the title, and what stands below it and says only what is to follow."""
    titles = (i for i, line in enumerate(page) if line.label == TITLE)
    at = next((i for i in titles if not _is_day(page[i].text)), -1)
    is_below = at > 0 and SUBTITLE.fullmatch(page[at].text)
    if at >= 0:
        yield "title", page[at - bool(is_below)].text
    if is_below:
        yield "subtitle", page[at].text


def _is_day(words: str) -> bool:
    """Tell the day over the first entry of a diary."""
    return len(words.split()) <= DAY and day_in(words) != ""


def _in_small_letters(title: str) -> str:
    """Write a title in capitals as English writes titles: “The Keeping of Ferries”."""
    written: list[str] = []
    for word in title.split():
        is_small = written and written[-1][-1] not in ":." and word.lower() in SMALL
        written.append(word.lower() if is_small else _capitalised(word))
    return " ".join(written)


def _capitalised(word: str) -> str:
    if NUMERAL.fullmatch(word.strip(".,:;")):
        return word
    start = next((i for i, sign in enumerate(word) if sign.isalpha()), 0)
    return word[: start + 1] + word[start + 1 :].lower()


def title_page_lines(blocks: Lines) -> tuple[str, ...]:
    """Return what was set apart from a text."""
    return tuple(b.text for b in blocks if b.kind == MATTER)


def _before(blocks: Lines) -> Iterator[str]:
    """Yield the lines set apart, and those at the head of the text that are short."""
    page = (b for b in blocks if b.kind == MATTER)
    yield from (b.text for b in page if b.label != TITLE or _is_day(b.text))
    for block in blocks:
        if block.kind in PROSE and len(block.text.split()) >= SHORT:
            return
        if block.kind in (HEADING, *PROSE):
            yield block.text


def _named(blocks: Lines) -> list[str]:
    """Return the authors whom a document names as such, as “Family, Given”."""
    found: list[str] = []
    for block in blocks:
        if block.kind == MATTER and block.label == AUTHOR:
            is_parted = block.text.count(",") == 1
            named = [block.text] if is_parted else _authors(f"by {block.text}")
            found += named or _inverted(block.text)
    return found


def _inverted(words: str) -> list[str]:
    """Write names of persons as “Family, Given”, if all their words have capitals."""
    names = [name.split() for name in AND.split(words.strip(" ."))]
    if not all(len(name) in LENGTHS and _has_capitals(name) for name in names):
        return []
    return [f"{name[-1]}, {' '.join(name[:-1])}" for name in names]


def _has_capitals(name: list[str]) -> bool:
    return all(word[0].isupper() for word in name)


def _dated(blocks: Lines) -> str:
    """Return the date that a document names as such, in EDTF."""
    said = (b.text for b in blocks if b.kind == MATTER and b.label == DATE)
    return next((text for text in said if EDTF.fullmatch(text)), "")


def _authors(line: str) -> list[str]:
    """Return the names that follow “by”, as “Family, Given”; a pseudonym as it is."""
    found = BY.fullmatch(line.strip(" *_."))
    if not found:
        return []
    words = found["names"].title() if found["names"].isupper() else found["names"]
    names, _ = authors(f"{words}, …")
    if names:
        return names.split(" and ")
    return [words] if len(words.split()) == 1 else []


def _date(line: str) -> str:
    """Return the day, month or year that a line names, or the years it runs through."""
    if years := YEARS.fullmatch(line.strip(" *_()[].")):
        return f"{years['first']}/{years['last']}"
    year = YEAR.search(line)
    return day_in(line) or month_in(line) or (year["year"] if year else "")


def _container(line: str) -> dict[str, str | list[str]]:
    """Return where a line says that the text was published, if it says so."""
    found = FROM.match(line.strip(" *_(["))
    if not found or not any(word[:1].isupper() for word in found["name"].split()):
        return {}
    fields: dict[str, str | list[str]] = {"container": found["name"].strip(" *_")}
    numbers = next(filter(None, (pattern.search(line) for pattern in NUMBERS)), None)
    for name, ours in (("volume", "volume"), ("number", "issue")):
        if numbers and numbers.groupdict().get(name):
            fields[ours] = numbers[name]
    if pages := PAGES.search(line):
        fields["pages"] = pages["pages"]
    return fields
