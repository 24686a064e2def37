"""Read the files that an edition is made of; refuse links, odd kinds and great size."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from edition.files import first_link
from edition.git import READ as READ_BY_GIT
from edition.problems import EditionError, Place, Problem
from edition.readers.characters import refused
from edition.readers.measures import DEEPEST, MOST_LINES, too_deep, too_long
from edition.readers.pictures import holds_its_kind

PAGES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""What the renderer makes into pages; we read the first alone."""
KINDS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico"})
KINDS |= {".csv", ".json", ".txt", ".license"}
"""What else may lie below ``docs/``: nothing a browser runs or a server obeys."""
DOCS = "docs/"
MADE = (".cache", "build", "site", "transcriptions", "CITATION.cff")
"""What commands write outside of the watched folders."""
MAX_BYTES = 2_000_000
NO_FILE = "This is no plain file"
UNREAD = "The file cannot be read: "
LONGEST_NAME = 120
"""Bytes of a name: what is made of it has to fit into the 255 of a file system."""
SIGNS = frozenset("<>&\"'`\\#%?*:|")
"""What no name may have: it ends other things in HTML, in Markdown, in an address or in
a shell, or no file has it on another system."""
READ = (".md", ".yml")
"""How the names end of what is looked for in folders."""
CONFLICT = re.compile(r"^(?:<{7} .*|>{7} .*)$", re.M)
"""What git writes around two versions that it cannot join."""
T = TypeVar("T")
Reader = Callable[[str, str], tuple[T, Iterable[Problem]]]
"""From the text of a file and its path to what it holds, and its faults."""
Stamps = tuple[tuple[str, int, int], ...]
"""Path, time and size of each file."""


class SourceFiles:
    """Reads files below the root, and gathers what is wrong with them."""

    def __init__(self, root: Path, watched: Iterable[str]) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.refused: set[str] = set()
        """The files that were not accepted."""
        self.unread: set[str] = set()
        """Those of which nothing was read, whatever is in them."""
        self._texts: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for path in walk(root, watched):
            self._look_at(path)
        for name in READ_BY_GIT:
            if (root / name).exists() > (root / name).is_file():
                self._refuse(name, "S010", NO_FILE)
        for name in _linked(root):
            self._refuse(name, "S003", f"{name} is a symbolic link")

    def take(self, read: Reader[T], path: str, most: int = MAX_BYTES) -> T:
        """Return what a file holds; its faults are told unless it was refused."""
        value, faults = read(self.read(path, most), path)
        self.problems += faults if path not in self.refused else ()
        return value

    def has(self, path: str) -> bool:
        """Tell whether a file is there; a link in its place is refused."""
        if link := first_link(self.root, path):
            self._refuse(link, "S003", f"{link} is a symbolic link")
            return False
        return os.path.exists(self.root / path)

    def read(self, path: str, most: int = MAX_BYTES) -> str:
        """Return the text of a file, or nothing where it cannot be accepted."""
        if path not in self._texts:
            self._texts[path] = self._read(path, most)
        return self._texts[path]

    def _read(self, path: str, most: int) -> str:
        file = self.root / path
        if first_link(self.root, path) or not os.path.lexists(file):
            return ""
        if not os.path.isfile(file):
            is_told = path in self.refused
            return "" if is_told else self._refuse(path, "S010", NO_FILE)
        try:
            data = file.read_bytes()
        except OSError as error:
            is_told = path in self.refused
            what = f"{UNREAD}{error.strerror or error}"
            return "" if is_told else self._refuse(path, "S010", what)
        if len(data) > most:
            what = f"The file has {len(data):,} bytes; {most:,} are allowed"
            return self._refuse(path, "S005", what)
        return self._decoded(path, data)

    def _decoded(self, path: str, data: bytes) -> str:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            return self._refuse(path, "S004", "The bytes here are not UTF-8", line)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if found := refused(text):
            at, name = found
            line = text[:at].count("\n") + 1
            return self._refuse(path, "S004", f"The file holds {name}", line)
        if conflict := CONFLICT.search(text):
            line = text[: conflict.start()].count("\n") + 1
            return self._refuse(path, "S012", "A merge conflict begins here", line)
        if path.endswith(".md") and (deep := too_deep(text)) >= 0:
            line, what = text[:deep].count("\n") + 1, f"over {DEEPEST} levels"
            return self._refuse(path, "S007", f"It nests {what} deep", line)
        if path.endswith(".md") and (line := too_long(text)):
            what = f"A paragraph has more than {MOST_LINES:,} lines"
            return self._refuse(path, "S005", what, line)
        return unicodedata.normalize("NFC", text)  # “é” is one letter or two elsewhere

    def _look_at(self, path: Path) -> None:
        """Refuse a file for what it is, whatever is in it."""
        name = path.relative_to(self.root).as_posix()
        mode = path.lstat().st_mode
        other = self._names.setdefault(_alike(name), name)
        if stat.S_ISLNK(mode):
            self._refuse(name, "S003", f"{name} is a symbolic link")
        elif not stat.S_ISREG(mode):
            self._refuse(name, "S010", NO_FILE)
        elif "/" not in name and not path.suffix:
            self._refuse(name, "S010", "This is a file, where a folder belongs")
        elif other is not name:
            what = f"The name differs from {other} by capitals alone"
            self._refuse(name, "S010", what)
        elif len(os.fsencode(path.name)) > LONGEST_NAME:
            self._refuse(name, "S010", "The name of the file is too long")
        elif not path.name.isprintable() or not SIGNS.isdisjoint(path.name):
            what = "The name of the file has signs that mean something else elsewhere"
            self._refuse(name, "S010", what)
        elif not is_publishable(name):
            self._refuse(name, "S009", f"“{path.name}” is of a kind that is refused")
        elif name.startswith(DOCS):
            self._look_into(path, name)

    def _look_into(self, path: Path, name: str) -> None:
        """Refuse what is published and holds something else than its name says."""
        try:
            if not holds_its_kind(path):
                what = f"“{path.name}” does not hold what its name says"
                self._refuse(name, "S009", what)
        except OSError as error:
            self._refuse(name, "S010", f"{UNREAD}{error.strerror or error}")

    def _refuse(self, path: str, code: str, what: str, line: int = 1) -> str:
        self.problems.append(Problem(Place(path, line), code, what))
        self.refused.add(path)
        if code != "S009":
            self.unread.add(path)
        return ""


def _alike(name: str) -> str:
    """Return a name as it is known where capitals and small letters are one."""
    return unicodedata.normalize("NFC", name).casefold()


def is_publishable(name: str) -> bool:
    """Tell whether a file may lie where it is: below ``docs`` it is published.

    What begins with a dot is left out by the renderer.
    """
    path = PurePosixPath(name)
    if not name.startswith(DOCS) or any(part[0] == "." for part in path.parts):
        return True
    if path.suffix.lower() in PAGES:
        return path.suffix == ".md"
    return path.suffix.lower() in KINDS


def walk(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield every file and link in some places below the root, in order.

    Raises:
        EditionError: a folder cannot be read.
    """
    for name in names:
        top = root / name
        if top.is_symlink() or top.is_file():
            yield top
            continue
        for folder, folders, files in os.walk(top, onerror=_unreadable):
            folders.sort()
            odd = [
                f
                for f in folders
                if f.endswith(READ) or (Path(folder) / f).is_symlink()
            ]
            for file in sorted([*files, *odd]):
                yield Path(folder) / file


def _unreadable(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise EditionError(f"{error.filename} cannot be read: {error.strerror}.")


def stamps(root: Path, names: Iterable[str]) -> Stamps:
    """Return what changes when a file does: path, time and size of each."""
    found = []
    for path in walk(root, names):
        try:
            status = path.lstat()
        except FileNotFoundError:  # an editor's temporary file
            continue
        name = path.relative_to(root).as_posix()
        found.append((name, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _linked(root: Path) -> Iterator[str]:
    """Yield the links in the way of what commands write."""
    for name in MADE:
        if (root / name).is_symlink():
            yield name
    for path in walk(root, (".cache",)):
        if path.is_symlink() and path != root / ".cache":
            yield path.relative_to(root).as_posix()
