"""Own the mapping from biblatex entries to CSL-JSON (CSL 1.0.2)."""

import re
from typing import Any

from edition.dates import parse_date
from edition.model import Reference

TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "mvcollection": "book",
    "incollection": "chapter",
    "dataset": "dataset",
    "manual": "report",
    "misc": "webpage",
    "online": "webpage",
    "periodical": "periodical",
    "proceedings": "book",
    "inproceedings": "paper-conference",
    "reference": "book",
    "inreference": "entry-encyclopedia",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "unpublished": "manuscript",
    "manuscript": "manuscript",
    "letter": "personal_communication",
    "legal": "treaty",
    "legislation": "report",
    "jurisdiction": "legal_case",
    "patent": "patent",
    "software": "software",
    "video": "motion_picture",
    "audio": "song",
}
SPOKEN = {"speech": "speech", "interview": "interview", "broadcast": "broadcast"}
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
LANGUAGES = {
    "english": "en",
    "british": "en-GB",
    "american": "en-US",
    "russian": "ru",
    "ukrainian": "uk",
    "polish": "pl",
    "french": "fr",
    "german": "de",
    "romanian": "ro",
    "bulgarian": "bg",
    "portuguese": "pt",
    "norwegian": "no",
    "estonian": "et",
}
NAMES = ("author", "editor", "translator")
PLAIN = {
    "volume": "volume",
    "edition": "edition",
    "series": "collection-title",
    "publisher": "publisher",
    "location": "publisher-place",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "eventtitle": "event-title",
    "venue": "event-place",
    "pagetotal": "number-of-pages",
    "version": "version",
}
OWN = frozenset(
    {"title", "subtitle", "titleaddon", "shorttitle", "author", "nameaddon"}
    | {"keywords", "crossref", "note", "pages"}
)
"""Fields that an entry does not take over from the one its crossref names."""
THESES = {
    "phdthesis": "PhD thesis",
    "mathesis": "MA thesis",
    "mastersthesis": "MA thesis",
    "bathesis": "BA thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""The kinds of biblatex, as words."""
Item = dict[str, Any]


def language(reference: Reference) -> str:
    """Return the language of a work as an IETF tag."""
    langid = reference.fields.get("langid", "english")
    return LANGUAGES.get(langid, langid)


def csl_item(reference: Reference, parent: Reference | None = None) -> Item:
    """Map one entry to a CSL item; ``parent`` is what its crossref names."""
    fields = _inherit(reference, parent)
    item: Item = {"id": reference.key, "type": _type(reference.type, fields)}
    item |= {csl: _text(fields[name]) for name, csl in PLAIN.items() if name in fields}
    item |= {csl: _names(fields[csl]) for csl in NAMES if csl in fields}
    item |= _titles(fields) | _numbers(reference.type, fields) | _dates(fields)
    item |= _publishers(fields)
    item["language"] = language(reference)
    return item


def _inherit(reference: Reference, parent: Reference | None) -> dict[str, str]:
    """Give an entry what it lacks and its parent has, as biblatex does.

    The parent's title becomes that of the book or journal, its author the book's.
    """
    if parent is None:
        return dict(reference.fields)
    host = "journal" if parent.type == "periodical" else "book"
    inherited = {k: v for k, v in parent.fields.items() if k not in OWN}
    for name in ("title", "subtitle"):
        if name in parent.fields:
            inherited[host + name] = parent.fields[name]
    return inherited | dict(reference.fields)


def _type(entry_type: str, fields: dict[str, str]) -> str:
    kind = fields.get("type", "").lower()
    if kind in SPOKEN:
        return SPOKEN[kind]
    subtype = SUBTYPES.get(fields.get("entrysubtype", "").lower())
    if subtype and entry_type == "article":
        return subtype
    return TYPES.get(entry_type, "webpage")


def _titles(fields: dict[str, str]) -> Item:
    """Return title and container; a translation follows a title in brackets."""
    title = _joined(fields, "title")
    if addon := fields.get("titleaddon"):
        title = f"{title} [{_text(addon)}]"
    item: Item = {"title": title}
    container = _joined(fields, "journaltitle") or _joined(fields, "booktitle")
    container = container or _joined(fields, "maintitle")
    if container:
        item["container-title"] = container
    if short := fields.get("shorttitle"):
        item["title-short"] = _text(short)
    return item


def _joined(fields: dict[str, str], name: str) -> str:
    """Join a title and its subtitle: “journaltitle” has a “journalsubtitle”."""
    stem = name.removesuffix("title")
    parts = [fields.get(name, ""), fields.get(f"{stem}subtitle", "")]
    title, subtitle = (_text(part) for part in parts)
    if not subtitle:
        return title
    return (
        f"{title} {subtitle}" if title.endswith(("?", "!")) else f"{title}: {subtitle}"
    )


def _numbers(entry_type: str, fields: dict[str, str]) -> Item:
    item: Item = {}
    if "pages" in fields:
        item["page"] = re.sub(r"\s*(--|–)\s*", "-", fields["pages"])
    if "number" in fields or "issue" in fields:
        number = _text(fields.get("number", fields.get("issue", "")))
        name = "number"
        if entry_type in ("article", "periodical"):
            name = "issue"
        elif "series" in fields:
            name = "collection-number"
        item[name] = number
    kind = fields.get("type", entry_type if entry_type in THESES else "")
    if kind and kind.lower() not in SPOKEN:
        item["genre"] = THESES.get(kind.lower(), _text(kind))
    return item


def _publishers(fields: dict[str, str]) -> Item:
    """Name who stands behind a report, thesis or page."""
    if "publisher" in fields:
        return {}
    for name in ("institution", "organization", "school"):
        if name in fields:
            return {"publisher": _text(fields[name])}
    return {}


def _dates(fields: dict[str, str]) -> Item:
    names = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
    names["eventdate"] = "event-date"
    item: Item = {}
    for name, csl in names.items():
        value = fields.get(name) or (fields.get("year") if name == "date" else None)
        if value:
            item[csl] = _date(value)
    return item


def _date(edtf: str) -> Item:
    """Map EDTF to a CSL date: parts for days, months, years and ranges of them.

    A season is a month in CSL's older numbering (21 is spring).
    """
    simple = r"\d{4}(-\d\d){0,2}"
    plain = edtf.rstrip("~?%")
    ends = plain.split("/")
    if all(re.fullmatch(simple, end) for end in ends) and len(ends) <= 2:
        date: Item = {
            "date-parts": [[int(part) for part in end.split("-")] for end in ends]
        }
        if len(ends) == 1 and len(date["date-parts"][0]) == 2 and plain[5:] > "20":
            date = {"date-parts": [[int(plain[:4])]], "season": int(plain[5:]) - 20}
        return date | ({"circa": True} if plain != edtf else {})
    return {"literal": str(parse_date(edtf))}


def _names(value: str) -> list[Item]:
    """Split “Family, Given and {{Body}}”; braces mark names that are not split."""
    return [_name(name.strip()) for name in re.split(r"\s+and\s+(?![^{]*\})", value)]


def _name(name: str) -> Item:
    if name.startswith("{"):
        return {"literal": name.strip("{}")}
    family, comma, given = name.partition(",")
    if comma:
        return {"family": _text(family), "given": _text(given)}
    given, _, family = name.rpartition(" ")
    return (
        {"family": _text(family), "given": _text(given)} if given else {"literal": name}
    )


def _text(value: str) -> str:
    """Turn braces into CSL's mark for words whose case must stay; drop escapes."""
    value = re.sub(r"\\([&%$#_{}])", r"\1", value.strip())
    if value.startswith("{") and value.endswith("}") and value.count("{") == 1:
        return value[1:-1]
    return re.sub(r"\{([^{}]*)\}", r'<span class="nocase">\1</span>', value)
