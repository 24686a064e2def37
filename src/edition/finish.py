"""Own the end of a build: gate what was rendered, then swap it into place."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from edition.model import Edition
from edition.policy import has_policy, with_policy, write_headers
from edition.problems import Place, Problem
from edition.search import write_search_index
from edition.slim import slim_files, slim_page

LEFT = {
    "C009": re.compile(
        r"\[[^\[\]@]*+(?:@(?![\w-])[^\[\]@]*+)*+@[\w-][^\[\]]*+\]"
        r"|(?<![\w-])[\w-]++\?\?"
    ),
    "N009": re.compile(r"\[\^[^\[\]\s]+\]"),
    "T009": re.compile(r"\{:? ?#[\w-][^{}]*+\}|\{\{[^{}]*\}\}|///\w|[\ufdd0-\ufdd2]"),
}
"""What a mark looks like that nothing has resolved."""
ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in LEFT.values()))
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
        problems += _left_marks(page, f"site/{page.relative_to(site).as_posix()}")
    return problems


def _missing(edition: Edition, site: Path) -> Iterator[Problem]:
    for text in edition.texts:
        name = f"texts/{text.slug}/index.html"
        page = site / name
        source = page.read_text(encoding="utf-8") if page.is_file() else ""
        theirs = {f"t{passage.number}" for passage in edition.transcribed(text)}
        for anchor in sorted(text.anchors | theirs):
            if f'id="{anchor}"' not in source:
                what = f"{text.slug}#{anchor} is missing from the page"
                yield Problem(Place(f"site/{name}"), "T009", what)


def _left_marks(page: Path, name: str) -> Iterator[Problem]:
    source = page.read_text(encoding="utf-8")
    if not ANY.search(source):
        return
    words = _Words()
    words.feed(source)
    for line, data in words.found:
        for code, pattern in LEFT.items():
            for match in pattern.finditer(data):
                what = f"“{match[0][:60]}” was left in the page"
                yield Problem(Place(name, line), code, what)


def finished(page: str) -> str:
    """Return a page as it is published: without what nobody reads, with its policy."""
    return with_policy(slim_page(page))


def complete(edition: Edition, site: Path, *, secure: bool) -> None:
    """Add to a rendered site what no renderer makes: its search and its policy.

    A preview is left as the renderer made it, for those who look at its source.
    """
    write_search_index(edition, site)
    if secure:
        heads = list(_finished_heads(site))
        slim_files(site, heads)
        write_headers(site, heads)


def _finished_heads(site: Path) -> Iterator[str]:
    """Finish the pages that are not finished yet, and yield the heads of all."""
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if not has_policy(page):
            page = finished(page)
            path.write_text(page, encoding="utf-8")
        yield page.partition("</head>")[0]


def swap(built: Path, site: Path) -> None:
    """Put a finished site in the place of the last one; keep that if anything fails."""
    old = built.with_name(built.name + "-old")
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
