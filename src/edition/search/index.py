"""Put the index together: words in chunks, metadata, pieces, and what leads to them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic_core import to_json

from edition.search import made_from
from edition.search.asked import Asked
from edition.search.blocks import Block
from edition.search.cbor import encoded
from edition.search.chunks import cut, rows
from edition.search.given import LANGUAGE
from edition.search.packed import packed
from edition.search.pieces import FOLDER as PIECES
from edition.search.units import Told
from edition.search.words import listed
from edition.search.written import ENTRY, META_END

TABLE = "records.json"
LEAST_ID = 7
"""Letters of an id; where two records would have the same, all have more."""


class Index(NamedTuple):
    """The files of an index, and which of them is the chunk with some digest."""

    files: dict[str, bytes]
    chunks: dict[str, str]


def index(
    told: list[Told],
    blocks: Iterable[Block],
    asked: Asked,
    known: Mapping[str, bytes],
) -> Index:
    """Return the index of some records, in their order.

    Args:
        told: what each record tells; there is something to be found in all.
        blocks: where the words of these records are.
        asked: what Pagefind gives to every index.
        known: chunks that were packed before.
    """
    ids = dict(zip(_ids(told), told, strict=True))
    chunks = cut([*listed(blocks)], known)
    table = list(rows(chunks))
    names = [f"index/{name}.pf_index" for _, _, name in table]
    packed = dict(zip(names, (chunk.packed for chunk in chunks), strict=True))
    files = packed | dict(_files(ids, table, asked)) | asked.program
    digests = (chunk.digest for chunk in chunks)
    return Index(files, dict(zip(digests, names, strict=True)))


def _ids(told: Iterable[Told]) -> list[str]:
    """Return the beginnings of all digests, as short as they differ."""
    whole = [one.id for one in told]
    lengths = range(LEAST_ID, 65)
    return next(
        cut for n in lengths if len({*(cut := [i[:n] for i in whole])}) == len(cut)
    )


def _files(
    ids: Mapping[str, Told], table: list[list[str]], asked: Asked
) -> Iterator[tuple[str, bytes]]:
    """Yield all but the chunks and the program."""
    pages = [[id, one.words] for id, one in ids.items()]
    meta = encoded([asked.version, pages, table, *asked.rest])
    hash = made_from.of(meta)[:10]
    yield f"pagefind.{hash}{META_END}", packed(meta)
    yield ENTRY, to_json(_entry(asked.entry, hash, len(pages)))
    for id, one in ids.items():
        for number, piece in enumerate(one.pieces):
            yield f"{PIECES}/{id}.{number}", piece
    facts = {id: ["/" + one.url, *one.about] for id, one in sorted(ids.items())}
    yield TABLE, to_json(facts)


def _entry(entry: dict[str, Any], hash: str, pages: int) -> dict[str, Any]:
    """Return where the metadata are; all else as Pagefind has it."""
    own = entry["languages"][LANGUAGE] | {"hash": hash, "page_count": pages}
    return entry | {"languages": {LANGUAGE: own}}
