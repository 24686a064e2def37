"""Compare the ledger with git: what was taken out, and what ids once stood for."""

import re
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.cache import cache_of
from edition.files import write
from edition.git import GitError, contents, git, if_known
from edition.indexes import grouped
from edition.ledger import file_at, files_of
from edition.ledger.published import published
from edition.model import Edition, Life
from edition.model.index import per_edition
from edition.readers.ledger import LEDGER, SHELVES
from edition.sources import (
    BIBLIOGRAPHY,
    GLOSSARY,
    NAMES,
    PARALLELS,
    SETTINGS,
    TIMELINE,
    load_past,
)

ENTRY = re.compile(
    r"""
    ^-[ ]\{ [ ]* "id":[ ]*"(?P<id>[^"]+)", [ ]* "since":[ ]*"(?P<since>[^"]+)"
    """,
    re.VERBOSE | re.MULTILINE,
)
SHALLOW = "this is a shallow clone (“git fetch --unshallow” completes it)"
FILES = dict(
    zip(SHELVES, (GLOSSARY, TIMELINE, BIBLIOGRAPHY, PARALLELS, NAMES), strict=True)
)
"""What file has the words of ids that are not of texts."""


def removed(edition: Edition) -> tuple[str, ...]:
    """Return the ids of entries that were in the ledger and have been taken out.

    It is compared with those of the last commit, of the commit before it, on which a
    request to merge is built, and of the last release.
    """
    if any(problem.code == "D004" for problem in edition.problems):
        return ()  # what cannot be read may be there nevertheless
    names = [f"HEAD:./{LEDGER}", f"HEAD~1:./{LEDGER}"]
    names += [file_at(release.version, LEDGER) for release in edition.releases[-1:]]
    present = {(life.id, life.since) for life in edition.ledger}
    lost: dict[str, None] = {}
    for source in contents(edition.root, tuple(names)).values():
        found = ((match["id"], match["since"]) for match in ENTRY.finditer(source))
        lost |= {entry[0]: None for entry in found if entry not in present}
    return tuple(lost)


@per_edition
def lack(edition: Edition) -> str:
    """Return why the past of an edition is not at hand, if it is not.

    A shallow clone has none to speak of: its oldest commit would pass for the
    beginning of everything.
    """
    try:
        git(edition.root, "log", "-1", "--format=", "--no-show-signature")
        whole = git(edition.root, "rev-parse", "--is-shallow-repository")
    except GitError as error:
        return str(error)
    return "" if whole.strip() == b"false" else SHALLOW


def not_compared(edition: Edition) -> str:
    """Return the sentence that says why a ledger was not compared, if it was not."""
    why = lack(edition) if edition.ledger else ""
    return f"The ledger was not compared with earlier ones: {why}." if why else ""


def recorded_words(edition: Edition, lives: Collection[Life]) -> dict[Life, str]:
    """Return what lives stood for in the commits that last changed their entries.

    Of those that are not committed yet, and where git has no history, there is none.
    """
    if not lives or lack(edition):
        return {}
    commits = _blamed(edition.root, LEDGER)
    known = (life for life in lives if life.place.line in commits)
    return {
        life: words[life.id]
        for commit, found in grouped((commits[o.place.line], o) for o in known).items()
        for words in [_words_at(edition, commit, {life.id for life in found})]
        for life in found
        if life.id in words
    }


def _blamed(root: Path, path: str) -> dict[int, str]:
    """Return the commits that last changed the lines of a file, by their numbers."""
    output = if_known(root, "blame", "--root", "-l", "-s", "--", path)
    ids = (line.partition(b" ")[0].decode() for line in output.split(b"\n"))
    return {number: id for number, id in enumerate(ids, 1) if id.strip("0")}


def file_of(edition: Edition, id: str) -> str:
    """Return the file that has the words of an id, or that opens the text of one."""
    slug = id.partition("#")[0]
    text = edition.text.get(slug)
    return text.place.path if text else _files_of(edition, id)[0]


def _files_of(edition: Edition, id: str) -> tuple[str, ...]:
    """Return the files that may have the words of an id."""
    found = (file for shelf, file in FILES.items() if id.startswith(shelf))
    shelf = next(found, "")
    return (shelf,) if shelf else files_of(edition, id.partition("#")[0])


def _words_at(edition: Edition, commit: str, ids: set[str]) -> dict[str, str]:
    """Return what the ids in the files of some stood for at a commit."""
    files = {file for id in ids for file in _files_of(edition, id)}
    names = tuple(f"{commit}:./{file}" for file in sorted(files))
    with TemporaryDirectory() as folder:
        for name, source in contents(edition.root, names).items():
            write(Path(folder), name.partition(":./")[2], source)
        write(Path(folder), SETTINGS, "")
        past = load_past(Path(folder))
        cache_of(past.root).close()
        return {id: one.markdown for id, one in published(past).items()}
