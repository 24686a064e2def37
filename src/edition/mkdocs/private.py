"""Every private name of MkDocs and mkdocs-bibtex that we rely on.

Each function has a test of its own, so that a new release of theirs fails there.
"""

import logging
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def silence_registry() -> None:
    """Have mkdocs-bibtex not tell at every build and save that it has read no works."""
    logging.getLogger("mkdocs.plugins.mkdocs-bibtex").setLevel(logging.WARNING)


def set_registry(plugin: Any, registry: object, root: Path) -> None:
    """Give mkdocs-bibtex a registry, and have it take all works for read."""
    plugin.registry = registry
    plugin.last_configured = inf
    plugin.config.bib_file = None
    plugin.config.bib_dir = str(root / "data")  # it looks there, and finds nothing
    plugin.config.bib_by_default = False
    plugin.config.enable_inline_citations = False


class PageFacts(NamedTuple):
    """What MkDocs notes about a page when it converts its Markdown."""

    title: str | None
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """By path of each page that is linked to, the anchors and links as written."""


def page_facts(page: Page) -> PageFacts:
    """Return what MkDocs has noted about a page that it has converted."""
    links = page.links_to_anchors or {}
    return PageFacts(
        page._title_from_render,
        sorted(page.present_anchor_ids or ()),
        {file.src_uri: found for file, found in links.items()},
    )


def set_page_facts(page: Page, facts: PageFacts, files: Files) -> None:
    """Note about a page what MkDocs would, had it converted its Markdown."""
    page._title_from_render = facts.title
    page.present_anchor_ids = set(facts.anchors)
    by_path = {path: files.get_file_from_path(path) for path in facts.links}
    page.links_to_anchors = {
        file: facts.links[path] for path, file in by_path.items() if file
    }
