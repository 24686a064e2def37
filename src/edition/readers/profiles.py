"""Read ``sources/<slug>.yml``: what is known of a text, without its sentences."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field

from edition.model import Emendation
from edition.model.fields import Id, Key, Plain
from edition.problems import Place, Problem
from edition.readers.validation import validated
from edition.readers.yaml_places import YamlError, line_of, load_yaml

FOLDER = "sources"
CODE = "I008"
MOST_WORDS = 10
"""Words an emendation may quote."""


def _brief(words: str) -> str:
    if len(words.split()) > MOST_WORDS:
        raise ValueError(f"at most {MOST_WORDS} words may be quoted")
    return words


FORBID = ConfigDict(extra="forbid")
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
Quoted = Annotated[str, Field(min_length=1, max_length=90), AfterValidator(_brief)]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmendationFields:
    """A correction made to the source, or one considered and not made."""

    __pydantic_config__: ClassVar = FORBID
    place: Annotated[str, Field(pattern=r"^[pn][1-9]\d*$")]
    lem: Quoted
    rdg: Quoted
    kind: Literal["lost-character", "case-damage", "missing-space", "slip"]
    """A ``slip`` is the author's own: it is listed, and stays."""
    reason: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A work that a note cites, with what it cites of it."""

    __pydantic_config__: ClassVar = FORBID
    key: Key
    locator: Annotated[str, Field(max_length=200)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is known of a passage or note: its length and its digests."""

    __pydantic_config__: ClassVar = FORBID
    words: int
    digest: Digest
    chunks: tuple[Digest, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A note of the source: its digest, if its text survives, and what it cites."""

    __pydantic_config__: ClassVar = FORBID
    digest: Digest | None = None
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything an import knows of one text beforehand."""

    __pydantic_config__: ClassVar = FORBID
    text: Id
    fingerprints: tuple[Digest, ...]
    matter: tuple[Digest, ...] = ()
    emendations: tuple[EmendationFields, ...] = ()
    notes: dict[str, SourceNote] = field(default_factory=dict)
    passages: dict[str, Expected]


def read_profile(source: str, path: str) -> tuple[Profile | None, list[Problem]]:
    """Read one profile; None where it cannot be used."""
    profile, _, problems = _read(source, path)
    return (None if problems else profile), list(problems)


def read_emendations(
    source: str, path: str
) -> tuple[tuple[Emendation, ...], list[Problem]]:
    """Read the emendations that a profile records, and all that is wrong with it."""
    profile, places, problems = _read(source, path)
    slug = PurePosixPath(path).stem
    emendations = (
        Emendation(slug, e.place, e.lem, e.rdg, e.kind, e.reason, place)
        for e, place in zip(profile.emendations if profile else (), places, strict=True)
    )
    return tuple(emendations), list(problems)


@lru_cache(maxsize=256)
def _read(
    source: str, path: str
) -> tuple[Profile | None, tuple[Place, ...], tuple[Problem, ...]]:
    """Read a profile once, whoever asks for it: its digests take time."""
    try:
        data = load_yaml(source, path)
    except YamlError as error:
        problem = Problem(error.place, error.code or CODE, error.what)
        return None, (), (problem,)
    slug = PurePosixPath(path).stem
    profile, problems = validated(Profile, data, path, CODE)
    if not problems and profile.text != slug:
        what = f"The profile is of “{profile.text}”, its file of “{slug}”"
        problems = [Problem(Place(path), CODE, what)]
    lines = (line_of(data, ("emendations", i), 1) for i in range(_count(profile)))
    return profile, tuple(Place(path, line) for line in lines), tuple(problems)


def _count(profile: Profile) -> int:
    return len(profile.emendations)
