"""Read ``sources/<slug>.yml``: what is known of a text, without its sentences."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from edition.model import Emendation
from edition.model.entries import Fields
from edition.model.fields import Id, Key
from edition.model.patterns import formed
from edition.problems import Place, Problem
from edition.readers.data_files import read_entry

FOLDER = "sources"
CODE = "I008"
Digest = Annotated[str, formed(r"^[0-9a-f]{12}$", "the twelve digits of a digest")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Fields):
    """A work that a note cites, with what it cites of it."""

    key: Key
    """The key of the work."""
    locator: Annotated[str, Field(max_length=200)] = ""
    """The place in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected(Fields):
    """What is known of a passage or note: its length and its digests."""

    words: int
    """How many words it has."""
    digest: Digest
    """A digest of its words."""
    chunks: tuple[Digest, ...] = ()
    """Digests of parts of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote(Fields):
    """A note of the source: its digest, if its text survives, and what it cites."""

    digest: Digest | None = None
    """A digest of its words."""
    cites: tuple[Cited, ...] = ()
    """The works that it cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Fields):
    """Everything an import knows of one text beforehand."""

    text: Id
    """The slug of the text."""
    fingerprints: tuple[Digest, ...]
    """Digests of windows of words, by which a copy is known."""
    matter: tuple[Digest, ...] = ()
    """Digests of paragraphs that are no part of the text."""
    emendations: tuple[Emendation, ...] = ()
    """Those made to the source, and those considered and not made."""
    notes: dict[str, SourceNote] = field(default_factory=dict)
    """The author’s notes by their numbers."""
    passages: dict[str, Expected]
    """The passages by their ids."""


@lru_cache(maxsize=256)
def read_profile(source: str, path: str) -> tuple[Profile, tuple[Problem, ...]]:
    """Read a profile once, whoever asks for it: its digests take time."""
    profile, problems = read_entry(Profile, CODE, source, path)
    slug = PurePosixPath(path).stem
    if not problems and profile.text != slug:
        what = f"The profile is of “{profile.text}”, its file of “{slug}”"
        problems = [Problem(Place(path), CODE, what)]
    return profile, tuple(problems)
