"""Forms are found as whole words, the longest first, in one pass."""

import time

import pytest

from edition.matching import Matcher

FORMS = {
    "NATO": "nato",
    "US": "us",
    "security": "security",
    "indivisible security": "indivisible",
    "UN": "un",
    "UN Security Council": "council",
    "West's values": "values",
    "Russia": "russia",
    "European Union": "eu",
    "union": "union",
    "non-aggression": "aggression",
    "états": "etats",
}


def found(text: str, forms: dict[str, str] = FORMS) -> list[tuple[str, str]]:
    """Return the words found and to whom they belong."""
    return [(text[m.start : m.end], m.owner) for m in Matcher(forms).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A form with a capital matches as written, one without in any case.
        ("NATO and Nato and nato", [("NATO", "nato")]),
        ("the US and us", [("US", "us")]),
        ("Security, SECURITY", [("Security", "security"), ("SECURITY", "security")]),
        # Whole words only.
        ("insecurity NATOs RussiaX UNO", []),
        ("1US US1 _US", []),
        ("(NATO)", [("NATO", "nato")]),
        # A hyphen ends a word, and a slash; a possessive stays outside.
        ("NATO-led, pre-NATO", [("NATO", "nato"), ("NATO", "nato")]),
        ("Russia–NATO", [("Russia", "russia"), ("NATO", "nato")]),
        ("NATO’s, NATO's", [("NATO", "nato"), ("NATO", "nato")]),
        # The longest wins, also across the two branches.
        ("the UN Security Council", [("UN Security Council", "council")]),
        ("Indivisible security", [("Indivisible security", "indivisible")]),
        ("European Union", [("European Union", "eu")]),
        ("UN Security", [("UN", "un"), ("Security", "security")]),
        # Line breaks and doubled blanks are blanks.
        ("UN Security\nCouncil", [("UN Security\nCouncil", "council")]),
        ("indivisible \n security", [("indivisible \n security", "indivisible")]),
        # Apostrophes are the same, straight or curly.
        ("West’s values, West's values", [("West’s values", "values")] * 2),
        # Letters beyond ASCII fold too.
        ("ÉTATS", [("ÉTATS", "etats")]),
        ("non-aggression", [("non-aggression", "aggression")]),
        ("", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    normal = [(words.replace("'", "’"), owner) for words, owner in found(text)]
    assert normal == [(words.replace("'", "’"), owner) for words, owner in expected]


def test_an_overlap_goes_to_the_one_that_begins_first() -> None:
    forms = {"common european": "a", "European Home": "b"}
    assert found("a common European Home", forms) == [("common European", "a")]


def test_signs_of_regular_expressions_in_forms_are_plain() -> None:
    forms = {"a.b": "x", "c++": "y", "(d)": "z"}
    assert found("axb a.b", forms) == [("a.b", "x")]


def test_forms_of_every_owner_are_told_apart() -> None:
    forms = {"act": "one", "actor": "two", "action": "three"}
    owners = [owner for _, owner in found("Act actor action acts", forms)]
    assert owners == ["one", "two", "three"]


def test_no_forms_find_nothing() -> None:
    assert found("anything", {}) == []


def test_a_form_of_other_words_matches_as_itself_only() -> None:
    assert found("STRASSE straße", {"straße": "a"}) == [("straße", "a")]


def test_a_hostile_text_takes_no_more_than_linear_time() -> None:
    matcher = Matcher({"a " * 20 + "b": "x", "a a": "y"})
    start = time.process_time()
    matcher.find("a " * 50_000)
    assert time.process_time() - start < 5
