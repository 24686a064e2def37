"""Let mkdocs-bibtex find the citations, and have the edition format them."""

from math import inf
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_bibtex.citation import Citation, CitationBlock, InlineReference
from mkdocs_bibtex.registry import ReferenceRegistry

from edition.citations import mark_html
from edition.citations.inlines import sealed
from edition.model import Edition
from edition.pages.inserts import expand
from edition.pages.text import framed
from edition.scan.code import shield_code, unshield_code


class EditionRegistry(ReferenceRegistry):  # type: ignore[misc]
    """Answers the plugin with the citations that the edition formats."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(bib_files=[])
        self._edition = edition

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Leave validation to the checks, which know file and line."""

    def validate_inline_references(
        self, inline_references: list[InlineReference]
    ) -> set[InlineReference]:
        """Resolve none: a key outside brackets is a problem the checks report."""
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        """Return full citations, linked to their entries."""
        inner = citation_block.raw
        is_whole = inner.count("[") == inner.count("]")  # “15-[23]” is left to us
        html = mark_html(self._edition, inner) if is_whole else None
        return str(citation_block) if html is None else sealed(html)

    def reference_text(self, citation: Citation | InlineReference) -> str:
        """Return nothing: the bibliography has a page of its own."""
        return ""


@event_priority(90)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put our registry into the plugin, and let it take the works for read."""
    plugin: Any = config.plugins["bibtex"]
    plugin.registry = EditionRegistry(config.extra["edition"])
    plugin.last_configured = inf
    return config


@event_priority(100)
def _prepare(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Frame texts, fill inserts, and hide citation marks inside code."""
    edition: Edition = config.extra["edition"]
    text = edition.text_at(page.file.src_uri)
    return shield_code(framed(edition, text) if text else expand(markdown, edition))


@event_priority(-100)
def _restore(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Show the citation marks inside code again."""
    return unshield_code(markdown)


on_page_markdown = CombinedEvent(_prepare, _restore)
