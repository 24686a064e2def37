"""Read a finished site with the programs that readers bring, and print what each finds.

Whatever is installed where this runs is asked; what is not is named as such. The
Python ones are in no requirement of ours: ``pip install readability-lxml trafilatura
pybtex rispy icalendar``; ``npm install @mozilla/readability jsdom citation-js`` in a
folder that ``--node`` names; ``--zotero`` is a copy of github.com/zotero/translators.
"""

import argparse
import importlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

SPACE = re.compile(r"\s+")
UNIT = re.compile(r"(?:p\d+|n\d+|n-[\w-]+)")
BLOCKS = "//p|//li|//h1|//h2|//h3|//blockquote|//td|//div"
FURNITURE = ("Report an error", "Edit this page", "In this text:", "Settings")
MARKS = "a[contains(@class, 'cf') or contains(@class, 'emended')]"
NODE = Path(__file__).with_name("clients.mjs")


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
        words = flat(mark.text_content())
        before = mark.getprevious()
        said = before.tail if before is not None else mark.getparent().text
        if words and said and said.strip():
            yield said.strip()[-12:] + words


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


def lynx(page: Path) -> Read:
    """Read as in a terminal."""
    command = [str(shutil.which("lynx")), "-dump", "-nolist", "-width=1000"]
    command += ["-display_charset=utf-8", "-assume_charset=utf-8", str(page)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Read(done.stdout.decode("utf-8", "replace"))


def mozilla(node: Path) -> Reader:
    """Return how Firefox’s reader view reads."""

    def read(page: Path) -> Read:
        found = in_node(node, "readability", page)
        words = with_blocks(html.fromstring(found["content"]))
        return Read(words, found["title"], found["byline"], found["publishedTime"])

    return read


def in_node(node: Path, what: str, file: Path) -> Any:
    """Have a program in JavaScript read a file."""
    command = ["node", str(NODE), what, str(file.resolve()), str(node.resolve())]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)


def readers(node: Path | None) -> Iterator[tuple[str, Reader | None]]:
    """Yield the programs that read pages, None for one that is not installed."""
    for name, reader in (("readability", readability), ("trafilatura", trafilatura)):
        yield name, reader if importlib.util.find_spec(name) else None
    yield "lynx", lynx if shutil.which("lynx") else None
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


def print_records(site: Path, node: Path | None, zotero: Path | None) -> None:
    """Print what reference managers make of the files that are taken along."""
    rows = dict(_records(site))
    if zotero:
        rows |= _zotero(site, zotero)
    for form in ("bib", "ris", "json"):
        if node is None:
            break
        found = in_node(node, "citation", site / f"bibliography.{form}")
        rows[f"citation-js, {form}"] = _counted(item["type"] for item in found)
    print("\n| client | finds |\n|---|---|")
    for name, found in rows.items():
        print(f"| {name} | {found} |")


def _records(site: Path) -> Iterator[tuple[str, str]]:
    bib = site / "bibliography.bib"
    if importlib.util.find_spec("pybtex"):
        for file in (bib, *sorted(site.glob("texts/*/*.bib"))):
            yield f"pybtex, plain: {file.name}", _plain_style(file)
    if importlib.util.find_spec("rispy"):
        rispy = importlib.import_module("rispy")
        for file in (site / "bibliography.ris", *sorted(site.glob("texts/*/*.ris"))):
            entries = rispy.loads(file.read_text(encoding="utf-8"))
            lost = Counter(tag for e in entries for tag in e.get("unknown_tag", {}))
            yield f"rispy: {file.name}", f"{len(entries)}; unknown tags {dict(lost)}"
    dates = site / "timeline.ics"
    if importlib.util.find_spec("icalendar") and dates.is_file():
        calendar = importlib.import_module("icalendar").Calendar
        found = calendar.from_ical(dates.read_bytes())
        events = [*found.walk("VEVENT")]
        last = str(events[0]["DESCRIPTION"]).splitlines()[-1]
        yield "icalendar: timeline.ics", f"{len(events)}; ends “{last}”"


def _plain_style(file: Path) -> str:
    """Say how many entries pybtex sets in BibTeX’s plain style, and what it lacks."""
    database = importlib.import_module("pybtex.database")
    style = importlib.import_module("pybtex.style.formatting.plain").Style()
    entries, told = database.parse_file(str(file)).entries, Counter[str]()
    for key, given in entries.items():
        one = database.BibliographyData({key: given})
        try:
            made = style.format_bibliography(one)
            text = "".join(entry.text.render_as("text") for entry in made)
        except Exception as error:  # whatever a style stumbles over
            told[re.sub(f" in {re.escape(key)}|'.*object ", " ", str(error))[:60]] += 1
            continue
        told["set"] += 1
        year = re.search(r"\d{4}", given.fields.get("date", ""))
        told["without its year"] += bool(year and year[0] not in text)
    return f"{len(entries)}: {dict(told)}"


def _zotero(site: Path, translators: Path) -> dict[str, str]:
    """Say by Zotero’s own tables of types what becomes of each entry."""
    tables = (translators / name for name in ("BibTeX.js", "RIS.js"))
    bibtex, ris = (table.read_text(encoding="utf-8") for table in tables)
    whole = bibtex.partition("bibtex2zoteroTypeMap = {")[2].partition("};")[0]
    types = dict(re.findall(r"\"(\w+)\" ?:\"(\w+)\"", whole))
    back = re.findall(r"(?m)^\t(\w+): \"([A-Z]+)\"", ris.partition("importTypeMap")[0])
    ahead = re.findall(r"(?m)^\t([A-Z]+): \"(\w+)\"", ris)
    tags = dict(ahead) | {tag: type for type, tag in back}
    tags["GEN"] = "journalArticle"
    entries = re.findall(r"(?m)^@(\w+)", (site / "bibliography.bib").read_text("utf-8"))
    records = re.findall(
        r"(?m)^TY  - (\w+)", (site / "bibliography.ris").read_text("utf-8")
    )
    return {
        "Zotero, bib": _counted(types.get(entry, "LOST") for entry in entries),
        "Zotero, ris": _counted(tags.get(tag, "journalArticle") for tag in records),
    }


def _counted(kinds: Iterator[str]) -> str:
    found = Counter(kinds)
    return f"{found.total()}: {dict(found.most_common())}"


def main() -> None:
    """Print two tables: the pages, and the files that are taken along."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--node", type=Path, help="where node_modules is")
    parser.add_argument("--zotero", type=Path, help="a copy of Zotero’s translators")
    given = parser.parse_args(sys.argv[1:])
    print_pages(given.site, given.node)
    print_records(given.site, given.node, given.zotero)


if __name__ == "__main__":
    main()
