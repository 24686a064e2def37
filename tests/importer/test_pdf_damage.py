"""A PDF that cannot be read is refused in a sentence, in bounded time and memory."""

import random
import zlib

import pytest

from edition.importer.opening import Structured, read_bytes
from edition.importer.pdf import process
from edition.problems import Problem
from importer.hostile.pdf import SAID, outline_in_a_circle, pdf, stream

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


@pytest.mark.parametrize("seed", range(3))
def test_bytes_that_changed_break_nothing(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(outline_in_a_circle())
    for _ in range(30):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    read = read_bytes(bytes(data), "gate.pdf")
    assert isinstance(read, Problem | Structured)


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 3)
    bomb = zlib.compress(b" " * 400_000_000, 1)
    inner = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    data = pdf().replace(stream(SAID), inner % (len(bomb), bomb))
    read = read_bytes(data, "gate.pdf")
    assert isinstance(read, Problem)
    assert "import" in read.remedy
