"""Keep short code on one line: a browser would break it at its hyphens."""

from xml.etree.ElementTree import Element

from edition.markdown_ext.elements import add_class

MOST = 24
"""The longest code that stays whole, in characters: two thirds of a line of a phone."""


def keep_code(root: Element) -> None:
    """Say by a class which code no line ends in."""
    for code in root.iter("code"):
        words = "".join(code.itertext())
        if "-" in words and len(words) <= MOST:
            add_class(code, "whole")
