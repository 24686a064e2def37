"""Plant faults in a small edition that has files of every kind, one at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edition.checks import check
from edition.features import write_features
from edition.ledger.operations import updated
from edition.problems import Place, Problem
from edition.readers.ledger import LEDGER, write_ledger
from edition.sources import RELEASES, load_edition
from support import CASES, copy_small, lay_over

FAULTS = CASES / "planted" / "faults.txt"
TOLD = "▸"
"""Stands in a fault before what the problem should point to."""
BEGINNING = {
    "entry": re.compile(r"^- id|^- code|^@\w+\{|\A---\n", re.M),
    "field": re.compile(r"^  \w+:", re.M),
}
"""The beginning of the entry or field that a fault is in."""
ELSEWHERE = re.compile(r"(?P<path>[\w/.-]+\.(?:md|yml|bib|json)) (?P<find>.+)")
"""Says that a fault is told in another file."""
MOST = 2
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
    place: Place
    """Where it should be told."""


def lay_edition(root: Path) -> Path:
    """Lay an edition in a folder that has something of every kind, and no fault."""
    copy_small(root)
    for case in ("apparatus", "emendations", "planted"):
        lay_over(root, CASES / case)
    (root / LEDGER).write_text(write_ledger(updated(load_edition(root))), "utf-8")
    (root / RELEASES).write_bytes((CASES / "planted" / "releases.yml").read_bytes())
    assert [*write_features(load_edition(root))]
    return root


def faults(root: Path, kind: Kind) -> Iterator[Fault]:
    """Yield the faults of a kind that an edition can have, each by itself."""
    for file in sorted(root.glob(kind.files)):
        path = file.relative_to(root).as_posix()
        source = file.read_text(encoding="utf-8")
        for match in [*re.finditer(kind.find, source, re.M)][:MOST]:
            put = match.expand(kind.put)
            planted = source[: match.start()] + put + source[match.end() :]
            place = _told(root, kind, match, path, planted)
            yield Fault(kind, path, planted.replace(TOLD, ""), place)


def _told(
    root: Path, kind: Kind, match: re.Match[str], path: str, planted: str
) -> Place:
    """Return the place of what a problem should point to."""
    elsewhere = ELSEWHERE.fullmatch(kind.told)
    told = elsewhere["find"] if elsewhere else kind.told
    if elsewhere:
        path = elsewhere["path"]
        planted = (root / path).read_text(encoding="utf-8")
    at = match.start()
    if TOLD in planted:
        at = planted.index(TOLD)
    elif told in BEGINNING:
        found = BEGINNING[told].finditer(planted, 0, match.end())
        at = [0, *(m.end() for m in found if m.start() < at)][-1]
    elif told:
        told = told.replace("\\1", match[1] if match.re.groups else "")
        found = re.search(told, planted, re.M)
        assert found, kind
        at = found.start()
    return Place(path, planted.count("\n", 0, at) + 1)


def findings(root: Path, fault: Fault) -> list[Problem]:
    """Return what is told of an edition that has a fault."""
    file = root / fault.path
    whole = file.read_bytes()
    file.write_text(fault.source, encoding="utf-8")
    try:
        return check(load_edition(root, with_transcriptions=True))
    finally:
        file.write_bytes(whole)
