"""What “edition check --fix” mends, and what it leaves to a person."""

from pathlib import Path

import pytest

from edition.checks import check
from edition.fixes import mended
from edition.sources import load_edition
from support import ROOT, copy_small, run_edition

MENDED = {
    "line-ends": (".bib", "@a{b,\r\n}\r\n", "@a{b,\n}\n"),
    "byte-order-mark": (".yml", "\ufeffa: b\n", "a: b\n"),
    "last-line": (".yml", "a: b", "a: b\n"),
    "no-blanks-in-braces": (".md", "A.\n{#p1}\n", "A.\n{ #p1 }\n"),
    "hard-blanks-in-braces": (".md", "A.\n{\u00a0#p1\u00a0}\n", "A.\n{ #p1 }\n"),
    "in-a-list": (".md", "- A.\n  {: #p2}\n", "- A.\n  { #p2 }\n"),
    "in-a-quotation": (".md", "> A.\n> {#p2 }\n", "> A.\n> { #p2 }\n"),
    "headnote": (".md", "A.\n{#headnote}\n", "A.\n{ #headnote }\n"),
    "a-comma": (".md", "A [@k p. 8].\n", "A [@k, p. 8].\n"),
    "two-commas": (
        *(".md", "[see @k pp. 8-9; @l art. 5]\n"),
        "[see @k, pp. 8-9; @l, art. 5]\n",
    ),
    "a-date": (".yml", "- id: a\n  date: “2008-06”\n", '- id: a\n  date: "2008-06"\n'),
    "a-version": (
        ".md",
        "---\nversion: “1.0.0”\n---\n",
        '---\nversion: "1.0.0"\n---\n',
    ),
}
LEFT = {
    "code": (".md", "```\nA.\n{#p1}\n```\n\n`[@k p. 8]`\n"),
    "hard-break": (".md", "A verse  \nand another\n"),
    "a-tab": (".yml", "- id: a\n\tlabel: b\n"),
    "a-title-in-quotation-marks": (".yml", "title: “Nobody asked us”\n"),
    "no-locator": (".md", "[@k by the way]\n"),
    "a-locator-that-breaks-off": (".md", "[@k p. ]\n"),
    "a-date-in-a-text": (".md", "---\na: b\n---\n\ndate: “2008”\n"),
    "a-class": (".md", "A.\n{#p1 .verse}\n"),
    "nothing": (".md", ""),
    "another-kind": (".csv", "a\r\nb"),
}


@pytest.mark.parametrize(("suffix", "source", "put"), MENDED.values(), ids=MENDED)
def test_it_is_mended_once_and_told(suffix: str, source: str, put: str) -> None:
    found, told = mended(source, suffix)
    assert found == put
    assert told
    assert mended(put, suffix) == (put, [])


@pytest.mark.parametrize(("suffix", "source"), LEFT.values(), ids=LEFT)
def test_what_is_in_doubt_is_left(suffix: str, source: str) -> None:
    assert mended(source, suffix) == (source, [])


def test_a_line_is_told_for_each_fix() -> None:
    _, told = mended("A.\n{#p1}\n\nB.\n{#p2}\n\n[@k p. 8]\n", ".md")
    assert told == [
        (2, "blanks around #p1"),
        (5, "blanks around #p2"),
        (7, "a comma was missing in [@k p. 8]"),
    ]


def test_the_command_mends_and_then_checks(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition")
    text = root / "docs/texts/marsh-1990.md"
    whole = text.read_bytes()
    torn = whole.replace(b"{ #p1 }", b"{#p1}").replace(b"report, p. 9", b"report p. 9")
    text.write_bytes(torn.replace(b"\n", b"\r\n"))
    (root / "docs/about/latin.md").write_bytes(b"\xe9")
    done = run_edition(root, "check", "--fix")
    assert text.read_bytes() == whole
    assert done.stderr.splitlines()[:3] == [
        "docs/texts/marsh-1990.md:1: mended: a line ended as on Windows.",
        "docs/texts/marsh-1990.md:30: mended: blanks around #p1.",
        "docs/texts/marsh-1990.md:56: mended: a comma was missing in "
        "[@commission1989report p. 9].",
    ]
    assert done.stdout.startswith("docs/about/latin.md:1: S004 ")
    assert len(done.stdout.splitlines()) == 1
    (root / "docs/about/latin.md").unlink()
    assert "mended" not in run_edition(root, "check", "--fix").stderr
    assert check(load_edition(root)) == []


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition")
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"A line\r\n")
    (root / "docs/about/linked.md").symlink_to(outside)
    run_edition(root, "check", "--fix")
    assert outside.read_bytes() == b"A line\r\n"


def test_the_projects_own_files_need_no_fix() -> None:
    for file in (*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.bib"), *ROOT.glob("data/*")):
        assert mended(file.read_bytes().decode(), file.suffix)[1] == [], file


def unordered(root: Path) -> Path:
    """Begin an edition, and put a text into it of which a passage was taken out."""
    run_edition(root.parent, "new", root.name)
    run_edition(root, "new", "text", "doe-1848")
    text = root / "docs/texts/doe-1848.md"
    head, _, _ = text.read_text(encoding="utf-8").partition("{ #headnote }")
    passages = "One.\n{ #p3 }\n\n> Two.\n> { #p4 .verse }\n\nThree.\n{ #p4 }\n"
    text.write_text(f"{head}{{ #headnote }}\n\n{passages}", encoding="utf-8")
    return text


def test_passages_of_a_text_that_nothing_names_are_numbered(tmp_path: Path) -> None:
    text = unordered(tmp_path / "edition")
    assert "T005" in run_edition(tmp_path / "edition", "check").stdout
    done = run_edition(tmp_path / "edition", "check", "--fix")
    assert "doe-1848.md:1: mended: the passages were numbered" in done.stderr
    assert "T005" not in done.stdout
    words = text.read_text(encoding="utf-8").partition("{ #headnote }\n\n")[2]
    assert words == ("One.\n{ #p1 }\n\n> Two.\n> { #p2 .verse }\n\nThree.\n{ #p3 }\n")
    assert "mended" not in run_edition(tmp_path / "edition", "check", "--fix").stderr


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "data/ledger.yml",
            '- {"id": "doe-1848#p3", "since": "1.0.0", "print": "a"}\n',
        ),
        ("docs/about/more.md", "See [there](../texts/doe-1848.md#p4).\n"),
        ("docs/texts/doe-1848.md", "\nSee [there](#p4).\n"),
        ("docs/texts/doe-1848.de.md", "---\nlanguage: de\n---\n\nEins.\n{ #p3 }\n"),
        ("data/variants/doe-1848.yml", "p3: []\n"),
        ("transcriptions/doe-1848.md", "One.\n{ #p3 }\n"),
    ],
)
def test_passages_that_something_names_keep_their_numbers(
    path: str, words: str, tmp_path: Path
) -> None:
    text = unordered(tmp_path / "edition")
    file = tmp_path / "edition" / path
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as more:
        more.write(words)
    before = text.read_bytes()
    run_edition(tmp_path / "edition", "check", "--fix")
    assert text.read_bytes() == before
