"""Read the colours of the palette for what is no style: pictures, the browser's bar."""

import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "css" / "palette.css"
SCHEME = re.compile(r"\[data-scheme=\"(?P<name>\w+)\"\] \{(?P<rules>[^}]*)\}", re.S)
RULE = re.compile(r"--edition-(?P<name>[\w-]+): (?P<colour>#[0-9a-f]{6});")

SYSTEM = (("light", "default"), ("dark", "slate"))
"""The schemes that pages have by themselves, by what the system prefers."""


@cache
def colours(scheme: str = "default") -> dict[str, str]:
    """Return the colours of a scheme by their names: “paper”, “ink”, “hue-1”."""
    found: dict[str, str] = {}
    for block in SCHEME.finditer(FILE.read_text(encoding="utf-8")):
        if block["name"] == scheme:
            rules = RULE.finditer(block["rules"])
            found |= {rule["name"]: rule["colour"] for rule in rules}
    return found
