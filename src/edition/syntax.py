"""Define the syntax of texts: ids of passages and notes, marks of notes, citations.

These are the only places of these expressions: what scanners find is what pages show.
"""

import re

PASSAGE = re.compile(r"p(?P<number>[1-9]\d*)")
"""The id of a passage."""
UNIT = re.compile(r"(?P<kind>[pn])(?P<number>\d{1,9})")
"""The id of a passage, or of a note of the author's: ``p7``, ``n4``."""
PUBLISHED_ID = r"^[a-z0-9-]+(#[\w.-]+|/[a-z0-9-]+)$"
"""An id that the ledger can record: an address below the site, ``texts/`` left out."""
LAYERED = re.compile(
    r"(?:(?P<layer>[a-z]{2,8}(?:-[a-z\d]{1,8})*)-)?(?P<passage>p(?P<number>\d+))"
)
"""The id of a passage, or of its words in a layer beside it: ``p7``, ``en-p7``."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

NOTE_MARK = re.compile(r"\[\^(?<!\\\[\^)(?P<label>[^\]\[\n]+)\]")
"""The mark of a note; it begins with its sign and looks back from it, which is fast."""
AUTHORS_MARK = re.compile(r"\[\^(?<!\\\[\^)(?P<label>\d+)\]")
"""The mark of an author's note, whose label is a number."""
HARD_BREAK = re.compile(r"(?<!\\)\\\n")
"""A backslash at the end of a line; two blanks are known to Python-Markdown."""

KEY = r"\w+(?:[:.\#$%&+?<>~/-]+\w+)*"
"""The key of a reference, as Pandoc has it: letters, digits, and signs between them."""
KEY_FIELD = rf"^{KEY}$"
"""A key as the whole of a field."""
WITHIN = r"(?:[^\[\]\n@]|\[[^\[\]\n@]{0,40}\])"
"""What stands in a citation mark: “15-[23]” has brackets of its own."""
CITATION_MARK = rf"\[{WITHIN}*@(?:{WITHIN}|@)*\](?!\()"
"""A citation mark; what an address in round brackets follows is a link."""
UNSAFE = re.compile(r"[^\w-]")


def is_passage(anchor: str) -> bool:
    """Tell whether an anchor is that of a passage."""
    return PASSAGE.fullmatch(anchor) is not None


def anchor_of(key: str) -> str:
    """Return the id of a reference’s entry, another for every key: “ref-a.3a.b”.

    What is no letter, digit, hyphen or underscore stands there as its number.
    """
    return "ref-" + UNSAFE.sub(lambda sign: f".{ord(sign[0]):x}.", key)
