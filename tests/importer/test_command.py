"""The command: what it writes, what it refuses, and how it ends."""

import json
import re
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from edition.cli.importing import import_
from edition.importer.opening import open_document
from edition.importer.steps import STEPS
from edition.problems import Problem
from importer.documents import OTHER, PROSE
from importer.support import ROOT


def run(*words: str) -> Result:
    return CliRunner().invoke(import_, words)


def files(root: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (root / "transcriptions").glob("*")}


def test_known_text_is_recognised_and_written(edition: Path) -> None:
    result = run("raw.txt")
    assert result.exit_code == 0, result.output
    assert set(files(edition)) == {
        "keeper.md",
        "keeper.report.md",
        "keeper.report.json",
    }
    report = json.loads((edition / "transcriptions/keeper.report.json").read_text())
    assert [p["status"] for p in report["passages"]] == ["same"] * 4


def test_twice_gives_the_same_bytes(edition: Path) -> None:
    run("raw.txt")
    before = files(edition)
    result = run("raw.txt")
    assert result.exit_code == 0
    assert "unchanged" in result.output
    assert files(edition) == before


def test_importing_a_transcription_changes_nothing(edition: Path) -> None:
    run("raw.txt")
    before = files(edition)
    result = run("transcriptions/keeper.md")
    assert result.exit_code == 0, result.output
    assert files(edition) == before


def test_a_slightly_different_copy_is_told_where(edition: Path) -> None:
    (edition / "raw.txt").write_text(PROSE.replace("a collector of names", "a dealer"))
    result = run("raw.txt")
    assert result.exit_code == 0
    assert "I011" in result.output
    assert "Passage p3 differs" in result.output
    assert "dealer" in result.output
    report = json.loads((edition / "transcriptions/keeper.report.json").read_text())
    assert [p["status"] for p in report["passages"]] == [
        "same",
        "same",
        "differs",
        "same",
    ]


def test_another_order_of_lines_makes_no_difference(edition: Path) -> None:
    (edition / "raw.txt").write_text(
        PROSE.replace("nobody pass who", "nobody pass\nwho")
    )
    assert "4 of 4 passages as expected" in run("raw.txt").output


def test_an_edited_transcription_is_kept(edition: Path) -> None:
    run("raw.txt")
    path = edition / "transcriptions" / "keeper.md"
    path.write_text(path.read_text() + "\nMine.\n")
    edited = path.read_bytes()
    result = run("raw.txt")
    assert result.exit_code == 1
    assert "I010" in result.output
    assert path.read_bytes() == edited
    assert run("--force", "raw.txt").exit_code == 0
    assert path.read_bytes() != edited
    assert (edition / "transcriptions" / "keeper.md.bak").read_bytes() == edited


def test_dry_run_writes_nothing(edition: Path) -> None:
    result = run("--dry-run", "raw.txt")
    assert result.exit_code == 0
    assert "# Import of raw.txt as keeper" in result.output
    assert not (edition / "transcriptions").exists()


def test_diff_shows_what_would_change(edition: Path) -> None:
    result = run("--diff", "raw.txt")
    assert "+++ b/transcriptions/keeper.md" in result.output
    assert not (edition / "transcriptions").exists()


def test_no_profile_drafts_one(edition: Path) -> None:
    result = run("--no-profile", "raw.txt")
    assert result.exit_code == 0, result.output
    assert "raw.profile.yml" in files(edition)


def test_rules_can_be_left_out(edition: Path) -> None:
    (edition / "raw.txt").write_text(OTHER.replace("soup is", "soup  is"))
    run("--no-profile", "--drop", "spacing", "raw.txt")
    assert b"soup  is" in files(edition)["raw.md"]


def test_rules_can_be_chosen(edition: Path) -> None:
    (edition / "raw.txt").write_text("One  line -- so\nAnother  line\n")
    run("--no-profile", "--keep", "unwrap", "raw.txt")
    assert b"One  line -- so" in files(edition)["raw.md"]


def test_an_unknown_rule_suggests_the_nearest(edition: Path) -> None:
    result = run("--drop", "spacin", "raw.txt")
    assert result.exit_code == 2
    assert "“spacing”" in result.output


BAD = {
    "binary": (b"\x00\x01\x02PNG\n\x00", "I002", 2),
    "utf-16": ("Hello\nthere\n".encode("utf-16"), "I002", 2),
    "nul": (b"One line\nand a \0 byte\n", "I002", 2),
    "encoding": ("Привет, мир\nи ещё строка\n".encode("koi8-r"), "I002", 2),
    "empty": (b"", "I004", 2),
    "blank": (b"\n\n  \n", "I004", 2),
    "one-line": (b"Only this.\n", "I004", 2),
    "unknown": (OTHER.encode(), "I005", 1),
    "half": (PROSE[: len(PROSE) // 2].encode(), "I006", 1),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_one_message_and_leaves_what_was_there(
    edition: Path, name: str
) -> None:
    data, code, status = BAD[name]
    run("raw.txt")
    before = files(edition)
    (edition / "bad.txt").write_bytes(data)
    result = run("bad.txt")
    assert result.exit_code == status, result.output
    assert result.stderr.count("\n") == 1
    assert code in result.stderr
    after = files(edition)
    assert {n: b for n, b in after.items() if n in before} == before


@pytest.mark.parametrize("name", ["missing.txt", "folder", "link.txt", "shut.txt"])
def test_what_cannot_be_read_gives_one_message(edition: Path, name: str) -> None:
    (edition / "folder").mkdir()
    (edition / "link.txt").symlink_to(edition / "raw.txt")
    (edition / "shut.txt").write_text(PROSE)
    (edition / "shut.txt").chmod(0)
    try:
        if name == "shut.txt":
            (edition / "shut.txt").read_bytes()
            pytest.skip("this user may read everything")
    except PermissionError:
        pass
    result = run(name)
    assert result.exit_code == 2, result.output
    assert result.stderr.count("\n") == 1
    assert "I001" in result.stderr
    assert not (edition / "transcriptions").exists()


def test_a_huge_file_is_not_even_read(edition: Path) -> None:
    with (edition / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    result = run("huge.txt")
    assert result.exit_code == 2
    assert "I003" in result.stderr


def test_another_document_of_the_same_name(edition: Path) -> None:
    """One stem in two folders: the second does not replace the first in silence."""
    other = "The mole was mended in spring, by nobody that anyone knew.\n\nIt broke.\n"
    for folder, text in (("a", (edition / "raw.txt").read_text()), ("b", other)):
        (edition / folder).mkdir()
        (edition / folder / "essay.txt").write_text(text)
    assert run("--no-profile", "a/essay.txt").exit_code == 0
    written = (edition / "transcriptions/essay.md").read_text()
    result = run("--no-profile", "b/essay.txt")
    assert result.exit_code == 1
    assert "I007" in result.stderr
    assert (edition / "transcriptions/essay.md").read_text() == written
    assert run("--no-profile", "--force", "b/essay.txt").exit_code == 0


def test_the_right_document_twice(edition: Path) -> None:
    shutil.copy(edition / "raw.txt", edition / "copy.txt")
    result = run("raw.txt", "copy.txt")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "I007" in result.stderr
    assert not (edition / "transcriptions").exists()


def test_a_bad_file_does_not_hide_a_good_one(edition: Path) -> None:
    result = run("missing.txt", "raw.txt")
    assert result.exit_code == 2
    assert "keeper.md" in files(edition)


def test_a_profile_with_wrong_fingerprints(edition: Path) -> None:
    path = edition / "sources" / "keeper.yml"
    head, _, tail = path.read_text().partition("passages:")
    path.write_text(head + "passages:" + tail.translate(str.maketrans("0123", "1032")))
    broken = path.read_text()
    result = run("raw.txt")
    assert result.exit_code in (1, 2), result.output
    assert "I008" in result.stderr or "I009" in result.stderr
    assert path.read_text() == broken
    assert not (edition / "transcriptions").exists()


def test_a_profile_that_is_no_profile(edition: Path) -> None:
    (edition / "sources" / "keeper.yml").write_text("text: keeper\nfingerprint: [x]\n")
    result = run("raw.txt")
    assert result.exit_code == 2
    assert "sources/keeper.yml:" in result.stderr
    assert "Did you mean “fingerprints”?" in result.stderr


def test_without_files_it_says_what_to_name(edition: Path) -> None:
    assert run().exit_code == 2


def test_references_are_drafted(edition: Path) -> None:
    note = "Anna Holm. A History of Gates. London: Frame & Sons, 1911, pp. 3-9."
    (edition / "raw.txt").write_text(
        OTHER.replace("soup", "soup[1]") + f"\n[1] {note}\n"
    )
    run("--no-profile", "raw.txt")
    drafted = files(edition)["references.draft.bib"].decode()
    assert "author = {Holm, Anna}" in drafted
    assert "title = {A History of Gates}" in drafted
    assert "publisher = {Frame & Sons}" in drafted
    assert "pages" not in drafted
    assert "keywords = {review}" in drafted
    assert note in drafted


def test_a_device_is_refused_a_device() -> None:
    problem = open_document(Path("/dev/null"), "/dev/null")
    assert isinstance(problem, Problem)


def test_a_draft_profile_quotes_nothing(edition: Path) -> None:
    written = (edition / "sources" / "keeper.yml").read_text().lower()
    words = PROSE.lower().split()
    assert not any(" ".join(words[i : i + 3]) in written for i in range(len(words) - 2))


def test_the_page_on_importing_lists_every_rule_and_option() -> None:
    page = (ROOT / "src/edition/manual/importing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert rows == [name for name, _ in STEPS]
    for parameter in import_.params:
        if isinstance(parameter, click.Option):
            assert f"`{parameter.opts[0]}" in page, parameter.name


def test_a_report_of_many_repairs_alike_shows_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blanks = "\n\n".join(f"The  keeper of the lamp number {i}." for i in range(90))
    licence = "*** START OF THE PROJECT GUTENBERG EBOOK LAMPS ***\n\n"
    Path("lamps.txt").write_text("Of no warranty.\n" * 300 + licence + blanks)
    assert CliRunner().invoke(import_, ["lamps.txt"]).exit_code == 0
    report = Path("transcriptions/lamps.report.md").read_text("utf-8")
    assert "| spacing | 90 |" in report
    assert report.count("| spacing |") == 1 + 20 + 1
    assert "| … | spacing | 70 more | | |" in report
    assert max(map(len, report.splitlines())) < 600
    assert Path("transcriptions/lamps.report.json").read_text().count("spacing") == 90
