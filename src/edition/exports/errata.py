"""Write the errata as an Atom feed: changes that may alter what a text means."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from edition import addresses
from edition.addresses import Address
from edition.clock import now
from edition.ledger import closed
from edition.ledger.versions import versions
from edition.messages import gettext as _
from edition.messages import language
from edition.model import Edition, GeneratedFile
from edition.scan.plain import plain
from edition.views.former import name_of, page_of

ATOM = "http://www.w3.org/2005/Atom"
PATH = "errata.xml"
NEVER = "9999-12-31"
MEDIA_TYPE = "application/atom+xml"


class Erratum(NamedTuple):
    """One entry of the feed."""

    date: str
    title: str
    words: str
    address: str
    """Where it is told, below the site."""
    key: str
    """What tells it from others for ever."""


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``errata.xml``."""
    yield GeneratedFile(PATH, feed(edition))


def errata(edition: Edition) -> tuple[Erratum, ...]:
    """Return every dated change that touches meaning, the newest first.

    They are the items “[Editorial]” of the changelog, once released, and the ids
    withdrawn.
    """
    found = [*_from_changelog(edition), *_withdrawn(edition)]
    return tuple(sorted(found, key=lambda e: (e.date, e.key), reverse=True))


def _from_changelog(edition: Edition) -> Iterator[Erratum]:
    for text in edition.texts:
        for version in versions(edition)[text.slug]:
            found = {"text": text.short_name, "number": version.number}
            title = _("%(text)s, version %(number)s") % found
            page = addresses.versions(text.slug, version.number)
            address = addresses.below(page)
            items = (item for item in version.items if item.is_editorial)
            for index, item in enumerate(items):
                key = f"{text.slug}/{version.number}/{index}"
                if item.date:
                    yield Erratum(item.date, title, plain(item.words), address, key)


def _withdrawn(edition: Edition) -> Iterator[Erratum]:
    """Yield what was withdrawn after the first release: before, nothing was given."""
    first = min((r.date for r in edition.releases), default=NEVER)
    for life in closed(edition):
        if life.status == "withdrawn" and life.on > first:
            slug, _hash, anchor = life.id.partition("#")
            text = edition.text.get(slug)
            what = f"{text.short_name}, " if text else ""
            title = _("%(what)s withdrawn") % {"what": what + name_of(life.id)}
            page = Address(page_of(life.id), anchor)
            address = addresses.below(page)
            key = f"withdrawn/{life.id.replace('#', '/')}/{life.until}"
            yield Erratum(life.on, title, life.reason, address, key)


def feed(edition: Edition) -> str:
    """Return the feed; it is well formed and repeats byte for byte."""
    settings, found = edition.settings, errata(edition)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": language()})
    _add(root, "title", _("%(title)s: errata") % {"title": settings.title})
    _add(root, "subtitle", _("Changes that may alter the meaning of a text."))
    _add(root, "id", settings.site_url + PATH)
    _add(root, "updated", _moment(found[0].date if found else _newest(edition)))
    _link(root, "self", settings.site_url + PATH, MEDIA_TYPE)
    _link(root, "alternate", settings.site_url, "text/html")
    if settings.doi:
        _link(root, "related", f"https://doi.org/{settings.doi.concept}", "text/html")
    for name in settings.editor_names:
        _add(SubElement(root, "author"), "name", name)
    for erratum in found:
        _entry(root, settings.site_url, erratum)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _entry(root: Element, site: str, erratum: Erratum) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "title", erratum.title)
    host = urlsplit(site).hostname or "localhost"
    _add(entry, "id", f"tag:{host},{erratum.date}:{erratum.key}")
    _add(entry, "updated", _moment(erratum.date))
    _link(entry, "alternate", site + erratum.address, "text/html")
    _add(entry, "summary", erratum.words)


def _newest(edition: Edition) -> str:
    """Return the day of the last release; before the first, that of the build."""
    dates = [release.date for release in edition.releases]
    return max(dates, default=now().date().isoformat())


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words


def _link(parent: Element, rel: str, href: str, type: str) -> None:
    SubElement(parent, "link", {"rel": rel, "href": href, "type": type})
