"""Whatever a step does wrong, the laws see it: every step is made to do so in turn."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.importer.decode import Decoded
from edition.importer.job import Job, Result, Step
from edition.importer.laws import counted, reading
from edition.importer.lines import NOTE, PROSE, RAW, Line, Lines
from edition.importer.opening import read_bytes
from edition.importer.steps import STEPS
from edition.importer.transcribe import Imported, Options, import_document
from edition.importer.verdicts import words_lost

CASES = Path(__file__).parents[1] / "cases" / "import"
BOOKS = (
    "book-with-notes-after-each-chapter",
    "notes-bracketed-at-the-end",
    "book-with-lettered-notes",
    "pages-with-notes-at-their-feet-and-numbered-heads",
)
NAMES = tuple(name for name, _ in STEPS)
SENTENCE = re.compile(r"[^.!?\[\]]*[^\W\d_]{3}[^.!?\[\]]*[.!?]")
MARK = re.compile(r"\[\^?\d+\](?!:)")
WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")

Wrong = Callable[[Lines], Lines | None]
"""Does something wrong, or nothing where there is nothing to do it to."""


def imported(folder: Path, name: str, wrong: Wrong) -> Imported | None:
    """Import a case with a step gone wrong; None where it had nothing to do."""
    done = False

    def mutated(step: Step) -> Step:
        def run(lines: Lines, job: Job) -> Result:
            nonlocal done
            lines, repairs = step(lines, job)
            changed = wrong(lines)
            done = done or changed is not None
            return (lines if changed is None else changed), repairs

        return run

    chosen = {n: mutated(s) if n == name else s for n, s in STEPS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("edition.importer.clean.steps", lambda: chosen)
        source = read_bytes((folder / "raw.txt").read_bytes(), "raw.txt")
        assert isinstance(source, Decoded)
        document = import_document(source, "raw.txt", Options())
    return document if done else None


def is_told(document: Imported) -> bool:
    """Tell whether the command ends with a problem."""
    return bool(words_lost(Path("raw.txt"), document.report))


def longest(lines: Lines, *kinds: str) -> int | None:
    """Return the place of the longest line of some kinds."""
    found = [i for i, line in enumerate(lines) if line.kind in kinds]
    return max(found, key=lambda i: len(lines[i].text), default=None)


def with_text(lines: Lines, at: int, text: str) -> Lines:
    """Return lines, one of them with another text."""
    line = Line(text, lines[at].origins[:1], lines[at].kind, lines[at].label)
    return (*lines[:at], line, *lines[at + 1 :])


def drops_a_sentence(lines: Lines) -> Lines | None:
    at = longest(lines, *PROSE, RAW)
    if at is None:
        return None
    text = SENTENCE.sub("", lines[at].text, count=1)
    cut = text if text != lines[at].text else " ".join(lines[at].text.split()[:-3])
    return with_text(lines, at, cut)


def drops_a_note(lines: Lines) -> Lines | None:
    at = longest(lines, NOTE)
    return None if at is None else (*lines[:at], *lines[at + 1 :])


def drops_a_mark(lines: Lines) -> Lines | None:
    for at, line in enumerate(lines):
        if line.kind in (*PROSE, RAW) and MARK.search(line.text):
            return with_text(lines, at, MARK.sub("", line.text, count=1))
    return None


WRONGS = (drops_a_sentence, drops_a_note, drops_a_mark)


@pytest.mark.parametrize("wrong", WRONGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_step_that_loses_something_is_told(name: str, wrong: Wrong) -> None:
    for book in BOOKS:
        document = imported(CASES / book, name, wrong)
        assert document is None or is_told(document), book


@pytest.mark.parametrize("wrong", WRONGS)
def test_each_wrong_is_done_to_every_book(wrong: Wrong) -> None:
    for book in BOOKS:
        assert imported(CASES / book, NAMES[-1], wrong) is not None, book


def _changed(kind: str, word: str) -> str:
    return {"lost": "", "twice": f"{word} {word}", "garbled": f"q{word[::-1]}"}[kind]


def changes_words(kind: str, chance: Random) -> Wrong:
    """Return what loses, doubles or garbles three words anywhere."""

    def wrong(lines: Lines) -> Lines | None:
        places = [i for i, line in enumerate(lines) if WORD.search(line.text)]
        for at in chance.sample(places, min(3, len(places))):
            word = chance.choice([*WORD.finditer(lines[at].text)])
            text = lines[at].text
            new = text[: word.start()] + _changed(kind, word[0]) + text[word.end() :]
            lines = with_text(lines, at, new)
        return lines if places else None

    return wrong


@cache
def right(book: str) -> Counter[str]:
    document = imported(CASES / book, "kinds", lambda lines: lines)
    assert document is not None
    assert not is_told(document)
    return counted(reading(document.markdown).body)


@settings(max_examples=150)
@given(
    st.sampled_from(BOOKS),
    st.sampled_from(NAMES),
    st.sampled_from(("lost", "twice", "garbled")),
    st.integers(0, 10_000),
)
def test_other_words_than_those_of_the_source_are_told(
    book: str, name: str, kind: str, seed: int
) -> None:
    document = imported(CASES / book, name, changes_words(kind, Random(seed)))
    assert document is not None
    words = counted(reading(document.markdown).body)
    assert words == right(book) or is_told(document)
