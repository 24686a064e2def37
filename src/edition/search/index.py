"""Write the search index into a finished site; reuse it when nothing has changed."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, lru_cache
from html import escape
from importlib.metadata import version
from pathlib import Path

from edition.model import Edition
from edition.search import pagefind
from edition.search.records import Record, records

FOLDER = "pagefind"
TABLE = "records.json"
CACHE = ".cache/pagefind"
PAGE = (
    '<!doctype html><html lang="{language}"><head><title>{title}</title></head>'
    "<body data-pagefind-body>{html}</body></html>"
)


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
    content = json.dumps([*found, _version()], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:24]


def _version() -> str:
    return version("pagefind_bin")


def _make(found: list[Record], kept: Path) -> None:
    """Make the index beside its place and move it there when it is whole."""
    shutil.rmtree(kept.parent, ignore_errors=True)
    working = kept.with_name(kept.name + ".tmp")
    working.mkdir(parents=True)
    with pagefind.index() as index:
        for record in found:
            index.add(record.url, _page(record))
        pagefind.write(index.files(), working)
    (working / TABLE).write_text(_table(found), encoding="utf-8")
    working.rename(kept)


def _page(record: Record) -> str:
    """Return a record as the page that Pagefind reads.

    All are indexed as one language: with several, Pagefind would make several
    indexes and search only that of the page the reader is on.
    """
    return PAGE.format(language="en", title=escape(record.title), html=record.html)


def _table(found: Iterable[Record]) -> str:
    """Return what the reader's browser needs to know of each record, by address."""
    table = {
        "/" + r.url: {
            "kind": r.kind,
            "title": r.title,
            "author": r.author,
            "year": r.year,
            "language": r.language,
        }
        for r in found
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))
