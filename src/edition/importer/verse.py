"""Tell verse by its lines: broken early, or begun with capitals, and not at stops."""

from collections.abc import Iterable
from itertools import pairwise

from edition.importer.lines import NOTE, RAW, Line, Lines
from edition.importer.note_shapes import depth
from edition.importer.prose import (
    CHAPTER,
    ITEM,
    NUMBERED_HEADING,
    ends_sentence,
    first_letter,
    is_capitals,
)

STANZA = 3
"""Lines of verse in a text of prose, at least."""
PAIRS = 3
"""Lines amid a sentence, without which a text is not measured."""
CAPITALS, EARLY = 0.9, 0.8
"""The shares of lines in verse that begin with a capital, and that break early."""
ROOM = 0.85
"""A line is broken early if it and the next word fill less of the page than this."""
SLIM, SLIM_EARLY = 45, 0.6
"""The characters of the longest line of a slim poem, and the share that break early."""
STOPS = 0.6
"""The share of lines in verse that end a sentence, at most."""
NARROW = 60
"""Characters that no indented line of verse has."""


def poem(lines: Lines, columns: int) -> float:
    """Return how sure it is that a text is verse as a whole: 0 where it is prose.

    Lines amid a sentence begin with capitals, or else end where the next word has room.
    """
    pairs = [
        (a.text.strip(), b.text.strip())
        for a, b in pairwise(lines)
        if a.kind == b.kind == RAW and not ends_sentence(a.text.rstrip())
    ]
    if len(pairs) < PAIRS:
        return 0
    if sum(_begins(right) for _, right in pairs) >= CAPITALS * len(pairs):
        return 0.9
    slim = columns <= SLIM
    room = columns if slim else columns * ROOM
    early = sum(_is_early(left, right, room) for left, right in pairs)
    return 0.5 * (early >= (SLIM_EARLY if slim else EARLY) * len(pairs))


def _begins(text: str) -> bool:
    return first_letter(text).isupper() and not is_capitals(text)


def _is_early(left: str, right: str, room: float) -> bool:
    return len(left) + 1 + len(right.split()[0]) <= room


def verse(run: list[Line], columns: int, margin: int, whole: float) -> float:
    """Return how sure it is that a run is verse: 0 where it is prose.

    Args:
        run: lines without a blank between them.
        columns: the characters of a full line.
        margin: the indentation most lines have.
        whole: how sure it is that the whole text is verse.
    """
    texts = [line.text.strip() for line in run]
    indented = all(depth(line.text) >= margin + 2 for line in run)
    short = max(map(len, texts)) <= ROOM * columns
    if len(run) < 2 or not (whole or indented or short):
        return 0
    if any(line.kind == NOTE for line in run) or _is_listed(texts):
        return 0
    begun = sum(first_letter(text).isupper() for text in texts)
    if whole and (whole <= 0.5 or begun >= 0.7 * len(run)):
        return whole
    if indented and max(map(len, texts)) < NARROW and begun >= 0.7 * len(run):
        counted = sum(text[-1].isdigit() for text in texts)
        return 0.5 if 2 * counted > len(run) else 0.95
    stops = sum(map(ends_sentence, texts[:-1]))
    if len(run) < STANZA or not short or stops > STOPS * len(run):
        return 0
    if begun >= CAPITALS * len(run):
        return 0.95
    return 0.5 * _is_ragged(texts, columns)


def _is_ragged(texts: list[str], columns: int) -> bool:
    """Tell lines that end where there is room, of the page and among themselves."""
    own = max(map(len, texts))
    pairs = [*pairwise(texts)]
    within = sum(_is_early(left, right, ROOM * own) for left, right in pairs)
    return 2 * within >= len(pairs) and all(
        _is_early(left, right, ROOM * columns) for left, right in pairs
    )


def _is_listed(texts: Iterable[str]) -> bool:
    """Tell what stands in lines and is no verse: lists, titles, capitals."""
    return any(
        ITEM.match(text)
        or not any(map(str.isalpha, text))
        or text.casefold() == "by"
        or is_capitals(text)
        or CHAPTER.match(text)
        or NUMBERED_HEADING.match(text)
        for text in texts
    )
