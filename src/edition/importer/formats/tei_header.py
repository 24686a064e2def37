"""Read what the header of a TEI file says of its text."""

import re
from typing import NamedTuple

from edition.importer.formats.markup import (
    LANG,
    Element,
    name_of,
    place_of,
    text_of,
)
from edition.importer.repairs import Repair

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Header(NamedTuple):
    """What a text is called, who wrote it, and when."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    repairs: tuple[Repair, ...] = ()
    """The words of the header, which are none of the text."""


def header_of(root: Element) -> Header:
    """Return what the header says."""
    header = next(root.iter("{*}teiHeader"), None)
    if header is None:
        return Header()
    return Header(
        _title(header),
        tuple(_authors(header)),
        _date(header),
        next((e.get("ident", "") for e in header.iter("{*}language")), ""),
        (place_of(header).repair("header", text_of(header)),),
    )


def language_in(text: Element) -> str:
    """Return the language that a text, or what it stands in, is said to be in."""
    above = (e.get(LANG, "") for e in (text, *text.iterancestors()))
    return next(filter(None, above), "")


def _title(header: Element) -> str:
    """Return the main title, with the part below it where there is one."""
    titles = header.findall(".//{*}titleStmt/{*}title")
    main = [t for t in titles if t.get("type", "main") in ("main", "full", "245")]
    below = [t for t in titles if t.get("type") in ("sub", "part")]
    return ": ".join(text_of(title) for title in (*(main or titles)[:1], *below[:1]))


def _authors(header: Element) -> dict[str, None]:
    """Return every author once, whose name may be given in several ways."""
    found: dict[frozenset[str], str] = {}
    for author in header.iterfind(".//{*}titleStmt/{*}author"):
        name = _name(author)
        found.setdefault(frozenset(name.replace(",", " ").split()), name)
    return dict.fromkeys(filter(None, found.values()))


def _name(author: Element) -> str:
    """Return a name as “Family, Given” where its parts are marked."""
    parts = {
        name: " ".join(text_of(e) for e in author.iter(f"{{*}}{name}"))
        for name in ("surname", "forename")
    }
    if parts["surname"] and parts["forename"]:
        return f"{parts['surname']}, {parts['forename']}"
    named = [e for e in author.iter() if name_of(e) in ("persName", "name")]
    return text_of(named[0]) if named else text_of(author)


def _date(header: Element) -> str:
    """Return when the source was published, as far as a date is written so."""
    for path in (".//{*}sourceDesc//{*}date", ".//{*}creation/{*}date"):
        for date in header.iterfind(path):
            said = date.get("when") or date.get("when-iso") or text_of(date)
            if found := DATE.search(said):
                return found[0]
    return ""
