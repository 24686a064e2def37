"""An index out of what was kept is the one that is made from nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.search import archive, made_from, write_search_index
from edition.search.archive import Archive
from edition.search.finished import CACHE, NAME
from edition.search.units import FOLDER
from edition.sources import load_edition
from indexing import files_of
from searched import NAMES, SLUG, searched_edition
from support import lay_copies

TEXT, MARSH = f"docs/texts/{SLUG}.md", "docs/texts/marsh-1990.md"
COUNTS = f"sources/{SLUG}.features.json"
GLOSSARY, BIBLIOGRAPHY = "data/glossary.yml", "bibliography.bib"
EDITS = {
    "a passage": (TEXT, "The bridge stayed open", "The new bridge stayed wide open"),
    "a word for another": (TEXT, "ferry kept waiting", "barge kept waiting"),
    "a note": (TEXT, "rowing boat", "sailing ship"),
    "a title": (TEXT, "title: The Ferry", "title: The Bridge"),
    "an author": (TEXT, "Novák, Łucja", "Novák, Łukasz"),
    "whose words": (TEXT, "presentation: precis", "presentation: transcription"),
    "a count": (COUNTS, '"wharfage": 3', '"wharfage": 4'),
    "a definition": (GLOSSARY, "binding on those", "binding on all those"),
    "a form of a term": (GLOSSARY, "forms: [", "forms: [ferrymen, "),
    "a form of a name": ("data/names.yml", "forms: [", "forms: [ferryman, "),
    "an event": ("data/timeline.yml", "label: ", "label: The great "),
    "a parallel": ("data/parallels.yml", "title: ", "title: On "),
    "a work": (BIBLIOGRAPHY, "title = {", "title = {New "),
    "another text": (MARSH, "A treaty is a habit", "A treaty is a mere habit"),
}
Change = Callable[[Path], object]
CHANGES: dict[str, Change] = {
    "no counts": lambda root: (root / COUNTS).unlink(),
    "no text": lambda root: (root / MARSH).unlink(),
    "a new text": lambda root: shutil.copy(
        root / TEXT, root / "docs/texts/new-2012.md"
    ),
    "no names": lambda root: (root / "data/names.yml").unlink(),
    "a text cut short": lambda root: _broken(root),
    "nothing": lambda root: None,
}


def _broken(root: Path) -> None:
    for path in (root / CACHE / FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    (root / CACHE / NAME).unlink()


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("warm") / "edition"
    searched_edition(root)
    (root / "data/parallels.yml").write_text(PARALLELS, encoding="utf-8")
    indexed(root, root.parent / "site")
    return root


PARALLELS = f"""\
- id: tolls
  title: Who paid the tolls
  theme: facts
  relation: contradiction
  passages: [{SLUG}#p2, marsh-1990#p1]
  commentary: Novák says that tolls were paid.
"""


def indexed(root: Path, site: Path) -> dict[str, bytes]:
    write_search_index(load_edition(root), site)
    return files_of(site)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit(warm: Path, tmp_path: Path, edit: tuple[str, str, str]) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    name, old, new = edit
    source = (root / name).read_text("utf-8")
    assert old in source
    (root / name).write_text(source.replace(old, new), encoding="utf-8")
    found = indexed(root, tmp_path / "first")
    assert found != files_of(warm.parent / "site")
    shutil.rmtree(root / CACHE)
    assert found == indexed(root, tmp_path / "second")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change(warm: Path, tmp_path: Path, change: Change) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    change(root)
    found = indexed(root, tmp_path / "first")
    shutil.rmtree(root / CACHE)
    assert found == indexed(root, tmp_path / "second")


def test_a_finished_index_is_used_as_it_is(warm: Path, tmp_path: Path) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    kept = archive.read(root / CACHE / NAME)
    assert kept
    marked = [b"marked", *kept.contents[1:]]
    archive.write(root / CACHE / NAME, Archive(kept.facts, marked))
    assert b"marked" in indexed(root, tmp_path / "site").values()


@pytest.mark.parametrize(
    "left", [b"", b"\n", b"9\n", b"[0, {}, []]\n", b"[1, {}, [2]]\n"]
)
def test_what_was_kept_otherwise_is_not_read(tmp_path: Path, left: bytes) -> None:
    (tmp_path / NAME).write_bytes(left)
    assert archive.read(tmp_path / NAME) is None
    archive.write(tmp_path / NAME, Archive({"a": 1}, [b"\n", b"so"]))
    assert archive.read(tmp_path / NAME) == ({"a": 1}, [b"\n", b"so"])
    assert archive.read(tmp_path / "nothing") is None


def test_texts_that_have_not_changed_are_not_read_again(
    warm: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    before = {p: p.stat().st_mtime_ns for p in (root / CACHE / FOLDER).iterdir()}
    text = (root / MARSH).read_text("utf-8")
    (root / MARSH).write_text(text.replace("habit", "custom"), encoding="utf-8")
    indexed(root, tmp_path / "site")
    after = {p: p.stat().st_mtime_ns for p in (root / CACHE / FOLDER).iterdir()}
    changed = {path.name for path in after if after[path] != before.get(path)}
    assert changed == {MARSH.replace("/", "--")}


def test_what_was_kept_of_a_text_goes_with_it(warm: Path, tmp_path: Path) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    (root / MARSH).unlink()
    indexed(root, tmp_path / "site")
    kept = {path.name for path in (root / CACHE / FOLDER).iterdir()}
    assert MARSH.replace("/", "--") not in kept
    assert TEXT.replace("/", "--") in kept


def test_other_versions_make_everything_anew(
    warm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made_from.digests(warm)
    assert NAMES.encode() == (warm / "data/names.yml").read_bytes()
    monkeypatch.setattr(made_from, "_packages", lambda: ["pagefind_bin-1.6.0"])
    changed = {k for k, v in made_from.digests(warm).items() if v != before[k]}
    assert changed == {""}


def test_a_readers_own_copies_are_not_searched(warm: Path, tmp_path: Path) -> None:
    root = lay_copies(shutil.copytree(warm, tmp_path / "edition"))
    full = load_edition(root, with_transcriptions=True)
    write_search_index(full, tmp_path / "site")
    assert files_of(tmp_path / "site") == files_of(warm.parent / "site")
