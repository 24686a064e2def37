"""BibTeX: entries with lines, every fault reported, LaTeX read."""

import pytest

from edition.readers.bibliography import read_bibliography

GOOD = "@book{a2000,\n  title = {A},\n  date = {2000},\n}\n"


def read(source: str):
    return read_bibliography(source, "b.bib")


def faults(source: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in read(source)[1]]


def test_entries_and_fields_know_their_lines() -> None:
    references, problems = read("% comment\n\n" + GOOD + "\n" + GOOD.replace("a", "b"))
    assert problems == []
    assert [reference.place.line for reference in references] == [3, 8]
    assert references[0].lines == {"title": 4, "date": 5}
    assert [reference.key for reference in references] == ["a2000", "b2000"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{A Title}", "A Title"),
        ('"A Title"', "A Title"),
        ("{The {NATO} Way}", "The {NATO} Way"),
        ("{Over\n   lines}", "Over lines"),
        ('{G{\\"o}del}', "Gödel"),
        ("{Caf\\'e}", "Café"),
        ("{S\\l{}awomir D\\k{e}bski}", "Sławomir Dębski"),
        ("{{\\'\\i}ndice of {NATO}}", "índice of {NATO}"),
        ("{\\v{C}apek}", "Čapek"),
        ("{100\\% sure \\& safe}", "100% sure & safe"),
        ("{Порт и закон}", "Порт и закон"),
        ("{pages 1--4}", "pages 1--4"),
        ("{Caf\\'e 1--4}", "Café 1–4"),
        ("2000", "2000"),
    ],
)
def test_a_value_is_read_as_text(value: str, text: str) -> None:
    (reference,), _ = read(f"@book{{a,\n  title = {{T}},\n  note = {value},\n}}\n")
    assert reference.fields["note"] == text


def test_addresses_are_kept_as_they_are() -> None:
    (reference,), problems = read(
        "@online{a,\n  title = {T},\n  url = {https://example.org/a_b?c=%20~d},\n}\n"
    )
    assert reference.fields["url"] == "https://example.org/a_b?c=%20~d"
    assert problems == []


def test_names_of_fields_and_types_are_lower_case() -> None:
    (reference,), _ = read("@BOOK{a,\n  TITLE = {T},\n}\n")
    assert (reference.type, reference.title) == ("book", "T")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD + GOOD, [("C007", 5)]),
        ("@book{a,\n title = {T},\n title = {U},\n}\n", [("C004", 1)]),
        ("@book{a,\n title = {T,\n}\n\n" + GOOD, [("C004", 1)]),
        ("@book{a,\n title {T},\n}\n\n" + GOOD, [("C004", 1)]),
        ("@book a,\n title = {T},\n}\n\n" + GOOD, [("C004", 1)]),
        ("@book{a b,\n title = {T},\n}\n", [("C008", 1)]),
        ("@book{ключ,\n title = {T},\n}\n", [("C008", 1)]),
        ("@boook{a,\n title = {T},\n}\n", [("C008", 1)]),
        ("@book{a,\n date = {2000},\n}\n", [("C008", 1)]),
        ("@book{a,\n title = {T},\n date = {May 2000},\n}\n", [("C008", 3)]),
        ("@book{a,\n title = {T},\n urldate = {2000-02-30},\n}\n", [("C008", 3)]),
        ("@book{a,\n title = {T},\n url = {javascript:x},\n}\n", [("C008", 3)]),
        ("@book{a,\n title = {T},\n url = {https://a> <b>},\n}\n", [("C008", 3)]),
        ('@string{x = "y"}\n' + GOOD, [("S007", 1)]),
        ("", []),
        ("% only a comment\n", []),
        ("words between entries\n" + GOOD, []),
        ("@comment{a}\n" + GOOD, []),
    ],
)
def test_faults(source: str, expected: list[tuple[str, int]]) -> None:
    assert faults(source) == expected


def test_reading_goes_on_after_a_broken_entry() -> None:
    references, problems = read("@book{a,\n title = {T,\n\n" + GOOD)
    assert [reference.key for reference in references] == ["a2000"]
    assert [problem.code for problem in problems] == ["C004"]


def test_an_entry_with_a_field_twice_is_read_all_the_same() -> None:
    (reference,), _ = read("@book{a,\n title = {T},\n note = {N},\n note = {O},\n}\n")
    assert reference.title == "T"


def test_an_unknown_type_suggests_the_nearest() -> None:
    _, (problem,) = read("@artcle{a,\n title = {T},\n}\n")
    assert problem.remedy == "Did you mean “article”?"


def test_a_chain_of_strings_is_refused_and_not_expanded() -> None:
    links = "".join(
        f"@string{{s{n + 1} = {' # '.join([f's{n}'] * 10)}}}\n" for n in range(9)
    )
    references, problems = read(
        '@string{s0 = "xxxxxxxxxx"}\n' + links + "@book{a,\n title = s9,\n}\n"
    )
    assert {problem.code for problem in problems} >= {"S007"}
    assert len(references[0].title) < 100
