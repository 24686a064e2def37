"""Have functions process a page for Python-Markdown: its lines, its elements."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor


class PageProcessor(Treeprocessor):
    """Changes the elements of a page by a function."""

    def __init__(self, md: Markdown, change: Callable[[Element], None]) -> None:
        super().__init__(md)
        self._change = change

    def run(self, root: Element) -> None:
        """Change a page."""
        self._change(root)


class LineProcessor(Preprocessor):
    """Changes the lines of a page by a function, before they are elements."""

    def __init__(self, md: Markdown, change: Callable[[str], str]) -> None:
        super().__init__(md)
        self._change = change

    def run(self, lines: list[str]) -> list[str]:
        """Change a page."""
        return self._change("\n".join(lines)).split("\n")
