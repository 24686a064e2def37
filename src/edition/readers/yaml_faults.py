"""Say in a layman's words why YAML cannot be read, with the line and the column.

The library's own words are for programmers, and its place is where it gave up, which
may be far behind the fault.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

FIELD = r"[ \t]*(?:- )*[\w-]+:"
TAB = re.compile(r"[ -]*(?P<at>\t)")
CURLY = re.compile(rf"{FIELD}[ \t]+(?P<at>[“”„«»‘’])")
COLON = re.compile(rf"{FIELD}[ \t]+[^\s\"'\[{{|>#&*][^\n]*?(?P<at>:)(?:[ \t]|$)")
NO_BLANK = re.compile(rf"{FIELD}(?<=:)(?!//)(?P<at>\S)")
NEAR = 40
"""Characters shown before and after what is wrong in a line."""
OPENING = re.compile("while scanning a quoted")
QUOTES = frozenset("\"'")
INDENT = re.compile(r"[ -]*")
QUOTE = "Put the whole value in straight quotation marks."
ALIGN = "Let it begin under the name of the field before it, with blanks."


class Reason(NamedTuple):
    """What is wrong, and what to do."""

    what: str
    remedy: str


Reasons = Iterable[tuple[re.Pattern[str], Reason]]


class Fault(NamedTuple):
    """Why YAML cannot be read, and where: line and column are counted from 0."""

    line: int
    column: int
    reason: Reason


ENDED = Reason("something follows where the value has ended", QUOTE)
OPEN_QUOTE = Reason("a quotation mark opens here and does not close", "Close it.")
AROUND = ((NO_BLANK, Reason("a blank is missing after the colon", "Put one there.")),)
"""What a line may show on which the library did not give up."""
ON_THE_LINE = (
    (TAB, Reason("a tab stands here", "Use blanks.")),
    (CURLY, Reason("a curly quotation mark means nothing here", QUOTE)),
    *AROUND,
    (COLON, Reason("a colon stands in the value", QUOTE)),
)
"""What a line shows by itself, wherever the library gave up."""
SAID = (
    ("escape", Reason("a backslash means something else here", "Double it.")),
    ("quoted scalar", OPEN_QUOTE),
    (
        "flow",
        Reason("a bracket opens here", "Close it, with a comma between its items."),
    ),
    ("':'", Reason("this is no field", "Write a field as “name: words”.")),
    ("mapping values", Reason("the line begins too far to the right", ALIGN)),
    ("expected key", Reason("the line begins too far to the left or right", ALIGN)),
    ("'-' ind", Reason("the line begins too far to the left or right", ALIGN)),
    ("block seq", Reason("an entry of a list begins here", "Begin a line with it.")),
    ("cannot start", Reason("no value begins with this sign", QUOTE)),
    ("alias|anchor|tag|dire", Reason("no value begins with this sign", QUOTE)),
    ("block sca", Reason("words follow “>” or “|”", "Begin a line with them.")),
    ("document start", ENDED),
    ("control|unacc|spec", Reason("nobody can see what stands here", "Delete it.")),
)
"""The words by which we know what the library says, and what we say."""
OTHER = Reason("the signs here do not fit together", QUOTE)


def explain(error: yaml.YAMLError, source: str) -> Fault:
    """Return what is wrong with YAML that the library cannot read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        before = source[: getattr(error, "position", 0)]
        column = len(before) - before.rfind("\n") - 1
        return Fault(before.count("\n"), column, _said(getattr(error, "reason", "")))
    said = f"{error.context} {error.problem}"
    begins_before = OPENING.match(said) or "simple key" in said
    mark = error.context_mark if begins_before else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    if mark is None:
        return Fault(0, 0, _said(said))
    lines = source.split("\n")
    near = (error.problem_mark or mark).line
    if opens := _opens(source, said, near):
        return opens
    found = _on_line(lines, near, ON_THE_LINE)
    found = found or _on_line(lines, mark.line, AROUND)
    found = found or _on_line(lines, max(0, near - 1), AROUND)
    return found or _marked(said, lines, mark.line, mark.column)


def _opens(source: str, said: str, near: int) -> Fault | None:
    """Return where that opens which does not close where it should.

    A quotation mark may be closed by one that is meant to open; of brackets the
    innermost is told.
    """
    quoted, brackets = None, []
    try:
        for event in yaml.parse(source, Loader=yaml.CBaseLoader):
            if isinstance(event, ScalarEvent) and event.style in QUOTES:
                quoted = event
            elif isinstance(event, CollectionStartEvent):
                brackets.append(event)
            elif isinstance(event, CollectionEndEvent):
                brackets.pop()
    except yaml.YAMLError:
        pass
    if quoted and quoted.start_mark.line < quoted.end_mark.line == near:
        return Fault(quoted.start_mark.line, quoted.start_mark.column, OPEN_QUOTE)
    if brackets and brackets[-1].flow_style and "flow" in said:
        mark = brackets[-1].start_mark
        return Fault(mark.line, mark.column, _said(said))
    return None


def _on_line(lines: list[str], number: int, reasons: Reasons) -> Fault | None:
    """Return what a line shows by itself to be wrong."""
    line = lines[number] if number < len(lines) else ""
    for pattern, reason in reasons:
        if found := pattern.match(line):
            return Fault(number, found.start("at"), reason)
    return None


def _marked(said: str, lines: list[str], number: int, column: int) -> Fault:
    """Return what the library says, at the place that it names."""
    line = lines[number] if number < len(lines) else ""
    found = INDENT.match(line)
    indent = found.end() if found else 0
    if "mapping values" in said:
        column = indent
    if "expected key" in said and column > indent:
        return Fault(number, column, ENDED)
    return Fault(number, column, _said(said))


def _said(said: str) -> Reason:
    return next((ours for theirs, ours in SAID if re.search(theirs, said)), OTHER)


def excerpt(source: str, line: int, column: int) -> str:
    """Return a line with a caret below a column; of a long line, what is near."""
    lines = source.split("\n")
    start = max(0, column - NEAR)
    shown = lines[line][start : column + NEAR] if line < len(lines) else ""
    return f"{shown}\n{' ' * (column - start)}^".replace("\t", " ")
