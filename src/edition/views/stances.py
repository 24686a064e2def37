"""What each text holds on each theme: a row a theme, a cell a text."""

from typing import NamedTuple

from edition.indexes import parallels_by_theme
from edition.links import Link, passage_link
from edition.model import Edition, Stance, Text, Theme
from edition.views.relations import known_refs


class Cell(NamedTuple):
    """What one text holds, and where; nothing where nobody has written it yet."""

    text: Text
    holds: str = ""
    passages: tuple[Link, ...] = ()
    is_silent: bool = False
    """Whether it says nothing of the matter."""


def stances(edition: Edition) -> dict[Theme, tuple[Cell, ...]]:
    """Return the cells of each theme that has a page, one for each text by date."""
    pages = parallels_by_theme(edition)
    return {
        theme: _cells(edition, theme) for theme in edition.themes if theme.id in pages
    }


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
