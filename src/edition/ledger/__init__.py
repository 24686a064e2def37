"""Own the ledger: every id ever published, and where its words are now.

``data/ledger.yml`` is a YAML list with one entry, written as JSON, on each line. So a
change to one id changes one line, branches merge, and a reader in any language needs
only its YAML library. Ours reads it line by line: 26,000 entries take 0.3 s, and a
full YAML parser that keeps line numbers a hundred times as long.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from edition.model import Edition, Life
from edition.model.index import per_edition
from edition.problems import Place, Problem
from edition.readers.characters import refused
from edition.syntax import UNIT

LEDGER = "data/ledger.yml"
HEAD = """\
# Every id ever published. Written by “edition ledger”; nothing is ever removed.
# id: an address below the site (texts/ left out). since: the version that first had it.
# changed: the version in which its words last changed. print and words: a fingerprint
# and a sketch (MinHash) of its words, from which they cannot be read.
# status, to, until, on, reason: where its words went, in which version, when and why.
"""
CLOSED = ("moved", "merged", "split", "withdrawn")
ID = r"^[a-z0-9-]+(#[\w.-]+|/[a-z0-9-]+)$"
VERSION = r"^\d+\.\d+\.\d+$"
SHELVES = ("glossary/", "timeline#", "bibliography#", "parallels#", "names#")
"""What ids that are not of texts begin with, in the order of the file."""
Address = Annotated[str, Field(pattern=ID)]
Number = Annotated[str, Field(pattern=VERSION)]


class _Line(BaseModel):
    """One line of the ledger."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Address
    since: Number
    changed: Number | Literal[""] = ""
    status: Literal["current", "moved", "merged", "split", "withdrawn"] = "current"
    to: tuple[Address, ...] = ()
    until: Number | Literal[""] = ""
    on: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = ""
    reason: Annotated[str, Field(max_length=1_000)] = ""
    print: Annotated[str, Field(pattern=r"^[\w-]{11}$")]
    words: Annotated[str, Field(pattern=r"^([\w-]{64}( [\w-]{64})*)?$")]

    @model_validator(mode="after")
    def _whole(self) -> "_Line":
        """Require of each status what it means."""
        closed = self.status in CLOSED
        if closed != bool(self.until):
            raise ValueError("“until” and a status other than current go together")
        if bool(self.to) != (closed and self.status != "withdrawn"):
            raise ValueError("an id that moved, merged or split says “to” where")
        if found := refused(self.reason):
            raise ValueError(f"“reason” holds {found[1]}")
        if self.status == "withdrawn" and not self.reason:
            raise ValueError("an id that is withdrawn says for what “reason”")
        return self


def read_ledger(source: str, path: str) -> tuple[tuple[Life, ...], list[Problem]]:
    """Read the entries in the order of the file; report each line at fault."""
    lives: list[Life] = []
    problems: list[Problem] = []
    current: set[str] = set()
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(path, number)
        life = _life(line, place)
        if isinstance(life, Problem):
            problems.append(life)
        elif life.status == "current" and life.id in current:
            what = f"The id “{life.id}” is current on two lines"
            problems.append(Problem(place, "D004", what, subject=life.id))
        else:
            current.update([life.id] if life.status == "current" else [])
            lives.append(life)
    return tuple(lives), problems


def _life(line: str, place: Place) -> Life | Problem:
    if not line.startswith("- "):
        return Problem(place, "D004", "An entry of the ledger begins with “- {”")
    try:
        fields = _Line.model_validate_json(line[2:])
    except ValidationError as error:
        detail = error.errors()[0]
        name = ".".join(map(str, detail["loc"]))
        message = detail["msg"].removeprefix("Value error, ")
        return Problem(place, "D004", f"{name}: {message}" if name else message)
    return Life(place=place, **vars(fields))


def write_ledger(lives: Iterable[Life]) -> str:
    """Return the ledger as a file: a line an entry, in a fixed order."""
    ordered = sorted(lives, key=lambda life: shelf_mark(life.id))
    return HEAD + "".join(f"- {_written(life)}\n" for life in ordered)


def _written(life: Life) -> str:
    fields: dict[str, str | tuple[str, ...]] = {
        "id": life.id,
        "since": life.since,
        "changed": life.changed,
        "status": "" if life.status == "current" else life.status,
        "to": life.to,
        "until": life.until,
        "on": life.on,
        "reason": life.reason,
    }
    kept = {name: value for name, value in fields.items() if value}
    kept |= {"print": life.print, "words": life.words}
    return json.dumps(kept, ensure_ascii=False)


def shelf_mark(id: str) -> tuple[int, str, int, int, str]:
    """Return what sorts ids as readers count: texts first, p2 before p10."""
    for index, shelf in enumerate(SHELVES, 1):
        if id.startswith(shelf):
            return index, "", 0, 0, id
    slug, _, anchor = id.partition("#")
    if match := UNIT.fullmatch(anchor):
        return 0, slug, match["kind"] == "n", int(match["number"]), ""
    return 0, slug, 2, 0, anchor


def semver(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which sort as it does."""
    return tuple(int(part) for part in version.split(".")) if version else ()


class Standing(NamedTuple):
    """What has become of an old id: the ids to go to, or why there are none."""

    to: tuple[str, ...]
    life: Life | None
    """The entry that ends the chain, where its words were withdrawn."""


@per_edition
def lives(edition: Edition) -> dict[str, tuple[Life, ...]]:
    """Return the lives of each id, the oldest first."""
    found: dict[str, list[Life]] = defaultdict(list)
    for life in edition.ledger:
        found[life.id].append(life)
    return {id: tuple(list_) for id, list_ in found.items()}


def closed(edition: Edition) -> Iterator[Life]:
    """Yield the entries whose words have gone elsewhere or nowhere."""
    return (life for life in edition.ledger if life.status != "current")


def life_in(edition: Edition, id: str, version: str) -> Life | None:
    """Return the life an id had in a version: the last that had begun by then."""
    begun = [
        life
        for life in lives(edition).get(id, ())
        if semver(life.since) <= semver(version)
    ]
    return begun[-1] if begun else None


def standing(edition: Edition, life: Life) -> Standing:
    """Follow a closed life to the ids that have its words now.

    A target is taken as it was in the version in which the words arrived, since its
    id may have had other words before. A chain that leads back to itself, or to an
    id that is not recorded, ends there.
    """
    found: dict[str, None] = {}
    end: Life | None = None
    pending, seen = [life], {(life.id, life.until)}
    while pending:
        at = pending.pop(0)
        if at.status == "withdrawn":
            end = end or at
        for id in at.to:
            target = _target(edition, at, id)
            if target is None or target.status == "current":
                found[id] = None
            elif (id, target.until) not in seen:
                seen.add((id, target.until))
                pending.append(target)
    return Standing(tuple(found), None if found else end)


def _target(edition: Edition, source: Life, id: str) -> Life | None:
    """Return the life of a target that takes up the words of a closed life.

    Versions of two texts cannot be compared, so across texts it is the last life.
    """
    if id.partition("#")[0] == source.id.partition("#")[0]:
        return life_in(edition, id, source.until)
    return lives(edition).get(id, (None,))[-1]
