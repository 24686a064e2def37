"""Write out the signs and names that the head of a file in XML defines for itself."""

import re

DEFINED = re.compile(
    rb"<!ENTITY\s+(?P<name>[\w.-]{1,80})\s+(?:\"(?P<double>[^\"<&%]{0,400})\""
    rb"|'(?P<single>[^'<&%]{0,400})')\s*>"
)
"""A name for words; one for markup, for a file or for other names stays a name."""
NAMED = re.compile(rb"&(?P<name>[A-Za-z][\w.-]{0,79});")
MOST = 2_000_000
"""Bytes that names may add to a file."""


def with_entities(data: bytes) -> bytes:
    """Return a file with its own names written out, as long as these are few."""
    head = data[: data.find(b"]>") + 1]
    known = {
        m["name"]: m["double"] or m["single"] or b"" for m in DEFINED.finditer(head)
    }
    if not known:
        return data
    left = MOST

    def written(found: re.Match[bytes]) -> bytes:
        nonlocal left
        words = known.get(found["name"])
        left -= len(words or b"")
        return found[0] if words is None or left < 0 else words

    start = len(head)
    return head + NAMED.sub(written, data[start:])
