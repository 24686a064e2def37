"""Write, for each text, what differs between each earlier version and this one."""

import json
from collections.abc import Iterator
from typing import Any

from edition.ledger import resolve, semver
from edition.ledger.differences import differences
from edition.ledger.versions import Version, versions
from edition.model import Edition, GeneratedFile, Life, Text


def files(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``texts/<slug>/versions/changes.json``, which the page of a text asks for.

    It is fetched only where the reader's address names a version.
    """
    for text in edition.texts:
        content = json.dumps(changes(edition, text), ensure_ascii=False) + "\n"
        yield GeneratedFile(f"texts/{text.slug}/versions/changes.json", content)


def changes(edition: Edition, text: Text) -> dict[str, Any]:
    """Return the versions of a text, and how each differs from the one at hand.

    Returns:
        ``current``; ``versions``, the newest first, each with ``number``, ``date``
        and ``passages``: by id, ``kind`` and ``runs``, pairs of a sign (“=”, “-”, “+”)
        and words. Where the text of a version is not at hand, ``passages`` has only
        the ids that the ledger knows to have changed, without runs, and ``at_hand``
        is false.
    """
    now, *older = versions(edition)[text.slug]
    return {
        "current": now.number,
        "versions": [
            {"number": v.number, "date": v.date, **_since(edition, text, v, now)}
            for v in (now, *older)
        ],
    }


def _since(edition: Edition, text: Text, old: Version, now: Version) -> dict[str, Any]:
    if old is now:
        return {"at_hand": True, "passages": {}}
    if old.document is None:
        return {"at_hand": False, "passages": _from_ledger(edition, text, old)}
    found = differences(edition, text, old, now)
    return {
        "at_hand": True,
        "passages": {d.anchor: {"kind": d.kind, "runs": d.runs} for d in found},
    }


def _from_ledger(edition: Edition, text: Text, old: Version) -> dict[str, Any]:
    """Return the ids that came or changed after a version, as the ledger has them."""
    found: dict[str, Any] = {}
    mine = [life for life in edition.ledger if life.id.startswith(f"{text.slug}#")]
    came = {id for life in mine for id in _led_on(edition, life, old.number)}
    for life in mine:
        anchor = life.id.partition("#")[2]
        if life.status != "current":
            continue
        if semver(life.since) > semver(old.number) and life.id not in came:
            found[anchor] = {"kind": "added", "runs": []}
        elif semver(life.changed) > semver(old.number):
            found[anchor] = {"kind": "changed", "runs": []}
    return found


def _led_on(edition: Edition, life: Life, version: str) -> tuple[str, ...]:
    """Return the ids that have the words an id had in a version, if it lost them."""
    then = semver(life.since) <= semver(version) < semver(life.until)
    return resolve(edition, life).to if then else ()
