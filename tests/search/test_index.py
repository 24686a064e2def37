"""The index: the same twice, whole, and led to by the number of a word."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from edition.model import Edition
from edition.search import pagefind, write_search_index
from edition.search.pieces import WORDS, pieces, words_of
from edition.search.records import Entry, Record, records
from edition.sources import load_edition
from searched import searched_edition


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return searched_edition(tmp_path_factory.mktemp("indexed") / "edition")


@pytest.fixture(scope="module")
def index(searched: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    write_search_index(searched, site)
    return site / "pagefind"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def unpacked(piece: bytes) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(gzip.decompress(piece))
    return held


def record(*entries: Entry) -> Record:
    return Record("texts/x/", "text", "X", "X 2000", "An X", 2000, "en", entries)


def test_two_builds_make_the_same_index_byte_for_byte(
    index: Path, tmp_path: Path
) -> None:
    again = searched_edition(tmp_path / "edition")
    write_search_index(again, tmp_path / "site")
    assert files(tmp_path / "site" / "pagefind") == files(index)


def test_an_index_is_reused_where_nothing_has_changed(
    searched: Edition, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(searched.root, tmp_path / "edition")
    monkeypatch.setattr(pagefind, "index", lambda: pytest.fail("made again"))
    write_search_index(load_edition(tmp_path / "edition"), tmp_path / "site")
    assert files(tmp_path / "site" / "pagefind") == files(index)


def test_an_index_holds_nothing_that_is_not_used(index: Path) -> None:
    kinds = {name.split("/")[0] for name in files(index)}
    assert {"index", "pieces", "records.json", "pagefind.js"} <= kinds
    assert "fragment" not in kinds
    assert not [name for name in kinds if "ui" in name or "worker" in name]


def test_every_record_is_in_the_table_and_has_its_pieces(
    searched: Edition, index: Path
) -> None:
    table = json.loads((index / "records.json").read_text("utf-8"))
    by_url = {row[0]: id for id, row in table.items()}
    for found in records(searched):
        id = by_url["/" + found.url]
        said = unpacked((index / "pieces" / f"{id}.0").read_bytes())
        assert said["url"] == "/" + found.url
        assert said["entries"][0][2] == found.entries[0].words
        number = len(list((index / "pieces").glob(f"{id}.*")))
        assert number == -(-words_of(found) // WORDS)


def test_an_entry_across_a_border_stands_in_both_pieces() -> None:
    long = " ".join(["word"] * (WORDS - 10))
    first, second = map(
        unpacked,
        pieces(record(Entry("p1", long), Entry("p2", "so " * 20), Entry("p3", "end"))),
    )
    assert [row[0] for row in first["entries"]] == ["p1", "p2"]
    assert [row[0] for row in second["entries"]] == ["p2", "p3"]
    assert second["entries"][0][1] == WORDS - 10


def test_what_is_hidden_says_where_that_is_which_it_finds() -> None:
    entries = (
        Entry("p1", "one two three"),
        Entry("p2", "four"),
        Entry("p2", "quattuor", is_other=True),
        Entry("p1-p2", "five six", (2, 1)),
    )
    (only,) = pieces(record(*entries))
    assert unpacked(only)["entries"] == [
        ["p1", 0, "one two three"],
        ["p2", 3, "four"],
        ["p2", 4, "quattuor", 3],
        ["p1-p2", 5, "five six", 0, [2, 1]],
    ]


def test_a_record_without_words_has_one_piece() -> None:
    (only,) = pieces(record(Entry("n1", "")))
    assert unpacked(only)["title"] == "X"


@pytest.mark.parametrize(
    "words",
    [
        "one two",
        "— · … “quoted” e.g. U.S. 10,000 Russia–West",
        "https://example.org/a_b-c?d=e (l’Europe) naïve Łódź НАТО",
        "日本 a\u200bb ½ §5 & <b> it’s",
    ],
)
def test_pagefind_counts_words_as_we_do(words: str) -> None:
    with pagefind.index() as made:
        page = words.replace("&", "&amp;").replace("<", "&lt;")
        html = f'<html lang="en"><body><div>{page}</div></body></html>'
        made.add("x/", html)
        fragments = [f for f in made.files() if pagefind.is_fragment(f[0])]
    ((name, content),) = fragments
    _, url, number = pagefind.identified(name, content)
    assert (url, number) == ("x/", len(words.split()))
