"""What kind a passage is, and how it reads as one run of words."""

import pytest

from edition.scan import scan
from edition.scan.kinds import running
from edition.syntax import attributes

PICTURE = '![A lock](img/lock.png "The lock")'


@pytest.mark.parametrize(
    ("markdown", "kind", "words"),
    [
        ("One.\nTwo.\n{ #p1 }", "prose", "One. Two."),
        ("One\n  two\n{ #p1 .verse }", "verse", "One / two"),
        ("One\n//\n  two\nthree\n{ #p1 .verse }", "verse", "One // two / three"),
        ("    One\ntwo\n{ #p1 .wide .verse }", "verse", "One / two"),
        ("> One\n>   two\n> { #p1 .verse }", "verse", "One / two"),
        ('Go.\n{ #p1 .speech speaker="Anna B." }', "speech", "Anna B. Go."),
        ('Go\nnow\n{ #p1 .speech .verse speaker="A" }', "speech", "A. Go / now"),
        ("Go.\n{ #p1 .speech }", "speech", "Go."),
        ("*Exit.*\n{ #p1 .stage }", "stage", "*Exit.*"),
        ("Paris,\n1 May\n{ #p1 .dateline }", "dateline", "Paris, / 1 May"),
        ("A saying.\n{ #p1 .epigraph }", "epigraph", "A saying."),
        ("| a | b |\n|---|--:|\n| c\\|d | |\n{ #p1 }", "table", "a, b; c\\|d"),
        ("| a |\n|---|\n| c |\n: On it\n{ #p1 }", "table", "On it – a; c"),
        ("a | b\n--|--\nc | d\n{ #p1 }", "table", "a, b; c, d"),
        ("| a | b |\n| c | d |\n{ #p1 }", "prose", "| a | b | | c | d |"),
        (f"{PICTURE}\n{{ #p1 }}", "figure", "The lock – A lock"),
        (f"{PICTURE}\nIts *section*.\n{{ #p1 }}", "figure", "Its *section*. – A lock"),
        (f"Before {PICTURE}\n{{ #p1 }}", "prose", f"Before {PICTURE}"),
        ("$$\nx\n$$\n{ #p1 }", "formula", "$$ x $$"),
        ("$x$\n{ #p1 }", "prose", "$x$"),
        ("Words\n{ #p1 .table }", "prose", "Words"),
    ],
)
def test_a_passage_is_of_a_kind_and_reads_as_one_run(
    markdown: str, kind: str, words: str
) -> None:
    (passage,) = scan(markdown, "docs/texts/a.md", 1).blocks
    assert passage.kind == kind
    assert running(passage.kind, passage.attributes, passage.markdown) == words


def test_lines_of_verse_keep_their_blanks_and_a_formula_its_signs() -> None:
    source = "One\n  two  \n{ #p1 .verse }\n\n$$\na\n- b\n{ c }\na > d\n$$\n{ #p2 }\n"
    verse, formula = scan(source, "docs/texts/a.md", 1).blocks
    assert verse.markdown == "One\n  two"
    assert formula.markdown == "$$\na\n- b\n{ c }\na > d\n$$"


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("$x$ and $$y$$", ["$x$", "$$y$$"]),
        ("$5 and $6, US$7, 8$ and 9$", []),
        ("$6 and US$ and $x$", ["$x$"]),
        ("$2x + 1$ and $2$", ["$2x + 1$", "$2$"]),
        ("\\$x$ and $x\\$", []),
        ("`$x$`", []),
        ("$$a\n\nb$$", []),
        ("$ x$ and $x $", []),
    ],
)
def test_formulas_stand_between_dollars_that_touch_them(
    markdown: str, found: list[str]
) -> None:
    document = scan(markdown, "docs/texts/a.md", 1)
    assert [tex for tex, _ in document.formulas] == found


def test_an_attribute_list_is_read_and_written_alike() -> None:
    said = attributes(' #p7 .speech .verse speaker="Anna B." n=3 numbered ')
    assert said.id == "p7"
    assert said.classes == ("speech", "verse")
    assert [said.get(n) for n in ("speaker", "n", "numbered", "date")] == [
        *("Anna B.", "3", "", None)
    ]
    written = said.written("t7")
    assert attributes(written.strip("{ }")) == said._replace(id="t7")
