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

FOLDER = "assets/fonts"
FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "lnum", "onum", "pnum", "tnum")
NAME = 1
RECORDS = (0, NAME, 2, 13, 14)
"""Records of a font that stay: copyright, family, style, licence and its address."""
SCRIPTS = {
    "latin": "U+20-7E, U+A0-17F, U+218-21B, U+2BC, U+2C6-2DC, U+2010-2026, U+2030-203A,"
    " U+2044, U+20AC, U+2116, U+2122, U+2190-2193, U+2212",
    "cyrillic": "U+400-45F, U+490-491",
}
"""The characters of each file: a browser fetches those of which a page shows any."""
ASCENT_SERIF, DESCENT_SERIF = 1.036, 0.335
ASCENT_SANS, DESCENT_SANS = 0.984, 0.273
"""The heights of the faces above and below the line, in ems."""


def _italic(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name} Italic" for name in names)


class Fallback(NamedTuple):
    """What stands in while a face is fetched, made as wide and as high as it."""

    family: str
    style: str
    local: tuple[str, ...]
    """The names of fonts of a system, all of one width."""
    size: float
    """The mean width of letters of the face, divided by that of these.

    Widths are weighted by the frequency of letters in English and of the blank.
    """

    @property
    def css(self) -> str:
        """The rule that names it."""
        is_serif = "Serif" in self.family
        up = ASCENT_SERIF if is_serif else ASCENT_SANS
        down = DESCENT_SERIF if is_serif else DESCENT_SANS
        local = ",".join(f'local("{name}")' for name in self.local)
        return (
            f'@font-face{{font-family:"{self.family}";font-style:{self.style};'
            f"src:{local};size-adjust:{self.size:.1%};ascent-override:"
            f"{up / self.size:.1%};descent-override:{down / self.size:.1%};"
            f"line-gap-override:0%}}\n"
        )


TIMES = ("Times New Roman", "Liberation Serif", "Tinos")
ARIAL = ("Arial", "Liberation Sans", "Arimo")
FALLBACKS = (
    Fallback("Edition Serif Times", "normal", TIMES, 1.117),
    Fallback("Edition Serif Times", "italic", _italic(TIMES), 1.026),
    Fallback("Edition Serif DejaVu", "normal", ("DejaVu Serif",), 0.873),
    Fallback("Edition Serif DejaVu", "italic", _italic(("DejaVu Serif",)), 0.805),
    Fallback("Edition Sans Arial", "normal", ARIAL, 0.945),
    Fallback("Edition Sans DejaVu", "normal", ("DejaVu Sans",), 0.823),
)


class Face(NamedTuple):
    """A style of a family, and the file it is made from."""

    family: str
    style: str
    weight: int
    package: str
    file: str
    scripts: tuple[str, ...] = ("latin", "cyrillic")
    features: tuple[str, ...] = FEATURES


class Cut(NamedTuple):
    """A face with the characters of one script."""

    face: Face
    script: str

    @property
    def recipe(self) -> str:
        """All that the file is made from: another recipe is another file."""
        return repr((self.face, SCRIPTS[self.script], _versions(self.face.package)))

    @property
    def path(self) -> str:
        """Where it stands below the site."""
        face = self.face
        name = f"{face.family}-{face.style}-{face.weight}-{self.script}".lower()
        digest = sha256(self.recipe.encode()).hexdigest()[:8]
        return f"{FOLDER}/{name.replace(' ', '-')}.{digest}.woff2"


@cache
def _versions(package: str) -> list[str]:
    """Return the versions of a package of faces and of what subsets them."""
    return [*map(version, (package, "fonttools", "brotli"))]


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
    return Cut(REGULAR, "latin").path


@cache
def css() -> str:
    """Return the rules that name the faces, for a style sheet in a folder beside."""
    return "".join(fallback.css for fallback in FALLBACKS) + "".join(
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};'
        f"font-weight:{face.weight};font-display:fallback;"
        f"src:url(../fonts/{Cut(face, script).path.rpartition('/')[2]})"
        f' format("woff2");unicode-range:{SCRIPTS[script]}}}\n'
        for face, script in cuts()
    )


def cuts() -> Iterator[Cut]:
    """Yield every file of the site: a face with the characters of one script."""
    for face in FACES:
        for script in face.scripts:
            yield Cut(face, script)


def licence() -> str:
    """Return the licence that goes with the faces."""
    return (files(SERIF) / "files/LICENSE.txt").read_text(encoding="utf-8")


@cache
def subset(face: Face, script: str) -> bytes:
    """Return a face with the characters of one script, as WOFF2."""
    from fontTools.subset import Options, Subsetter  # 140 modules, for a cold build
    from fontTools.ttLib import TTFont

    options = Options()
    options.layout_features = [*face.features]
    options.hinting = False
    options.name_IDs = [*RECORDS]
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


def _code_points(ranges: str) -> list[int]:
    """Return the code points of ranges as CSS writes them: “U+20-7E, U+2BC”."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found
