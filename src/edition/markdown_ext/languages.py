"""Say in which language words are, and which way they run."""

import re
from functools import cache
from xml.etree.ElementTree import Element

from babel import Locale, UnknownLocaleError

from edition.markdown_ext.elements import HEADINGS
from edition.model import Edition
from edition.syntax import is_passage

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"
AUTHORS_NOTE = re.compile(r"n\d+")


def name_language(root: Element, edition: Edition, slug: str) -> None:
    """Say that passages, headings and notes of the author's are in his language.

    What our labels say within words of any other language is in that of the interface.
    """
    meta, ours = edition.text[slug].meta, edition.settings.language
    if meta.presentation != "precis" and meta.language != ours:
        for element in list(root.iter()):
            if _is_by_author(element) and not element.get("lang"):
                element.set("lang", meta.language)
    _name_labels(root, ours, ours)


def _name_labels(parent: Element, around: str, ours: str) -> None:
    """Name our language on labels where that around them is another."""
    for element in parent:
        if element.tag == "a" and element.get("aria-label") and around != ours:
            element.set("lang", ours)
        _name_labels(element, element.get("lang", around), ours)


def _is_by_author(element: Element) -> bool:
    id = element.get("id", "")
    is_heading = element.tag in HEADINGS and not id.endswith("-notes")
    return is_passage(id) or is_heading or AUTHORS_NOTE.fullmatch(id) is not None


def name_directions(parent: Element, around: str = LEFT_TO_RIGHT) -> None:
    """Give ``dir`` to what names a language that runs the other way."""
    for element in parent:
        own = element.get("dir")
        if own is None and (language := element.get("lang")):
            own = direction(language)
            if own != around:
                element.set("dir", own)
        name_directions(element, own or around)


@cache
def direction(language: str) -> str:
    """Return which way a language runs; from left to right where that is not known."""
    try:
        order = Locale.parse(language, sep="-").character_order
    except (UnknownLocaleError, ValueError):
        return LEFT_TO_RIGHT
    return RIGHT_TO_LEFT if order == "right-to-left" else LEFT_TO_RIGHT
