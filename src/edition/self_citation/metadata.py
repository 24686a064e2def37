"""The head of a page: what it tells machines by meta tags, links and JSON-LD."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition import formats
from edition.addresses import BIBLIOGRAPHY, DATA, HOME, Address, relative
from edition.model import Edition, Text
from edition.self_citation import page_address
from edition.self_citation.json_ld import JsonLd, MediaFile, description
from edition.self_citation.meta_tags import Link, Tag, meta_tags, title_of

SCHEMA = "https://schema.org"
FORMATS = [formats.FORMATS[name] for name in ("bibtex", "ris", "csl-json")]
"""The formats of records."""
DESCRIBES = "alternate describedby"


class Record(NamedTuple):
    """A file, or an address, that stands in a relation to a page."""

    rel: str
    """The relation, as the register of link relations names it."""
    address: str
    """Where it is, seen from the page."""
    media_type: str = ""
    name: str = ""


class Head(NamedTuple):
    """What stands in the head of a page besides what every page has."""

    tags: tuple[Tag, ...]
    json_ld: JsonLd
    title: str
    """The title of a page of a text, which says by whom it is."""
    records: tuple[Record, ...] = ()


def head(
    edition: Edition, path: str, link: Link, files: Sequence[MediaFile] = ()
) -> Head:
    """Return the head of the page at a path below ``docs``, which tells of files."""
    text = edition.text_at(path)
    data = description(edition, path, text, files)
    data = {"@context": SCHEMA} | data if data else {}
    records = [*_signposts(edition, path, text), *_records(path, text)]
    records += [*_items(path, text, files)]
    title = title_of(edition, path, text, link.title) if text else ""
    tags = tuple(meta_tags(edition, path, text, link))
    return Head(tags, data, title, tuple(records))


def _signposts(edition: Edition, path: str, text: Text | None) -> Iterator[Record]:
    """Yield by which address to cite a text, or the edition (FAIR Signposting)."""
    doi = edition.settings.doi
    if text:
        yield Record("cite-as", page_address(edition, text))
    elif path in (HOME, DATA):
        known = f"https://doi.org/{doi.concept}" if doi else edition.settings.site_url
        yield Record("cite-as", known)


def _items(
    path: str, text: Text | None, files: Sequence[MediaFile]
) -> Iterator[Record]:
    """Yield the files that hold what is on a page, and where a program begins.

    “alternate” alone would have the theme fetch the map of the site.
    """
    root = relative(path, Address(HOME))
    for file in files:
        address = f"{root}{file.path}"
        if file.path.startswith("dts/"):
            yield Record("service-desc", address, file.media_type)
        elif text or file.path.endswith((".zip", ".epub", ".pdf")):
            rel = "alternate item" if text else "item"
            yield Record(rel, address, file.media_type)


def _records(path: str, text: Text | None) -> Iterator[Record]:
    """Yield the records of a text, or of all works on the page of the bibliography."""
    for format in FORMATS:
        about = format.media_type, format.title
        if text:
            yield Record(DESCRIBES, f"{text.slug}.{format.suffix}", *about)
        elif path == BIBLIOGRAPHY:
            ending = format.suffix.rpartition(".")[2]
            yield Record(DESCRIBES, f"../bibliography.{ending}", *about)
