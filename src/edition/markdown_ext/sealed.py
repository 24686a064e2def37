"""Keep finished HTML from Markdown, which would take it apart and read it again.

It is taken out before anything reads the page, and put back when all is done; what
stands in its place is its number, between the signs that sealed it.
"""

import re

from markdown import Markdown
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import Preprocessor

from edition.addresses import Address, relative
from edition.citations.inlines import AFTER, BEFORE
from edition.markdown_ext.context import page_path

SEALED = re.compile(f"{BEFORE}(?P<html>[^{AFTER}]*){AFTER}")
NUMBER = re.compile(f"{BEFORE}([0-9]+){AFTER}")
LINK = re.compile(r'href="/(?P<page>[^"#]*\.md)')
OPENING, CLOSING = "<p>", "</p>"
"""What Markdown puts around a block of which it knows nothing."""


class SealedPreprocessor(Preprocessor):
    """Takes sealed HTML out; its links lead from the root and are made good."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, lines: list[str]) -> list[str]:
        """Leave a number where sealed HTML stands; begin with where links lead."""
        source = "\n".join(lines)
        if BEFORE not in source:
            return lines
        found = SEALED.sub(lambda match: put_aside(self.md, match["html"]), source)
        return found.split("\n")


def put_aside(md: Markdown, html: str) -> str:
    """Keep HTML until the page is done, and return what stands in its place."""
    addresses: dict[str, str] = {}

    def lead(match: re.Match[str]) -> str:
        page = match["page"]
        if page not in addresses:
            addresses[page] = relative(page_path(md), Address(page))
        return f'href="{addresses[page]}'

    number = md.htmlStash.html_counter
    md.htmlStash.store(LINK.sub(lead, html))
    return f"{BEFORE}{number}{AFTER}"


class SealedPostprocessor(RawHtmlPostprocessor):
    """Puts it back; a block is no paragraph."""

    def run(self, text: str) -> str:
        """Return the finished page."""
        first, *others = NUMBER.split(text)
        parts = [first]
        for number, behind in zip(others[::2], others[1::2], strict=True):
            html = str(self.md.htmlStash.rawHtmlBlocks[int(number)])
            is_alone = parts[-1].endswith(OPENING) and behind.startswith(CLOSING)
            if is_alone and self.isblocklevel(html):
                parts[-1] = parts[-1].removesuffix(OPENING)
                behind = behind.removeprefix(CLOSING)
            parts += [html, behind]
        return "".join(parts)
