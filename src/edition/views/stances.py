"""What each text holds on each theme: a row a theme, a cell a text."""

from typing import NamedTuple

from edition.indexes import parallels_by_theme
from edition.links import Link, passage_link
from edition.model import Edition, Stance, Text, Theme
from edition.views.relations import known_refs


class Cell(NamedTuple):
    """What one text holds, and where; nothing if it says nothing of the matter."""

    text: Text
    holds: str = ""
    passages: tuple[Link, ...] = ()


def stances(edition: Edition) -> dict[Theme, tuple[Cell, ...]]:
    """Return the cells of each theme that has a page, one for each text by date."""
    pages = parallels_by_theme(edition)
    return {
        theme: _cells(edition, theme) for theme in edition.themes if theme.id in pages
    }


def _cells(edition: Edition, theme: Theme) -> tuple[Cell, ...]:
    stance = {stance.text: stance for stance in theme.stances}
    return tuple(_cell(edition, text, stance.get(text.slug)) for text in edition.texts)


def _cell(edition: Edition, text: Text, stance: Stance | None) -> Cell:
    if stance is None:
        return Cell(text)
    refs = known_refs(edition, stance.refs)
    links = (passage_link(edition.text[ref.text], ref.anchor) for ref in refs)
    return Cell(text, stance.holds, tuple(links))
