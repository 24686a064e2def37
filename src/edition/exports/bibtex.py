"""Write biblatex: an entry for each text, and the bibliography as it was read."""

from collections.abc import Iterator, Mapping
from typing import Any

from edition.model import Edition, GeneratedFile
from edition.readers import tex
from edition.readers.biblatex import BIBLATEX, DECODED
from edition.self_citation import records, sorted_name

LANGIDS = {tag: name for name, tag in reversed(BIBLATEX["languages"].items())}
SPECIAL = str.maketrans({"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_"})
VERBATIM = frozenset({"url", "doi"})


def files(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.bib`` for every text, and ``bibliography.bib``."""
    for slug, record in records(edition).items():
        content = entry("incollection", slug, record_fields(record))
        yield GeneratedFile(f"texts/{slug}/{slug}.bib", content)
    entries = [
        entry(reference.type, reference.key, typed(reference.fields))
        for reference in edition.references
    ]
    yield GeneratedFile("bibliography.bib", "\n".join(entries))


def typed(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields as typed, but that TeX reads every sign as it is meant."""
    return {n: tex.escaped(v) if n in DECODED else v for n, v in fields.items()}


def record_fields(record: Mapping[str, Any]) -> dict[str, str]:
    """Map the record of a text to the fields of an ``@incollection``.

    Titles are in braces twice: their capitals are as they should be.
    """
    fields = {"author": names(record.get("author", []))}
    fields |= {"title": f"{{{record['title']}}}"}
    fields |= {"booktitle": f"{{{record['container-title']}}}"}
    fields |= {"editor": names(record["editor"])} | _date(record["issued"])
    fields |= {"version": record["version"], "note": record["note"]}
    fields |= {"type": record.get("genre", ""), "url": record["URL"]}
    fields["langid"] = LANGIDS.get(record["language"], record["language"])
    return {name: escaped(name, value) for name, value in fields.items() if value}


def entry(type: str, key: str, fields: Mapping[str, str]) -> str:
    """Write one entry, a field a line; values are in TeX."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@{type}{{{key},\n{''.join(lines)}}}\n"


def names(people: list[dict[str, str]]) -> str:
    """Write names as “Family, Suffix, Given and {Body}”."""
    return " and ".join(_name(person) for person in people)


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return f"{{{sorted_name(person)}}}"
    rest = {part: words for part, words in person.items() if part != "suffix"}
    family, _, given = sorted_name(rest).partition(", ")
    return ", ".join(filter(None, [family, person.get("suffix", ""), given]))


def _date(date: Mapping[str, Any]) -> dict[str, str]:
    """Return the field of a date; one that CSL has only in words is a year in words."""
    if "literal" in date:
        return {"year": str(date["literal"])}
    ends = ["-".join(f"{part:02}" for part in parts) for parts in date["date-parts"]]
    return {"date": "/".join(ends)}


def escaped(name: str, value: str) -> str:
    """Return a plain value as TeX writes it; addresses stay as they are."""
    return value if name in VERBATIM else value.translate(SPECIAL)
