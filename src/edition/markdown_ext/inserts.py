"""Put generated parts into hand-written pages, where they say ``{{ texts }}``."""

import re
from collections.abc import Callable, Mapping

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

MARK = re.compile(r"\{\{ *(?P<name>[a-z-]+) *\}\}")
Inserts = Mapping[str, Callable[[], Markup]]


def has_insert(markdown: str) -> bool:
    """Tell whether a page has a part that says something of the whole edition."""
    return any(MARK.fullmatch(line) for line in markdown.splitlines())


class InsertPreprocessor(Preprocessor):
    """Stashes the HTML of a part; a name that is not known stays, for the gate."""

    def __init__(self, md: Markdown, inserts: Inserts) -> None:
        super().__init__(md)
        self._inserts = inserts

    def run(self, lines: list[str]) -> list[str]:
        """Replace each line that is nothing but a mark."""
        return [self._line(line) for line in lines]

    def _line(self, line: str) -> str:
        mark = MARK.fullmatch(line)
        make = self._inserts.get(mark["name"]) if mark else None
        return self.md.htmlStash.store(make()) if make else line
