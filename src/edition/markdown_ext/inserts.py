"""Put generated parts into hand-written pages, where they say ``{{ texts }}``.

A number may stand within a line: ``{{ texts-in-words }}`` is “five”, and
``{{ texts-in-figures }}`` “5”. What stands in code stays.
"""

import re
from collections.abc import Callable, Mapping

from markdown import Markdown
from markupsafe import Markup

from edition.typography import capital

MARK = re.compile(r"\{\{ *(?P<name>[a-z-]+) *\}\}")
NUMBER = re.compile(
    r"(?P<code>`[^`]*`)|\{\{ *(?P<name>[A-Za-z]+-in-(?:words|figures)) *\}\}"
)
Inserts = Mapping[str, Callable[[], Markup]]
Numbers = Mapping[str, str]
"""The numbers of an edition, by the names of their marks."""


def has_insert(markdown: str) -> bool:
    """Tell whether a page has a part that says something of the whole edition."""
    is_numbered = any(found["name"] for found in NUMBER.finditer(markdown))
    return is_numbered or any(MARK.fullmatch(line) for line in markdown.splitlines())


def with_numbers(line: str, numbers: Numbers) -> str:
    """Return a line with its numbers; one that begins with a capital has a capital."""

    def number(mark: re.Match[str]) -> str:
        name = mark["name"] or ""
        found = numbers.get(name.lower())
        if found is None:
            return mark[0]
        return capital(found) if name[0].isupper() else found

    return NUMBER.sub(number, line)


def put_inserts(source: str, md: Markdown, inserts: Inserts, numbers: Numbers) -> str:
    """Put a part in the place of a line that is a mark, and numbers within lines.

    A name that is not known stays, for the gate.
    """
    lines = source.split("\n")
    for at, line in enumerate(lines):
        mark = MARK.fullmatch(line)
        make = inserts.get(mark["name"]) if mark else None
        html = md.htmlStash.store(make().strip()) if make else ""
        lines[at] = html or with_numbers(line, numbers)
    return "\n".join(lines)
