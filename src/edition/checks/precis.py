"""Family R: a précis is half its passage and adds nothing, where that can be read."""

import re
from collections.abc import Iterator

from edition import features
from edition.indexes import name_matcher
from edition.model import Edition, Passage
from edition.problems import Problem
from edition.scan.plain import plain
from edition.syntax import AUTHORS_MARK
from edition.transcriptions import transcribed

SHORTEST, LONGEST = 0.35, 0.7
FEW_WORDS = 60
"""Below this many words the length of a passage says little."""
SLACK = 3
"""Words by which a précis may pass its bounds."""
SENTENCE = re.compile(
    r"(?<=[.!?…])(?P<tail>[”’\"')\]]*(?:\[\^[\w-]+\])*)\s+(?=[“‘\"'(]?[^\W_a-z])"
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d{3})*(?:st|nd|rd|th|s)?(?!\w)")
NEGATION = re.compile(
    r"\b(?:not|no|nor|neither|never|none|nobody|nothing|nowhere|without|cannot"
    r"|\w+n['’]t|hardly|unable|impossible|refus\w+|lack\w*|little|unready|unwilling)\b",
    re.I,
)
FAR = 3
"""Negations that can go with what a précis leaves out."""
CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
NUMERALS = {
    word: str(number)
    for names in ((*CARDINALS, "ten", "eleven", "twelve"), ORDINALS)
    for number, word in enumerate(names, start=1)
} | {"eighth": "8", "ninth": "9", "tenth": "10"}
STEM = 5
"""Letters of a word by which a restatement is known."""


def precis_length(edition: Edition) -> Iterator[Problem]:
    """R004: a précis has about half the length of its passage."""
    for ref, passage, source in _pairs(edition):
        theirs, ours = len(_words(source)), len(_words(passage.markdown))
        low, high = SHORTEST * theirs - SLACK, LONGEST * theirs + SLACK
        if theirs >= FEW_WORDS and not low <= ours <= high:
            what = f"The précis {ref} has {ours} words, its passage {theirs}"
            yield _problem(passage, "R004", what, ref)


def precis_names(edition: Edition) -> Iterator[Problem]:
    """R005: a précis names nobody and nothing that its passage does not name."""
    matcher = name_matcher(edition)
    for ref, passage, source in _pairs(edition):
        theirs, ours = plain(source), plain(passage.markdown)
        there, here = ({m.owner for m in matcher.find(w)} for w in (theirs, ours))
        yield from _added(passage, ref, "R005", _unnamed(edition, here - there, theirs))


def _unnamed(edition: Edition, ids: set[str], words: str) -> set[str]:
    """Return the names of which words have not even an adjective, as “European”."""
    return {
        name.name
        for name in edition.names
        if name.id in ids and not any(form in words for form in name.forms)
    }


def precis_numbers(edition: Edition) -> Iterator[Problem]:
    """R006: a précis has no number and no date that its passage has not."""
    for ref, passage, source in _pairs(edition):
        theirs, ours = _numbers(source), _numbers(passage.markdown)
        yield from _added(passage, ref, "R006", ours - theirs - _spelt(source))


def precis_negations(edition: Edition) -> Iterator[Problem]:
    """R007: a précis denies nothing where its passage does not, and the reverse."""
    for ref, passage, source in _pairs(edition):
        theirs = len(NEGATION.findall(plain(source)))
        ours = len(NEGATION.findall(plain(passage.markdown)))
        if (ours > 1 and not theirs) or (theirs > FAR and not ours):
            what = f"{ref} has {ours} negations, its passage {theirs}"
            yield _problem(passage, "R007", what, ref)


def note_in_another_sentence(edition: Edition) -> Iterator[Problem]:
    """R008: a note's mark stands in the sentence that restates the one it had."""
    for ref, passage, source in _pairs(edition):
        theirs, ours = _sentences(source), _sentences(passage.markdown)
        for match in AUTHORS_MARK.finditer(source):
            if _is_moved(match["label"], theirs, ours):
                mark = f"[^{match['label']}] of {ref}"
                what = f"The mark {mark} seems to stand elsewhere in the source"
                yield _problem(passage, "R008", what, mark, ref)


def _pairs(edition: Edition) -> Iterator[tuple[str, Passage, str]]:
    """Yield each précis, with its address and the passage it stands for."""
    for text, document in transcribed(edition):
        source = {block.id: block.markdown for block in document.blocks if block.id}
        for passage in text.passages:
            if passage.id in source:
                yield f"{text.slug}#{passage.id}", passage, source[passage.id]


def _added(passage: Passage, ref: str, code: str, added: set[str]) -> Iterator[Problem]:
    """Report what is only in a précis, and not in its passage."""
    if added:
        what = f"{ref} has {', '.join(sorted(added))}, which its passage lacks"
        yield _problem(passage, code, what, ref)


def _problem(
    passage: Passage, code: str, what: str, subject: str, ref: str = ""
) -> Problem:
    """Return a problem that a passage has beside the one it stands for."""
    missed = f"copy of {(ref or subject).partition('#')[0]}"
    return Problem(passage.place, code, what, "", subject, missed)


def _words(markdown: str) -> list[str]:
    return features.words(plain(markdown))


def _numbers(markdown: str) -> set[str]:
    """Return the numbers of a passage; 90s are 1990s."""
    found = (m[0].replace(",", "") for m in NUMBER.finditer(plain(markdown)))
    bare = (number.rstrip("sthndr") for number in found)
    return {f"19{n}" if re.fullmatch("[4-9]0", n) else n for n in bare}


def _spelt(markdown: str) -> set[str]:
    """Return the small numbers a passage has in words."""
    return {NUMERALS[word] for word in _words(markdown) if word in NUMERALS}


def _is_moved(label: str, theirs: list[str], ours: list[str]) -> bool:
    """Tell whether another sentence restates much better the one with a mark."""
    mark = f"[^{label}]"
    marked = next((s for s in theirs if mark in s), "")
    place = next((i for i, s in enumerate(ours) if mark in s), None)
    if place is None or len(ours) < 2:
        return False
    shared = [len(_stems(marked) & _stems(sentence)) for sentence in ours]
    return max(shared) >= shared[place] + 3 and max(shared) >= 2 * shared[place]


def _sentences(markdown: str) -> list[str]:
    """Cut a passage into sentences, each with the marks that follow its stop."""
    sentences, at = [], 0
    for match in SENTENCE.finditer(markdown):
        sentences.append(markdown[at : match.end("tail")])
        at = match.end()
    return [*sentences, markdown[at:]]


def _stems(sentence: str) -> set[str]:
    return {word[:STEM] for word in _words(sentence) if len(word) > 3}


RULES = (
    precis_length,
    precis_names,
    precis_numbers,
    precis_negations,
    note_in_another_sentence,
)
