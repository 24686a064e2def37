"""Subset the faces of the site, as `fonts` names them."""

from functools import cache
from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS

from edition.theme.fonts import NAME, RECORDS, SCRIPTS, Face


@cache
def subset(face: Face, script: str) -> bytes:
    """Return a face with the characters of one script, as WOFF2."""
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
        _own_widths(font)
        font.flavor = "woff2"
        made = BytesIO()
        font.save(made)
    return made.getvalue()


def _own_widths(font: TTFont) -> None:
    """Have every composed glyph keep its own width, and not take that of a part.

    Quotation marks and ellipses of the serif are as narrow as one of their parts
    wherever FreeType measures them, as in WebKitGTK.
    """
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        for part in glyph.components if glyph.isComposite() else ():
            part.flags &= ~USE_MY_METRICS


def _code_points(ranges: str) -> list[int]:
    """Return the code points of ranges as CSS writes them: “U+20-7E, U+2BC”."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found
