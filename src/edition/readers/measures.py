"""Measure Markdown for what takes its readers ever longer: depth, and paragraphs."""

import re

QUOTED = re.compile(r"^(?:[ \t]*>){21}", re.M)
BRACKET = re.compile(r"[\[\]]|\n\s*\n")
DEEPEST = 20
"""Brackets or quotations within one another; readers of Markdown take ever longer."""
MOST_LINES = 10_000
"""Lines of a paragraph; where they stay lines, a PDF takes ever longer."""


def too_deep(text: str) -> int:
    """Return where Markdown nests too deep, -1 where it does not."""
    if found := QUOTED.search(text):
        return found.start()
    depth = 0
    for match in BRACKET.finditer(text):
        depth = max(0, depth + {"[": 1, "]": -1}.get(match[0], -depth))
        if depth > DEEPEST:
            return match.start()
    return -1


def too_long(text: str) -> int:
    """Return the line that begins too long a paragraph, 0 where there is none."""
    run = 0
    for number, line in enumerate(text.split("\n"), 1):
        run = run + 1 if line.strip("> \t") else 0
        if run > MOST_LINES:
            return number - MOST_LINES
    return 0
