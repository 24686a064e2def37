"""Keep finished HTML from Markdown, which would take it apart and read it again."""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from edition.citations.inlines import AFTER, BEFORE
from edition.markdown_ext.context import address, resolve_from_root

SEALED = re.compile(f"{BEFORE}(?P<html>[^{AFTER}]*){AFTER}")
LINK = re.compile(r'href="(?P<page>/[^"#]*\.md)')


class SealedPreprocessor(Preprocessor):
    """Puts sealed HTML aside; its links lead from the root and are made good."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, lines: list[str]) -> list[str]:
        """Leave a placeholder where sealed HTML stands; begin with where links lead."""
        resolve_from_root(self.md)
        source = "\n".join(lines)
        if BEFORE not in source:
            return lines
        addresses: dict[str, str] = {}

        def lead(match: re.Match[str]) -> str:
            page = match["page"]
            if page not in addresses:
                addresses[page] = address(self.md, page)
            return f'href="{addresses[page]}'

        def keep(match: re.Match[str]) -> str:
            return str(self.md.htmlStash.store(LINK.sub(lead, match["html"])))

        return SEALED.sub(keep, source).split("\n")
