"""Guided routes: orders in which to read the texts, passage by passage."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Route
from edition.sources import ROUTES
from edition.views.links import Link
from edition.views.quotations import Quotation, quotation
from edition.views.relations import known_refs


@dataclass(frozen=True, slots=True)
class ShownStep:
    """What to look for, and the passage."""

    why: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class ShownRoute:
    """A route, and the steps of it that lead somewhere."""

    link: Link
    length: int
    """How many steps it has in the data."""
    intro: str
    steps: tuple[ShownStep, ...] = ()


@dataclass(frozen=True, slots=True)
class RoutesView:
    """The page of routes."""

    title: str
    routes: tuple[ShownRoute, ...]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the routes."""
    if edition.routes:
        yield GeneratedPage(
            path=addresses.ROUTES,
            title=_("Guided routes"),
            source=ROUTES,
            description=_("Orders in which to read the texts, passage by passage."),
            in_nav=False,
            template="routes.html.j2",
            view=partial(_view, edition),
        )


def _view(edition: Edition) -> RoutesView:
    routes = tuple(_with_steps(edition, route) for route in edition.routes)
    return RoutesView(_("Guided routes"), routes)


def route_line(route: Route) -> ShownRoute:
    """Return a route without its steps: title, length and purpose."""
    link = Link(route.title, addresses.route(route.id))
    return ShownRoute(link, len(route.steps), route.intro)


def _with_steps(edition: Edition, route: Route) -> ShownRoute:
    line = route_line(route)
    steps = tuple(
        ShownStep(step.why, quotation(edition, step.ref))
        for step in route.steps
        if known_refs(edition, [step.ref])
    )
    return ShownRoute(line.link, line.length, line.intro, steps)
