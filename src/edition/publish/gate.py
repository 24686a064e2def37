"""Verify a rendered site before it takes the place of the last one."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from edition import addresses
from edition.model import Document, Edition, Text
from edition.problems import Place, Problem
from edition.publish import csp

LEFT = {
    "C009": re.compile(
        r"\[[^\[\]@]*+(?>(?:@(?!\w)[^\[\]@]*+)*)@\w[^\[\]]*+\]"
        r"|(?<![\w:-])(?=[\w:-]*[^\W\d_]\d{4})[\w:-]++\?\?"
    ),
    "N009": re.compile(r"\[\^[^\[\]\s]+\]"),
    "T009": re.compile(r"\{:? ?#[\w-][^{}]*+\}|\{\{[^{}]*\}\}|///\w|[\ufdd0-\ufdd2]"),
}
"""What a mark looks like that nothing has resolved."""
ANY = re.compile(r"\[[^\[\]@^]*[@^]|\?\?|\{[: {#]|///|[\ufdd0-\ufdd2]")
"""What every such mark begins with or has in it, which is soon looked for."""
HEAD = re.compile(
    r"\A\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta charset=\"utf-8\">\s*"
    r"<meta http-equiv=\"Content-Security-Policy\" content=\""
    + re.escape(csp.ATTRIBUTE)
)
"""How every page begins."""
CODE = frozenset({"code", "pre", "script", "style", "kbd"})


class _Words(HTMLParser):
    """Collects the words of a page outside code, with their lines."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag in CODE

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in CODE and self.depth > 0

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.found.append((self.getpos()[0], data))


def gate(edition: Edition, site: Path) -> list[Problem]:
    """Return what keeps a rendered site from being published.

    Every text has its page with every passage and note, and no mark of ours is left
    in the words of any page.
    """
    problems = list(_missing(edition, site))
    for page in sorted(site.rglob("*.html")):
        name = f"site/{page.relative_to(site).as_posix()}"
        source = page.read_text(encoding="utf-8")
        problems += [*_left_marks(source, name), *_open(source, name)]
    return problems


def _missing(edition: Edition, site: Path) -> Iterator[Problem]:
    for text in edition.texts:
        for file in text.files:
            yield from _missing_from(edition, text, file, site)


def _missing_from(
    edition: Edition, text: Text, file: Document, site: Path
) -> Iterator[Problem]:
    """Yield what the page of a file of a text lacks."""
    name = f"{addresses.published(file.page)}index.html"
    page, here = site / name, text.anchors.intersection(file.ids)
    source = page.read_text(encoding="utf-8") if page.is_file() else ""
    theirs = {
        layer.anchor(passage.id)
        for layer in edition.layers(text)
        for passage in layer.document.blocks
        if passage.id in here
    }
    for anchor in sorted(here | theirs):
        if f'id="{anchor}"' not in source:
            ref = f"{text.slug}#{anchor}"
            what = f"{ref} is missing from the page"
            yield Problem(Place(f"site/{name}"), "T009", what, subject=ref)


def _left_marks(source: str, name: str) -> Iterator[Problem]:
    if not ANY.search(source, source.find("</head>")):
        return
    words = _Words()
    words.feed(source)
    for line, data in words.found:
        for code, pattern in LEFT.items():
            for match in pattern.finditer(data):
                mark = match[0][:60]
                what = f"“{mark}” was left in the page"
                yield Problem(Place(name, line), code, what, subject=mark)


def _open(source: str, name: str) -> Iterator[Problem]:
    """Yield a page that lacks the policy, or has anything before it."""
    if not HEAD.match(source):
        what = "The page does not begin with the content security policy"
        yield Problem(Place(name), "S020", what)
