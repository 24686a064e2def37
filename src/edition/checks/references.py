"""Family C: what an entry of the bibliography must have to be cited."""

from collections.abc import Iterator

from edition.model import Edition, Reference
from edition.problems import Place, Problem
from edition.readers.disinformation import host, network

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
                yield Problem(reference.place, "C008", what, subject=reference.key)


def _has(reference: Reference, name: str) -> bool:
    return any(reference.fields.get(n) for n in (name, *STAND_INS.get(name, ())))


def chained_crossref(edition: Edition) -> Iterator[Problem]:
    """C010: what a crossref names stands by itself."""
    for reference in edition.references:
        parent = edition.reference.get(reference.fields.get("crossref", ""))
        if parent is not None and "crossref" in parent.fields:
            place = Place(reference.place.path, reference.lines["crossref"])
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
            yield Problem(reference.place, "C011", what, subject=reference.key)


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
                place = Place(reference.place.path, reference.lines[name])
                yield reference.fields[name], place
    for text in edition.texts:
        yield text.meta.url, text.at("url")
    for document in edition.documents:
        yield from ((link.target, link.place) for link in document.addresses)


RULES = (incomplete_reference, chained_crossref, unused_field, disinformation)
