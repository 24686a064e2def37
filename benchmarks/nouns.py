"""The nouns of an invented edition."""

from dataclasses import dataclass

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the bibliography."""

    key: str
    kind: str
    names: tuple[tuple[str, str], ...]
    title: str
    inside: str
    """The journal or book it stands in, or who publishes it."""
    volume: int
    number: int
    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event."""

    id: str
    label: str
    year: int
    month: int
    day: int

    @property
    def words(self) -> str:
        """The date as a text writes it."""
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True)
class Name:
    """A person, known by one form."""

    id: str
    family: str
    given: str

    @property
    def words(self) -> str:
        """The name as a text writes it."""
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True)
class Parallel:
    """A relation between passages of two texts."""

    id: str
    title: str
    theme: str
    relation: str
    passages: tuple[str, ...]
    commentary: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One use of a work."""

    work: Work
    label: str
    locator: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, and the citations of the note that hangs on them, if any."""

    words: str
    note: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One text."""

    slug: str
    title: str
    author: tuple[str, str]
    year: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """An invented edition."""

    works: tuple[Work, ...]
    terms: tuple[str, ...]
    events: tuple[Event, ...]
    asserted: dict[str, tuple[str, ...]]
    """The passages (``slug#p7``) that assert each event."""
    names: tuple[Name, ...]
    parallels: tuple[Parallel, ...]
    texts: tuple[Text, ...]
