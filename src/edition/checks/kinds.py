"""Family T: what a passage says it is, and what no passage can be."""

import re
from collections.abc import Iterator

from edition.cldr import is_assigned, shortest
from edition.dates import known_date
from edition.formulas import formulas, one_line
from edition.model import Document, Edition, Passage
from edition.model.fields import LANGUAGE, LANGUAGE_TAG
from edition.problems import Problem, nearest
from edition.scan.kinds import KINDS, SEEN
from edition.syntax import attributes

CLASSES = tuple(kind for kind in KINDS if kind not in SEEN and kind != "prose")
VERY_LIKE = 80
"""Per cent at which a class is taken for that of a kind, misspelt."""
OF = {"speaker": "speech", "numbered": "verse", "n": "verse"}
"""What an attribute list may say of one kind of passage alone."""
UNSUPPORTED = {
    "critic": (
        "Critic marks for changes are not supported",
        "Print one reading, and tell the other in a note.",
    ),
    "struck": (
        "Words struck out are not supported",
        "Leave them out, and tell them in a note.",
    ),
    "inserted": (
        "Marks of an insertion are not supported",
        "Print the words, and say in a note that they were inserted.",
    ),
    "marked": ("Highlighted words are not supported", "Use “*emphasis*”."),
    "dollars": (
        "Two dollars begin no formula here",
        "Close them by two more before the next blank line; among words, and in a "
        "quotation within another, on the same line. A dollar of itself is written "
        "“\\$”.",
    ),
    "command": (
        "TeX outside of dollars is not supported",
        "Write a formula as “$…$” or “$$…$$”, a table as a table, and emphasis as "
        "“*words*”.",
    ),
    "span": (
        "Words in brackets with an attribute list are not supported",
        "Write “*words*{ lang=de }”.",
    ),
    "division": (
        "Divisions fenced by colons are not supported",
        "Say what a passage is behind its id: “{ #p7 .verse }”.",
    ),
    "box": ("Boxes are not supported", "Write a paragraph."),
    "grid": (
        "Tables drawn with signs are not supported",
        "Write each row as “| a | b |”, and below the head “|---|---|”.",
    ),
    "underlined": (
        "Headings are not underlined, nor does a rule stand right below a line",
        "Write a heading as “## Heading”, and a rule between blank lines.",
    ),
    "definition": (
        "Lists of words with explanations are not supported",
        "Write “- *word*: what it means”, each item with its id.",
    ),
    "stanza": (
        "Only verse has stanzas",
        "End the passage with “{ #p7 .verse }”, or take the line away.",
    ),
    "code": (
        "Code is not supported, nor are lines indented by four blanks",
        "Take the blanks away; verse keeps them if it ends with “{ #p7 .verse }”.",
    ),
    "inline note": (
        "Notes in the running text are not supported",
        "Write “[^label]”, and define it at the end of the file, “[^label]: …”.",
    ),
    "abbreviation": (
        "Lists of abbreviations are not supported",
        "Explain it in a note, or as a term of the glossary.",
    ),
    "bars": (
        "Lines that begin with a bar are not supported",
        "Write verse without bars and end it with “{ #p7 .verse }”; "
        "below the head of a table, write “|---|---|”.",
    ),
    "backslash": ("A backslash ends a line that ends by itself", "Take it away."),
}
"""What is not supported, by its kind: the sentence, and what to write instead."""


def unsupported(edition: Edition) -> Iterator[Problem]:
    """T040: marks that would be printed as they are."""
    for document in _texts(edition):
        for kind, mark, place in document.unsupported:
            what, remedy = UNSUPPORTED[kind]
            yield Problem(place, "T040", f"{what}: “{mark[:40]}”", remedy, mark[:40])


def odd_attribute(edition: Edition) -> Iterator[Problem]:
    """T041: what the attribute list of a passage says can be true of it."""
    for document in _texts(edition):
        for passage in document.blocks:
            for what in _odd(passage):
                yield Problem(passage.place, "T041", what, subject=passage.id)
        for words, place in document.attributes:
            said = attributes(words)
            date, language = said.get("date"), said.get("lang")
            if date is not None and not known_date(date):
                what = f"“{date}” is not a date in EDTF"
                yield Problem(place, "T041", what, subject=date)
            if language is not None and not _is_language(language):
                what = f"“lang={language}” is not {LANGUAGE}"
                yield Problem(place, "T041", what, subject=language)
            elif language is not None and (short := shortest(language)) != language:
                what = f"“lang={language}” is longer than its language’s code"
                yield Problem(place, "T041", what, f"Write “lang={short}”.", language)


def _is_language(tag: str) -> bool:
    return bool(re.match(LANGUAGE_TAG, tag)) and is_assigned(tag)


def _texts(edition: Edition) -> Iterator[Document]:
    """Yield the texts, and their translations."""
    yield from (text.document for text in edition.texts)
    yield from edition.translated


def _odd(passage: Passage) -> Iterator[str]:
    said = passage.attributes
    for name in said.classes:
        near = nearest(name, CLASSES, VERY_LIKE)
        if near and name != near:
            yield f"“.{name}” is no kind of passage, but almost “.{near}”"
    for name, value in said.fields:
        kind = OF.get(name)
        if kind and kind not in said.classes:
            yield f"Only a passage that is “.{kind}” has “{name}”"
        if name == "n" and not (value.isascii() and value.isdigit()):
            yield f"“n={value}” is not the number of a line"


def formula(edition: Edition) -> Iterator[Problem]:
    """T042: a formula can be read."""
    for document in edition.documents:
        for tex, place in document.formulas:
            if one_line(tex) not in formulas(edition):
                shown = one_line(tex)[:60]
                what = f"The formula “{shown}” cannot be read"
                yield Problem(place, "T042", what, subject=shown)


def silent_picture(edition: Edition) -> Iterator[Problem]:
    """T043: words stand for a picture where it is not seen."""
    for document in edition.documents:
        for link in document.links:
            if link.is_image and not link.words.strip():
                what = f"The picture “{link.target}” has no words that stand for it"
                yield Problem(link.place, "T043", what, subject=link.target)


RULES = (unsupported, odd_attribute, formula, silent_picture)
