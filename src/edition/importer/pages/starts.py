"""Tell where a paragraph begins: by tags, white, indents, bullets, short last lines."""

import re

from edition.importer.pages import kinds
from edition.importer.pages.contents import is_entry, is_next_entry
from edition.importer.pages.headings import Headings, Rank
from edition.importer.pages.labels import label_of
from edition.importer.pages.margins import Placed
from edition.importer.pages.paragraph import Paragraph
from edition.importer.pages.setting import LEAST_INDENT, Setting, is_indent

BULLET = re.compile(r"\s*(?:[•●▪◦‣⁃➢✓·–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
DOUBTFUL = re.compile(r"\s*(?:[–—-]|\d)")
ENDS = re.compile(r"(?:[.?!:…][”\"’')\]»\d]*|[↩↵][\ufe0e\ufe0f]?)\s*\Z")
CLOSES = re.compile(r"[.;:?!]\W*\Z")
DIVIDED = re.compile(r"[^\W\d_][-\u00ad\u2010¬]\s*\Z")
"""A word that goes on in the next line."""
NUMBER = re.compile(
    r"""
    (?: chapter | part | book | appendix | kapitel | teil | anhang | chapitre | partie
      | annexe | capitolo | parte | hoofdstuk | bijlage | глава | часть | приложение
      | розділ | додаток ) \s+ (?: \d{1,3} | [ivxlc]{1,7} | [a-z] ) \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A line of a heading whose title stands below it."""
MOST_LEAD = 4.0
"""From the number of a chapter to its title, at most, in its size."""
MOST_WHITE = 1.32
"""White between the lines of a paragraph, at most, in its leading."""


def begins(
    before: Placed,
    placed: Placed,
    open_: Paragraph,
    rank: Rank,
    setting: Setting,
    headings: Headings | None,
) -> bool:
    """Tell whether a line begins a paragraph."""
    a, b = before.line, placed.line
    same_column = before.column == placed.column
    step = b.baseline - a.baseline
    if a.kind == b.kind == kinds.TABLE and (a.element or b.element):
        return a.element != b.element
    if same_column and abs(step) < 0.3 * b.size:
        return False
    was_heading = open_.kind == kinds.HEADING
    if a.element or b.element or a.region or b.region:
        told = _told(before, placed, open_)
        if told is not None:
            return told
    if bool(rank.confidence) != was_heading:
        return True
    if was_heading and NUMBER.fullmatch(open_.text):
        return not same_column or step > MOST_LEAD * b.size
    if was_heading:
        close = same_column and 0 < step < 2 * b.size
        return not close or abs(a.size - b.size) > 0.6 or _two_titles(open_, rank)
    if open_.kind == kinds.CONTENTS or is_entry(b):
        return open_.kind != kinds.CONTENTS or is_next_entry(a, b)
    if DIVIDED.search(a.text) and b.text.lstrip()[:1].islower():
        return False
    if headings is None:
        return label_of(b) is not None or _indented(
            before, placed, open_, setting, True
        )
    if abs(a.size - b.size) > 0.75 and len(b.text) > 8:
        return True
    if same_column and step > MOST_WHITE * setting.leading(b.size):
        return True
    if placed.hangs:
        return placed.indent < max(LEAST_INDENT * b.size, placed.hangs / 2)
    return (
        _indented(before, placed, open_, setting, setting.indents)
        or _bulleted(before, placed, open_, setting)
        or _after_short_line(before, placed, setting)
    )


def _two_titles(open_: Paragraph, rank: Rank) -> bool:
    """Tell whether the outline has two entries where one heading could stand."""
    return bool(rank.level) and bool(open_.level) and rank.level != open_.level


def _told(before: Placed, placed: Placed, open_: Paragraph) -> bool | None:
    """Tell by what the source says, where it does."""
    a, b = before.line, placed.line
    if a.kind != b.kind:
        return True
    if a.element and a.element == b.element:
        return False
    if a.region and a.region == b.region and not (a.element or b.element):
        return None
    if before.column == placed.column and a.page == b.page and a.region == b.region:
        return True
    if open_.kind in (kinds.HEADING, kinds.TABLE, kinds.ITEM):
        return True
    return not goes_on(a.text, b.text) or before.room > 0.3 * before.width


def goes_on(one: str, other: str) -> bool:
    """Tell by its words whether a sentence goes on from one line to the next."""
    if ENDS.search(one):
        return False
    start = other.strip()[:1]
    return start.islower() or start in "(—–" or one.rstrip().endswith(("-", ","))


def _indented(
    before: Placed, placed: Placed, open_: Paragraph, setting: Setting, used: bool
) -> bool:
    """Tell whether a line is set in, and the one before it is not."""
    a, b = before.line, placed.line
    if not used or a.size != b.size or open_.is_item:
        return False
    step = placed.indent - before.indent
    if not is_indent(step, setting.body):
        return False
    margin = 0.0 if setting.indents else open_.indent
    return abs(before.indent - margin) < 4


def _bulleted(
    before: Placed, placed: Placed, open_: Paragraph, setting: Setting
) -> bool:
    """Tell whether a line is the next item of a list."""
    a, b = before.line, placed.line
    if not BULLET.match(b.text):
        return False
    ended = before.room > 3 * b.size or bool(CLOSES.search(a.text))
    small = b.size < setting.body - 0.4
    turned = a.page != b.page and bool(ENDS.search(a.text))
    sure = turned or not DOUBTFUL.match(b.text)
    return ended and (open_.is_item or small or sure)


def _after_short_line(before: Placed, placed: Placed, setting: Setting) -> bool:
    """Tell whether the line before ended early, with its sentence."""
    a, b = before.line, placed.line
    words = b.text.split(maxsplit=1)
    if not words or not ENDS.search(a.text):
        return False
    needed = len(words[0]) * b.width / max(1, len(b.text)) + 0.6 * b.size
    if before.room - needed < 0.3 * b.size:
        return False
    if not setting.indents or placed.indent > 4:
        return True
    return before.room > 0.25 * before.width and a.page != b.page
