"""Know who speaks in a play or a conversation: names that come back before words."""

import re
from collections import Counter
from collections.abc import Iterator

from edition.importer.lines import RAW, Line, Lines
from edition.importer.prose import ends_sentence

INLINE = re.compile(
    r"\s*(?P<name>[^\W\d_a-zа-яґєії][^a-zа-яґєії\d.:\"“”]{1,30}(?=[.:])"
    r"|[^\W\d_][\w'’-]*(?:\s[\w'’-]+){0,2}(?=:))[.:]\s+(?=\S)"
)
"""A name in capitals with a stop, or a name with a colon, and words behind it."""
ALONE = re.compile(
    r"\s*(?P<name>[^\W\d_a-zа-яґєії][^a-zа-яґєії\d.:\"“”]{1,30})[.:]?\s*"
)
"""A name in capitals that has a line to itself."""
FEWEST = 4
"""Speeches without which nobody is taken for a speaker."""
SHARE = 0.4
"""The share of blocks that speeches have, from the first to the last."""


def speakers(lines: Lines) -> frozenset[str]:
    """Return the names that come back before what is said."""
    starts = [(i, name) for i in range(len(lines)) if (name := _speaker(lines, i))]
    count = Counter(name for _, name in starts)
    names = frozenset(name for name in count if count[name] > 1)
    places = [i for i, name in starts if name in names]
    if len(names) < 2 or len(places) < FEWEST:
        return frozenset()
    between = range(places[0], places[-1] + 1)
    blocks = sum(_begins(lines, i) for i in between)
    return names if len(places) >= SHARE * blocks else frozenset()


def _begins(lines: Lines, at: int) -> bool:
    """Tell the first line of a block."""
    return lines[at].kind == RAW and (at == 0 or lines[at - 1].kind != RAW)


def _speaker(lines: Lines, at: int) -> str:
    """Return who speaks on a line that begins a block, or follows a sentence."""
    line = lines[at]
    if line.kind != RAW or not (
        _begins(lines, at) or ends_sentence(lines[at - 1].text.rstrip())
    ):
        return ""
    if match := INLINE.match(line.text):
        return match["name"]
    alone = ALONE.fullmatch(line.text) if _is_followed(lines, at) else None
    return alone["name"] if alone else ""


def _is_followed(lines: Lines, at: int) -> bool:
    below = lines[at + 1 : at + 2]
    return any(x.kind == RAW and not ALONE.fullmatch(x.text) for x in below)


def speeches(
    run: list[Line], names: frozenset[str]
) -> Iterator[tuple[str, list[Line]]]:
    """Cut a run at the names of speakers; yield each with what is said."""
    if not names:
        yield "", run
        return
    name, said = "", list[Line]()
    for line in run:
        match = INLINE.match(line.text) or ALONE.fullmatch(line.text)
        if match is None or match["name"] not in names:
            said.append(line)
            continue
        if said:
            yield name, said
        name, rest = match["name"], line.cut(match.end())
        said = [rest] if rest.text else []
    if said:
        yield name, said
