"""Ask git for earlier texts; without git, or with part of its history, for nothing."""

import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

TAG = re.compile(r"tag: (?P<name>[^,]+)")


class Commit(NamedTuple):
    """A commit on the way from the present to the first."""

    id: str
    date: str
    """The day of the commit, where it was made."""
    tag: str
    subject: str
    body: str = ""


def commits(root: Path) -> tuple[Commit, ...]:
    """Return the commits of a repository, the newest first, along first parents.

    A shallow clone has no history to speak of: its oldest commit would pass for the
    beginning of everything.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    form = "%H%x1f%cs%x1f%D%x1f%s"
    lines = _git(root, "log", "--first-parent", f"--format={form}").splitlines()
    return tuple(_commit(line) for line in lines)


def _commit(line: str) -> Commit:
    id, date, names, subject = line.split("\x1f")
    tags = sorted(match["name"] for match in TAG.finditer(names))
    return Commit(id, date, tags[0] if tags else "", subject)


def touched(root: Path, pattern: str, folder: str) -> dict[str, tuple[str, ...]]:
    """Return, by file, the commits that changed a line of a pattern, newest first."""
    output = _git(
        root,
        *("log", "--first-parent", "--format=%x1e%H", "--name-only", "--relative"),
        *(f"-G{pattern}", "--", folder),
    )
    found: dict[str, list[str]] = defaultdict(list)
    for record in output.split("\x1e")[1:]:
        id, *paths = record.split()
        for path in paths:
            found[path].append(id)
    return {path: tuple(ids) for path, ids in found.items()}


def altered(root: Path, folder: str) -> frozenset[str]:
    """Return the files below a folder that differ from the last commit."""
    options = ("diff", "--no-ext-diff", "--name-only", "--relative", "HEAD", "--")
    return frozenset(_git(root, *options, folder).split())


def contents(root: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Return files by name, such as ``v1.0.0:./docs/texts/a.md``; in one call."""
    if not names:
        return {}
    source = "".join(f"{name}\n" for name in names)
    data = _run(root, ("cat-file", "--batch"), source)
    found: dict[str, str] = {}
    at = 0
    for name in names:
        end = data.find(b"\n", at)
        head, at = data[at:end].split(), end + 1
        if len(head) == 3 and head[1] == b"blob":
            size = int(head[2])
            found[name] = data[at : at + size].decode("utf-8", "replace")
            at += size + 1
    return found


def _git(root: Path, *arguments: str) -> str:
    return _run(root, arguments, "").decode("utf-8", "replace")


def _run(root: Path, arguments: tuple[str, ...], source: str) -> bytes:
    """Run git in a directory; whatever goes wrong, it then knows nothing."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            input=source.encode(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
