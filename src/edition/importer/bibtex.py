"""Write draft references as BibTeX, each marked for review."""

import re
from collections.abc import Iterable, Mapping

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


def as_bibtex(records: Iterable[Mapping[str, str]]) -> str:
    """Return one entry for each record; the note it came from stands beneath."""
    return "\n\n".join(_entry(record) for record in records) + "\n"


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
        return "incollection" if "container" in record else "book"
    if "container" in record:
        return "article"
    return "online" if "url" in record else "misc"


def _safe(text: str) -> str:
    """Keep braces and backslashes from meaning anything."""
    return re.sub(r"[{}\\]", "", text)
