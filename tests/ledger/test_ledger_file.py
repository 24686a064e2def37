"""The ledger is YAML with a line an entry; what it cannot mean is a problem."""

from pathlib import Path

import pytest
import yaml

from edition.ledger.operations import updated
from edition.ledger.published import published
from edition.model import Life
from edition.problems import Place
from edition.readers.ledger import LEDGER, read_ledger, sort_key, write_ledger
from edition.sources import load_edition
from support import SMALL, run_edition

REST = '"print": "aaaaaaaaaaa"'
GONE = '"status": "withdrawn", "until": "1.1.0"'


def life(id: str, **more: str) -> Life:
    return Life(id, "1.0.0", "aaaaaaaaaaa", **more)  # type: ignore[arg-type]


def written() -> str:
    return write_ledger(updated(load_edition(SMALL)))


def test_what_is_written_is_read_again() -> None:
    source = written()
    lives, problems = read_ledger(source, LEDGER)
    assert not problems
    assert write_ledger(lives) == source
    assert [life.id for life in lives] == list(published(load_edition(SMALL)))


def test_any_yaml_library_reads_it() -> None:
    source = written()
    plain = yaml.safe_load(source)
    lives, _ = read_ledger(source, LEDGER)
    assert [entry["id"] for entry in plain] == [life.id for life in lives]
    assert [entry["print"] for entry in plain] == [life.print for life in lives]


def test_ids_stand_as_readers_count() -> None:
    ids = [
        "bibliography#ref-a",
        "a#n2",
        "a#p10",
        "glossary/x",
        "a#n-b",
        "a#p9",
        "a#n10",
    ]
    in_order = ["a#p9", "a#p10", "a#n2", "a#n10", "a#n-b"]
    in_order += ["glossary/x", "bibliography#ref-a"]
    assert sorted(ids, key=sort_key) == in_order


def test_the_lives_of_an_id_keep_their_order() -> None:
    lives = (life("a#p1", status="withdrawn", until="1.1.0", reason="x"), life("a#p1"))
    again, problems = read_ledger(write_ledger(lives), LEDGER)
    assert [life.status for life in again] == ["withdrawn", "current"]
    assert not problems


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("id: a#p1", "begins with"),
        ("- id: a#p1", "do not match"),
        ("- {", "do not match"),
        ("- []", "amed fields belong here"),
        (f'- {{"since": "1.0.0", {REST}}}', "The field “id” is missing"),
        (
            f'- {{"id": "a p1", "since": "1.0.0", {REST}}}',
            "write a published id",
        ),
        (
            f'- {{"id": "a#p1", "since": "1", {REST}}}',
            "write three numbers",
        ),
        (f'- {{"id": "a#p1", "since": "1.0.0", "x": 1, {REST}}}', "“x” is not known"),
        (
            '- {"id": "a#p1", "since": "1.0.0", "print": "a"}',
            "write the eleven signs",
        ),
        (f'- {{"id": "a#p1", "since": "1.0.0", {GONE}, {REST}}}', "for what “reason”"),
        (f'- {{"id": "a#p1", "since": "1.0.0", "until": "1.1.0", {REST}}}', "together"),
        (
            '- {"id": "a#p1", "since": "1.0.0", "status": "moved", "until": "1.1.0", '
            f"{REST}}}",
            "says “to” where",
        ),
    ],
)
def test_a_line_that_means_nothing_is_a_problem_with_its_place(
    line: str, what: str
) -> None:
    lives, problems = read_ledger(f"# head\n\n{line}\n", LEDGER)
    assert lives == ()
    assert [problem.code for problem in problems] == ["D004"]
    assert problems[0].place == Place(LEDGER, 3)
    assert what in problems[0].what


def test_a_broken_ledger_is_never_rewritten(small_root: Path) -> None:
    run_edition(small_root, "ledger", "--update")
    file = small_root / LEDGER
    broken = file.read_text(encoding="utf-8") + "- {half a line\n"
    file.write_text(broken, encoding="utf-8")
    done = run_edition(small_root, "ledger", "--update")
    assert done.returncode == 2
    assert "The ledger stays as it is" in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_text(encoding="utf-8") == broken


def test_an_edition_without_a_ledger_is_told_how_to_begin(small_root: Path) -> None:
    assert run_edition(small_root, "check").stdout == ""
    done = run_edition(small_root, "ledger")
    assert done.returncode == 0
    assert "the first “edition release” begins one" in done.stderr
    assert not (small_root / LEDGER).exists()


def test_updating_twice_changes_nothing(small_root: Path) -> None:
    run_edition(small_root, "ledger", "--update")
    first = (small_root / LEDGER).read_bytes()
    assert run_edition(small_root, "ledger", "--update").returncode == 0
    assert (small_root / LEDGER).read_bytes() == first
    assert run_edition(small_root, "check").stdout == ""
