"""The list of words, cut anew: the same words, in small chunks that leave no gap."""

import gzip
import json
from itertools import pairwise

import pytest

from edition.search import chunks, pagefind
from edition.search.chunks import LAST, cut, words_in
from edition.search.pagefind import SIGNATURE, PagefindError

WORDS = ["ferry", "ferryman", "naïve", "нато", "tide", "toll", "x" * 300, "été"]


def made(pages: int = 40) -> dict[str, bytes]:
    """Return an index of many invented words, as Pagefind makes it."""
    with pagefind.index() as index:
        for page in range(pages):
            own = " ".join(f"w{page}o{n}rd" for n in range(300))
            body = f"<p>{own} {' '.join(WORDS)}</p>"
            index.add(f"{page}/", f'<html lang="en"><body>{body}</body></html>')
        return dict(index.files())


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made()


@pytest.fixture(scope="module")
def anew(files: dict[str, bytes]) -> dict[str, bytes]:
    return dict(cut(files))


def table(files: dict[str, bytes]) -> list[list[str]]:
    meta = next(c for name, c in files.items() if name.endswith(".pf_meta"))
    content = gzip.decompress(meta).removeprefix(SIGNATURE)
    return chunks._parted(content)[1]


def words(files: dict[str, bytes], name: str) -> list[chunks.Word]:
    packed = files[f"index/{name}.pf_index"]
    return words_in(gzip.decompress(packed).removeprefix(SIGNATURE))


def test_every_word_is_kept_as_it_was(
    files: dict[str, bytes], anew: dict[str, bytes]
) -> None:
    before = [word for row in table(files) for word in words(files, row[2])]
    after = [word for row in table(anew) for word in words(anew, row[2])]
    assert after == before
    assert len({word.word for word in after}) == len(after) > 12_000
    assert len(table(anew)) > 2 * len(table(files))


def test_each_word_lies_in_the_range_of_its_chunk_alone(
    anew: dict[str, bytes],
) -> None:
    rows = table(anew)
    for start, end, name in rows:
        held = [word.word for word in words(anew, name)]
        assert start <= held[0]
        assert held[-1] <= end
    assert rows[0][0] == ""
    assert rows[-1][1] == LAST
    assert all(end < start for (_, end, _), (start, _, _) in pairwise(rows))
    assert all(end.endswith(LAST) for _, end, _ in rows)


def test_the_entry_leads_to_the_metadata(anew: dict[str, bytes]) -> None:
    entry = json.loads(anew["pagefind-entry.json"])
    assert f"pagefind.{entry['languages']['en']['hash']}.pf_meta" in anew


def test_an_index_written_otherwise_is_refused(files: dict[str, bytes]) -> None:
    name = table(files)[0][2]
    whole = gzip.decompress(files[f"index/{name}.pf_index"]).removeprefix(SIGNATURE)
    with pytest.raises(PagefindError):
        words_in(whole.replace(b"\x83", b"\x84"))


def test_what_begins_alike_stays_together(anew: dict[str, bytes]) -> None:
    held = [{w.word for w in words(anew, row[2])} for row in table(anew)]
    assert any({"ferri", "ferryman"} <= chunk for chunk in held)
