"""PDFs that lead in circles, are beyond measure, act, or lie about themselves."""

import zlib
from collections.abc import Iterable

from importer.hostile import OUTSIDE, Family

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] "
USES = b"/Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> "
SAID = b"BT /F 12 Tf 20 250 Td (The gate was shut.) Tj ET"
VERY_DEEP = 100_000
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 300 300] "


def stream(data: bytes, told: bytes = b"", *, packed: bool = False) -> bytes:
    """Return a stream object, deflated where it should be small."""
    told += b"/Filter /FlateDecode " if packed else b""
    data = zlib.compress(data, 9) if packed else data
    start = b"<< %s/Length %d >>\nstream\n" % (told, len(data))
    return start + data + b"\nendstream"


def pdf(
    content: bytes = SAID,
    *,
    page: bytes = b"",
    catalog: bytes = b"",
    trailer: bytes = b"",
    more: Iterable[bytes] = (),
    pages: bytes = b"/Kids [3 0 R] /Count 1",
    font: bytes = FONT,
    packed: bool = False,
) -> bytes:
    """Return a PDF of one page, with whatever is to be wrong with it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages %s >>" % pages,
        PAGE + USES + page + b">>",
        stream(content, packed=packed),
        font,
        *more,
    ]
    data, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size, at = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    root = b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return data + root + b"startxref\n%d\n%%%%EOF\n" % at


def outline_in_a_circle() -> bytes:
    """Return a PDF whose outline never ends."""
    entry = b"<< /Title (Gate) /Parent 6 0 R /Next 7 0 R /Dest [3 0 R /Fit] >>"
    top = b"<< /First 7 0 R /Last 7 0 R /Count 1 >>"
    return pdf(catalog=b"/Outlines 6 0 R", more=(top, entry))


def tagged(*more: bytes) -> bytes:
    """Return a PDF with a tree of tags."""
    tree = b"<< /Type /StructTreeRoot /K [7 0 R] >>"
    marked = b"/StructTreeRoot 6 0 R /MarkInfo << /Marked true >>"
    return pdf(catalog=marked, more=(tree, *more))


def deep_tags() -> Iterable[bytes]:
    """Yield tags, each within the last."""
    for n in range(7, 3_000):
        yield b"<< /S /Sect /P %d 0 R /Pg 3 0 R /K [%d 0 R] >>" % (n - 1, n + 1)


def linked(action: bytes, times: int = 1) -> bytes:
    """Return a PDF with links that do something."""
    link = b"<< /Subtype /Link /Rect [0 0 300 300] %s >> " % action
    return pdf(page=b"/Annots [%s] " % (link * times))


def named(text: bytes) -> bytes:
    """Return a PDF whose letters are said to be others."""
    lines = (b"/CIDInit /ProcSet findresource begin begincmap", text, b"endcmap end")
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    return pdf(font=font, more=(stream(b"\n".join(lines)),))


def refilled(times: int) -> bytes:
    """Return a PDF whose content is packed many times over."""
    data = SAID + b" " * 1_000_000
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/Filter [%s] " % (b"/FlateDecode " * times)
    return pdf().replace(stream(SAID), stream(data, filters))


def with_own_letters() -> bytes:
    """Return a PDF whose letters are drawn with themselves."""
    drawn = stream(b"100 0 d0 BT /F 9 Tf (a) Tj ET")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/FirstChar 97 /LastChar 97 /Widths [9] /CharProcs << /a 6 0 R >> /Encoding "
        b"<< /Differences [97 /a] >> /Resources << /Font << /F 5 0 R >> >> >>"
    )
    own = b"/Resources << /Font << /F 7 0 R /T 5 0 R >> >> "
    content = SAID + b" BT /T 1 Tf 20 200 Td (a) Tj ET"
    return pdf(content, page=own, font=font, more=(drawn, FONT))


ACT = b"/A << /S /%s >>"
READ = {
    "pages in a circle": lambda: pdf(pages=b"/Kids [2 0 R 3 0 R] /Count 9"),
    "a count below nothing": lambda: pdf(pages=b"/Kids [3 0 R] /Count -1"),
    "letters drawn with themselves": with_own_letters,
    "an outline in a circle": outline_in_a_circle,
    "tags in a circle": lambda: tagged(b"<< /S /P /P 6 0 R /Pg 3 0 R /K [7 0 R] >>"),
    "tags 3,000 deep": lambda: tagged(*deep_tags()),
    "20,000 links": lambda: linked(b"/Dest [3 0 R /XYZ 0 0 0]", 20_000),
    "a million letters": lambda: pdf(
        b"BT /F 12 Tf "
        + b"1 0 0 1 20 250 Tm (The gate was shut.) Tj " * 50_000
        + b"ET",
        packed=True,
    ),
    "200,000 rules": lambda: pdf(SAID + b" 10 10 m 200 10 l S" * 200_000, packed=True),
    "a page of a million miles": lambda: pdf(page=b"/MediaBox [0 0 1e12 1e12] "),
    "a page without extent": lambda: pdf(page=b"/MediaBox [0 0 0 0] "),
    "a page turned inside out": lambda: pdf(page=b"/MediaBox [300 300 -1e9 -1e9] "),
    "a unit beyond measure": lambda: pdf(page=b"/UserUnit 1e30 /Rotate 37 "),
    "a stream that says it is longer": lambda: pdf().replace(
        b"/Length 48", b"/Length 99"
    ),
    "states within each other": lambda: pdf(b"q " * 200_000 + SAID, packed=True),
    "a form within itself": lambda: pdf(
        SAID + b" /X Do",
        more=(
            stream(
                SAID + b" /X Do", FORM + b"/Resources << /XObject << /X 6 0 R >> >> "
            ),
        ),
    ),
    "a name of a megabyte": lambda: pdf(page=b"/%s 1 " % (b"a" * 1_000_000)),
    "arrays within each other": lambda: pdf(
        page=b"/Nest %s%s " % (b"[" * VERY_DEEP, b"]" * VERY_DEEP)
    ),
    "scripts and programs to run": lambda: pdf(
        catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC "
        b"<< /S /Launch /F (/bin/sh) >> >> /URI << /Base (%s) >>" % OUTSIDE.encode()
    ),
    "links that run": lambda: linked(
        ACT % b"Launch /F (/bin/sh)" + b" /PA << /S /URI /URI (javascript:1) >>"
    ),
    "links to another file": lambda: linked(
        ACT % b"GoToR /F (/etc/passwd) /D [0 /Fit]"
    ),
    "actions in a circle": lambda: linked(ACT % b"GoTo /D (a) /Next 3 0 R"),
    "files within": lambda: pdf(
        catalog=b"/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F "
        b"(../../a.txt) /EF << /F 6 0 R >> >>] >> >>",
        more=(stream(b"x", b"/Type /EmbeddedFile "),),
    ),
    "letters named by nonsense": lambda: named(b"1 beginbfrange <00> <FF> <zz> endbf"),
    "a letter that is a book": lambda: named(
        b"1 beginbfchar <7A> <%s> endbfchar" % (b"0061" * 50_000)
    ),
    "content packed 9 times": lambda: refilled(9),
    "a title of a megabyte": lambda: pdf(
        trailer=b"/Info << /Title (%s) >>" % (b"a " * 500_000)
    ),
    "a table of places in a circle": lambda: pdf(trailer=b"/Prev 9 /XRefStm 9"),
    "a font of itself": lambda: pdf(
        font=FONT.replace(b">>", b"/DescendantFonts [5 0 R] /Encoding 5 0 R >>")
    ),
}
REFUSED = {
    "names in a circle": lambda: pdf(
        catalog=b"/Names << /Dests 6 0 R >> /PageLabels 6 0 R",
        more=(b"<< /Kids [6 0 R 6 0 R] >>",),
    ),
    "a million pages": lambda: pdf(
        pages=b"/Kids [%s] /Count 1000000" % (b"3 0 R " * 6_000)
    ),
    "no end": lambda: pdf()[:-200],
    "a size of letters beyond measure": lambda: pdf(
        b"BT /F 1e30 Tf 20 250 Td (The gate was shut.) Tj ET"
    ),
    "a matrix of nothing": lambda: pdf(
        b"BT /F 12 Tf 0 0 0 0 20 250 Tm (The gate was shut.) Tj ET"
    ),
}
FAMILY = Family(REFUSED, READ)
