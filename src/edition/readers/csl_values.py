"""Read the values of BibTeX's entries into CSL-JSON by pandoc: names, numbers, TeX."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from edition.cache import Cache, answer_digest
from edition.pandoc import run_pandoc
from edition.problems import EditionError
from edition.readers.biblatex import (
    BIBLATEX,
    DECODED,
    LISTS,
    NAMES,
    PASSED,
    TITLES,
    language_tag,
)
from edition.readers.bibtex_entries import BibtexEntry
from edition.readers.tex import LOCKED, SIGNS, UNLOCKED, freed, prepared, without_group

NAMESPACE = "bibliography"
PANDOC = "pypandoc-binary"
READ = ("--from=biblatex", "--to=csljson", "--quiet")
AND = re.compile(r"\s+and\s+", re.I)
VERBATIM = "langid = {latin}"
"""Pandoc changes the capitals of English titles."""
ORDINALS = re.findall(
    r"\w+", "first second third fourth fifth sixth seventh eighth ninth tenth"
)
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b.*", re.I)
LOCKS = re.compile(f"[{LOCKED}{UNLOCKED}]")
TAGS = re.compile(r"</?(?:i|b|u|sup|sub|span[^<>]*)>")
RENAMED = {"event": "event-title", "call-number": "archive"}
"""What pandoc calls by an older name, or puts where no style looks for it."""
DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
DATES |= {"eventdate": "event-date"}
SHORT = {"shorttitle": "title-short", "shortjournal": "container-title-short"}
"""Short titles, which pandoc makes up where there are none."""
RANGE = re.compile(r"\s*(?:-+|–)\s*")
SIMPLE = re.compile(r"\d{4}(-\d\d){0,2}")
Item = dict[str, Any]
ITEMS = TypeAdapter[list[Item] | None](list[Item] | None)


class Values(NamedTuple):
    """What is read of an entry."""

    item: Item
    """Its CSL item."""
    plain: dict[str, str]
    """Its fields that are not plain as they are typed, as plain text."""
    unreadable: list[str]
    """The fields that pandoc cannot read."""


def csl_values(entries: Iterable[BibtexEntry], cache: Cache | None) -> list[Values]:
    """Read entries, all in one run of pandoc.

    A field in which TeX stands is read as a title of its own too: so it is known in
    plain text, and whether it can be read.
    """
    by_id = {f"e{number}": entry for number, entry in enumerate(entries)}
    written = {}
    for id, entry in by_id.items():
        written[id] = _bibtex(id, entry)
        for name in _with_tex(entry):
            value = prepared(without_group(entry.whole[name]), is_title=True)
            written[f"{id}-{name}"] = (
                f"@misc{{{id}-{name}, title = {{{value}}}, {VERBATIM}}}\n"
            )
    items = _read(written, cache)
    return [_values(id, entry, items) for id, entry in by_id.items()]


def _with_tex(entry: BibtexEntry) -> list[str]:
    """Name the fields in which TeX stands."""
    return [n for n, v in entry.whole.items() if n in DECODED and SIGNS.search(v)]


def _bibtex(id: str, entry: BibtexEntry) -> str:
    """Write an entry as pandoc reads it right."""
    fields = dict(entry.whole)
    if addon := fields.pop("titleaddon", ""):
        last = "subtitle" if "subtitle" in fields else "title"
        fields[last] = f"{fields.get(last, '')} [{addon}]"
    if fields.get("organization") == fields.get("publisher"):
        fields.pop("organization", None)
    lines = [f"{n} = {{{_written(n, v)}}}" for n, v in fields.items() if n in PASSED]
    return f"@{entry.type}{{{id}, {', '.join([*lines, VERBATIM])}}}\n"


def _written(name: str, value: str) -> str:
    if name in NAMES:
        return prepared(AND.sub(" and ", value))
    if name == "edition":
        return _numbered(value)
    value = prepared(without_group(value), is_title=name in TITLES)
    return f"{{{value}}}" if name in LISTS else value


def _numbered(edition: str) -> str:
    """Return the number of an edition that is written “Second” or “2nd ed.”."""
    word = edition.lower().removesuffix("edition").strip(" {}.")
    if word in ORDINALS:
        return str(ORDINALS.index(word) + 1)
    return ORDINAL.sub(r"\1", prepared(edition))


# Pandoc -----------------------------------------------------------------------


def _read(written: Mapping[str, str], cache: Cache | None) -> dict[str, Item]:
    """Return the items that pandoc makes; without those that stop it."""
    if not written:
        return {}
    bibtex = "".join(written.values())
    make = partial(_answer, bibtex)
    key = answer_digest(PANDOC, *READ, bibtex)
    found = cache.load(NAMESPACE, key, ITEMS, make) if cache else make()
    if found is not None:
        return {item["id"]: item for item in found}
    if len(written) == 1:
        return {}
    ids = list(written)
    halves = (ids[: len(ids) // 2], ids[len(ids) // 2 :])
    read = [_read({id: written[id] for id in half}, cache) for half in halves]
    return read[0] | read[1]


@lru_cache(maxsize=32)
def _answer(bibtex: str) -> list[Item] | None:
    try:
        answer = run_pandoc(bibtex, *READ)
    except EditionError:
        return None
    found: list[Item] = json.loads(answer)
    return found


# Items ------------------------------------------------------------------------


def _values(id: str, entry: BibtexEntry, items: Mapping[str, Item]) -> Values:
    """Collect what is read of an entry and of its fields."""
    plain = {}
    for name in _with_tex(entry):
        found = items.get(f"{id}-{name}", {}).get("title", "")
        plain[name] = LOCKS.sub("", TAGS.sub("", _composed(found)))
    unreadable = [name for name, words in plain.items() if not words.strip()]
    if id not in items and not unreadable:
        unreadable.append("title")
    return Values(_item(entry, items.get(id, {})), plain, unreadable)


def _item(entry: BibtexEntry, read: Item) -> Item:
    """Return the CSL item of an entry: what pandoc read, and what we know better."""
    fields = entry.whole
    item = {RENAMED.get(name, name): _marked(value) for name, value in read.items()}
    for name in ("annote", "keyword", "language"):
        item.pop(name, None)
    for name, csl in SHORT.items():
        if name not in fields:
            item.pop(csl, None)
    if "page" in item:
        item["page"] = RANGE.sub("-", item["page"])
    if "series" in fields and "number" in item:
        item["collection-number"] = item.pop("number")
    if entry.type == "periodical" and item.get("title") == item.get("container-title"):
        item.pop("title", None)
    item |= {"id": entry.key, "type": _type(entry)} | _genre(fields, item)
    item |= {csl: csl_date(fields[n]) for n, csl in DATES.items() if fields.get(n)}
    item |= {n.upper(): fields[n] for n in ("url", "doi") if n in fields}
    tags = (language_tag(fields.get(name, "")) for name in ("langid", "language"))
    return item | {"language": next(filter(None, tags), "en")}


def _marked(value: Any) -> Any:
    """Turn the marks of protected words into those of CSL, however deep."""
    if isinstance(value, list):
        return [_marked(part) for part in value]
    if isinstance(value, dict):
        return {name: _marked(part) for name, part in value.items()}
    if not isinstance(value, str):
        return value
    value = _composed(value).replace(LOCKED, '<span class="nocase">')
    return value.replace(UNLOCKED, "</span>")


def _composed(text: str) -> str:
    """Return letters and accents as one, as typed: TeX’s í has lost its dot before."""
    text = re.sub("ı(?=[\u0300-\u036f])", "i", " ".join(text.split(" ")))
    return unicodedata.normalize("NFC", freed(text))


def _type(entry: BibtexEntry) -> str:
    subtypes: dict[str, str] = BIBLATEX["subtypes"]
    kind = entry.whole.get("type", "").lower()
    if kind in subtypes and not subtypes[kind].startswith("article"):
        return subtypes[kind]
    types: dict[str, str] = BIBLATEX["types"]
    subtype = entry.whole.get("entrysubtype", "").lower()
    if entry.type == "article" and subtypes.get(subtype, "").startswith("article"):
        return subtypes[subtype]
    if entry.type == "misc" and subtype in types:
        return types[subtype]
    return types.get(entry.type, "document")


def _genre(fields: Mapping[str, str], item: Item) -> Item:
    """Name the kind of a work, unless its type says it already."""
    kind = fields.get("type", "").lower()
    if kind in BIBLATEX["subtypes"]:
        item.pop("genre", None)
        return {}
    return {"genre": BIBLATEX["kinds"][kind]} if kind in BIBLATEX["kinds"] else {}


def csl_date(edtf: str) -> Item:
    """Return a CSL date: parts of days, months, years and their ranges.

    Any other stays as it is written; it is put into words where it is cited.
    """
    plain = edtf.rstrip("~?%")
    ends = plain.split("/")
    if len(ends) <= 2 and all(SIMPLE.fullmatch(end) for end in ends):
        parts = [[int(part) for part in end.split("-")] for end in ends]
        circa = {"circa": True} if plain != edtf else {}
        if all(len(end) == 1 or end[1] <= 12 for end in parts):
            return {"date-parts": parts} | circa
        if len(parts) == 1 and parts[0][1] <= 24:
            return {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20} | circa
    return {"literal": edtf}
