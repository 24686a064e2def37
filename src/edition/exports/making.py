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


@per_edition
def _of_text(edition: Edition, name: str, text: Text) -> Made:
    maker = makers()[name]
    parts: Key = [name, text.slug, words(edition)[text]]
    return _once(edition, name, parts, lambda: maker.files(edition, text))


@per_edition
def _of_all(edition: Edition, name: str) -> Made:
    maker = makers()[name]
    bundled = [n for n in wanted(edition) if n in maker.of]
    parts: Key = [name, "", *bundled, *words(edition).values()]
    return _once(edition, name, parts, lambda: _whole(edition, maker, bundled))


def _whole(edition: Edition, maker: Maker, bundled: Sequence[str]) -> Files:
    if not maker.bundle:
        return maker.whole(edition)
    files = [file for part in bundled for file in _stepped(edition, part, silent())]
    return maker.bundle(edition, files)


def _once(edition: Edition, name: str, parts: Key, make: Callable[[], Files]) -> Made:
    """Return files, those of ours from the cache if they were made before."""
    if name not in OPTIONAL:
        return tuple(make())
    whole = key(edition, *parts, _time(name))
    cache = cache_of(edition.root)
    return tuple(_unpacked(cache.get_or_make(EXPORTS, whole, lambda: _packed(make()))))


def _time(name: str) -> str:
    """Return the time of the build, where a format states it."""
    return os.environ.get(TIME, "") if format_of(name).is_dated else ""


def _packed(files: Files) -> bytes:
    """Return files as one value: a line of paths and sizes, then all contents."""
    files = [*files]
    sizes = [[file.path, len(file.data)] for file in files]
    return b"".join([json.dumps(sizes).encode(), b"\n", *(f.data for f in files)])


def _unpacked(value: bytes) -> Iterator[GeneratedFile]:
    at = value.index(b"\n") + 1
    for path, size in json.loads(value[:at]):
        yield GeneratedFile(path, value[at : at + size])
        at += size
