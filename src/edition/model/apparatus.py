"""Own the nouns of the apparatus: works, terms, events, parallels, names."""

from dataclasses import dataclass, field
from typing import Any

from edition.dates import Date
from edition.model.texts import Ref
from edition.problems import Place


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the bibliography."""

    key: str
    type: str
    fields: dict[str, str]
    place: Place
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field."""
    item: dict[str, Any] = field(default_factory=dict)
    """The entry as CSL-JSON."""
    plain: dict[str, str] = field(default_factory=dict)
    """The fields in which TeX stands, as plain text."""
    unused: tuple[str, ...] = ()
    """What of it is neither printed nor exported."""

    @property
    def title(self) -> str:
        """The title without subtitle, in plain text."""
        return self.text("title")

    @property
    def language(self) -> str:
        """The language of the work as an IETF tag."""
        return str(self.item.get("language", "en"))

    def text(self, name: str) -> str:
        """Return a field in plain text, or nothing."""
        typed = self.fields.get(name, "").replace("{", "").replace("}", "")
        return self.plain.get(name, typed)


@dataclass(frozen=True, slots=True)
class Term:
    """A headword of the glossary and the forms in which it occurs."""

    id: str
    headword: str
    forms: tuple[str, ...]
    kind: str
    definition: str
    sources: tuple[str, ...]
    place: Place
    see_also: tuple[str, ...] = ()
    commentary: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field."""
    language: str = ""
    """The language of the forms that are not in Latin letters."""

    def at(self, name: str) -> Place:
        """Return the place of a field, or of the entry if it has no such field."""
        return Place(self.place.path, self.lines.get(name, self.place.line))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, dated with what certainty there is."""

    id: str
    label: str
    date: Date
    dating: str
    """``stated`` by a text, or ``inferred`` by the editors."""
    kind: str
    refs: tuple[Ref, ...]
    account: str
    sources: tuple[str, ...]
    place: Place
    dating_note: str = ""
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field."""

    def at(self, name: str) -> Place:
        """Return the place of a field, or of the entry if it has no such field."""
        return Place(self.place.path, self.lines.get(name, self.place.line))


RELATIONS = {
    "contradiction": "Contradiction",
    "sense": "Same words, different sense",
    "agreement": "Agreement",
    "silence": "Telling silence",
    "tension": "Tension inside one text",
}
"""What each relation between passages is called."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """A relation between passages of different texts, or a tension inside one."""

    id: str
    title: str
    theme: str
    relation: str
    """One of ``RELATIONS``."""
    refs: tuple[Ref, ...]
    commentary: str
    place: Place
    silent: tuple[str, ...] = ()
    """The texts that could have spoken and do not."""
    terms: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field."""

    @property
    def texts(self) -> frozenset[str]:
        """The texts that speak in it."""
        return frozenset(ref.text for ref in self.refs)

    def at(self, name: str) -> Place:
        """Return the place of a field, or of the entry if it has no such field."""
        return Place(self.place.path, self.lines.get(name, self.place.line))


@dataclass(frozen=True, slots=True)
class Step:
    """One passage of a route, and what to look for in it."""

    ref: Ref
    why: str


@dataclass(frozen=True, slots=True)
class Route:
    """An order in which to read passages of several texts."""

    id: str
    title: str
    intro: str
    steps: tuple[Step, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation or place, and the forms in which it occurs."""

    id: str
    name: str
    sort: str
    """The name as it is filed: “Kosachev, Konstantin”."""
    kind: str
    """``person``, ``organisation`` or ``place``."""
    forms: tuple[str, ...]
    identification: str
    """Who or what it was at the date of the text."""
    place: Place
    original: str = ""
    """The name in its own script, where that is not Latin."""
    language: str = ""
    """The language of the forms that are not in Latin letters."""
    authorities: dict[str, str] = field(default_factory=dict)
    """Its identifiers, by the file that gives them: ``wikidata``, ``viaf`` …"""
    sources: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field."""

    def at(self, name: str) -> Place:
        """Return the place of a field, or of the entry if it has no such field."""
        return Place(self.place.path, self.lines.get(name, self.place.line))


@dataclass(frozen=True, slots=True)
class Emendation:
    """A correction made to the source of a text, or an author's slip left standing."""

    text: str
    anchor: str
    """The passage or note it is in."""
    lem: str
    """What we read."""
    rdg: str
    """What the source has."""
    kind: str
    """``slip`` where it stays as it is; else the damage that was mended."""
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Life:
    """A time in which an id stood for certain words; the ledger is a list of these."""

    id: str
    """An address: ``marsh-1990#p7``, ``glossary/treaty``, ``timeline#event-x``."""
    since: str
    """The version that first had it."""
    print: str
    """The fingerprint of its words when last recorded."""
    words: str
    """Sketches of its words: as published and, after a space each, as reworded."""
    place: Place
    changed: str = ""
    """The version in which its words last changed, if they ever did."""
    status: str = "current"
    """``current``, ``moved``, ``merged``, ``split`` or ``withdrawn``."""
    to: tuple[str, ...] = ()
    """Where its words went."""
    until: str = ""
    """The first version in which it no longer stood for them."""
    on: str = ""
    """The day that was recorded."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A problem that is none, and why."""

    code: str
    about: str
    """The words that the problem puts in quotation marks."""
    reason: str
    place: Place
