"""Have mkdocs-bibtex leave citations to the edition, which formats them everywhere.

Without the plugin the pages are the same.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs_bibtex.citation import Citation, CitationBlock, InlineReference
from mkdocs_bibtex.registry import ReferenceRegistry

from edition.mkdocs.private import set_registry, silence_registry
from edition.model import Edition


class EditionRegistry(ReferenceRegistry):  # type: ignore[misc]
    """Answers the plugin with the marks as they stand."""

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Leave validation to the checks, which know file and line."""

    def validate_inline_references(
        self, inline_references: list[InlineReference]
    ) -> set[InlineReference]:
        """Resolve none: a key outside brackets is a problem the checks report."""
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        """Return the mark, for the Markdown extension to resolve."""
        return f"[{citation_block.raw}]"

    def reference_text(self, citation: Citation | InlineReference) -> str:
        """Return nothing: the bibliography has a page of its own."""
        return ""


def install_registry(config: MkDocsConfig, edition: Edition) -> None:
    """Put our registry into the plugin, where an edition has it in its settings."""
    if plugin := config.plugins.get("bibtex"):
        silence_registry()
        set_registry(plugin, EditionRegistry(bib_files=[]), edition.root)
