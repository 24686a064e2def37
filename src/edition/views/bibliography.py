"""The bibliography: every work, what it is, and every passage that cites it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.citations import csl_items
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Reference
from edition.scripts import collation_key, declared, language_name
from edition.sources import BIBLIOGRAPHY
from edition.views.work import WorkView, romanised_title, work

GROUPS = ("text", "primary", "scholarship", "reference", "press", "")
"""The keywords by which works are grouped, in order; the last is for all others."""
FILES = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "json"}


@dataclass(frozen=True, slots=True)
class Group:
    """Works of one kind."""

    id: str
    title: str
    works: tuple[WorkView, ...]

    @property
    def choice(self) -> tuple[str, str]:
        """What the filter offers: the value and the words."""
        return self.id, self.title


@dataclass(frozen=True, slots=True)
class BibliographyView:
    """The page, and what its filters offer."""

    title: str
    number: int
    transliteration: str
    """By which schemes titles in Cyrillic are written in Latin letters, if any are."""
    files: dict[str, str]
    """The whole bibliography: path by name of the format."""
    groups: tuple[Group, ...]
    languages: dict[str, str]
    """The languages of the works: name by tag."""
    names: tuple[str, ...]
    """The authors."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the bibliography."""
    if edition.references:
        yield GeneratedPage(
            path=addresses.BIBLIOGRAPHY,
            title=_("Bibliography"),
            source=BIBLIOGRAPHY,
            description=_("Every work that the texts and the editors cite, and where."),
            template="bibliography.html.j2",
            view=partial(_view, edition),
        )


def _view(edition: Edition) -> BibliographyView:
    entries = sorted(edition.references, key=_sort_key)
    groups = (_group(edition, keyword, entries) for keyword in GROUPS)
    return BibliographyView(
        title=_("Bibliography"),
        number=len(entries),
        transliteration=declared(r.language for r in entries if romanised_title(r)),
        files={name: f"../bibliography.{suffix}" for name, suffix in FILES.items()},
        groups=tuple(group for group in groups if group.works),
        languages=_languages(entries),
        names=_names(edition),
    )


def _group(edition: Edition, keyword: str, entries: Iterable[Reference]) -> Group:
    members = (r for r in entries if _keyword(r) == keyword)
    works = tuple(work(edition, reference) for reference in members)
    return Group(keyword or "other", _titles()[keyword], works)


def _titles() -> dict[str, str]:
    return {
        "text": _("The texts"),
        "primary": _("Primary sources"),
        "scholarship": _("Scholarship"),
        "reference": _("Reference and policy"),
        "press": _("Press and comment"),
        "": _("Other works"),
    }


def _keyword(reference: Reference) -> str:
    keywords = reference.fields.get("keywords", "")
    return keywords if keywords in GROUPS else ""


def _languages(entries: Iterable[Reference]) -> dict[str, str]:
    names = {r.language: language_name(r.language) for r in entries}
    return dict(sorted(names.items(), key=lambda item: item[1]))


def _names(edition: Edition) -> tuple[str, ...]:
    names = {
        str(name.get("family") or name.get("literal"))
        for item in csl_items(edition).values()
        for name in item.get("author", ())
    }
    return tuple(sorted(names, key=collation_key))


def _sort_key(reference: Reference) -> tuple[bytes, str]:
    name = reference.text("author") or reference.text("editor") or reference.title
    return collation_key(f"{name} {reference.title}"), reference.key
