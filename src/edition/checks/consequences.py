"""Leave out what only follows from something else: one cause, one message.

A problem says what it misses: an id, as the ledger calls it, a use, a field. Something
else that is wrong may have taken that away; once it is mended, the next check tells
what is missing still.
"""

from collections.abc import Iterable, Iterator

from edition import addresses
from edition.model import Edition
from edition.problems import Problem
from edition.sources import BIBLIOGRAPHY, GLOSSARY, NAMES, PARALLELS, STANCES, TIMELINE

ANY = "*"
"""Ends what many names begin with."""
USE = "a use*"
OF_WORDS = "a use of words"
OF_A_WORK = "a use of a work"
IN_A_WORK = "a use in a work"
"""An occurrence of a term or name, a citation, an occurrence in what is cited."""
WORKS = (OF_A_WORK, IN_A_WORK)
FINDING = "a finding"
"""One that is excepted: it may be there when the errors are mended."""
SHELVES = {
    BIBLIOGRAPHY: "bibliography#",
    GLOSSARY: "glossary/",
    TIMELINE: "timeline#",
    PARALLELS: "parallels",
    STANCES: "parallels/",
    NAMES: "names#",
}
"""What the ids of entries begin with; those of a page begin with its path."""
PASSAGES = ("{page}#p*", "words of {page}#*", "copy of {page}", USE)
NOTES = ("{page}#n*", USE)
ENTRIES = ("{shelf}*", "field of {path}", USE)
IDS = ("", "id", "theme")
"""The fields, or the whole of an entry, without which nothing is found by its id."""
LOST = {
    "T003": (*PASSAGES, "note {subject} in {path}"),
    "T004": PASSAGES,
    "T006": (*PASSAGES, *NOTES, "mark of {page}#*"),
    "T007": (*NOTES, "mark of {page}#*"),
    "N001": NOTES,
    "N010": NOTES,
    "N003": NOTES,
    "N004": NOTES,
    "N008": (USE,),
    "C001": WORKS,
    "C002": WORKS,
    "C004": ("bibliography#*", "field of {subject}", "group of {subject}"),
    "C005": NOTES,
    "C006": WORKS,
    "C007": ("bibliography#*",),
    "C008": ("print of {subject}",),
    "C011": ("group of {subject}",),
    "E005": ENTRIES,
    "G004": ENTRIES,
    "G005": ("field of {path}",),
    "P010": ENTRIES,
    "A002": ENTRIES,
    "A003": (USE,),
    "G002": (USE,),
    "G009": (USE,),
    "D002": ("order of {text}", "copy of {text}"),
    "D001": ("{subject}", "order of {text}", "copy of {text}", "field of {path}"),
}
"""What may be missed where something else is wrong, by its code."""


def without_consequences(
    edition: Edition, found: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield the problems but for those that may follow from others."""
    found, met = set(found), set(edition.problems)
    lost = {name for problem in found for name in _lost(problem)}
    lost |= {name for problem in met for name in _unread(edition, problem)}
    many = tuple(name.removesuffix(ANY) for name in lost if name.endswith(ANY))
    for problem in found:
        is_lost = problem.misses in lost or problem.misses.startswith(many)
        is_of_torn = problem.place.path in edition.unreadable and problem not in met
        if not (problem.misses and is_lost) and not is_of_torn:
            yield problem


def _lost(problem: Problem) -> Iterator[str]:
    """Yield what may be missed because of a problem."""
    subject, path = problem.subject, problem.place.path
    page, text = page_of(path), subject.partition("#")[0]
    named = {"page": page, "text": text, "subject": subject, "path": path}
    named["shelf"] = SHELVES.get(path, f"{page}#")
    for name in LOST.get(problem.code, ()):
        yield name.format_map(named)
    if problem.is_error:
        yield FINDING


def _unread(edition: Edition, problem: Problem) -> Iterator[str]:
    """Yield what may be missed because something could not be read."""
    path = problem.place.path
    yield from (USE, f"field of {path}")
    if path in edition.unreadable or problem.subject in IDS:
        page = page_of(path)
        yield from (
            page,
            *(f"{kind} of {page}{ANY}" for kind in ("mark", "words", "copy")),
        )
        yield SHELVES.get(path, f"{page}#") + ANY


def page_of(path: str) -> str:
    """Return what the ledger calls a page or text, by its path."""
    page = path.removeprefix("docs/")
    other = page.removesuffix(".md").removeprefix("texts/").removesuffix("/index")
    return addresses.slug_of(page) or other
