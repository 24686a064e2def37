"""Compare the ledger with git: what was taken out, and what ids once stood for."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.cache import cache_of
from edition.files import write
from edition.ledger.git_history import Commit, blamed, contents, history
from edition.ledger.published import published
from edition.model import Edition, Life
from edition.readers.ledger import LEDGER, SHELVES
from edition.sources import (
    BIBLIOGRAPHY,
    GLOSSARY,
    NAMES,
    PARALLELS,
    SETTINGS,
    TEXTS,
    TIMELINE,
    load_edition,
)

ENTRY = re.compile(
    r"""
    ^-[ ]\{ [ ]* "id":[ ]*"(?P<id>[^"]+)", [ ]* "since":[ ]*"(?P<since>[^"]+)"
    """,
    re.VERBOSE | re.MULTILINE,
)
FILES = dict(
    zip(SHELVES, (GLOSSARY, TIMELINE, BIBLIOGRAPHY, PARALLELS, NAMES), strict=True)
)
"""What file has the words of ids that are not of texts."""


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
    commits = history(edition).commits
    yield from commits[:2]
    yield from [commit for commit in commits[2:] if commit.tag][:1]


def not_compared(edition: Edition) -> str:
    """Return the sentence that says why a ledger was not compared, if it was not."""
    lack = history(edition).lack if edition.ledger else ""
    return f"The ledger was not compared with earlier ones: {lack}." if lack else ""


def recorded_words(edition: Edition, lives: Collection[Life]) -> dict[Life, str]:
    """Return what lives stood for in the commits that last changed their entries.

    Of those that are not committed yet, and where git has no history, there is none.
    """
    by_commit = defaultdict[str, list[Life]](list)
    if lives and not history(edition).lack:
        commits = blamed(edition.root, LEDGER)
        for life in lives:
            by_commit[commits.get(life.place.line, "")].append(life)
    by_commit.pop("", None)
    return {
        life: words[life.id]
        for commit, found in by_commit.items()
        for words in [
            _words_at(edition.root, commit, {file_of(life.id) for life in found})
        ]
        for life in found
        if life.id in words
    }


def file_of(id: str) -> str:
    """Return the file that has the words of an id."""
    found = (file for shelf, file in FILES.items() if id.startswith(shelf))
    return next(found, f"{TEXTS}{id.partition('#')[0]}.md")


def _words_at(root: Path, commit: str, files: set[str]) -> dict[str, str]:
    """Return what the ids in some files stood for at a commit."""
    names = tuple(f"{commit}:./{file}" for file in sorted(files))
    with TemporaryDirectory() as folder:
        for name, source in contents(root, names).items():
            write(Path(folder), name.partition(":./")[2], source)
        write(Path(folder), SETTINGS, "")
        past = load_edition(Path(folder))
        cache_of(past.root).close()
        return {id: one.markdown for id, one in published(past).items()}
