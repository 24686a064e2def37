"""Number the passages of a text of which no number was published yet."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from edition.scan.code import blank_code, replaced
from edition.text_files import TEXTS

ID = re.compile(
    r"^(?P<before>[> ]*\{:?[ ]*#p)\d+(?=(?:[ ][^{}\n]*)?\}[ ]*$)", re.MULTILINE
)
"""An attribute list of a passage, up to its number."""
NAMED = re.compile(r"#p\d")
WHY = "the passages were numbered in reading order"


def numbered(files: Mapping[str, str]) -> dict[str, str]:
    """Return the texts whose passages had to be numbered anew, by path.

    A text stays as it is when a release has its ids, when anything names one of its
    passages, or when another layer goes beside it.

    Args:
        files: every file of the edition with its words, the ledger among them.
    """
    found = {}
    for path, source in files.items():
        put = _in_order(source) if _is_text(path) else source
        if put != source and _is_free(path, files):
            found[path] = put
    return found


def _is_text(path: str) -> bool:
    """Tell a text that is one file: neither a chapter nor a translation."""
    file = PurePosixPath(path)
    return f"{file.parent.as_posix()}/" == TEXTS and file.name.count(".") == 1


def _in_order(source: str) -> str:
    """Return the words with their passages numbered from 1; code stays."""
    found = enumerate(ID.finditer(blank_code(source)), 1)
    ids = ((*match.span(), f"{match['before']}{number}") for number, match in found)
    return replaced(source, ids)


def _is_free(path: str, files: Mapping[str, str]) -> bool:
    """Tell whether nothing depends on the numbers that passages have."""
    slug = PurePosixPath(path).stem
    reference = re.compile(rf"(?<![\w-]){re.escape(slug)}(?:\.md|/)?#p\d")
    if any(reference.search(other) for other in files.values()):
        return False
    if len(NAMED.findall(files[path])) != len(ID.findall(blank_code(files[path]))):
        return False
    beside = (f"{TEXTS}{slug}.", f"data/variants/{slug}.")
    return not any(other.startswith(beside) for other in files if other != path)
