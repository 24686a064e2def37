"""Renaming, deleting, renumbering and swapping fail; the command mends them."""

import shutil
from pathlib import Path

import pytest

from edition.ledger import resolve
from edition.model import Life
from edition.readers.ledger import LEDGER
from edition.sources import load_edition
from ledger_history import (
    MARSH,
    codes,
    commit,
    edit,
    first_version,
    git,
    insert_a_passage,
    ledger,
)
from support import render_page, run_edition

ANON = "docs/texts/anonymous-2001.md"
SWAPPED = (("{ #p1 }", "{ #p0 }"), ("{ #p3 }", "{ #p1 }"), ("{ #p0 }", "{ #p3 }"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return first_version(tmp_path / "edition")


def entries(root: Path, id: str) -> list[Life]:
    return [life for life in load_edition(root).ledger if life.id == id]


def goals(root: Path, id: str) -> tuple[str, ...]:
    return resolve(load_edition(root), entries(root, id)[0]).to


def test_swapped_passages_fail_once_and_name_each_other(root: Path) -> None:
    edit(root, ANON, *SWAPPED)
    out = run_edition(root, "check")
    assert out.returncode == 1
    assert "The published id “anonymous-2001#p1” stands for other words" in out.stdout
    assert "“anonymous-2001#p3” now (100 % alike)" in out.stdout
    assert codes(root) == ["D002"]


def test_an_id_that_two_have_is_all_that_is_told(root: Path) -> None:
    edit(root, ANON, ("{ #p1 }", "{ #p2 }"))
    said = run_edition(root, "check").stdout.splitlines()
    assert ["T004 The id “p2” is used twice" in line for line in said] == [True]


def test_renumbered_passages_fail_until_they_are_followed(root: Path) -> None:
    insert_a_passage(root)
    assert codes(root) == ["D002"] * 4
    done = ledger(root, "follow", status=2)
    assert "Raise the version first" in done
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))
    ledger(root, "follow", status=0)
    assert codes(root) == []
    for n in (4, 5, 6, 7):
        assert goals(root, f"marsh-1990#p{n}") == (f"marsh-1990#p{n + 1}",)


def test_whatever_names_a_number_that_has_other_words_now_is_listed(
    root: Path,
) -> None:
    edit(root, "data/timeline.yml", ("[marsh-1990#p1]", "[marsh-1990#p5]"))
    edit(root, MARSH, ("See [passage 1](#p1).", "See [passage 6](#p6)."))
    edit(root, "data/glossary.yml", ("marsh-1990.md#p1", "marsh-1990.md#p8"))
    insert_a_passage(root)
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))
    told = ledger(root, "follow")
    assert "data/timeline.yml:6: names marsh-1990#p5; what it was is now" in told
    assert "md:54: names marsh-1990#p6; what it was is now marsh-1990#p7. W" in told
    assert "names marsh-1990#p8" not in told


def test_renumbering_twice_still_leads_to_the_words(root: Path) -> None:
    insert_a_passage(root)
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))
    ledger(root, "follow", status=0)
    later = [(f"#p{n} }}", f"#p{n + 1} }}") for n in (8, 7, 6, 5)]
    ropes = "Ropes, nets and every sail were counted by hand.\n{ #p5 }\n\n"
    edit(root, MARSH, *later, ("- tolls must", f"{ropes}- tolls must"))
    edit(root, MARSH, ("version: 1.1.0", "version: 1.2.0"))
    ledger(root, "follow", status=0)
    assert goals(root, "marsh-1990#p4") == ("marsh-1990#p6",)
    assert goals(root, "marsh-1990#p7") == ("marsh-1990#p9",)


def test_a_deleted_passage_is_withdrawn_with_a_reason(root: Path) -> None:
    edit(
        root,
        ANON,
        ("The Canal Commission should answer.[^flood]\n{ #p3 }\n", ""),
        ("the locks.\n> {", "the locks.[^flood]\n> {"),
    )
    assert codes(root) == ["D001"]
    out = ledger(root, "withdraw", "anonymous-2001#p3", "--reason", "A.", status=2)
    assert "Version 0.1.0 of “anonymous-2001” was released, and has “p3”" in out
    edit(root, ANON, ("version: 0.1.0", "version: 0.2.0"))
    assert "Missing option '--reason'" in ledger(root, "withdraw", "anonymous-2001#p3")
    ledger(root, "withdraw", "anonymous-2001#p3", "--reason", "A doublet.", status=0)
    assert codes(root) == []
    life = entries(root, "anonymous-2001#p3")[0]
    assert (life.status, life.reason, life.until) == (
        "withdrawn",
        "A doublet.",
        "0.2.0",
    )


def strike(root: Path, id: str) -> None:
    """Take the line of an id out of the ledger, by hand."""
    lines = (root / LEDGER).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in lines if f'"{id}"' not in line)
    (root / LEDGER).write_text(kept, encoding="utf-8")


def test_an_id_cannot_be_deleted_together_with_its_entry(root: Path) -> None:
    edit(root, MARSH, ("- every neighbour votes;\n  { #p5 }\n\n", ""))
    strike(root, "marsh-1990#p5")
    out = run_edition(root, "check")
    assert out.returncode == 1
    assert "D008 1 entry was taken out of the ledger: “marsh-1990#p5”." in out.stdout
    commit(root, "texts: Take a line out", "v1.0.1", "2020-03-01")
    assert codes(root) == ["D008"], "a request to merge has this commit already"


def test_what_was_published_is_held_to_the_last_tag(root: Path) -> None:
    edit(root, MARSH, ("- every neighbour votes;\n  { #p5 }\n\n", ""))
    strike(root, "marsh-1990#p5")
    for day in ("2020-03-01", "2020-03-02", "2020-03-03"):
        (root / "README.md").write_text(day, encoding="utf-8")
        git(root, "add", "--all", day=day)
        git(root, "commit", "--quiet", "-m", "later", day=day)
    assert codes(root) == ["D008"]


def test_without_a_history_nothing_is_missed(root: Path) -> None:
    strike(root, "marsh-1990#p5")
    assert codes(root) == ["D008"]
    shutil.rmtree(root / ".git")
    assert codes(root) == []


def test_what_is_in_use_is_not_withdrawn(root: Path) -> None:
    done = ledger(root, "withdraw", "anonymous-2001#p3", "--reason", "No.", status=2)
    assert "is in use" in done


def test_a_term_that_is_renamed_is_moved(root: Path) -> None:
    edit(root, "data/glossary.yml", ("id: cc\n", "id: commission\n"))
    ledger(root, "move", "glossary/cc", "glossary/commission", status=0)
    assert codes(root) == []
    assert goals(root, "glossary/cc") == ("glossary/commission",)


def test_a_merger_is_told_from_a_move(root: Path) -> None:
    edit(root, ANON, ("version: 0.1.0", "version: 0.2.0"))
    edit(
        root,
        ANON,
        ("The Canal Commission should answer.[^flood]\n{ #p3 }\n", ""),
        ("the locks.\n> {", "the locks. Let the commission answer.[^flood]\n> {"),
    )
    ledger(root, "move", "anonymous-2001#p3", "anonymous-2001#p2")
    assert entries(root, "anonymous-2001#p3")[0].status == "merged"


def test_a_split_leads_to_both(root: Path) -> None:
    edit(
        root,
        ANON,
        ("version: 0.1.0", "version: 0.2.0"),
        (
            "[^1] “Nobody asked us.”\n{ #p1 }",
            "[^1]\n{ #p1 }\n\n“Nobody asked us.”\n{ #p2 }",
        ),
        ("> { #p2 }", "> { #p3 }"),
        ("[^flood]\n{ #p3 }", "[^flood]\n{ #p4 }"),
    )
    ledger(root, "move", "anonymous-2001#p1", "anonymous-2001#p1", "anonymous-2001#p2")
    ledger(root, "follow")
    ledger(root, "--update", status=0)
    life = entries(root, "anonymous-2001#p1")[0]
    assert life.status == "split"
    assert goals(root, "anonymous-2001#p1") == (
        "anonymous-2001#p1",
        "anonymous-2001#p2",
    )
    assert goals(root, "anonymous-2001#p3") == ("anonymous-2001#p4",)


def test_a_text_that_is_renamed_moves_as_a_whole(root: Path) -> None:
    (root / ANON).rename(root / ANON.replace("anonymous-2001", "sheet-2001"))
    for path in (MARSH, "data/glossary.yml"):
        edit(root, path, ("anonymous-2001.md", "sheet-2001.md"))
    for file in (root / "data").glob("*.yml"):
        source = file.read_text(encoding="utf-8")
        if file.name != "ledger.yml":
            renamed = source.replace("anonymous-2001#", "sheet-2001#")
            file.write_text(renamed, encoding="utf-8")
    assert codes(root) == ["D001"] * 5
    ledger(root, "move", "anonymous-2001", "sheet-2001", status=0)
    assert codes(root) == []


def test_a_text_that_is_taken_out_is_withdrawn_as_a_whole(root: Path) -> None:
    reason = "Its author took it back."
    done = ledger(root, "withdraw", "anonymous-2001", "--reason", reason, status=2)
    assert "is in use" in done
    (root / ANON).unlink()
    assert codes(root) == ["D001"] * 5
    ledger(root, "withdraw", "anonymous-2001", "--reason", reason, status=0)
    assert codes(root) == []
    gone = [e for e in load_edition(root).ledger if e.id.startswith("anonymous-2001#")]
    assert {(e.status, e.reason) for e in gone} == {("withdrawn", reason)}
    tombstones = render_page(load_edition(root), "texts/anonymous-2001.md")
    assert "It is no longer part of the edition." in tombstones
    assert tombstones.count(reason) == len(gone)


def test_other_words_for_the_same_must_be_said(root: Path) -> None:
    edit(root, ANON, ("Whoever owns the water owns the locks", "Locks follow rivers"))
    assert codes(root) == ["D002"]
    edit(root, ANON, ("version: 0.1.0", "version: 0.1.1"))
    ledger(root, "reword", "anonymous-2001#p2", "--reason", "Plainer.", status=0)
    assert codes(root) == []
    life = entries(root, "anonymous-2001#p2")[0]
    assert (life.changed, life.reason) == ("0.1.1", "Plainer.")


def test_other_words_are_seen_after_they_were_committed(root: Path) -> None:
    """The ledger has changed since, but not the line of the id."""
    edit(root, ANON, ("Whoever owns the water owns the locks", "Locks follow rivers"))
    edit(
        root,
        ANON,
        ("version: 0.1.0", "version: 0.2.0"),
        ("asked us.”", "asked us.”[^x]"),
        ("[^flood]:", "[^x]: A.\n\n[^flood]:"),
    )
    assert codes(root) == ["D002"]
    ledger(root, "--update")
    commit(root, "texts: A note", "v1.0.1", "2020-03-01")
    assert codes(root) == ["D002"]


def test_words_that_moved_and_changed_are_found_with_a_history(root: Path) -> None:
    edit(
        root,
        ANON,
        ("should answer.[^flood]\n{ #p3 }", "should reply.[^flood]\n{ #p9 }"),
    )
    out = run_edition(root, "check").stdout
    assert "D001 The published id “anonymous-2001#p3” is gone. Its words are at " in out
    assert "“anonymous-2001#p9” now (67 % alike): give them" in out
    shutil.rmtree(root / ".git")
    out = run_edition(root, "check")
    assert "is gone. Bring it back, or run" in out.stdout
    assert "Its words are at" not in out.stdout
    assert "The ledger was not compared" in out.stderr


def test_a_revision_under_a_new_version_is_recorded(root: Path) -> None:
    edit(root, ANON, ("should answer", "should answer now"), ("0.1.0", "0.2.0"))
    ledger(root, "--update", status=0)
    life = entries(root, "anonymous-2001#p3")[0]
    assert (life.since, life.changed) == ("0.1.0", "0.2.0")


def test_whoever_corrects_a_word_or_adds_a_note_is_asked_for_nothing(
    root: Path,
) -> None:
    edit(root, ANON, ("should answer", "should answer now"))
    edit(root, ANON, ("asked us.”", "asked us.”[^x]"))
    edit(root, ANON, ("[^flood]:", "[^x]: A.\n\n[^flood]:"))
    assert codes(root) == []
    before = (root / LEDGER).read_bytes()
    said = ledger(root, "--update", status=1)
    assert "0 new, 0 changed" in said
    assert "D006 “anonymous-2001#n-x”, “anonymous-2001#p3” came or changed" in said
    assert (root / LEDGER).read_bytes() == before, "they wait for the next version"
    edit(root, ANON, ("version: 0.1.0", "version: 0.2.0"))
    assert "1 new, 1 changed" in ledger(root, "--update", status=0)


def test_an_old_number_is_not_used_again_in_silence(root: Path) -> None:
    edit(root, ANON, ("version: 0.1.0", "version: 0.2.0"))
    old = (root / ANON).read_text(encoding="utf-8")
    edit(
        root,
        ANON,
        ("The Canal Commission should answer.[^flood]\n{ #p3 }\n", ""),
        ("the locks.\n> {", "the locks.[^flood]\n> {"),
    )
    ledger(root, "withdraw", "anonymous-2001#p3", "--reason", "A doublet.")
    (root / ANON).write_text(old, encoding="utf-8")
    assert codes(root) == ["D007"]
    ledger(root, "reopen", "anonymous-2001#p3", status=0)
    assert codes(root) == []
    assert [e.status for e in entries(root, "anonymous-2001#p3")] == [
        "withdrawn",
        "current",
    ]


def test_a_swap_of_two_like_notes_is_seen(root: Path) -> None:
    """Words that stand elsewhere to the letter have moved, however alike they are."""
    one, two = "[^x1]: Ibid., page one.\n", "[^x2]: Ibid., page two.\n"
    edit(root, ANON, ("0.1.0", "0.2.0"), ("asked us.”", "asked us.”[^x1][^x2]"))
    file = root / ANON
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n{one}\n{two}", encoding="utf-8")
    ledger(root, "--update", status=0)
    swapped = f"{text}\n{one.replace('one', 'two')}\n{two.replace('two', 'one')}"
    file.write_text(swapped, encoding="utf-8")
    assert codes(root).count("D002") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("move", "marsh-1990#p99", "marsh-1990#p1"), "is not current"),
        (("move", "marsh-1990#p1", "marsh-1990#p99"), "There is no “marsh-1990#p99”"),
        (("move", "marsh-1990", "march-1990"), "not a text that was"),
        (("move", "march-1990", "marsh-1990"), "Did you mean “marsh-1990”?"),
        (("withdraw", "marsh-1990#px", "--reason", "x"), "is not current"),
        (("withdraw", "mash-1990", "--reason", "x"), "Did you mean “marsh-1990”?"),
        (("reopen", "marsh-1990#p1"), "never moved or withdrawn"),
        (("reword", "glossary/tready", "--reason", "x"), "“glossary/treaty”"),
    ],
)
def test_a_slip_is_said_in_a_sentence_and_changes_nothing(
    root: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = (root / LEDGER).read_bytes()
    out = ledger(root, *arguments, status=2)
    assert said in out
    assert "Traceback" not in out
    assert (root / LEDGER).read_bytes() == before
