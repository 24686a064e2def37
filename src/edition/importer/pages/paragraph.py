"""Own the paragraph: lines that belong together, and what they are."""

from dataclasses import dataclass

from edition.importer.pages.kinds import HEADING
from edition.importer.pages.lines import Line


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    kind: str
    lines: list[Line]
    column: int
    level: int = 0
    confidence: float = 1.0
    indent: float = 0.0
    is_item: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """The size of its type, of a heading that of its largest line."""
        if self.kind == HEADING:
            return max(line.size for line in self.lines)
        return self.lines[0].size

    @property
    def text(self) -> str:
        """Its words, lines as they are."""
        return " ".join(line.text.strip() for line in self.lines)
