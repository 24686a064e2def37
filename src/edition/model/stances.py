"""The model of stances: what each text holds on the question of a theme."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from edition.model.entries import Entry
from edition.model.fields import Id, Many, Plain, Refs, Some

ONE_TO_FOUR = Field(min_length=1, max_length=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Entry):
    """What one text holds on a question, in the editors' words."""

    holds: Plain
    """What the text asserts, with its hedge, in nine words at most."""
    refs: Annotated[Refs, ONE_TO_FOUR, Field(alias="passages")]
    """The passages of the text that carry it, not more than a reader will follow."""

    @property
    def text(self) -> str:
        """The text that holds it."""
        return self.refs[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Entry):
    """A theme of the parallels as one question, and the stance of each text."""

    id: Id
    """The theme, as the parallels name it."""
    question: Plain
    """What every text is asked."""
    stances: Some[Stance]
    """What each text holds, one stance a text."""
    silent: Many[Id] = ()
    """The texts that say nothing of it."""

    @property
    def texts(self) -> frozenset[str]:
        """The texts that speak in it."""
        return frozenset(stance.text for stance in self.stances)
