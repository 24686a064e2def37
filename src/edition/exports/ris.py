"""Write RIS: the record of each text, and the whole bibliography.

Types and tags are those that Zotero reads as what they mean; it takes a type that it
does not know for an article, and LEGAL for a case in court.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from edition.addresses import file
from edition.citations import downloaded_items
from edition.citations.titles import plain_title
from edition.model import Edition, GeneratedFile, Text
from edition.self_citation import records, sorted_name

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "manuscript": "MANSCPT",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "thesis": "THES",
    "treaty": "GOVDOC",
    "webpage": "ELEC",
}
TAGS = {
    "title": "TI",
    "title-short": "ST",
    "container-title": "T2",
    "collection-title": "T3",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "genre": "M3",
    "publisher": "PB",
    "publisher-place": "CY",
    "DOI": "DO",
    "ISBN": "SN",
    "ISSN": "SN",
    "URL": "UR",
    "language": "LA",
    "note": "N1",
}
OTHERS = "others"
"""What BibTeX has for authors that are not named."""
NAMES = {"author": "AU", "editor": "ED", "translator": "A4"}
EDITOR = dict.fromkeys(("chapter", "entry-encyclopedia", "paper-conference"), "A2")
EDITOR |= {"article-journal": "A2", "book": "A3"}
"""The tag of editors of what has one of its own for them."""
NUMBER = {"report": "SN", "treaty": "SN"}
"""The tag of numbers of what has one of its own for them."""
Item = Mapping[str, Any]


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.ris``."""
    record = records(edition)[text.slug]
    yield GeneratedFile(file(text.slug, "ris"), ris(record))


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``bibliography.ris``."""
    items = downloaded_items(edition).values()
    yield GeneratedFile("bibliography.ris", "\n".join(ris(item) for item in items))


def ris(item: Item) -> str:
    """Write one record, a field a line."""
    lines = [("TY", TYPES.get(item["type"], "GEN")), ("ID", str(item["id"]))]
    lines += _names(item)
    tags = TAGS | {"number": NUMBER.get(item["type"], TAGS["number"])}
    lines += [(tag, _text(item[name])) for name, tag in tags.items() if name in item]
    lines += [*_edition(item), *_pages(item), *_dates(item), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines)


def _text(value: object) -> str:
    return " ".join(plain_title(str(value)).split())


def _names(item: Item) -> Iterator[tuple[str, str]]:
    tags = NAMES | {"editor": EDITOR.get(item["type"], NAMES["editor"])}
    for role, tag in tags.items():
        for person in item.get(role, ()):
            if person.get("literal") != OTHERS:
                yield tag, _text(sorted_name(person))


def _edition(item: Item) -> Iterator[tuple[str, str]]:
    if "edition" in item or "version" in item:
        yield "ET", _text(item.get("edition") or f"Version {item['version']}")


def _pages(item: Item) -> Iterator[tuple[str, str]]:
    first, _, last = str(item.get("page", "")).partition("-")
    if first:
        yield "SP", first
    if last:
        yield "EP", last


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """Give the year, the whole date, and when a page was seen."""
    issued = item.get("issued", {})
    if "literal" in issued:
        yield "PY", _text(issued["literal"])
    elif issued:
        yield "PY", f"{issued['date-parts'][0][0]:04}"
        if len(issued["date-parts"][0]) > 1:
            yield "DA", _day(issued)
    if "date-parts" in item.get("accessed", {}):
        yield "Y2", _day(item["accessed"])


def _day(date: Item) -> str:
    """Write a date as RIS does: 2014/03/27/, 2014/03//."""
    parts = [f"{part:02}" for part in date["date-parts"][0]]
    return "/".join([*parts, "", "", ""][:4])
