"""The TEI of every edition of the tests, written once for all that look at it."""

import atexit
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from lxml import etree

from edition.exports import tei
from edition.exports.tei.elements import ID, TEI, local
from edition.model import Edition, GeneratedFile
from edition.sources import load_edition
from odd import write_odd
from support import OF_KINDS, POEMS, ROOT, SMALL, TESTS
from treatise import write_treatise

FREE = TESTS / "editions" / "free"
UNSAID = frozenset({"note", "rdg", "figDesc", "graphic", "ptr"})
"""What is in a passage, and no words of it."""
OUTER = frozenset(
    (
        *("lg", "sp", "table", "row", "figure", "postscript", "epigraph", "quote"),
        *("list", "item", "note"),
    )
)
"""What has words only within other elements."""
NAMES = ("own", "small", "kinds", "poems", "free", "treatise", "odd")
"""The editions."""
SLIP = "#emendation-slip"
Element = etree._Element


@cache
def workspace() -> Path:
    """Return a folder for this run, removed at its end."""
    made = Path(mkdtemp(prefix="tei-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def editions() -> dict[str, Edition]:
    """Return the editions by name: this one, the four of the tests, two made here."""
    made = workspace() / "editions"
    roots = {
        "own": ROOT,
        "small": SMALL,
        "kinds": OF_KINDS,
        "poems": POEMS,
        "free": FREE,
    }
    roots |= {
        "treatise": write_treatise(made / "treatise"),
        "odd": write_odd(made / "odd"),
    }
    return {name: load_edition(root) for name, root in roots.items()}


def of(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield every file of TEI of an edition."""
    for text in edition.texts:
        yield from tei.files(edition, text)
    yield from tei.whole(edition)


@cache
def folder() -> Path:
    """Return a folder with a folder of the files of every edition."""
    root = workspace() / "files"
    for name, edition in editions().items():
        for file in of(edition):
            path = root / name / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(file.content), encoding="utf-8")
    return root


@cache
def parsed(path: str) -> Element:
    """Return a document as a program reads it back, by its path in the folder."""
    return etree.parse(folder() / path).getroot()


def slugs(name: str) -> list[str]:
    """Return the texts of an edition by slug."""
    return [text.slug for text in editions()[name].texts]


def document(name: str, slug: str) -> Element:
    """Return the document of a text."""
    return parsed(f"{name}/texts/{slug}/{slug}.tei.xml")


def by_id(root: Element) -> dict[str, Element]:
    """Return the elements of a document by their ids; none is there twice."""
    found: dict[str, Element] = {}
    for one in root.iter(f"{{{TEI}}}*"):
        if id := one.get(ID):
            assert id not in found, id
            found[str(id)] = one
    return found


def runs(element: Element, *, by_line: bool = False) -> list[str]:
    """Return the words of an element as the reading has them: by line, by cell.

    Args:
        element: a passage, or a note.
        by_line: whether breaks part the words.
    """
    if local(element) not in OUTER:
        words = "".join(_words(element))
        lines = words.split("\n") if by_line else [words]
        return [one for one in (" ".join(line.split()) for line in lines) if one]
    inner = [child for child in element if local(child) not in UNSAID]
    if local(element) == "table":
        inner.sort(key=lambda child: local(child) == "head")
    return [run for child in inner for run in runs(child, by_line=by_line)]


def _words(element: Element) -> Iterator[str]:
    if local(element) == "lb":
        yield "\n"
    yield element.text or ""
    for child in element:
        if local(child) not in UNSAID and not _is_other(child):
            yield from _words(child)
        yield child.tail or ""


def _is_other(element: Element) -> bool:
    """Tell whether words are not those of the page, of two in a choice."""
    parent = element.getparent()
    if parent is None or local(parent) != "choice":
        return False
    return local(element) != ("sic" if parent.get("ana") == SLIP else "corr")
