"""Read the words of TEI: readings, quotations, how words are set, where pages begin."""

import re

from edition.importer.formats.markup import Element, name_of, text_of
from edition.importer.formats.tei_reader import Handler, TeiReader
from edition.importer.structure import Mark, PageBreak

CHOSEN = ("corr", "reg", "expan", "lem")
"""Which reading is taken of several: the corrected, regular or full one."""
SET: tuple[tuple[re.Pattern[str], tuple[Mark, ...]], ...] = (
    (re.compile(r"sup", re.I), ("raised",)),
    (re.compile(r"sub", re.I), ("lowered",)),
    (re.compile(r"bold|strong|\bb\b", re.I), ("strong",)),
    (re.compile(r"small|\bsc\b|caps|underl|roman|normal|spaced|plain", re.I), ()),
)
"""What the ways of setting words mean; any other is italics."""
EMPHASISED = frozenset({"hi", "emph", "foreign", "title", "mentioned"})
QUOTES = "\"'“‘„«‹”’»"
BLOCKS_WITHIN = frozenset({"p", "ab", "lg", "l", "list", "div", "quote", "sp"})
RULES = frozenset({"section", "separator", "break"})
"""Milestones that are rules between sections; others are only counts."""


def page(reader: TeiReader, element: Element) -> None:
    """Read where a page of the print begins."""
    reader.flow.put(PageBreak(element.get("n", "")))


def choice(reader: TeiReader, element: Element) -> None:
    """Take one of several readings, and name the others."""
    readings = list(element)
    by_name = {name_of(one): one for one in reversed(readings)}
    taken = next((by_name[n] for n in CHOSEN if n in by_name), None)
    taken = readings[0] if taken is None and readings else taken
    if taken is None:
        return
    for other in readings:
        if other is not taken and (text := text_of(other)):
            chosen = text_of(taken)
            reader.report("choice", other, f"{text} | {chosen}", chosen, 0.9)
    reader.walk(taken)


def titles(reader: TeiReader, element: Element) -> None:
    """Set the title page apart."""
    parts = (e for e in element if text_of(e))
    reader.title_page += [text_of(part) for part in parts]


def milestone(reader: TeiReader, element: Element) -> None:
    """Read a rule between sections."""
    if element.get("unit") in RULES:
        reader.flow.rule(reader.place(element))


def formula(reader: TeiReader, element: Element) -> None:
    """Read a formula in TeX; any other as words."""
    if element.get("notation", "").lower() not in ("tex", "latex"):
        return reader.walk(element)
    with reader.flow.marked("formula"):
        reader.flow.text(text_of(element).strip("$"))
    return None


def citation(reader: TeiReader, element: Element) -> None:
    """Read a quotation with its source, or an entry of a list of works."""
    if reader.is_among_words(element):
        reader.walk(element)
    elif name_of(element) == "cit":
        reader.block(element, "quotation")
    else:
        reader.block(element, "paragraph")


def quote(reader: TeiReader, element: Element) -> None:
    """Read a quotation: set off, or within a sentence, where it has its marks."""
    holds = any(name_of(child) in BLOCKS_WITHIN for child in element)
    is_block = name_of(element) == "quote" and not reader.is_among_words(element)
    if holds or is_block:
        return reader.block(element, "quotation")
    is_marked = reader.flow.ends_with(QUOTES) or text_of(element)[:1] in [*QUOTES]
    reader.flow.text("" if is_marked else "“")
    reader.walk(element)
    reader.flow.text("" if is_marked else "”")
    return None


def words(reader: TeiReader, element: Element) -> None:
    """Read words set in some way, or anything that is not known."""
    name = name_of(element)
    target = element.get("target", "") if name == "ref" else ""
    with reader.flow.marked(*_marks(element, name), href=target):
        reader.walk(element)


def entity(reader: TeiReader, element: Element) -> None:
    """Leave a sign that only a DTD knows as it is written."""
    words = element.text or ""
    reader.flow.text(words)
    reader.report("entity", element, words, words, 0.5)


def gap(reader: TeiReader, element: Element) -> None:
    """Say that words are lacking."""
    reader.flow.text("[…]")


def _marks(element: Element, name: str) -> tuple[Mark, ...]:
    """Return how words are set."""
    said = " ".join(element.get(key, "") for key in ("rend", "rendition", "style"))
    if name == "title" and element.get("level") == "a" and not said.strip():
        return ()
    if name not in EMPHASISED and "ital" not in said:
        return ()
    return next((marks for way, marks in SET if way.search(said)), ("emphasis",))


WORDS: dict[str, Handler] = {
    "": entity,
    "pb": page,
    "choice": choice,
    "app": choice,
    "titlePage": titles,
    "milestone": milestone,
    "formula": formula,
    "gap": gap,
    "bibl": citation,
    "cit": citation,
    "q": quote,
    "quote": quote,
    "said": quote,
    "soCalled": quote,
    "hi": words,
}
"""What reads words by the name of their element; ``hi`` reads any that is not known."""
