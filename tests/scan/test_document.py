"""What a scan finds in Markdown, and on which line of the file."""

import pytest

from edition.model import Document
from edition.scan import scan


def read(markdown: str, first_line: int = 1) -> Document:
    return scan(markdown, "docs/texts/a.md", first_line)


def blocks(markdown: str) -> list[tuple[str, str, int]]:
    """Return id, words and line of each block."""
    return [(b.id, b.markdown, b.place.line) for b in read(markdown).blocks]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One.\n{ #p1 }\n", [("p1", "One.", 1)]),
        ("One.\n{: #p1 }\n", [("p1", "One.", 1)]),
        ("One.\n{#p1}", [("p1", "One.", 1)]),
        ("One.\n{ .a #p1 lang=de }", [("p1", "One.", 1)]),
        ("One\ntwo.\n{ #p1 }\n\nThree.", [("p1", "One\ntwo.", 1), ("", "Three.", 5)]),
        ("\n\nOne.\n\n{ #p1 }", [("", "One.", 3), ("", "{ #p1 }", 5)]),
        ("One. { #p1 }", [("", "One. { #p1 }", 1)]),
        ("- One;\n  { #p1 }\n\n- two.\n  { #p2 }", [
            ("p1", "One;", 1), ("p2", "two.", 4)
        ]),
        ("- One;\n- two;\n  { #p2 }", [("", "One;", 1), ("p2", "two;", 2)]),
        ("1. One;\n   { #p1 }\n2) two.\n   { #p2 }", [
            ("p1", "One;", 1), ("p2", "two.", 3)
        ]),
        ("> One\n> two.\n> { #p1 }", [("p1", "One\ntwo.", 1)]),
        ("> One.\n>\n> Two.\n> { #p2 }", [("", "One.", 1), ("p2", "Two.", 3)]),
        ("> - One.\n>   { #p1 }", [("p1", "One.", 1)]),
        ("# Title\n\nOne.\n\n---\n\nTwo.", [("", "One.", 3), ("", "Two.", 7)]),
        ("One.\n***\nTwo.", [("", "One.", 1), ("", "Two.", 3)]),
        ("One.\n\n[a]: b.md\n\n[^1]: Note.", [("", "One.", 1)]),
        ("```\ncode\n```\n\nOne.", [("", "One.", 5)]),
        ("", []),
        ("\n \n", []),
    ],
)  # fmt: skip
def test_blocks(markdown: str, expected: list[tuple[str, str, int]]) -> None:
    assert blocks(markdown) == expected


def test_a_block_knows_under_which_heading_it_stands() -> None:
    found = read("Zero.\n\n## A\n\nOne.\n\nTwo.\n\n## B\n\nThree.").blocks
    assert [block.section for block in found] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# A title", (1, "A title", "")),
        ("## A title ##", (2, "A title", "")),
        ("### A title { #own .class }", (3, "A title", "own")),
        ("###### Six", (6, "Six", "")),
    ],
)
def test_headings(markdown: str, expected: tuple[int, str, str]) -> None:
    (heading,) = read(markdown).headings
    assert (heading.level, heading.title, heading.anchor) == expected


@pytest.mark.parametrize("markdown", ["#none", "####### Seven", "    # Code", "a # b"])
def test_what_is_no_heading(markdown: str) -> None:
    assert read(markdown).headings == ()


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[^1]: One.", [("1", "One.", 1)]),
        ("[^1]: One.\n[^b]: Two.", [("1", "One.", 1), ("b", "Two.", 2)]),
        ("[^1]: One\n    goes on.", [("1", "One\ngoes on.", 1)]),
        ("[^1]: One.\n\n    A second paragraph.\n\n[^2]: Two.", [
            ("1", "One.\n\nA second paragraph.", 1), ("2", "Two.", 5)
        ]),
        ("[^1]: One:\n\n    - a;\n    - b.", [("1", "One:\n\n- a;\n- b.", 1)]),
        ("[^1]:\n\n    Only here.", [("1", "Only here.", 1)]),
        ("[^1]:\n", [("1", "", 1)]),
        ("[^1]: One.\n\nA paragraph.", [("1", "One.", 1)]),
        ("   [^1]: One.", [("1", "One.", 1)]),
        ("A mark[^1]: no note.", []),
        ("```\n[^1]: code\n```", []),
    ],
)  # fmt: skip
def test_notes(markdown: str, expected: list[tuple[str, str, int]]) -> None:
    found = read(markdown).notes
    assert [(note.label, note.markdown, note.place.line) for note in found] == expected


def test_marks_and_citations_know_the_passage_or_note_they_stand_in() -> None:
    found = read(
        "Head.[^a]\n\n## A heading[^b]\n\nOne\ntwo.[^c] [@k]\n{ #p1 }\n\n"
        "[^a]: Note [@l].\n\n    More [@m].[^c]\n\nLast [@n].\n{ #p2 }\n"
    )
    assert [(mark.label, mark.host, mark.place.line) for mark in found.marks] == [
        ("a", "", 1),
        ("b", "", 3),
        ("c", "p1", 6),
        ("c", "n-a", 11),
    ]
    keys = [(c.citations[0].key, c.host, c.place.line) for c in found.clusters]
    assert keys == [("k", "p1", 6), ("l", "n-a", 9), ("m", "n-a", 11), ("n", "p2", 13)]


@pytest.mark.parametrize(
    "markdown", ["\\[^1]", "`[^1]`", "[^1]: a", "[^\n]", "[^]", "[^a[b]", "    [^1]"]
)
def test_what_is_no_mark_of_a_note(markdown: str) -> None:
    assert read(markdown).marks == ()


def test_lines_are_those_of_the_file_with_its_front_matter() -> None:
    found = read("One.\n{ #p1 }\n\n<u> [@k, p.] [x](y.md) { .a }[^1]\n", 20)
    places = [
        found.blocks[0].place,
        found.clusters[0].place,
        found.links[0].place,
        found.html[0][1],
        found.marks[0].place,
        found.attributes[-1][1],
    ]
    assert [place.line for place in places] == [20, 23, 23, 23, 23, 23]
    assert {place.path for place in places} == {"docs/texts/a.md"}


@pytest.mark.parametrize(
    ("markdown", "targets"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](b.md#c 'title')", ["b.md#c"]),
        ("[a](<b.md>)", ["b.md"]),
        ("![a](b.png)", ["b.png"]),
        ("[a]: b.md", ["b.md"]),
        ("[a](b.md) [c](d.md)", ["b.md", "d.md"]),
        ("`[a](b.md)`", []),
        ("[a](a&amp;b.md)", ["a&b.md"]),
    ],
)
def test_links(markdown: str, targets: list[str]) -> None:
    assert [link.target for link in read(markdown).links] == targets


def test_a_citation_inside_code_is_told_apart() -> None:
    found = read("`[@a]`\n\n[@b]\n\n    [@c]\n")
    assert [place.line for place in found.coded_clusters] == [1, 5]
    assert [cluster.citations[0].key for cluster in found.clusters] == ["b"]


def test_a_key_outside_brackets_is_a_fault() -> None:
    (cluster,) = read("As @smith2000 says, a@example.org.").clusters
    assert cluster.citations == ()
    assert cluster.faults[0][0] == "C006"


def test_the_body_is_kept_as_it_was() -> None:
    body = "One.\n\n```\n[@a]\n```\n"
    assert read(body).body == body


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One  \ntwo   \nthree.  \n{ #p1 }\n", "One  \ntwo  \nthree."),
        ("One\\\ntwo.\n{ #p1 }\n", "One\\\ntwo."),
        ("> One  \n> two.\n{ #p1 }\n", "One  \ntwo."),
        ("- One  \n  two.\n  { #p1 }\n", "One  \ntwo."),
        ("One \ntwo.\n{ #p1 }\n", "One\ntwo."),
        ("See <https://example.org/>\n{ #p1 }\n", "See <https://example.org/>"),
    ],
)
def test_a_hard_break_stays_in_its_passage(markdown: str, expected: str) -> None:
    assert read(markdown).blocks[0].markdown == expected


def test_a_hard_break_stays_in_its_note() -> None:
    (note,) = read("[^1]: One  \n    two\\\n    three.  \n").notes
    assert note.markdown == "One  \ntwo\\\nthree."
