"""The pictures that stand beside links elsewhere: what is said, and a bar a text."""

from typing import NamedTuple

from edition.links import byline
from edition.messages import gettext as _
from edition.model import Edition, Text

WHOLE = "assets/card.png"
"""The path of the picture of the edition."""
ICON = "assets/icon.png"
"""The path of the sign of the site."""
MOST = 60
"""Texts of an edition above which drawing a picture for each would take too long."""


class Card(NamedTuple):
    """What a picture says of an edition or of one of its texts."""

    above: str
    """Who wrote it."""
    title: str
    below: str
    """Whose words they are, and where they stand."""
    bars: tuple[tuple[str, int], ...]
    """The colour of each text in the palette, and how many passages it has."""


def edition_card(edition: Edition) -> Card:
    """Return the card of the edition: every text in its colour."""
    settings = edition.settings
    bars = ((f"hue-{edition.hue(t)}", len(t.passages)) for t in edition.texts)
    return Card("", settings.title, settings.subtitle, tuple(bars))


def text_card(edition: Edition, text: Text) -> Card:
    """Return the card of a text: it alone has a colour among the others."""
    whose = _("Editors’ précis") if text.is_precis else ""
    below = " · ".join(filter(None, [whose, edition.settings.title]))
    bars = (
        (f"hue-{edition.hue(t)}" if t is text else "rule", len(t.passages))
        for t in edition.texts
    )
    return Card(byline(text.meta), text.meta.title, below, tuple(bars))


def card_path(edition: Edition, text: Text | None) -> str:
    """Return the path below the site of the picture for a text, or for other pages."""
    has_own = text and len(edition.texts) <= MOST
    return f"assets/cards/{text.slug}.png" if text and has_own else WHOLE


def cards(edition: Edition) -> dict[str, Card]:
    """Return what each picture says, by its path below the site."""
    found = {
        card_path(edition, text): text_card(edition, text) for text in edition.texts
    }
    return found | {WHOLE: edition_card(edition)}
