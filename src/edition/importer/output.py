"""Put files in place: first beside, then at once; never over a person's work."""

import json
from collections.abc import Mapping
from pathlib import Path

from edition.files import write
from edition.importer.digests import fingerprint, spoken
from edition.problems import Place, Problem

FOLDER = "transcriptions"
REPORT = ".report.json"
ALIKE = 0.3
"""The share of three words in a row that two copies of a document have in common."""


def is_edited(path: Path) -> bool:
    """Tell whether a transcription is no longer as an import wrote it."""
    if not path.exists():
        return False
    try:
        report = json.loads(path.with_suffix(REPORT).read_text(encoding="utf-8"))
        return bool(
            report.get("digest") != fingerprint(path.read_text(encoding="utf-8"))
        )
    except (OSError, ValueError, AttributeError):
        return True


def refusal(root: Path, slug: str, markdown: str, *, force: bool) -> Problem | None:
    """Return why a transcription must not be written, if it must not."""
    path = root / FOLDER / f"{slug}.md"
    name = f"{FOLDER}/{slug}.md"
    for link in (root / FOLDER, path):
        if link.is_symlink():
            return Problem(Place(name), "I012", f"{link.name} is a symbolic link")
    if path.exists() and not path.is_file():
        return Problem(Place(name), "I012", "There is something else in its place")
    if force or not path.exists():
        return None
    there = path.read_text(encoding="utf-8")
    if there != markdown and not _are_alike(there, markdown):
        what = f"Another document was imported as “{slug}”"
        return Problem(Place(name), "I007", what, "Rename the file, or use --force.")
    if there == markdown or not is_edited(path):
        return None
    return Problem(
        Place(name), "I010", "The transcription was edited since it was imported"
    )


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two transcriptions are of one document: their words agree."""
    a, b = (_in_a_row(text.partition("\n---\n")[2]) for text in (one, other))
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _in_a_row(text: str) -> set[tuple[str, ...]]:
    words = spoken(text)
    return set(zip(words, words[1:], words[2:], strict=False))


def put(root: Path, files: Mapping[str, str], *, force: bool = False) -> list[str]:
    """Write files whose contents changed; return their names.

    Args:
        root: the directory of the edition.
        files: contents by path relative to the root.
        force: whether edited transcriptions may be replaced; a backup is kept.
    """
    changed = [name for name, text in files.items() if _differs(root / name, text)]
    for name in changed:
        path = root / name
        if (
            force
            and name.endswith(".md")
            and not name.endswith(".report.md")
            and is_edited(path)
        ):
            path.replace(_backup(path))
        write(root, name, files[name])
    return changed


def _differs(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() != text.encode()
    except OSError:
        return True


def _backup(path: Path) -> Path:
    """Return a name for a backup that is not taken."""
    count = 1
    while (backup := path.with_suffix(f".md.bak{count if count > 1 else ''}")).exists():
        count += 1
    return backup
