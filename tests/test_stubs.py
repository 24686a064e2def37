"""Stubs of texts, notes and entries: complete, blank, and told as blank."""

import re
from pathlib import Path

import pytest

from building import copy_built
from edition.checks import check
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import render
from edition.model import Edition
from edition.model.entries import fields_of
from edition.sources import load_edition
from edition.starter import stubs
from support import contents, run_edition

ODD = {
    "indented": "  - id: a\n    headword: A\n",
    "with a comment at the end": "- id: a\n\n# - id: b\n",
    "without an end of line": "- id: a",
    "of another system": "- id: a\r\n  headword: A\r\n",
    "with a mark of its order": "\ufeff- id: a\n",
    "empty": "",
    "of a header": stubs.header("data/glossary.yml"),
    "of a comment": "# Nothing yet.\n",
}
"""Data files as people and programs write them."""


def added(root: Path, *words: str) -> str:
    """Add a stub, and return the place that is told."""
    done = run_edition(root, "new", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def sources(root: Path) -> dict[str, str]:
    """Return the digest of every file of an edition that no command renews."""
    found = contents(root).items()
    return {name: digest for name, digest in found if not name.startswith(".cache/")}


def test_a_text_is_blank_and_every_blank_is_told(small_root: Path) -> None:
    assert added(small_root, "text", "river-1848") == "docs/texts/river-1848.md:1"
    problems = check(load_edition(small_root))
    assert {problem.code for problem in problems} == {"B001"}
    source = (small_root / "docs/texts/river-1848.md").read_text("utf-8")
    blank = [n for n, line in enumerate(source.split("\n"), 1) if "TODO" in line]
    assert sorted({problem.place.line for problem in problems}) == blank
    built = run_edition(small_root, "build")
    assert built.returncode == 1
    assert "B001" in built.stdout


@pytest.mark.parametrize("kind", stubs.ENTRIES)
def test_an_entry_has_every_field_it_must_have(kind: str, small_root: Path) -> None:
    path, model = stubs.ENTRIES[kind]
    is_there = kind in ("term", "event")
    before = (small_root / path).read_text("utf-8") if is_there else stubs.header(path)
    place = added(small_root, kind, "river-flood")
    after = (small_root / path).read_text("utf-8")
    assert after.startswith(before)
    assert place == f"{path}:{len(before.splitlines()) + 2}"
    written = re.findall(r"^[- ] (\w+):", after.removeprefix(before), re.M)
    required = [f.name for f in fields_of(model) if f.is_required]
    assert [name for name in required if name.isidentifier()] == [
        name for name in written if name != "refs"
    ]
    problems = check(load_edition(small_root))
    assert {problem.code for problem in problems} == {"B001"}
    assert len(problems) == len(written) - 1


@pytest.mark.parametrize("name", ODD)
def test_what_stands_in_a_file_is_not_disturbed(name: str, small_root: Path) -> None:
    file = small_root / "data/glossary.yml"
    before = ODD[name].encode()
    file.write_bytes(before)
    added(small_root, "term", "river")
    after = file.read_bytes()
    assert after.startswith(before.rstrip())
    assert (b"\r\n" in after) == (b"\r\n" in before)
    assert [term.id for term in load_edition(small_root).terms][-1] == "river"


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("data/glossary.yml", "- id: river\n"),
        ("data/glossary.yml", "[{id: a}]\n"),
        ("data/glossary.yml", "id: a\n"),
        ("data/glossary.yml", "- id: [\n"),
        ("data/glossary.yml", "- id: \xe9\n"),
    ],
)
def test_a_file_that_cannot_be_added_to_stays_as_it_is(
    file: str, source: str, small_root: Path
) -> None:
    (small_root / file).write_bytes(source.encode("latin-1"))
    before = sources(small_root)
    done = run_edition(small_root, "new", "term", "river")
    assert (done.returncode, done.stdout) == (2, "")
    assert file in done.stderr
    assert "Traceback" not in done.stderr
    assert sources(small_root) == before


def test_a_note_is_appended_and_waits_for_its_mark(small_root: Path) -> None:
    file = small_root / "docs/texts/marsh-1990.md"
    before = file.read_text("utf-8")
    place = added(small_root, "note", "marsh-1990", "lock")
    assert place == f"docs/texts/marsh-1990.md:{len(before.splitlines()) + 2}"
    assert file.read_text("utf-8") == f"{before}\n[^lock]: TODO\n"
    assert [p.code for p in check(load_edition(small_root))] == ["B001", "N002"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("text", "marsh-1990"), "docs/texts/marsh-1990.md is there already"),
        (("text", "about"), "docs/texts/about is there already"),
        (("text", "Marsh 1990"), "write lower-case letters"),
        (("text", "../marsh"), "write lower-case letters"),
        (("term", "cc"), "data/glossary.yml:22: “cc” is there already"),
        (("event", "Flood"), "write lower-case letters"),
        (("note", "marsh-1990", "2"), "the note “2” is there already"),
        (("note", "marsh-1990", "A b"), "write the number"),
        (("note", "marsh-1900", "lock"), "The texts are: marsh-1990, anonymous-2001."),
    ],
)
def test_what_is_there_or_cannot_be_is_refused(
    words: tuple[str, ...], says: str, small_root: Path
) -> None:
    (small_root / "docs/texts/about").mkdir()
    before = sources(small_root)
    done = run_edition(small_root, "new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert sources(small_root) == before


def test_a_preview_shows_an_edition_with_blanks(
    built_small: Edition, tmp_path: Path
) -> None:
    root = copy_built(built_small, tmp_path / "edition")
    for words in (("text", "river"), ("note", "river", "1"), ("term", "river")):
        added(root, *words)
    for kind in stubs.ENTRIES:
        added(root, kind, "river-flood")
    told = render(root, root / "site", Options())
    assert told
    assert all("B001" in one or "N002" in one or "strict" in one for one in told), told
    assert (root / "site/texts/river/index.html").is_file()


def test_a_link_is_not_followed(small_root: Path) -> None:
    target = small_root / "elsewhere.yml"
    target.write_text("- id: a\n", encoding="utf-8")
    (small_root / "data/names.yml").symlink_to(target)
    done = run_edition(small_root, "new", "name", "river")
    assert done.returncode == 2
    assert "symbolic link" in done.stderr
    assert target.read_text("utf-8") == "- id: a\n"


def test_a_stub_needs_an_edition(tmp_path: Path) -> None:
    done = run_edition(tmp_path, "new", "text", "river")
    assert done.returncode == 2
    assert "holds no edition" in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert run_edition(tmp_path, "new", "./text").returncode == 0
    assert (tmp_path / "text/edition.yml").is_file()
