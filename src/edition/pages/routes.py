"""Make the page of guided routes: orders in which to read the texts."""

from collections.abc import Iterator

from edition.model import Edition, GeneratedPage, Route, Step
from edition.pages.markup import counted, escape, front_matter
from edition.pages.quotations import quotation
from edition.pages.relations import known_refs
from edition.sources import ROUTES

PATH = "parallels/routes.md"
TITLE = "Guided routes"
DESCRIPTION = "Orders in which to read the texts, passage by passage."


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the routes."""
    if not edition.routes:
        return
    routes = "\n\n".join(_route(edition, route) for route in edition.routes)
    markdown = (
        front_matter(TITLE, DESCRIPTION)
        + f"# {TITLE}\n\nEach route leads through passages of several texts, and says "
        "what to look for in each. The passages are quoted from the editors’ précis; "
        f"the link above each leads into its text.\n{{ .lead }}\n\n{routes}\n"
    )
    yield GeneratedPage(PATH, TITLE, markdown, ROUTES, DESCRIPTION, in_nav=False)


def route_list(edition: Edition) -> str:
    """Return the routes as a list: title, length and purpose of each."""
    return "\n".join(
        f"- [{escape(route.title)}](/{PATH}#route-{route.id}), "
        f"{counted(len(route.steps), 'passage')}. {' '.join(route.intro.split())}"
        for route in edition.routes
    )


def _route(edition: Edition, route: Route) -> str:
    heading = f"## {escape(route.title)} {{ #route-{route.id} }}"
    steps = (s for s in route.steps if known_refs(edition, [s.ref]))
    return "\n\n".join(
        [
            heading,
            " ".join(route.intro.split()),
            *(_step(edition, step) for step in steps),
        ]
    )


def _step(edition: Edition, step: Step) -> str:
    """Return a numbered step: what to look for, then the passage."""
    words = f"{' '.join(step.why.split())}\n{{ .step__why }}"
    lines = f"{words}\n\n{quotation(edition, step.ref)}".split("\n")
    first, *others = lines
    return "\n".join(
        [f"1.  {first}", *(f"    {line}" if line else "" for line in others)]
    )
