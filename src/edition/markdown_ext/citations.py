"""Resolve citation marks into formatted citations."""

from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from edition.citations import mark_html
from edition.model import Edition
from edition.scan.clusters import BRACKETS
from edition.scan.code import blank_code


class CitationPreprocessor(Preprocessor):
    """Puts formatted citations in the place of each mark outside code."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition], page: str) -> None:
        super().__init__(md)
        self._edition = edition
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        """Replace the marks of a page, if it has any."""
        source = "\n".join(lines)
        if "@" not in source:
            return lines
        edition = self._edition()
        pieces, at = [], 0
        for match in BRACKETS.finditer(blank_code(source)):
            html = mark_html(edition, match["inner"], self._page)
            if html is not None:
                pieces += [source[at : match.start()], self.md.htmlStash.store(html)]
                at = match.end()
        return ("".join(pieces) + source[at:]).split("\n")
