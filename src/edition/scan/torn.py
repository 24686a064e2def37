"""Find marks of notes and links that are not closed: they would be printed as typed."""

import re
from collections.abc import Iterator

OPEN_MARK = re.compile(
    r"\[\^(?<!\\\[\^)(?P<label>[^\s\[\]]{1,200}+)(?!\])[^\[\]\n]*+(?!\])"
)
OPEN_LINK = re.compile(
    r"""
    (?<!\\) \[ [^\[\]\n]{0,2000} \] \( [ ]? [^\s()\[\]<>]++
    (?! [()<] | \s+ ["'(] | [^()\[\]\n]{0,2000} \) )
    """,
    re.VERBOSE,
)
"""“[passage 7](#p7”, with no bracket that closes the address."""
HALF_LINK = re.compile(
    r"""
    (?<!\\) \[ [^\[\]()\n]{1,200}
    \( (?: \# | [\w./-]{1,100}\.md | https?:// ) [^\s()\[\]]{0,500} \)
    (?! [^\[\n]{0,2000} \] )
    """,
    re.VERBOSE,
)
"""“[passage 7(#p7)”, with no bracket that closes the words."""


def open_links(bare: str) -> Iterator[re.Match[str]]:
    """Yield the links that are not closed."""
    for pattern in (OPEN_LINK, HALF_LINK):
        yield from pattern.finditer(bare)
