"""Records of texts: what each page of a text has, and its translations."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from edition import addresses
from edition.concordance import terms_by_passage
from edition.features import Pool, checked_features
from edition.features import words as counted_words
from edition.links import byline
from edition.model import Edition, Note, Text
from edition.model.facets import label_of
from edition.plain_text import passage_words, running
from edition.search.entries import Entry, Record, line, words
from edition.search.tokens import stop_words
from edition.syntax import KEY

OPENING = 18
"""Words that tell a reader what passages counted together are about."""
CITED = re.compile(f"@({KEY})")
Counted = tuple[dict[str, int], dict[str, int]]
"""How often the author has words, and how often terms."""


def text_records(edition: Edition, text: Text) -> Iterator[Record]:
    """Yield what each page of a text has, and what each has of its translations."""
    meta, author = text.meta, byline(text.meta).replace("\\", "")
    editors = edition.settings.language
    whole = Record(
        url="",
        title=meta.title,
        short=text.short_name,
        author=author,
        year=meta.date.year,
        language=meta.language,
        written=editors if meta.presentation == "precis" else meta.language,
        entries=[*_entries(edition, text, author)],
        facets={f.id: label_of(meta, f) for f in edition.settings.facets},
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
                Entry(layer.anchor(unit.id), "translation", words(running(unit)))
                for unit in layer.document.units
                if unit.id in text.pages
            ],
        )


def _by_page(text: Text, whole: Record) -> Iterator[Record]:
    """Yield what each page has of a text; all have its name."""
    pages: dict[str, list[Entry]] = defaultdict(list)
    for entry in whole.entries:
        first = entry.id.partition("-")[0]  # of “p8-p12”; not so of “n-flood”
        pages[text.page_of(entry.id) or text.page_of(first) or text.page].append(entry)
    for page, entries in pages.items():
        yield whole._replace(url=addresses.published(page), entries=entries)


def _entries(edition: Edition, text: Text, author: str) -> Iterator[Entry]:
    """Yield all that the page of a text shows, and what was counted in the original."""
    yield Entry("", "text", line(f"{text.meta.title}. {text.meta.subtitle} {author}"))
    if text.headnote:
        yield Entry("headnote", "headnote", words(text.headnote))
    originals = _originals(edition, text)
    for passage, said in passage_words(edition)[text]:
        pools = originals.get(passage.id, {})
        own, terms = pools.pop(passage.id, ({}, {}))
        yield Entry(passage.id, "passage", line(said), own=own, terms=terms)
        opening = " ".join(said.split()[:OPENING])
        opening += " …" * (len(opening) < len(said))
        for name, (own, terms) in pools.items():
            yield Entry(name, "passage", "", own=own, terms=terms, opening=opening)
    for note in text.document.notes:
        yield _note(edition, note)


def _originals(edition: Edition, text: Text) -> dict[str, dict[str, Counted]]:
    """Return the words and terms of an author who is shown in précis, by passages.

    Those counted together stand behind the first of them. A word or term that every one
    of them has here too finds them without this.
    """
    counted = checked_features(edition.root, text.slug)
    if counted is None or text.meta.presentation == "transcription":
        return {}
    passages, found_in = passage_words(edition)[text], terms_by_passage(edition)
    shown = {p.id: frozenset(counted_words(said)) for p, said in passages}
    terms = {p.id: found_in.get((text, p.id), frozenset()) for p, _ in passages}
    stopped = stop_words(edition.settings.language)
    same = {t.id for t in edition.terms if counted.terms.get(t.id) == t.forms}
    found: dict[str, dict[str, Counted]] = defaultdict(dict)
    for pool in counted.pools:
        without = _in_all(pool, shown) | stopped
        own = {t: n for t, n in pool.tokens.items() if t not in without}
        wanted = same & pool.terms.keys() - _in_all(pool, terms)
        if own or wanted:
            uses = {t: sum(pool.terms[t].values()) for t in sorted(wanted)}
            found[pool.name.partition("-")[0]][pool.name] = own, uses
    return found


def _in_all(pool: Pool, found: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what was found in every one of some passages."""
    return frozenset.intersection(*(found.get(id, frozenset()) for id in pool.passages))


def _note(edition: Edition, note: Note) -> Entry:
    """Return a note, which authors find singly and titles of works as wholes."""
    works = [w for w in map(edition.reference.get, CITED.findall(note.markdown)) if w]
    authors = [work.text(name) for work in works for name in ("author", "nameaddon")]
    titles = [work.text(name) for work in works for name in ("title", "titleaddon")]
    people = tuple(person for names in authors for person in names.split(" and "))
    kind, said = f"{note.kind}-note", words(note.markdown)
    return Entry(note.id, kind, said, others=people, wholes=tuple(titles))
