"""Put formulas as MathML in the place of their TeX."""

from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from edition.formulas import formulas, one_line, unreadable
from edition.model import Edition
from edition.scan.code import blank_code
from edition.syntax import FORMULA


class FormulaPreprocessor(Preprocessor):
    """Stashes the MathML of each formula outside code."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._edition = edition

    def run(self, lines: list[str]) -> list[str]:
        """Replace the formulas of a page, if it has any."""
        source = "\n".join(lines)
        if "$" not in source:
            return lines
        pieces, at = [], 0
        for match in FORMULA.finditer(blank_code(source)):
            html = formulas(self._edition()).get(one_line(match[0])) or unreadable(
                match[0]
            )
            pieces += [source[at : match.start()], self.md.htmlStash.store(html)]
            at = match.end()
        return ("".join(pieces) + source[at:]).split("\n")
