"""Name the characters that no source may hold: controls, non-characters, overrides.

A control character is seen by no reader, and by no two programs alike: Markdown deletes
two of them before it looks for HTML. Non-characters are for the use of programs among
themselves. A change of direction that is left open turns round what follows it.
"""

import re
import unicodedata

CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""All but the tab and the ends of lines."""
SEPARATORS = "\u2028\u2029"
"""Ends of lines to some programs and not to others."""
BYTE_ORDER = "\ufeff"
"""It may begin a file; within one it parts words that look whole."""
SURROGATES = "\ud800-\udfff"
NON_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
REFUSED = re.compile(
    f"[{CONTROLS}{SEPARATORS}{BYTE_ORDER}{SURROGATES}{NON_CHARACTERS}]"
)
OPENING = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c")
OPENING |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""What changes the direction of writing, and what ends the change."""
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def refused(text: str) -> tuple[int, str] | None:
    """Return the place of the first such character, and what it is; None without."""
    if text.replace("\n", " ").isprintable():  # as none of them is
        return None
    found = REFUSED.search(text)
    at = _unbalanced(text, len(text) if found is None else found.start())
    if at is None and found is not None:
        at = found.start()
    return None if at is None else (at, _name(text[at]))


def _unbalanced(text: str, end: int) -> int | None:
    """Return the first change of direction that does not end on its own line."""
    open_: list[int] = []
    for match in DIRECTION.finditer(text, 0, end):
        if open_ and text.find("\n", open_[-1], match.start()) >= 0:
            return open_[-1]
        if match[0] in OPENING:
            open_.append(match.start())
        elif not open_ or OPENING[text[open_[-1]]] != match[0]:
            return match.start()
        else:
            open_.pop()
    return open_[0] if open_ else None


def _name(sign: str) -> str:
    """Return the number of a character, and its name if it has one."""
    name = "NUL" if sign == "\0" else unicodedata.name(sign, "")
    return f"U+{ord(sign):04X} {name}".strip()
