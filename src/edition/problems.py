"""Problems of an edition, with their places, and the catalogue of their codes."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

CONTROLS = dict.fromkeys(
    (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0xD800, 0xE000)),
    "\N{REPLACEMENT CHARACTER}",
)
"""Characters that break a line in two, command a terminal, or are no characters."""
ELSEWHERE = {"Y": "review", "Z": "error"}
"""Letters with which the codes of other packages begin, and their severity."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the edition's root, and a line."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of the catalogue."""

    id: str
    severity: str
    """``error`` makes a command fail; ``review`` asks a person to look."""
    title: str
    advice: str
    """What to do when the problem brings no more exact advice of its own."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding: what is wrong at a place, in one sentence, with what to do."""

    place: Place
    code: str
    what: str
    remedy: str = ""
    subject: str = ""
    """The id, key or word that it is about, which stays when the sentence changes."""
    misses: str = field(default="", compare=False)
    """What was looked for and is not there: `edition.checks.consequences`."""
    excerpt: str = field(default="", compare=False)
    """The line, and below it a caret under the column, where that helps."""

    @property
    def about(self) -> tuple[str, str]:
        """What an exception names: the code and the subject."""
        return self.code, self.subject

    @property
    def is_error(self) -> bool:
        """Whether it makes a command fail."""
        return entry(self.code).severity == "error"

    @property
    def words(self) -> str:
        """What is wrong, and what to do."""
        return f"{self.what.rstrip('.')}. {self.advice}"

    @property
    def advice(self) -> str:
        """What to do, which the catalogue says where nothing else does."""
        return self.remedy or entry(self.code).advice

    def __str__(self) -> str:
        review = "" if self.is_error else "(review) "
        line = f"{self.place}: {self.code} {review}{self.words}"
        return line.translate(CONTROLS)


class EditionError(Exception):
    """Reading cannot go on; the message is a sentence for the user."""


@cache
def catalogue() -> dict[str, Code]:
    """Return every code ever given out, in order; a code is never used again."""
    entries = _data().items()
    return {id: Code(id=id, **entry) for id, entry in entries if id != "families"}


def entry(code: str) -> Code:
    """Return what is known of a code; other packages tell all of theirs themselves."""
    elsewhere = Code(code, ELSEWHERE.get(code[:1], "error"), "", "")
    return catalogue().get(code, elsewhere)


def families() -> dict[str, str]:
    """Return what each letter that begins a code stands for, in order."""
    return dict(_data()["families"])


@cache
def _data() -> dict[str, dict[str, str]]:
    source = files("edition").joinpath("codes.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def tally(problems: Iterable[Problem]) -> str:
    """Say how many problems there are, the errors first."""
    severities = [problem.is_error for problem in problems]
    errors, review = sum(severities), severities.count(False)
    if not review:
        return counted(errors, "error") if errors else "No problems"
    return f"{counted(errors, 'error') if errors else 'No errors'}, {review} to review"


def counted(count: int, noun: str) -> str:
    """Say how many there are of something."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a sentence naming the known name nearest to one that is unknown."""
    near = nearest(name, known)
    return f"Did you mean “{near}”?" if near else ""


def nearest(name: str, known: Iterable[str], least: int = 60) -> str:
    """Return the known name nearest to one that is unknown, if it is near enough."""
    from rapidfuzz import fuzz, process  # most commands suggest nothing

    best = process.extractOne(name, [*known], scorer=fuzz.ratio, score_cutoff=least)
    return str(best[0]) if best else ""
