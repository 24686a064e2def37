"""The two laws: no word is lost or added in silence, and no mark passes unseen."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.cli.importing import import_
from edition.importer.laws import marks_unseen, words_both_ways
from edition.importer.lines import HEADING, TEXT, Line, Origin
from edition.importer.repairs import Repair
from edition.importer.report import NoteState

SAME = [
    ("The gate is shut.", "The gate is shut.\n{ #p1 }"),
    ("harbour-\nmaster", "harbourmaster"),
    ("keeper’s keep­er", "keeper's keeper"),
    ("ﬁve boats¹", "five boats[^1]\n\n[^1]: x"[:17]),
    ("[Footnote 1: The hat.]", "[^1]: The hat."),
    ("five < six & seven", "five &lt; six & seven"),
    ("Anna. Who is there?", 'Who is there?\n{ #p2 .speech speaker="Anna" }'),
    ("the old mole", "the [old](https://example.org/moles) mole"),
    ("a_b *c* 2nd H2O", "a_b \\*c\\* 2^nd^ H~2~O"),
    ("x**2 and [y]", "x\\*\\*2 and \\[y\\]"),
    ("The Title of it", '---\ntitle: "The Title of it"\n---\n'),
]


@pytest.mark.parametrize(("source", "markdown"), SAME)
def test_the_same_words_break_no_law(source: str, markdown: str) -> None:
    assert words_both_ways(source, markdown, ()) == ((), ())


def test_lost_and_added_words_are_listed_as_often_as_they_occur() -> None:
    found = words_both_ways("one two two three", "one two four four", ())
    assert found.lost == ("three", "two")
    assert found.added == ("four", "four")


def test_what_the_report_names_is_not_lost() -> None:
    taken = [Repair("furniture", 3, "The Harbour Papers", "")]
    assert words_both_ways("Sand. The Harbour Papers", "Sand.", taken).lost == ()
    changed = [Repair("mojibake", 1, "cafÃ", "café")]
    assert words_both_ways("cafÃ", "café", changed) == ((), ())


def line(text: str, kind: str = TEXT) -> Line:
    return Line(text, (Origin(0, 1),), kind)


UNSEEN = [
    (line("## 1702", HEADING), "a heading without a letter: ## 1702"),
    (line("tons.(1) and ships.(2)"), "2 signs that look like marks of notes: (1) (2)"),
    (line(r"tons \[1\] and \[2\]"), "2 signs that look like marks of notes: [1] [2]"),
    (line("tons(*), men(*), rope(*)"), "3 signs that look like marks of notes: (*)"),
]


@pytest.mark.parametrize(("block", "found"), UNSEEN)
def test_what_looks_like_a_mark_is_counted(block: Line, found: str) -> None:
    (said,) = marks_unseen((block,), ())
    assert said.startswith(found)


SEEN = ["in 1702 (1) and 5 m² or 6 m²", "see [12](https://example.org)", "vol. 5(13)"]


@pytest.mark.parametrize("text", SEEN)
def test_what_is_no_mark_is_not(text: str) -> None:
    assert marks_unseen((line(text),), ()) == ()


def test_a_note_without_mark_or_text_is_counted() -> None:
    notes = [
        NoteState("1", True, True),
        NoteState("2", True, False),
        NoteState("3", False, True),
    ]
    assert len(marks_unseen((), notes)) == 2


LOSING = """\
CHAPTER I.

The mole was built by people who never saw a ship of more than forty tons.[1]

FOOTNOTE:

[1] A ton was the room of one tun of wine, and the merchants of the old town before the

\f siege, renewed the cord of it in every year that the sea had left them, which is why
nobody agrees on the length of a cord.

\f
CHAPTER II.

The second mole was begun in the year in which the first was lost.
"""


def test_losing_words_is_an_error_and_the_report_lists_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a step does wrong: here one that eats every second line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mole.txt").write_text(LOSING)
    monkeypatch.setattr(
        "edition.importer.clean.steps", lambda: {"eats": lambda x, job: (x[::2], [])}
    )
    result = CliRunner().invoke(import_, ["mole.txt"])
    assert result.exit_code == 1
    assert "I015" in result.stderr
    assert "words are nowhere" in result.stdout
    report = (tmp_path / "transcriptions/mole.report.md").read_text()
    assert "## Words that are nowhere" in report


def test_notes_without_text_are_to_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lone.txt").write_text("The mole[^1] was built\nof stone[^2] alone.\n")
    result = CliRunner().invoke(import_, ["lone.txt"])
    assert "2 to be looked at" in result.stdout
