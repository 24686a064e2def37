"""Glossary, timeline and settings: entries with the lines of their fields."""

import re
from dataclasses import dataclass

import pytest

from edition.model import Meta, Route, Term
from edition.model.fields import Many, Markdown, Plain
from edition.readers.data_files import read_glossary, read_settings, read_timeline
from edition.readers.fragments import fragments, markdown_fields
from edition.sources import MODELS
from support import ROOT

TERM = """\
- id: treaty
  headword: treaty
  forms: [treaty]
  kind: concept
  definition: >-
    An agreement
    between states.
  sources:
    - lind1988water
"""
EVENT = """\
# A comment.

- id: signed
  label: It is signed
  date: "1950-06-05"
  dating: stated
  kind: treaty
  refs:
    - marsh-1990#p1
    - marsh-1990#n-author
  account: So it was.
  sources: [harbour1950treaty]
"""
SETTINGS = """\
title: A
site_url: https://example.org/
repository: https://example.org/edit/
editors: We
contact: a@example.org
"""


def codes(problems: list) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in problems]


def test_a_term_knows_its_place_and_the_lines_of_its_fields() -> None:
    (first, second), problems = read_glossary("\n" + TERM + "\n" + TERM, "g.yml")
    assert problems == []
    assert first.definition == "An agreement between states."
    assert (first.place.line, second.place.line) == (2, 12)
    assert second.at("sources").line == 19
    assert second.at("commentary").line == 12


def test_an_optional_field_without_a_value_is_as_if_it_were_not_there() -> None:
    more = "  see_also:\n  commentary: ~\n  language:\n"
    (term,), problems = read_glossary(TERM.rstrip("\n") + "\n" + more, "g.yml")
    assert problems == []
    assert (term.see_also, term.commentary, term.language) == ((), "", "")
    (_,), problems = read_glossary(TERM.replace("id: treaty", "id:"), "g.yml")
    assert codes(problems) == [("G003", 1)]


def test_an_event_knows_the_line_of_each_ref() -> None:
    (event,), problems = read_timeline(EVENT, "t.yml")
    assert problems == []
    assert event.place.line == 3
    assert [(str(ref), ref.place.line) for ref in event.refs] == [
        ("marsh-1990#p1", 9),
        ("marsh-1990#n-author", 10),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: treaty", "id: A Treaty", [("G003", 1)]),
        ("id: treaty", "id: a--b", [("G003", 1)]),
        ("headword: treaty", 'headword: ""', [("G003", 2)]),
        ("forms: [treaty]", "forms: []", [("G003", 3)]),
        ("forms: [treaty]", "forms: treaty", [("G003", 3)]),
        ("kind: concept", "kind: notion", [("G003", 4)]),
        ("  - lind1988water", "  - lind 1988", [("G003", 9)]),
        ("kind: concept", "colour: blue", [("G003", 1), ("G003", 4)]),
        ("- id: treaty", "- x\n- id: treaty", [("G003", 1)]),
        ("- id: treaty\n ", "- &a [b]\n- *a\n-", [("S007", 2)]),
        ("id: treaty", 'id: "treaty', [("G003", 1)]),
    ],
)
def test_a_malformed_term(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    _, problems = read_glossary(TERM.replace(old, new, 1), "g.yml")
    assert codes(sorted(problems)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"1950-06-05"', "5 June 1950", [("E001", 5)]),
        ('"1950-06-05"', '"1950-06-31"', [("E001", 5)]),
        ("dating: stated", "dating: known", [("E004", 6)]),
        ("marsh-1990#p1", "marsh-1990", [("E004", 9)]),
        ("marsh-1990#p1", "Marsh#p1", [("E004", 9)]),
        ("  account: So it was.\n", "", [("E004", 3)]),
        ("sources: [harbour1950treaty]", "sources: []", [("E004", 12)]),
        ("kind: treaty", "knd: treaty", [("E004", 7)]),
    ],
)
def test_a_malformed_event(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    _, problems = read_timeline(EVENT.replace(old, new, 1), "t.yml")
    assert codes(sorted(problems)) == expected


@pytest.mark.parametrize("source", ["", "# nothing yet\n", "[]\n"])
def test_no_data_is_no_fault(source: str) -> None:
    assert read_glossary(source, "g.yml") == ((), [])


@pytest.mark.parametrize("source", ["a: b\n", "text\n", "3\n"])
def test_data_that_are_no_list_are_refused(source: str) -> None:
    terms, problems = read_glossary(source, "g.yml")
    assert terms == ()
    assert codes(problems) == [("G003", 1)]


def test_a_bad_entry_hides_no_other() -> None:
    terms, problems = read_glossary(TERM.replace("concept", "x") + "\n" + TERM, "g.yml")
    assert len(terms) == 2
    assert codes(problems) == [("G003", 4)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("https://example.org/\n", "example.org\n", 2),
        ("title: A\n", "title: A\ncolour: blue\n", 2),
        ("editors: We\n", "", 1),
        ("title: A", "title: [A", 1),
    ],
)
def test_malformed_settings(old: str, new: str, line: int) -> None:
    _, problems = read_settings(SETTINGS.replace(old, new, 1), "edition.yml")
    assert codes(problems) == [("T002", line)]


def test_good_settings() -> None:
    settings, problems = read_settings(SETTINGS, "edition.yml")
    assert problems == []
    assert (settings.title, settings.subtitle) == ("A", "")


@dataclass
class Part:
    """A record with a field of each kind."""

    plain: Plain = ""
    prose: Markdown = ""


@dataclass
class Whole(Part):
    """One that has parts."""

    steps: Many[Part] = ()


def test_markdown_is_scanned_at_the_line_of_its_field() -> None:
    source = "plain: x\nsteps:\n  - prose: >-\n      See\n      [x](y.md), <u>, [@k].\n"
    (found,) = fragments(source, "g.yml", Whole, 2)
    assert [link.target for link in found.links] == ["y.md"]
    assert found.html[0][1].line == 4
    assert found.clusters[0].place.line == 4


def test_markdown_is_declared_in_the_type_of_a_field() -> None:
    assert markdown_fields(Route) == {("intro",), ("steps", "why")}
    assert markdown_fields(Term) == {("definition",), ("commentary",)}


def test_the_style_sheet_names_the_fields_that_are_markdown() -> None:
    page = (ROOT / "src/edition/manual/style-sheet.md").read_text(encoding="utf-8")
    section = page.partition("## Words and Markdown in fields")[2].partition("## ")[0]
    rows = "".join(line for line in section.splitlines() if line.startswith("|"))
    models = (Meta, *MODELS.values())
    fields = {path[-1] for model in models for path in markdown_fields(model)}
    assert set(re.findall("`([a-z_]+)`", rows)) == fields


@pytest.mark.parametrize(
    "words", ["`<script>`", "<b>", "a </p", "<!-- x -->", "<https://x/onclick=a>"]
)
def test_nothing_is_code_in_plain_words(words: str) -> None:
    (found,) = fragments(f"plain: 'a {words} b'\n", "g.yml", Whole)
    assert [tag for tag, _ in found.html]
    (found,) = fragments(f"steps:\n- plain: '{words}'\n", "g.yml", Whole)
    assert found.html[0][1].line == 2


def test_plain_words_have_no_citation() -> None:
    (found,) = fragments("plain: 'As [see @lind, p. 4] says'\n", "g.yml", Whole)
    assert [code for cluster in found.clusters for code, _ in cluster.faults] == [
        "C006"
    ]


def test_escapes_hide_nothing_from_the_scan() -> None:
    (found,) = fragments('plain: "\\u003cscript\\x3e"\n', "g.yml", Whole)
    assert found.html[0][0] == "script"


@pytest.mark.parametrize("source", ["", "a: [b\n", "a: plain\n", "- 3\n- ~\n- 2.5\n"])
def test_nothing_is_found_where_there_are_no_words(source: str) -> None:
    assert list(fragments(source, "g.yml", Whole)) == []


ODD = {
    "control": ('headword: "a\\x02b"', "S004"),
    "surrogate": ('headword: "\\uD800"', "G003"),
    "override": ('headword: "a\\u202Eb"', "S004"),
    "blank": ("forms: [' ']", "G003"),
    "digits": ("id: " + "9" * 5_000, "G003"),
    "negative": ("id: -" + "9" * 5_000, "G003"),
    "underscores": ("id: 1_" + "9" * 5_000, "G003"),
    "hexadecimal": ("id: 0x" + "9" * 9_000, "G003"),
    "long": ("headword: " + "a" * 5_000, "G003"),
    "long-prose": ("definition: " + "a" * 50_000, "G003"),
    "many": ("forms: [" + "a, " * 5_000 + "a]", "G003"),
    "list-as-key": ("? [a]\n  : b", "G003"),
    "true-as-key": ("true: b", "G003"),
    "tag": ("headword: !!python/object/apply:os.system [x]", "S007"),
    "merge": ("<<: {headword: x}", "G003"),
    "open-code": ("definition: 'a ` b'", "G003"),
    "two-backticks": ("definition: 'a `` b'", "G003"),
    "escaped-backtick": ("definition: 'a ` b \\` c'", "G003"),
    "nested": ("forms: " + "[" * 3_000 + "]" * 3_000, "S007"),
}


@pytest.mark.parametrize(("words", "code"), ODD.values(), ids=ODD)
def test_an_odd_value_has_a_problem_with_its_line(words: str, code: str) -> None:
    _, problems = read_glossary(f"\n- kind: concept\n  {words}\n", "data/glossary.yml")
    assert code in {problem.code for problem in problems}
    assert {problem.place.line for problem in problems} <= {2, 3}
