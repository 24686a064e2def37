"""The front matter of texts: every field at fault, with its line."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from edition.model.facets import Facet, FacetValue, value_of
from edition.readers.front_matter import (
    PageFields,
    beginning_faults,
    read_meta,
    read_page_fields,
    split,
    title_of,
)

GOOD = {
    "title": "A Title",
    "date": "1990-05",
    "language": "en",
    "reference": "marsh1990",
    "presentation": "precis",
    "rights": "None stated.",
    "witness": "A copy.",
    "summary": "Short.",
    "proof_state": "proofed",
    "version": "1.0.0",
}


PIECES = (
    "---",
    "...",
    "----",
    " ",
    "\t",
    "\n",
    "\n",
    "title: a",
    "x: y",
    "Body",
    "\n---\n",
)


def matter(**changes: str | None) -> str:
    """Return front matter with fields changed, added or (None) left out."""
    fields = {**GOOD, **changes}
    return "".join(f"{k}: {v}\n" for k, v in fields.items() if v is not None)


def faults(**changes: str | None) -> list[tuple[int, str]]:
    _, problems = read_meta(matter(**changes), "a.md")
    return [(problem.place.line, problem.code) for problem in problems]


def test_good_front_matter_has_no_fault() -> None:
    meta, problems = read_meta(
        matter(author='["Marsh, Elena", Plato]', volume="3", issue="0x10"), "a.md"
    )
    assert problems == []
    assert meta.authors == ("Marsh, Elena", "Plato")
    assert meta.volume == "3"
    assert meta.date.words == "May 1990"
    assert meta.at("reference").line == 5


def test_a_text_needs_no_entry_of_its_own_in_the_bibliography() -> None:
    source = "".join(
        line
        for line in matter().splitlines(keepends=True)
        if not line.startswith("reference")
    )
    meta, problems = read_meta(source, "a.md")
    assert problems == []
    assert meta.reference == ""


@pytest.mark.parametrize("name", sorted(GOOD.keys() - {"reference"}))
def test_a_field_that_is_missing_is_named(name: str) -> None:
    _, problems = read_meta(matter(**{name: None}), "a.md")
    assert [problem.what for problem in problems] == [f"The field “{name}” is missing"]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("title", '""', "T002"),
        ("title", "[a]", "T002"),
        ("date", '""', "E001"),
        ("date", "May 1990", "E001"),
        ("date", "1990-02-30", "E001"),
        ("date", "[1990]", "T002"),
        ("language", "English", "T002"),
        ("language", "e", "T002"),
        ("reference", "a b", "T002"),
        ("presentation", "full", "T002"),
        ("proof_state", "done", "T002"),
        ("version", "1.0", "T002"),
        ("version", '"1.0.0-beta"', "T002"),
    ],
)
def test_a_field_that_is_invalid_gives_its_line(
    name: str, value: str, code: str
) -> None:
    line = list(GOOD).index(name) + 2
    assert faults(**{name: value}) == [(line, code)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("author", "Marsh"),
        ("author", '["Marsh, Elena, Dr"]'),
        ("author", '[""]'),
        ("url", "example.org"),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://example.org"),
        ("url", "https://example.org/a)b"),
        ("url", "'https://example.org/\"><script>'"),
        ("subtitle", '""'),
        ("colour", "blue"),
    ],
)
def test_an_optional_field_that_is_invalid_gives_its_line(
    name: str, value: str
) -> None:
    assert faults(**{name: value}) == [(len(GOOD) + 2, "T002")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "uk"),
        ("language", "zh-Hant"),
        ("date", '"[2017-07..]"'),
        ("date", "2015"),
        ("date", "2015-03-04"),
        ("url", "https://example.org/a?b=c#d"),
        ("version", "10.20.30"),
    ],
)
def test_a_field_that_is_valid(name: str, value: str) -> None:
    assert faults(**{name: value}) == []


def test_one_bad_field_hides_no_other() -> None:
    found = faults(date="x", language="English", version=None, verson="1.0.0")
    assert sorted(found) == [(3, "E001"), (4, "T002"), (len(GOOD) + 1, "T002")]


def test_an_unknown_field_suggests_the_nearest() -> None:
    _, problems = read_meta(matter(titel="A"), "a.md")
    assert problems[0].remedy == "Did you mean “title”?"


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("", "T001", 1),
        ('title: "open\n', "T001", 2),
        ("title: a\n  b: c\n", "T001", 3),
        ("- a\n", "T002", 2),
        ("title\n", "T002", 2),
        ("a: &x [b]\nc: *x\n", "S007", 3),
        ("title: a\ntitle: b\n", "T001", 3),
    ],
)
def test_what_is_no_mapping_is_refused_whole(source: str, code: str, line: int) -> None:
    meta, problems = read_meta(source, "a.md")
    assert [(p.code, p.place.line) for p in problems] == [(code, line)]
    assert meta.title == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\na: b\n---\nBody", ("a: b\n", "Body", 4)),
        ("---\na: b\nc: d\n---\n\nBody", ("a: b\nc: d\n", "\nBody", 5)),
        ("---  \na: b\n... \nBody", ("a: b\n", "Body", 4)),
        ("---\n---\nBody", ("", "---\n---\nBody", 1)),
        ("---\n---\nBody\n---\n", ("---\nBody\n", "", 5)),
        ("---\na: b\n---", ("", "---\na: b\n---", 1)),
        ("----\na: b\n---\n", ("", "----\na: b\n---\n", 1)),
        ("---\na: b\n --- \nc: d\n---\n", ("a: b\n --- \nc: d\n", "", 6)),
        ("Body", ("", "Body", 1)),
        ("---\nno end", ("", "---\nno end", 1)),
        (" ---\na: b\n---\n", ("", " ---\na: b\n---\n", 1)),
        ("", ("", "", 1)),
    ],
)
def test_split(source: str, expected: tuple[str, str, int]) -> None:
    assert split(source) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_front_matter_is_what_mkdocs_takes_for_it(source: str) -> None:
    matter, body, _ = split(source)
    theirs, fields = get_data(source)
    if not beginning_faults(source, "a.md") and not read_page_fields(matter, "a.md")[1]:
        assert fields == (yaml.safe_load(matter) if matter else {})
        assert theirs.strip() == body.strip()


@pytest.mark.parametrize(
    "source",
    ["title: x\n\nBody", "  Description: x\n", "template: main.html", "---\na: b\n"],
)
def test_a_first_line_that_mkdocs_would_read_as_a_field_is_refused(source: str) -> None:
    (problem,) = beginning_faults(source, "docs/a.md")
    assert (problem.code, problem.place.line) == ("T001", 1)


@pytest.mark.parametrize(
    ("fields", "body", "title"),
    [
        (PageFields(title="A page"), "# Another", "A page"),
        (PageFields(), "\n# A heading { #x }\n", "A heading"),
        (PageFields(), "no heading", "docs/a.md"),
    ],
)
def test_the_title_of_a_page(fields: PageFields, body: str, title: str) -> None:
    assert title_of(fields, body, "docs/a.md") == title


@pytest.mark.parametrize(
    ("matter", "code", "line"),
    [
        ("title: [a\n", "T001", 2),
        ("template: main.html\n", "T002", 2),
        ("title: a\nhide: [toc]\n", "T002", 3),
        ("<<: {template: main.html}\n", "T001", 2),
        ("title: !!str a\n", "S007", 2),
        ("# nothing\n", "T002", 2),
        ("- title: a\n", "T002", 2),
        ('title: ""\n', "T002", 2),
    ],
)
def test_a_page_has_a_title_and_a_description_and_no_other_field(
    matter: str, code: str, line: int
) -> None:
    _, (problem,) = read_page_fields(matter, "docs/a.md")
    assert (problem.code, problem.place.line) == (code, line)


def test_a_good_page_has_no_fault() -> None:
    fields, problems = read_page_fields("title: a\ndescription: 'b: c'\n", "docs/a.md")
    assert (fields.title, fields.description, problems) == ("a", "b: c", [])


def test_a_facet_is_a_field_that_every_text_has() -> None:
    meta, problems = read_meta(matter(genre="Letter"), "a.md", ("genre",))
    assert problems == []
    assert value_of(meta, facet("genre")) == "Letter"
    _, problems = read_meta(matter(), "a.md", ("genre",))
    assert [problem.what for problem in problems] == ["The field “genre” is missing"]
    _, problems = read_meta(matter(gener="Letter"), "a.md", ("genre",))
    assert [problem.remedy for problem in problems] == ["Did you mean “genre”?"]


@pytest.mark.parametrize(
    ("tag", "short"),
    [("rus", "ru"), ("ger-AT", "de-AT"), ("chu", "cu"), ("grc", ""), ("cu", "")],
)
def test_the_code_of_a_language_is_the_shortest(tag: str, short: str) -> None:
    _, problems = read_meta(matter(language=tag), "a.md")
    said = [f"The field “language” is invalid: write “{short}”, which is shorter"]
    assert [problem.what for problem in problems] == said * bool(short)


def test_without_facets_another_field_is_unknown() -> None:
    _, problems = read_meta(matter(genre="Letter"), "a.md")
    assert [problem.what for problem in problems] == ["The field “genre” is not known"]


def test_where_facets_cannot_be_read_a_field_may_be_one() -> None:
    _, problems = read_meta(matter(genre="Letter"), "a.md", None)
    assert problems == []


def facet(name: str) -> Facet:
    return Facet(id=name, name=name, values=(FacetValue(value="Letter"),))
