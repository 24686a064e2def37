"""Name the faces of the site: what European languages need, under a name of our own.

The faces are Source Serif Pro and Source Sans Pro by Adobe, under the SIL Open Font
License 1.1, whose reserved name a changed font may not bear.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import NamedTuple

FOLDER = "assets/fonts"
FEATURES = ("kern", "liga", "locl", "lnum", "onum", "pnum", "tnum")
NAME = 1
RECORDS = (0, NAME, 2, 14)
"""Records of a font that stay: copyright, family, style, address of the licence."""
STEP = 5
"""What kerning is rounded to, in thousandths of an em: a tenth of a pixel in a text."""
SCRIPTS = {
    "latin": "U+20-7E, U+A0-17F, U+218-21B, U+2BC, U+2C6-2DC, U+2010-2026, U+2030-203A,"
    " U+2044, U+20AC, U+2116, U+2122, U+2190-2193, U+2212",
    "cyrillic": "U+401, U+404, U+406-407, U+40E, U+410-44F, U+451, U+454, U+456-457,"
    " U+45E, U+490-491",
    "south-slavic": "U+400, U+402-403, U+405, U+408-40D, U+40F, U+450, U+452-453,"
    " U+455, U+458-45D, U+45F",
}
"""The characters of each file: a browser fetches those of which a page shows any.

Those of the second are the alphabets of Russian, Ukrainian, Belarusian and Bulgarian;
Serbian and Macedonian have those of the third as well.
"""
CYRILLIC = ("cyrillic", "south-slavic")
REVISION = 3
"""Raised when something else is done to the faces."""
ASCENT_SERIF, DESCENT_SERIF = 1.036, 0.335
ASCENT_SANS, DESCENT_SANS = 0.984, 0.273
"""The heights of the faces above and below the line, in ems."""


class Fallback(NamedTuple):
    """What stands in while a face is fetched, made as wide and as high as it."""

    family: str
    style: str
    weight: int
    local: tuple[str, ...]
    """The names of fonts of a system, all of one width."""
    size: float
    """The width of English text in the face, divided by that in these."""
    cyrillic: float = 0
    """The same of Russian, where it differs by more than a hundredth."""

    @property
    def css(self) -> str:
        """The rules that name it; of two that have a letter, the latter holds."""
        cyrillic = f"unicode-range:{', '.join(SCRIPTS[one] for one in CYRILLIC)};"
        others = self._rule(self.cyrillic, cyrillic) if self.cyrillic else ""
        return self._rule(self.size) + others

    def _rule(self, size: float, letters: str = "") -> str:
        is_serif = "Serif" in self.family
        up = ASCENT_SERIF if is_serif else ASCENT_SANS
        down = DESCENT_SERIF if is_serif else DESCENT_SANS
        local = ",".join(f'local("{name}")' for name in self.local)
        return (
            f'@font-face{{font-family:"{self.family}";font-style:{self.style};'
            f"font-weight:{self.weight};src:{local};{letters}size-adjust:{size:.1%};"
            f"ascent-override:{up / size:.1%};descent-override:{down / size:.1%};"
            f"line-gap-override:0%}}\n"
        )


def _serif(name: str, fonts: tuple[str, ...], *sizes: float) -> Iterator[Fallback]:
    """Yield the upright, the italic and the bold cut of fonts of a system.

    Args:
        name: what they are called here.
        fonts: their names.
        sizes: the width of the upright, the italic and the bold, those of the upright
            and the bold in Russian.
    """
    upright, italic, bold, *cyrillic = sizes
    russian, russian_bold = cyrillic or (0, 0)
    family = f"Edition Serif {name}"
    slanted = tuple(f"{font} Italic" for font in fonts)
    heavy = tuple(f"{font} Bold" for font in fonts)
    yield Fallback(family, "normal", 400, fonts, upright, russian)
    yield Fallback(family, "italic", 400, slanted, italic)
    yield Fallback(family, "normal", 600, heavy, bold, russian_bold)


TIMES = ("Times New Roman", "Liberation Serif", "Tinos")
ARIAL = ("Arial", "Liberation Sans", "Arimo")
FALLBACKS = (
    *_serif("Times", TIMES, 1.104, 1.023, 1.053),
    *_serif("Noto", ("Noto Serif",), 0.934, 0.891, 0.891, 0.934, 0.914),
    *_serif("DejaVu", ("DejaVu Serif",), 0.873, 0.805, 0.803, 0.897, 0.817),
    Fallback("Edition Sans Arial", "normal", 400, ARIAL, 0.932),
    Fallback("Edition Sans Roboto", "normal", 400, ("Roboto",), 0.936, 0.920),
    Fallback("Edition Sans DejaVu", "normal", 400, ("DejaVu Sans",), 0.823),
)
"""For Windows and macOS, for Android, for Linux; widths measured on texts and notes.

Those of DejaVu lie between what is right in fractions of a pixel and in whole ones,
which many screens under Linux have.
"""


class Face(NamedTuple):
    """A style of a family, and the file it is made from."""

    family: str
    style: str
    weight: int
    package: str
    file: str
    scripts: tuple[str, ...] = ("latin", *CYRILLIC)
    features: tuple[str, ...] = FEATURES


class Cut(NamedTuple):
    """A face with the characters of one script."""

    face: Face
    script: str

    @property
    def recipe(self) -> str:
        """All that the file is made from: another recipe is another file."""
        face, script = self.face, SCRIPTS[self.script]
        return repr((face, script, _versions(face.package), REVISION))

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
