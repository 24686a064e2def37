"""Subset the faces of the site: what European languages need, under a name of our own.

The faces are Source Serif Pro and Source Sans Pro by Adobe, under the SIL Open Font
License 1.1, whose reserved name a changed font may not bear.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from edition.cache import Cache, digest
from edition.model import GeneratedFile

FOLDER = "assets/fonts"
NAMESPACE = "fonts"
FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "lnum", "onum", "pnum", "tnum")
NAME = 1
KEPT = (0, NAME, 2, 13, 14)
"""Records of a font that stay: copyright, family, style, licence and its address."""
SCRIPTS = {
    "latin": "U+20-7E, U+A0-17F, U+218-21B, U+2BC, U+2C6-2DC, U+2010-2026, U+2030-203A,"
    " U+2044, U+20AC, U+2116, U+2122, U+2190-2193, U+2212",
    "cyrillic": "U+400-45F, U+490-491",
}
"""The characters of each file: a browser fetches those of which a page shows any."""
FALLBACKS = """\
@font-face{font-family:"Edition Serif Fallback";src:local("Times New Roman"),
local("Liberation Serif"),local("Tinos");size-adjust:111.7%;ascent-override:92.7%;
descent-override:30%;line-gap-override:0%}
@font-face{font-family:"Edition Serif Fallback";font-style:italic;
src:local("Times New Roman Italic"),local("Liberation Serif Italic"),
local("Tinos Italic");size-adjust:102.6%;ascent-override:101%;descent-override:32.6%;
line-gap-override:0%}
@font-face{font-family:"Edition Sans Fallback";src:local("Arial"),
local("Liberation Sans"),local("Arimo");size-adjust:94.5%;ascent-override:104.1%;
descent-override:28.9%;line-gap-override:0%}
"""
"""What stands in while a face is fetched, as wide and as high as it: nothing jumps.

The factors are the mean width of letters, weighted by their frequency in English and
with the space, of each face divided by that of Times and Helvetica.
"""


class Face(NamedTuple):
    """A style of a family, and the file it is made from."""

    family: str
    style: str
    weight: int
    package: str
    file: str
    scripts: tuple[str, ...] = ("latin", "cyrillic")
    features: tuple[str, ...] = FEATURES


SERIF, SANS = "font_source_serif_pro", "font_source_sans_pro"
REGULAR = Face(
    *("Edition Serif", "normal", 400, SERIF, "SourceSerifPro-Regular.ttf"),
    features=(*FEATURES, "smcp"),
)
FACES = (
    REGULAR,
    Face("Edition Serif", "italic", 400, SERIF, "SourceSerifPro-It.ttf", ("latin",)),
    Face("Edition Serif", "normal", 600, SERIF, "SourceSerifPro-Semibold.ttf"),
    Face("Edition Sans", "normal", 400, SANS, "SourceSansPro-Regular.ttf"),
)
"""The faces of the site; the italic has no Cyrillic letters."""


def preloaded() -> str:
    """Return the path of the face that the first screen of every page is set in."""
    return _path(REGULAR, "latin")


def css() -> str:
    """Return the rules that name the faces, for a style sheet in a folder beside."""
    return FALLBACKS + "".join(
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};'
        f"font-weight:{face.weight};font-display:swap;"
        f"src:url(../fonts/{_path(face, script).rpartition('/')[2]})"
        f' format("woff2");unicode-range:{SCRIPTS[script]}}}\n'
        for face, script in _cuts()
    )


def font_files(cache: Cache) -> Iterator[GeneratedFile]:
    """Yield the subset faces, and the licence that goes with them."""
    for face, script in _cuts():
        key = digest(_recipe(face, script))
        found = cache.get(NAMESPACE, key)
        if found is None:
            found = subset(face, script)
            cache.put(NAMESPACE, key, found)
        yield GeneratedFile(_path(face, script), found)
    licence = (files(SERIF) / "files/LICENSE.txt").read_text(encoding="utf-8")
    yield GeneratedFile(f"{FOLDER}/OFL.txt", licence)


@cache
def subset(face: Face, script: str) -> bytes:
    """Return a face with the characters of one script, as WOFF2."""
    options = Options()
    options.layout_features = [*face.features]
    options.hinting = False
    options.name_IDs = [*KEPT]
    with (files(face.package) / "files" / face.file).open("rb") as file:
        font = TTFont(file, recalcTimestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_code_points(SCRIPTS[script]))
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID == NAME:
                record.string = face.family
        font.flavor = "woff2"
        made = BytesIO()
        font.save(made)
    return made.getvalue()


def _cuts() -> Iterator[tuple[Face, str]]:
    for face in FACES:
        for script in face.scripts:
            yield face, script


@cache
def _path(face: Face, script: str) -> str:
    name = f"{face.family}-{face.style}-{face.weight}-{script}".lower()
    recipe = sha256(_recipe(face, script).encode()).hexdigest()[:8]
    return f"{FOLDER}/{name.replace(' ', '-')}.{recipe}.woff2"


@cache
def _recipe(face: Face, script: str) -> str:
    """Return all that a file is made from: another recipe is another file."""
    versions = (version(face.package), version("fonttools"), version("brotli"))
    return repr((face, SCRIPTS[script], versions))


def _code_points(ranges: str) -> list[int]:
    """Return the code points of ranges as CSS writes them: “U+20-7E, U+2BC”."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found
