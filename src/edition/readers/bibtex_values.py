"""Read the values of BibTeX's fields: in braces, in quotation marks, joined by “#”."""

import re
from collections.abc import Mapping
from typing import NamedTuple

SIGN = re.compile(r'\\.|[{}"]', re.S)
BARE = re.compile(r'[^\s{}"#,]+')
JOINT = re.compile(r"\s*#\s*")
MONTHS = re.findall(r"\w+", "jan feb mar apr may jun jul aug sep oct nov dec")
LONGEST = 500
"""Characters that an ``@string`` may stand for."""

DEEPEST = 40
"""Braces that may stand within braces."""


class Value(NamedTuple):
    """What a field holds, and what is wrong with it, if anything."""

    text: str
    fault: str = ""


def read_value(raw: str, strings: Mapping[str, str]) -> Value:
    """Read a value: pieces joined by “#”, each in braces or quotes, a number or a name.

    Args:
        raw: what stands between the sign “=” and the comma.
        strings: what the names of ``@string`` stand for; months stand for themselves.
    """
    raw = raw.strip()
    text, at = "", 0
    while at < len(raw):
        piece, at, fault = _piece(raw, at, strings)
        text += piece
        if fault:
            return Value(text, fault)
        if len(text) > len(raw) + LONGEST:
            return Value(text, "it stands for more than a value can be")
        if at < len(raw):
            joint = JOINT.match(raw, at)
            if not joint:
                rest = " ".join(raw[at:].split())[:40]
                return Value(text, f"a comma is missing before “{rest}”")
            at = joint.end()
    return Value(text)


def _piece(raw: str, at: int, strings: Mapping[str, str]) -> tuple[str, int, str]:
    """Read a piece of a value; return it, where it has ended, and its fault if any."""
    if raw[at] in '{"':
        end = _end(raw, at)
        if end < 0:
            return "", at, "its braces do not match, or go too deep"
        return raw[at + 1 : end], end + 1, ""
    if not (match := BARE.match(raw, at)):
        return "", at, ""
    name = match[0].lower()
    if not (name.isdigit() or name in strings or name in MONTHS):
        fault = f"“{match[0]}” is in no braces, and no @string has that name"
        return raw[at:], at, fault
    return strings.get(name, match[0]), match.end(), ""


def _end(raw: str, start: int) -> int:
    """Return where what begins with a brace or a quotation mark ends, or -1."""
    depth = 0
    for sign in SIGN.finditer(raw, start + 1):
        if sign[0] == "{":
            depth += 1
            if depth > DEEPEST:
                return -1
        elif sign[0] == "}":
            if depth == 0:
                return sign.start() if raw[start] == "{" else -1
            depth -= 1
        elif sign[0] == '"' == raw[start] and depth == 0:
            return sign.start()
    return -1
