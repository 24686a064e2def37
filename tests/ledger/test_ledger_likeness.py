"""Likeness tells a revision from another passage; fingerprints tell every change."""

import random

import pytest

from edition.ledger.likeness import SAME, SURE, fingerprint, likeness, words_of

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


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    assert fingerprint(("a", "treaty")) == "ylwhTJCpjsE"


def test_fingerprints_know_order() -> None:
    assert fingerprint(("a", "b")) != fingerprint(("b", "a"))


@pytest.mark.parametrize("share", [0.05, 0.1, 0.25])
def test_a_revision_is_the_same_passage(share: float) -> None:
    assert likeness(PASSAGE, replaced(share)) >= SAME


def test_other_words_are_another_passage() -> None:
    assert likeness(PASSAGE, [f"else{n}" for n in range(80)]) == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ab", "ba", 1),
        ("aab", "b", 0.5),
        ("", "a", 0),
        ("", "", 1),
        ("abc", "bcd", 0.5),
    ],
)
def test_likeness_is_the_share_of_distinct_words(
    one: str, other: str, expected: float
) -> None:
    assert likeness(one, other) == likeness(other, one) == expected


def test_sure_is_surer_than_same() -> None:
    assert 0 < SAME < SURE < 1
