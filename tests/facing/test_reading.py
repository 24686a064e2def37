"""Transcriptions are read where they are asked for, and what is broken is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.checks import check
from edition.concordance import hits, layer_hits
from edition.model import Edition
from edition.sources import load_edition
from support import lay_copies

FILE = "transcriptions/marsh-1990.md"


@pytest.fixture
def root(small_root: Path) -> Path:
    """Return a small edition whose reader has a copy of one text."""
    return lay_copies(small_root)


def full(root: Path) -> Edition:
    return load_edition(root, with_transcriptions=True)


def change(root: Path, old: str, new: str) -> None:
    source = (root / FILE).read_text(encoding="utf-8")
    assert old in source
    (root / FILE).write_text(source.replace(old, new), encoding="utf-8")


def found(root: Path) -> list[str]:
    """Return what is wrong with the transcription: line, code, and what."""
    return [
        f"{p.place.line} {p.code} {p.what}"
        for p in check(full(root))
        if p.place.path.startswith("transcriptions")
    ]


def test_they_are_read_only_where_they_are_asked_for(root: Path) -> None:
    assert load_edition(root).transcriptions == {}
    assert list(full(root).transcriptions) == ["marsh-1990"]
    assert check(full(root)) == []


def test_a_passage_of_a_transcription_has_the_id_of_its_precis(root: Path) -> None:
    edition = full(root)
    text = edition.text["marsh-1990"]
    ids = [passage.id for passage in edition.transcribed(text)]
    assert ids == [passage.id for passage in text.passages]
    assert edition.transcribed(edition.text["anonymous-2001"]) == ()


def test_a_text_published_in_full_needs_none(root: Path) -> None:
    text = root / "docs/texts/marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    text.write_text(
        source.replace("presentation: precis", "presentation: transcription")
    )
    assert full(root).transcriptions == {}


def test_other_files_beside_them_are_left_alone(root: Path) -> None:
    (root / "transcriptions/marsh-1990.report.md").write_bytes(b"\xff")
    (root / "transcriptions/elsewhere.md").write_bytes(b"\xff")
    assert found(root) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  { #p6 }\n", "", "27 R009 These words have no id"),
        ("{ #p7 }", "{ #p8 }", "32 R009 “p8” is no passage of marsh-1990"),
        ("  { #p5 }", "  { #p4 }", "24 R009 “p4” is there already"),
        ("[^2]:", "[^3]:", "18 R009 [^2] has no note"),
        ("[^2]: The", "[^2]: No.\n\n[^own]: The", "39 R009 [^own] is no author's note"),
        ("@harbour1950treaty", "@nobody", "35 C001 The reference “nobody”"),
        ("draughty", "<script>x</script>", "10 S001 Raw HTML: “<script>”"),
        (
            "a draughty hall",
            "[a hall](javascript:x)",
            "10 S002 The link “javascript:x”",
        ),
    ],
)
def test_what_does_not_match_is_said_with_its_line(
    root: Path, old: str, new: str, expected: str
) -> None:
    change(root, old, new)
    assert any(problem.startswith(expected) for problem in found(root)), found(root)


def test_a_passage_that_is_missing_is_named(root: Path) -> None:
    change(root, "{ #p7 }", "{ #p8 }")
    assert "1 R009 marsh-1990#p7 is missing" in found(root)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda file: file.write_bytes(b"one\n\xff"), "2 S004"),
        (lambda file: file.write_bytes(b"one\n\0"), "2 S004"),
        (lambda file: file.write_bytes(b" " * 2_000_001), "1 S005"),
        (lambda file: (file.unlink(), file.symlink_to("/etc/hostname")), "1 S003"),
    ],
    ids=["encoding", "nul", "size", "link"],
)
def test_a_file_that_cannot_be_accepted_is_a_problem(
    root: Path, spoil: Callable[[Path], object], expected: str
) -> None:
    spoil(root / FILE)
    assert [problem[:6] for problem in found(root)] == [expected]
    assert full(root).transcriptions == {}


def test_a_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "transcriptions").rename(tmp_path / "elsewhere")
    (root / "transcriptions").symlink_to(tmp_path / "elsewhere")
    assert {problem[:6] for problem in found(root)} == {"1 S003"}
    assert full(root).transcriptions == {}


def test_a_change_is_read_at_once(root: Path) -> None:
    before = full(root)
    assert full(root) is before
    change(root, "draughty", "heated")
    assert "heated" in full(root).transcriptions["marsh-1990"].body


def test_an_empty_file_is_a_transcription_without_passages(root: Path) -> None:
    (root / FILE).write_text("")
    assert "1 R009 marsh-1990#p1 is missing" in found(root)


def test_a_number_that_begins_an_item_is_a_part_of_its_words(root: Path) -> None:
    change(root, "- that tolls", "1) that tolls")
    edition = full(root)
    passage = edition.transcribed(edition.text["marsh-1990"])[3]
    assert passage.markdown.startswith("1\\) that tolls")


def test_lines_in_context_come_from_the_authors_words(root: Path) -> None:
    edition = full(root)
    found = layer_hits(edition)["treaty"]
    theirs = [hit for hit in found if hit.text.slug == "marsh-1990"]
    assert [hit.anchor for hit in theirs] == ["copy-p1", "copy-p2", "copy-p7"]
    assert "draughty" in theirs[0].words
    ours = [hit for hit in hits(edition)["treaty"] if hit.text.slug == "marsh-1990"]
    assert all(hit.passage.id.startswith("p") for hit in ours)


def test_without_copies_the_lines_are_those_of_the_precis(small: Edition) -> None:
    assert layer_hits(small) is hits(small)
