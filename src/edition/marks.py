"""Define the grammar of citation marks: keys as Pandoc has them, and their anchors."""

import re

KEY = r"\w+(?:[:.\#$%&+?<>~/-]+\w+)*"
"""Letters, digits and underscores, with other signs between them."""
KEY_FIELD = rf"^{KEY}$"
"""A key as the whole of a field."""
WITHIN = r"(?:[^\[\]\n@]|\[[^\[\]\n@]{0,40}\])"
"""What stands in a mark: “15-[23]” has brackets of its own."""
MARK = rf"\[{WITHIN}*@(?:{WITHIN}|@)*\](?!\()"
"""A citation mark; what an address in round brackets follows is a link."""
UNSAFE = re.compile(r"[^\w-]")


def anchor(key: str) -> str:
    """Return the id of a reference’s entry, another for every key: “ref-a.3a.b”.

    What is no letter, digit, hyphen or underscore stands there as its number.
    """
    return "ref-" + UNSAFE.sub(lambda sign: f".{ord(sign[0]):x}.", key)
