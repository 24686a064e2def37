"""Cache values between builds: a namespace, a digest of what they are made from, bytes.

There is one file, ``.cache/edition.sqlite``. Two commands may use it at once. A value
that is damaged is taken for missing, and a damaged file is made anew.
"""

import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match
from threading import Lock
from typing import TypeVar

from pydantic import TypeAdapter

from edition.files import first_link

FOLDER = ".cache"
FILE = "edition.sqlite"
TABLE = (
    "CREATE TABLE IF NOT EXISTS entries "
    "(namespace TEXT, key BLOB, value BLOB, PRIMARY KEY (namespace, key)) WITHOUT ROWID"
)
FIND = "SELECT CAST(value AS BLOB) FROM entries WHERE namespace = ? AND key = ?"
KEEP = "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)"
LIST = "SELECT key FROM entries WHERE namespace = ?"
DROP = "DELETE FROM entries WHERE namespace = ? AND key = ?"
PATIENCE = 30
"""Seconds to wait for another command that writes."""
SUM = 16
"""Bytes of the sum that stands before each value."""
Part = str | bytes
Row = tuple[object, ...]
Value = TypeVar("Value")


class Cache:
    """The cache of one edition; without a folder it can write to, it forgets all."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = root / FOLDER / FILE
        self._connection: sqlite3.Connection | None = None
        self._lock = Lock()
        self._used: dict[str, set[bytes]] = {}

    def get(self, namespace: str, key: bytes) -> bytes | None:
        """Return a value as it was put, or None if it is missing or damaged."""
        self._used.setdefault(namespace, set()).add(key)
        rows = self._run(FIND, [(namespace, key)])
        found = rows[0][0] or b"" if rows else b""
        value = found[SUM:]
        return value if found[:SUM] == _sum(namespace, key, value) else None

    def put(self, namespace: str, key: bytes, value: bytes) -> None:
        """Keep a value."""
        self.put_all(namespace, {key: value})

    def put_all(self, namespace: str, values: Mapping[bytes, bytes]) -> None:
        """Keep many values at once."""
        self._used.setdefault(namespace, set()).update(values)
        rows = [(namespace, k, _sum(namespace, k, v) + v) for k, v in values.items()]
        self._run(KEEP, rows)

    def get_or_make(
        self, namespace: str, key: bytes, make: Callable[[], bytes]
    ) -> bytes:
        """Return a value; make it if it is missing."""
        value = self.get(namespace, key)
        if value is None:
            value = make()
            self.put(namespace, key, value)
        return value

    def load(
        self,
        namespace: str,
        key: bytes,
        form: TypeAdapter[Value],
        make: Callable[[], Value],
    ) -> Value:
        """Return a value that is kept as JSON; make it if it is missing."""
        if (found := self.get(namespace, key)) is not None:
            return form.validate_json(found)
        made = make()
        self.put(namespace, key, form.dump_json(made))
        return made

    def prune(self, *namespaces: str) -> None:
        """Drop what was not used since the last time, of some namespaces or of all."""
        for namespace in namespaces or tuple(self._used):
            used = self._used.pop(namespace, set())
            rows = self._run(LIST, [(namespace,)])
            gone = [(namespace, key) for (key,) in rows if key not in used]
            self._run(DROP, gone)

    def close(self) -> None:
        """Let go of the file, which is opened again when it is needed."""
        with self._lock:
            self._close()

    def __del__(self) -> None:
        self._close()

    def _run(self, statement: str, rows: Sequence[Row]) -> list[tuple[bytes]]:
        """Run a statement for each row; begin anew if the file is damaged."""
        with self._lock:
            try:
                return self._execute(statement, rows)
            except sqlite3.OperationalError:  # locked for long, full or read-only
                return []
            except sqlite3.DatabaseError:
                self._close()
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
                return []

    def _execute(self, statement: str, rows: Sequence[Row]) -> list[tuple[bytes]]:
        if statement == FIND and self._connection is None and not self._path.exists():
            return []
        if len(rows) == 1:
            return self._opened().execute(statement, rows[0]).fetchall()
        with self._opened() as connection:
            connection.executemany(statement, rows)
        return []

    def _opened(self) -> sqlite3.Connection:
        """Return the file, opened: safe from a killed command, not from a power cut."""
        if self._connection is None:
            self._connection = _open(self._root)
        return self._connection

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None


@lru_cache(maxsize=4)
def cache_of(root: Path) -> Cache:
    """Return the cache of the edition in a directory."""
    return Cache(root)


def digest(*made_from: Part) -> bytes:
    """Return the key of a value: a digest of what it is made from, and of our code."""
    return _digest(_code(), *made_from)


def answer_digest(program: str, *asked: Part) -> bytes:
    """Return the key of what a program of another package answers.

    Its version and what it is asked make the answer, not our code.
    """
    return _digest(_version(program), *asked)


def _digest(*parts: Part) -> bytes:
    whole = blake2b(digest_size=SUM)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(b"%d " % len(content))
        whole.update(content)
    return whole.digest()


def _sum(namespace: str, key: bytes, value: bytes) -> bytes:
    return _digest(namespace, key, value)


@cache
def _code() -> bytes:
    """Return a digest of this package, of what it requires and of Python."""
    here = Path(__file__).parent
    files = (path for path in sorted(here.rglob("*")) if path.suffix != ".pyc")
    sources = [path.read_bytes() for path in files if path.is_file()]
    names = [match(r"[\w.-]+", line) for line in requires("edition") or ()]
    return _digest(
        sys.version, *sources, *(_version(name[0]) for name in names if name)
    )


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # wanted by developers alone
        return name


def _open(root: Path) -> sqlite3.Connection:
    if link := first_link(root, f"{FOLDER}/{FILE}"):
        raise sqlite3.OperationalError(f"{link} is a symbolic link")
    path = root / FOLDER / FILE
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(TABLE)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
