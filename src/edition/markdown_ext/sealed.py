"""Keep finished HTML from Markdown, which would take it apart and read it again.

It is taken out before anything reads the page, and a number left in its place. Numbers
become placeholders later: Markdown would not let these stand when it tidies up blanks.
"""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from edition.citations.inlines import AFTER, BEFORE
from edition.markdown_ext.context import address, resolve_from_root

SEALED = re.compile(f"{BEFORE}(?P<html>[^{AFTER}]*){AFTER}")
NUMBER = re.compile(f"{BEFORE}(?P<number>[0-9]+){AFTER}")
LINK = re.compile(r'href="(?P<page>/[^"#]*\.md)')


class SealedPreprocessor(Preprocessor):
    """Takes sealed HTML out; its links lead from the root and are made good."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, lines: list[str]) -> list[str]:
        """Leave a number where sealed HTML stands; begin with where links lead."""
        resolve_from_root(self.md)
        source = "\n".join(lines)
        if BEFORE not in source:
            return lines
        found = SEALED.sub(lambda match: put_aside(self.md, match["html"]), source)
        return found.split("\n")


class PlaceholderPreprocessor(Preprocessor):
    """Makes those numbers into what Markdown knows finished HTML by."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, lines: list[str]) -> list[str]:
        """Leave a placeholder where a number stands."""
        source = "\n".join(lines)
        if BEFORE not in source:
            return lines
        placeholder = self.md.htmlStash.get_placeholder
        return NUMBER.sub(lambda m: placeholder(int(m["number"])), source).split("\n")


def put_aside(md: Markdown, html: str) -> str:
    """Keep HTML until the page is done, and return the number that stands for it."""
    addresses: dict[str, str] = {}

    def lead(match: re.Match[str]) -> str:
        page = match["page"]
        if page not in addresses:
            addresses[page] = address(md, page)
        return f'href="{addresses[page]}'

    number = md.htmlStash.html_counter
    md.htmlStash.store(LINK.sub(lead, html))
    return f"{BEFORE}{number}{AFTER}"
