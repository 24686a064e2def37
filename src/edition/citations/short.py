"""Write citations in short, as a second note has them: author, title, locator."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from edition.addresses import relative, work
from edition.attribution import bracketed, inferred_works
from edition.citations.inlines import in_language
from edition.citations.locators import words
from edition.messages import gettext as _
from edition.model import Citation, Edition, Reference
from edition.scan.clusters import citations_in

MOST_AUTHORS = 3


def in_short(edition: Edition, inner: str) -> str:
    """Return what stands between the brackets of a mark as a reader would have it."""
    cited = "; ".join(_citation(edition, one) for one in citations_in(inner))
    return cited or inner


def linked_in_short(edition: Edition, inner: str, here: str) -> Markup:
    """Return a mark on a page as authors and titles, linked, with their locators."""
    cited = (_linked(edition, one, here) for one in citations_in(inner))
    return Markup("; ").join(cited)


def _linked(edition: Edition, citation: Citation, here: str) -> Markup:
    found = edition.reference.get(citation.key)
    if found is None:
        return Markup("<strong>{}?</strong>").format(citation.key)
    link = Markup('<a class="citation" role="doc-biblioref" href="{}">{}</a>{}{}')
    addition, locator = found.text("titleaddon"), _locator(citation)
    return link.format(
        relative(here, work(found.key)),
        _marked(edition, found),
        f" [{addition}]" if addition else "",
        f", {locator}" if locator else "",
    )


def _marked(edition: Edition, found: Reference) -> Markup:
    """Return author and title of a work, in brackets what the editors infer."""
    authors, title = _authors(found), found.title
    if meta := inferred_works(edition).get(found.key):
        authors = bracketed(meta, "author", authors)
        title = bracketed(meta, "title", title)
    cited = Markup("<cite>{}</cite>").format(in_language(title, found.language))
    return Markup(", ").join([*[authors] * bool(authors), cited])


def work_in_short(edition: Edition, key: str) -> str:
    """Return the author and title of a work; its key where there is no such work."""
    work = edition.reference.get(key)
    return ", ".join(filter(None, [_authors(work), work.title])) if work else f"{key}?"


def _citation(edition: Edition, citation: Citation) -> str:
    named = work_in_short(edition, citation.key)
    cited = ", ".join(filter(None, [named, _locator(citation)]))
    suffix = citation.suffix
    between = "" if suffix[:1] in ("", ",") else " "
    return f"{citation.prefix} {cited}{between}{suffix}".strip()


def _locator(citation: Citation) -> str:
    return words(citation.label, citation.locator) if citation.locator else ""


def _authors(work: Reference) -> str:
    persons = work.item.get("author") or work.item.get("editor") or ()
    names = [_name(person) for person in persons]
    if len(names) > MOST_AUTHORS:
        names = [f"{names[0]} et al."]
    *first, last = names or [""]
    return ", ".join(first) + _(" and ") + last if first else last


def _name(person: Mapping[str, Any]) -> str:
    """Return the family name of a person, with “van”, or the name of a body."""
    particle = person.get("non-dropping-particle", "")
    family = person.get("family") or person.get("literal") or ""
    return f"{particle} {family}".strip()
