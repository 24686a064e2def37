"""Own what the head of a page tells machines: meta tags, JSON-LD, a licence."""

from typing import NamedTuple

from edition.cldr import BRITISH, with_region
from edition.messages import ENGLISH, language
from edition.model import Edition, Settings, Text
from edition.self_citation import page_address, publication, records, sorted_name
from edition.self_citation.json_ld import (
    HOME,
    JsonLd,
    authors_of,
    licence_of,
    on_one_line,
    page_data,
    title_of,
)

SCHEMA = "https://schema.org"


class Tag(NamedTuple):
    """One ``<meta>``: its attribute (``name`` or ``property``), key and content."""

    attribute: str
    key: str
    content: str


class Head(NamedTuple):
    """What stands in the head of a page besides what every page has."""

    tags: tuple[Tag, ...]
    json_ld: JsonLd
    licence: str = ""
    """The address of the licence of a text, or on the first page of the edition."""


def head(edition: Edition, path: str, title: str, about: str, url: str) -> Head:
    """Return the head of the page at a path below ``docs``."""
    text = edition.text_at(path)
    tags = (
        *(highwire(edition, text) if text else ()),
        *open_graph(
            edition.settings, title, about, url, "article" if text else "website"
        ),
    )
    data = page_data(edition, path, text)
    json_ld = {"@context": SCHEMA} | data if data else {}
    is_told = text or path == HOME
    return Head(tags, json_ld, licence_of(edition, text) if is_told else "")


def highwire(edition: Edition, text: Text) -> tuple[Tag, ...]:
    """Return the tags by which Zotero and Google Scholar know a text.

    They make it a section of a book. Zotero reads a ``DC.contributor`` as an author
    where there is none, and splits the name of a body at its last blank: so there is
    none of that for the editors, but for editors who are persons.
    """
    record = records(edition)[text.slug]
    pairs = [("citation_title", title_of(text, record))]
    authors = [sorted_name(name) for name in authors_of(record)]
    persons = [sorted_name(name) for name in record["editor"] if "family" in name]
    pairs += [("citation_author", name) for name in authors]
    pairs += [("citation_editor", name) for name in persons]
    pairs += [
        ("citation_publication_date", str(text.meta.date.year)),
        ("citation_inbook_title", record["container-title"]),
        ("citation_language", record["language"]),
        ("citation_public_url", page_address(edition, text)),
        ("DC.title", title_of(text, record)),
        *(("DC.creator", name) for name in authors),
        ("DC.date", text.meta.date.edtf),
        ("DC.type", "Text"),
        ("DC.language", record["language"]),
        ("DC.identifier", page_address(edition, text)),
        ("DC.description", f"{record['note']} {on_one_line(text.meta.summary)}"),
        ("DC.rights", on_one_line(text.meta.rights)),
    ]
    if text.meta.container:
        pairs.append(("DC.source", publication(text)))
    return tuple(Tag("name", key, content) for key, content in pairs)


def open_graph(
    settings: Settings, title: str, about: str, url: str, type: str
) -> tuple[Tag, ...]:
    """Return the tags by which a link to a page is shown elsewhere."""
    pairs = {"og:title": title, "og:type": type, "og:url": url}
    pairs |= {"og:site_name": settings.title, "og:locale": _locale()}
    pairs |= {"og:description": on_one_line(about)}
    return tuple(Tag("property", *pair) for pair in pairs.items() if pair[1])


def _locale() -> str:
    """Return the language of pages as the Open Graph protocol has it."""
    return BRITISH if language() == ENGLISH else with_region("_")
