"""Emendations: corrections made to the source of a text."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import Field

from edition.model.entries import Entry
from edition.model.fields import Plain, Quoted
from edition.model.patterns import formed


@dataclass(frozen=True, slots=True, kw_only=True)
class Emendation(Entry):
    """A correction made to the source of a text, or an author's slip left standing."""

    anchor: Annotated[
        str,
        formed(r"^[pn][1-9]\d*$", "a passage or author’s note, such as p7 or n4"),
        Field(alias="place"),
    ]
    """The passage or note it is in."""
    lem: Quoted
    """What we read."""
    rdg: Quoted
    """What the source has."""
    kind: Literal["lost-character", "case-damage", "missing-space", "slip"]
    """``slip`` where it stays as it is; else the damage that was mended."""
    reason: Plain
    """Why we read so."""

    @property
    def text(self) -> str:
        """The text whose profile records it."""
        return PurePosixPath(self.place.path).stem
