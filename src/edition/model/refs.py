"""References to passages and notes."""

from dataclasses import dataclass

from edition.problems import Place


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
