"""Own the record of what an import changed: one repair, one line of evidence."""

from dataclasses import dataclass

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing a rule changed, took away, or looked at and left for a person."""

    rule: str
    line: int
    """The line in the raw file."""
    before: str
    after: str
    confidence: float = 1.0
    """How sure the rule is; below 0.6 a person should look."""
    place: str = ""
    """Where in a file that has no lines of its own: “ch2.xhtml, line 7”, “page 3”."""
    described: bool = False
    """Whether it says what was done, and no words came or went: “2 lines”, “a list”."""

    @property
    def is_review(self) -> bool:
        """Whether a person should look."""
        return self.confidence < 0.6

    @property
    def where(self) -> str:
        """The place in the source."""
        return self.place or str(self.line)

    def __str__(self) -> str:
        review = " (review)" if self.is_review else ""
        change = f"{_shown(self.before)} → {_shown(self.after)}"
        return f"{self.where}: {self.rule}{review}: {change}"


def _shown(text: str) -> str:
    """Quote a text on one line, its middle left out where it is long."""
    text = text.replace("\n", "↵")
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    return f"“{text}”" if text else "nothing"
