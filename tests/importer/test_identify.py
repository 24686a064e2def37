"""The format of a file is known from its first bytes, whatever its name."""

import io
import zipfile
from pathlib import Path

import pytest

from edition.importer.formats import READERS
from edition.importer.formats.identify import FORMATS, identify
from edition.importer.opening import open_document, read_bytes
from edition.problems import Problem


def packed(*names: str, mimetype: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<a/>")
    return data.getvalue()


TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'
DTD = '<!DOCTYPE TEI.2 SYSTEM "tei2.dtd" [\n<!ENTITY a "b>c">\n]>\n'
JATS = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.0//EN" "j.dtd"><article>'
KNOWN: dict[str, list[bytes | str]] = {
    "pdf": [b"%PDF-1.7\n", b"\n\n%PDF-1.4"],
    "docx": [packed("[Content_Types].xml", "word/document.xml")],
    "odt": [packed(mimetype="application/vnd.oasis.opendocument.text")],
    "epub": [packed(mimetype="application/epub+zip"), packed("META-INF/container.xml")],
    "zip": [packed("a.txt"), b"PK\x03\x04 broken"],
    "doc": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    "rtf": [r"{\rtf1\ansi The gate."],
    "picture": [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"II*\0"],
    "djvu": [b"AT&TFORM"],
    "mobi": [b"x" * 60 + b"BOOKMOBI"],
    "gzip": [b"\x1f\x8b\x08"],
    "mhtml": ["MIME-Version: 1.0\nContent-Type: multipart/related;\n"],
    "html": [
        "<!doctype html><title>x</title>",
        "\ufeff<!-- saved --><HTML lang=en>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"x.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">',
        "<p>The gate.</p>",
        "<html>".encode("utf-16"),
    ],
    "hocr": ['<html><body><div class="ocr_page" title="bbox 0 0 1 1">'],
    "alto": ['<?xml version="1.0"?><alto xmlns="http://www.loc.gov/x"><Layout/>'],
    "page": ['<PcGts xmlns="http://schema.primaresearch.org/PAGE"><Page/></PcGts>'],
    "tei": [TEI, f"<?xml version='1.0'?>{TEI}", f"{DTD}<TEI.2><text/></TEI.2>"],
    "jats": [JATS, "<article><front><article-meta/></front></article>"],
    "docbook": ['<article xmlns="http://docbook.org/ns/docbook">', "<book><bookinfo/>"],
    "fb2": ['<?xml version="1.0"?><FictionBook xmlns="x">'],
    "xml": ['<?xml version="1.0"?><recipe>', '<feed xmlns="http://www.w3.org/Atom">'],
    "latex": ["% by me\n\\documentclass[a4paper]{book}\n"],
    "org": ["#+TITLE: Moles\n* One\n", "Sand.[fn:1]\n\n[fn:1] Wet.\n"],
    "rst": ["Sand [1]_.\n\n.. [1] Wet.\n"],
    "mediawiki": ["== Moles ==\nSand.<ref>Wet.</ref>\n", "== A ==\n[[Sand]] is wet."],
    "plain": [
        "The gate is shut.\nNobody has the key.\n",
        "# A heading\n\nSand.[^1]\n\n[^1]: Wet.\n",
        "He wrote <i>mole</i> and\nthen PDF-1.4 in the margin.\n",
        "<i>A title</i>\n\nThen words.\n",
        "",
        "== A heading ==\n\nand words.\n",
    ],
}
SAMPLES = [(name, sample) for name, samples in KNOWN.items() for sample in samples]


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_a_format_is_known_by_its_first_bytes(name: str, sample: bytes | str) -> None:
    data = sample.encode() if isinstance(sample, str) else sample
    assert identify(data).name == name


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_whatever_is_not_read_has_a_command(name: str) -> None:
    kind = FORMATS[name]
    assert name in READERS or kind.is_text or kind.command


def test_what_is_not_read_is_refused_by_name() -> None:
    problem = read_bytes(b"AT&TFORM....DJVM", "mole.djvu")
    assert isinstance(problem, Problem)
    assert "a DjVu file" in problem.what
    assert "djvutxt mole.djvu mole.djvu.txt" in str(problem)


@pytest.mark.parametrize(
    "name", ["https://example.org/mole.html", "file:///etc/passwd", "http://x"]
)
def test_an_address_is_refused(name: str) -> None:
    problem = open_document(Path(name), str(Path(name)))
    assert isinstance(problem, Problem)
    assert problem.code == "I001"
    assert "nothing is fetched" in str(problem)
