"""The cache gives back what it was given, or nothing; never something else."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from edition import cache as caches
from edition.cache import Cache, digest

WORDS = TypeAdapter(tuple[str, ...])
FILE = ".cache/edition.sqlite"
WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from edition.cache import Cache, digest

cache, name = Cache(Path(sys.argv[1])), sys.argv[2]
for number in range(200):
    cache.put(name, digest(str(number)), f"{name} {number}".encode())
    cache.put("both", digest(str(number)), b"the same")
"""


@pytest.fixture
def cache(tmp_path: Path):
    made = Cache(tmp_path)
    yield made
    made.close()


def _tamper(root: Path, statement: str) -> None:
    connection = sqlite3.connect(root / FILE)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_value_comes_back_as_it_was_put(cache: Cache, tmp_path: Path) -> None:
    for value in (b"", b"words", bytes(range(256)), b"x" * 1_000_000):
        cache.put("pages", digest("a"), value)
        assert cache.get("pages", digest("a")) == value
    cache.close()
    assert Cache(tmp_path).get("pages", digest("a")) == b"x" * 1_000_000


def test_a_value_is_found_under_its_own_name_and_key_alone(
    cache: Cache, tmp_path: Path
) -> None:
    cache.put("pages", digest("a"), b"words")
    assert cache.get("pages", digest("b")) is None
    assert cache.get("citations", digest("a")) is None
    other = digest("b").hex()
    _tamper(tmp_path, f"UPDATE entries SET key = x'{other}'")
    assert cache.get("pages", digest("b")) is None
    _tamper(tmp_path, "UPDATE entries SET namespace = 'citations'")
    assert cache.get("citations", digest("b")) is None


def test_looking_for_a_value_makes_no_file(cache: Cache, tmp_path: Path) -> None:
    assert cache.get("pages", digest("a")) is None
    assert list(tmp_path.iterdir()) == []


def test_keys_change_with_each_part_and_with_where_it_ends() -> None:
    keys = {digest(), digest("ab"), digest("a", "b"), digest("", "ab"), digest("ba")}
    assert len(keys) == 5
    assert digest("ab") == digest(b"ab")


def test_keys_change_with_our_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest("a")
    monkeypatch.setattr(caches, "_code", lambda: b"other code")
    assert digest("a") != before


def test_what_is_missing_is_made_once(cache: Cache) -> None:
    made: list[int] = []

    def make() -> tuple[str, ...]:
        made.append(1)
        return ("a", "b")

    for _ in range(2):
        assert cache.load("words", digest("x"), WORDS, make) == ("a", "b")
    assert made == [1]


def test_what_was_not_used_goes_from_where_something_was(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    for namespace in ("pages", "citations"):
        for name in ("a", "b", "c"):
            first.put(namespace, digest(name), name.encode())
    first.close()
    second = Cache(tmp_path)
    assert second.get("pages", digest("a")) == b"a"
    second.put("pages", digest("d"), b"d")
    second.prune()
    names = ("a", "b", "c", "d")
    assert [second.get("pages", digest(n)) for n in names] == [b"a", None, None, b"d"]
    assert [second.get("citations", digest(n)) for n in names[:3]] == [b"a", b"b", b"c"]
    second.close()


def test_one_namespace_is_pruned_of_what_was_not_used_since_the_last_time(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path)
    for namespace in ("pages", "citations"):
        for name in ("a", "b"):
            cache.put(namespace, digest(name), name.encode())
    cache.prune("pages")
    cache.get("pages", digest("b"))
    cache.prune("pages")
    names = ("a", "b")
    assert [cache.get("pages", digest(n)) for n in names] == [None, b"b"]
    cache.prune()
    assert [cache.get("citations", digest(n)) for n in names] == [b"a", b"b"]
    cache.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entries SET value = x'00'",
        "UPDATE entries SET value = NULL",
        "UPDATE entries SET value = 7",
        "UPDATE entries SET value = 'words'",
        "UPDATE entries SET value = substr(value, 1, length(value) - 1)",
        "UPDATE entries SET value = value || x'20'",
        "DELETE FROM entries",
    ],
)
def test_a_damaged_value_is_taken_for_missing(
    cache: Cache, tmp_path: Path, harm: str
) -> None:
    cache.put("pages", digest("a"), b"words")
    _tamper(tmp_path, harm)
    assert cache.get("pages", digest("a")) is None
    cache.put("pages", digest("a"), b"words")
    assert cache.get("pages", digest("a")) == b"words"


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b"no database, but long enough for one" * 100),
        lambda path: path.write_bytes(b""),
        lambda path: os.truncate(path, path.stat().st_size // 2),
        lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000),
        lambda path: path.unlink(),
    ],
    ids=["other", "empty", "cut", "overwritten", "gone"],
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, harm) -> None:
    first = Cache(tmp_path)
    first.put("pages", digest("a"), b"words")
    first.close()
    harm(tmp_path / FILE)
    second = Cache(tmp_path)
    assert second.get("pages", digest("a")) in (None, b"words")
    for _ in range(2):  # the first may find out, and begin anew
        second.put("pages", digest("b"), b"others")
    assert second.get("pages", digest("b")) == b"others"
    second.close()


def test_two_commands_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    command = (sys.executable, "-c", WRITER, str(tmp_path))
    running = [subprocess.Popen([*command, name]) for name in ("one", "two")]
    assert [process.wait() for process in running] == [0, 0]
    cache = Cache(tmp_path)
    for name in ("one", "two"):
        for number in range(200):
            expected = f"{name} {number}".encode()
            assert cache.get(name, digest(str(number))) == expected
            assert cache.get("both", digest(str(number))) == b"the same"
    cache.close()


def test_a_place_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder would be")
    cache = Cache(tmp_path)
    cache.put("pages", digest("a"), b"words")
    assert cache.get("pages", digest("a")) is None
    cache.prune()
    cache.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_folder_that_is_read_only_values_are_read(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    first.put("pages", digest("a"), b"words")
    first.close()
    (tmp_path / FILE).chmod(0o444)
    (tmp_path / ".cache").chmod(0o555)
    try:
        second = Cache(tmp_path)
        assert second.get("pages", digest("a")) == b"words"
        second.put("pages", digest("b"), b"words")
        assert second.get("pages", digest("b")) is None
        second.close()
    finally:
        (tmp_path / ".cache").chmod(0o755)


@pytest.mark.parametrize("link", [".cache", FILE])
def test_nothing_is_written_or_read_through_a_link(tmp_path: Path, link: str) -> None:
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "edition"
    root.mkdir()
    other = Cache(elsewhere)
    other.put("pages", digest("a"), b"words of another")
    other.close()
    before = (elsewhere / FILE).read_bytes()
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(elsewhere / link)
    cache = Cache(root)
    cache.put("pages", digest("b"), b"words")
    assert cache.get("pages", digest("a")) is None
    cache.prune()
    cache.close()
    assert (elsewhere / FILE).read_bytes() == before


def test_values_are_put_and_found_from_several_threads(cache: Cache) -> None:
    def keep(number: int) -> bytes | None:
        cache.put("pages", digest(str(number)), str(number).encode())
        return cache.get("pages", digest(str(number)))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(keep, range(100)))
    assert found == [str(number).encode() for number in range(100)]
