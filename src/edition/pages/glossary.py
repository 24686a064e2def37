"""Make the glossary: an index of terms, and a page for each."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from edition.indexes import Occurrence, events_by_passage, occurrences, term_matcher
from edition.model import Edition, Event, GeneratedPage, Term
from edition.pages.markup import (
    counted,
    escape,
    front_matter,
    term_link,
    text_link,
)
from edition.scan.plain import plain
from edition.sources import GLOSSARY

TITLE = "Glossary"
DESCRIPTION = (
    "Terms compared across the texts, with every passage in which each occurs."
)
COUNTED = "Counted in the editors’ précis, not yet in the authors’ own words."
CONTEXT = 70
"""Characters of context on each side of a term."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index of terms and the page of each term."""
    if not edition.terms:
        return
    yield GeneratedPage(
        "glossary/index.md", TITLE, _index(edition), GLOSSARY, DESCRIPTION
    )
    for term in edition.terms:
        description = f"“{term.headword}” in {counted(len(edition.texts), 'text')}."
        markdown = front_matter(term.headword, description) + _term(edition, term)
        yield GeneratedPage(
            f"glossary/{term.id}.md",
            term.headword,
            markdown,
            GLOSSARY,
            description,
            False,
        )


def _initial(term: Term) -> str:
    return term.headword[0].upper()


def _index(edition: Edition) -> str:
    terms = sorted(edition.terms, key=lambda t: t.headword.casefold())
    sections = [
        f"## {letter} {{ #letter-{letter.lower()} }}\n\n"
        + "\n\n".join(_entry(edition, term) for term in group)
        for letter, group in groupby(terms, key=_initial)
    ]
    return (
        front_matter(TITLE, DESCRIPTION)
        + f"# {TITLE}\n\n{counted(len(terms), 'term')} in which the texts meet. "
        f"Each leads to every passage in which it occurs. {COUNTED}\n{{ .lead }}\n\n"
        + "\n\n".join(sections)
        + "\n"
    )


def _entry(edition: Edition, term: Term) -> str:
    found = occurrences(edition).get(term.id, ())
    places = ", ".join(
        f"{text_link(text)} ({sum(o.times for o in group)})"
        for text, group in groupby(found, key=lambda o: o.text)
    )
    headword = f"[{escape(term.headword)}](/glossary/{term.id}.md)"
    return (
        f"### {headword} {{ #{term.id} .entry }}\n\n"
        f"{_flat(term.definition)}\n{{ .entry__body }}\n\n"
        f"{term.kind.capitalize()} · {places or 'in no précis'}\n{{ .entry__meta }}"
    )


def _term(edition: Edition, term: Term) -> str:
    found = occurrences(edition).get(term.id, ())
    parts = [
        f"# {escape(term.headword)}",
        f"{term.kind.capitalize()}. Forms: {_forms(term)}.\n{{ .entry__meta }}",
        f"{_flat(term.definition)}\n{{ .definition }}",
        *(
            [f"## How the texts differ\n\n{_flat(term.commentary)}"]
            if term.commentary
            else []
        ),
        f"## In the texts\n\n{COUNTED}\n{{ .caveat }}",
        _table(edition, found),
        *_contexts(edition, term, found),
        *_related(edition, found),
        *_see_also(edition, term),
        "## Sources\n\n" + "\n".join(f"- [@{key}]." for key in term.sources),
    ]
    return "\n\n".join(parts) + "\n"


def _forms(term: Term) -> str:
    return ", ".join(f"*{escape(form)}*" for form in term.forms)


def _table(edition: Edition, found: Iterable[Occurrence]) -> str:
    """Return a row for each text, those that never use the term too."""
    counts = {text.slug: [0, 0] for text in edition.texts}
    first: dict[str, str] = {}
    for occurrence in found:
        counts[occurrence.text.slug][0] += occurrence.times
        counts[occurrence.text.slug][1] += 1
        first.setdefault(occurrence.text.slug, occurrence.passage.id)
    rows = ["| Text | Uses | Passages | First |", "|---|--:|--:|---|"]
    for text in edition.texts:
        uses, passages = counts[text.slug]
        where = first.get(text.slug, "")
        link = text_link(text, f"¶ {where[1:]}", where) if where else "—"
        rows.append(f"| {text_link(text)} | {uses} | {passages} | {link} |")
    return "\n".join(rows)


def _contexts(
    edition: Edition, term: Term, found: Iterable[Occurrence]
) -> Iterator[str]:
    """Yield, for each text, a line of context for every passage."""
    for text, group in groupby(found, key=lambda o: o.text):
        lines = [f"### {text_link(text)}"]
        lines += [_context(edition, term, occurrence) for occurrence in group]
        yield lines[0] + "\n\n" + "\n".join(lines[1:])


def _context(edition: Edition, term: Term, occurrence: Occurrence) -> str:
    words = plain(occurrence.passage.markdown)
    match = next(m for m in term_matcher(edition).find(words) if m.owner == term.id)
    before, after = words[: match.start], words[match.end :]
    more = f" ({occurrence.times} times)" if occurrence.times > 1 else ""
    passage = occurrence.passage
    return (
        f"- {text_link(occurrence.text, f'¶ {passage.number}', passage.id)} "
        f"{escape(_tail(before))}**{escape(words[match.start : match.end])}**"
        f"{escape(_head(after))}{more}"
    )


def _tail(text: str) -> str:
    return text if len(text) <= CONTEXT else "… " + text[-CONTEXT:].split(" ", 1)[-1]


def _head(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rsplit(" ", 1)[0] + " …"


def _related(edition: Edition, found: Iterable[Occurrence]) -> Iterator[str]:
    """Yield the events that the same passages assert, the most shared first."""
    index = events_by_passage(edition)
    shared: dict[str, tuple[Event, int]] = {}
    for occurrence in found:
        for event in index.get((occurrence.text.slug, occurrence.passage.id), ()):
            shared[event.id] = (event, shared.get(event.id, (event, 0))[1] + 1)
    ranked = sorted(
        shared.values(), key=lambda pair: (-pair[1], pair[0].date.earliest)
    )[:6]
    if ranked:
        yield "## Events in the same passages\n\n" + "\n".join(
            f"- [{escape(e.label)}](/timeline.md#event-{e.id}), {e.date.words}"
            for e, _ in ranked
        )


def _see_also(edition: Edition, term: Term) -> Iterator[str]:
    links = [term_link(edition, id) for id in term.see_also if id in edition.term]
    if links:
        yield f"## See also\n\n{', '.join(links)}."


def _flat(text: str) -> str:
    """Return a text from data on one line; its links lead from the root."""
    return re.sub(r"\]\(\.\./", "](/", " ".join(text.split()))
