"""The model of a passage: its words, its kind, and what its attribute list says."""

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
