"""The catalogue of codes, and how a problem is said."""

import re

import pytest

from edition.model import Edition
from edition.problems import Place, Problem, catalogue, families, suggestion
from support import render


def test_codes_are_a_letter_and_three_digits_in_the_order_of_their_family() -> None:
    codes = list(catalogue())
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("code", catalogue().values(), ids=lambda code: code.id)
def test_every_code_says_what_is_wrong_and_what_to_do(code) -> None:
    assert code.severity in ("error", "review")
    assert code.title[0].isupper()
    assert not code.title.endswith(".")
    assert code.advice.endswith(".")


def test_every_code_is_explained_in_its_family(small: Edition) -> None:
    page = render("{{ codes }}", small, "manual/checks.md")
    for letter, title in families().items():
        section = page.partition(f">{title}</h2>")[2].partition("<h2 ")[0]
        codes = [code for code in catalogue() if code.startswith(letter)]
        found = re.findall(r'<td class="code"><code>(\w+)</code>', section)
        assert found == codes != []
    assert {code[0] for code in catalogue()} == set(families())


def test_a_problem_is_path_line_code_what_and_advice() -> None:
    problem = Problem(Place("docs/a.md", 7), "N008", "The note “1” is empty")
    assert str(problem) == (
        "docs/a.md:7: N008 The note “1” is empty. "
        "Write the note; where the source lacks its text, say so."
    )


def test_a_remedy_takes_the_place_of_the_advice() -> None:
    problem = Problem(Place("a"), "C001", "No such key.", "Did you mean “b”?")
    assert str(problem) == "a:1: C001 No such key. Did you mean “b”?"


def test_a_review_item_says_that_it_is_one_and_is_no_error() -> None:
    problem = Problem(Place("a"), "G006", "It does not point back")
    assert not problem.is_error
    assert ": G006 (review) " in str(problem)


def test_a_problem_is_one_line_and_commands_no_terminal() -> None:
    problem = Problem(Place("a\nb"), "L001", "The link “\x1b[2J\r\n\x9b” leads nowhere")
    assert str(problem).isprintable()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("lind1988watr", "Did you mean “lind1988water”?"),
        ("LIND1988WATER", ""),
        ("zzz", ""),
        ("", ""),
        ("lind", ""),
    ],
)
def test_a_suggestion_is_near_or_none(name: str, nearest: str) -> None:
    assert suggestion(name, ("lind1988water", "marsh1990canal")) == nearest


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert suggestion("a", ()) == ""
