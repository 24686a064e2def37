"""Family C: citations, the references they name, and what these must have."""

import re
from collections.abc import Iterator
from datetime import timedelta

from edition.checks.consequences import OF_A_WORK
from edition.checks.entries import nearest
from edition.clock import now
from edition.dates import known_date
from edition.indexes import data
from edition.model import GROUPS, Edition, Reference
from edition.problems import Place, Problem
from edition.readers.disinformation import host, network
from edition.scan.locators import runs_backwards
from edition.syntax import anchor_of

NEEDED = {
    "article": ("journaltitle",),
    "collection": ("editor",),
    "inbook": ("booktitle",),
    "incollection": ("booktitle",),
    "inproceedings": ("booktitle",),
    "online": ("url",),
    "report": ("institution",),
    "thesis": ("institution",),
    "unpublished": ("author",),
}
"""Fields without which an entry of a type cannot be found again by a reader."""
STAND_INS = {
    "booktitle": ("crossref", "maintitle"),
    "institution": ("publisher", "organization", "author"),
    "journaltitle": ("crossref",),
    "editor": ("author", "crossref"),
    "url": ("doi", "eprint"),
}
"""Fields that do as well."""
TOGETHER = {"archiveurl": ("url", "archivedate"), "archivedate": ("archiveurl",)}
TOGETHER |= {"urldate": ("url",), "subtitle": ("title",)}
"""Fields that mean nothing without others."""
DASHES = re.compile(r"-{2,3}|[–—]")
"""What stands between two pages of a range, besides a hyphen."""
DATED = ("date", "urldate", "pubstate", "crossref")
"""Fields that say when, or lead to what does."""


def unknown_key(edition: Edition) -> Iterator[Problem]:
    """C001: every key named anywhere is in the bibliography."""
    for key, place in _named(edition):
        if key not in edition.reference:
            near = _nearest(edition, key)
            what = f"The reference “{key}” is not in the bibliography"
            yield Problem(place, "C001", what, near, key, _id(key))


def _nearest(edition: Edition, key: str) -> str:
    return nearest(edition, _id(key), key, edition.reference)


def _id(key: str) -> str:
    return f"bibliography#{anchor_of(key)}"


def malformed_cluster(edition: Edition) -> Iterator[Problem]:
    """C002, C006: locators and marks are well formed."""
    for document in edition.documents:
        for cluster in document.clusters:
            for code, what in cluster.faults:
                yield Problem(cluster.place, code, what, subject=cluster.raw)


def never_cited(edition: Edition) -> Iterator[Problem]:
    """C003: every reference is cited by a text, a page or an entry of the data."""
    cited = {key for key, _ in _named(edition)}
    parents = {ref.fields.get("crossref") for ref in edition.references}
    for reference in edition.references:
        if reference.key not in cited | parents:
            what = f"The reference “{reference.key}” is never cited"
            yield Problem(reference.place, "C003", what, "", reference.key, OF_A_WORK)


def cited_in_code(edition: Edition) -> Iterator[Problem]:
    """C005: texts hold no code, and so no citation in code."""
    for text in edition.texts:
        for place in text.document.coded_clusters:
            yield Problem(place, "C005", "A citation mark stands inside code")


def unknown_crossref(edition: Edition) -> Iterator[Problem]:
    """C001: a crossref names a reference."""
    for reference in edition.references:
        parent = reference.fields.get("crossref")
        if parent and parent not in edition.reference:
            place = reference.places["crossref"]
            near = _nearest(edition, parent)
            what = f"The crossref “{parent}” is not there"
            yield Problem(place, "C001", what, near, parent, _id(parent))


def _named(edition: Edition) -> Iterator[tuple[str, Place]]:
    """Yield every key that texts, pages and entries of the data name."""
    for document in edition.documents:
        for cluster in document.clusters:
            for citation in cluster.citations:
                yield citation.key, cluster.place
    for text in edition.texts:
        if text.meta.reference:
            yield text.meta.reference, text.meta.at("reference")
    for entry in data(edition):
        place = entry.at("sources")
        yield from ((key, place) for key in entry.sources)


def incomplete_reference(edition: Edition) -> Iterator[Problem]:
    """C008: an entry has what its type and its other fields need."""
    for reference in edition.references:
        wanted = list(NEEDED.get(reference.type, ()))
        wanted += [
            n for name, ns in TOGETHER.items() if name in reference.fields for n in ns
        ]
        for name in dict.fromkeys(wanted):
            if not _has(reference, name):
                what = f"“{reference.key}”: the field “{name}” is missing"
                missed = f"field of {reference.key}"
                yield Problem(reference.place, "C008", what, "", reference.key, missed)


def _has(reference: Reference, name: str) -> bool:
    return any(reference.fields.get(n) for n in (name, *STAND_INS.get(name, ())))


def unplaced_reference(edition: Edition) -> Iterator[Problem]:
    """C013: an entry has a date, and one group, where others are in groups.

    A page without a date says when it was seen.
    """
    grouped = {r.key for r in edition.references if r.fields.get("keywords") in GROUPS}
    for reference in edition.references:
        key, missed = reference.key, f"group of {reference.key}"
        if not any(reference.fields.get(name) for name in DATED):
            what = f"“{key}”: the field “date” is missing"
            yield Problem(reference.place, "C013", what, "", key, missed)
        if reference.type == "online" and "url" in reference.fields:
            yield from _unseen(reference)
        if grouped and key not in grouped:
            what = f"“{key}”: the field “keywords” names no group"
            yield Problem(reference.place, "C013", what, "", key, missed)


def _unseen(reference: Reference) -> Iterator[Problem]:
    """Yield that a page, which may change, does not say when it was seen."""
    if "urldate" not in reference.fields and "date" in reference.fields:
        what = f"“{reference.key}”: the field “urldate” is missing"
        missed = f"sight of {reference.key}"
        yield Problem(reference.place, "C013", what, "", reference.key, missed)


def date_to_come(edition: Edition) -> Iterator[Problem]:
    """C014: a work was published before today, or tomorrow where day comes first."""
    tomorrow = now() + timedelta(days=1)
    for reference in edition.references:
        date = known_date(reference.fields.get("date", ""))
        if date and date.earliest > (tomorrow.year, tomorrow.month, tomorrow.day):
            what = f"“{reference.key}”: the date “{date.edtf}” is still to come"
            place = reference.places.get("date", reference.place)
            yield Problem(place, "C014", what, subject=reference.key)


def backward_pages(edition: Edition) -> Iterator[Problem]:
    """C008, T002: the pages of a work or of a text do not run backwards."""
    for one in edition.references:
        pages, place = one.fields.get("pages", ""), one.places.get("pages", one.place)
        if runs_backwards(DASHES.sub("-", pages)):
            what = f"“{one.key}”: the pages “{pages}” run backwards"
            yield Problem(place, "C008", what, subject=one.key)
    for text in edition.texts:
        if runs_backwards(DASHES.sub("-", text.meta.pages)):
            what = f"The pages “{text.meta.pages}” run backwards"
            yield Problem(text.meta.at("pages"), "T002", what, subject="pages")


def chained_crossref(edition: Edition) -> Iterator[Problem]:
    """C010: what a crossref names stands by itself."""
    for reference in edition.references:
        parent = edition.reference.get(reference.fields.get("crossref", ""))
        if parent is not None and "crossref" in parent.fields:
            place = reference.places["crossref"]
            what = (
                f"The crossref of “{reference.key}” leads to an entry that has one too"
            )
            yield Problem(place, "C010", what, subject=reference.key)


def unused_field(edition: Edition) -> Iterator[Problem]:
    """C011: what an entry holds is printed or exported as it is meant."""
    for reference in edition.references:
        if reference.unused:
            parts = ", ".join(reference.unused)
            what = f"“{reference.key}”: not printed as it is meant: {parts}"
            missed = f"print of {reference.key}"
            yield Problem(reference.place, "C011", what, "", reference.key, missed)


def disinformation(edition: Edition) -> Iterator[Problem]:
    """C012: no address leads to a site known for disinformation."""
    for address, place in _addresses(edition):
        if found := network(host(address)):
            what = f"“{host(address)}” is a site of {found}"
            yield Problem(place, "C012", what, subject=host(address))


def _addresses(edition: Edition) -> Iterator[tuple[str, Place]]:
    """Yield every address, of references and in pages, texts and data."""
    for reference in edition.references:
        for name in ("url", "archiveurl"):
            if name in reference.fields:
                place = reference.places.get(name, reference.place)
                yield reference.fields[name], place
    for text in edition.texts:
        yield text.meta.url, text.meta.at("url")
    for document in edition.documents:
        yield from ((link.target, link.place) for link in document.addresses)


RULES = (
    unknown_key,
    malformed_cluster,
    never_cited,
    cited_in_code,
    unknown_crossref,
    incomplete_reference,
    unplaced_reference,
    date_to_come,
    backward_pages,
    chained_crossref,
    unused_field,
    disinformation,
)
