"""Lay an edition whose fields hold values that might break out of what is exported."""

import json
import re
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from edition.problems import Problem
from support import CASES, copy_small

FILE = CASES / "breakouts.txt"
NUMBERED = re.compile(r"\b(?:text|term|event|work)-(\d+)")
REFUSED = "refused "
BODY = "---\n\nWords.\n{{ #headnote }}\n\nOf lot{}.\n{{ #p1 }}\n"


def values(mark: str = "") -> list[str]:
    """Return the values of the case file, or those behind a mark."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [
        json.loads(line.removeprefix(mark))
        for line in lines
        if line.startswith(mark + '"')
    ]


def lay_hostile(root: Path, wanted: list[str]) -> Path:
    """Make an edition with a text, a term, an event and a work for each value."""
    copy_small(root)
    front = (root / "docs/texts/marsh-1990.md").read_text("utf-8").split("---\n")[1]
    meta = yaml.safe_load(front)
    del meta["reference"], meta["subtitle"]
    for n, value in enumerate(wanted):
        own = {"title": value, "container": value}
        if "," not in value:  # one comma parts a name
            own |= {"author": [f"{value}, Ada"]}
        source = f"---\n{_yaml(meta | own)}{BODY.format(n)}"
        (root / f"docs/texts/text-{n}.md").write_text(source, "utf-8")
    _extend(root / "data/glossary.yml", [_term(*v) for v in enumerate(wanted)])
    _extend(root / "data/timeline.yml", [_event(*v) for v in enumerate(wanted)])
    works = "".join(_work(n, v) for n, v in enumerate(wanted) if can_be_typed(v))
    with (root / "bibliography.bib").open("a", encoding="utf-8") as file:
        file.write(works)
    return root


def lay_withdrawn(root: Path, reasons: list[str]) -> Path:
    """Make an edition that has given out passages and withdrawn them, for reasons."""
    copy_small(root)
    lives = (f"- {json.dumps(_life(*reason))}\n" for reason in enumerate(reasons))
    (root / "data/ledger.yml").write_text("".join(lives), "utf-8")
    releases = [{"version": "1.0.0", "date": "2020-01-01", "texts": {}}]
    (root / "data/releases.yml").write_text(_yaml(releases), "utf-8")
    return root


def _life(n: int, reason: str) -> dict[str, Any]:
    life = {"id": f"marsh-1990#p{n + 100}", "since": "1.0.0", "print": "AAAAAAAAAAA"}
    life |= {"status": "withdrawn", "until": "1.1.0", "on": "2021-01-01"}
    return life | {"reason": reason}


def _yaml(data: Any) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def _extend(file: Path, entries: list[dict[str, Any]]) -> None:
    file.write_text(file.read_text("utf-8") + "\n" + _yaml(entries), "utf-8")


def _term(n: int, value: str) -> dict[str, Any]:
    term = {"id": f"term-{n}", "headword": value, "forms": [f"lot{n}"]}
    term |= {"kind": "concept", "definition": f"Said: {value}"}
    return term | {"sources": [f"work-{n}" if can_be_typed(value) else "lind1988water"]}


def _event(n: int, value: str) -> dict[str, Any]:
    event = {"id": f"event-{n}", "label": value, "date": "1990", "dating": "stated"}
    event |= {"kind": value, "refs": [f"text-{n}#p1"], "account": f"Said: {value}"}
    return event | {"sources": ["lind1988water"]}


def _work(n: int, value: str) -> str:
    fields = {"author": f"{{{value}}}", "title": value, "publisher": value}
    fields |= {"note": value, "date": "1990", "keywords": "other"}
    lines = "".join(f"  {name} = {{{words}}},\n" for name, words in fields.items())
    return f"\n@book{{work-{n},\n{lines}}}\n"


def can_be_typed(value: str) -> bool:
    """Tell whether a value is one in TeX as it stands: braces pair, no commands."""
    depths = [0, *accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in value)]
    return min(depths) == depths[-1] == 0 and "\\" not in value


def faulty(root: Path, problems: Iterable[Problem]) -> set[int]:
    """Return the numbers of the values with which an edition has errors."""
    found = set()
    for problem in problems:
        if problem.is_error:
            path, line = problem.place.path, problem.place.line
            lines = (root / path).read_text("utf-8").splitlines()[:line]
            found.add(int(NUMBERED.findall("\n".join([path, *lines]))[-1]))
    return found
