"""Own what the head of a page tells machines: meta tags and JSON-LD."""

from typing import Any, NamedTuple

from edition import licences
from edition.cldr import BRITISH, with_region
from edition.messages import ENGLISH, language
from edition.messages import gettext as _
from edition.model import Edition, Settings, Term, Text
from edition.scan.plain import plain
from edition.self_citation import (
    editors,
    full_title,
    page_address,
    publication,
    records,
    sorted_name,
)

SCHEMA = "https://schema.org"
ORCID = "https://orcid.org/"
GLOSSARY = "glossary/"
TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "Article",
    "report": "Report",
    "book": "Book",
}
"""What the kinds of works are called there, as the bibliography has them."""
JsonLd = dict[str, Any]


class Tag(NamedTuple):
    """One ``<meta>``: its attribute (``name`` or ``property``), key and content."""

    attribute: str
    key: str
    content: str


class Head(NamedTuple):
    """What stands in the head of a page besides what every page has."""

    tags: tuple[Tag, ...]
    json_ld: JsonLd


def head(edition: Edition, path: str, title: str, about: str, url: str) -> Head:
    """Return the head of the page at a path below ``docs``."""
    text = edition.text_at(path)
    tags = (
        *(highwire(edition, text) if text else ()),
        *open_graph(
            edition.settings, title, about, url, "article" if text else "website"
        ),
    )
    data = _data(edition, path, text)
    return Head(tags, {"@context": SCHEMA} | data if data else {})


def highwire(edition: Edition, text: Text) -> tuple[Tag, ...]:
    """Return the tags by which Zotero and Google Scholar know a text.

    They make it a section of a book. Zotero reads a ``DC.contributor`` as an author
    where there is none, and splits the name of a body at its last blank: so there is
    none of that for the editors, but for editors who are persons.
    """
    record = records(edition)[text.slug]
    pairs = [("citation_title", _title(text, record))]
    authors = [sorted_name(name) for name in _authors(record)]
    persons = [sorted_name(name) for name in record["editor"] if "family" in name]
    pairs += [("citation_author", name) for name in authors]
    pairs += [("citation_editor", name) for name in persons]
    pairs += [
        ("citation_publication_date", str(text.meta.date.year)),
        ("citation_inbook_title", record["container-title"]),
        ("citation_language", record["language"]),
        ("citation_public_url", page_address(edition, text)),
        ("DC.title", _title(text, record)),
        *(("DC.creator", name) for name in authors),
        ("DC.date", text.meta.date.edtf),
        ("DC.type", "Text"),
        ("DC.language", record["language"]),
        ("DC.identifier", page_address(edition, text)),
        ("DC.description", f"{record['note']} {_flat(text.meta.summary)}"),
        ("DC.rights", _flat(text.meta.rights)),
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
    pairs |= {"og:description": _flat(about)}
    return tuple(Tag("property", *pair) for pair in pairs.items() if pair[1])


def _flat(words: str) -> str:
    return " ".join(words.split())


# JSON-LD ----------------------------------------------------------------------


def _data(edition: Edition, path: str, text: Text | None) -> JsonLd | None:
    """Return what a page is about, if it is one of the things we describe."""
    if text:
        return chapter(edition, text)
    if path == "index.md":
        return book(edition, whole=True)
    if path == f"{GLOSSARY}index.md":
        return term_set(edition, whole=True)
    term = edition.term.get(path.removeprefix(GLOSSARY).removesuffix(".md"))
    return defined_term(edition, term) if term and path.startswith(GLOSSARY) else None


def chapter(edition: Edition, text: Text) -> JsonLd:
    """Describe a text as a chapter, and the work it restates or reprints."""
    record = records(edition)[text.slug]
    data = _thing("Chapter", page_address(edition, text), _title(text, record))
    data |= {"author": _agents(_authors(record))}
    data |= {"editor": _editors(edition.settings), "version": record["version"]}
    data |= {"inLanguage": record["language"], "abstract": _flat(text.meta.summary)}
    data |= {"disambiguatingDescription": record["note"]}
    data |= {"genre": record.get("genre"), "isPartOf": book(edition)}
    data |= {"isBasedOn": _first_publication(edition, text, record)}
    is_precis = text.meta.presentation == "precis"
    data["license"] = _licence((edition.settings if is_precis else text.meta).licence)
    return _filled(data)


def _licence(expression: str) -> str:
    """Return the address of the first licence of an expression, if there is one."""
    return next(map(licences.address, licences.ids(expression)), "")


def _title(text: Text, record: JsonLd) -> str:
    """Return the title without brackets: programs compare it letter by letter."""
    return text.meta.title if "title" in text.meta.inferred else str(record["title"])


def _authors(record: JsonLd) -> list[dict[str, str]]:
    """Return the authors without brackets, which would make other persons of them."""
    authors: list[dict[str, str]] = record["custom"]["first-publication"].get("author")
    return authors or []


def _first_publication(edition: Edition, text: Text, record: JsonLd) -> JsonLd:
    """Describe the work; of what kind it is, only its entry can tell for certain."""
    first = record["custom"]["first-publication"]
    is_known = text.meta.reference in edition.reference
    found = TYPES.get(first["type"], "CreativeWork") if is_known else "CreativeWork"
    data: JsonLd = {"@type": found}
    data |= {"name": _title(text, record), "author": _agents(_authors(record))}
    data |= {"datePublished": text.meta.date.edtf, "url": text.meta.url}
    data |= {"pagination": text.meta.pages}
    if text.meta.container:
        data["isPartOf"] = {"@type": "PublicationIssue", "name": text.meta.container}
        data["isPartOf"] |= {"issueNumber": text.meta.issue} if text.meta.issue else {}
    return _filled(data)


def book(edition: Edition, *, whole: bool = False) -> JsonLd:
    """Describe the edition; ``whole`` lists its chapters."""
    settings = edition.settings
    data = _thing("Book", settings.site_url, full_title(settings))
    data |= {"editor": _editors(settings), "datePublished": settings.published}
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
    data = _thing("DefinedTermSet", f"{edition.settings.site_url}{GLOSSARY}", title)
    if whole:
        data["hasDefinedTerm"] = [
            _thing("DefinedTerm", _term_address(edition, term), term.headword)
            for term in edition.terms
        ]
    return data


def defined_term(edition: Edition, term: Term) -> JsonLd:
    """Describe a term with its definition."""
    data = _thing("DefinedTerm", _term_address(edition, term), term.headword)
    data |= {"termCode": term.id, "description": _flat(plain(term.definition))}
    return data | {"inDefinedTermSet": term_set(edition)}


def _term_address(edition: Edition, term: Term) -> str:
    return f"{edition.settings.site_url}{GLOSSARY}{term.id}/"


def _locale() -> str:
    """Return the language of pages as the Open Graph protocol has it."""
    return BRITISH if language() == ENGLISH else with_region("_")


def _thing(type: str, address: str, name: str) -> JsonLd:
    return {"@type": type, "@id": address, "url": address, "name": name}


def _editors(settings: Settings) -> list[JsonLd]:
    """Describe the editors, persons by their ORCID where it is known."""
    pairs = zip(_agents(editors(settings)), settings.editors, strict=True)
    return [
        agent | ({"@id": ORCID + editor.orcid} if editor.orcid else {})
        for agent, editor in pairs
    ]


def _agents(names: list[dict[str, str]]) -> list[JsonLd]:
    return [
        {"@type": "Organization", "name": name["literal"]}
        if "literal" in name
        else {"@type": "Person", "familyName": name["family"]}
        | {
            "givenName": name.get("given", ""),
            "name": f"{name.get('given', '')} {name['family']}".strip(),
        }
        for name in names
    ]


def _filled(data: JsonLd) -> JsonLd:
    return {key: value for key, value in data.items() if value}
