"""Write ``CITATION.cff``, by which archives and code hosts cite the edition."""

from collections.abc import Iterator
from typing import Any

import yaml

from edition import licences
from edition.dates import parse_date
from edition.model import Edition, GeneratedFile, Settings
from edition.self_citation import full_title, person

FILE = "CITATION.cff"
NAMES = {"family": "family-names", "given": "given-names", "literal": "name"}
"""What the parts of names are called there."""
HEAD = (
    "# Written from edition.yml by “python -m edition.exports”; do not edit it here.\n"
)
MESSAGE = (
    "To cite a passage, use the citation that the site offers beside it. "
    "To cite the edition as a whole, use this."
)


def citation_file(edition: Edition) -> str:
    """Return the file for an edition: what it is, by whom, in which version."""
    settings = edition.settings
    people = _people(settings)
    whole = {"title": full_title(settings), "authors": people}
    fields: dict[str, Any] = {"cff-version": "1.2.0", "message": MESSAGE}
    fields |= {"type": "dataset", **whole}
    fields |= {"abstract": _abstract(edition), "version": settings.version}
    fields |= {"date-released": _day(edition)}
    fields |= {"license": [*licences.ids(settings.licence)]}
    fields |= {"url": settings.site_url, "identifiers": _identifiers(settings)}
    fields["preferred-citation"] = _book(settings, people)
    return HEAD + _yaml({name: value for name, value in fields.items() if value})


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``CITATION.cff``."""
    yield GeneratedFile(FILE, citation_file(edition))


def _day(edition: Edition) -> str:
    """Return the day on which the version at hand was released, if it was."""
    version = edition.settings.version
    return next((r.date for r in edition.releases if r.version == version), "")


def _book(settings: Settings, people: list[dict[str, str]]) -> dict[str, Any]:
    book: dict[str, Any] = {"type": "book", "title": full_title(settings)}
    book |= {"authors": people, "editors": people, "url": settings.site_url}
    if settings.published:
        book["year"] = parse_date(settings.published).year
    if settings.doi:
        book["doi"] = settings.doi.version or settings.doi.concept
    return book | ({"version": settings.version} if settings.version else {})


def _people(settings: Settings) -> list[dict[str, str]]:
    """Return the editors, persons with their ORCID where it is known."""
    return [
        {NAMES[part]: words for part, words in person(editor.name).items()}
        | ({"orcid": editor.orcid_address} if editor.orcid else {})
        for editor in settings.editors
    ]


def _abstract(edition: Edition) -> str:
    works = "; ".join(f"{text.short_name}, {text.meta.title}" for text in edition.texts)
    return f"An annotated edition of {len(edition.texts)} texts: {works}."


def _identifiers(settings: Settings) -> list[dict[str, str]]:
    if settings.doi is None:
        return []
    named = {"All versions": settings.doi.concept, "This version": settings.doi.version}
    return [
        {"type": "doi", "value": value, "description": name}
        for name, value in named.items()
        if value
    ]


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]  # it has no types
    """Writes lists below their names, and each value where it belongs."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        """Indent the items of lists, too."""
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def _yaml(fields: dict[str, Any]) -> str:
    written = yaml.dump(
        fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000
    )
    return str(written)
