"""Make the files of formats, each once for an edition, through the cache.

The time belongs to the key of what states it.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence

from edition.cache import cache_of
from edition.clock import VARIABLE as TIME
from edition.exports.keys import EXPORTS, key
from edition.exports.registry import OPTIONAL, Files, Maker, format_of, makers
from edition.formats import AUTO
from edition.formats import OPTIONAL as OPTIONAL_FORMATS
from edition.model import Edition, GeneratedFile, Text
from edition.model.index import per_edition
from edition.progress import Progress, silent
from edition.surroundings import words

Made = tuple[GeneratedFile, ...]
Key = Sequence[str | bytes]


def wanted(edition: Edition) -> tuple[str, ...]:
    """Return the formats that are switched on and can be made."""
    return tuple(n for n in _switched_on(edition) if not format_of(n).is_missing)


def left_out(names: Sequence[str]) -> str:
    """Say which formats cannot be made for want of a library, and what installs it."""
    missing = [format_of(name) for name in names if format_of(name).is_missing]
    if not missing:
        return ""
    titles = " and ".join(format.title for format in missing)
    needs = " and ".join(format.library for format in missing)
    extras = ",".join(format.name for format in missing)
    verb = "is" if len(missing) == 1 else "are"
    return (
        f"{titles} {verb} left out for want of {needs}: pip install 'edition[{extras}]'"
    )


def lacking(edition: Edition) -> str:
    """Say which formats of an edition cannot be made for want of a library."""
    return left_out([*_switched_on(edition)])


def held_back(edition: Edition) -> str:
    """Say which formats are not made because the edition has many texts."""
    wishes, texts = edition.settings.exports, len(edition.texts)
    many = [
        format.title
        for format in OPTIONAL_FORMATS
        if wishes.get(format.name, AUTO) == AUTO and not format.is_wanted(AUTO, texts)
    ]
    if not many:
        return ""
    titles = ", ".join(many)
    return (
        f"Not made of {texts} texts unless “exports” in edition.yml says so: {titles}"
    )


def exported(
    edition: Edition, names: Sequence[str], progress: Progress | None = None
) -> dict[str, Made]:
    """Return the files of some formats, those of each text first."""
    shown, found = progress or silent(), {}
    steps = len(names) * (len(edition.texts) + 1)
    with shown.stage("Making the files to download", steps):
        for name in names:
            found[name] = tuple(_stepped(edition, name, shown))
    return found


def of_texts(edition: Edition, name: str, texts: Sequence[Text]) -> Made:
    """Return the files of a format for some texts alone."""
    return tuple(file for text in texts for file in _of_text(edition, name, text))


@per_edition
def exported_files(edition: Edition) -> Made:
    """Return every file for machines, at paths below the site."""
    made = exported(edition, wanted(edition))
    return tuple(file for files in made.values() for file in files)


def _switched_on(edition: Edition) -> Iterator[str]:
    """Yield the formats that are to be made, what bundles others last."""
    wishes, known = edition.settings.exports, makers()
    for name in sorted(known, key=lambda name: known[name].bundle is not None):
        wish = wishes.get(name, AUTO)
        if format_of(name).is_wanted(wish, len(edition.texts)):
            yield name


def _stepped(
    edition: Edition, name: str, progress: Progress
) -> Iterator[GeneratedFile]:
    for text in edition.texts:
        yield from _of_text(edition, name, text)
        progress.step()
    yield from _of_all(edition, name)
    progress.step()


def _of_text(edition: Edition, name: str, text: Text) -> Made:
    maker = makers()[name]
    parts: Key = [name, text.slug, words(edition)[text]]
    return _once(edition, name, parts, lambda: maker.files(edition, text))


def _of_all(edition: Edition, name: str) -> Made:
    maker = makers()[name]
    parts = [n for n in wanted(edition) if n in maker.of]
    of_all: Key = [name, "", *parts, *words(edition).values()]
    return _once(edition, name, of_all, lambda: _whole(edition, maker, parts))


def _whole(edition: Edition, maker: Maker, parts: Sequence[str]) -> Files:
    if not maker.bundle:
        return maker.whole(edition)
    files = [file for part in parts for file in _stepped(edition, part, silent())]
    return maker.bundle(edition, files)


def _once(edition: Edition, name: str, parts: Key, make: Callable[[], Files]) -> Made:
    """Return files that were made before, in this process or, if ours, in another."""
    made, known = _here(edition), tuple(parts)
    if known not in made:
        is_ours = name in OPTIONAL
        made[known] = _cached(edition, name, parts, make) if is_ours else tuple(make())
    return made[known]


@per_edition
def _here(edition: Edition) -> dict[tuple[str | bytes, ...], Made]:
    """Return what was made in this process."""
    return {}


def _time(name: str) -> str:
    """Return the time of the build, where a format states it."""
    return os.environ.get(TIME, "") if format_of(name).is_dated else ""


def _cached(edition: Edition, name: str, parts: Key, make: Callable[[], Files]) -> Made:
    cache, whole = cache_of(edition.root), key(edition, *parts, _time(name))
    packed = cache.get(EXPORTS, whole)
    if packed is None:
        packed = _packed(tuple(make()))
        cache.put(EXPORTS, whole, packed)
    return tuple(_unpacked(packed))


def _packed(files: Made) -> bytes:
    """Return files as one value: a line of paths and sizes, then all contents."""
    contents = [_bytes(file) for file in files]
    sizes = [[f.path, len(c)] for f, c in zip(files, contents, strict=True)]
    return b"".join([json.dumps(sizes).encode(), b"\n", *contents])


def _unpacked(value: bytes) -> Iterator[GeneratedFile]:
    at = value.index(b"\n") + 1
    for path, size in json.loads(value[:at]):
        yield GeneratedFile(path, value[at : at + size])
        at += size


def _bytes(file: GeneratedFile) -> bytes:
    return file.content if isinstance(file.content, bytes) else file.content.encode()
