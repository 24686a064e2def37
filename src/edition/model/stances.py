"""The model of stances: what each text holds on the question of a theme."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from edition.model.fields import AT_LEAST_ONE, Entry, Id, Many, Plain, Refs, Some


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Entry):
    """What one text holds on a question, in the editors' words."""

    holds: Plain
    refs: Annotated[Refs, AT_LEAST_ONE, Field(alias="passages")]
    """The passages of the text that carry it."""

    @property
    def text(self) -> str:
        """The text that holds it."""
        return self.refs[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Entry):
    """A theme of the parallels as one question, and the stance of each text."""

    id: Id
    question: Plain
    stances: Some[Stance]
    silent: Many[Id] = ()
    """The texts that say nothing of it."""

    @property
    def texts(self) -> frozenset[str]:
        """The texts that speak in it."""
        return frozenset(stance.text for stance in self.stances)
