"""The navigation: the order of pages."""

from collections.abc import Iterable, Iterator
from typing import Any

from edition import addresses
from edition.manual import FOLDER, manual, position
from edition.messages import gettext as _
from edition.model import Edition, Page, Text
from edition.views.pages import generated_pages

AUTHORS = "docs/authors/"
ABOUT = "docs/about/"
INTRODUCTION = "docs/introduction.md"
MANUAL = f"docs/{FOLDER}"


def navigation(edition: Edition) -> list[dict[str, Any]]:
    """Return the navigation, from the introduction to the manual.

    Each entry maps a title to a path below ``docs`` or to a list of entries.
    """
    texts = [{text.meta.title: _pages(text)} for text in edition.texts]
    apparatus = [
        {page.title: page.path} for page in generated_pages(edition) if page.in_nav
    ]
    data = [page for page in edition.pages if page.document.page == addresses.DATA]
    authors = _folder(edition, AUTHORS)
    about = [page for page in _folder(edition, ABOUT) if page not in data]
    own = (page for page in edition.pages if page.path.startswith(MANUAL))
    pages = sorted([*manual(edition), *own], key=position)
    before = (page for page in edition.pages if page.path == INTRODUCTION)
    entries: list[dict[str, Any]] = [{_("Home"): "index.md"}, *_links(before)]
    entries += [{_("Texts"): texts}] * bool(texts)
    entries += [*apparatus, *_links(data)]
    if authors:
        entries.append({_("Authors"): _links(authors)})
    if about:
        entries.append({_("About"): _links(about)})
    return [*entries, {_("Manual"): _links(pages)}]


def _pages(text: Text) -> str | list[dict[str, str]]:
    """Return the page of a text; of a long one the list of its pages."""
    if not text.chapters:
        return text.page
    chapters = ({chapter.title: chapter.page} for chapter in text.chapters)
    return [{text.meta.title: text.page}, *chapters]


def _folder(edition: Edition, folder: str) -> list[Page]:
    """Return the pages below a folder, its index first."""
    return sorted(
        (page for page in edition.pages if page.path.startswith(folder)),
        key=lambda page: (page.path != f"{folder}index.md", page.path),
    )


def _links(pages: Iterable[Page]) -> list[dict[str, str]]:
    return [{page.title: page.document.page} for page in pages]


def titles(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the path and title of every page in a navigation."""
    for entry in entries:
        for title, target in entry.items():
            if isinstance(target, str):
                yield target, title
            else:
                yield from titles(target)
