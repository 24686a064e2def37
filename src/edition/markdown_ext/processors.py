"""Have functions process a page for Python-Markdown: its lines, its elements."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from edition.scan.code import blank_code, replaced


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


def stashed(
    md: Markdown,
    source: str,
    pattern: re.Pattern[str],
    made_of: Callable[[re.Match[str]], str | None],
) -> str:
    """Return a page in which HTML stands for what is found outside code.

    Args:
        md: what keeps the HTML until all else is HTML too.
        source: the page.
        pattern: what is looked for.
        made_of: returns the HTML; None where what was found stays.
    """
    found = ((m, made_of(m)) for m in pattern.finditer(blank_code(source)))
    stash = md.htmlStash.store
    return replaced(source, ((*m.span(), stash(h)) for m, h in found if h is not None))
