"""The concordance: each use of a term, and how each text uses it.

The author's own words are counted wherever they can be.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.indexes import grouped, term_matcher
from edition.model import Edition, Layer, Passage, Term, Text
from edition.model.index import per_edition
from edition.plain_text import note_words, passage_words, words_of
from edition.term_counts import term_counts

Words = tuple[Passage, str]
"""A passage, and its words on one line."""
LINE_ENDS = frozenset({"/", "//"})
"""What stands between lines of verse, and is no word."""


class Hit(NamedTuple):
    """One occurrence of a term in a passage, in the words of a layer of its text."""

    text: Text
    passage: Passage
    words: str
    """The whole passage, without marks."""
    start: int
    end: int
    layer: Layer | None = None
    """What has the words; None where they are the text's own."""

    @property
    def anchor(self) -> str:
        """The id of the words: ``p7``; ``en-p7`` in a translation."""
        return (self.layer.anchor if self.layer else str)(self.passage.id)


class Usage(NamedTuple):
    """How one text uses one term."""

    text: Text
    uses: int | None
    """How often the author uses it; None where the author's words are not counted."""
    per_thousand: float
    """Uses in a thousand of the author's words."""
    first: tuple[str, ...]
    """The passage of its first use, or the passages that were counted together."""
    notes: int
    """How often it occurs in the author's notes, as these are given here."""
    shown: int
    """How often it occurs in the passages as they are shown here."""

    @property
    def is_used(self) -> bool:
        """Whether the text uses it at all, by whichever count there is."""
        return bool(self.uses or self.shown or self.notes)


@per_edition
def hits(edition: Edition) -> dict[str, tuple[Hit, ...]]:
    """Return every occurrence of each term in the passages that are published."""
    shown = passage_words(edition).items()
    return _found(edition, ((t, None, pair) for t, found in shown for pair in found))


@per_edition
def terms_by_passage(edition: Edition) -> dict[tuple[Text, str], frozenset[str]]:
    """Return the terms that occur in each passage that is published."""
    found = grouped(
        ((hit.text, hit.passage.id), id)
        for id, found in hits(edition).items()
        for hit in found
    )
    return {place: frozenset(ids) for place, ids in found.items()}


@per_edition
def layer_hits(edition: Edition) -> dict[str, tuple[Hit, ...]]:
    """Return every occurrence of each term in the layers of each text.

    The first is the author's where a transcription is there, and else that shown; then
    come the translations.
    """
    if not edition.transcriptions and not edition.translations:
        return hits(edition)
    return _found(edition, _layered(edition))


@per_edition
def translation_hits(edition: Edition) -> dict[str, tuple[Hit, ...]]:
    """Return every occurrence of each term in the translations of texts."""
    return grouped(
        (id, hit)
        for id, found in layer_hits(edition).items()
        for hit in found
        if hit.layer and hit.layer.translation
    )


def _layered(edition: Edition) -> Iterator[tuple[Text, Layer | None, Words]]:
    """Yield the passages of each text, a layer after the other."""
    for text in edition.texts:
        if not edition.transcribed(text):
            yield from ((text, None, pair) for pair in passage_words(edition)[text])
        for layer in edition.layers(text):
            for passage in layer.document.blocks:
                if passage.id in text.anchors:
                    yield text, layer, (passage, words_of(passage))


def _found(
    edition: Edition, passages: Iterable[tuple[Text, Layer | None, Words]]
) -> dict[str, tuple[Hit, ...]]:
    """Return every occurrence of each term, in one pass over the passages."""
    find = term_matcher(edition).find
    return grouped(
        (match.owner, Hit(text, passage, words, match.start, match.end, layer))
        for text, layer, (passage, words) in passages
        for match in find(words)
    )


@per_edition
def note_counts(edition: Edition) -> Counter[tuple[str, str]]:
    """Return how often the author's notes of a text have a term, by (slug, term id)."""
    find = term_matcher(edition).find
    return Counter(
        (text.slug, match.owner)
        for text, notes in note_words(edition).items()
        for _, words in notes
        for match in find(words)
    )


@per_edition
def usages(edition: Edition) -> dict[str, tuple[Usage, ...]]:
    """Return the usage of each term in each text, in order of date."""
    return {term.id: tuple(_usages(edition, term)) for term in edition.terms}


def used_in(edition: Edition, term: Term) -> dict[str, dict[tuple[str, ...], int]]:
    """Return how often each text has a term, by passages that were counted together.

    The author's words are counted where they can be, and else those shown.
    """
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for hit in hits(edition).get(term.id, ()):
        found.setdefault(hit.text.slug, Counter())[hit.passage.id,] += 1
    for slug, counts in term_counts(edition).items():
        if counts.forms.get(term.id) == term.forms:
            found[slug] = counts.places.get(term.id, {})
    return found


def _usages(edition: Edition, term: Term) -> Iterator[Usage]:
    """Yield the usage of a term in each text.

    Counts are none of this term when its forms have changed since they were made.
    """
    found = hits(edition).get(term.id, ())
    shown = Counter(hit.text for hit in found)
    places: dict[Text, tuple[str, ...]]
    places = {hit.text: (hit.passage.id,) for hit in reversed(found)}
    for text in edition.texts:
        uses, first = None, places.get(text, ())
        counts = term_counts(edition).get(text.slug)
        if text.meta.presentation == "transcription":
            uses = shown[text]
        elif counts and counts.forms.get(term.id) == term.forms:
            uses = counts.uses.get(term.id, Counter()).total()
            first = next(iter(counts.places.get(term.id, ())), ())
        rate = 1000 * (uses or 0) / (_lengths(edition)[text] or 1)
        notes = note_counts(edition)[text.slug, term.id]
        yield Usage(text, uses, rate, first, notes, shown[text])


@per_edition
def _lengths(edition: Edition) -> dict[Text, int]:
    """Return the number of each author's words, none where they are not counted."""
    return {text: _length(edition, text) for text in edition.texts}


def _length(edition: Edition, text: Text) -> int:
    if text.meta.presentation == "transcription":
        shown = " ".join(words for _, words in passage_words(edition)[text])
        return sum(word not in LINE_ENDS for word in shown.split())
    counts = term_counts(edition).get(text.slug)
    return counts.words if counts else 0
