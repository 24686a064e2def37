"""Read the letters of a PDF's page with their places, sizes and fonts."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from edition.importer.pdf.codes import LETTERS

BOLD = re.compile(r"bold|black|heavy|demi|cmbx|semibd", re.I)
ITALIC = re.compile(r"ital|obliq|slant|cmti|-it\b", re.I)
NOTHING = frozenset("\r\0\ufffe\uffff")
MOST_LETTERS = 60_000
"""Letters on one page beyond which it is no page of a text."""
SYMBOLS = re.compile(r"wingdings|webdings|dingbat|bullets", re.I)
"""A font whose letters are signs, nearly all of them of lists."""
SIGN = "•"
HEAVY = 650
SUPERIOR = 0.2
HIGHER, FARTHER = 0.75, 2.5
"""How far from the one before a letter of another line or cell stands, in its size."""
RAISED = 0.12
"""How much higher a raised letter stands, in its size."""


class Glyph(NamedTuple):
    """A letter where it was painted; y grows downwards."""

    char: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    content: int
    """The number of the marked content it belongs to, -1 where it has none."""
    raised: bool = False
    """Whether it is a figure that the font itself has raised."""


class _Setting(NamedTuple):
    """How the letters of one text object are set."""

    turn: int
    size: float
    bold: bool
    italic: bool
    content: int
    is_symbol: bool = False
    """Whether its font has signs instead of letters."""


PLAIN = _Setting(0, 1.0, False, False, -1)


class Painted(NamedTuple):
    """The letters of a page as they are read, and those set across them."""

    glyphs: list[Glyph]
    across: str
    outside: str
    """Letters beyond the edges of what is shown of the page, such as a printer's."""
    turn: int
    """By how many quarters the text is turned."""
    words: str
    """All letters as they come, blanks where a raised one begins or ends."""
    is_cut: bool
    """Whether the page has more letters than are read."""


Box = tuple[float, float, float, float]
_Raw = tuple[str, float, float, float, float, float, float, bool, _Setting]
"""A letter, its box and origin with y growing upwards, whether it is a raised figure
of its font, and its setting."""


def painted(page: PdfPage, text: PdfTextPage) -> Painted:
    """Return the letters of a page in the order in which they were painted."""
    count = text.count_chars()
    raw = list(_raw(text.raw, min(count, MOST_LETTERS)))
    turns = Counter(setting.turn for char, *_, setting in raw if not char.isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    box, sheet = page.get_cropbox(), page.get_mediabox()
    shown, outside = raw, ""
    if box != sheet:
        shown = [r for r in raw if not _is_cut(r, box, sheet)]
        outside = _said(r for r in raw if _is_cut(r, box, sheet))
    glyphs = [_turned(r, box) for r in shown if r[-1].turn == turn and r[0] != "\n"]
    across = _said(r for r in shown if r[-1].turn != turn)
    words = "".join(_spaced(raw))
    return Painted(glyphs, across, outside, turn, words, count > MOST_LETTERS)


def _is_cut(raw: _Raw, shown: Box, sheet: Box) -> bool:
    """Tell whether a letter stands on the sheet, where the page has been cut off.

    What runs over the edge of the sheet itself is text that its program lost.
    """
    return _is_within(raw, sheet) and not _is_within(raw, shown)


def _is_within(raw: _Raw, box: Box) -> bool:
    """Tell whether the middle of a letter stands in a box."""
    left, bottom, right, top = box
    _, x0, x1, y1, y0, *_ = raw
    return left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top


def _said(raw: Iterable[_Raw]) -> str:
    """Return what letters say, each line of a file's text apart."""
    return " ".join("".join(_spaced(list(raw))).split())


def _spaced(raw: list[_Raw]) -> Iterator[str]:
    """Yield letters, with a blank where a figure is raised, or another line begins."""
    last, x, y, superior, setting = "", 0.0, 0.0, False, PLAIN
    for char, left, right, *_, height, raised, own in raw:
        smaller = char if own.size < setting.size else last
        moved = abs(height - y) > RAISED * min(setting.size, own.size)
        resized = abs(own.size - setting.size) > 0.1 * setting.size
        figure = moved and resized and not smaller.isalpha()
        far = max(abs(height - y) / HIGHER, abs(left - x) / FARTHER) > own.size
        elsewhere = own.turn == 0 and far
        if own.turn != setting.turn or figure or raised != superior or elsewhere:
            yield " "
        yield char
        if not char.isspace():
            last, x, y, superior, setting = char, right, height, raised, own


def _raw(text: object, count: int) -> Iterator[_Raw]:
    """Yield each letter where it stands in the file's own measure."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    settings: dict[int, _Setting] = {}
    fonts: dict[int, tuple[bool, bool, bool]] = {}
    setting = PLAIN
    for index in range(count):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char in NOTHING:
            continue
        if thing := pdfium.FPDFText_GetTextObject(text, index):
            key = ctypes.addressof(thing.contents)
            known = settings.get(key)
            if known is None:
                known = settings[key] = _setting(text, index, thing, fonts)
            setting = known
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield (
            SIGN if setting.is_symbol and char > " " else LETTERS.get(char, char),
            box.left,
            box.right,
            box.top,
            box.bottom,
            x.value,
            y.value,
            char.isdigit() and _is_superior(text, index, y.value, setting.size),
            setting,
        )


def _is_superior(text: object, index: int, y: float, size: float) -> bool:
    """Tell whether a figure stands above its own baseline."""
    edges = [ctypes.c_double() for _ in range(4)]
    found = pdfium.FPDFText_GetCharBox(text, index, *edges)
    return bool(found) and edges[2].value - y > SUPERIOR * size


def _setting(
    text: object, index: int, thing: object, fonts: dict[int, tuple[bool, bool, bool]]
) -> _Setting:
    """Return the size, direction, style and tag that a text object has."""
    matrix = pdfium.FS_MATRIX()
    size, turn = pdfium.FPDFText_GetFontSize(text, index), 0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    font = pdfium.FPDFTextObj_GetFont(thing)
    bold = italic = symbol = False
    if font:
        key = ctypes.addressof(font.contents)
        if key not in fonts:
            fonts[key] = _style(font)
        bold, italic, symbol = fonts[key]
    content = pdfium.FPDFPageObj_GetMarkedContentID(thing)
    return _Setting(turn, size, bold, italic, content, symbol)


def _style(font: object) -> tuple[bool, bool, bool]:
    """Tell by a font's name and weight whether it is bold, italic, and of signs."""
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value.decode("latin-1")
    bold = BOLD.search(name) or pdfium.FPDFFont_GetWeight(font) >= HEAVY
    return bool(bold), bool(ITALIC.search(name)), bool(SYMBOLS.search(name))


def _turned(raw: _Raw, box: Box) -> Glyph:
    """Return a letter as if the page lay upright, y growing downwards."""
    left, bottom, right, top = box
    char, x0, x1, y1, y0, x, y, raised, setting = raw
    if setting.turn == 0:
        place = (x0 - left, x1 - left, top - y1, top - y0, top - y)
    elif setting.turn == 1:
        place = (y0 - bottom, y1 - bottom, x0 - left, x1 - left, x - left)
    elif setting.turn == 2:
        place = (right - x1, right - x0, y0 - bottom, y1 - bottom, y - bottom)
    else:
        place = (top - y1, top - y0, right - x1, right - x0, right - x)
    return Glyph(char, *place, *setting[1:5], raised and setting.turn == 0)
