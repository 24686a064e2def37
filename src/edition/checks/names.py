"""Family A: names, their forms and where they occur."""

from collections.abc import Iterator

from edition.checks.consequences import IN_A_WORK
from edition.checks.entries import of_field
from edition.citations.inlines import CYRILLIC
from edition.indexes import authored, mentions
from edition.model import Edition
from edition.problems import Problem


def never_named(edition: Edition) -> Iterator[Problem]:
    """A004: a name occurs in a passage, an author's note or a work cited there."""
    occurring = mentions(edition).keys() | authored(edition).keys()
    for name in edition.names:
        if name.forms and name.id not in occurring:
            what = f"The name “{name.name}” occurs in no text"
            yield Problem(name.place, "A004", what, "", name.name, IN_A_WORK)


def language_of_script(edition: Edition) -> Iterator[Problem]:
    """A005: a name with Cyrillic forms says in which language they are."""
    for name in edition.names:
        words = " ".join([name.original, *name.forms])
        if CYRILLIC.search(words) and not name.language:
            what = f"“{name.id}” has Cyrillic forms and no language"
            yield of_field(name.place, "A005", what, name.id)


def place_of_what_is_none(edition: Edition) -> Iterator[Problem]:
    """A006: only a place has coordinates and is of a kind of place."""
    for name in edition.names:
        for field in ("place_kind", "coordinates"):
            if getattr(name, field) and name.kind != "place":
                what = f"“{name.id}” is no place and has the field “{field}”"
                yield of_field(name.at(field), "A006", what, name.id)


RULES = (never_named, language_of_script, place_of_what_is_none)
