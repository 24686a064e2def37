"""Damage the files of an edition, and say whether reading and checking survive it."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from edition.checks import check
from edition.problems import EditionError, Problem
from edition.sources import load_edition
from support import COPIES, ROOT, SMALL

DATA = ("data/parallels.yml", "data/stances.yml", "data/routes.yml", "data/names.yml")
"""Files that the small edition lacks: the project's own, as far as ``BYTES``."""
OTHERS = {
    "data/exceptions.yml": '- code: G006\n  about: cc\n  why: "It is meant."\n',
    "data/ledger.yml": "- marsh-1990#p1 4e7a 1.0.0\n",
    "CHANGELOG.md": "# Changelog\n\n## 1.0.0\n\n### Texts\n\n- First.\n",
}
BYTES = 4_000
"""As much of a long file as is damaged, to the end of an entry."""


class Damage(NamedTuple):
    """What is cut out of a file at a place, and what is put there."""

    at: int
    length: int
    put: bytes


def whole(root: Path) -> Path:
    """Lay an edition in a folder that has a file of every kind."""
    shutil.copytree(SMALL, root)
    shutil.copytree(COPIES, root / "transcriptions")
    (root / "mkdocs.yml").touch()
    (root / "sources").mkdir()
    profile = ROOT / "sources/kosachev-2010.yml"
    (root / "sources/marsh-1990.yml").write_bytes(profile.read_bytes())
    for path in DATA:
        source = (ROOT / path).read_text(encoding="utf-8")
        beginning = source[: source.rindex("\n- ", 0, BYTES) + 1]
        (root / path).write_text(beginning, encoding="utf-8")
    for path, source in OTHERS.items():
        (root / path).write_text(source, encoding="utf-8")
    return root


def files(root: Path) -> list[str]:
    """Return the files that are read, by path."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*.*"))
    return sorted(path for path in found if path.endswith((".md", ".yml", ".bib")))


def damaged(source: bytes, damage: Iterable[Damage]) -> bytes:
    """Return a file with its damage."""
    for at, length, put in damage:
        start = at % (len(source) + 1)
        source = source[:start] + put + source[start + length :]
    return source


def survives(root: Path, path: str, source: bytes) -> None:
    """Prove that a file, whatever it holds, ends in findings with their places."""
    file = root / path
    before = file.read_bytes()
    file.write_bytes(source)
    try:
        for problem in _findings(root):
            assert "\n" not in str(problem)
            assert problem.place.line >= 1
    finally:
        file.write_bytes(before)


def _findings(root: Path) -> list[Problem]:
    try:
        return check(load_edition(root, with_transcriptions=True))
    except EditionError:
        return []
