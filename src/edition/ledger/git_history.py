"""Read earlier texts from git; without it, or with part of its history, know none."""

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from edition.git import GitError, git, records
from edition.model import Edition
from edition.model.index import per_edition

SHALLOW = "this is a shallow clone (“git fetch --unshallow” completes it)"
TAG = "tag: "


class Commit(NamedTuple):
    """A commit on the way from the present to the first."""

    id: str
    date: str
    """The day of the commit, where it was made."""
    tag: str
    subject: str


class History(NamedTuple):
    """The commits that git has, the newest first, along first parents."""

    commits: tuple[Commit, ...] = ()
    lack: str = ""
    """Why there are none, if there are none: the end of a sentence."""


@per_edition
def history(edition: Edition) -> History:
    """Return the history of an edition, or why it cannot be known.

    A shallow clone has none to speak of: its oldest commit would pass for the
    beginning of everything.
    """
    root = edition.root
    try:
        if git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return History(lack=SHALLOW)
        return History(tuple(_commits(root)))
    except GitError as error:
        return History(lack=str(error))


def _commits(root: Path) -> Iterator[Commit]:
    """Yield commits; the subject of one, which may hold anything, stands last."""
    output = git(
        root,
        *("log", "-z", "--first-parent", "--no-show-signature", "--encoding=UTF-8"),
        *("--decorate-refs=refs/tags/*", "--format=%H%x1f%cs%x1f%D%x1f%s"),
    )
    for record in records(output):
        id, date, refs, subject = record.split("\x1f", 3)
        names = sorted(name for name in refs.split(", ") if name.startswith(TAG))
        yield Commit(id, date, names[0].removeprefix(TAG) if names else "", subject)


@lru_cache(maxsize=1)
def touched(
    root: Path, head: str, pattern: str, folder: str
) -> dict[str, tuple[str, ...]]:
    """Return, by file, the commits that changed a line of a pattern, newest first.

    They are those up to a commit, the head: looked for once as long as it stays.
    """
    output = _output(
        root,
        *("log", "-z", "--first-parent", "--no-show-signature", "--no-renames"),
        *("--format=%x1e%H", "--name-only", "--relative", f"-G{pattern}"),
        *(head, "--", folder),
    )
    found: dict[str, list[str]] = defaultdict(list)
    id = ""
    for record in records(output):
        if record.startswith("\x1e"):
            id = record[1:]
        else:
            found[record.removeprefix("\n")].append(id)
    return {path: tuple(ids) for path, ids in found.items()}


def blamed(root: Path, path: str) -> dict[int, str]:
    """Return the commits that last changed the lines of a file, by their numbers."""
    output = _output(root, "blame", "--root", "-l", "-s", "--", path)
    ids = (line.partition(b" ")[0].decode() for line in output.split(b"\n"))
    return {number: id for number, id in enumerate(ids, 1) if id.strip("0")}


def contents(root: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Return files by name, such as ``v1.0.0:./docs/texts/a.md``; in one call."""
    asked = [name for name in names if "\n" not in name]
    if not asked:
        return {}
    source = b"".join(os.fsencode(name) + b"\n" for name in asked)
    form = "--batch=%(objecttype) %(objectsize)"
    data = _output(root, "cat-file", form, source=source)
    found: dict[str, str] = {}
    at = 0
    for name in asked:
        end = data.find(b"\n", at)
        head, at = data[at:end], end + 1
        if head.startswith(b"blob "):
            size = int(head.split()[1])
            found[name] = data[at : at + size].decode("utf-8", "replace")
            at += size + 1
    return found


def _output(root: Path, *arguments: str, source: bytes = b"") -> bytes:
    """Return what git prints, nothing where it cannot do what it is asked."""
    try:
        return git(root, *arguments, source=source)
    except GitError:
        return b""
