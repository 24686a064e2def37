"""Write works as ``biblStruct``, from their CSL items."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from edition.citations.inlines import CYRILLIC
from edition.dates import known_date
from edition.exports.tei.dating import dating
from edition.exports.tei.elements import Element, element, put, wrapped
from edition.exports.tei.inline import address

Item = Mapping[str, Any]
TAGS = re.compile(r"<[^<>]*>")
PAGES = re.compile(r"(?P<first>\w+)[-–](?P<last>\w+)")
RESPONSIBLE = {"author": "author", "editor": "editor", "translator": "editor"}
"""What CSL calls those who made a work, and what TEI does."""
SCOPES = ("volume", "issue", "number", "page")
"""What CSL and TEI call by the same names."""
PARTS = {
    "given": "forename",
    "dropping-particle": "nameLink",
    "non-dropping-particle": "nameLink",
    "family": "surname",
    "suffix": "genName",
}
"""The parts of a person's name in reading order: what CSL calls them, and TEI."""
UNDATED = "n.d."


def bibl_struct(id: str, item: Item, archived: str = "") -> Element:
    """Write a work: what is part of another stands apart from that.

    Args:
        id: its id in the file.
        item: the work as CSL-JSON.
        archived: the address of a copy in an archive of the web.
    """
    made = element("biblStruct", id=id, type=item.get("type", "document"))
    is_part = "container-title" in item
    if is_part:
        people = _people(item, "author", "translator")
        put(made, element("analytic", *people, _title(item, "a"), *_ids(item, "DOI")))
    put(made, _monograph(item, is_part=is_part), *_series(item))
    for kind, there in (("", item.get("URL", "")), ("archived", archived)):
        if there:
            put(made, element("ref", target=address(there), type=kind))
    return put(made, *_field(item, "genre", "note", type="genre"))


def _monograph(item: Item, *, is_part: bool) -> Element:
    return element(
        "monogr",
        *_people(item, *(("editor",) if is_part else RESPONSIBLE)),
        *_field(item, "event-title", "meeting"),
        _host(item) if is_part else _title(item, "m"),
        *_ids(item, *(("ISBN",) if is_part else ("DOI", "ISBN"))),
        *_field(item, "edition", "edition"),
        _imprint(item),
    )


def _field(item: Item, name: str, tag: str, **attributes: str) -> tuple[Element, ...]:
    return wrapped(tag, plain(item.get(name, "")), **attributes)


def _host(item: Item) -> Element:
    level = "j" if str(item.get("type", "")).startswith("article") else "m"
    title = plain(item["container-title"])
    language = item.get("language", "") if CYRILLIC.search(title) else ""
    return element("title", title, level=level, lang=language)


def _title(item: Item, level: str) -> Element:
    language = item.get("language", "")
    return element("title", plain(item.get("title", "")), level=level, lang=language)


def _people(item: Item, *roles: str) -> Iterator[Element]:
    for role in roles:
        for name in item.get(role, ()):
            said = "translator" if role == "translator" else ""
            yield element(RESPONSIBLE[role], csl_name(name), role=said)


def csl_name(name: Mapping[str, str]) -> Element:
    """Write the name of a person or body as CSL parts it."""
    if "family" not in name:
        return element("orgName", name.get("literal", "") or name.get("given", ""))
    made = element("persName")
    for part, tag in PARTS.items():
        if name.get(part):
            put(made, " " if len(made) else "", element(tag, name[part]))
    return made


def _ids(item: Item, *names: str) -> Iterator[Element]:
    for name in names:
        yield from wrapped("idno", str(item.get(name, "")), type=name)


def _imprint(item: Item) -> Element:
    values = ((plain(item.get(unit, "")), unit) for unit in SCOPES)
    return element(
        "imprint",
        *_field(item, "publisher-place", "pubPlace"),
        *_field(item, "publisher", "publisher"),
        *(_date(item.get("issued")) or [element("date", UNDATED)]),
        *(_scope(value, unit) for value, unit in values if value),
        *_date(item.get("accessed"), type="accessed"),
    )


def _scope(value: str, unit: str) -> Element:
    found = PAGES.fullmatch(value) if unit == "page" else None
    ends = {"from_": found["first"], "to": found["last"]} if found else {}
    return element("biblScope", value.replace("-", "–"), unit=unit, **ends)


def _series(item: Item) -> tuple[Element, ...]:
    title = _field(item, "collection-title", "title", level="s")
    scope = _field(item, "collection-number", "biblScope", unit="volume")
    return (element("series", *title, *scope),) if title else ()


def _date(date: Mapping[str, Any] | None, **attributes: str) -> list[Element]:
    """Write a date of CSL, or one that it could not say, which is EDTF."""
    if not date:
        return []
    if "literal" in date:
        said = str(date["literal"])
        date_ = known_date(said)
        about = dating(said) if date_ else {}
        return [element("date", str(date_ or said), **about, **attributes)]
    ends = ["-".join(_padded(parts)) for parts in date.get("date-parts", ())]
    if not ends or not ends[0]:
        return []
    edtf = "/".join(ends)
    about = {k: v for k, v in dating(edtf).items() if k not in CUSTOM}
    about["cert"] = "medium" if date.get("circa") else ""
    return [element("date", edtf.replace("/", "–"), **about, **attributes)]


CUSTOM = ("when_custom", "datingMethod")
"""What a date needs that W3C cannot say: one of years, months and days does not."""


def _padded(parts: list[Any]) -> Iterator[str]:
    year, *others = map(int, parts)
    yield f"{year:0{5 if year < 0 else 4}d}"
    yield from (f"{part:02d}" for part in others)


def plain(words: object) -> str:
    """Return a field of CSL without its tags."""
    return TAGS.sub("", str(words))
