"""Add stubs to an edition: where they belong, and nothing that is there disturbed."""

import re
from pathlib import Path

from edition.files import inside, write
from edition.model import Edition
from edition.problems import EditionError, Place
from edition.readers.yaml_places import Sequence, YamlError, load_yaml
from edition.starter import stubs
from edition.syntax import BLANK_MARK
from edition.text_files import TEXTS

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LABEL = re.compile(r"[1-9]\d{0,8}|[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAMED = "write lower-case letters and digits, joined by hyphens"
LABELLED = "write the number of an author’s note, or a name in lower-case letters"


def add_text(edition: Edition, slug: str) -> Place:
    """Write a text that is blank; return its place.

    Raises:
        EditionError: the edition has it, or no text can have that name.
    """
    path = free_path(edition.root, slug)
    write(edition.root, path, stubs.text(edition.settings.facets))
    return Place(path)


def free_path(root: Path, slug: str) -> str:
    """Return the path of a text that is not there yet.

    Raises:
        EditionError: it is, or no text can have that name.
    """
    _require(ID, slug, NAMED)
    folder = f"{TEXTS}{slug}"
    for path in (f"{folder}.md", folder):
        if inside(root, path).exists():
            raise EditionError(f"{path} is there already; nothing was written.")
    return f"{folder}.md"


def add_entry(root: Path, kind: str, id: str) -> Place:
    """Append an entry that is blank to the data file of its kind; return its place.

    Raises:
        EditionError: the file has it, or cannot be added to.
    """
    _require(ID, id, NAMED)
    path, _ = stubs.ENTRIES[kind]
    source = read(root, path) or stubs.header(path)
    there = _entries(source, path)
    for index, one in enumerate(there):
        if isinstance(one, dict) and one.get("id") == id:
            raise EditionError(f"{there.places[index]}: “{id}” is there already.")
    stub = stubs.indented_as(source, stubs.entry(kind, id))
    added, line = _with(source, stub)
    *before, last = _entries(added, path)
    if before != there or last.get("id") != id:
        raise EditionError(f"{path} is no list with an entry a line. Add:\n\n{stub}")
    write(root, path, added)
    return Place(path, line)


def add_note(edition: Edition, name: str, label: str) -> Place:
    """Append a note that is blank to the file of a text; return its place.

    Args:
        edition: the edition.
        name: the file, below the folder of the texts and without “.md”.
        label: what the note is called by.

    Raises:
        EditionError: there is no such text, or it has the note.
    """
    _require(LABEL, label, LABELLED)
    path, files = f"{TEXTS}{name}.md", {file.path: file for file in edition.files}
    if path not in files:
        texts = (known for known in files if known.startswith(TEXTS))
        names = [known.removeprefix(TEXTS).removesuffix(".md") for known in texts]
        known = ", ".join(names) or "none yet"
        raise EditionError(f"There is no text “{name}”. The texts are: {known}.")
    for note in files[path].notes:
        if note.label == label:
            raise EditionError(f"{note.place}: the note “{label}” is there already.")
    added, line = _with(read(edition.root, path), f"[^{label}]: {BLANK_MARK}\n")
    write(edition.root, path, added)
    return Place(path, line)


def _require(form: re.Pattern[str], name: str, remedy: str) -> None:
    if not form.fullmatch(name):
        raise EditionError(f"“{name}” cannot be a name: {remedy}.")


def read(root: Path, path: str) -> str:
    """Return a file with the ends of its lines, nothing where there is none.

    Raises:
        EditionError: it is no text, or a part of the path is a link.
    """
    file = inside(root, path)
    try:
        return file.read_bytes().decode() if file.exists() else ""
    except UnicodeDecodeError as error:
        raise EditionError(f"{path} is not UTF-8; nothing was written.") from error


def _entries(source: str, path: str) -> Sequence:
    """Return the entries of a data file.

    Raises:
        EditionError: it is no list.
    """
    try:
        data = load_yaml(source, path)
    except YamlError as error:
        raise EditionError(f"{error.place}: {error.what}. {error.remedy}") from error
    if data is None:
        return Sequence(Place(path))
    if not isinstance(data, Sequence):
        raise EditionError(f"{path} is no list of entries; nothing was written.")
    return data


def _with(source: str, stub: str) -> tuple[str, int]:
    """Append a stub after an empty line; return all, and the line the stub is on."""
    before = source.rstrip()
    end = "\r\n" if "\r\n" in source else "\n"
    start = f"{before}{end}{end}" if before else ""
    return start + stub.replace("\n", end), start.count("\n") + 1
