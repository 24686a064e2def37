"""What hand-written pages leave to the edition: lists of texts, numbers, codes."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from markdown.extensions.toc import slugify
from markupsafe import Markup

from edition import addresses
from edition.addresses import Address
from edition.attribution import bracketed
from edition.chronology import chronological
from edition.messages import ngettext
from edition.model import Edition, Text
from edition.problems import Code, catalogue, families
from edition.scan.plain import plain
from edition.templating import render
from edition.views.links import Link, TextLinks, by_text, event_link, event_refs
from edition.views.report import report_address
from edition.views.text import byline

WORDS_A_MINUTE = 230


class TextItem(NamedTuple):
    """A text in the list of texts."""

    text: Text
    address: Address
    title: str
    byline: str
    year: str
    minutes: int
    """The time a reader needs for it."""


class DocumentItem(NamedTuple):
    """A draft, treaty or declaration in the chronology of documents."""

    event: Link
    places: tuple[TextLinks, ...]
    """The passages in which it was identified, by text."""


class AdvicePart(NamedTuple):
    """Words of an advice, or what is to be typed."""

    words: str
    is_typed: bool


class CodeRow(NamedTuple):
    """A code of the catalogue of problems."""

    code: Code
    advice: tuple[AdvicePart, ...]


class CodeTable(NamedTuple):
    """The codes of one family."""

    title: str
    id: str
    rows: tuple[CodeRow, ...]


def inserts(edition: Edition, here: str) -> dict[str, Callable[[], Markup]]:
    """Return what makes each part that a page at ``here`` may ask for."""
    made = {
        "texts": _texts,
        "numbers": _numbers,
        "chronology": _chronology,
        "codes": _codes,
        "report": _report,
    }
    return {
        name: partial(_fill, edition, here, name, values)
        for name, values in made.items()
    }


def _fill(
    edition: Edition,
    here: str,
    name: str,
    values: Callable[[Edition], dict[str, object]],
) -> Markup:
    return render(edition, f"inserts/{name}.html.j2", here, values(edition))


def _texts(edition: Edition) -> dict[str, object]:
    items = [
        TextItem(
            text,
            addresses.text(text.slug),
            bracketed(text.meta, "title", text.meta.title),
            byline(text.meta),
            bracketed(text.meta, "date", f"{text.meta.date.year}"),
            round(reading_minutes(text)),
        )
        for text in edition.texts
    ]
    return {"items": items}


def reading_minutes(text: Text) -> float:
    """Return the time a reader needs for the passages, in minutes."""
    words = sum(len(plain(passage.markdown).split()) for passage in text.passages)
    return words / WORDS_A_MINUTE


def _numbers(edition: Edition) -> dict[str, object]:
    """Say how much the edition holds."""
    kinds = [note.kind for text in edition.texts for note in text.document.notes]
    own, ours = kinds.count("author"), kinds.count("editor")
    passages = sum(len(text.passages) for text in edition.texts)
    facts = [
        ngettext("%(n)s passage", "%(n)s passages", passages) % {"n": f"{passages:,}"},
        ngettext("%(n)s author’s note", "%(n)s author’s notes", own) % {"n": own},
        ngettext("%(n)s editors’ note", "%(n)s editors’ notes", ours) % {"n": ours},
    ]
    return {"facts": facts, "links": _lists(edition)}


def _lists(edition: Edition) -> list[Link]:
    """Return links to the lists that hold anything, each with how much."""
    found = [
        (len(edition.terms), _term_count, addresses.GLOSSARY),
        (len(edition.events), _event_count, addresses.TIMELINE),
        (len(edition.parallels), _parallel_count, addresses.PARALLELS),
        (len(edition.names), _name_count, addresses.NAMES),
        (len(edition.references), _work_count, addresses.BIBLIOGRAPHY),
    ]
    return [Link(words(n), Address(page)) for n, words, page in found if n]


def _term_count(n: int) -> str:
    return ngettext("%(n)s term", "%(n)s terms", n) % {"n": f"{n:,}"}


def _event_count(n: int) -> str:
    return ngettext("%(n)s dated event", "%(n)s dated events", n) % {"n": f"{n:,}"}


def _parallel_count(n: int) -> str:
    return ngettext("%(n)s parallel", "%(n)s parallels", n) % {"n": f"{n:,}"}


def _name_count(n: int) -> str:
    return ngettext("%(n)s name", "%(n)s names", n) % {"n": f"{n:,}"}


def _work_count(n: int) -> str:
    return ngettext("%(n)s work", "%(n)s works", n) % {"n": f"{n:,}"}


def _chronology(edition: Edition) -> dict[str, object]:
    """Return the documents among the events, in order of date."""
    items = [
        DocumentItem(event_link(event), by_text(event_refs(edition, event)))
        for event in chronological(edition)
        if event.document
    ]
    return {"items": items}


def _codes(edition: Edition) -> dict[str, object]:
    """Return the catalogue of problems, a table a family."""
    codes = catalogue().values()
    tables = [
        CodeTable(
            title,
            slugify(title, "-"),
            tuple(
                CodeRow(code, _advice(code))
                for code in codes
                if code.id.startswith(family)
            ),
        )
        for family, title in families().items()
    ]
    return {"tables": tables}


def _advice(code: Code) -> tuple[AdvicePart, ...]:
    """Return an advice in parts: what stands in quotation marks is to be typed."""
    parts = re.split("[“”]", code.advice)
    return tuple(AdvicePart(part, bool(i % 2)) for i, part in enumerate(parts) if part)


def _report(edition: Edition) -> dict[str, object]:
    return {"report": report_address(edition)}
