"""Read the texts, each a file or a folder of chapters, and their translations."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from edition.indexes import grouped
from edition.model import Chapter, Document, Layer, Meta, Text, Translation
from edition.problems import Place, Problem
from edition.readers import front_matter
from edition.scan import scan
from edition.source_files import SourceFiles

TEXTS = "docs/texts/"
INDEX = "index.md"
TRANSLATION = re.compile(r"(?P<slug>[^./]+)\.(?P<name>[a-z]{2,3}(?:-[a-z0-9]+)*)\.md")
CHAPTER = re.compile(r"(?P<number>\d{1,4})-(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
TAKEN = frozenset({"versions", "parallels", "index"})
"""What no chapter can be called: the text has pages of these names."""
CODE = "T021"
"""That of a long text whose files are not named as they have to be."""
T = TypeVar("T")
Translations = dict[str, tuple[Layer, ...]]


def read_texts(
    paths: Iterable[str], files: SourceFiles, facets: tuple[str, ...] | None
) -> tuple[list[Text], Translations]:
    """Read all texts, with their facets, and the translations of each by its slug."""
    texts: list[Text] = []
    translations: list[tuple[str, Layer]] = []
    chapters: dict[str, list[str]] = {}
    paths = [*paths]
    long = {_folder(path) for path in paths if _is_index(path)}
    for path in paths:
        found = TRANSLATION.fullmatch(path.removeprefix(TEXTS))
        if _folder(path) in long and not _is_index(path):
            chapters.setdefault(_folder(path), []).append(path)
        elif found:
            made = _translation(path, found["name"], files)
            translations += ((found["slug"], layer) for layer in made)
        else:
            texts += _text(path, files, facets)
    return [_with(text, chapters, files) for text in texts], grouped(translations)


def fields_of(path: str, paths: Iterable[str]) -> type:
    """Return the model of the front matter of a file below ``docs/texts``."""
    if TRANSLATION.fullmatch(path.removeprefix(TEXTS)):
        return Translation
    is_chapter = not _is_index(path) and f"{_folder(path)}/{INDEX}" in paths
    return front_matter.ChapterFields if is_chapter else Meta


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _is_index(path: str) -> bool:
    """Tell whether a file opens a long text: ``docs/texts/<slug>/index.md``."""
    name = path.removeprefix(TEXTS)
    return name.count("/") == 1 and name.endswith(f"/{INDEX}")


def read_markdown(
    path: str, files: SourceFiles, read: Callable[[str, str], tuple[T, list[Problem]]]
) -> Iterator[tuple[T, Document]]:
    """Yield the fields and the words of a file, if it can be accepted."""
    source = files.read(path)
    if path not in files.refused:
        matter, body, first_line = front_matter.split(source)
        fields, faults = read(matter, path)
        files.problems += front_matter.beginning_faults(source, path) or faults
        yield fields, scan(body, path, first_line)


def _text(
    path: str, files: SourceFiles, facets: tuple[str, ...] | None
) -> Iterator[Text]:
    file = PurePosixPath(path)
    slug = file.parent.name if _is_index(path) else file.stem
    read = partial(front_matter.read_meta, facets=facets)
    for meta, document in read_markdown(path, files, read):
        yield Text(slug, meta, document, Place(path))


def _translation(path: str, name: str, files: SourceFiles) -> Iterator[Layer]:
    for fields, document in read_markdown(path, files, front_matter.read_translation):
        yield Layer(name, fields.language, document, fields)


def _with(text: Text, chapters: dict[str, list[str]], files: SourceFiles) -> Text:
    """Return a text with its chapters in the order of their numbers."""
    if not _is_index(text.place.path):
        return text
    paths = chapters.get(_folder(text.place.path), [])
    named = [(CHAPTER.fullmatch(PurePosixPath(path).name), path) for path in paths]
    files.problems += _misnamed(text, named, files)
    found = sorted((int(m["number"]), m["name"], path) for m, path in named if m)
    made = (c for _, name, path in found for c in _chapter(name, path, files))
    return replace(text, chapters=tuple(made))


def _chapter(name: str, path: str, files: SourceFiles) -> Iterator[Chapter]:
    for fields, document in read_markdown(path, files, front_matter.read_chapter):
        yield Chapter(name, fields.title, document, fields.description)


def _misnamed(
    text: Text, named: list[tuple[re.Match[str] | None, str]], files: SourceFiles
) -> Iterator[Problem]:
    """Yield what is wrong with the names of the files of a long text."""
    if files.has(single := f"{TEXTS}{text.slug}.md"):
        what = f"“{text.slug}” is a file and a folder"
        yield Problem(Place(single), CODE, what, subject=text.slug)
    if not named:
        what = f"The long text “{text.slug}” has no chapters"
        yield Problem(text.place, CODE, what, subject=text.slug)
    seen: dict[str, str] = {}
    for match, path in named:
        if match is None or match["name"] in TAKEN:
            name = PurePosixPath(path).name
            what = f"“{name}” cannot be the name of a chapter"
            yield Problem(Place(path), CODE, what, subject=name)
            continue
        for sign in (str(int(match["number"])), match["name"]):
            if sign in seen:
                what = f"The chapter has “{sign}” in its name, as {seen[sign]} has"
                yield Problem(Place(path), CODE, what, subject=sign)
            seen.setdefault(sign, PurePosixPath(path).name)
