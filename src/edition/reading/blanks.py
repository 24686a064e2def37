"""Make blanks single, as a browser shows them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.tree import Inline

BLANKS = re.compile("[ \t\n\r\f]+")
"""What HTML takes for a blank; others stand for themselves."""


def tidy(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return words without blanks at their ends, and with single ones between."""
    collapsed, _ = _collapsed(inlines, after_blank=True)
    return _stripped(collapsed)


def _collapsed(
    inlines: Sequence[Inline], *, after_blank: bool
) -> tuple[tuple[Inline, ...], bool]:
    """Make every run of blanks one, also one that runs over the end of a stretch."""
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str):
            joined = BLANKS.sub(" ", inline)
            text = joined[1:] if after_blank and joined[:1] == " " else joined
            if text:
                made.append(text)
                after_blank = text[-1] == " "
        elif inline.content:
            content, after_blank = _collapsed(inline.content, after_blank=after_blank)
            made.append(replace(inline, content=content))
        else:
            made.append(inline)
            after_blank = after_blank if inline.kind == "mark" else False
    return tuple(made), after_blank


def _stripped(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take the blank from the end."""
    if not inlines:
        return inlines
    *before, last = inlines
    if isinstance(last, str):
        last = last.rstrip(" ")
        return (*before, last) if last else _stripped(tuple(before))
    return (*before, replace(last, content=_stripped(last.content)))
