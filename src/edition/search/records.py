"""Own what can be found: the entries of each text and list, and what finds them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from edition import addresses
from edition.citations import reference_markdown
from edition.features import read_features
from edition.features import words as counted_words
from edition.indexes import name_matcher, parallels_by_theme, term_matcher
from edition.links import byline
from edition.messages import gettext as _
from edition.model import RELATIONS, Edition, Name, Note, Parallel, Passage, Text
from edition.plain_text import running
from edition.scan.plain import plain
from edition.search.tokens import stop_words
from edition.syntax import CITATION_MARK, KEY, LAYERED, anchor_of
from edition.transliteration import romanised
from edition.typography import end_with_stop

OPENING = 18
"""Words that tell a reader what passages counted together are about."""
MARKS = rf"(?:[:;,]?\s*{CITATION_MARK})+"
CITATION = re.compile(
    rf"\s*\({MARKS}\)|(?:^|(?<=[.?!])|(?<=[.?!][”’])){MARKS}\.?|{MARKS}"
)
"""Citations that stand together; with their brackets, or their stop as a sentence."""
CITED = re.compile(f"@({KEY})")
ADDRESS = re.compile(r"<(https?://[^<>\s]*)>")
TAG = re.compile(r"</?[a-z][^<>]*>")


class Concept(NamedTuple):
    """A term or name that is found in some words, by their characters."""

    key: str
    start: int
    end: int


class Entry(NamedTuple):
    """What is found as one: a passage, note, term, event, parallel, name or work."""

    id: str
    """Its anchor; of passages counted together ``p8-p12``."""
    kind: str
    words: str
    concepts: tuple[Concept, ...] = ()
    """The terms and names in its words."""
    own: Mapping[str, int] = {}
    """How often the author has words that the précis says otherwise."""
    others: tuple[str, ...] = ()
    """Forms each word of which finds it."""
    wholes: tuple[str, ...] = ()
    """Forms that find it only as wholes."""
    opening: str = ""
    """What is shown of it if it has no words."""


class Record(NamedTuple):
    """A text or list, and what the reader is told of it."""

    url: str
    title: str
    short: str
    """The name of its place in a line: “Marsh 1990”, “Glossary”."""
    author: str
    year: int | None
    language: str
    written: str
    """The language of the words that are shown."""
    entries: list[Entry]


def records(edition: Edition) -> Iterator[Record]:
    """Yield every text and list that can be searched, with the concepts in it."""
    for record in (*_texts(edition), *_lists(edition)):
        entries = [
            entry._replace(concepts=tuple(_concepts(edition, entry.words)))
            for entry in record.entries
        ]
        if entries:
            yield record._replace(entries=entries)


def _concepts(edition: Edition, words: str) -> Iterator[Concept]:
    """Yield the terms and names in some words."""
    for sign, matcher in (("t", term_matcher(edition)), ("n", name_matcher(edition))):
        for match in matcher.find(words):
            yield Concept(f"={sign}:{match.owner}", match.start, match.end)


def _texts(edition: Edition) -> Iterator[Record]:
    """Yield what each page of a text has, and what each has of its translations."""
    editors = edition.settings.language
    for text in edition.texts:
        meta, author = text.meta, byline(text.meta).replace("\\", "")
        whole = Record(
            url="",
            title=meta.title,
            short=text.short_name,
            author=author,
            year=meta.date.year,
            language=meta.language,
            written=editors if meta.presentation == "precis" else meta.language,
            entries=[*_entries(edition, text, author)],
        )
        for record in (whole, *_translations(edition, text, whole)):
            yield from _by_page(text, record)


def _translations(edition: Edition, text: Text, whole: Record) -> Iterator[Record]:
    """Yield each translation of a text; the kind of its entries says what they are."""
    for layer in edition.translations.get(text.slug, ()):
        yield whole._replace(
            title=layer.title or text.meta.title,
            language=layer.language,
            written=layer.language,
            entries=[
                Entry(layer.anchor(unit.id), "translation", _words(running(unit)))
                for unit in layer.document.units
                if unit.id in text.pages
            ],
        )


def _by_page(text: Text, whole: Record) -> Iterator[Record]:
    """Yield what each page has of a text; all have its name."""
    pages: dict[str, list[Entry]] = defaultdict(list)
    for entry in whole.entries:
        pages[_page(text, entry.id)].append(entry)
    for page, entries in pages.items():
        yield whole._replace(url=addresses.published(page), entries=entries)


def _page(text: Text, id: str) -> str:
    """Return the page of an entry: of ``p7``, ``p8-p12``, ``en-p7``, ``n-flood``."""
    own = LAYERED.fullmatch(id)
    first = own["passage"] if own else id.partition("-")[0]
    return text.pages.get(id) or text.pages.get(first, text.page)


def _entries(edition: Edition, text: Text, author: str) -> Iterator[Entry]:
    """Yield all that the page of a text shows, and what was counted in the original."""
    about = f"{text.meta.title}. {text.meta.subtitle} {author}"
    yield Entry("", "text", _line(about))
    if text.headnote:
        yield Entry("headnote", "headnote", _words(text.headnote))
    originals = _originals(edition, text)
    for passage in text.passages:
        own = originals.pop(passage.id, {})
        yield Entry(passage.id, "passage", _line(plain(running(passage))), own=own)
        together = [name for name in originals if name.startswith(f"{passage.id}-")]
        for name in together:
            yield _pool(name, originals.pop(name), passage)
    for note in text.document.notes:
        yield _note(edition, note)


def _pool(name: str, own: Mapping[str, int], first: Passage) -> Entry:
    """Return passages that were counted together, shown by how the first begins."""
    words = plain(running(first)).split()
    opening = " ".join(words[:OPENING]) + " …" * (len(words) > OPENING)
    return Entry(name, "passage", "", own=own, opening=opening)


def _originals(edition: Edition, text: Text) -> dict[str, dict[str, int]]:
    """Return the words of an author who is shown in précis, by what was counted.

    A word that every one of the passages counted together has here too finds them
    without this.
    """
    counted, _problems = read_features(edition.root, text.slug)
    if counted is None or text.meta.presentation == "transcription":
        return {}
    shown = {p.id: frozenset(counted_words(plain(p.markdown))) for p in text.passages}
    stopped = stop_words(edition.settings.language)
    nothing, found = frozenset[str](), {}
    for pool in counted.pools:
        each = (shown.get(id, nothing) for id in pool.passages)
        without = frozenset.intersection(*each) | stopped
        found[pool.name] = {t: n for t, n in pool.tokens.items() if t not in without}
    return {name: own for name, own in found.items() if own}


def _note(edition: Edition, note: Note) -> Entry:
    """Return a note, which authors find singly and titles of works as wholes."""
    cited = [edition.reference.get(key) for key in CITED.findall(note.markdown)]
    works = [reference for reference in cited if reference]
    names, titles = (
        [work.text(name) for work in works for name in some if name in work.fields]
        for some in (("author", "nameaddon"), ("title", "titleaddon"))
    )
    others = (person for name in names for person in name.split(" and "))
    return Entry(
        note.id,
        f"{note.kind}-note",
        _words(note.markdown),
        others=tuple(others),
        wholes=tuple(titles),
    )


def _words(markdown: str) -> str:
    """Return the words of a note or entry: no citations, no tags, addresses bare."""
    return _line(plain(TAG.sub("", ADDRESS.sub(r"\1", CITATION.sub("", markdown)))))


def _line(text: str) -> str:
    return " ".join(unescape(text).split())


def _lists(edition: Edition) -> Iterator[Record]:
    """Yield each list of the edition."""
    yield _list(edition, "glossary/", _("Glossary"), _terms(edition))
    yield _list(edition, "timeline/", _("Timeline"), _events(edition))
    for theme, members in parallels_by_theme(edition).items():
        yield _list(
            edition, f"parallels/{theme}/", _("Parallels"), map(_parallel, members)
        )
    yield _list(edition, "names/", _("Names"), map(_name, edition.names))
    yield _list(edition, "bibliography/", _("Bibliography"), _works(edition))


def _list(edition: Edition, url: str, title: str, entries: Iterable[Entry]) -> Record:
    language = edition.settings.language
    return Record(url, title, title, "", None, language, language, [*entries])


def _terms(edition: Edition) -> Iterator[Entry]:
    for term in edition.terms:
        words = _line(f"{end_with_stop(term.headword)} {_words(term.definition)}")
        yield Entry(term.id, "term", words, others=term.forms)


def _events(edition: Edition) -> Iterator[Entry]:
    for e in edition.events:
        words = _line(f"{e.date.words}: {end_with_stop(e.label)} {_words(e.account)}")
        yield Entry(f"event-{e.id}", "event", words, wholes=e.names)


def _parallel(parallel: Parallel) -> Entry:
    words = _line(f"{end_with_stop(parallel.title)} {_words(parallel.commentary)}")
    relation = (_(RELATIONS[parallel.relation]),)
    return Entry(f"parallel-{parallel.id}", "parallel", words, wholes=relation)


def _name(name: Name) -> Entry:
    """Return a name, which is found by its forms in every script."""
    latin = romanised(name.original, name.language)
    forms = {name.name, name.original, latin, *name.forms} - {""}
    words = _line(f"{end_with_stop(name.sort)} {_words(name.identification)}")
    return Entry(f"name-{name.id}", "name", words, others=tuple(sorted(forms)))


def _works(edition: Edition) -> Iterator[Entry]:
    for reference in edition.references:
        words = _words(reference_markdown(edition, reference))
        yield Entry(anchor_of(reference.key), "reference", words)
