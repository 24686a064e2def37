"""Make ZIP files whose bytes depend on nothing but their contents and the time."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from edition.files import MODE

UNIX = 3
"""The system that a file says it was made on, wherever that was."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Nothing is older in a ZIP file."""


def zipped(
    contents: Mapping[str, str | bytes], when: datetime, *, mimetype: str = ""
) -> bytes:
    """Return files as a ZIP file, in the order of their names.

    Args:
        contents: the files by their paths.
        when: the time that is said of all of them.
        mimetype: what the whole is, in a first file that is not compressed.
    """
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        if mimetype:
            _put(archive, "mimetype", mimetype, when, ZIP_STORED)
        for path, content in sorted(contents.items()):
            _put(archive, path, content, when, ZIP_DEFLATED)
    return packed.getvalue()


def _put(
    archive: ZipFile, path: str, content: str | bytes, when: datetime, method: int
) -> None:
    info = ZipInfo(path, max(EARLIEST, when.timetuple()[:6]))
    info.create_system, info.external_attr = UNIX, MODE << 16
    archive.writestr(info, content, method, compresslevel=9)
