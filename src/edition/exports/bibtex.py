"""Write biblatex: an entry for each text, and the bibliography as it was read.

Programs that know less than biblatex lose nothing: beside its fields stand those of
BibTeX, and a type that they do not know is ``@misc``, with its name in a field.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from edition.addresses import file
from edition.model import Edition, GeneratedFile, Text
from edition.readers import tex
from edition.readers.biblatex import BIBLATEX, DECODED
from edition.self_citation import records, sorted_name

LANGIDS = {tag: name for name, tag in reversed(BIBLATEX["languages"].items())}
SPECIAL = {sign: f"\\{sign}" for sign in "&%$#_"}
SPECIAL |= {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}"}
SPECIAL |= {"~": r"\textasciitilde{}"}
PAIRED = str.maketrans(SPECIAL | {"{": r"\{", "}": r"\}"})
SINGLE = str.maketrans(SPECIAL | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
"""BibTeX counts braces, whatever stands before them."""
DIVIDING = re.compile(r",|\band\b", re.I)
"""What parts names, and parts of names."""
UNKNOWN = frozenset({"bill", "legal", "legislation", "standard"})
"""Types of biblatex that Zotero leaves out or takes for bills, and BibTeX has not."""
OLDER = {"journaltitle": "journal", "location": "address", "langid": "language"}
"""What other programs look for beside fields of biblatex."""
YEAR = re.compile(r"\d{4}")


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.bib``."""
    slug = text.slug
    content = known_entry("incollection", slug, record_fields(records(edition)[slug]))
    yield GeneratedFile(file(slug, "bib"), content)


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``bibliography.bib``."""
    entries = [
        known_entry(reference.type, reference.key, typed(reference.fields))
        for reference in edition.references
    ]
    yield GeneratedFile("bibliography.bib", "\n".join(entries))


def known_entry(type: str, key: str, fields: Mapping[str, str]) -> str:
    """Write an entry so that no program passes over it or over its fields."""
    if type in UNKNOWN:
        type, fields = "misc", {"entrysubtype": type} | dict(fields)
    return entry(type, key, with_older(fields))


def with_older(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with those of BibTeX before them that say the same.

    Zotero takes a ``journal`` that comes second for an abbreviation.
    """
    found: dict[str, str] = {}
    for name, value in fields.items():
        if name in OLDER:
            found.setdefault(OLDER[name], value)
        if name == "date" and (year := YEAR.match(value)):
            found.setdefault("year", year[0])
        found[name] = value
    return found


def typed(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields as typed, but that TeX reads every sign as it is meant."""
    return {n: tex.escaped(v) if n in DECODED else v for n, v in fields.items()}


def record_fields(record: Mapping[str, Any]) -> dict[str, str]:
    """Map the record of a text to the fields of an ``@incollection``.

    Titles are in braces twice: their capitals are as they should be.
    """
    fields = {"author": names(record.get("author", []))}
    fields |= {"title": f"{{{escaped(record['title'])}}}"}
    fields |= {"booktitle": f"{{{escaped(record['container-title'])}}}"}
    fields |= {"editor": names(record["editor"])} | _date(record["issued"])
    if "date-parts" in record.get("original-date", {}):
        fields["origdate"] = _date(record["original-date"])["date"]
    fields |= {"version": record["version"], "note": escaped(record["note"])}
    fields["url"] = record["URL"]
    fields["langid"] = LANGIDS.get(record["language"], record["language"])
    return {name: value for name, value in fields.items() if value}


def entry(type: str, key: str, fields: Mapping[str, str]) -> str:
    """Write one entry, a field a line; values are in TeX."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@{type}{{{key},\n{''.join(lines)}}}\n"


def names(people: list[dict[str, str]]) -> str:
    """Write names in TeX, as “Family, Suffix, Given and {Body}”."""
    return " and ".join(_name(person) for person in people)


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return f"{{{escaped(person['literal'])}}}"
    rest = {part: words for part, words in person.items() if part != "suffix"}
    family, _, given = sorted_name(rest).partition(", ")
    return ", ".join(_part(p) for p in (family, person.get("suffix", ""), given) if p)


def _part(words: str) -> str:
    return f"{{{escaped(words)}}}" if DIVIDING.search(words) else escaped(words)


def _date(date: Mapping[str, Any]) -> dict[str, str]:
    """Return the field of a date; one that CSL has only in words is a year in words."""
    if "literal" in date:
        return {"year": escaped(str(date["literal"]))}
    ends = ["-".join(f"{part:02}" for part in parts) for parts in date["date-parts"]]
    return {"date": "/".join(ends)}


def escaped(value: str) -> str:
    """Return a plain value as TeX writes it."""
    return value.translate(PAIRED if _is_paired(value) else SINGLE)


def _is_paired(value: str) -> bool:
    """Tell whether every brace that opens is closed."""
    depths = accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in value)
    found = [0, *depths]
    return min(found) == found[-1] == 0
