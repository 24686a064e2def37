"""The history of a text: when each version came, and what it changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from edition import addresses
from edition.addresses import Address
from edition.dates import parse_date
from edition.ledger import closed
from edition.ledger.changelog import Item
from edition.ledger.differences import Difference, Run, differences
from edition.ledger.versions import Version, versions
from edition.messages import gettext as _
from edition.model import Doi, Edition, GeneratedPage, Text
from edition.scan.plain import plain
from edition.views.former import FormerId, former_id, name_of, sentence_case
from edition.views.links import Link, text_link

CONTEXT = 12
"""How many unchanged words are shown on each side of a change."""
WORD = re.compile(r"\S+\s*")


class Subject(NamedTuple):
    """A passage or note that changed; it has no address if it is there no more."""

    words: str
    address: Address | None


class ShownRun(NamedTuple):
    """Words that stayed, went or came, and the space behind them."""

    kind: str
    words: str
    space: str


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """What differs in one passage or note."""

    subject: Subject
    kind: str
    """``changed``, ``added`` or ``removed``."""
    runs: tuple[ShownRun, ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version, and what it changed in the one before."""

    number: str
    anchor: str
    date: str
    tag: str
    commit: str
    items: tuple[Item, ...]
    """What the changelog says, its words without marks."""
    is_first: bool = False
    former: tuple[FormerId, ...] = ()
    """The ids that words left with it."""
    differences: tuple[ShownDifference, ...] = ()
    missing: str = ""
    """The version whose text is not at hand, so that nothing can be compared."""
    changed: tuple[Subject, ...] = ()
    """What the ledger says has changed, where nothing can be compared."""


@dataclass(frozen=True, slots=True)
class VersionsView:
    """The page: the versions of a text, the newest first."""

    title: str
    text: Link
    version: str
    oldest: str
    home: Address
    doi: Doi | None
    versions: tuple[ShownVersion, ...]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the versions of each text."""
    for text in edition.texts:
        title = text.meta.title
        yield GeneratedPage(
            path=addresses.versions(text.slug).page,
            title=_("Versions of %(text)s") % {"text": text.short_name},
            source=text.document.path,
            description=_("Every version of “%(title)s”, and what it changed.")
            % {"title": title},
            in_nav=False,
            template="versions.html.j2",
            view=partial(_view, edition, text),
        )


def _view(edition: Edition, text: Text) -> VersionsView:
    known = versions(edition)[text.slug]
    later = (_later(edition, text, new, old) for new, old in pairwise(known))
    return VersionsView(
        title=_("Versions of “%(title)s”") % {"title": text.meta.title},
        text=text_link(text),
        version=text.meta.version,
        oldest=known[-1].number,
        home=Address(addresses.HOME),
        doi=edition.settings.doi,
        versions=(*later, replace(_shown(text, known[-1]), is_first=True)),
    )


def _later(edition: Edition, text: Text, new: Version, old: Version) -> ShownVersion:
    """Return a version with what it changed, as far as both texts are at hand."""
    former = tuple(
        former_id(edition, life)
        for life in closed(edition)
        if life.id.startswith(f"{text.slug}#") and life.until == new.number
    )
    shown = replace(_shown(text, new), former=former)
    if old.document and new.document:
        found = differences(edition, text, old, new)
        return replace(shown, differences=tuple(_difference(text, d) for d in found))
    missing = old if new.document else new
    changed = tuple(_changed(edition, text, new))
    return replace(shown, missing=missing.number, changed=changed)


def _shown(text: Text, version: Version) -> ShownVersion:
    items = (item._replace(words=plain(item.words)) for item in version.items)
    return ShownVersion(
        number=version.number,
        anchor=addresses.versions(text.slug, version.number).anchor,
        date=parse_date(version.date).words if version.date else "",
        tag=version.tag,
        commit=version.commit[:10],
        items=tuple(items),
    )


def _changed(edition: Edition, text: Text, version: Version) -> Iterator[Subject]:
    """Yield what the ledger has as changed in a version."""
    for life in edition.ledger:
        slug, hash_, anchor = life.id.partition("#")
        if slug == text.slug and hash_ and life.changed == version.number:
            yield _subject(text, anchor)


def _subject(text: Text, anchor: str) -> Subject:
    words = sentence_case(name_of(f"{text.slug}#{anchor}"))
    is_there = anchor in text.anchors
    return Subject(words, addresses.text(text.slug, anchor) if is_there else None)


def _difference(text: Text, found: Difference) -> ShownDifference:
    subject = _subject(text, found.anchor)
    return ShownDifference(subject, found.kind, shown_runs(found.runs))


def shown_runs(runs: tuple[Run, ...]) -> tuple[ShownRun, ...]:
    """Return the words that went and came, with a few that stayed around them."""
    last = len(runs) - 1
    return tuple(
        ShownRun(kind, _near(words, index > 0, index < last), "")
        if kind == "="
        else ShownRun(kind, words.rstrip(), words[len(words.rstrip()) :] or " ")
        for index, (kind, words) in enumerate(runs)
    )


def _near(words: str, after: bool, before: bool) -> str:
    """Shorten a run of words to those next to a change behind or before it."""
    found = WORD.findall(words)
    if len(found) <= 2 * CONTEXT + 4:
        return words
    head = "".join(found[:CONTEXT]) if after else ""
    tail = "".join(found[-CONTEXT:]) if before else ""
    return f"{head}… {tail}"
