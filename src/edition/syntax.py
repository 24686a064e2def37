"""Define the syntax of texts: ids of passages and notes, marks of notes, citations.

These are the only places of these expressions: what scanners find is what pages show.
"""

import re
from typing import NamedTuple

PASSAGE = re.compile(r"p(?P<number>[1-9][0-9]{0,8})")
"""The id of a passage."""
UNIT = re.compile(r"(?P<kind>[pn])(?P<number>\d{1,9})")
"""The id of a passage, or of a note of the author's: ``p7``, ``n4``."""
PUBLISHED_ID = r"^[a-z0-9-]+(#[\w.-]+|/[a-z0-9-]+)$"
"""An id that the ledger can record: an address below the site, ``texts/`` left out."""
LAYER = r"[a-z]{2,8}(?:-[a-z\d]{1,8})*"
LAYERED = re.compile(rf"(?:(?P<layer>{LAYER})-)?(?P<passage>p(?P<number>\d+))")
"""The id of a passage, or of its words in a layer beside it: ``p7``, ``en-p7``."""
BESIDE = re.compile(rf"{LAYER}-(?P<own>[pn]\d+)")
"""The id of the words of a layer for a passage or note: ``en-p7``, ``en-n4``."""

NOTE_MARK = re.compile(r"\[\^(?<!\\\[\^)(?P<label>[^\]\[\n]+)\]")
"""The mark of a note; it begins with its sign and looks back from it, which is fast."""
AUTHORS_MARK = re.compile(r"\[\^(?<!\\\[\^)(?P<label>\d+)\]")
"""The mark of an author's note, whose label is a number."""
HARD_BREAK = re.compile(r"(?<!\\)\\\n")
"""A backslash at the end of a line; two blanks are known to Python-Markdown."""

FORMULA = re.compile(
    r"""
      (?<= ^>[ ] ) \$\$ (?> (?: [^$\n] | \n> (?! [ \t]* (?: [\n>] | \Z ) ) )+ ) \$\$
    | (?<![\\$]) \$\$ (?P<display> (?> (?: [^$\n] | \n (?! [ \t]* [\n>] ) )+ ) ) \$\$
    | (?<![\\$\w]) \$ (?=[^\s$])
      (?! \d[\w.,]*+ \s [^$\n\\^_=<>+*]*+ \$ )  # nor “$6 and US$”
      (?P<within> [^$\n]++ ) (?<![\s\\]) \$ (?![\w$])
    """,
    re.VERBOSE | re.M,
)
"""TeX between dollars, as Pandoc has it: “$5 and $10” are none, nor is “US$”.

The lines of one that stands in a quotation begin with the sign of the quotation."""
SUBSCRIPT = r"(?<=[\w)\]*\x03])(~)([^~\s]{1,200}+)~(?!~)"
"""What is lowered, behind a sign of some word: H~2~O."""
SUPERSCRIPT = r"(?<!\^)(\^)([^\^\s\[\]]{1,200}+)\^(?!\^)"
"""What is raised: 1^st^."""
STANZA = "//"
"""A line that says no more stands between two stanzas of one passage."""

ATTRIBUTE_LIST = re.compile(r"[\s>]*\{:? *(?P<list>[^{}\n]*)\}\s*")
"""A line that ends a passage."""
ATTRIBUTE = re.compile(
    r"""
      \# (?P<id> [^\s\#.}]+ )
    | \. (?P<kind> [\w-]+ )
    | (?P<name> [\w-]+ ) = (?: "(?P<quoted> [^"]* )" | (?P<bare> [^\s"']+ ) )
    | (?P<word> [\w-]+ )
    """,
    re.VERBOSE,
)

KEY = r"\w+(?:[:.\#$%&+?<>~/-]+\w+)*"
"""The key of a reference, as Pandoc has it: letters, digits, and signs between them."""
KEY_FIELD = rf"^{KEY}$"
"""A key as the whole of a field."""
WITHIN = r"(?:[^\[\]\n@]|\[[^\[\]\n@]{0,40}\])"
"""What stands in a citation mark: “15-[23]” has brackets of its own."""
CITATION_MARK = rf"\[{WITHIN}*@(?:{WITHIN}|@)*\](?!\()"
"""A citation mark; what an address in round brackets follows is a link."""
UNSAFE = re.compile(r"[^\w-]")
BLANK_MARK = "TODO"
"""What stands where something is still to be written."""
BLANK = re.compile(rf"{BLANK_MARK}(?::.*)?", re.S)
"""A field or paragraph that is blank, perhaps with a word on what belongs there."""


def is_blank(words: object) -> bool:
    """Tell whether a value or paragraph is still to be written: TODO."""
    return isinstance(words, str) and BLANK.fullmatch(words.strip()) is not None


class Attributes(NamedTuple):
    """What an attribute list says of a passage."""

    id: str = ""
    classes: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    """Names with their values; a word by itself has none: ``numbered``."""

    def get(self, name: str) -> str | None:
        """Return the value of a field; None where it is not there."""
        return dict(self.fields).get(name)

    def written(self, id: str) -> str:
        """Write the list anew, with another id."""
        named = (f'{name}="{value}"' if value else name for name, value in self.fields)
        return " ".join(
            [f"{{ #{id}", *(f".{one}" for one in self.classes), *named, "}"]
        )


def attributes(words: str) -> Attributes:
    """Read what stands between the braces of an attribute list."""
    found = list(ATTRIBUTE.finditer(words))
    return Attributes(
        next((one["id"] for one in found if one["id"]), ""),
        tuple(one["kind"] for one in found if one["kind"]),
        tuple(
            (one["name"] or one["word"], one["quoted"] or one["bare"] or "")
            for one in found
            if one["name"] or one["word"]
        ),
    )


def is_passage(anchor: str) -> bool:
    """Tell whether an anchor is that of a passage."""
    return PASSAGE.fullmatch(anchor) is not None


def anchor_of(key: str) -> str:
    """Return the id of a reference’s entry, another for every key: “ref-a.3a.b”.

    What is no letter, digit, hyphen or underscore stands there as its number.
    """
    return "ref-" + UNSAFE.sub(lambda sign: f".{ord(sign[0]):x}.", key)
