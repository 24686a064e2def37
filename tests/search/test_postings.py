"""What is written of a word is what is read."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from edition.model import Edition
from edition.search.entries import Entry, Record
from edition.search.index import write_index
from edition.search.postings import PART, Postings
from edition.search.words import Words
from edition.sources import load_edition
from indexing import COLUMNS, Index, decoded
from searched import searched_edition
from support import SMALL

EDITION = load_edition(SMALL)
entries = st.dictionaries(st.integers(0, 1 << 20), st.sets(st.integers(0, 1 << 18)))
counts = st.dictionaries(st.integers(0, 1 << 20), st.integers(1, 1 << 30))
words = st.lists(
    st.builds(
        lambda shown, own, others: Entry(
            "p1", "passage", " ".join(shown), own=own, others=tuple(others)
        ),
        st.lists(st.sampled_from(["so", "So,", "so-so", "so’s", "l’amor", "—", "of"])),
        st.dictionaries(st.sampled_from(["so", "so's", "amor"]), st.integers(1, 9)),
        st.lists(st.sampled_from(["so amor", "Amor", "of"])),
    )
)


def written(found: dict[int, list[int]] | dict[int, int]) -> dict[int, str]:
    """Return the parts of the postings of entries, by the first entry of each."""
    postings = Postings()
    for entry, said in sorted(found.items()):
        if isinstance(said, list):
            postings.add(entry, len(said), said)
        else:
            postings.add(entry, said)
    return {first: part.decode() for first, part in postings.parts.items()}


@given(entries)
def test_places_are_read_as_they_were_written(found: dict[int, set[int]]) -> None:
    placed = {entry: sorted(places) for entry, places in found.items() if places}
    parts = written(placed)
    read = [decoded(part, has_places=True) for part in parts.values()]
    assert {e: p for part in read for e, p in part.items()} == placed
    assert [min(part) for part in read] == [*parts]


@given(counts)
def test_counts_are_read_as_they_were_written(found: dict[int, int]) -> None:
    read = [decoded(part, has_places=False) for part in written(found).values()]
    assert {e: n for part in read for e, n in part.items()} == found


def test_a_part_is_read_without_those_before_it() -> None:
    parts = written(dict.fromkeys(range(0, 30000, 3), 1))
    (_, first), (begin, second), *_ = parts.items()
    assert PART < len(first) < PART + 30
    assert min(decoded(second, has_places=False)) == begin
    assert max(decoded(first, has_places=False)) + 3 == begin


@given(words)
def test_every_entry_that_is_read_is_one_that_was_written(found: list[Entry]) -> None:
    every, half = Words(EDITION), len(found) // 2
    for some in (found[:half], found[half:]):
        every.add(Record("", "", "", "", None, "en", "en", some))
    for name, column in every.columns.items():
        for postings in column.values():
            for part in postings.parts.values():
                read = decoded(part.decode(), has_places=name == "shown")
                assert all(0 <= entry < len(found) for entry in read)


def test_every_entry_of_an_index_is_one_of_its_texts(tmp_path: Path) -> None:
    edition: Edition = searched_edition(tmp_path / "edition")
    write_index(edition, tmp_path / "site")
    index = Index(tmp_path / "site/search")
    total = sum(index.about["entries"])
    for first in index.about["shards"]:
        assert index.row(first)[0] == first
    for row in rows(index):
        for column in COLUMNS:
            read = index.postings(row, column)
            assert all(0 <= entry < total for entry in read)


def rows(index: Index) -> list[list[object]]:
    shards = sorted((index.folder / "words").glob("*.json"))
    said = [index.read(f"words/{path.stem}") for path in shards]
    return [row for one in said if "words" in one for row in one["words"]]
