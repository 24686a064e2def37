"""Links that many pages show: to passages, texts and entries, and their number."""

from collections.abc import Iterable, Sized
from itertools import groupby
from typing import NamedTuple

from edition import addresses
from edition.addresses import Address
from edition.attribution import bracketed
from edition.cldr import number
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import Edition, Event, Meta, Name, Parallel, Ref, Term, Text
from edition.scan import plain
from edition.typography import counted, reading_order, unbroken


class Link(NamedTuple):
    """Words that lead somewhere, and what is said behind them."""

    words: str
    address: Address | None
    """None where it led is there no more."""
    remark: str = ""


class TextLinks(NamedTuple):
    """Links to passages and notes of one text, under its name."""

    text: Text
    links: tuple[Link, ...]


def text_link(text: Text) -> Link:
    """Return the link to a text."""
    return Link(text.short_name, addresses.text(text.slug))


def passage_link(text: Text, anchor: str, remark: str = "") -> Link:
    """Return the link to a passage or note of a text, by its number there."""
    return Link(passage_label(anchor), addresses.text(text.slug, anchor), remark)


def event_refs(edition: Edition, event: Event) -> tuple[tuple[Text, Link], ...]:
    """Return the links to where an event was identified, in the order of the texts.

    The remark is empty where the text names it, and where the link says whose it is.
    """
    return tuple(
        (text, passage_link(text, ref.anchor, _remark(event, ref)))
        for text in edition.texts
        for ref in event.refs
        if ref.text == text.slug
    )


def _remark(event: Event, ref: Ref) -> str:
    if ref.is_editorial:
        return ""
    remarks = {"named": "", "inferred": _("inferred"), "contradicted": _("contrary")}
    return remarks[event.identified(ref)]


def by_text(links: Iterable[tuple[Text, Link]]) -> tuple[TextLinks, ...]:
    """Return links under the names of their texts, those of one text in a row."""
    return tuple(
        TextLinks(text, tuple(link for _, link in members))
        for text, members in groupby(links, key=lambda link: link[0])
    )


def term_link(term: Term) -> Link:
    """Return the link to a term."""
    return Link(term.headword, addresses.term(term.id))


def event_link(event: Event) -> Link:
    """Return the link to an event; its remark is the date."""
    return Link(event.label, addresses.event(event.id), unbroken(event.date.words))


def name_link(name: Name) -> Link:
    """Return the link to a name."""
    return Link(name.name, addresses.name(name.id))


def parallel_link(parallel: Parallel) -> Link:
    """Return the link to a parallel."""
    return Link(parallel.title, addresses.parallel(parallel.theme, parallel.id))


def passage_label(anchor: str) -> str:
    """Name a passage or note shortly: “¶ 7”, “n. 4”, “editors’ note”."""
    if anchor == "headnote":
        return _("headnote")
    kind, digits = anchor[:1], anchor[1:]
    return plain.sign(kind, digits) if digits.isdigit() else _("editors’ note")


def byline(meta: Meta) -> str:
    """Return the authors' names in reading order, or that the author is unknown."""
    names = [bracketed(meta, "author", reading_order(n)) for n in meta.authors]
    return ", ".join(names) if names else _("Author unknown")


def pluralized(entries: Sized, kind: str) -> str:
    """Return the number of entries of a kind in words: “1 term”, “3 terms”."""
    n = len(entries)
    words = {
        "term": ngettext("%(n)s term", "%(n)s terms", n),
        "event": ngettext("%(n)s event", "%(n)s events", n),
        "dated event": ngettext("%(n)s dated event", "%(n)s dated events", n),
        "parallel": ngettext("%(n)s parallel", "%(n)s parallels", n),
        "name": ngettext("%(n)s name", "%(n)s names", n),
        "work": ngettext("%(n)s work", "%(n)s works", n),
    }
    return counted(words[kind]) % {"n": number(n)}
