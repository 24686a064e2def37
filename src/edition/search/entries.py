"""Entries: what is found as one, and the text or list that has them."""

import re
from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

from edition.scan.plain import plain
from edition.syntax import CITATION_MARK

MARKS = rf"(?:[:;,]?\s*{CITATION_MARK})+"
CITATION = re.compile(
    rf"\s*\({MARKS}\)|(?:^|(?<=[.?!])|(?<=[.?!][”’])){MARKS}\.?|{MARKS}"
)
"""Citations that stand together; with their brackets, or their stop as a sentence."""
ADDRESS = re.compile(r"<(https?://[^<>\s]*)>")
TAG = re.compile(r"</?[a-z][^<>]*>")


class Entry(NamedTuple):
    """What is found as one: a passage, note, term, event, parallel, name or work."""

    id: str
    """Its anchor; of passages counted together ``p8-p12``."""
    kind: str
    words: str
    own: Mapping[str, int] = {}
    """How often the author has words that the précis says otherwise."""
    terms: Mapping[str, int] = {}
    """How often the author has terms, in whatever form, that the précis has not."""
    others: tuple[str, ...] = ()
    """Forms each word of which finds it."""
    wholes: tuple[str, ...] = ()
    """Forms that find it only as wholes."""
    opening: str = ""
    """What is shown of it if it has no words."""


class Record(NamedTuple):
    """A text or list, and what the reader is told of it."""

    url: str
    title: str
    short: str
    """The name of its place in a line: “Marsh 1990”, “Glossary”."""
    author: str
    year: int | None
    language: str
    written: str
    """The language of the words that are shown."""
    entries: list[Entry]
    facets: Mapping[str, str] = {}
    """Its value of each facet of the edition, as readers see it."""


def words(markdown: str) -> str:
    """Return the words of a note or entry: no citations, no tags, addresses bare."""
    return line(plain(TAG.sub("", ADDRESS.sub(r"\1", CITATION.sub("", markdown)))))


def line(text: str) -> str:
    """Return words on one line, as characters."""
    return " ".join(unescape(text).split())
