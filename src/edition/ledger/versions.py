"""The versions of each text, from the record of releases, and what each said."""

import re
from collections import defaultdict
from dataclasses import dataclass

from edition.git import contents
from edition.indexes import grouped
from edition.ledger import file_at, files_of, semver
from edition.ledger.changelog import Item
from edition.ledger.releases import changelog, release_days
from edition.model import Document, Edition, Text
from edition.model.documents import joined
from edition.model.index import per_edition
from edition.readers.front_matter import split
from edition.scan import scan

NUMBER = re.compile(r"""^version:[ ]*["']?(?P<number>\d+\.\d+\.\d+)""", re.M)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text."""

    number: str
    date: str = ""
    """The day of its first release; nothing where it had none."""
    releases: tuple[str, ...] = ()
    """The versions of the edition that had it, the first at the beginning."""
    items: tuple[Item, ...] = ()
    """What the changelog says of it."""
    document: Document | None = None
    """Its text, where it is at hand."""


@per_edition
def versions(edition: Edition) -> dict[str, tuple[Version, ...]]:
    """Return the versions of each text by slug, the newest first.

    They are those that the record of releases, the changelog, the ledger and the text
    itself know of. The newest is the text as it lies in the directory.
    """
    numbers = _numbers(edition)
    return {
        text.slug: tuple(
            _version(edition, text, number)
            for number in sorted(numbers[text.slug], key=semver, reverse=True)
            if semver(number) <= semver(text.meta.version)
        )
        for text in edition.texts
    }


def _numbers(edition: Edition) -> dict[str, set[str]]:
    numbers = defaultdict[str, set[str]](set)
    for text in edition.texts:
        numbers[text.slug].add(text.meta.version)
    for slug, number in (*release_days(edition), *_items(edition)):
        numbers[slug].add(number)
    for life in edition.ledger:
        slug = life.id.partition("#")[0]
        numbers[slug] |= {life.since, life.changed, life.until} - {""}
    return numbers


def _version(edition: Edition, text: Text, number: str) -> Version:
    is_present = number == text.meta.version
    at = text.slug, number
    return Version(
        number,
        date=release_days(edition).get(at, ""),
        releases=_releases(edition).get(at, ()),
        items=_items(edition).get(at, ()),
        document=text.document if is_present else _from_tags(edition).get(at),
    )


Named = tuple[str, str]
"""A text by its slug, and a version of it."""


@per_edition
def _items(edition: Edition) -> dict[Named, tuple[Item, ...]]:
    items = changelog(edition)
    return grouped((named, item) for item in items for named in item.versions)


@per_edition
def _releases(edition: Edition) -> dict[Named, tuple[str, ...]]:
    return grouped(
        (t, one.version) for one in edition.releases for t in one.texts.items()
    )


@per_edition
def _from_tags(edition: Edition) -> dict[Named, Document]:
    """Return earlier texts, each from the tag of the last release that had it."""
    sources: dict[str, tuple[Named, str]] = {}
    for (slug, number), releases in _releases(edition).items():
        text = edition.text.get(slug)
        is_past = text and number != text.meta.version
        for path in files_of(edition, slug) if is_past else ():
            sources[file_at(releases[-1], path)] = (slug, number), path
    found = defaultdict[Named, list[Document]](list)
    numbers: dict[Named, str] = {}
    for name, source in contents(edition.root, tuple(sources)).items():
        named, path = sources[name]
        matter, body, first_line = split(source)
        if match := NUMBER.search(matter):
            numbers[named] = match["number"]
        found[named].append(scan(body, path, first_line))
    return {
        named: joined(documents)
        for named, documents in found.items()
        if numbers.get(named) == named[1]
    }
