"""The model of ``edition.yml``: what is said once about the edition as a whole."""

import re
from dataclasses import dataclass, field
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator

from edition.compatibility import is_range
from edition.messages import ENGLISH, languages
from edition.model.editors import Editors
from edition.model.entries import Fields
from edition.model.facets import Facets
from edition.model.fields import (
    Address,
    Edtf,
    Licence,
    Markdown,
    Plain,
    SiteAddress,
    Version,
)
from edition.model.patterns import formed
from edition.model.wishes import Wishes

CONTACT = re.compile(r"[^\s@<>]+@[^\s@<>]+|https?://\S+")
DoiName = Annotated[
    str,
    formed(r"^10\.\d{4,9}/[^\s<>\"]{1,200}$", "a DOI without https://doi.org/, 10.…/…"),
]


def _spoken(language: str) -> str:
    if language not in languages():
        there = ", ".join(languages())
        raise ValueError(
            f"menus and buttons do not speak “{language}” yet; write one of {there} "
            "for them, and in each text the language it is in"
        )
    return language


def _reached(contact: str) -> str:
    if contact and not CONTACT.fullmatch(contact):
        raise ValueError("write a mail address, or the address of a page: https://…")
    return contact


def _range(versions: str) -> str:
    if not is_range(versions):
        raise ValueError("write a range of versions, such as “>=0.1,<0.2”")
    return versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Doi(Fields):
    """The DOIs of the edition as an archive gives them out, without ``doi.org``."""

    EMPTY = (None, "")
    concept: DoiName
    """It stands for the edition in all its versions."""
    version: DoiName = ""
    """It stands for the version at hand."""


RESERVED = re.compile(r"(^|\.)example(\.(com|net|org))?$", re.I)
"""Hosts at which nobody will ever publish anything (RFC 2606)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Fields):
    """What is said once about the edition as a whole."""

    EMPTY = (None, "")
    title: Plain
    """What the edition is called."""
    subtitle: Plain = ""
    """Its subtitle."""
    site_url: SiteAddress
    """The address at which the site is published, with a slash at its end."""
    repository: Address = ""
    """Where the files are kept; from pages, passages, notes and entries “Correct this”
    leads to their lines there."""
    branch: Plain = "main"
    """The branch of which the site is made, if it is not ``main``."""
    forge: Literal["github", "gitlab", "forgejo", ""] = ""
    """The kind of the hosting site; needed where the host is not github.com, gitlab.com
    or codeberg.org."""
    manual: Address = ""
    """Where the pages of this manual are edited, with a slash at its end; else they
    have no pencil."""
    editors: Editors
    """Who edits: persons and bodies; names alone may stand on one line, ``Family,
    Given; Family, Given``."""
    contact: Annotated[Plain, AfterValidator(_reached)] = ""
    """Where errors are reported: a mail address, the address of the repository, where a
    report is then begun, or that of another page;
    without it nothing says that they can be."""
    responsibility: Markdown = ""
    """Who answers for the edition and for what, by name; it stands on the page of every
    text."""
    funding: Plain = ""
    """Who paid for it."""
    licence: Licence = ""
    """Under which the editors’ own words are published; a second, behind ``AND``, may
    be that of code."""
    rights: Plain = ""
    """Whose all the words are, for the foot of every page; without it the site says
    what it knows from ``licence`` and the texts."""
    facets: Facets = ()
    """By what the texts are told apart beyond author, date and language."""
    exports: Wishes = field(default_factory=dict, hash=False)
    """The formats that are made or left out, by their names: ``true``, ``false`` or
    ``auto``, which is what holds for one that is not named."""
    version: Version = ""
    """The version of the edition as a whole; its texts have their own. ``edition
    release`` writes it."""
    published: Edtf = ""
    """The day on which that version was published; ``edition release`` writes it."""
    doi: Doi | None = None
    """The DOIs that an archive has given out."""
    language: Annotated[str, AfterValidator(_spoken)] = ENGLISH
    """The language of the pages, ``en`` if it is missing."""
    requires: Annotated[Plain, AfterValidator(_range)] = ""
    """The versions of the package that the edition is for, such as ``>=0.1,<0.2``;
    another is refused."""

    @property
    def editor_names(self) -> tuple[str, ...]:
        """The names of the editors as they are read."""
        return tuple(editor.in_reading_order for editor in self.editors)

    @property
    def is_address_reserved(self) -> bool:
        """Whether the address of the site only stands for one that is not known yet."""
        return bool(RESERVED.search(urlsplit(self.site_url).hostname or ""))
