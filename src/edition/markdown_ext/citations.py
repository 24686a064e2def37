"""Resolve the citation marks that no plugin has resolved before."""

from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from edition.citations import mark_html
from edition.markdown_ext.sealed import put_aside
from edition.model import Edition
from edition.scan.clusters import BRACKETS
from edition.scan.code import blank_code


class CitationPreprocessor(Preprocessor):
    """Puts formatted citations in the place of each mark outside code."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._edition = edition

    def run(self, lines: list[str]) -> list[str]:
        """Replace the marks of a page, if it has any."""
        source = "\n".join(lines)
        if "@" not in source:
            return lines
        edition = self._edition()
        pieces, at = [], 0
        for match in BRACKETS.finditer(blank_code(source)):
            if (html := mark_html(edition, match["inner"])) is not None:
                pieces += [source[at : match.start()], put_aside(self.md, html)]
                at = match.end()
        return ("".join(pieces) + source[at:]).split("\n")
