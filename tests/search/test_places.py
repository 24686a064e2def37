"""The oracle: our index says of every record what Pagefind's own index says."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edition.model import Edition
from edition.search import proof, written
from edition.search.blocks import Run, block, page_head
from edition.search.cbor import KNOWN, NUMBER, encoded_heads, head
from edition.search.counter import Counter, Numbers
from edition.search.places import Marks, Numbered, Places, Weighed, no_words, numbered
from edition.search.records import Entry, Record, records
from edition.search.written import OtherwiseError
from edition.sources import load_edition
from indexing import made, ours, theirs
from searched import searched_edition
from support import ROOT

Both = tuple[Numbers, Numbers]
ODD = (
    *("Russia–West", "NATO-led", "two-two", "don't", "d’Europe", "a/b", "camelCase"),
    *("HTTPServer", "10,000", "U.S.", "(“so”)", "end.", "end", "naïve", "ete", "été"),
    *("résumé-book", "НАТО", "Горбачёв", "Łódź", "ǅ", "ß", "İ", "日本語", "한국어"),
    *("😀", "a😀b", "1️⃣", "👨‍👩‍👧", "e\u0301", "\u0301", "x" * 3000, "—", "·", "the"),
    *("a\u200bb", "\u200b", "_", "a_b", "‿", "&nbsp;", "<b>", "&amp;amp;", "-", "---"),
    *("___PAGEFIND_WEIGHT___5", "___END_PAGEFIND_WEIGHT___", "\ufeff", "\x7f", "½"),
    *("a.b/c:d,e-f_g", "https://example.org/a_b-c?d=e#f", "1.2.3.4.5.6.7.8.9.10.11.12"),
)
"""Words of which Pagefind makes more, or less, than one."""


def one(url: str, *entries: Entry) -> Record:
    return Record(url, "text", "X", "X 2000", "An X", 2000, "en", entries)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


def test_our_index_of_the_real_edition_is_pagefinds(tmp_path: Path) -> None:
    found = [*records(load_edition(ROOT))]
    assert ours(made(found, tmp_path).files) == theirs(found)


def test_our_index_of_the_small_edition_is_pagefinds(
    small: Edition, tmp_path: Path
) -> None:
    for edition in (small, searched_edition(tmp_path / "edition")):
        found = [*records(edition)]
        assert ours(made(found, tmp_path / "kept").files) == theirs(found)


def test_our_index_of_odd_words_is_pagefinds(tmp_path: Path) -> None:
    found = [
        one(
            "a/", Entry("p1", " ".join(ODD)), Entry("p1", " ".join(ODD), is_other=True)
        ),
        one("b/", *(Entry("p1", word) for word in ODD)),
        one("c/", *(Entry("p1", word, (1,)) for word in reversed(ODD))),
        one("empty/", Entry("p1", "")),
        one("unsought/", Entry("p1", "the of —")),
    ]
    said = theirs(found)
    assert ours(made(found, tmp_path).files) == said
    assert {"a/", "b/", "c/"} == said.keys()


letters = st.characters(exclude_categories=["Cs", "Co", "Cn", "Cc"])
words = st.one_of(
    st.sampled_from(ODD),
    st.from_regex(
        r"[a-zA-Zа-яéïłß]{1,9}([-'’./,_:][a-zA-Z0-9é]{1,5}){0,3}", fullmatch=True
    ),
    st.text(letters, min_size=1, max_size=6),
    st.text(alphabet="abA1-'’./,:_é\u0301😀—", min_size=1, max_size=8),
)
entries = st.builds(
    lambda words, is_other: Entry("p1", " ".join(words), is_other=is_other),
    st.lists(words, max_size=30),
    st.booleans(),
)
pages = st.lists(st.lists(entries, max_size=5), min_size=1, max_size=4)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pages)
def test_our_index_of_any_words_is_pagefinds(
    kept: Path, found: list[list[Entry]]
) -> None:
    always = one("always/", Entry("p1", "something"))
    several = [one(f"{at}/", *some) for at, some in enumerate(found)]
    assert ours(made([always, *several], kept).files) == theirs([always, *several])


def test_places_are_told_by_weight_and_distance() -> None:
    marks: dict[bool, list[Marks]] = {
        False: [(("so", 24),), (("soso", 24), ("so", 12), ("so", 12)), ()],
        True: [(("so", 2),)],
    }
    parts = [Weighed(["so", "so-so", "so", "the"], False), Weighed(["so"], True)]
    found = Counter(marks).count(numbered(parts, no_words()))
    so = bytes([0x88, 0x22, 4, 0x2C, 1, 0, 0x38, 24, 0, 2, 0x80])
    soso = bytes([0x82, 0x38, 24, 1, 0x80])
    sizes = array("I", [len(so), len(soso)]).tobytes()
    assert found == Places(["so", "soso"], sizes, so + soso)


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.binary(max_size=4))))
@example([{"a": b"1"}, *[{}] * 23, {"a": b"2"}, *[{"b": b""}] * 300, {"a": b"3"}])
def test_a_block_has_the_places_of_each_key_together(
    records: list[dict[str, bytes]],
) -> None:
    found = block([_places(record) for record in records])
    assert found.records == len(records)
    assert [*found.items()] == [*_runs(records)]


def _places(record: dict[str, bytes]) -> Places:
    sizes = array("I", map(len, record.values()))
    return Places([*record], sizes.tobytes(), b"".join(record.values()))


def _runs(records: list[dict[str, bytes]]) -> Iterator[Run]:
    for key in dict.fromkeys(key for record in records for key in record):
        places = {n: record[key] for n, record in enumerate(records) if key in record}
        first, *others = places
        steps = (other - one for one, other in pairwise(places))
        pages = zip(map(page_head, steps), map(places.__getitem__, others), strict=True)
        content = b"".join([places[first], *chain.from_iterable(pages)])
        yield key, first, [*places][-1], len(places), content


@given(st.lists(st.tuples(st.sampled_from([*KNOWN]), st.integers(0, 2**32 - 1))))
@example([(NUMBER, n) for n in (0, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1)])
def test_many_heads_are_made_as_each_is(items: list[tuple[int, int]]) -> None:
    kinds = np.array([kind for kind, _ in items], dtype=np.uint8)
    numbers = np.array([number for _, number in items], dtype=np.int64)
    content, ends = encoded_heads(kinds, numbers)
    heads = [head(*item) for item in items]
    assert content == b"".join(heads)
    assert ends.tolist() == [*accumulate(map(len, heads))]


def test_a_pagefind_that_counts_otherwise_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proof.prove()
    placed = Counter._placed

    def one_further(self: Counter, parts: Iterable[Numbered]) -> Both:
        numbers, found = placed(self, parts)
        return numbers, found + 1

    monkeypatch.setattr(Counter, "_placed", one_further)
    with pytest.raises(OtherwiseError, match=r"requirements\.txt"):
        proof.prove()


@pytest.mark.parametrize(
    "words",
    [
        [["so", [[0, [-25, 1], []]]]],
        [["so", [[0, [1], []]], []]],
        [["so", [[0, [-25, 1], [1]]], []]],
        [["so", [[0, [-25, "1"], []]], []]],
    ],
)
def test_an_index_of_another_shape_is_refused(words: list[list[object]]) -> None:
    with pytest.raises((ValueError, TypeError)):
        written.places_of(words)
