"""The model of the apparatus: works, terms, events, parallels, routes.

Entries of data files have the fields that are written there; readers validate them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, SkipValidation

from edition.messages import N_
from edition.model.fields import (
    AT_LEAST_ONE,
    Day,
    EdtfDate,
    Entry,
    Fields,
    Id,
    Key,
    LanguageCode,
    Many,
    Markdown,
    Plain,
    Quoted,
    RefField,
    Refs,
    Some,
    StandIn,
    Version,
)
from edition.model.refs import Ref
from edition.problems import Place
from edition.syntax import PUBLISHED_ID

PublishedId = Annotated[str, Field(pattern=PUBLISHED_ID)]
Number = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
NumberOrNone = Annotated[str, Field(pattern=r"^(\d+\.\d+\.\d+)?$")]
NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the bibliography."""

    key: str
    type: str
    fields: Mapping[str, str] = field(hash=False)
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """The place of each field."""
    item: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """The entry as CSL-JSON."""
    plain: Mapping[str, str] = field(default_factory=dict, hash=False)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """A headword of the glossary and the forms in which it occurs."""

    id: Id
    headword: Plain
    forms: Some[Plain]
    kind: Literal["concept", "treaty", "organisation", "event", "office"]
    definition: Markdown
    sources: Some[Key]
    see_also: Many[Id] = ()
    commentary: Markdown = ""
    language: LanguageCode = ""
    """The language of the forms that are not in Latin letters."""


GROUPS = {
    "text": N_("The texts"),
    "primary": N_("Primary sources"),
    "scholarship": N_("Scholarship"),
    "reference": N_("Reference and policy"),
    "press": N_("Press and comment"),
    "other": N_("Other works"),
}
"""The keywords by which works are grouped, in order; the last is for all others."""


IDENTIFIED = ("named", "inferred", "contradicted")
"""How an event was identified in a text: the fields of its refs, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """Something that happened, dated with what certainty there is."""

    id: Id
    label: Plain
    date: EdtfDate
    dating: Literal["stated", "inferred"]
    """``stated`` by a text, or ``inferred`` by the editors."""
    dating_note: Markdown = ""
    kind: Plain
    document: bool = False
    """Whether it stands in the chronology of documents."""
    named: Annotated[Refs, Field(alias="refs")] = ()
    """The passages and notes that name it in words of their own, dated or not."""
    inferred: Refs = ()
    """Those of which the editors infer that they mean it."""
    contradicted: Refs = ()
    """Those that assert the contrary."""
    identification: Markdown = ""
    """What the editors identify it by where a text does not name it."""
    forms: Many[Plain] = ()
    account: Markdown
    sources: Some[Key]
    names: Many[Plain] = ()

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Every passage and note that it is identified in."""
        return self.named + self.inferred + self.contradicted

    def identified(self, *refs: Ref) -> str:
        """Return how it was identified in refs, or in any: the best that one has."""
        wanted = refs or self.refs
        found = (name for name in IDENTIFIED if set(wanted) & set(getattr(self, name)))
        return next(found, "")


RELATIONS = {
    "contradiction": N_("Contradiction"),
    "sense": N_("Same words, different sense"),
    "agreement": N_("Agreement"),
    "silence": N_("Telling silence"),
    "tension": N_("Tension inside one text"),
}
"""What each relation between passages is called; translated where it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel(Entry):
    """A relation between passages of different texts, or a tension inside one."""

    id: Id
    title: Plain
    theme: Id
    relation: Literal["contradiction", "sense", "agreement", "silence", "tension"]
    """One of ``RELATIONS``."""
    refs: Annotated[Refs, AT_LEAST_ONE, Field(alias="passages")]
    commentary: Markdown
    silent: Mapping[Id, Plain] = field(default_factory=dict, hash=False)
    """The texts of which one could expect a word, each with the reason."""
    terms: Many[Id] = ()
    events: Many[Id] = ()
    sources: Many[Key] = ()

    @property
    def texts(self) -> frozenset[str]:
        """The texts that speak in it."""
        return frozenset(ref.text for ref in self.refs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Fields):
    """One passage of a route, and what to look for in it."""

    ref: RefField
    why: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Entry):
    """An order in which to read passages of several texts."""

    id: Id
    title: Plain
    intro: Markdown
    steps: Some[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emendation(Entry):
    """A correction made to the source of a text, or an author's slip left standing."""

    anchor: Annotated[str, Field(pattern=r"^[pn][1-9]\d*$"), Field(alias="place")]
    """The passage or note it is in."""
    lem: Quoted
    """What we read."""
    rdg: Quoted
    """What the source has."""
    kind: Literal["lost-character", "case-damage", "missing-space", "slip"]
    """``slip`` where it stays as it is; else the damage that was mended."""
    reason: Plain

    @property
    def text(self) -> str:
        """The text whose profile records it."""
        return PurePosixPath(self.place.path).stem


@dataclass(frozen=True, slots=True)
class Life:
    """A time in which an id stood for certain words; the ledger is a list of these."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")
    id: PublishedId
    """An address: ``marsh-1990#p7``, ``glossary/treaty``, ``timeline#event-x``."""
    since: Number
    """The version that first had it."""
    print: Annotated[str, Field(pattern=r"^[\w-]{11}$")]
    """The fingerprint of its words when last recorded."""
    changed: NumberOrNone = ""
    """The version in which its words last changed, if they ever did."""
    status: Literal["current", "moved", "merged", "split", "withdrawn"] = "current"
    to: tuple[PublishedId, ...] = ()
    """Where its words went."""
    until: NumberOrNone = ""
    """The first version in which it no longer stood for them."""
    on: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = ""
    """The day that was recorded."""
    reason: Annotated[str, Field(max_length=1_000)] = ""
    place: SkipValidation[Place] = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Entry):
    """A version of the edition as it was given out."""

    version: Version
    date: Day
    texts: Annotated[Mapping[Id, Version], StandIn(lambda _: {})] = field(hash=False)
    """The version of each text in it, by slug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Entry):
    """A problem that is none, and why."""

    code: Annotated[str, Field(pattern=r"^[A-Z]\d{3}$"), StandIn(lambda _: "")]
    about: Plain
    """The id, key or word that is the subject of the problem."""
    reason: Plain
