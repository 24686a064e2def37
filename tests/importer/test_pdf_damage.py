"""A PDF that cannot be read is refused in a sentence, in bounded time and memory."""

import random
import zlib
from collections.abc import Callable

import pytest

from edition.importer.opening import Structured, read_bytes
from edition.importer.pdf import process
from edition.problems import Problem

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] "
USES = b"/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> "
SAID = b"BT /F 12 Tf 20 250 Td (The gate was shut at nine.) Tj ET"


def stream(data: bytes, *, packed: bool = False) -> bytes:
    """Return a stream object, deflated where it should be small."""
    named = b"/Filter /FlateDecode " if packed else b""
    data = zlib.compress(data, 9) if packed else data
    start = b"<< %s/Length %d >>\nstream\n" % (named, len(data))
    return start + data + b"\nendstream"


def pdf(
    content: bytes = SAID,
    *,
    page: bytes = b"",
    catalog: bytes = b"",
    trailer: bytes = b"",
    more: tuple[bytes, ...] = (),
    pages: bytes = b"/Kids [3 0 R] /Count 1",
    packed: bool = False,
) -> bytes:
    """Return a PDF of one page, with whatever is to be wrong with it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages %s >>" % pages,
        PAGE + USES + page + b">>",
        stream(content, packed=packed),
        FONT,
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


ENCRYPTED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a) (a)]"
    % (b"o" * 32, b"u" * 32)
)
REFUSED = {
    "encrypted": (pdf(trailer=ENCRYPTED), "is encrypted"),
    "only the beginning": (b"%PDF-1.7\n1 0 obj\n<< /Type", "is no whole PDF"),
    "without text": (pdf(b"0 0 100 100 re f"), "pictures of pages and no text"),
    "letters without a meaning": (
        pdf(b"BT /F 12 Tf 20 250 Td (\x01\x03\x04\x05 \x06\x07\x08) Tj ET"),
        "which characters its letters are",
    ),
    "no pages": (pdf(pages=b"/Kids [] /Count 0"), "is no whole PDF"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str) -> None:
    data, said = REFUSED[name]
    problem = read_bytes(data, "gate.pdf")
    assert isinstance(problem, Problem)
    assert problem.code == "I002"
    assert said in problem.what
    assert "import" in problem.remedy
    assert "\n" not in str(problem)


def outline_in_a_circle() -> bytes:
    entry = b"<< /Title (Gate) /Parent 6 0 R /Next 7 0 R /Dest [3 0 R /Fit] >>"
    top = b"<< /First 7 0 R /Last 7 0 R /Count 1 >>"
    return pdf(catalog=b"/Outlines 6 0 R", more=(top, entry))


def tags_in_a_circle() -> bytes:
    tree = b"<< /Type /StructTreeRoot /K [7 0 R] >>"
    part = b"<< /S /P /P 6 0 R /Pg 3 0 R /K [7 0 R] >>"
    marked = b"/StructTreeRoot 6 0 R /MarkInfo << /Marked true >>"
    return pdf(catalog=marked, more=(tree, part))


def deep_tags() -> bytes:
    parts = [
        b"<< /S /Sect /P %d 0 R /Pg 3 0 R /K [%d 0 R] >>" % (n - 1, n + 1)
        for n in range(7, 3_000)
    ]
    tree = b"<< /Type /StructTreeRoot /K [7 0 R] >>"
    marked = b"/StructTreeRoot 6 0 R /MarkInfo << /Marked true >>"
    return pdf(catalog=marked, more=(tree, *parts))


def many_links() -> bytes:
    link = b"<< /Subtype /Link /Rect [0 0 300 300] /Dest [3 0 R /XYZ 0 0 0] >> "
    return pdf(page=b"/Annots [%s] " % (link * 20_000))


def many_letters() -> bytes:
    line = b"1 0 0 1 20 250 Tm (The gate was shut at nine and opened at six.) Tj "
    return pdf(b"BT /F 12 Tf " + line * 20_000 + b"ET", packed=True)


def many_rules() -> bytes:
    return pdf(SAID + b" 10 10 m 200 10 l S" * 200_000, packed=True)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "an outline in a circle": outline_in_a_circle,
    "tags in a circle": tags_in_a_circle,
    "tags 3,000 deep": deep_tags,
    "20,000 links": many_links,
    "a million letters": many_letters,
    "200,000 rules": many_rules,
    "a page of a million miles": lambda: pdf(page=b"/MediaBox [0 0 1e12 1e12] "),
    "a page without extent": lambda: pdf(page=b"/MediaBox [0 0 0 0] "),
    "pages in a circle": lambda: pdf(pages=b"/Kids [2 0 R 3 0 R] /Count 9"),
    "a stream that says it is longer": lambda: pdf().replace(
        b"/Length 5", b"/Length 9"
    ),
    "a size of letters beyond measure": lambda: pdf(
        b"BT /F 1e30 Tf 20 250 Td (The gate was shut.) Tj ET"
    ),
    "a matrix of nothing": lambda: pdf(
        b"BT /F 12 Tf 0 0 0 0 20 250 Tm (The gate was shut.) Tj ET"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_read_or_refused(name: str) -> None:
    read = read_bytes(HOSTILE[name](), "gate.pdf")
    if isinstance(read, Problem):
        assert "import" in read.remedy
    else:
        assert "gate" in read.words


@pytest.mark.parametrize("seed", range(6))
def test_bytes_that_changed_break_nothing(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(outline_in_a_circle())
    for _ in range(30):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    read = read_bytes(bytes(data), "gate.pdf")
    assert isinstance(read, Problem | Structured)


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 3)
    bomb = zlib.compress(b" " * 400_000_000, 9)
    inner = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    data = pdf().replace(stream(SAID), inner % (len(bomb), bomb))
    read = read_bytes(data, "gate.pdf")
    assert isinstance(read, Problem)
    assert "import" in read.remedy
