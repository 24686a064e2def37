"""JSON-LD in the head of a page, in the words of schema.org."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from edition import addresses, licences
from edition.dates import Date
from edition.messages import gettext as _
from edition.model import Edition, Settings, Term, Text
from edition.scan.plain import plain
from edition.self_citation import (
    Item,
    full_title,
    genre,
    page_address,
    person,
    records,
    spoken_name,
    with_genre,
)

TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "Article",
    "report": "Report",
    "book": "Book",
}
"""What the kinds of works are called there, as the bibliography has them."""
ISO = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
JsonLd = dict[str, Any]


class MediaFile(NamedTuple):
    """A file that holds what is on a page."""

    path: str
    """Where it is, below the site."""
    media_type: str
    size: int
    """Its bytes."""


def description(
    edition: Edition, path: str, text: Text | None, files: Sequence[MediaFile] = ()
) -> JsonLd:
    """Return what a page is about, or nothing if we describe no such thing."""
    if text:
        return chapter(edition, text) | _encodings(edition, "encoding", files)
    if path == addresses.HOME:
        return book(edition, whole=True)
    if path == addresses.DATA:
        return dataset(edition, files)
    if path == addresses.GLOSSARY:
        return term_set(edition, whole=True)
    terms = {addresses.term(id).page: term for id, term in edition.term.items()}
    return defined_term(edition, terms[path]) if path in terms else {}


def _encodings(edition: Edition, name: str, files: Sequence[MediaFile]) -> JsonLd:
    """Describe files, under a name of schema.org; nothing where there are none."""
    site = edition.settings.site_url
    found = [
        {
            "@type": "DataDownload" if name == "distribution" else "MediaObject",
            "contentUrl": f"{site}{file.path}",
            "encodingFormat": file.media_type,
            "contentSize": f"{file.size} B",
        }
        for file in files
    ]
    return {name: found} if found else {}


def dataset(edition: Edition, files: Sequence[MediaFile]) -> JsonLd:
    """Describe all files of the edition as data."""
    settings = edition.settings
    title = _("%(title)s: texts and data") % {"title": settings.title}
    data = _thing("Dataset", edition.url(addresses.Address(addresses.DATA)), title)
    data |= {"description": settings.subtitle or settings.title}
    data |= {"creator": _editors(settings), "version": settings.version}
    data |= {"datePublished": settings.published, "isPartOf": book(edition)}
    data |= _terms_of_use(settings) | _encodings(edition, "distribution", files)
    return _filled(data)


def chapter(edition: Edition, text: Text) -> JsonLd:
    """Describe a text as a chapter, and the work it restates or reprints.

    A précis is by the editors and about the work: so no licence of theirs is given for
    words of its author.
    """
    record = records(edition)[text.slug]
    settings, is_precis = edition.settings, text.is_precis
    work = _first_publication(edition, text, record)
    name = with_genre(text, plain_name(text, record))
    data = _thing("Chapter", page_address(edition, text), name)
    data |= {"author": _editors(settings) if is_precis else work.get("author")}
    data |= _edited(settings) | {"version": record["version"]}
    data |= {"datePublished": settings.published, "inLanguage": record["language"]}
    data |= {"abstract": flat(text.meta.summary), "isPartOf": book(edition)}
    data |= {"disambiguatingDescription": record["note"]}
    data |= {"genre": genre() if is_precis else "", "isBasedOn": work}
    data |= {"about": {"@id": work["@id"]} if is_precis else {}}
    data["license"] = _licence((settings if is_precis else text.meta).licence)
    return _filled(data)


def _licence(expression: str) -> str:
    """Return the address of the first licence of an expression, if there is one."""
    return next(map(licences.address, licences.ids(expression)), "")


def plain_name(text: Text, record: JsonLd) -> str:
    """Return the title without brackets: programs compare it letter by letter."""
    if "title" in text.meta.inferred:
        return text.meta.title
    return str(record["title"]).removesuffix(with_genre(text, ""))


def authors(record: JsonLd) -> list[dict[str, str]]:
    """Return the authors without brackets, which would make other persons of them."""
    found: list[dict[str, str]] = record["custom"]["first-publication"].get("author")
    return found or []


def iso_date(date: Date) -> str:
    """Return a date as ISO 8601 has it, the first of a range, or only its year.

    What may fall in several years is no such date.
    """
    first = date.edtf.rstrip("~?%").partition("/")[0]
    if ISO.fullmatch(first):
        return first
    return str(date.year) if date.earliest[0] == date.latest[0] else ""


def _first_publication(edition: Edition, text: Text, record: JsonLd) -> JsonLd:
    """Describe the work; of what kind it is, only its entry can tell for certain."""
    first = record["custom"]["first-publication"]
    is_known = text.meta.reference in edition.reference
    found = TYPES.get(first["type"], "CreativeWork") if is_known else "CreativeWork"
    address = text.meta.url or f"{page_address(edition, text)}#about-this-text"
    data: JsonLd = {"@type": found, "@id": address, "url": text.meta.url}
    data |= {
        "name": plain_name(text, record),
        "author": [*map(_agent, authors(record))],
    }
    data |= {"datePublished": iso_date(text.meta.date)}
    data |= {"pagination": text.meta.pages}
    if text.meta.container:
        data["isPartOf"] = {"@type": "PublicationIssue", "name": text.meta.container}
        data["isPartOf"] |= {"issueNumber": text.meta.issue} if text.meta.issue else {}
    return _filled(data)


def book(edition: Edition, *, whole: bool = False) -> JsonLd:
    """Describe the edition; ``whole`` lists its chapters."""
    settings = edition.settings
    data = _thing("Book", settings.site_url, full_title(settings))
    data |= _edited(settings) | {"datePublished": settings.published}
    if settings.doi:
        data["identifier"] = f"https://doi.org/{settings.doi.concept}"
    if whole:
        data |= _terms_of_use(settings) | {
            "version": settings.version,
            "hasPart": [
                _thing("Chapter", page_address(edition, text), text.meta.title)
                for text in edition.texts
            ],
        }
    return _filled(data)


def _terms_of_use(settings: Settings) -> JsonLd:
    """Say whose the words are, how they may be used, and who paid for them."""
    found: JsonLd = {"license": _licence(settings.licence)}
    found |= {"copyrightNotice": settings.rights}
    if settings.funding:
        found["funding"] = {"@type": "Grant", "description": settings.funding}
    return found


def term_set(edition: Edition, *, whole: bool = False) -> JsonLd:
    """Describe the glossary; ``whole`` lists its terms."""
    title = _("Glossary of %(title)s") % {"title": edition.settings.title}
    index = edition.url(addresses.Address(addresses.GLOSSARY))
    data = _thing("DefinedTermSet", index, title)
    if whole:
        data["hasDefinedTerm"] = [
            _thing("DefinedTerm", edition.url(addresses.term(term.id)), term.headword)
            for term in edition.terms
        ]
    return data


def defined_term(edition: Edition, term: Term) -> JsonLd:
    """Describe a term with its definition."""
    data = _thing("DefinedTerm", edition.url(addresses.term(term.id)), term.headword)
    data |= {"termCode": term.id, "description": flat(plain(term.definition))}
    return data | {"inDefinedTermSet": term_set(edition)}


def _thing(type: str, address: str, name: str) -> JsonLd:
    return {"@type": type, "@id": address, "url": address, "name": name}


def _edited(settings: Settings) -> JsonLd:
    """Name the editors; to schema.org only a person is one, and a body contributes."""
    names: JsonLd = {"editor": [], "contributor": []}
    for agent in _editors(settings):
        is_person = agent["@type"] == "Person"
        names["editor" if is_person else "contributor"].append(agent)
    return names


def _editors(settings: Settings) -> list[JsonLd]:
    """Describe the editors, persons by their ORCID where it is known."""
    return [
        _agent(person(editor.name))
        | ({"@id": editor.orcid_address} if editor.orcid else {})
        for editor in settings.editors
    ]


def _agent(name: Item) -> JsonLd:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    found = {"@type": "Person", "familyName": name["family"]}
    return found | {"givenName": name.get("given", ""), "name": spoken_name(name)}


def flat(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())


def _filled(data: JsonLd) -> JsonLd:
    return {key: value for key, value in data.items() if value}
