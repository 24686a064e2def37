"""What each text holds on each theme, and which questions of it each speaks to."""

from collections import Counter
from typing import NamedTuple

from edition.indexes import parallels_by_theme
from edition.links import Link, passage_link
from edition.model import Edition, Parallel, Stance, Text, Theme
from edition.views.relations import known_refs


class Cell(NamedTuple):
    """What one text holds, and where; nothing where nobody has written it yet."""

    text: Text
    holds: str = ""
    passages: tuple[Link, ...] = ()
    is_silent: bool = False
    """Whether it says nothing of the matter."""


class Dot(NamedTuple):
    """How far a text speaks to a question."""

    text: Text
    passages: int
    silence: str
    """Why one could expect a word where there is none."""


class Row(NamedTuple):
    """A theme: its question and stances if there are any, and its parallels."""

    id: str
    question: str
    cells: tuple[Cell, ...]
    parallels: dict[Parallel, tuple[Dot, ...]]


def stances(edition: Edition) -> tuple[Row, ...]:
    """Return the themes: first those with stances, then others, in their order."""
    pages, themes = parallels_by_theme(edition), {t.id: t for t in edition.themes}
    order = [id for id in themes if id in pages]
    order += [id for id in pages if id not in themes]
    return tuple(_row(edition, id, themes.get(id), pages[id]) for id in order)


def _row(
    edition: Edition, id: str, theme: Theme | None, parallels: tuple[Parallel, ...]
) -> Row:
    between = (parallel for parallel in parallels if parallel.relation != "tension")
    dots = {parallel: _dots(edition, parallel) for parallel in between}
    return Row(
        id,
        theme.question if theme else "",
        _cells(edition, theme) if theme else (),
        dots,
    )


def _dots(edition: Edition, parallel: Parallel) -> tuple[Dot, ...]:
    said = Counter(ref.text for ref in known_refs(edition, parallel.refs))
    return tuple(
        Dot(text, said[text.slug], parallel.silent.get(text.slug, ""))
        for text in edition.texts
    )


def _cells(edition: Edition, theme: Theme) -> tuple[Cell, ...]:
    stance = {stance.text: stance for stance in theme.stances}
    return tuple(
        _cell(edition, text, stance[text.slug])
        if text.slug in stance
        else Cell(text, is_silent=text.slug in theme.silent)
        for text in edition.texts
    )


def _cell(edition: Edition, text: Text, stance: Stance) -> Cell:
    refs = known_refs(edition, stance.refs)
    links = (passage_link(edition.text[ref.text], ref.anchor) for ref in refs)
    return Cell(text, stance.holds, tuple(links))
