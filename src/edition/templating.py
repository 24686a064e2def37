"""Own the templates: what they share, and that they escape by default."""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache, partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)
from markdown.extensions.toc import slugify
from markupsafe import Markup

from edition import addresses, citations
from edition.addresses import Address, relative
from edition.citations.inlines import in_language
from edition.markdown_ext import fragments
from edition.messages import gettext, ngettext
from edition.model import Edition, GeneratedPage
from edition.typography import capital, end_with_stop

FOLDER = "templates"
"""Where the package has its templates, and an edition those in their place."""


class Heading(NamedTuple):
    """A heading of a finished page that its table of contents lists."""

    level: int
    id: str
    words: str


def extend(env: Environment) -> None:
    """Have an environment escape what it prints, and speak the edition's language."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]


def render(
    edition: Edition, template: str, here: str, values: Mapping[str, object]
) -> Markup:
    """Fill a template of a page.

    Args:
        edition: what the page is about.
        template: the name of a file below ``templates``.
        here: the path of the page below ``docs``; links lead from there.
        values: what the page says, by the names that the template has for it.
    """
    tools = {
        "addresses": addresses,
        "url": partial(_url, here),
        "markdown": partial(fragments.blocks, edition, here=here),
        "inline": partial(fragments.inline, edition, here=here),
        "cite": partial(_cite, edition, here),
    }
    return Markup(
        _environment(edition.root).get_template(template).render(tools, **values)
    )


def page_html(edition: Edition, page: GeneratedPage) -> Markup:
    """Return a generated page as HTML."""
    values = page_values(page.view()) | {"former": page.former}
    return render(edition, page.template, page.path, values)


def page_values(view: Any) -> dict[str, object]:
    """Return what a page says by the names of its fields, as templates take it."""
    return {field.name: getattr(view, field.name) for field in fields(view)}


@lru_cache(maxsize=4)
def _environment(root: Path) -> Environment:
    """Return the environment of pages; an edition's own templates come first."""
    own, ours = FileSystemLoader(root / FOLDER), PackageLoader("edition", FOLDER)
    env = Environment(loader=ChoiceLoader([own, ours]), undefined=StrictUndefined)
    extend(env)
    env.filters |= {"in_language": in_language, "thousands": "{:,}".format}
    env.filters["per_cent"] = "{:.5g}%".format
    env.filters |= {"stop": end_with_stop, "capital": capital}
    env.filters["slug"] = partial(slugify, separator="-")
    return env


def _url(here: str, to: Address | str) -> str:
    """Return how a page links to an address, or to a page by its path."""
    return relative(here, Address(to) if isinstance(to, str) else to)


def _cite(edition: Edition, here: str, mark: str) -> Markup:
    """Return the citation of a work by its key, or of a mark such as ``@key, p. 4``."""
    inner = mark if "@" in mark else f"@{mark}"
    return citations.mark_html(edition, inner, here) or Markup()


class _Headings(HTMLParser):
    """Collects the headings of a page that have an id."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self._open: tuple[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a heading."""
        if tag in ("h1", "h2"):
            self._open, self._words = (tag, dict(attrs).get("id") or ""), []

    def handle_data(self, data: str) -> None:
        """Note words of the heading that is open."""
        if self._open:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a heading."""
        if self._open and self._open[0] == tag:
            words = " ".join("".join(self._words).split())
            self.found.append(Heading(int(tag[1]), self._open[1], words))
            self._open = None


HEADING = re.compile(r"<(h[12])\b.*?</\1>", re.DOTALL)


def headings(html: str) -> list[Heading]:
    """Return the headings of the first two levels, in order."""
    parser = _Headings()
    for heading in HEADING.finditer(html):
        parser.feed(heading[0])
    return parser.found
