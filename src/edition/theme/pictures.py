"""Draw pictures for other programs: the cards of links, and the sign of the site."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype

from edition.theme.fonts import SANS, SERIF
from edition.theme.palette import colours

Bars = Sequence[tuple[str, int]]
"""The name of a colour, and how wide a bar is beside others."""
CARD = (1200, 630)
MARGIN, WIDTH = 90, 1020
TITLE = (84, 74, 64, 56, 48)
"""The sizes in which a title is set: the first in which it has few lines."""
MOST_LINES = 3
SMALL = 34
STRIP = (520, 570)
"""Where the bars of a card begin and end."""
GAP = 10
BOLD, PLAIN = "SourceSerifPro-Semibold.ttf", "SourceSansPro-Regular.ttf"
ICON = 180
BARS = (("hue-1", 3), ("hue-2", 2), ("hue-3", 3))
"""What the sign shows of an edition without texts."""


def card(above: str, title: str, below: str, bars: Bars) -> bytes:
    """Draw a card: lines of words, and under them the bars of the texts."""
    picture = Image.new("RGB", CARD, colours()["paper"])
    pen = ImageDraw.Draw(picture)
    above, title, below = map(_legible, (above, title, below))
    font, lines = _set(title)
    step = round(font.size * 1.14)
    at = (STRIP[0] - step * len(lines)) // 2 - SMALL // 2
    small = _face(SANS, PLAIN, SMALL)
    pen.text((MARGIN, at - SMALL - 26), _cut(above, small), colours()["ink-2"], small)
    for number, line in enumerate(lines):
        pen.text((MARGIN, at + number * step), line, colours()["ink"], font)
    end = at + step * len(lines) + 24
    pen.text((MARGIN, end), _cut(below, small), colours()["accent"], small)
    _draw(pen, bars, (MARGIN, STRIP[0], MARGIN + WIDTH, STRIP[1]), GAP)
    return _png(picture)


def icon(bars: Bars) -> bytes:
    """Draw the sign of a site: a bar for each of its first texts."""
    picture = Image.new("RGB", (ICON, ICON), colours()["paper"])
    box = (24, 40, ICON - 24, ICON - 40)
    _draw(ImageDraw.Draw(picture), bars or BARS, box, 8)
    return _png(picture)


def _draw(
    pen: ImageDraw.ImageDraw, bars: Bars, box: tuple[int, int, int, int], gap: float
) -> None:
    """Fill a box with bars side by side, as wide as they should be among them."""
    left, top, right, bottom = box
    gap = min(gap, (right - left) / (3 * len(bars) or 1))
    room = right - left - gap * (len(bars) - 1)
    unit, at = room / (sum(width for _, width in bars) or 1), float(left)
    for colour, width in bars:
        first, last = round(at), round(at + width * unit) - 1
        pen.rectangle((first, top, max(first, last), bottom), colours()[colour])
        at += width * unit + gap


def _set(title: str) -> tuple[FreeTypeFont, list[str]]:
    """Return the largest face in which a title has few lines, and its lines."""
    for size in TITLE:
        font = _face(SERIF, BOLD, size)
        lines = _lines(title, font)
        if len(lines) <= MOST_LINES:
            return font, lines
    last = _cut(" ".join(lines[MOST_LINES - 1 :]), font)
    return font, [*lines[: MOST_LINES - 1], last]


def _lines(words: str, font: FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(words: str, font: FreeTypeFont) -> str:
    """Return words that fit into a line, with an ellipsis for what does not."""
    if font.getlength(words) <= WIDTH:
        return words
    while words and font.getlength(f"{words}…") > WIDTH:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _legible(words: str) -> str:
    """Return words if the face has all of their signs: else they would be boxes."""
    return words if {*map(ord, words)} <= _signs() else ""


@cache
def _signs() -> frozenset[int]:
    with (files(SERIF) / "files" / BOLD).open("rb") as file:
        return frozenset(TTFont(file).getBestCmap())


@cache
def _face(package: str, name: str, size: int) -> FreeTypeFont:
    return truetype(BytesIO((files(package) / "files" / name).read_bytes()), size)


def _png(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
