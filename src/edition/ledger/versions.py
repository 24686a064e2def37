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
EDITORIAL = "[Editorial]"


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

    The newest is the text as it lies in the directory.
    """
    found = _from_git(edition)
    said = changelog(edition)
    return {
        text.slug: _versions(edition, text, found.get(text.slug, ()), said)
        for text in edition.texts
    }


def _versions(
    edition: Edition, text: Text, found: Iterable[Version], said: Iterable[Item]
) -> tuple[Version, ...]:
    """Bring together what git, the changelog, the ledger and the text itself say."""
    mine = [
        (item, number)
        for item in said
        for slug, number in item.versions
        if slug == text.slug
    ]
    recorded = _recorded(edition).get(text.slug, frozenset())
    numbers = {number for _, number in mine} | recorded
    known = {version.number: version for version in found}
    known |= {n: Version(n) for n in numbers | {text.meta.version} if n not in known}
    present = semver(text.meta.version)
    whole = [
        _with_items(version, tuple(item for item, number in mine if number == n))
        for n, version in known.items()
        if semver(n) <= present
    ]
    whole.sort(key=lambda version: semver(version.number), reverse=True)
    now = replace(whole[0], document=text.document, tag="", commit="")
    return (now, *whole[1:])


def _with_items(version: Version, items: tuple[Item, ...]) -> Version:
    date = version.date or min((i.date for i in items if i.date), default="")
    return replace(version, items=items, date=date)


@per_edition
def _recorded(edition: Edition) -> dict[str, frozenset[str]]:
    """Return the versions of each text that the ledger has seen."""
    found: dict[str, set[str]] = defaultdict(set)
    for life in edition.ledger:
        numbers = {life.since, life.changed, life.until} - {""}
        found[life.id.partition("#")[0]] |= numbers
    return {slug: frozenset(numbers) for slug, numbers in found.items()}


@per_edition
def _from_git(edition: Edition) -> dict[str, tuple[Version, ...]]:
    """Return the versions of each file that git knows; two calls do for all texts.

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
    return {slug: tuple(known.values()) for slug, known in versions.items()}


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
    tagged = (v.number for v in _from_git(edition).get(slug, ()) if v.tag)
    return number in tagged or any((slug, number) in named for named in released)
