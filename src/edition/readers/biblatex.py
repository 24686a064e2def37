"""Know the names of BibTeX and biblatex, as ``biblatex.toml`` lists them."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from edition.cldr import shortest

BIBLATEX: dict[str, Any] = tomllib.loads(
    files("edition").joinpath("biblatex.toml").read_text(encoding="utf-8")
)
FIELDS: dict[str, list[str]] = BIBLATEX["fields"]
TITLES = frozenset(FIELDS["titles"])
LISTS = frozenset(FIELDS["lists"])
PASSED = frozenset(FIELDS["text"]) | TITLES | LISTS
"""Fields that pandoc reads."""
DECODED = PASSED | {"nameaddon"}
"""Fields in which TeX may stand."""
NAMES = frozenset({"author", "bookauthor", "director", "editor", "translator"})
TAG = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def language_tag(name: str) -> str:
    """Return the IETF tag of a language that biblatex names, or nothing."""
    languages: dict[str, str] = BIBLATEX["languages"]
    tag = name if TAG.fullmatch(name) else ""
    return languages.get(name.lower(), shortest(tag.replace("_", "-")))
