"""Own the versions of each text: from git where it is at hand, and the changelog."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from edition.ledger import semver
from edition.ledger.changelog import Item, read_changelog
from edition.ledger.git_history import Commit, contents, history, touched
from edition.model import Document, Edition, Text
from edition.model.index import per_edition
from edition.readers.front_matter import split
from edition.scan import scan
from edition.sources import CHANGELOG, TEXTS

NUMBER = re.compile(r"""^version:[ ]*["']?(?P<number>\d+\.\d+\.\d+)""", re.M)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text."""

    number: str
    date: str = ""
    """The day it first stood in the repository, else that of its release, if known."""
    tag: str = ""
    commit: str = ""
    """Where its text was taken from."""
    items: tuple[Item, ...] = ()
    """What the changelog says of it."""
    document: Document | None = None
    """Its text, where it is at hand."""


@per_edition
def changelog(edition: Edition) -> tuple[Item, ...]:
    """Return what the changelog says of texts; nothing where there is none."""
    path = edition.root / CHANGELOG
    if path.is_symlink() or not path.is_file():
        return ()
    return read_changelog(path.read_text(encoding="utf-8", errors="replace"))


@per_edition
def versions(edition: Edition) -> dict[str, tuple[Version, ...]]:
    """Return the versions of each text by slug, the newest first.

    They are those that git, the changelog, the ledger and the text itself know of. The
    newest is the text as it lies in the directory.
    """
    items = defaultdict[tuple[str, str], list[Item]](list)
    numbers = defaultdict[str, set[str]](set)
    for item in changelog(edition):
        for slug, number in item.versions:
            items[slug, number].append(item)
            numbers[slug].add(number)
    for life in edition.ledger:
        slug = life.id.partition("#")[0]
        numbers[slug] |= {life.since, life.changed, life.until} - {""}
    found: dict[str, tuple[Version, ...]] = {}
    for text in edition.texts:
        known = _from_git(edition).get(text.slug, {})
        every = {text.meta.version, *known, *numbers[text.slug]}
        found[text.slug] = tuple(
            _told(text, known.get(number, Version(number)), items[text.slug, number])
            for number in sorted(every, key=semver, reverse=True)
            if semver(number) <= semver(text.meta.version)
        )
    return found


def _told(text: Text, version: Version, items: Iterable[Item]) -> Version:
    """Return a version with what the changelog says, and that at hand with its text."""
    date = version.date or min((i.date for i in items if i.date), default="")
    told = replace(version, items=tuple(items), date=date)
    if version.number == text.meta.version:
        return replace(told, document=text.document, tag="", commit="")
    return told


@per_edition
def _from_git(edition: Edition) -> dict[str, dict[str, Version]]:
    """Return the versions of each text that git knows, by slug and number.

    Over some commits the line with the version of a text stayed the same. The first of
    them has its date; the last of them that has a tag, or else the last, has its text.
    """
    commits = history(edition).commits
    if not commits:
        return {}
    order = {commit.id: index for index, commit in enumerate(commits)}
    changes = touched(edition.root, commits[0].id, "^version: ", TEXTS)
    found = []
    for text in edition.texts:
        newest = 0
        for first in (order[id] for id in changes.get(text.document.path, ())):
            same = commits[newest : first + 1]
            last = next((commit for commit in same if commit.tag), same[0])
            found.append((text, commits[first].date, last))
            newest = first + 1
    names = tuple(_name(last, text) for text, _, last in found)
    sources = contents(edition.root, names)
    versions = defaultdict[str, dict[str, Version]](dict)
    for text, date, last in found:
        if version := _version(sources.get(_name(last, text), ""), text, last):
            newer = versions[text.slug].get(version.number, version)
            versions[text.slug][version.number] = replace(newer, date=date)
    return versions


def _name(commit: Commit, text: Text) -> str:
    return f"{commit.id}:./{text.document.path}"


def _version(source: str, text: Text, commit: Commit) -> Version | None:
    """Return the version that a file has in a commit, if it has one.

    That at hand is taken from the directory, and not read again.
    """
    matter, body, first_line = split(source)
    match = NUMBER.search(matter)
    if match is None:
        return None
    number, is_present = match["number"], match["number"] == text.meta.version
    document = None if is_present else scan(body, text.document.path, first_line)
    return Version(number, tag=commit.tag, commit=commit.id, document=document)


def is_released(edition: Edition, slug: str, number: str) -> bool:
    """Tell whether a version has been given out: by the changelog, or with a tag."""
    released = (item.versions for item in changelog(edition) if item.date)
    tagged = (v.number for v in _from_git(edition).get(slug, {}).values() if v.tag)
    return number in tagged or any((slug, number) in named for named in released)
