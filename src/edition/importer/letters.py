"""Tell what frames a letter: where and when it was written, and who signed it."""

import re
from functools import cache
from itertools import islice

from babel.dates import get_day_names

from edition.importer.lines import GAP, HEADING, NOTE, PAGE, PROSE, TEXT, Line, Lines
from edition.importer.prose import ends_sentence
from edition.importer.reference_dates import LANGUAGES, day_in, month_in

PLACE = re.compile(r"(?P<name>[^\d,]{2,60}),\s")
POSTSCRIPT = re.compile(r"P\.?\s?S\.?\s|Постскриптум|Nachschrift|Dopisek", re.I)
OUTER = 5
"""Passages at the head of a letter, or at its foot, among which its frame stands."""
SHORT = 8
"""Words of a closing formula, such as “We remain, Sirs, your obedient servants,”."""
NAME = 4
"""Words of a name, or of what stands above it: “Your sister”."""
HEAD = 3
"""Passages of a letter of which none is its foot."""
MOST_LINES = 4
"""Lines of a date-line or a signature, at most."""
SALUTATION = re.compile(
    r"""
    (?: (?:o\s)? (?:my|mein\w?|mon|ma|mój|moja|мой|моя|мій|моя) \s )?
    (?: (?:very\s)? dear(?:est)? | sehr\sgeehrte\w? | lieb\w* | ch[eè]re?s? | дорог\w+
      | уважаем\w+ | шановн\w+ | люб\w+ | drog\w+ | szanown\w+ | kochan\w+ )
      \b [^.,;:!?]{0,50} (?: ,\s [^.,;:!?]{1,30} )? [,!:]
    | (?: sirs? | gentlemen | madam | monsieur | madame ) [,!:]
    """,
    re.VERBOSE | re.IGNORECASE,
)
INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]{2}")
CLOSING = re.compile(
    r"""
    (?: i\s(?:am|remain) | we\s(?:are|remain) | believe\sme | yours? | ever\b | love\b
      | (?:most\s)? (?:sincerely|faithfully|truly|respectfully|affectionately)
      | (?:with|kind|best|warm|all) \s .{0,30} (?:love|regards?|wishes|respect)
      | dein\w? | ihre? | eu(?:er|re) | mit\s .{1,20} grüßen | hochachtungsvoll
      | votre | v[oô]tre | ton | bien\sà | je\ssuis | твой | твоя | ваша? | твій
      | с\sуважением | з\sповагою | tw[oó]j\w? | wasz\w? | z\spoważaniem ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How a letter is closed above the name of who wrote it."""


def lined_part(texts: list[str]) -> str:
    """Return what lines are that frame a letter and stay lines, if they do."""
    if not 1 < len(texts) <= MOST_LINES or any(len(x.split()) > SHORT for x in texts):
        return ""
    *above, last = texts
    if _is_date_line(" ".join(texts)):
        return "dateline"
    closes = any(map(CLOSING.match, above))
    stops = all(x.endswith((",", "!", ".")) or CLOSING.match(x) for x in above)
    names = len(last.split()) <= NAME and last[:1].isupper() and not ends_sentence(last)
    dated = INITIALS.match(texts[0]) and month_in(last)
    return "signature" if dated or (closes and stops and names) else ""


def opens_letter(line: Line) -> bool:
    """Tell a date-line or an address to someone, which are no title."""
    text = line.text.strip("*_ ")
    dated = len(text.split()) <= SHORT and _is_date_line(text)
    return line.label == ".dateline" or dated or is_salutation(text)


def is_salutation(text: str) -> bool:
    """Tell how a letter addresses someone: “Dear Zofia,”."""
    words = text.rstrip("-—")
    return len(text.split()) <= SHORT and SALUTATION.fullmatch(words) is not None


def letter_parts(lines: Lines) -> dict[int, str]:
    """Return the kind of each passage that frames a letter, by its place.

    Between two headings is one letter; what has no salutation, or neither a date-line
    nor a signature, is none.
    """
    found: dict[int, str] = {}
    section: list[int] = []
    for index, line in enumerate(lines):
        if line.kind in PROSE:
            section.append(index)
        elif line.kind == HEADING:
            found |= _parts(lines, section)
            section = []
    return found | _parts(lines, section)


def _parts(lines: Lines, section: list[int]) -> dict[int, str]:
    passages = tuple(lines[i] for i in section)
    parts = {section[at]: _head(p.text) for at, p in enumerate(passages[:OUTER])}
    parts |= {section[at]: _foot(passages, at) for at, _ in _last(passages)}
    parts |= {
        i: line.label[1:]
        for i, line in zip(section, passages, strict=True)
        if line.label in (".dateline", ".signature")
    }
    found = {index: part for index, part in parts.items() if part}
    kinds = {*found.values()}
    return found if "salutation" in kinds and len(kinds) > 1 else {}


def _last(passages: Lines) -> list[tuple[int, Line]]:
    """Return the last passages, but none that is among the first of a long letter."""
    first = min(OUTER, len(passages) - OUTER)
    return [*enumerate(passages)][max(HEAD, first, len(passages) - OUTER) :]


def _head(text: str) -> str:
    """Return what a passage at the head of a letter is, if it frames it."""
    words = len(text.split())
    if _is_date_line(text) or (words <= SHORT and day_in(text)):
        return "dateline"
    brief = words <= NAME and text.rstrip("-—").endswith((",", "!"))
    return "salutation" if brief or is_salutation(text) else ""


def _foot(passages: Lines, at: int) -> str:
    """Return the same of one at its foot."""
    text = passages[at].text
    if POSTSCRIPT.match(text):
        return "postscript"
    if _is_date_line(text):
        return "dateline"
    closes = any(_is_closing(line.text) for line in passages[at - 2 : at + 1])
    brief = len(text.split()) <= SHORT and not ends_sentence(text)
    signs = closes or any(_is_last(passages, i) for i in (at, at - 1))
    return "signature" if brief and signs else ""


def _is_closing(text: str) -> bool:
    """Tell a closing formula, which ends in a comma."""
    return text.endswith(",") and len(text.split()) <= SHORT


def is_of_letter(lines: Lines, index: int) -> bool:
    """Tell a date-line or a signature, which is short and no heading."""
    text = lines[index].text
    if len(text.split()) > SHORT or lines[index].kind != TEXT:
        return False
    return (
        _is_date_line(text) or _is_below_closing(lines, index) or _is_last(lines, index)
    )


def _is_date_line(text: str) -> bool:
    """Tell a place and a day; a day of the week may head an entry of a diary."""
    place = PLACE.match(text)
    if not place or place["name"].strip(" *_").lower() in _weekdays():
        return False
    return bool(day_in(text))


def _is_below_closing(lines: Lines, index: int) -> bool:
    """Tell a name below words that end in a comma."""
    above = lines[index - 1] if index else None
    if (
        above is None
        or above.kind != TEXT
        or any(c.isdigit() for c in lines[index].text)
    ):
        return False
    return _is_closing(above.text)


def _is_last(lines: Lines, index: int) -> bool:
    """Tell what has nothing but a name below it: “Your sister” above “Marit”."""
    if len(lines[index].text.split()) > NAME:
        return False
    rest = (lines[i] for i in range(index + 1, len(lines)))
    below = (x for x in rest if x.kind not in (GAP, PAGE, NOTE) and x.text)
    names = [line.text for line in islice(below, 2)]
    return (
        len(names) == 1
        and len(names[0].split()) <= NAME
        and not ends_sentence(names[0])
    )


@cache
def _weekdays() -> frozenset[str]:
    """Return the days of the week in all languages, in small letters."""
    return frozenset(
        name.lower().rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", language).values()
    )
