"""The mapping from biblatex to CSL-JSON."""

import pytest
from edition.citations.csl import TYPES, csl_item

from edition.model import Reference
from edition.problems import Place

CSL_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter
classic collection dataset document entry entry-dictionary entry-encyclopedia event
figure graphic hearing interview legal_case legislation manuscript map motion_picture
musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software
song speech standard thesis treaty webpage
"""


def reference(kind: str = "book", /, **fields: str) -> Reference:
    return Reference("a", kind, {"title": "T", **fields}, Place("b.bib"))


def item(kind: str = "book", /, **fields: str) -> dict:
    return csl_item(reference(kind, **fields))


@pytest.mark.parametrize("type", TYPES)
def test_every_type_becomes_one_of_csl(type: str) -> None:
    assert item(type)["type"] in CSL_TYPES.split()


@pytest.mark.parametrize(
    ("type", "fields", "expected"),
    [
        ("article", {}, "article-journal"),
        ("article", {"entrysubtype": "newspaper"}, "article-newspaper"),
        ("article", {"entrysubtype": "Magazine"}, "article-magazine"),
        ("online", {"type": "speech"}, "speech"),
        ("misc", {"type": "Interview"}, "interview"),
        ("report", {"type": "Annual report"}, "report"),
        ("unheard-of", {}, "webpage"),
    ],
)
def test_the_type(type: str, fields: dict[str, str], expected: str) -> None:
    assert item(type, **fields)["type"] == expected


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Marsh, Elena", [{"family": "Marsh", "given": "Elena"}]),
        ("Elena Marsh", [{"family": "Marsh", "given": "Elena"}]),
        ("Plato", [{"literal": "Plato"}]),
        ("{Canal Commission}", [{"literal": "Canal Commission"}]),
        ("{Bread and Water}", [{"literal": "Bread and Water"}]),
        ("Lind, Åsa and Ferro, Paolo", [
            {"family": "Lind", "given": "Åsa"}, {"family": "Ferro", "given": "Paolo"}
        ]),
        ("{Bread and Water} and Lind, Åsa", [
            {"literal": "Bread and Water"}, {"family": "Lind", "given": "Åsa"}
        ]),
        ("van Dam, Jan", [{"family": "van Dam", "given": "Jan"}]),
        ("Sandler, A", [{"family": "Sandler", "given": "A"}]),
    ],
)  # fmt: skip
def test_names(value: str, names: list[dict[str, str]]) -> None:
    assert item(author=value)["author"] == names


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2000", {"date-parts": [[2000]]}),
        ("2000-05", {"date-parts": [[2000, 5]]}),
        ("2000-05-02", {"date-parts": [[2000, 5, 2]]}),
        ("2000/2001", {"date-parts": [[2000], [2001]]}),
        ("2000-05/2000-06", {"date-parts": [[2000, 5], [2000, 6]]}),
        ("2000~", {"date-parts": [[2000]], "circa": True}),
        ("2000?", {"date-parts": [[2000]], "circa": True}),
        ("2000-21", {"date-parts": [[2000]], "season": 1}),
        ("2000-24", {"date-parts": [[2000]], "season": 4}),
        ("[2017-07..]", {"literal": "July 2017 or later"}),
        ("197X", {"literal": "1970s"}),
        ("2022/..", {"literal": "from 2022"}),
    ],
)
def test_dates(value: str, date: dict) -> None:
    assert item(date=value)["issued"] == date


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"title": "T", "subtitle": "S"}, "title", "T: S"),
        ({"title": "Why?", "subtitle": "S"}, "title", "Why? S"),
        ({"title": "Порт", "titleaddon": "Port"}, "title", "Порт [Port]"),
        ({"title": "The {NATO} Way"}, "title",
         'The <span class="nocase">NATO</span> Way'),
        ({"title": "{All of It}"}, "title", "All of It"),
        ({"title": "A \\& B"}, "title", "A & B"),
        ({"journaltitle": "J", "journalsubtitle": "K"}, "container-title", "J: K"),
        ({"booktitle": "B"}, "container-title", "B"),
        ({"pages": "11--19"}, "page", "11-19"),
        ({"pages": "11 – 19"}, "page", "11-19"),
        ({"number": "7"}, "number", "7"),
        ({"series": "S", "number": "7"}, "collection-number", "7"),
        ({"type": "Report"}, "genre", "Report"),
        ({"publisher": "P", "institution": "I"}, "publisher", "P"),
        ({"institution": "{I}"}, "publisher", "I"),
        ({"school": "S"}, "publisher", "S"),
        ({"urldate": "2026-11-22"}, "accessed", {"date-parts": [[2026, 11, 22]]}),
        ({"doi": "10.1/x"}, "DOI", "10.1/x"),
        ({"langid": "russian"}, "language", "ru"),
        ({"langid": "sv"}, "language", "sv"),
        ({}, "language", "en"),
        ({"year": "1999"}, "issued", {"date-parts": [[1999]]}),
    ],
)  # fmt: skip
def test_a_field(fields: dict[str, str], name: str, value: object) -> None:
    assert item(**fields)[name] == value


def test_the_number_of_an_article_is_its_issue() -> None:
    assert item("article", number="2")["issue"] == "2"
    assert item("article", issue="2")["issue"] == "2"


def test_a_crossref_gives_what_the_entry_lacks() -> None:
    parent = Reference(
        "b",
        "collection",
        {
            "title": "Handbook",
            "editor": "Ferro, Paolo",
            "date": "1987",
            "keywords": "x",
        },
        Place("b.bib"),
    )
    child = reference("incollection", date="1988", crossref="b")
    found = csl_item(child, parent)
    assert found["title"] == "T"
    assert found["container-title"] == "Handbook"
    assert found["editor"] == [{"family": "Ferro", "given": "Paolo"}]
    assert found["issued"] == {"date-parts": [[1988]]}


def test_an_item_without_a_date_has_none() -> None:
    assert "issued" not in item()
