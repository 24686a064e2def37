"""Join lines to paragraphs: by tags, by white, by indents, by short last lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from edition.importer.pages import kinds
from edition.importer.pages.headings import Headings, Rank
from edition.importer.pages.labels import label_of
from edition.importer.pages.lines import Line, Spot
from edition.importer.pages.margins import Placed

BULLET = re.compile(r"\s*(?:[•●▪◦‣⁃➢✓·–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
SIGN = re.compile(r"\s*[•●▪◦‣⁃➢✓]\s*")
DOUBTFUL = re.compile(r"\s*(?:[–—-]|\d)")
ENDS = re.compile(r"(?:[.?!:…][”\"’')\]»\d]*|[↩↵][\ufe0e\ufe0f]?)\s*\Z")
CLOSES = re.compile(r"[.;:?!]\W*\Z")
LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]+\s*\Z")
SHORTEST_ENTRY = 4
"""Letters of a link that may be an entry of a table of contents."""
LEAST_INDENT, MOST_INDENT = 0.5, 4.2
MOST_WHITE = 1.32


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    kind: str
    lines: list[Line]
    column: int
    level: int = 0
    confidence: float = 1.0
    indent: float = 0.0
    is_item: bool = False
    tags: set[str] = field(default_factory=set)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """Its words, lines as they are."""
        return " ".join(line.text.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a document is set."""

    body: float
    lead: float
    """From one baseline to the next."""
    indents: bool
    """Whether paragraphs begin with an indent."""

    def leading(self, size: float) -> float:
        """Return how far apart the lines of a size are."""
        return max(self.lead * size / self.body, size)


def setting_of(stream: Sequence[Placed], body: float) -> Setting:
    """Measure the leading and the indents of a text."""
    gaps: Counter[float] = Counter()
    indented = 0
    for a, b in pairwise(stream):
        if a.line.size == b.line.size == body and a.column == b.column:
            gap = b.line.baseline - a.line.baseline
            if 0.5 * body < gap < 3 * body:
                gaps[round(gap * 2) / 2] += 1
            step = b.indent - a.indent
            if _is_indent(step, body) and abs(a.indent) < 0.3 * body:
                indented += 1
    lead = gaps.most_common(1)[0][0] if gaps else 1.2 * body
    return Setting(body, lead, indented > 0.02 * len(stream))


def _is_indent(step: float, size: float) -> bool:
    return LEAST_INDENT * size < step < MOST_INDENT * size


def paragraphs(
    stream: Iterable[Placed], setting: Setting, headings: Headings | None
) -> list[Paragraph]:
    """Join the lines of a text; without headings, those of notes.

    Args:
        stream: lines in reading order.
        setting: how the text is set.
        headings: what is known of headings.
    """
    found: list[Paragraph] = []
    before: Placed | None = None
    for placed in stream:
        rank = headings.rank(placed) if headings else Rank(0.0)
        if before is None or _begins(
            before, placed, found[-1], rank, setting, headings
        ):
            found.append(_opened(placed, rank))
        else:
            found[-1].lines.append(placed.line)
        before = placed
    return found


def _opened(placed: Placed, rank: Rank) -> Paragraph:
    line = placed.line
    kind = kinds.HEADING if rank.confidence else line.kind
    if kind == kinds.HEADING and not rank.confidence:
        kind = kinds.PARAGRAPH
    if not kind and is_entry(line):
        kind = kinds.CONTENTS
    return Paragraph(
        kind=kind or kinds.PARAGRAPH,
        lines=[line],
        column=placed.column,
        level=rank.level,
        confidence=rank.confidence or 1.0,
        indent=placed.indent,
        is_item=kind == kinds.ITEM or bool(BULLET.match(line.text)),
    )


def _begins(
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
    if was_heading:
        close = same_column and 0 < step < 2 * b.size
        return not close or abs(a.size - b.size) > 0.6 or _two_titles(open_, rank)
    if open_.kind == kinds.CONTENTS or is_entry(b):
        return open_.kind != kinds.CONTENTS or _is_next_entry(a, b)
    if headings is None:
        return label_of(b) is not None or _indented(
            before, placed, open_, setting, True
        )
    if abs(a.size - b.size) > 0.75 and len(b.text) > 8:
        return True
    if same_column and step > MOST_WHITE * setting.leading(b.size):
        return True
    if placed.hangs:
        return placed.indent < LEAST_INDENT * b.size
    return (
        _indented(before, placed, open_, setting, setting.indents)
        or _bulleted(before, placed, open_, setting)
        or _after_short_line(before, placed, setting)
    )


def is_entry(line: Line) -> bool:
    """Tell whether a line is one of a table of contents."""
    return bool(LEADERS.search(line.text)) or leads(line) is not None


def leads(line: Line) -> Spot | None:
    """Return where a line leads that is one link into the document."""
    letters = sum(len(p.text.strip()) for p in line.pieces)
    linked = [p for p in line.pieces if p.target]
    if not linked or sum(map(str.isalpha, line.text)) < SHORTEST_ENTRY:
        return None
    most = sum(len(p.text.strip()) for p in linked) > 0.5 * letters
    return linked[0].target if most else None


def _is_next_entry(a: Line, b: Line) -> bool:
    """Tell whether an entry begins that is not the rest of the one before."""
    one, other = leads(a), leads(b)
    if one and other:
        return one != other
    return bool(LEADERS.search(a.text)) or bool(one)


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
    if not _is_indent(step, setting.body):
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
