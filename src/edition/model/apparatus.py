"""The model of the apparatus: works, terms, events, parallels, routes.

Entries of data files have the fields that are written there; readers validate them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import Field

from edition.messages import N_
from edition.model.entries import Entry
from edition.model.fields import (
    AT_LEAST_ONE,
    EdtfDate,
    Id,
    Key,
    LanguageCode,
    Many,
    Markdown,
    Plain,
    RefField,
    Refs,
    Some,
    StandIn,
)
from edition.model.passages import Ref
from edition.model.patterns import formed
from edition.problems import Place


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
    """Its name in addresses, which never changes."""
    headword: Plain
    """The term as it is filed."""
    forms: Some[Plain]
    """The words by which it is found; with a capital, only as written."""
    kind: Literal["concept", "treaty", "organisation", "event", "office"]
    """What kind of thing it names; a treaty may be any document."""
    definition: Markdown
    """What it means, whoever uses it."""
    sources: Some[Key]
    """The keys of the works that the definition rests on."""
    see_also: Many[Id] = ()
    """The ids of other terms."""
    commentary: Markdown = ""
    """How its use differs between the texts."""
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
    """Its name in addresses, which never changes."""
    label: Plain
    """What happened, in the present tense."""
    date: EdtfDate
    """When it happened."""
    dating: Literal["stated", "inferred"]
    """``stated`` by a text, or ``inferred`` by the editors."""
    dating_note: Markdown = ""
    """Which part of the date comes from elsewhere, and from where."""
    kind: Plain
    """What kind of event it is, in a word."""
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
    """Words of the texts that lead to it; the date leads to it anyhow."""
    account: Markdown
    """What happened, and what the texts make of it."""
    sources: Some[Key]
    """The keys of the works that establish it."""
    names: Many[Plain] = ()
    """Who takes part in it."""

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


SIDES = {
    "contradiction": N_("Contradiction between %(texts)s"),
    "contradictions": N_("Contradiction among %(texts)s"),
    "sense": N_("Same words, different sense in %(texts)s"),
    "agreement": N_("Agreement between %(texts)s"),
    "silence": N_("Telling silence next to what is said in %(texts)s"),
    "tension": N_("Tension inside %(texts)s"),
}
"""What each relation is called together with the texts that speak in it.

Who stands against whom is said of contradictions that have sides.
"""
BESIDE = "beside"
"""How two texts stand that speak in a contradiction, one of them on no side."""
STANDINGS = RELATIONS | {BESIDE: N_("Not set against each other")}
"""What it is called how two texts stand to each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel(Entry):
    """A relation between passages of different texts, or a tension inside one."""

    id: Id
    """Its name in addresses, which never changes."""
    title: Plain
    """The matter, not the verdict."""
    theme: Id
    """The page of parallels on which it stands."""
    relation: Literal["contradiction", "sense", "agreement", "silence", "tension"]
    """How the passages stand to one another."""
    refs: Annotated[Refs, AT_LEAST_ONE, Field(alias="passages")]
    """The passages that speak, in the order of the texts."""
    commentary: Markdown
    """Who says what, with links."""
    sides: Many[Many[Id]] = ()
    """Of a contradiction: the texts that hold the same, against those of other sides.

    A text on no side speaks to the matter and takes none of them. Where more than two
    speak and there are no sides, nothing is said of who stands against whom.
    """
    silent: Mapping[Id, Plain] = field(default_factory=dict, hash=False)
    """The texts of which one could expect a word, each with the reason."""
    terms: Many[Id] = ()
    """The ids of the terms that it turns on."""
    events: Many[Id] = ()
    """The ids of the events that it turns on."""
    sources: Many[Key] = ()
    """The keys of the works that it rests on."""

    def standing(self, one: str, other: str) -> str:
        """Return how two texts that speak in it stand: its relation, or by sides.

        In a contradiction of more than two those on one side agree, and those that are
        on none are `BESIDE` the others.
        """
        if self.relation != "contradiction" or len(self.texts) == 2:
            return self.relation
        of = {text: side for side in self.sides for text in side}
        if one not in of or other not in of:
            return BESIDE
        return "agreement" if of[one] == of[other] else self.relation

    @property
    def texts(self) -> frozenset[str]:
        """The texts that speak in it."""
        return frozenset(ref.text for ref in self.refs)

    @property
    def opposed(self) -> frozenset[str]:
        """The texts that stand against one another in it: of two, both."""
        if self.relation == "contradiction" and len(self.texts) == 2:
            return self.texts
        return frozenset(chain.from_iterable(self.sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Entry):
    """One passage of a route, and what to look for in it."""

    ref: RefField
    """The passage."""
    why: Markdown
    """What to look for in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Entry):
    """An order in which to read passages of several texts."""

    id: Id
    """Its name in addresses, which never changes."""
    title: Plain
    """What it is called."""
    intro: Markdown
    """What it is about, and for whom."""
    steps: Some[Step]
    """The passages in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Entry):
    """A problem that is none, and why."""

    code: Annotated[
        str,
        formed(r"^[A-Z]\d{3}$", "a letter and three digits, such as G008"),
        StandIn(lambda _: ""),
    ]
    """The code of the finding."""
    about: Plain
    """The id, key or word that is the subject of the problem."""
    reason: Plain
    """Why it is no fault."""
