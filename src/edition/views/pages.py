"""Every generated page, in the order of the navigation, and its HTML."""

from markupsafe import Markup

from edition.model import Edition, GeneratedPage
from edition.model.index import per_edition
from edition.problems import Place
from edition.templating import render
from edition.views import (
    bibliography,
    emendations,
    former,
    glossary,
    map,
    names,
    parallels,
    routes,
    search,
    texts,
    timeline,
    versions,
)

PAGES = (
    *(texts, glossary, timeline, parallels, routes, names, map, bibliography),
    *(emendations, search, versions, former),
)


@per_edition
def generated_pages(edition: Edition) -> tuple[GeneratedPage, ...]:
    """Return every generated page."""
    return tuple(page for family in PAGES for page in family.pages(edition))


@per_edition
def data_sources(edition: Edition) -> dict[str, str | Place]:
    """Return, by path of each generated page, the data file it is made from."""
    return {page.path: page.source for page in generated_pages(edition)}


def page_html(edition: Edition, page: GeneratedPage) -> Markup:
    """Return a generated page as HTML, at its end the ids that it had before."""
    values: dict[str, object] = {"title": page.title, "template": page.template}
    values |= {"former": former.former_ids(edition, page.path), **page.view(edition)}
    return render(edition, "page.html.j2", page.path, values)
