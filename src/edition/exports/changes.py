"""Write, for each text, what differs between each earlier version and this one."""

import json
from collections.abc import Iterator
from typing import Any

from edition.ledger.differences import differences
from edition.ledger.versions import Version, versions
from edition.model import Edition, GeneratedFile, Text


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``texts/<slug>/versions/changes.json``, which the page of a text asks for.

    It is fetched only where the reader's address names a version.
    """
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
    found = differences(edition, text, old, now) if old is not now else ()
    return {
        "at_hand": old.document is not None,
        "passages": {d.anchor: {"kind": d.kind, "runs": d.runs} for d in found},
    }
