"""Read a finished site with the programs that readers bring, and print what each finds.

Whatever is installed where this runs is asked; what is not is named as such. The
Python ones are in no requirement of ours: ``pip install readability-lxml trafilatura
pybtex rispy icalendar``; ``npm install @mozilla/readability jsdom citation-js`` in a
folder that ``--node`` names; ``--zotero`` is where github.com/zotero/translation-server
answers, which runs Zotero's own translators.
"""

import argparse
import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html
from records import in_node, print_records

SPACE = re.compile(r"\s+")
UNIT = re.compile(r"(?:p\d+|n\d+|n-[\w-]+)")
BLOCKS = "//p|//li|//h1|//h2|//h3|//blockquote|//td|//div|//summary"
FURNITURE = ("Report an error", "Edit this page", "In this text:", "Settings")
MARKS = "a[@role='doc-noteref' or @class='cf' or @class='em' or @class='emended']"
BEFORE = "preceding::text()[normalize-space()][1]"
TERMINALS = (
    ("lynx", "-dump", "-nolist", "-width=1000", "-display_charset=utf-8"),
    ("w3m", "-dump", "-cols", "1000", "-I", "utf-8", "-O", "utf-8"),
)


class Unit(NamedTuple):
    """A passage or note: the longest run of its words, and marks that follow words."""

    id: str
    words: str
    glued: tuple[str, ...]
    """What would stand there if a mark touched the word before it."""


class Read(NamedTuple):
    """What a program made of a page."""

    words: str
    title: str = ""
    author: str = ""
    date: str = ""


Reader = Callable[[Path], Read]


def flat(words: str) -> str:
    """Return words on one line."""
    return SPACE.sub(" ", words).strip()


def units(page: Path) -> Iterator[Unit]:
    """Yield the passages and notes of a page."""
    for element in html.parse(str(page)).getroot().iter():
        id = element.get("id", "") if isinstance(element.tag, str) else ""
        if UNIT.fullmatch(id):
            runs = [flat(str(run)) for run in element.itertext()]
            yield Unit(id, max(runs, key=len), tuple(_touching(element)))


def _touching(element: Any) -> Iterator[str]:
    for mark in element.xpath(f".//{MARKS}"):
        sign, before = flat(mark.text_content()), mark.xpath(BEFORE)
        if sign[:1].isalnum() and before:
            yield f"{before[0].strip()[-12:]}{sign}"


def readability(page: Path) -> Read:
    """Read as the Python port of Readability does."""
    document = importlib.import_module("readability").Document
    found = document(page.read_text(encoding="utf-8"))
    article = html.fromstring(found.summary())
    return Read(with_blocks(article), found.title(), found.author())


def with_blocks(article: Any) -> str:
    """Return words as they are seen: blocks apart, all else as it touches."""
    for block in article.xpath(BLOCKS):
        block.tail = " " + (block.tail or "")
    return str(article.text_content())


def trafilatura(page: Path) -> Read:
    """Read as corpora for search and language models are made."""
    library = importlib.import_module("trafilatura")
    source = page.read_text(encoding="utf-8")
    meta = library.extract_metadata(source)
    words = library.extract(source, include_comments=False) or ""
    return Read(words, meta.title or "", meta.author or "", meta.date or "")


def terminal(*command: str) -> Reader:
    """Return how a browser in a terminal reads."""

    def read(page: Path) -> Read:
        done = subprocess.run([*command, str(page)], capture_output=True, check=True)
        return Read(done.stdout.decode("utf-8", "replace"))

    return read


def mozilla(node: Path) -> Reader:
    """Return how Firefox’s reader view reads."""

    def read(page: Path) -> Read:
        found = in_node(node, "readability", page)
        words = with_blocks(html.fromstring(found["content"]))
        return Read(words, found["title"], found["byline"], found["publishedTime"])

    return read


def readers(node: Path | None) -> Iterator[tuple[str, Reader | None]]:
    """Yield the programs that read pages, None for one that is not installed."""
    for name, reader in (("readability", readability), ("trafilatura", trafilatura)):
        yield name, reader if importlib.util.find_spec(name) else None
    for command in TERMINALS:
        yield command[0], terminal(*command) if shutil.which(command[0]) else None
    yield "Mozilla Readability", mozilla(node) if node else None


def print_pages(site: Path, node: Path | None) -> None:
    """Print what each program finds on the pages of texts."""
    print("| client | text | passages | notes | glued | furniture | title | by | on |")
    print("|---|---|--:|--:|--:|---|---|---|---|")
    for name, reader in readers(node):
        if reader is None:
            print(f"| {name} | not installed | | | | | | | |")
            continue
        for page in sorted(site.glob("texts/*/index.html")):
            print(_line(name, page, reader(page)))


def _line(name: str, page: Path, read: Read) -> str:
    words, known = flat(read.words), [*units(page)]
    kept = [unit for unit in known if unit.words in words]
    counts = [
        f"{sum(u.id[0] == kind for u in kept)}/{sum(u.id[0] == kind for u in known)}"
        for kind in "pn"
    ]
    glued = sum(touch in words for unit in known for touch in unit.glued)
    furniture = ", ".join(one for one in FURNITURE if one in words)
    cells = [name, page.parent.name, *counts, str(glued), furniture]
    cells += [flat(read.title or ""), flat(read.author or ""), read.date or ""]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print two tables: the pages, and the files that are taken along."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--node", type=Path, help="where node_modules is")
    parser.add_argument("--zotero", default="", help="http://127.0.0.1:1969")
    given = parser.parse_args(sys.argv[1:])
    print_pages(given.site, given.node)
    print_records(given.site, given.node, given.zotero)


if __name__ == "__main__":
    main()
