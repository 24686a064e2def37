"""Tell which entries an earlier ledger had and this one has no more, as git knows."""

import re
from collections.abc import Iterator

from edition.ledger import LEDGER
from edition.ledger.git_history import Commit, commits, contents
from edition.model import Edition

ENTRY = re.compile(
    r"""
    ^-[ ]\{ [ ]* "id":[ ]*"(?P<id>[^"]+)", [ ]* "since":[ ]*"(?P<since>[^"]+)"
    """,
    re.VERBOSE | re.MULTILINE,
)


def removed(edition: Edition) -> tuple[str, ...]:
    """Return the ids of entries that were in the ledger and have been taken out.

    It is compared with those of the last commit, of the commit before it, on which a
    request to merge is built, and of the last that was tagged.
    """
    if any(problem.code == "D004" for problem in edition.problems):
        return ()  # what cannot be read may be there nevertheless
    names = tuple(f"{commit.id}:./{LEDGER}" for commit in _compared(edition))
    kept = {(life.id, life.since) for life in edition.ledger}
    lost: dict[str, None] = {}
    for source in contents(edition.root, names).values():
        found = ((match["id"], match["since"]) for match in ENTRY.finditer(source))
        lost |= {entry[0]: None for entry in found if entry not in kept}
    return tuple(lost)


def _compared(edition: Edition) -> Iterator[Commit]:
    history = commits(edition.root)
    yield from history[:2]
    yield from [commit for commit in history[2:] if commit.tag][:1]
