"""Plant faults in a small edition that has files of every kind, one at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edition.checks import check
from edition.ledger.operations import updated
from edition.problems import Problem
from edition.readers.ledger import LEDGER, write_ledger
from edition.sources import load_edition
from support import CASES, copy_small, lay_over

FAULTS = CASES / "planted" / "faults.txt"
TOLD = "▸"
"""Stands in a fault before what the problem should point to."""
ENTRY = "entry"
BEGINNING = re.compile(r"^- id|^- code|^@\w+\{|\A---\n", re.M)
"""The beginning of the entry that a fault is in: what is missing is told there."""
MOST = 9
"""How many places of a file are tried."""


class Kind(NamedTuple):
    """A kind of fault, and what should be told of it."""

    code: str
    what: str
    files: str
    find: str
    """What is right: a regular expression."""
    put: str
    """What is put in its place; ``\\1`` is what stands in the first brackets."""
    told: str
    """What the problem points to, if not to the beginning of the fault."""


def kinds() -> list[Kind]:
    """Read the kinds of fault: a block of lines each, “name value”."""
    blocks = FAULTS.read_text(encoding="utf-8").split("\n\n")
    return [_kind(block) for block in blocks if not block.startswith("#")]


def _kind(block: str) -> Kind:
    first, *lines = block.strip("\n").split("\n")
    fields = {name: value for name, _, value in (x.partition(" ") for x in lines)}
    code, _, what = first.partition(" ")
    put = fields.get("put", "")
    return Kind(code, what, fields["in"], fields["find"], put, fields.get("told", ""))


class Fault(NamedTuple):
    """A fault in a file."""

    kind: Kind
    path: str
    source: str
    """What the file holds with it."""
    line: int
    """Where it should be told."""

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.kind.code} {self.kind.what}: {self.path}:{self.line}"


def lay_edition(root: Path) -> Path:
    """Lay an edition in a folder that has something of every kind, and no fault."""
    copy_small(root)
    for case in ("apparatus", "emendations", "planted"):
        lay_over(root, CASES / case)
    (root / LEDGER).write_text(write_ledger(updated(load_edition(root))), "utf-8")
    return root


def faults(root: Path, kind: Kind) -> Iterator[Fault]:
    """Yield the faults of a kind that an edition can have, each by itself."""
    for file in sorted(root.glob(kind.files)):
        source = file.read_text(encoding="utf-8")
        found = [*re.finditer(kind.find, source, re.M)][:MOST]
        for match in found:
            put = match.expand(kind.put)
            planted = source[: match.start()] + put + source[match.end() :]
            at = _told(kind, match, planted)
            planted = planted.replace(TOLD, "")
            line = planted.count("\n", 0, at) + 1
            yield Fault(kind, file.relative_to(root).as_posix(), planted, line)


def _told(kind: Kind, match: re.Match[str], planted: str) -> int:
    """Return the place of what a problem should point to."""
    if TOLD in planted:
        return planted.index(TOLD)
    if kind.told == ENTRY:
        before = BEGINNING.finditer(planted, 0, match.start())
        return [0, *(found.end() for found in before)][-1]
    if kind.told:
        told = kind.told.replace("\\1", match[1] if match.re.groups else "")
        found = re.search(told, planted, re.M)
        assert found, kind
        return found.start()
    return match.start()


def findings(root: Path, fault: Fault) -> list[Problem]:
    """Return what is told of an edition that has a fault."""
    file = root / fault.path
    whole = file.read_bytes()
    file.write_text(fault.source, encoding="utf-8")
    try:
        return check(load_edition(root))
    finally:
        file.write_bytes(whole)
