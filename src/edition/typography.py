"""Finish a line of words: its stop, its capital, its direction, its number."""

import re
from string import ascii_lowercase
from unicodedata import bidirectional

from markupsafe import Markup, escape

STOPPED = re.compile(r"[.?!…][”’]?(?:</\w+>)*$")

APART = re.compile(
    r"""
      (?: (?<= \b\d ) | (?<= \b\d\d ) )
      [ ] (?= [^\W\d_]{3,9} [ ] (?: \d{4}\b | – ) )  # 31 July 2024; 24 March – 10 June
    | (?<= [^\W\d_] ) [ ] (?= \d{1,3}\b (?! [ ] [^\W\d_] ) )  # March 19; Paper 5
    | (?<= [a-z]\. ) [ ] (?= \d{1,3}\b )  # no. 2
    | (?<= \d ) [ ] (?= \( \d )  # 5 (218)
    """,
    re.VERBOSE,
)
"""A space before a number, or a month, that belongs to what is before it."""


def unbroken(line: str) -> str:
    """Keep days with their months, and numbers with what they count."""
    return APART.sub("\N{NO-BREAK SPACE}", line)


COUNT = re.compile(r"(%\((?:n|num|number|count)\)s) (?=\w)")
"""A space of a message between a number and what it counts."""


def counted(message: str) -> str:
    """Keep the number of a message with what it counts."""
    return COUNT.sub("\\1\N{NO-BREAK SPACE}", message)


QUOTED = re.compile(r"[“„«][^“”„«»]+[”“»]")


def quoted(title: str) -> Markup:
    """Keep what is quoted in a title on a line of its own, where it has room there."""
    words = str(escape(title))
    return Markup(QUOTED.sub(r'<span class="unbroken">\g<0></span>', words))


SLASH = re.compile(r"(?<=/)(?=\d[^<>]*</a>)")
"""A slash of an address with a number behind it, where no line ends by itself."""


def divided(html: str) -> str:
    """Let lines end behind the slashes of addresses, and not anywhere in a number."""
    return SLASH.sub("<wbr>", html)


def end_with_stop(line: str) -> str:
    """End a line with a full stop, but where a title at its end has one or asks."""
    return line if STOPPED.search(line) else line + "."


def reading_order(name: str) -> str:
    """Return a name as it is read: “Elena Marsh” for “Marsh, Elena”."""
    return " ".join(reversed(name.split(", ")))


def capital(line: str) -> str:
    """Begin a line with a capital."""
    return line[:1].upper() + line[1:]


def runs_left(words: str) -> bool:
    """Tell whether the first letter of some words is of a script from right to left."""
    first = next((sign for sign in words if sign.isalpha()), " ")
    return bidirectional(first) in ("R", "AL")


GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


def letter(number: int, alphabet: str = ascii_lowercase) -> str:
    """Return the letter of a number: a for 1, z for 26, aa for 27."""
    rest, last = divmod(number - 1, len(alphabet))
    return (letter(rest, alphabet) if rest else "") + alphabet[last]
