"""Hold the structured data of a finished site against schema.org's own definitions.

Prints what is described and how often, then each name or value that the definitions
do not have there: a type, a property of it, what may be its value, a day that is none.
``schemaorg-current-https.jsonld`` is at schema.org/docs/developers.html.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

PREFIX = "https://schema.org/"
PLAIN = {"Text", "URL", "Number", "Integer", "Date", "DateTime", "Boolean"}
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
"""A day, a month or a year of ISO 8601."""


class Vocabulary(NamedTuple):
    """What schema.org defines: what each class is a kind of, where a property fits."""

    parents: dict[str, list[str]]
    domains: dict[str, list[str]]
    ranges: dict[str, list[str]]

    def above(self, type: str) -> set[str]:
        """Return a class and all that it is a kind of."""
        found = {type}
        for parent in self.parents.get(type, []):
            found |= self.above(parent)
        return found


def vocabulary(file: Path) -> Vocabulary:
    """Read the definitions."""
    nodes = json.loads(file.read_text(encoding="utf-8"))["@graph"]
    found = Vocabulary({}, {}, {})
    for node in nodes:
        name = _name(node["@id"])
        if "rdfs:Class" in _listed(node["@type"]):
            found.parents[name] = _names(node, "rdfs:subClassOf")
        else:
            found.domains[name] = _names(node, "schema:domainIncludes")
            found.ranges[name] = _names(node, "schema:rangeIncludes")
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(id: str) -> str:
    return id.removeprefix("schema:").removeprefix(PREFIX)


def _names(node: dict[str, Any], key: str) -> list[str]:
    return [_name(one["@id"]) for one in _listed(node.get(key, []))]


def faults(thing: dict[str, Any], known: Vocabulary) -> Iterator[str]:
    """Yield what the definitions do not have of a thing and of those in it."""
    type = thing.get("@type", "")
    if type and type not in known.parents:
        yield f"no type {type}"
    for name, values in thing.items():
        if name.startswith("@"):
            continue
        if not known.above(type) & {*known.domains.get(name, [])}:
            yield f"{type} has no {name}"
            continue
        for value in _listed(values):
            yield from _faults_of_value(
                f"{type}.{name}", value, known.ranges[name], known
            )


def _faults_of_value(
    where: str, value: Any, ranges: list[str], known: Vocabulary
) -> Iterator[str]:
    if isinstance(value, dict):
        type = value.get("@type")
        if type and not known.above(type) & {*ranges}:
            yield f"{where} is no {type}"
        yield from faults(value, known)
    elif not PLAIN & {*ranges} and not str(value).startswith("http"):
        yield f"{where} is no text: {value}"
    elif {*ranges} <= {"Date", "DateTime"} and not DATE.fullmatch(str(value)):
        yield f"{where} is no date: {value}"


def described(page: Path) -> Iterator[dict[str, Any]]:
    """Yield what a page says of itself."""
    tree = html.parse(str(page)).getroot()
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield json.loads(script.text)


def main() -> None:
    """Print what is described, and what is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("definitions", type=Path)
    given = parser.parse_args(sys.argv[1:])
    known, kinds, wrong = vocabulary(given.definitions), Counter[str](), Counter[str]()
    for page in given.site.rglob("*.html"):
        for thing in described(page):
            kinds[thing["@type"]] += 1
            wrong.update(faults(thing, known))
    print(f"{kinds.total()} things: {dict(kinds)}")
    print(*(f"{count} × {fault}" for fault, count in wrong.most_common()), sep="\n")


if __name__ == "__main__":
    main()
