"""Describe the edition, its texts and its terms as linked data: JSON-LD."""

from typing import Any

from edition import licences
from edition.messages import gettext as _
from edition.model import Edition, Settings, Term, Text
from edition.scan.plain import plain
from edition.self_citation import editors, full_title, page_address, records

ORCID = "https://orcid.org/"
HOME = "index.md"
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


def page_data(edition: Edition, path: str, text: Text | None) -> JsonLd | None:
    """Return what a page is about, if it is one of the things we describe."""
    if text:
        return chapter(edition, text)
    if path == HOME:
        return book(edition, whole=True)
    if path == f"{GLOSSARY}index.md":
        return term_set(edition, whole=True)
    term = edition.term.get(path.removeprefix(GLOSSARY).removesuffix(".md"))
    return defined_term(edition, term) if term and path.startswith(GLOSSARY) else None


def chapter(edition: Edition, text: Text) -> JsonLd:
    """Describe a text as a chapter, and the work it restates or reprints."""
    record = records(edition)[text.slug]
    data = _thing("Chapter", page_address(edition, text), title_of(text, record))
    data |= {"author": _agents(authors_of(record))}
    data |= {"editor": _editors(edition.settings), "version": record["version"]}
    data |= {"inLanguage": record["language"]}
    data |= {"abstract": on_one_line(text.meta.summary)}
    data |= {"disambiguatingDescription": record["note"]}
    data |= {"genre": record.get("genre"), "isPartOf": book(edition)}
    data |= {"isBasedOn": _first_publication(edition, text, record)}
    data["license"] = licence_of(edition, text)
    return _filled(data)


def licence_of(edition: Edition, text: Text | None) -> str:
    """Return the licence of a text in its author's words, else that of the editors."""
    if text and not text.is_precis:
        return _licence(text.meta.licence)
    return _licence(edition.settings.licence)


def _licence(expression: str) -> str:
    """Return the address of the first licence of an expression, if there is one."""
    return next(map(licences.address, licences.ids(expression)), "")


def title_of(text: Text, record: JsonLd) -> str:
    """Return the title without brackets: programs compare it letter by letter."""
    return text.meta.title if "title" in text.meta.inferred else str(record["title"])


def authors_of(record: JsonLd) -> list[dict[str, str]]:
    """Return the authors without brackets, which would make other persons of them."""
    authors: list[dict[str, str]] = record["custom"]["first-publication"].get("author")
    return authors or []


def _first_publication(edition: Edition, text: Text, record: JsonLd) -> JsonLd:
    """Describe the work; of what kind it is, only its entry can tell for certain."""
    first = record["custom"]["first-publication"]
    is_known = text.meta.reference in edition.reference
    found = TYPES.get(first["type"], "CreativeWork") if is_known else "CreativeWork"
    data: JsonLd = {"@type": found}
    data |= {"name": title_of(text, record), "author": _agents(authors_of(record))}
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
    data |= {"termCode": term.id, "description": on_one_line(plain(term.definition))}
    return data | {"inDefinedTermSet": term_set(edition)}


def _term_address(edition: Edition, term: Term) -> str:
    return f"{edition.settings.site_url}{GLOSSARY}{term.id}/"


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


def on_one_line(words: str) -> str:
    """Return words with single blanks between them."""
    return " ".join(words.split())
