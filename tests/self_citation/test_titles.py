"""Titles take the capitals of a style and keep those that are fixed."""

import pytest

from edition.citations.titles import (
    evidence,
    mla_case,
    plain_title,
    sentence_case,
    small_subtitles,
    with_capitals,
)


def fixed(words: str) -> str:
    return f'<span class="nocase">{words}</span>'


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Values for the Sake of Unification", "Values for the sake of unification"),
        ("Is It All About Values? A Plea", "Is it all about values? A plea"),
        (f"{fixed('Russia')} Offers Vision", f"{fixed('Russia')} offers vision"),
        ("The NATO Treaty and McDonald", "The NATO treaty and McDonald"),
        ("Law: Two texts on European order", "Law: Two texts on European order"),
        ("Harbour and Law", "Harbour and law"),
        (f"{fixed('Kyiv')} Letters", f"{fixed('Kyiv')} letters"),
        ("War", "War"),
        ("", ""),
    ],
)
def test_sentence_case(title: str, expected: str) -> None:
    assert sentence_case(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Law: Two texts on European order", "Law: two texts on European order"),
        ("Law: Europe in five texts", "Law: Europe in five texts"),
        ("Law: Between the Great Powers", "Law: between the great powers"),
        (f"Law: {fixed('Russia')} and Order", f"Law: {fixed('Russia')} and order"),
        ("Law: NATO and the Peace of the Seas", "Law: NATO and the peace of the seas"),
        (
            "Is It About Values? A Plea: Once More",
            "Is it about values? A plea: once more",
        ),
        ("Law:", "Law:"),
        ("", ""),
    ],
)
def test_small_subtitles(title: str, expected: str) -> None:
    assert small_subtitles(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("No Security Without Values", "No Security without Values"),
        ("Without Values", "Without Values"),
        ("What We Live Without", "What We Live Without"),
        ("Law: Between Peoples", "Law: Between Peoples"),
        ("Is It? About Values", "Is It? About Values"),
        (f"{fixed('Security')} After {fixed('War')}", "Security after War"),
        ("", ""),
    ],
)
def test_mla_case(title: str, expected: str) -> None:
    assert plain_title(mla_case(title)) == expected


TOLD = evidence(
    [
        "Every lamplighter wrote an essay on wells, harbours and the ferry. From "
        "Ostmouth nothing came; in the town of Ostmouth, Wells was a name."
    ],
    ["Novák, Łucja"],
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Essays of a Lamplighter of Ostmouth", "Essays of a lamplighter of Ostmouth"),
        ("The Harbour Wells of the NATO", "The harbour wells of the NATO"),
        (
            "The Lamplighter’s Harbour: Two Ferries",
            "The lamplighter’s harbour: Two ferries",
        ),
        ("An Essay to Łucja Novák", "An essay to Łucja Novák"),
        ("Song of the Ponte della Notte", "Song of the Ponte della Notte"),
        ("The Keeping of Ferries", "The Keeping of Ferries"),
        ("The Keeping of Wells: An Essay", "The Keeping of Wells: An Essay"),
        ("About the harbour lights of Essays", "About the harbour lights of Essays"),
        ("Harbour", "Harbour"),
    ],
)
def test_capitals_go_where_it_is_known_of_each_word_whether_it_is_a_name(
    title: str, expected: str
) -> None:
    made = with_capitals(title, TOLD)
    assert plain_title(made) == title
    assert plain_title(sentence_case(made)) == expected


def test_small_words_are_fixed_against_the_capitals_of_csl() -> None:
    assert mla_case("A Life Among Us") == f"A Life {fixed('among')} Us"
