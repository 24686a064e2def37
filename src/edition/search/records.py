"""Turn the edition into what is searched: a page of HTML for each text and list."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from edition.citations import reference_markdown
from edition.features import usable_features
from edition.features import words as counted_words
from edition.marks import KEY, MARK, anchor
from edition.model import RELATIONS, Edition, Name, Parallel, Text
from edition.pages.markup import stopped
from edition.pages.parallels import themes
from edition.pages.text import byline
from edition.scan.plain import plain
from edition.scripts import romanised
from edition.search.vocabulary import STOP, other_words

MOST = 60_000
"""Characters of a list after which another record begins."""
NONE: frozenset[str] = frozenset()

Wanted = tuple[str, str, Iterable[str]]
"""An anchor, the words of an entry, and words that only find it."""
MARKS = rf"(?:[:;,]?\s*{MARK})+"
CITATION = re.compile(
    rf"\s*\({MARKS}\)|(?:^|(?<=[.?!])|(?<=[.?!][”’])){MARKS}\.?|{MARKS}"
)
"""Citations that stand together; with their brackets, or their stop as a sentence."""
CITED = re.compile(f"@({KEY})")
ADDRESS = re.compile(r"<(https?://[^<>\s]*)>")
TAG = re.compile(r"</?[a-z][^<>]*>")


class Entry(NamedTuple):
    """A place in a record: words that are shown, or words that only find another."""

    id: str
    """The anchor of what is found; of passages counted together ``p8-p12``."""
    words: str
    counts: tuple[int, ...] = ()
    """How often the author has each of the words, where they are an author's own."""
    is_other: bool = False
    """Whether they are other forms or scripts of words that are shown."""

    @property
    def is_hidden(self) -> bool:
        """Whether the words are never shown."""
        return self.is_other or bool(self.counts)


class Record(NamedTuple):
    """One page of the index, and what the reader is told of it."""

    url: str
    kind: str
    """``text``, ``terms``, ``events``, ``parallels``, ``names`` or ``references``."""
    title: str
    short: str
    """The name of its place in a line: “Kosachev 2010”, “Glossary”."""
    author: str
    year: int | None
    language: str
    entries: tuple[Entry, ...]


class List(NamedTuple):
    """Entries that are shown in one list, which may be more than one record."""

    url: str
    kind: str
    title: str
    entries: list[Wanted]


def records(edition: Edition) -> Iterator[Record]:
    """Yield what is to be searched; every entry in a record has its anchor."""
    for text in edition.texts:
        yield text_record(edition, text)
    works = {r.key: reference_markdown(edition, r) for r in edition.references}
    for wanted in lists(edition, works):
        yield from list_records(edition, wanted)


def text_record(edition: Edition, text: Text) -> Record:
    """Return the record of a text, of all that its page shows."""
    meta = text.meta
    author = byline(meta).replace("\\", "")
    about = ("", f"{meta.title}. {meta.subtitle or ''} {author}", ())
    passages = ((p.id, plain(p.markdown), ()) for p in text.passages)
    notes = (
        (n.id, _words(n.markdown), works_in(edition, n.markdown))
        for n in text.document.notes
    )
    shown = [about, ("headnote", _words(text.headnote), ()), *passages, *notes]
    return Record(
        f"texts/{text.slug}/",
        "text",
        meta.title,
        text.short_name,
        author,
        meta.date.year,
        meta.language,
        (*_entries(edition, shown), *_originals(edition, text)),
    )


def _originals(edition: Edition, text: Text) -> Iterator[Entry]:
    """Yield the words of an author who is shown in précis, by what was counted.

    They stand in alphabetical order. A word that every one of the passages counted
    together has here too finds them without this.
    """
    if text.meta.presentation == "transcription":
        return
    counted = usable_features(edition.root, text.slug)
    if counted is None:
        return
    shown = {p.id: frozenset(counted_words(plain(p.markdown))) for p in text.passages}
    for pool in counted.pools:
        here = frozenset.intersection(*(shown.get(id, NONE) for id in pool.passages))
        without = here | STOP
        tokens = {t: n for t, n in pool.tokens.items() if t not in without}
        if tokens:
            yield Entry(pool.name, " ".join(tokens), tuple(tokens.values()))


def works_in(edition: Edition, markdown: str) -> list[str]:
    """Return the names and titles that the citations in some Markdown bring into it."""
    keys = (key for key in CITED.findall(markdown) if key in edition.reference)
    works = [edition.reference[key] for key in keys]
    names = ("author", "nameaddon", "title", "titleaddon")
    values = (work.text(name) for work in works for name in names)
    return [value for value in values if value]


def _words(markdown: str) -> str:
    """Return the words of a note or entry: no citations, no tags, addresses bare."""
    return plain(TAG.sub("", ADDRESS.sub(r"\1", CITATION.sub("", markdown)))).lstrip()


def list_records(edition: Edition, wanted: List) -> Iterator[Record]:
    """Yield the records of a list, none much longer than is good to load."""
    url, kind, title, entries = wanted
    for number, portion in enumerate(_portions(_entries(edition, entries))):
        part = f"{url}#{number}" if number else url
        yield Record(part, kind, title, title, "", None, "en", portion)


def _portions(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Divide a list into records none of which is much longer than is good to load."""
    portion: list[Entry] = []
    size = 0
    for entry in entries:
        if size > MOST and not entry.is_hidden:
            yield tuple(portion)
            portion, size = [], 0
        portion.append(entry)
        size += len(entry.words)
    if portion:
        yield tuple(portion)


def lists(edition: Edition, works: Mapping[str, str]) -> Iterator[List]:
    """Yield each list of the edition.

    Args:
        edition: the edition; its texts are not looked at.
        works: the entry of each reference in Markdown, by key.
    """
    terms: list[Wanted] = [
        (t.id, f"{stopped(t.headword)} {_words(t.definition)}", t.forms)
        for t in edition.terms
    ]
    events: list[Wanted] = [
        (
            f"event-{e.id}",
            f"{e.date.words}: {stopped(e.label)} {_words(e.account)}",
            e.names,
        )
        for e in edition.events
    ]
    references: list[Wanted] = [
        (anchor(r.key), _words(works[r.key]), ())
        for r in edition.references
        if r.key in works
    ]
    yield List("glossary/", "terms", "Glossary", terms)
    yield List("timeline/", "events", "Timeline", events)
    for theme, members in themes(edition).items():
        entries = [_parallel(parallel) for parallel in members]
        yield List(f"parallels/{theme}/", "parallels", "Parallels", entries)
    yield List("names/", "names", "Names", [_name(name) for name in edition.names])
    yield List("bibliography/", "references", "Bibliography", references)


def _name(name: Name) -> Wanted:
    """Return a name, with its forms in every script as words that only find it."""
    latin = romanised(name.original, name.language)
    forms = {name.name, name.original, latin, *name.forms} - {""}
    words = f"{stopped(name.sort)} {_words(name.identification)}"
    return f"name-{name.id}", words, sorted(forms)


def _parallel(parallel: Parallel) -> Wanted:
    words = f"{stopped(parallel.title)} {_words(parallel.commentary)}"
    return f"parallel-{parallel.id}", words, (RELATIONS[parallel.relation],)


def _entries(edition: Edition, wanted: Iterable[Wanted]) -> Iterator[Entry]:
    """Yield each entry and, after it, the words that only find it."""
    for id, text, more in wanted:
        yield Entry(id, " ".join(unescape(text).split()))
        if hidden := sorted({*other_words(edition, text), *more}):
            yield Entry(id, " · ".join(hidden), is_other=True)
