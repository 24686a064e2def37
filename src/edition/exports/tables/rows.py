"""Take the rows of each table from the edition; a list is one cell."""

from collections.abc import Iterable, Iterator

from edition.checks.tables import JOINT
from edition.dates import Date
from edition.exports.text_json import bound
from edition.indexes import uses
from edition.model import Edition
from edition.scan.plain import plain
from edition.self_citation import page_address

Cell = str | int | float | None
Row = dict[str, Cell]


def _joined(values: Iterable[object]) -> str:
    return JOINT.join(map(str, values))


def _days(date: Date) -> Row:
    """Return a date, and its bounds where ISO 8601 has such days."""
    bounds = {"earliest": date.earliest, "latest": date.latest}
    found = {n: bound(day) if day[0] >= 1 else "" for n, day in bounds.items()}
    return {"edtf": date.edtf, **found}


def texts(edition: Edition) -> Iterator[Row]:
    """Yield the texts, in order of date."""
    for text in edition.texts:
        meta = text.meta
        yield {
            "id": text.slug,
            "title": meta.title,
            "authors": _joined(meta.authors),
            **_days(meta.date),
            "language": meta.language,
            "layer": meta.presentation,
            "version": meta.version,
            "passages": len(text.passages),
            "notes": len(text.document.notes),
            "url": page_address(edition, text),
        }


def glossary(edition: Edition) -> Iterator[Row]:
    """Yield the terms."""
    for term in edition.terms:
        yield {
            "id": term.id,
            "headword": term.headword,
            "kind": term.kind,
            "definition": plain(term.definition),
            "commentary": plain(term.commentary),
            "forms": _joined(term.forms),
            "see_also": _joined(term.see_also),
            "sources": _joined(term.sources),
        }


def timeline(edition: Edition) -> Iterator[Row]:
    """Yield the events."""
    for event in edition.events:
        yield {
            "id": event.id,
            "label": event.label,
            **_days(event.date),
            "dating": event.dating,
            "kind": event.kind,
            "account": plain(event.account),
            "passages": _joined(event.refs),
            "sources": _joined(event.sources),
        }


def names(edition: Edition) -> Iterator[Row]:
    """Yield the names."""
    for name in edition.names:
        latitude, longitude = name.coordinates or (None, None)
        yield {
            "id": name.id,
            "name": name.name,
            "sort": name.sort,
            "kind": name.kind,
            "original": name.original,
            "language": name.language,
            "identification": plain(name.identification),
            "forms": _joined(name.forms),
            "latitude": latitude,
            "longitude": longitude,
            **dict(name.authorities),
        }


def parallels(edition: Edition) -> Iterator[Row]:
    """Yield the passages of each parallel."""
    for parallel in edition.parallels:
        for ref in parallel.refs:
            yield {
                "id": parallel.id,
                "passage": str(ref),
                "title": parallel.title,
                "theme": parallel.theme,
                "relation": parallel.relation,
                "commentary": plain(parallel.commentary),
                "silent": _joined(parallel.silent),
            }


def stances(edition: Edition) -> Iterator[Row]:
    """Yield what each text holds on each theme, and who is silent."""
    for theme in edition.themes:
        held = {stance.text: stance for stance in theme.stances}
        for text in (*held, *theme.silent):
            stance = held.get(text)
            yield {
                "theme": theme.id,
                "text": text,
                "question": theme.question,
                "holds": stance.holds if stance else "",
                "passages": _joined(stance.refs) if stance else "",
            }


def routes(edition: Edition) -> Iterator[Row]:
    """Yield the steps of each route."""
    for route in edition.routes:
        for number, step in enumerate(route.steps, 1):
            yield {
                "id": route.id,
                "step": number,
                "title": route.title,
                "passage": str(step.ref),
                "why": plain(step.why),
            }


def emendations(edition: Edition) -> Iterator[Row]:
    """Yield what was mended, and the slips that were kept."""
    for found in edition.emendations:
        yield {
            "passage": f"{found.text}#{found.anchor}",
            "rdg": found.rdg,
            "lem": found.lem,
            "kind": found.kind,
            "reason": found.reason,
        }


def works(edition: Edition) -> Iterator[Row]:
    """Yield the works."""
    cited = uses(edition)
    for reference in edition.references:
        places = dict.fromkeys(
            f"{use.text.slug}#{use.anchor}" for use in cited.get(reference.key, ())
        )
        yield {
            "key": reference.key,
            "type": reference.type,
            "author": reference.text("author"),
            "title": reference.title,
            "date": reference.text("date") or reference.text("year"),
            "doi": reference.text("doi"),
            "url": reference.text("url"),
            "cited": _joined(places),
        }
