"""Compose the readers: a directory in, an Edition out."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from edition.cache import cache_of
from edition.features import TRANSCRIPTIONS
from edition.ledger import LEDGER, read_ledger
from edition.ledger.changelog import CHANGELOG
from edition.model import Document, Edition, Emendation, Page, Text
from edition.problems import EditionError, Place, Problem
from edition.readers.bibliography import read_bibliography
from edition.readers.characters import refused
from edition.readers.data_files import (
    read_exemptions,
    read_glossary,
    read_names,
    read_parallels,
    read_routes,
    read_settings,
    read_timeline,
)
from edition.readers.fragments import fragments
from edition.readers.front_matter import page_faults, read_meta, split, title_of
from edition.readers.profiles import FOLDER as PROFILES
from edition.readers.profiles import read_emendations
from edition.readers.transcriptions import read_transcription
from edition.scan import scan

SETTINGS = "edition.yml"
BIBLIOGRAPHY = "bibliography.bib"
GLOSSARY = "data/glossary.yml"
TIMELINE = "data/timeline.yml"
PARALLELS = "data/parallels.yml"
ROUTES = "data/routes.yml"
NAMES = "data/names.yml"
EXEMPTIONS = "data/exceptions.yml"
YAML_DATA = (SETTINGS, GLOSSARY, TIMELINE, PARALLELS, ROUTES, NAMES)
DATA = (*YAML_DATA, EXEMPTIONS, BIBLIOGRAPHY)
TEXTS = "docs/texts/"
WATCHED = ("docs", "data", PROFILES, BIBLIOGRAPHY, SETTINGS, CHANGELOG)
MAX_BYTES = 2_000_000
MAX_LEDGER_BYTES = 20 * MAX_BYTES
"""A line for every id ever published: 4 MB for 400 texts."""


Stamps = tuple[tuple[str, int, int], ...]
"""Path, time and size of each file."""


def load_edition(root: Path, *, with_transcriptions: bool = False) -> Edition:
    """Read the edition in a directory, or return it as read before if nothing changed.

    Args:
        root: the directory of the edition.
        with_transcriptions: whether to read the reader's own copies of the texts too;
            what is published is made without.

    Raises:
        EditionError: the directory holds no edition.
    """
    root = root.resolve()
    if not (root / SETTINGS).is_file():
        raise EditionError(
            f"{root} holds no edition: there is no {SETTINGS}. "
            "Run the command where that file is."
        )
    stamps = _stamps(root, (*WATCHED, *[TRANSCRIPTIONS] * with_transcriptions))
    return _load(root, stamps, with_transcriptions)


def load_apparatus(root: Path) -> Edition:
    """Read an edition without its texts and pages, for what needs few of them.

    What is wrong with it is not told: `load_edition` tells that.
    """
    reader = _Reader(root)
    bibliography, cache = reader.read(BIBLIOGRAPHY), cache_of(root)
    return Edition(
        root=root,
        settings=read_settings(reader.read(SETTINGS), SETTINGS)[0],
        texts=(),
        pages=(),
        references=read_bibliography(bibliography, BIBLIOGRAPHY, cache)[0],
        terms=read_glossary(reader.read(GLOSSARY), GLOSSARY)[0],
        events=read_timeline(reader.read(TIMELINE), TIMELINE)[0],
        parallels=read_parallels(reader.read(PARALLELS), PARALLELS)[0],
        names=read_names(reader.read(NAMES), NAMES)[0],
    )


def load_texts(root: Path, paths: Iterable[str]) -> Iterator[Text]:
    """Read some texts of an edition; one that cannot be accepted is left out."""
    reader = _Reader(root)
    for path in paths:
        source = reader.read(path)
        if path not in reader.refused:
            yield _text(path, source, [])


@lru_cache(maxsize=2)
def _load(root: Path, stamps: Stamps, with_transcriptions: bool) -> Edition:
    reader = _Reader(root)
    data = {path: reader.read(path) for path in DATA}
    settings, found = read_settings(data[SETTINGS], SETTINGS)
    cache, bibliography = cache_of(root), data[BIBLIOGRAPHY]
    references, found_2 = read_bibliography(bibliography, BIBLIOGRAPHY, cache)
    terms, found_3 = read_glossary(data[GLOSSARY], GLOSSARY)
    events, found_4 = read_timeline(data[TIMELINE], TIMELINE)
    parallels, found_5 = read_parallels(data[PARALLELS], PARALLELS)
    routes, found_6 = read_routes(data[ROUTES], ROUTES)
    names, found_7 = read_names(data[NAMES], NAMES)
    ledger, found_8 = read_ledger(reader.read(LEDGER, MAX_LEDGER_BYTES), LEDGER)
    exemptions, found_9 = read_exemptions(data[EXEMPTIONS], EXEMPTIONS)
    problems = [*found, *found_2, *found_3, *found_4, *found_5, *found_6]
    problems += [*found_7, *found_8, *found_9]
    emendations = tuple(_emendations(stamps, reader, problems))
    words = [f for path in YAML_DATA for f in fragments(data[path], path)]
    texts: list[Text] = []
    pages: list[Page] = []
    for path in _markdown(stamps):
        source = reader.read(path)
        if path in reader.refused:
            continue
        if path.startswith(TEXTS):
            texts.append(_text(path, source, problems))
        else:
            pages.append(_page(path, source, problems))
        words += fragments(split(source)[0], path, 2)
    copies = _transcriptions(reader, texts) if with_transcriptions else {}
    return Edition(
        root=root,
        settings=settings,
        texts=tuple(sorted(texts, key=lambda t: (t.meta.date.earliest, t.slug))),
        pages=tuple(pages),
        references=references,
        terms=terms,
        events=events,
        parallels=parallels,
        routes=routes,
        names=names,
        emendations=emendations,
        ledger=ledger,
        exemptions=exemptions,
        fragments=tuple(words),
        problems=tuple(problems + reader.problems),
        transcriptions=copies,
    )


def _text(path: str, source: str, problems: list[Problem]) -> Text:
    matter, body, first_line = split(source)
    meta, found = read_meta(matter, path)
    problems += found
    slug = Path(path).stem
    return Text(slug, meta, scan(body, path, first_line), Place(path))


def _emendations(
    stamps: Stamps, reader: "_Reader", problems: list[Problem]
) -> Iterator[Emendation]:
    """Yield what the profiles of the texts record."""
    for path, _, _ in stamps:
        if path.startswith(f"{PROFILES}/") and path.endswith(".yml"):
            source = reader.read(path)
            if path not in reader.refused:
                emendations, found = read_emendations(source, path)
                problems += found
                yield from emendations


def _transcriptions(reader: "_Reader", texts: Iterable[Text]) -> dict[str, Document]:
    """Read the transcription of each text shown as a précis, if there is one."""
    found = {}
    for text in texts:
        path = f"{TRANSCRIPTIONS}/{text.slug}.md"
        if text.meta.presentation == "precis" and reader.has(path):
            document = read_transcription(reader.read(path), path)
            if path not in reader.refused:
                found[text.slug] = document
    return found


def _page(path: str, source: str, problems: list[Problem]) -> Page:
    matter, body, first_line = split(source)
    problems += page_faults(matter, path)
    return Page(path, title_of(matter, body, path), scan(body, path, first_line))


class _Reader:
    """Reads files below the root; refuses links, other encodings and great size."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = [
            Problem(Place(path), "S003", f"{path} is a symbolic link")
            for path in _links(root)
        ]

    @property
    def refused(self) -> set[str]:
        """The files that were not accepted."""
        return {problem.place.path for problem in self.problems}

    def has(self, path: str) -> bool:
        """Tell whether a file is there; a link in its place is refused."""
        file = self.root / path
        for link in (file.parent, file):
            if link.is_symlink():
                name = link.relative_to(self.root).as_posix()
                self._refuse(name, 1, "S003", f"{name} is a symbolic link")
                return False
        return file.exists()

    def read(self, path: str, most: int = MAX_BYTES) -> str:
        """Return the text of a file, or nothing where it cannot be accepted."""
        file = self.root / path
        if file.is_symlink() or not file.is_file():
            return ""
        data = file.read_bytes()
        if len(data) > most:
            what = f"The file has {len(data):,} bytes; {most:,} are allowed"
            return self._refuse(path, 1, "S005", what)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            return self._refuse(path, line, "S004", "The bytes here are not UTF-8")
        if found := refused(text):
            at, name = found
            line = text[:at].count("\n") + 1
            return self._refuse(path, line, "S004", f"The file holds {name}")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", text)  # “é” is one letter or two elsewhere

    def _refuse(self, path: str, line: int, code: str, what: str) -> str:
        self.problems.append(Problem(Place(path, line), code, what))
        return ""


def _walk(root: Path, names: Iterable[str] = WATCHED) -> Iterator[Path]:
    """Yield every file and link that the edition is made of, in order."""
    for name in names:
        top = root / name
        if top.is_symlink() or top.is_file():
            yield top
            continue
        for folder, folders, files in os.walk(top, followlinks=False):
            folders.sort()
            linked = [f for f in folders if (Path(folder) / f).is_symlink()]
            for file in sorted([*files, *linked]):
                yield Path(folder) / file


def _links(root: Path) -> Iterator[str]:
    for path in _walk(root):
        if path.is_symlink():
            yield path.relative_to(root).as_posix()


def _stamps(root: Path, names: Iterable[str]) -> Stamps:
    """Return what changes when a file does: path, time and size of each."""
    stamps = []
    for path in _walk(root, names):
        status = path.lstat()
        name = path.relative_to(root).as_posix()
        stamps.append((name, status.st_mtime_ns, status.st_size))
    return tuple(stamps)


def _markdown(stamps: Stamps) -> Iterator[str]:
    for path, _, _ in stamps:
        if path.startswith("docs/") and path.endswith(".md"):
            yield path
