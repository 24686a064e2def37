"""The index: the same twice, whole, and led to by the number of a word."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from edition.model import Edition
from edition.search import write_search_index
from edition.search.pieces import WORDS, pieces
from edition.search.records import Entry, Record, records
from indexing import files_of, ours, theirs
from searched import searched_edition


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return searched_edition(tmp_path_factory.mktemp("indexed") / "edition")


@pytest.fixture(scope="module")
def index(searched: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    write_search_index(searched, site)
    return site / "pagefind"


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
    assert files_of(tmp_path / "site" / "pagefind") == files_of(index)


def test_an_index_says_what_pagefind_says(searched: Edition, index: Path) -> None:
    assert ours(files_of(index)) == theirs(records(searched))


def test_the_entry_leads_to_the_metadata(index: Path) -> None:
    entry = json.loads((index / "pagefind-entry.json").read_text("utf-8"))
    own = entry["languages"]["en"]
    assert (index / f"pagefind.{own['hash']}.pf_meta").is_file()
    table = json.loads((index / "records.json").read_text("utf-8"))
    assert own["page_count"] == len(table)


def test_an_index_holds_nothing_that_is_not_used(index: Path) -> None:
    kinds = {name.split("/")[0] for name in files_of(index)}
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
        assert number == -(-sum(len(e.words.split()) for e in found.entries) // WORDS)


def test_an_entry_across_a_border_stands_in_both_pieces() -> None:
    long = " ".join(["word"] * (WORDS - 10))
    entries = (Entry("p1", long), Entry("p2", "so " * 20), Entry("p3", "end"))
    lengths = (WORDS - 10, 20, 1)
    first, second = map(unpacked, pieces(record(*entries), lengths))
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
    (only,) = pieces(record(*entries), (3, 1, 1, 2))
    assert unpacked(only)["entries"] == [
        ["p1", 0, "one two three"],
        ["p2", 3, "four"],
        ["p2", 4, "quattuor", 3],
        ["p1-p2", 5, "five six", 0, [2, 1]],
    ]


def test_a_record_without_words_has_one_piece() -> None:
    (only,) = pieces(record(Entry("n1", "")), [0])
    assert unpacked(only)["title"] == "X"
