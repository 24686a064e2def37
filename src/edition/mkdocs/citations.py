"""Let mkdocs-bibtex find the citations, and have the edition format them."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs_bibtex.citation import Citation, CitationBlock, InlineReference
from mkdocs_bibtex.registry import ReferenceRegistry

from edition.citations import mark_html
from edition.citations.inlines import sealed
from edition.mkdocs.private import set_registry
from edition.model import Edition


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
        html = mark_html(self._edition, citation_block.raw)
        return str(citation_block) if html is None else sealed(html)

    def reference_text(self, citation: Citation | InlineReference) -> str:
        """Return nothing: the bibliography has a page of its own."""
        return ""


def install_registry(config: MkDocsConfig, edition: Edition) -> None:
    """Put our registry into the plugin, where an edition has it in its settings."""
    if plugin := config.plugins.get("bibtex"):
        set_registry(plugin, EditionRegistry(edition), edition.root)
