"""Own the links that many pages show: to passages, texts, events, by text."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from edition import addresses
from edition.addresses import Address
from edition.messages import gettext as _
from edition.model import Edition, Event, Parallel, Term, Text
from edition.scan import plain


class Link(NamedTuple):
    """Words that lead somewhere, and what is said behind them."""

    words: str
    address: Address
    remark: str = ""


class TextLinks(NamedTuple):
    """Links to passages and notes of one text, under its name."""

    name: str
    links: tuple[Link, ...]


def text_link(text: Text, words: str = "") -> Link:
    """Return the link to a text."""
    return Link(words or text.short_name, addresses.text(text.slug))


def passage_link(text: Text, anchor: str, remark: str = "") -> Link:
    """Return the link to a passage or note of a text, by its number there."""
    return Link(passage_label(anchor), addresses.text(text.slug, anchor), remark)


def event_refs(edition: Edition, event: Event) -> tuple[tuple[Text, Link], ...]:
    """Return the links to where an event was identified, in the order of the texts.

    The remark is empty where the text names it.
    """
    remarks = {"named": "", "inferred": _("inferred"), "contradicted": _("contrary")}
    return tuple(
        (text, passage_link(text, ref.anchor, remarks[event.identified(ref)]))
        for text in edition.texts
        for ref in event.refs
        if ref.text == text.slug
    )


def by_text(links: Iterable[tuple[Text, Link]]) -> tuple[TextLinks, ...]:
    """Return links under the names of their texts.

    Args:
        links: text and link, those of one text together.
    """
    return tuple(
        TextLinks(text.short_name, tuple(link for _, link in members))
        for text, members in groupby(links, key=lambda link: link[0])
    )


def term_link(term: Term) -> Link:
    """Return the link to a term."""
    return Link(term.headword, addresses.term(term.id))


def event_link(event: Event) -> Link:
    """Return the link to an event; its remark is the date."""
    return Link(event.label, addresses.event(event.id), event.date.words)


def parallel_link(parallel: Parallel) -> Link:
    """Return the link to a parallel."""
    return Link(parallel.title, addresses.parallel(parallel.theme, parallel.id))


def passage_label(anchor: str) -> str:
    """Name a passage or note shortly: “¶ 7”, “n. 4”, “editors’ note”."""
    if anchor == "headnote":
        return _("headnote")
    kind, number = anchor[:1], anchor[1:]
    return plain.sign(kind, number) if number.isdigit() else _("editors’ note")
