"""The emendations: what was mended in the sources, and which slips were kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.indexes import emendations_by_passage
from edition.messages import gettext as _
from edition.model import Edition, Emendation, GeneratedPage, Text
from edition.sources import SETTINGS
from edition.views.links import Link, passage_link, text_link

SOURCE = "sources/"
SLIP = "slip"


@dataclass(frozen=True, slots=True)
class EmendationEntry:
    """One emendation."""

    emendation: Emendation
    anchor: str
    """The address of its passage on the page, which the first in each carries."""
    place: Link


@dataclass(frozen=True, slots=True)
class TextEmendations:
    """The emendations to one text."""

    slug: str
    name: str
    title: Link
    entries: tuple[EmendationEntry, ...]


@dataclass(frozen=True, slots=True)
class EmendationsView:
    """The page: what was mended and what was kept, by text."""

    title: str
    mended: int
    slips: int
    sections: tuple[TextEmendations, ...]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the page; the navigation has it where anything is recorded."""
    has_any = bool(edition.emendations)
    yield GeneratedPage(
        path=addresses.EMENDATIONS,
        title=_("Emendations"),
        source=SOURCE if has_any else SETTINGS,
        description=_(
            "Every correction made to a source, and every slip that was left standing."
        ),
        in_nav=has_any,
        template="emendations.html.j2",
        view=partial(_view, edition),
    )


def _view(edition: Edition) -> EmendationsView:
    slips = sum(emendation.kind == SLIP for emendation in edition.emendations)
    texts = edition.texts if edition.emendations else ()
    return EmendationsView(
        title=_("Emendations"),
        mended=len(edition.emendations) - slips,
        slips=slips,
        sections=tuple(_section(edition, text) for text in texts),
    )


def _section(edition: Edition, text: Text) -> TextEmendations:
    return TextEmendations(
        slug=text.slug,
        name=text.short_name,
        title=text_link(text, text.meta.title),
        entries=tuple(_entries(edition, text)),
    )


def _entries(edition: Edition, text: Text) -> Iterator[EmendationEntry]:
    """Yield the entries in the order of passages, and then of notes."""
    index = emendations_by_passage(edition)
    passages, notes = text.passages, text.document.notes
    for id in (*(p.id for p in passages), *(n.id for n in notes)):
        own, place = addresses.emendation(text.slug, id), passage_link(text, id)
        for number, emendation in enumerate(index.get((text.slug, id), ())):
            yield EmendationEntry(emendation, "" if number else own.anchor, place)
