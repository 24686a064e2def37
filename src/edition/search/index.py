"""Write the search index into a finished site; reuse it when nothing has changed."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, lru_cache
from html import escape
from importlib.metadata import version
from pathlib import Path

from edition.model import Edition
from edition.search import pagefind
from edition.search.chunks import cut
from edition.search.pieces import FOLDER as PIECES
from edition.search.pieces import pieces, table, words_of
from edition.search.records import Entry, Record, records
from edition.search.vocabulary import indexed

FOLDER = "pagefind"
TABLE = "records.json"
CACHE = ".cache/pagefind"
HERE = Path(__file__).parent
PAGE = (
    '<!doctype html><html lang="{language}"><head><title></title></head>'
    "<body data-pagefind-body>{html}</body></html>"
)
WEIGHT = "0.1"
"""The weight of words that find an entry without standing in it."""


def begin(edition: Edition) -> None:
    """Begin to make the index, beside whatever comes before it is needed."""
    _making(edition)


def write_search_index(edition: Edition, site: Path) -> None:
    """Index every passage, note, term, event and work into ``site/pagefind/``."""
    shutil.copytree(_making(edition).result(), site / FOLDER, dirs_exist_ok=True)


@lru_cache(maxsize=2)
def _making(edition: Edition) -> Future[Path]:
    return _thread().submit(_made, edition)


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


def _made(edition: Edition) -> Path:
    """Return the folder that holds the index, made anew if anything has changed."""
    found = list(records(edition))
    kept = edition.root / CACHE / _fingerprint(found)
    if not kept.is_dir():
        _make(found, kept)
    return kept


def _fingerprint(found: Iterable[Record]) -> str:
    """Return a digest of what is indexed and of how it is done."""
    code = [path.read_text("utf-8") for path in sorted(HERE.glob("*.py"))]
    content = json.dumps([*found, version("pagefind_bin"), *code], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:24]


def _make(found: list[Record], kept: Path) -> None:
    """Make the index beside its place and move it there when it is whole."""
    shutil.rmtree(kept.parent, ignore_errors=True)
    working = kept.with_name(kept.name + ".tmp")
    working.mkdir(parents=True)
    with pagefind.index() as index:
        for record in found:
            index.add(record.url, _page(record))
        pagefind.write(_finished(cut(dict(index.files())), found), working)
    working.rename(kept)


def _finished(
    files: Iterable[tuple[str, bytes]], found: Iterable[Record]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index, with pieces of our own in place of fragments."""
    by_url = {record.url: record for record in found}
    by_id: dict[str, Record] = {}
    for name, content in files:
        if not pagefind.is_fragment(name):
            yield name, content
            continue
        id, url, words = pagefind.identified(name, content)
        record = by_id[id] = by_url[url]
        if words != words_of(record):
            raise pagefind.PagefindError(f"{url}: its words are counted otherwise")
        for number, piece in enumerate(pieces(record)):
            yield f"{PIECES}/{id}.{number}", piece
    yield TABLE, table(by_id).encode()


def _page(record: Record) -> str:
    """Return a record as the page that Pagefind reads.

    All are indexed as one language: with several, Pagefind would make several
    indexes and search only that of the page the reader is on.
    """
    return PAGE.format(language="en", html="".join(map(_division, record.entries)))


def _division(entry: Entry) -> str:
    weight = f' data-pagefind-weight="{WEIGHT}"' if entry.is_hidden else ""
    return f"<div{weight}>{escape(indexed(entry.words))}</div>"
