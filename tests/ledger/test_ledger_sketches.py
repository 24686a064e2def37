"""Sketches tell a revision from another passage; fingerprints tell every change."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.ledger.sketches import (
    SAME,
    SURE,
    fingerprint,
    similarity,
    sketch,
    words_of,
)

WORDS = tuple("abcdefghijklmnopqrstuvwxyz")
PASSAGE = tuple(f"word{n}" for n in range(80))


def replaced(share: float) -> tuple[str, ...]:
    """Return the passage with a share of its words replaced."""
    chance = random.Random(7)
    return tuple(f"other{w}" if chance.random() < share else w for w in PASSAGE)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One *Geist*{ lang=de }.", ("one", "geist")),
        ("Claim.[^1] Doubt.[^a-note]", ("claim", "doubt")),
        ("See [Marsh, p5](marsh.md#p5) (soon).", ("see", "marsh", "p5", "soon")),
        ("NATO’s and nato's", ("nato’s", "and", "nato's")),
        ("порт — ż", ("порт", "ż")),
        ("[@lind1988water, pp. 4-6]", ("lind1988water", "pp", "4", "6")),
        ("", ()),
        ("—", ()),
    ],
)
def test_words_leave_marks_aside(markdown: str, words: tuple[str, ...]) -> None:
    assert words_of(markdown) == words


@given(st.lists(st.text(min_size=1), max_size=30))
def test_a_sketch_has_a_fixed_length_and_is_like_itself(words: list[str]) -> None:
    found = sketch(words)
    assert len(found) == (64 if words else 0)
    assert similarity(found, found) == 1


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.randoms())
def test_a_sketch_knows_no_order(words: list[str], chance: random.Random) -> None:
    shuffled = list(words)
    chance.shuffle(shuffled)
    assert sketch(shuffled) == sketch(words)


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch(("a", "treaty", "is", "a", "habit")) == (
        "bLU-chQ3W6rIMct7mUGkMwDam4cggiI0eRYFF9iqhEwjChZb52uwb79o-_lcHlKy"
    )
    assert fingerprint(("a", "treaty")) == "ylwhTJCpjsE"


def test_fingerprints_know_order() -> None:
    assert fingerprint(("a", "b")) != fingerprint(("b", "a"))


@pytest.mark.parametrize("share", [0.05, 0.1, 0.25])
def test_a_revision_is_the_same_passage(share: float) -> None:
    assert similarity(sketch(PASSAGE), sketch(replaced(share))) >= SAME


def test_other_words_are_another_passage() -> None:
    others = tuple(f"else{n}" for n in range(80))
    assert similarity(sketch(PASSAGE), sketch(others)) < SAME


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_the_estimate_is_near_the_share_of_words(share: float) -> None:
    there = set(PASSAGE)
    other = set(replaced(share))
    exact = len(there & other) / len(there | other)
    assert similarity(sketch(there), sketch(other)) == pytest.approx(exact, abs=0.15)


@pytest.mark.parametrize(("one", "other"), [("", "x" * 64), ("x" * 64, "short")])
def test_nothing_is_like_no_words(one: str, other: str) -> None:
    assert similarity(one, other) == 0


def test_sure_is_surer_than_same() -> None:
    assert 0 < SAME < SURE < 1
