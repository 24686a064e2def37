"""Know the names of BibTeX and biblatex, as ``biblatex.toml`` lists them."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

BIBLATEX: dict[str, Any] = tomllib.loads(
    files("edition").joinpath("biblatex.toml").read_text(encoding="utf-8")
)
TAG = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def language(fields: Mapping[str, str]) -> str:
    """Return the language of a work as an IETF tag: English where none is known."""
    for name in ("langid", "language"):
        if tag := language_tag(fields.get(name, "")):
            return tag
    return "en"


def language_tag(name: str) -> str:
    """Return the tag of a language that biblatex names, or nothing."""
    languages: dict[str, str] = BIBLATEX["languages"]
    tag = name if TAG.fullmatch(name) else ""
    return languages.get(name.lower(), tag.replace("_", "-"))
