"""Guided routes: orders in which to read the texts, passage by passage."""

from collections.abc import Iterator

from edition import addresses
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Route
from edition.sources import ROUTES
from edition.views.quotations import Quotation, quotation
from edition.views.relations import known_refs


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
            view=_view,
        )


def _view(edition: Edition) -> dict[str, object]:
    return {"routes": [(r, [*_steps(edition, r)]) for r in edition.routes]}


def _steps(edition: Edition, route: Route) -> Iterator[tuple[str, Quotation]]:
    """Yield what to look for, and the passage, where a step leads somewhere."""
    for step in route.steps:
        if known_refs(edition, [step.ref]):
            yield step.why, quotation(edition, step.ref)
