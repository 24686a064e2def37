"""Open an archive from a stranger: few files, of bounded size, and only in memory."""

import io
import posixpath
import warnings
import zipfile
import zlib

from edition.problems import EditionError

warnings.filterwarnings("ignore", "Overlapped entries")  # what is read is bounded here
MOST_FILES = 5_000
LARGEST = 25_000_000
"""Bytes of one file, unpacked."""
LARGEST_WHOLE = 50_000_000
"""Bytes of all files that are read, unpacked."""
RATIO = 200
"""How many times smaller than its content a packed file is at most, if it is large."""
ENCRYPTED = 1
"""The sign of a file that needs a password."""
SMALL = 1_000_000
"""Bytes below which a file may be packed as tightly as it likes."""


class Archive:
    """The files of a ZIP archive, each read at most once and only if it is asked for.

    Raises:
        EditionError: the archive is broken, encrypted, or larger than any book.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise EditionError(f"the archive is broken: {error}") from error
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > MOST_FILES:
            raise EditionError(f"the archive has more than {MOST_FILES:,} files")
        self._read = 0

    def read(self, name: str) -> bytes:
        """Return a file of the archive."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            raise EditionError(f"the archive lacks {name}") from None
        if entry.flag_bits & ENCRYPTED:
            raise EditionError(f"{name} in the archive is encrypted")
        size, packed = entry.file_size, max(1, entry.compress_size)
        if size > LARGEST or (size > SMALL and size > RATIO * packed):
            raise EditionError(f"{name} in the archive unpacks to {size:,} bytes")
        try:
            with self._zip.open(entry) as file:
                data = file.read(size + 1)
        except BROKEN as error:
            raise EditionError(f"{name} in the archive is broken: {error}") from error
        self._read += len(data)
        if self._read > LARGEST_WHOLE:
            raise EditionError("the archive unpacks to more than any book has")
        return data


BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)
"""What is raised by a file that is damaged, encrypted, or packed in an odd way."""


def joined(folder: str, path: str) -> str:
    """Return the path of a file that another in a folder names."""
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")
