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
UNRELEASED = "Unreleased"
UNDER_UNRELEASED = re.compile(
    rf"^(?P<name>\#\# \[?{UNRELEASED}\]?)[ \t]*(?P<end>\r?\n|\Z)", re.MULTILINE
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

    Such an item reads “- [Editorial] \`marsh-1990\` 1.1.0: What changed.”; it may name
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


def sections(source: str) -> dict[str, str]:
    """Return what stands below each heading, by its version or as “Unreleased”."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in source.splitlines():
        if line.startswith("## "):
            release = RELEASE.match(line)
            name = release["version"] if release else line[3:].strip(" []")
        else:
            found.setdefault(name, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def has_items(section: str) -> bool:
    """Tell whether a section says anything: its headings alone do not."""
    return any(line.lstrip().startswith("- ") for line in section.splitlines())


def with_release(source: str, version: str, date: str) -> str:
    """Return the changelog with what is unreleased below the heading of a release."""
    return UNDER_UNRELEASED.sub(
        rf"\g<name>\g<end>\g<end>## {version} · {date}\g<end>", source, count=1
    )


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
