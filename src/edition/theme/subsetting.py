"""Subset the faces of the site, as `fonts` names them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO

from fontTools.otlLib.builder import buildPairPosClassesSubtable, buildValue
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS
from fontTools.ttLib.tables.otTables import PairPos, ValueRecord

from edition.theme.fonts import NAME, RECORDS, SCRIPTS, STEP, Face

PAIRS, CLASSES = 2, 2
"""The type of a lookup of pairs of glyphs, and the format of those by classes."""
UNREAD = ("BASE", "GDEF", "gasp")
"""Tables that no browser needs of a face without hints and combining marks."""

Row = tuple[tuple[str, int], ...]
"""How far each glyph that may follow one is moved, in thousandths of an em."""
Pair = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def subset(face: Face, script: str) -> bytes:
    """Return a face with the characters of one script, as WOFF2."""
    options = Options()
    options.layout_features = [*face.features]
    options.hinting = False
    options.drop_tables += UNREAD
    options.name_IDs = [*RECORDS]
    with (files(face.package) / "files" / face.file).open("rb") as file:
        font = TTFont(file, recalcTimestamp=False, lazy=True)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_code_points(SCRIPTS[script]))
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID == NAME:
                record.string = face.family
        _own_widths(font)
        _one_table_of_kerning(font)
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


def _one_table_of_kerning(font: TTFont) -> None:
    """Join the tables that kern by classes: a third of a face was repetition."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if lookup.LookupType != PAIRS:
            continue
        tables = [table for table in lookup.SubTable if table.Format == CLASSES]
        others = [table for table in lookup.SubTable if table.Format != CLASSES]
        kerning = _by_classes(_rows(tables, font.getGlyphOrder()))
        joined = buildPairPosClassesSubtable(kerning, font.getReverseGlyphMap())
        lookup.SubTable = [*others, joined]
        lookup.SubTableCount = len(lookup.SubTable)


def _rows(tables: Iterable[PairPos], glyphs: list[str]) -> dict[str, Row]:
    """Return the kerning after each glyph; the first table that has one counts."""
    rows: dict[str, Row] = {}
    for table in tables:
        first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
        for glyph in table.Coverage.glyphs:
            records = table.Class1Record[first.get(glyph, 0)].Class2Record
            moved = ((other, records[second.get(other, 0)].Value1) for other in glyphs)
            row = ((other, _rounded(by.XAdvance)) for other, by in moved if by)
            rows.setdefault(glyph, tuple((other, by) for other, by in row if by))
    return rows


def _rounded(units: int) -> int:
    return round(units / STEP) * STEP


def _by_classes(rows: dict[str, Row]) -> dict[Pair, tuple[ValueRecord, None]]:
    """Return the kerning between classes: glyphs that have one row, or one column."""
    firsts = _alike(rows)
    columns: dict[str, Row] = defaultdict(tuple)
    for row, (glyph, *_) in firsts.items():
        for other, by in row:
            columns[other] += ((glyph, by),)
    leading = {glyphs[0]: glyphs for glyphs in firsts.values()}
    return {
        (leading[glyph], others): (buildValue({"XAdvance": by}), None)
        for column, others in _alike(columns).items()
        for glyph, by in column
    }


def _alike(rows: dict[str, Row]) -> dict[Row, tuple[str, ...]]:
    """Return the glyphs that have each row."""
    found: dict[Row, tuple[str, ...]] = defaultdict(tuple)
    for glyph, row in rows.items():
        found[row] += (glyph,)
    return found


def _code_points(ranges: str) -> list[int]:
    """Return the code points of ranges as CSS writes them: “U+20-7E, U+2BC”."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found
