"""Make the page that lists the parallels of one text, passage by passage."""

from collections.abc import Iterator

from edition.indexes import parallels_by_passage
from edition.model import RELATIONS, Edition, GeneratedPage, Parallel, Text
from edition.pages.html_tags import address, element, words
from edition.pages.markup import escape, front_matter, sign, text_link
from edition.sources import PARALLELS


def path(slug: str) -> str:
    """Return the path of the page of a text."""
    return f"texts/{slug}/parallels.md"


def anchor(passage: str) -> str:
    """Return the id of a passage's line: ``cf-p7``."""
    return f"cf-{passage}"


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the page of each text that has parallels."""
    index = parallels_by_passage(edition)
    for text in edition.texts:
        lines = [
            _line(text, passage.id, found)
            for passage in text.passages
            if (found := index.get((text.slug, passage.id)))
        ]
        if lines:
            yield _page(text, "".join(lines))


def _page(text: Text, lines: str) -> GeneratedPage:
    title = f"Parallels of {text.short_name}"
    description = f"Where other texts answer “{text.meta.title}”, by passage."
    listing = element("ol", lines, class_="cf-list")
    markdown = (
        front_matter(title, description)
        + f"# Parallels of “{escape(text.meta.title)}”\n\n"
        + f"What other texts say to each passage of {text_link(text)}, and where it "
        + f"stands against itself.\n{{ .lead }}\n\n{listing}\n"
    )
    return GeneratedPage(
        path(text.slug), title, markdown, PARALLELS, description, in_nav=False
    )


def _line(text: Text, passage: str, found: tuple[Parallel, ...]) -> str:
    """Return the line of a passage: back to it, and on to its parallels."""
    here = path(text.slug)
    back = element(
        "a",
        words(sign(passage)),
        href=address(here, f"texts/{text.slug}.md", passage),
        class_="cf-list__back",
        aria_label=f"Back to passage {passage[1:]}",
    )
    items = "".join(element("li", _parallel(here, parallel)) for parallel in found)
    return element("li", back + element("ul", items), id=anchor(passage))


def _parallel(here: str, parallel: Parallel) -> str:
    href = address(here, f"parallels/{parallel.theme}.md", f"parallel-{parallel.id}")
    link = element("a", words(parallel.title), href=href)
    return f"{link} · {RELATIONS[parallel.relation]}"
