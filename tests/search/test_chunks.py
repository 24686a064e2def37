"""The list of words in small chunks that leave no gap."""

from itertools import pairwise

import pytest

from edition.search import chunks
from edition.search.cbor import decoded, encoded
from edition.search.chunks import LAST, Chunk, cut, rows
from edition.search.packed import packed, unpacked
from edition.search.words import Word

WORDS = ["ferry", "ferryman", "naïve", "нато", "tide", "toll", "x" * 300, "été"]


def word(word: str, pages: int = 40) -> Word:
    found = [[1, [1000 * page], []] for page in range(pages)]
    return Word(word, encoded([word, found, []]))


@pytest.fixture(scope="module")
def words() -> list[Word]:
    own = [f"w{page}o{n}rd" for page in range(40) for n in range(300)]
    return [word(name, 1 + len(name) % 5) for name in sorted([*own, *WORDS])]


@pytest.fixture(scope="module")
def anew(words: list[Word]) -> list[Chunk]:
    return cut(words, {})


def held(chunk: Chunk) -> list[str]:
    (found,), _ = decoded(unpacked(chunk.packed))
    return [word for word, _, _ in found]


def test_every_word_is_kept_in_its_order(words: list[Word], anew: list[Chunk]) -> None:
    assert [word for chunk in anew for word in held(chunk)] == [w.word for w in words]
    assert len(anew) > 10


def test_each_word_lies_in_the_range_of_its_chunk_alone(anew: list[Chunk]) -> None:
    table = [*rows(anew)]
    for (start, end, _), chunk in zip(table, anew, strict=True):
        assert start <= held(chunk)[0]
        assert held(chunk)[-1] <= end
    assert table[0][0] == ""
    assert table[-1][1] == LAST
    assert all(end < start for (_, end, _), (start, _, _) in pairwise(table))
    assert all(end.endswith(LAST) for _, end, _ in table)


def test_what_begins_alike_stays_together(anew: list[Chunk]) -> None:
    assert any({"ferry", "ferryman"} <= {*held(chunk)} for chunk in anew)


def test_a_long_list_of_pages_is_a_chunk_of_its_own() -> None:
    found = cut([word("so"), word("some", 9000), word("son")], {})
    assert [held(chunk) for chunk in found] == [["so"], ["some"], ["son"]]


def test_a_chunk_is_not_packed_again(
    words: list[Word], anew: list[Chunk], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {chunk.digest: chunk.packed for chunk in anew}
    monkeypatch.setattr(chunks, "packed", lambda _: pytest.fail("packed again"))
    assert cut(words, known) == anew


def test_names_change_with_what_they_hold(words: list[Word], anew: list[Chunk]) -> None:
    names = {name for _, _, name in rows(anew)}
    assert len(names) == len(anew)
    assert names.isdisjoint(name for _, _, name in rows(cut(words[1:], {})))


def test_the_same_is_packed_alike() -> None:
    assert packed(b"so") == packed(b"so")
    assert unpacked(packed(b"so")) == b"so"


def test_numbers_beyond_a_byte_are_written_and_read() -> None:
    value = ["ё" * 30, [0, 23, 24, 255, 256, 65_535, 65_536, 1 << 33], [[]] * 25]
    assert decoded(encoded(value)) == (value, len(encoded(value)))


@pytest.mark.parametrize("content", [b"", b"\xa0", b"\x9f", b"\x81", b"\xf6"])
def test_what_is_no_number_text_or_array_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        decoded(content)
