"""Write citations in short, as a second note has them: author, title, locator."""

from collections.abc import Mapping
from typing import Any

from edition.citations.locators import words
from edition.model import Citation, Edition, Reference
from edition.problems import Place
from edition.scan.clusters import parse_cluster

MOST_AUTHORS = 3


def in_short(edition: Edition, inner: str) -> str:
    """Return what stands between the brackets of a mark as a reader would have it."""
    cluster = parse_cluster(inner, Place(""), "")
    if cluster is None or not cluster.citations:
        return inner
    return "; ".join(_citation(edition, one) for one in cluster.citations)


def work_in_short(edition: Edition, key: str) -> str:
    """Return the author and title of a work; its key where there is no such work."""
    work = edition.reference.get(key)
    return _work(work) if work else f"{key}?"


def _citation(edition: Edition, citation: Citation) -> str:
    named = work_in_short(edition, citation.key)
    place = words(citation.label, citation.locator) if citation.locator else ""
    cited = ", ".join(part for part in (named, place) if part)
    suffix = citation.suffix
    between = "" if suffix[:1] in ("", ",") else " "
    return f"{citation.prefix} {cited}{between}{suffix}".strip()


def _work(work: Reference) -> str:
    persons = work.item.get("author") or work.item.get("editor") or ()
    names = [_name(person) for person in persons]
    if len(names) > MOST_AUTHORS:
        names = [f"{names[0]} et al."]
    *first, last = names or [""]
    authors = f"{', '.join(first)} and {last}" if first else last
    return ", ".join(part for part in (authors, work.title) if part)


def _name(person: Mapping[str, Any]) -> str:
    """Return the family name of a person, with “van”, or the name of a body."""
    particle = person.get("non-dropping-particle", "")
    family = person.get("family") or person.get("literal") or ""
    return f"{particle} {family}".strip()
