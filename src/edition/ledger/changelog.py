"""Read the changelog: what people say has changed, in which version of which text."""

import re
from typing import NamedTuple

RELEASE = re.compile(
    r"""
    \#\#[ ]+ \[?(?P<version>\d+\.\d+\.\d+)\]?[ ]*
    (?:[·–—(-][ ]*)? (?P<date>\d{4}-\d\d-\d\d)?
    """,
    re.VERBOSE,
)
ITEM = re.compile(r"-[ ]+(?P<words>.+)")
EDITORIAL = "[Editorial]"
VERSION = re.compile(r"(?:, | and |^)`(?P<slug>[a-z0-9-]+)` (?P<version>\d+\.\d+\.\d+)")


class Item(NamedTuple):
    """One change to texts, as the changelog puts it."""

    versions: tuple[tuple[str, str], ...]
    """The slug and new version of each text it names before a colon."""
    words: str
    is_editorial: bool
    """Whether it may alter the meaning of a text."""
    date: str
    """The day of the release, or nothing before it."""


def read_changelog(source: str) -> tuple[Item, ...]:
    r"""Return the items that name texts, in the order of the file.

    Such an item reads “- [Editorial] \`dyner-2024\` 1.1.0: What changed.”; it may name
    several texts, and run over several lines.
    """
    items: list[Item] = []
    date = ""
    for line in _joined(source):
        if line.startswith("## "):
            release = RELEASE.match(line)
            date = (release["date"] or "") if release else ""
        elif (match := ITEM.fullmatch(line)) and (item := _item(match["words"], date)):
            items.append(item)
    return tuple(items)


def _joined(source: str) -> list[str]:
    """Return the lines, those that go on with an item added to its first."""
    lines: list[str] = []
    for line in source.splitlines():
        if line.startswith("  ") and lines and lines[-1].startswith("- "):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.rstrip())
    return lines


def _item(words: str, date: str) -> Item | None:
    is_editorial = words.startswith(EDITORIAL)
    names, colon, rest = words.removeprefix(EDITORIAL).strip().partition(": ")
    found = tuple((m["slug"], m["version"]) for m in VERSION.finditer(names))
    return Item(found, rest.strip(), is_editorial, date) if colon and found else None
