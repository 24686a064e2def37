"""Tell which entries an earlier ledger had and this one has no more, as git knows."""

import re
from collections.abc import Iterator

from edition.ledger import LEDGER
from edition.ledger.git_history import Commit, contents, history
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
    commits = history(edition.root).commits
    yield from commits[:2]
    yield from [commit for commit in commits[2:] if commit.tag][:1]


def not_compared(edition: Edition) -> str:
    """Return the sentence that says why a ledger was not compared, if it was not."""
    lack = history(edition.root).lack if edition.ledger else ""
    return f"The ledger was not compared with earlier ones: {lack}." if lack else ""
