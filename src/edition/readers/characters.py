"""Own the characters that no source may hold.

NUL ends a text for some programs. Non-characters are for the use of programs among
themselves: we set off with them the HTML that Markdown is not to read.
"""

import re

REFUSED = re.compile("[\0\ufdd0-\ufdef\ufffe\uffff]")


def refused(text: str) -> tuple[int, str] | None:
    """Return the place of the first such character, and what it is; None without."""
    found = REFUSED.search(text)
    if found is None:
        return None
    name = "a NUL character" if found[0] == "\0" else f"U+{ord(found[0]):04X}"
    return found.start(), name
