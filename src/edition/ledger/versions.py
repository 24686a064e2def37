"""Own the versions of each text: from git where it is at hand, and the changelog."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from edition.ledger import semver
from edition.ledger.changelog import CHANGELOG, Item, read_changelog
from edition.ledger.git_history import (
    Commit,
    History,
    altered,
    contents,
    history,
    touched,
)
from edition.model import Document, Edition, Text
from edition.model.index import per_edition
from edition.readers.front_matter import split
from edition.scan import scan

TEXTS = "docs/texts"
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


class _Stretch(NamedTuple):
    """The commits over which the line with the version of a text stayed the same."""

    first: Commit
    last: Commit
    """The last of them that has a tag, else the last."""
    is_present: bool


@per_edition
def changelog(edition: Edition) -> tuple[Item, ...]:
    """Return what the changelog says of texts; nothing where there is none."""
    path = edition.root / CHANGELOG
    if path.is_symlink() or not path.is_file():
        return ()
    return read_changelog(path.read_text(encoding="utf-8", errors="replace"))


@per_edition
def git_history(edition: Edition) -> History:
    """Return the commits that git has, the newest first, or why it has none."""
    return history(edition.root)


@per_edition
def versions(edition: Edition) -> dict[str, tuple[Version, ...]]:
    """Return the versions of each text by slug, the newest first.

    The newest is the text as it lies in the directory.
    """
    found = _from_git(edition)
    said = changelog(edition)
    return {
        text.slug: _versions(edition, text, found.get(text.document.path, ()), said)
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


def _from_git(edition: Edition) -> dict[str, tuple[Version, ...]]:
    """Return the versions of each file that git knows, its texts where they are past.

    Three calls do for all texts; the version at hand needs none of their contents.
    """
    commits = git_history(edition).commits
    if not commits:
        return {}
    order = {commit.id: index for index, commit in enumerate(commits)}
    changes = touched(edition.root, commits[0].id, "^version: ", TEXTS)
    dirty = altered(edition.root, TEXTS)
    stretches = {
        text.document.path: tuple(
            _stretches(changes.get(text.document.path, ()), commits, order)
        )
        for text in edition.texts
    }
    names = tuple(
        _name(stretch.last, path)
        for path, found in stretches.items()
        for stretch in found
        if not stretch.is_present or path in dirty
    )
    sources = contents(edition.root, names)
    return {
        text.document.path: _merged(
            _version(stretch, text, sources)
            for stretch in stretches[text.document.path]
        )
        for text in edition.texts
    }


def _stretches(
    ids: tuple[str, ...], commits: tuple[Commit, ...], order: dict[str, int]
) -> Iterator[_Stretch]:
    """Yield, newest first, the stretches between changes of a text's version line."""
    after = 0
    for id in ids:
        start = order[id]
        between = commits[after : start + 1]
        last = next((commit for commit in between if commit.tag), between[0])
        yield _Stretch(commits[start], last, after == 0)
        after = start + 1


def _name(commit: Commit, path: str) -> str:
    return f"{commit.id}:./{path}"


def _version(stretch: _Stretch, text: Text, sources: dict[str, str]) -> Version | None:
    path = text.document.path
    source = sources.get(_name(stretch.last, path), "")
    if not source:
        number = text.meta.version if stretch.is_present else ""
        return Version(number, stretch.first.date) if number else None
    matter, body, first_line = split(source)
    match = NUMBER.search(matter)
    if match is None:
        return None
    document = scan(body, path, first_line)
    last = stretch.last
    return Version(match["number"], stretch.first.date, last.tag, last.id, (), document)


def _merged(found: Iterable[Version | None]) -> tuple[Version, ...]:
    """Keep one version of each number: the last text, the first date."""
    known: dict[str, Version] = {}
    for version in found:
        if version is not None:
            newer = known.get(version.number, version)
            known[version.number] = replace(newer, date=version.date)
    return tuple(known.values())


def is_released(edition: Edition, slug: str, number: str) -> bool:
    """Tell whether a version has been given out: by the changelog, or with a tag."""
    named = any(
        (slug, number) in item.versions and item.date for item in changelog(edition)
    )
    return named or _is_tagged(edition, slug, number)


def _is_tagged(edition: Edition, slug: str, number: str) -> bool:
    tagged = tuple(commit for commit in git_history(edition).commits if commit.tag)
    path = edition.text[slug].document.path
    sources = contents(edition.root, tuple(_name(commit, path) for commit in tagged))
    found = (NUMBER.search(split(source)[0]) for source in sources.values())
    return any(match["number"] == number for match in found if match)
