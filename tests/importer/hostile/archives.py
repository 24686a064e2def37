"""ZIP archives that lie: about sizes, names, places and what is in them."""

import io
import struct
import zipfile
from collections.abc import Mapping

CENTRAL = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"
MEGABYTE = 1_000_000


def zipped(files: Mapping[str, str | bytes], *, plain: int = 0) -> bytes:
    """Return an archive of files, the first ones of them not packed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (name, content) in enumerate(files.items()):
            kind = zipfile.ZIP_STORED if at < plain else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return data.getvalue()


def bomb(files: Mapping[str, str | bytes]) -> bytes:
    """Return a small archive of files that unpacks to more than half a gigabyte.

    The directory lists one file again and again: nobody need pack all of it.
    """
    data = io.BytesIO(zipped(files | {"bomb": bytes(MEGABYTE)}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.infolist().extend([archive.getinfo("bomb")] * 600)
        archive.comment = b"changed"  # so that the directory is written
    return data.getvalue()


def changed(data: bytes, name: str, at: int, value: bytes) -> bytes:
    """Change what the directory of an archive says of a file, at some byte of it."""
    found = bytearray(data)
    start = found.rindex(CENTRAL, 0, found.rindex(name.encode()))
    found[start + at : start + at + len(value)] = value
    return bytes(found)


def lying_about_size(data: bytes, name: str, size: int) -> bytes:
    """Make a file in an archive say that it is of another size."""
    return changed(data, name, 24, struct.pack("<L", size))


def lying_about_size_64(data: bytes, name: str) -> bytes:
    """Make a file in an archive say that its size stands where nothing does."""
    return changed(data, name, 20, b"\xff" * 8)


def overlapping(data: bytes, name: str, other: str) -> bytes:
    """Make a file in an archive have the bytes of another."""
    start = data.rindex(CENTRAL, 0, data.rindex(other.encode()))
    entry = data[start : start + 46]
    moved = changed(data, name, 16, entry[16:28])
    return changed(moved, name, 42, entry[42:46])


def encrypted(data: bytes, name: str) -> bytes:
    """Make a file in an archive say that it is encrypted."""
    return changed(data, name, 8, b"\x01\x00")


def packed_oddly(data: bytes, name: str) -> bytes:
    """Make a file in an archive say that it is packed in a way that nobody knows."""
    return changed(data, name, 10, b"\x63\x00")


def link(name: str, goal: str) -> tuple[zipfile.ZipInfo, str]:
    """Return a file of an archive that is a symbolic link where it is unpacked."""
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, goal
