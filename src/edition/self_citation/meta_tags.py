"""Meta tags of a page: Highwire Press, Dublin Core, and Open Graph."""

from collections.abc import Iterator
from typing import NamedTuple

from edition import licences
from edition.addresses import HOME
from edition.cldr import BRITISH, with_region
from edition.messages import ENGLISH, language
from edition.messages import gettext as _
from edition.model import Edition, Settings, Text
from edition.self_citation import (
    Item,
    editors,
    facts,
    full_title,
    genre,
    page_address,
    publication,
    records,
    sorted_name,
    spoken_name,
    with_genre,
)
from edition.self_citation.json_ld import authors, flat, iso_date, plain_name

PICTURE = (1200, 630)
"""The size of the pictures that stand beside links to a page elsewhere."""
Pair = tuple[str, str]


class Tag(NamedTuple):
    """One ``<meta>``: its attribute (``name`` or ``property``), key and content."""

    attribute: str
    key: str
    content: str


class Link(NamedTuple):
    """How a link to a page is shown elsewhere."""

    title: str
    about: str
    url: str
    picture: str = ""
    """The address of a picture."""


def meta_tags(
    edition: Edition, path: str, text: Text | None, link: Link
) -> Iterator[Tag]:
    """Yield the tags of the page at a path below ``docs``."""
    named: list[Pair] = []
    if text:
        named = [*highwire(edition, text), *dublin_core(edition, text)]
        named += [("author", spoken_name(n)) for n in creators(edition, text)]
    elif path == HOME:
        named = [*of_the_whole(edition.settings)]
    yield from (Tag("name", *pair) for pair in named)
    shown = open_graph(edition, path, text, link)
    yield from (Tag("property", *pair) for pair in shown if pair[1])
    card = "summary_large_image" if link.picture else "summary"
    yield Tag("name", "twitter:card", card)


def highwire(edition: Edition, text: Text) -> Iterator[Pair]:
    """Yield the tags by which Zotero and Google Scholar know a text.

    They make it a section of a book. Zotero splits the name of a body at its last
    blank, but not where a comma ends it; a ``DC.contributor`` it reads as an author
    where there is none. Of a précis, the title says that it is one, and the abstract
    by whom.
    """
    record = records(edition)[text.slug]
    yield "citation_title", with_genre(text, plain_name(text, record))
    for name in authors(record):
        yield "citation_author", sorted_name(name)
    for name in record["editor"]:
        yield "citation_editor", _whole_name(name)
    yield "citation_publication_date", _day(edition, text).replace("-", "/")
    yield "citation_inbook_title", record["container-title"]
    yield "citation_language", record["language"]
    yield "citation_public_url", page_address(edition, text)
    if text.is_precis:
        yield "citation_abstract", _abstract(edition, text)


def _whole_name(name: Item) -> str:
    """Return a name with the comma that keeps that of a body whole."""
    return f"{sorted_name(name)}{',' * ('literal' in name)}"


def _day(edition: Edition, text: Text) -> str:
    """Return when a text was published here, or if that is not known, at first."""
    date = text.meta.date
    return edition.settings.published or iso_date(date) or str(date.year)


def _abstract(edition: Edition, text: Text) -> str:
    """Say of a précis whose words it is, where the work had appeared, and of what."""
    whose = _("The editors’ précis: every passage restated in our own words")
    by = "; ".join(spoken_name(name) for name in editors(edition.settings))
    return f"{whose} ({by}). {facts(edition, text)} {flat(text.meta.summary)}"


def dublin_core(edition: Edition, text: Text) -> Iterator[Pair]:
    """Yield Dublin Core of the words on the page; a précis is by the editors."""
    record = records(edition)[text.slug]
    yield "DC.title", with_genre(text, plain_name(text, record))
    for name in creators(edition, text):
        yield "DC.creator", sorted_name(name)
    yield "DC.date", _day(edition, text)
    yield "DC.type", "Text"
    yield "DC.language", record["language"]
    yield "DC.identifier", page_address(edition, text)
    yield "DC.description", f"{record['note']} {flat(text.meta.summary)}"
    yield "DC.rights", _rights(edition.settings, text)
    yield "DC.source", _source(text, record)


def _rights(settings: Settings, text: Text) -> str:
    """Return the rights in the words on the page, and of a précis those in the work."""
    stated = flat(text.meta.rights)
    if not text.is_precis:
        return stated
    ours = flat(settings.rights) or f"{genre()}: {licences.names(settings.licence)}."
    return f"{ours} “{text.meta.title}”: {stated}"


def _source(text: Text, record: Item) -> str:
    """Return the work as first published: author, title and where."""
    names = ", ".join(spoken_name(name) for name in authors(record))
    parts = (names, f"“{plain_name(text, record)}”", publication(text))
    return ", ".join(filter(None, parts))


def creators(edition: Edition, text: Text) -> list[Item]:
    """Return who wrote the words on the page, as far as is known.

    Zotero would take them for the author of a work of which it finds nobody: it finds
    the editors, who are tagged as such.
    """
    if text.is_precis:
        return editors(edition.settings)
    return authors(records(edition)[text.slug])


def of_the_whole(settings: Settings) -> Iterator[Pair]:
    """Yield the tags by which the front page is known as that of a book."""
    for name in editors(settings):
        yield "citation_editor", _whole_name(name)
    yield "DC.title", full_title(settings)
    if settings.published:
        yield "DC.date", settings.published
    yield "DC.language", settings.language
    yield "DC.identifier", settings.site_url
    if settings.rights:
        yield "DC.rights", flat(settings.rights)


def open_graph(
    edition: Edition, path: str, text: Text | None, link: Link
) -> Iterator[Pair]:
    """Yield the tags by which a link to a page is shown elsewhere."""
    settings, title, about = edition.settings, link.title, flat(link.about)
    kind = {HOME: "book"}.get(path, "article" if text else "website")
    if text:
        title = title_of(edition, path, text, title)
        about = f"{genre()}. {about}" if text.is_precis else about
    elif path == HOME:
        title = full_title(settings)
    yield from (("og:title", title), ("og:type", kind), ("og:url", link.url))
    yield from (("og:site_name", settings.title), ("og:locale", _locale()))
    yield "og:description", about
    if kind != "website":
        of = "book:release_date" if path == HOME else "article:published_time"
        yield of, settings.published
    if link.picture:
        yield from (("og:image", link.picture), ("og:image:alt", title))
        width, height = map(str, PICTURE)
        yield from (("og:image:width", width), ("og:image:height", height))


def title_of(edition: Edition, path: str, text: Text, title: str) -> str:
    """Return the title of a page of a text: by whom it is, and whether a précis.

    That of a chapter begins with its own.
    """
    names = (spoken_name(n) for n in authors(records(edition)[text.slug]))
    whole = ": ".join(filter(None, [", ".join(names), text.meta.title]))
    is_chapter = path in {chapter.page for chapter in text.chapters}
    return f"{title} - " * is_chapter + with_genre(text, whole)


def _locale() -> str:
    """Return the language of pages as the Open Graph protocol has it."""
    return BRITISH if language() == ENGLISH else with_region("_")
