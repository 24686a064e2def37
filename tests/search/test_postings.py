"""What is written of a word is what is read."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from edition.model import Edition
from edition.search.entries import Entry
from edition.search.index import write_index
from edition.search.postings import PART, Postings, RunWriter
from edition.search.tokens import stop_words
from edition.search.words import Words, words_of
from indexing import COLUMNS, Index, decoded
from searched import searched_edition

entries = st.dictionaries(st.integers(0, 1 << 20), st.sets(st.integers(0, 1 << 18)))
counts = st.dictionaries(st.integers(0, 1 << 20), st.integers(1, 1 << 30))
cuts = st.sets(st.integers(0, 1 << 20))
"""The numbers of the entries with which texts and lists begin, beside the first."""
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


def gathered(
    found: dict[int, list[int]] | dict[int, int], begins: set[int]
) -> Postings:
    """Return the postings of entries that stand in several texts or lists."""
    postings = Postings()
    limits = sorted({0, *begins})
    for begin, end in zip(limits, [*limits[1:], 1 << 21], strict=True):
        written = RunWriter()
        inside = [entry for entry in sorted(found) if begin <= entry < end]
        for entry in inside:
            said = found[entry]
            add = written.add if isinstance(said, list) else written.count
            add(entry - begin, said)  # type: ignore[arg-type]
        if inside:
            postings.add(begin, written.run)
    return postings


@given(entries, cuts)
def test_places_are_read_as_they_were_written(
    found: dict[int, set[int]], begins: set[int]
) -> None:
    placed = {entry: sorted(places) for entry, places in found.items() if places}
    postings = gathered(placed, begins)
    read = [decoded(part, has_places=True) for part in postings.parts]
    assert {e: p for part in read for e, p in part.items()} == placed
    assert [min(part) for part in read] == postings.firsts


@given(counts, cuts)
def test_counts_are_read_as_they_were_written(
    found: dict[int, int], begins: set[int]
) -> None:
    read = [decoded(p, has_places=False) for p in gathered(found, begins).parts]
    assert {e: n for part in read for e, n in part.items()} == found


def test_a_part_is_read_without_those_before_it() -> None:
    every = dict.fromkeys(range(0, 30000, 3), 1)
    postings = gathered(every, {*range(0, 30_000, 60)})
    first, second, *_ = postings.parts
    assert PART < len(first) < PART + 30
    assert min(decoded(second, has_places=False)) == postings.firsts[1]
    assert max(decoded(first, has_places=False)) + 3 == postings.firsts[1]


@given(words)
def test_every_entry_that_is_read_is_one_that_was_written(found: list[Entry]) -> None:
    every, half = Words(stop_words("en")), len(found) // 2
    for some in (found[:half], found[half:]):
        every.add(words_of(some, every.stopped), "en", len(some))
    for column in COLUMNS:
        for postings in every.postings[column].values():
            for part in postings.parts:
                read = decoded(part, has_places=column == "shown")
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
