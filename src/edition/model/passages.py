"""The model of a passage, and of what refers to one or to a note."""

from dataclasses import dataclass
from typing import Literal

from edition.problems import Place
from edition.syntax import Attributes

Kind = Literal[
    "prose",
    "speech",
    "verse",
    "stage",
    "dateline",
    "salutation",
    "signature",
    "postscript",
    "epigraph",
    "table",
    "figure",
    "formula",
]
"""What a passage can be: most are said by a class, the last three are seen."""
NO_ATTRIBUTES = Attributes()


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of a text, such as a paragraph, stanza or table, citable by its id."""

    id: str
    """The headnote has one too; what nobody has given any, an empty one."""
    markdown: str
    place: Place
    section: int
    """The position of the heading it stands under; 0 before the first."""
    kind: Kind = "prose"
    attributes: Attributes = NO_ATTRIBUTES

    @property
    def number(self) -> str:
        """The number a reader sees: 7 for ``p7``."""
        return self.id[1:]


@dataclass(frozen=True, slots=True)
class Ref:
    """The address of a passage or note: ``marsh-1990#p7``, ``marsh-1990#n4``."""

    text: str
    anchor: str
    place: Place

    def __str__(self) -> str:
        return f"{self.text}#{self.anchor}"

    @property
    def is_editorial(self) -> bool:
        """Whether it is a note of the editors."""
        return self.anchor.startswith("n-")
