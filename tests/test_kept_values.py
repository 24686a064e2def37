"""What is kept between builds is made again where it has changed, and only there."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from edition import kept_values, sources
from edition.features import Features, Pool, as_json, features_path
from edition.ledger.identity import published
from edition.ledger.sketches import fingerprint, words_of
from edition.model import Edition
from edition.tallies import readings, tallies
from support import copy_small

KEPT = TypeAdapter(dict[str, tuple[str, ...]])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".cache").mkdir()
    return tmp_path


def values(root: Path, keys: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the names that have a value, and those for which it was made."""
    names: list[str] = []

    def make(name: str) -> tuple[str, ...]:
        names.append(name)
        return (name, "made")

    found = kept_values.values(root, "x", KEPT, keys, make)
    assert all(value == (name, "made") for name, value in found.items())
    return list(found), names


def test_only_what_has_changed_is_made(root: Path) -> None:
    assert values(root, {"a": "1", "b": "2"}) == (["a", "b"], ["a", "b"])
    assert values(root, {"a": "1", "b": "3"}) == (["a", "b"], ["b"])
    assert values(root, {"b": "3", "a": "1"}) == (["b", "a"], [])


def test_what_is_not_wanted_any_more_is_not_kept(root: Path) -> None:
    values(root, {"a": "1", "b": "2"})
    values(root, {"a": "1"})
    assert values(root, {"a": "1", "b": "2"}) == (["a", "b"], ["b"])
    assert [path.name for path in (root / ".cache").iterdir()] == ["x.json"]


@pytest.mark.parametrize("content", ["", "{", '{"1": 5}', "[]"])
def test_a_damaged_file_is_as_none(root: Path, content: str) -> None:
    (root / ".cache" / "x.json").write_text(content)
    assert values(root, {"a": "1"}) == (["a"], ["a"])
    assert values(root, {"a": "1"}) == (["a"], [])


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    assert values(tmp_path, {"a": "1"}) == (["a"], ["a"])
    assert list(tmp_path.iterdir()) == []


def test_a_key_changes_with_each_part(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("b")
    key = kept_values.key
    found = {key("a", path), key("ab"), key("a", "c")}
    assert len(found) == 3
    assert key("a", "b") == key("a", path)


def load_again(root: Path) -> Edition:
    """Read an edition as the next build does."""
    sources._load.cache_clear()
    return sources.load_edition(root)


def counted(slug: str, tokens: dict[str, int]) -> str:
    """Return features with one pool of words."""
    pool = Pool(name="p1", passages=("p1",), words=2, tokens=tokens, terms={})
    made = {"version": 1, "text": slug, "transcription": "0" * 16, "terms": {}}
    return as_json(Features(**made, pools=(pool,)))


def test_features_that_change_are_read_again(root: Path) -> None:
    copy = copy_small(root / "edition")
    (copy / ".cache").mkdir(exist_ok=True)
    path = features_path(copy, "marsh-1990")
    path.parent.mkdir(exist_ok=True)
    path.write_text(counted("marsh-1990", {"a": 1, "b": 1}))
    first, again = (readings(load_again(copy)) for _ in range(2))
    assert first == again
    assert list(first) == ["marsh-1990"]
    assert first["marsh-1990"].problems == ()
    path.write_text(counted("marsh-1990", {"b": 1, "a": 1}))
    for _ in range(2):  # a problem is kept like everything else
        (problem,) = readings(load_again(copy))["marsh-1990"].problems
        assert (problem.code, problem.place.path) == ("R001", f"sources/{path.name}")
    assert tallies(load_again(copy))["marsh-1990"].words == 2


def test_fingerprints_are_those_of_the_words(root: Path) -> None:
    copy = copy_small(root / "edition")
    (copy / ".cache").mkdir(exist_ok=True)
    path = copy / "docs" / "texts" / "marsh-1990.md"
    for change in ("", "", " Amended."):
        path.write_text(path.read_text().replace("\n{ #p1 }", f"{change}\n{{ #p1 }}"))
        for one in published(load_again(copy)).values():
            assert one.print == fingerprint(words_of(one.markdown))
