"""Tell in which passages and notes terms and names are found anew, or no more."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from edition.indexes import grouped, name_matcher, term_matcher
from edition.matching import Matcher
from edition.model import Edition
from edition.plain_text import unit_words
from edition.report.units import NAME, TERM

MATCHERS: dict[str, Callable[[Edition], Matcher]] = {
    TERM: term_matcher,
    NAME: name_matcher,
}
"""What finds entries, by what their ids begin with."""


class Occurrences(NamedTuple):
    """Where an entry is found by its forms now and was not before, and the reverse."""

    id: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def occurrences(before: Edition, after: Edition) -> Iterator[Occurrences]:
    """Yield the entries that other forms find in other passages.

    The forms before and after a change are looked for in the words after it, so that
    what changed is the forms: those of the entry, or of another that hides it.
    """
    words = [*_words(after)]
    for prefix, matcher in MATCHERS.items():
        old = _found(matcher(before), words)
        new = _found(matcher(after), words)
        for id in dict.fromkeys((*new, *old)):
            had, has = old.get(id, {}), new.get(id, {})
            gained = tuple(ref for ref in has if ref not in had)
            lost = tuple(ref for ref in had if ref not in has)
            if gained or lost:
                yield Occurrences(f"{prefix}{id}", gained, lost)


def _words(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the words of each passage and author's note, by its ref."""
    for text in edition.texts:
        for unit, words in unit_words(edition, text):
            yield f"{text.slug}#{unit.id}", words


def _found(
    matcher: Matcher, words: list[tuple[str, str]]
) -> dict[str, dict[str, None]]:
    """Return where each entry occurs, in reading order."""
    found = grouped((m.owner, ref) for ref, line in words for m in matcher.find(line))
    return {owner: dict.fromkeys(refs) for owner, refs in found.items()}
