"""Read and write the ledger: every id ever published, and where its words are now.

``data/ledger.yml`` is a YAML list with one entry, written as JSON, on each line. So a
change to one id changes one line, branches merge, and a reader in any language needs
only its YAML library. Ours reads it line by line: 26,000 entries take 0.3 s, and a
full YAML parser that keeps line numbers a hundred times as long.
"""

import json
from collections.abc import Iterable
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from edition.model import Life
from edition.problems import Place, Problem
from edition.readers.characters import refused
from edition.readers.wording import sentence
from edition.syntax import UNIT

LEDGER = "data/ledger.yml"
HEAD = """\
# Every id ever published. Written by “edition ledger”; nothing is ever removed.
# id: an address below the site (texts/ left out). since: the version that first had it.
# print: a fingerprint of its words, from which they cannot be read.
# changed: the version in which its words last changed.
# status, to, until, on, reason: where its words went, in which version, when and why.
"""
FORM = TypeAdapter(Life)
SHELVES = ("glossary/", "timeline#", "bibliography#", "parallels#", "names#")
"""What ids that are not of texts begin with, in the order of the file."""


def read_ledger(source: str, path: str) -> tuple[tuple[Life, ...], list[Problem]]:
    """Read the entries in the order of the file; report each line at fault."""
    lives: list[Life] = []
    problems: list[Problem] = []
    current: set[str] = set()
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(path, number)
        try:
            life = replace(_life(line), place=place)
        except ValueError as error:
            problems.append(Problem(place, "D004", _message(error)))
            continue
        if life.status == "current" and life.id in current:
            what = f"The id “{life.id}” is current on two lines"
            problems.append(Problem(place, "D004", what, subject=life.id))
            continue
        current |= {life.id} if life.status == "current" else set()
        lives.append(life)
    return tuple(lives), problems


def _life(line: str) -> Life:
    """Read an entry, and require of each status what it means."""
    if not line.startswith("- "):
        raise ValueError("An entry of the ledger begins with “- {”")
    life = FORM.validate_json(line[2:])
    is_closed = life.status != "current"
    if is_closed != bool(life.until):
        raise ValueError("“until” and a status other than current go together")
    if bool(life.to) != (is_closed and life.status != "withdrawn"):
        raise ValueError("an id that moved, merged or split says “to” where")
    if found := refused(life.reason):
        raise ValueError(f"“reason” holds {found[1]}")
    if life.status == "withdrawn" and not life.reason:
        raise ValueError("an id that is withdrawn says for what “reason”")
    return life


def _message(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    detail = error.errors()[0]
    return sentence(detail, ".".join(str(step) for step in detail["loc"]))


def write_ledger(lives: Iterable[Life]) -> str:
    """Return the ledger as a file: a line an entry, in a fixed order."""
    ordered = sorted(lives, key=lambda life: sort_key(life.id))
    return HEAD + "".join(f"- {_written(life)}\n" for life in ordered)


def _written(life: Life) -> str:
    fields = FORM.dump_python(life, exclude={"place"}, exclude_defaults=True)
    return json.dumps(fields, ensure_ascii=False)


def sort_key(id: str) -> tuple[int, str, int, int, str]:
    """Return what sorts ids as readers count: texts first, p2 before p10."""
    for index, shelf in enumerate(SHELVES, 1):
        if id.startswith(shelf):
            return index, "", 0, 0, id
    slug, _, anchor = id.partition("#")
    if match := UNIT.fullmatch(anchor):
        return 0, slug, match["kind"] == "n", int(match["number"]), ""
    return 0, slug, 2, 0, anchor
