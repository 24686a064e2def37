"""Find code and comments in Markdown, so that marks inside them stay marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from edition.model.fields import has_plain_spans
from edition.scan.kinds import keeps_lines, list_of
from edition.syntax import FORMULA

FENCE = re.compile(r"[ ]{0,3}(?P<run>`{3,}|~{3,})")
CLOSING = re.compile(r"[ ]{0,3}(?P<run>`{3,}|~{3,})[ ]*")
TICKS = re.compile(r"(?P<escape>\\?)(?P<run>`+)|\n")
COMMENT, END_OF_COMMENT = "<!--", "-->"
SIGNS = re.compile(r"[^\n]")
OF_A_FORMULA = re.compile(r"(?<!\n)[^\n]|[^\n>]")
"""Its signs but for those that quote its lines."""
Span = tuple[int, int]
"""Where something begins, and where it has ended."""
INDENT = ("    ", "\t")
OWNER = re.compile(r"\[\^|[-*+] |\d+[.)] ")
"""Lines that indented ones go on with: a note's definition, a list item."""
OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})[\w#.+-]*[ ]*")
FENCE_LIKE = re.compile(r"[\s>\d.):*+-]*(?:`{3}|~{3})")
PLAIN_SPAN = re.compile(r"`[^`\n]+`")


def code_spans(markdown: str) -> list[Span]:
    """Return the start and end of every piece of code, in order, none overlapping.

    Indented code counts only where the text around it is not a note's
    continuation, which is indented too.
    """
    spans: list[Span] = []
    for find in (_fences, _comments, _code, _indented):
        spans += [span for span in find(markdown) if not _in(spans, span[0])]
        spans.sort()
    return _apart(spans)


def code_blocks(markdown: str) -> list[int]:
    """Return where each block of code begins: behind a fence, or indented."""
    spans, comments = [*_fences(markdown)], [*_comments(markdown)]
    spans += [span for span in _indented(markdown) if not _in(spans, span[0])]
    runs = [start for start, _ in spans if not _in(comments, start)]
    ends = {end for _, end in spans}
    return sorted(start for start in runs if start not in ends)


def _fences(markdown: str) -> Iterator[Span]:
    """Yield each block between a fence and the next that is just the same."""
    lines = markdown.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    closing: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if found := CLOSING.fullmatch(line):
            closing.setdefault(found["run"], []).append(index)
    at = 0
    while at < len(lines):
        opening = FENCE.match(lines[at])
        ends = closing.get(opening["run"], []) if opening else []
        if (next_ := bisect_right(ends, at)) < len(ends):
            yield starts[at], starts[ends[next_]] + len(lines[ends[next_]])
            at = ends[next_]
        at += 1


def _comments(markdown: str) -> Iterator[Span]:
    """Yield each comment that is closed."""
    start = markdown.find(COMMENT)
    while start >= 0:
        end = markdown.find(END_OF_COMMENT, start + len(COMMENT))
        if end < 0:
            return
        yield start, end + len(END_OF_COMMENT)
        start = markdown.find(COMMENT, end + len(END_OF_COMMENT))


def _code(markdown: str) -> Iterator[Span]:
    """Yield what stands between as many ticks and as many again on the same line."""
    ticks = list(TICKS.finditer(markdown)) if "`" in markdown else []
    partner: list[int | None] = []
    last: dict[int, int] = {}  # by number of ticks, the next run of so many
    for index in range(len(ticks) - 1, -1, -1):
        many = len(ticks[index]["run"] or "")
        partner.append(last.get(many))
        if many:
            last[many] = index
        else:
            last = {}
    partner.reverse()
    at = 0
    while at < len(ticks):
        end = partner[at]
        if end is not None and not ticks[at]["escape"]:
            yield ticks[at].start("run"), ticks[end].end()
            at = end
        at += 1


def _apart(spans: list[Span]) -> list[Span]:
    """Cut off what one span shares with the one before it."""
    apart, at = [], 0
    for start, end in spans:
        if end > at:
            apart.append((max(start, at), end))
            at = end
    return apart


def _in(spans: list[Span], offset: int) -> bool:
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1))
    return at > 0 and spans[at - 1][1] > offset


def _indented(markdown: str) -> list[Span]:
    """Return indented lines that follow a blank and go on with no note or item."""
    spans, at, owner, after_blank = [], 0, "", True
    lines = markdown.splitlines(keepends=True)
    if not any(line.startswith(INDENT) for line in lines):
        return []
    verse = _verse(lines)
    for index, line in enumerate(lines):
        is_blank = not line.strip()
        if line.startswith(INDENT) and not is_blank:
            if after_blank and index not in verse and not OWNER.match(owner):
                spans.append((at, at + len(line)))
        else:
            owner = owner if is_blank else line
            after_blank = is_blank
        at += len(line)
    return spans


def _verse(lines: list[str]) -> set[int]:
    """Return the numbers of the lines that stay lines, however they are indented."""
    found: set[int] = set()
    first = 0
    for index, line in enumerate(lines):
        if not line.strip():
            first = index + 1
        elif "{" in line and not line.startswith(INDENT):
            said = list_of(line.rstrip("\n"))
            if said and keeps_lines(said):
                found |= {*range(first, index)}
            first = index + 1 if said else first
    return found


def replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with others in the place of what stands between some offsets."""
    pieces, at = [], 0
    for start, end, put in parts:
        pieces += [text[at:start], put]
        at = end
    return "".join([*pieces, text[at:]])


def blank_code(markdown: str) -> str:
    """Replace code by spaces, keeping every offset and line break."""
    spans = code_spans(markdown)
    blanks = ((*span, SIGNS.sub(" ", markdown[slice(*span)])) for span in spans)
    return replaced(markdown, blanks)


def blank_formulas(markdown: str, source: str, sign: str = " ") -> str:
    """Replace the formulas of a text, in it or in what was made of it, by a sign.

    Args:
        markdown: what they are taken out of; a sign stands where it stands in `source`.
        source: the text without its code, in which formulas are looked for.
        sign: what stands for each of their signs.
    """
    found = FORMULA.finditer(source) if "$" in source else ()
    signs = ((*match.span(), OF_A_FORMULA.sub(sign, match[0])) for match in found)
    return replaced(markdown, signs)


def exposed(markdown: str) -> str:
    """Replace by spaces only the code that no renderer could take for anything else.

    Where one fence is not plain, or not closed, nothing is hidden: what one reader
    takes for code, another may run. Spans are hidden where every line has all of its
    own, each between single ticks.
    """
    if "`" not in markdown and "~" not in markdown:
        return markdown
    lines, fence, spans = [], "", True
    for line in markdown.split("\n"):
        opening = OPENING.fullmatch(line)
        if fence:
            fence = "" if line.rstrip(" ") == fence else fence
            lines.append(" " * len(line))
        elif opening:
            fence = opening["fence"]
            lines.append(" " * len(line))
        elif FENCE_LIKE.match(line):
            return markdown
        else:
            spans = spans and has_plain_spans(line)
            lines.append(line)
    if fence:
        return markdown
    plain = "\n".join(lines)
    return PLAIN_SPAN.sub(lambda m: " " * len(m[0]), plain) if spans else plain
