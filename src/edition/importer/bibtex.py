"""Write draft references as BibTeX, each marked for review."""

import re
from collections.abc import Iterable, Mapping

from edition.syntax import BLANK_MARK

FIELDS = (
    ("author", "author"),
    ("editor", "editor"),
    ("title", "title"),
    ("titleaddon", "parallel"),
    ("journaltitle", "container"),
    ("volume", "volume"),
    ("number", "number"),
    ("date", "date"),
    ("year", "year"),
    ("pages", "pages"),
    ("location", "location"),
    ("publisher", "publisher"),
    ("url", "url"),
    ("urldate", "urldate"),
    ("langid", "langid"),
)
"""BibTeX's names of the fields, in order, and ours."""
BOOK_PART = "incollection"
SIGNS = re.compile(r"[&$#_]")
"""What means something else to TeX."""

BODY = re.compile(r"\{[^{}]*\}")
"""The name of a body, which has no family name."""


def as_bibtex(records: Iterable[Mapping[str, str]]) -> str:
    """Return one entry for each record; the note it came from stands beneath."""
    return "\n\n".join(_entry(record) for record in records) + "\n"


def as_entry(record: Mapping[str, str], where: str) -> str:
    """Return an entry for a bibliography; what it was read from stands above it.

    Args:
        record: what was found; what it lacks is left blank or out.
        where: the note that it was found in, such as “marsh-1990#n3”.
    """
    kind = _type(record)
    found = {"title": BLANK_MARK}
    for name, ours in FIELDS:
        if ours in record and not (ours == "year" and "date" in record):
            found[_name(name, kind)] = record[ours]
    fields = [f"  {name} = {{{_value(name, words)}}}," for name, words in found.items()]
    raw = " ".join(_safe(record["raw"]).split())
    head = f"% Read from {where}: {raw}\n@{kind}{{{record['key']},"
    return "\n".join([head, *fields, "}"])


def _name(name: str, kind: str) -> str:
    """Return what a field is called in an entry of a kind."""
    return "booktitle" if kind == BOOK_PART and name == "journaltitle" else name


def _value(name: str, words: str) -> str:
    """Write words so that TeX reads them as they are; an address is as it is."""
    safe = _safe(words)
    return safe if name == "url" else SIGNS.sub(r"\\\g<0>", safe)


def _entry(record: Mapping[str, str]) -> str:
    fields = [
        f"  {name} = {{{_safe(record[ours])}}},"
        for name, ours in FIELDS
        if ours in record and not (ours == "year" and "date" in record)
    ]
    note = f"  annote = {{Note {record['note']}: {_safe(record['raw'])}}},"
    head = f"@{_type(record)}{{{record['key']},"
    return "\n".join([head, *fields, "  keywords = {review},", note, "}"])


def _type(record: Mapping[str, str]) -> str:
    if "publisher" in record:
        return BOOK_PART if "container" in record else "book"
    if "container" in record:
        return "article"
    return "online" if "url" in record else "misc"


def _safe(text: str) -> str:
    """Keep braces and backslashes from meaning anything, but those around a body."""
    bare = re.sub(r"[{}\\]", "", text)
    return f"{{{bare}}}" if BODY.fullmatch(text) else bare
