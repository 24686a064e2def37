"""Tell what differs between two versions of a text, word for word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from edition.citations.short import in_short
from edition.ledger import life_in, resolve, semver
from edition.ledger.operations import updated
from edition.ledger.versions import Version
from edition.model import Document, Edition, Life, Text
from edition.plain_text import running
from edition.scan.plain import plain
from edition.syntax import CITATION_MARK

WORD = re.compile(r"\S+\s*")
CITATION = re.compile(CITATION_MARK)
SPACE = re.compile(r"\s+")
Run = tuple[Literal["=", "-", "+"], str]
"""Words that stayed, went or came."""


class Difference(NamedTuple):
    """How a passage or note differs between two versions of its text."""

    anchor: str
    """Its id in the version at hand; if it is gone, the id it had."""
    kind: Literal["changed", "added", "removed"]
    runs: tuple[Run, ...]
    """None where the words of either version are not at hand."""


def differences(
    edition: Edition, text: Text, old: Version, new: Version
) -> Iterator[Difference]:
    """Yield what differs, in the order of the newer version, what is gone last.

    What moved to another id without a change of words is no difference. Where the
    words of either are not at hand, it is what the ledger has or is about to have.
    """
    if old.document is None or new.document is None:
        yield from _recorded(edition, text, old.number, new.number)
        return
    before = _at_hand(edition, text, old)
    after = _at_hand(edition, text, new)
    for anchor, words in after.items():
        if anchor not in before:
            yield Difference(anchor, "added", (("+", words),))
        elif before[anchor] != words:
            yield Difference(anchor, "changed", runs(before[anchor], words))
    for anchor, words in before.items():
        if anchor not in after:
            yield Difference(anchor, "removed", (("-", words),))


def _recorded(edition: Edition, text: Text, old: str, new: str) -> Iterator[Difference]:
    """Yield the ids that came or changed after a version, up to another."""
    mine = [life for life in updated(edition) if life.id.startswith(f"{text.slug}#")]
    came = {id for life in mine for id in _led_on(edition, life, old)}
    for life in mine:
        anchor = life.id.partition("#")[2]
        if life.status != "current":
            continue
        if semver(old) < semver(life.since) <= semver(new) and life.id not in came:
            yield Difference(anchor, "added", ())
        elif semver(old) < semver(life.changed) <= semver(new):
            yield Difference(anchor, "changed", ())


def _led_on(edition: Edition, life: Life, version: str) -> tuple[str, ...]:
    """Return the ids that have the words an id had in a version, if it lost them."""
    then = semver(life.since) <= semver(version) < semver(life.until)
    return resolve(edition, life).to if then else ()


def _at_hand(edition: Edition, text: Text, version: Version) -> dict[str, str]:
    """Return the words of a version by the ids that have them now."""
    return {
        _now(edition, text, anchor, version.number): readable(edition, markdown)
        for anchor, markdown in _running(version.document)
    }


def _running(document: Document | None) -> Iterator[tuple[str, str]]:
    if document is None:
        return
    for unit in document.units:
        if unit.id not in ("", "headnote"):
            yield unit.id, running(unit)


def _now(edition: Edition, text: Text, anchor: str, version: str) -> str:
    """Return the id that has the words of an old one, if it is in the same text."""
    life = life_in(edition, f"{text.slug}#{anchor}", version)
    if life is None or life.status in ("current", "withdrawn"):
        return anchor
    ids = [id.partition("#") for id in resolve(edition, life).to]
    return next((new for slug, _, new in ids if slug == text.slug), anchor)


def readable(edition: Edition, markdown: str) -> str:
    """Return the words of a passage or note, its citations in short."""
    named = CITATION.sub(lambda mark: in_short(edition, mark[0][1:-1]), markdown)
    return SPACE.sub(" ", plain(named)).strip()


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of words that stayed, went and came, in reading order."""
    before, after = WORD.findall(old), WORD.findall(new)
    found: list[Run] = []
    # The last word has no space behind it; words are compared without.
    matcher = SequenceMatcher(
        None, [w.strip() for w in before], [w.strip() for w in after], autojunk=False
    )
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found.append(("=", "".join(after[k:m])))
            continue
        if i < j:
            found.append(("-", "".join(before[i:j])))
        if k < m:
            found.append(("+", "".join(after[k:m])))
    return tuple(found)
