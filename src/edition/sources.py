"""Compose the readers: a directory in, an Edition out."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from edition.cache import cache_of
from edition.model import (
    Document,
    Edition,
    Event,
    Name,
    Page,
    Parallel,
    Route,
    Settings,
    Term,
    Text,
    Theme,
)
from edition.model.texts import with_letters
from edition.model.variants import Variants
from edition.problems import EditionError, Place, Problem, suggestion
from edition.readers import data_files
from edition.readers.bibliography import read_bibliography
from edition.readers.fragments import fragments
from edition.readers.front_matter import PageFields, read_page_fields, split, title_of
from edition.readers.ledger import LEDGER, read_ledger
from edition.readers.profiles import FOLDER as PROFILES
from edition.readers.profiles import read_profile
from edition.readers.yaml_places import YamlError, load_yaml
from edition.scan import scan
from edition.source_files import MAX_BYTES, SourceFiles, Stamps, stamps
from edition.text_files import TEXTS, Translations, fields_of, read_markdown, read_texts
from edition.transcriptions import TRANSCRIPTIONS

SETTINGS = "edition.yml"
CHANGELOG = "CHANGELOG.md"
BIBLIOGRAPHY = "bibliography.bib"
GLOSSARY = "data/glossary.yml"
TIMELINE = "data/timeline.yml"
PARALLELS = "data/parallels.yml"
STANCES = "data/stances.yml"
ROUTES = "data/routes.yml"
NAMES = "data/names.yml"
EXEMPTIONS = "data/exceptions.yml"
RELEASES = "data/releases.yml"
MODELS: dict[str, type] = {
    SETTINGS: Settings,
    GLOSSARY: Term,
    TIMELINE: Event,
    PARALLELS: Parallel,
    STANCES: Theme,
    ROUTES: Route,
    NAMES: Name,
}
"""The data of which words are shown."""
DATA = (*MODELS, EXEMPTIONS, RELEASES, BIBLIOGRAPHY)
FRONT = "docs/index.md"
FACETS = "facets"
"""The field of the settings that adds fields to the front matter of texts."""
VARIANTS = "data/variants/"
YAML = (".yml", ".yaml")
WATCHED = ("docs", "data", PROFILES, BIBLIOGRAPHY, SETTINGS, CHANGELOG)
MAX_LEDGER_BYTES = 20 * MAX_BYTES
"""A line for every id ever published: 4 MB for 400 texts."""
NUMBERED = re.compile(r"^(?P<number>\d{1,9})(?P<stop>[.)]) ", re.M)
"""The beginning of an item that has a number of its own: it is a part of its words."""


def require_edition(root: Path) -> None:
    """Raise an `EditionError` where a directory holds no edition."""
    if not os.path.lexists(root / SETTINGS):
        raise EditionError(
            f"{root} holds no edition: there is no {SETTINGS}. "
            "Run the command where that file is, or begin one: edition new DIR"
        )


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
    require_edition(root)
    watched = (*WATCHED, *[TRANSCRIPTIONS] * with_transcriptions)
    return _load(root, stamps(root, watched), with_transcriptions)


def load_past(root: Path) -> Edition:
    """Read what an edition was, which is asked for once: the present one stays read."""
    root = root.resolve()
    return _load.__wrapped__(root, stamps(root, WATCHED), False)


@lru_cache(maxsize=2)
def _load(root: Path, found: Stamps, with_transcriptions: bool) -> Edition:
    files = SourceFiles(root, WATCHED)
    settings = files.take(data_files.read_settings, SETTINGS)
    facets = _facets(files, settings)
    texts, translations, pages = _documents(found, files, facets, settings)
    files.read(CHANGELOG)
    files.problems += _unread(found)
    edition = Edition(
        root=root,
        settings=settings,
        texts=texts,
        pages=pages,
        references=files.take(
            partial(read_bibliography, cache=cache_of(root)), BIBLIOGRAPHY
        ),
        terms=files.take(data_files.read_glossary, GLOSSARY),
        events=files.take(data_files.read_timeline, TIMELINE),
        parallels=files.take(data_files.read_parallels, PARALLELS),
        themes=files.take(data_files.read_stances, STANCES),
        routes=files.take(data_files.read_routes, ROUTES),
        names=files.take(data_files.read_names, NAMES),
        emendations=tuple(
            emendation
            for path in _paths(found, f"{PROFILES}/", ".yml")
            for emendation in files.take(read_profile, path).emendations
        ),
        ledger=files.take(read_ledger, LEDGER, MAX_LEDGER_BYTES),
        releases=files.take(data_files.read_releases, RELEASES),
        exemptions=files.take(data_files.read_exemptions, EXEMPTIONS),
        fragments=tuple(_fragments(found, files)),
        transcriptions=_transcriptions(files, texts) if with_transcriptions else {},
        translations=translations,
        variants={
            Path(path).stem: files.take(data_files.read_variants, path)
            for path in _paths(found, VARIANTS, ".yml")
        },
        problems=tuple(dict.fromkeys(files.problems)),
        unreadable=frozenset(files.unread).union(_torn(files)),
    )
    load_yaml.cache_clear()  # all that was wanted of it is in the edition
    return edition


def _facets(files: SourceFiles, settings: Settings) -> tuple[str, ...] | None:
    """Return the facets of the texts; None where the settings are at fault there."""
    faults = [problem for problem in files.problems if problem.place.path == SETTINGS]
    is_lost = SETTINGS in files.unread or _is_torn(files, SETTINGS)
    if is_lost or any(problem.subject.startswith(FACETS) for problem in faults):
        return None
    return tuple(facet.id for facet in settings.facets)


def _documents(
    found: Stamps,
    files: SourceFiles,
    facets: tuple[str, ...] | None,
    settings: Settings,
) -> tuple[tuple[Text, ...], Translations, tuple[Page, ...]]:
    """Read the texts, in order of their dates, their translations, and the pages."""
    paths = _paths(found, "docs/", ".md")
    of_texts = [path for path in paths if path.startswith(TEXTS)]
    texts, translations = read_texts(of_texts, files, facets)
    texts.sort(key=lambda text: (text.meta.date.earliest, text.slug))
    others = (path for path in paths if not path.startswith(TEXTS))
    pages = tuple(page for path in others for page in _page(path, files, settings))
    return tuple(with_letters(texts)), translations, pages


def _page(path: str, files: SourceFiles, settings: Settings) -> Iterator[Page]:
    """Yield a page that is not a text, if it can be accepted.

    The first page has the title of the edition where it has none of its own.
    """
    otherwise = settings.title if path == FRONT else path
    for fields, document in read_markdown(path, files, read_page_fields):
        title = title_of(fields, document.body, otherwise)
        yield Page(path, title, document, fields.description)


def _torn(files: SourceFiles) -> Iterator[str]:
    """Yield the files whose YAML cannot be read."""
    yield from (path for path in DATA if _is_torn(files, path))
    yield from (p.place.path for p in files.problems if p.code == "T001")


def _is_torn(files: SourceFiles, path: str) -> bool:
    """Tell whether a data file is there, and no YAML of the shape it should have."""
    if path == BIBLIOGRAPHY or not (source := files.read(path)):
        return False
    try:
        data = load_yaml(source, path)
    except YamlError:
        return True
    return data is not None and isinstance(data, dict) != (path == SETTINGS)


def _fragments(found: Stamps, files: SourceFiles) -> Iterator[Document]:
    """Scan the fields of the data and of all front matter."""
    for path, model in MODELS.items():
        yield from fragments(files.read(path), path, model)
    for path in _paths(found, VARIANTS, ""):
        yield from fragments(files.read(path), path, Variants)
    paths = _paths(found, "docs/", ".md")
    for path in paths:
        model = fields_of(path, paths) if path.startswith(TEXTS) else PageFields
        yield from fragments(split(files.read(path))[0], path, model, 2)


def _unread(found: Stamps) -> Iterator[Problem]:
    """T016: no file of the data has a name that nothing reads."""
    known = (*DATA, LEDGER)
    ours = {*known, *_paths(found, VARIANTS, ".yml")}
    for path in _paths(found, "data/", YAML):
        if path not in ours:
            what, near = f"Nothing reads “{path}”", suggestion(path, known)
            yield Problem(Place(path), "T016", what, near, path)


def _transcriptions(files: SourceFiles, texts: Iterable[Text]) -> dict[str, Document]:
    """Read the transcription of each text shown as a précis, if there is one."""
    found = {}
    for text in texts:
        path = f"{TRANSCRIPTIONS}/{text.slug}.md"
        if text.is_precis and files.has(path):
            _, body, first_line = split(files.read(path))
            if path not in files.refused:
                body = NUMBERED.sub(r"\g<number>\\\g<stop> ", body)
                found[text.slug] = scan(body, path, first_line)
    return found


def _paths(found: Stamps, folder: str, suffix: str | tuple[str, ...]) -> list[str]:
    """Return the files in a folder whose names end so."""
    paths = (path for path, _, _ in found if path.startswith(folder))
    return [path for path in paths if path.endswith(suffix)]
