"""Turn the edition into what is searched: a page of HTML for each text and list."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import NamedTuple

from edition.citations import reference_markdown
from edition.model import RELATIONS, Edition, Name, Note, Parallel, Text
from edition.pages.parallels import themes
from edition.pages.text import byline
from edition.scan.plain import plain
from edition.scripts import romanised
from edition.search.vocabulary import other_words

WEIGHT = "0.1"
"""The weight of words that find an entry without standing in it."""

Entry = tuple[str, str, Iterable[str]]
"""An anchor, the words of an entry, and words that only find it."""
CITATION = re.compile(r"[:;,]?\s*\[[^\[\]\n]*@[^\[\]\n]*\](?!\()")
CITED = re.compile(r"@([A-Za-z0-9_-]+)")
ADDRESS = re.compile(r"<(https?://[^<>\s]*)>")
TAG = re.compile(r"</?[a-z][^<>]*>")


class Record(NamedTuple):
    """One page of the index, and what the reader is told of it."""

    url: str
    kind: str
    """``text``, ``terms``, ``events``, ``parallels``, ``names`` or ``references``."""
    title: str
    author: str
    year: int | None
    language: str
    html: str


def records(edition: Edition) -> Iterator[Record]:
    """Yield what is to be searched; every entry in a record has its anchor."""
    for text in edition.texts:
        yield _text_record(edition, text)
    yield from _list_records(edition)


def _text_record(edition: Edition, text: Text) -> Record:
    meta = text.meta
    passages = ((p.id, plain(p.markdown), ()) for p in text.passages)
    notes = (
        (n.id, _words(n.markdown), _works(edition, n)) for n in text.document.notes
    )
    body = _entries(
        edition, [("headnote", _words(text.headnote), ()), *passages, *notes]
    )
    return Record(
        f"texts/{text.slug}/",
        "text",
        meta.title,
        byline(meta).replace("\\", ""),
        meta.date.year,
        meta.language,
        body,
    )


def _works(edition: Edition, note: Note) -> tuple[str, ...]:
    """Return the names and titles that a note's citations bring into it."""
    keys = (key for key in CITED.findall(note.markdown) if key in edition.reference)
    fields = (edition.reference[key].fields for key in keys)
    names = ("author", "nameaddon", "title", "titleaddon")
    values = (f[name] for f in fields for name in names if name in f)
    return tuple(re.sub(r"[{}]", "", value) for value in values)


def _words(markdown: str) -> str:
    """Return the words of a note or entry: no citations, no tags, addresses bare."""
    return plain(TAG.sub("", ADDRESS.sub(r"\1", CITATION.sub("", markdown))))


def _list_records(edition: Edition) -> Iterator[Record]:
    for url, kind, title, entries in _lists(edition):
        if entries:
            yield Record(url, kind, title, "", None, "en", _entries(edition, entries))


def _lists(edition: Edition) -> Iterator[tuple[str, str, str, list[Entry]]]:
    """Yield the address, kind, title and entries of each list."""
    terms: list[Entry] = [
        (t.id, f"{t.headword}. {_words(t.definition)}", t.forms) for t in edition.terms
    ]
    events: list[Entry] = [
        (f"event-{e.id}", f"{e.date.words}: {e.label}. {_words(e.account)}", e.names)
        for e in edition.events
    ]
    references: list[Entry] = [
        (f"ref-{r.key}", _words(reference_markdown(edition, r)), ())
        for r in edition.references
    ]
    yield "glossary/", "terms", "Glossary", terms
    yield "timeline/", "events", "Timeline", events
    for theme, members in themes(edition).items():
        entries = [_parallel(parallel) for parallel in members]
        yield f"parallels/{theme}/", "parallels", "Parallels", entries
    yield "names/", "names", "Names", [_name(name) for name in edition.names]
    yield "bibliography/", "references", "Bibliography", references


def _name(name: Name) -> Entry:
    """Return a name, with its forms in every script as words that only find it."""
    latin = romanised(name.original, name.language)
    forms = {name.name, name.original, latin, *name.forms} - {""}
    words = f"{name.sort}. {_words(name.identification)}"
    return f"name-{name.id}", words, sorted(forms)


def _parallel(parallel: Parallel) -> Entry:
    words = f"{parallel.title}. {_words(parallel.commentary)}"
    return f"parallel-{parallel.id}", words, (RELATIONS[parallel.relation],)


def _entries(edition: Edition, entries: Iterable[Entry]) -> str:
    """Write each entry with its anchor, and the words that only find it beside it."""
    parts = []
    for id, text, more in entries:
        hidden = sorted({*other_words(edition, text), *more})
        parts.append(f'<div id="{id}">{escape(unescape(text))}</div>')
        if hidden:
            words = escape(" · ".join(hidden))
            parts.append(
                f'<div id="f-{id}" data-pagefind-weight="{WEIGHT}">{words}</div>'
            )
    return "\n".join(parts)
