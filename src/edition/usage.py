"""Own the usage of terms: in the authors' own words where these are counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from edition.indexes import term_matcher
from edition.model import Edition, Passage, Term, Text
from edition.model.index import per_edition
from edition.tallies import tallies
from edition.wording import note_words, on_one_line, passage_words


class Hit(NamedTuple):
    """One occurrence of a term in a passage as the edition shows it."""

    text: Text
    passage: Passage
    words: str
    """The whole passage, without marks."""
    start: int
    end: int


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
    return _found(edition, ((t, p, words) for t, found in shown for p, words in found))


@per_edition
def lines(edition: Edition) -> dict[str, tuple[Hit, ...]]:
    """Return every occurrence of each term in the best words that are at hand.

    These are the author's where a transcription is there, and else those shown.
    """
    if not edition.transcriptions:
        return hits(edition)
    return _found(edition, _best_words(edition))


def _best_words(edition: Edition) -> Iterator[tuple[Text, Passage, str]]:
    """Yield each passage once; one of a transcription has the id it has on the page."""
    for text in edition.texts:
        theirs = edition.transcribed(text)
        beside = (replace(passage, id=f"t{passage.number}") for passage in theirs)
        for passage in beside if theirs else text.passages:
            yield text, passage, on_one_line(passage.markdown)


def _found(
    edition: Edition, passages: Iterable[tuple[Text, Passage, str]]
) -> dict[str, tuple[Hit, ...]]:
    """Return every occurrence of each term, in one pass over the passages."""
    found: dict[str, list[Hit]] = defaultdict(list)
    matcher = term_matcher(edition)
    for text, passage, words in passages:
        for match in matcher.find_in_line(words):
            hit = Hit(text, passage, words, match.start, match.end)
            found[match.owner].append(hit)
    return {id: tuple(list_) for id, list_ in found.items()}


@per_edition
def note_counts(edition: Edition) -> Counter[tuple[str, str]]:
    """Return how often the author's notes of a text have a term, by (slug, term id)."""
    find = term_matcher(edition).find_in_line
    return Counter(
        (text.slug, match.owner)
        for text, notes in note_words(edition).items()
        for _, words in notes
        for match in find(words)
    )


@per_edition
def usages(edition: Edition) -> dict[str, tuple[Usage, ...]]:
    """Return the usage of each term in each text, in order of date."""
    lengths = {text.slug: _length(edition, text) for text in edition.texts}
    return {term.id: tuple(_usages(edition, term, lengths)) for term in edition.terms}


def _usages(edition: Edition, term: Term, lengths: dict[str, int]) -> Iterator[Usage]:
    shown = hits(edition).get(term.id, ())
    counts = Counter(hit.text.slug for hit in shown)
    first = {hit.text.slug: hit.passage.id for hit in reversed(shown)}
    in_notes = note_counts(edition)
    for text in edition.texts:
        slug = text.slug
        uses, where = _author(edition, term, text, counts[slug], first.get(slug, ""))
        rate = 1000 * (uses or 0) / (lengths[slug] or 1)
        yield Usage(text, uses, rate, where, in_notes[slug, term.id], counts[slug])


def _author(
    edition: Edition, term: Term, text: Text, shown: int, first: str
) -> tuple[int | None, tuple[str, ...]]:
    """Return how often an author uses a term, and where first.

    Counts are none of this term when its forms have changed since they were made.
    """
    if text.meta.presentation == "transcription":
        return shown, (first,) if first else ()
    tally = tallies(edition).get(text.slug)
    if tally is None or tally.sought.get(term.id) != term.forms:
        return None, (first,) if first else ()
    return sum(tally.uses.get(term.id, {}).values()), tally.first.get(term.id, ())


def _length(edition: Edition, text: Text) -> int:
    """Return the number of the author's words, none where they are not counted."""
    if text.meta.presentation == "transcription":
        return sum(len(words.split()) for _, words in passage_words(edition)[text])
    tally = tallies(edition).get(text.slug)
    return tally.words if tally else 0
