"""Files that want to do harm are refused or read, and nothing is fetched for them."""

import io
import socket
import zipfile

import pytest

from edition.importer.opening import Structured, read_bytes
from edition.importer.transcribe import Options, import_document
from edition.problems import Problem

MANY = 3_000
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="c.opf"/></rootfiles></container>'
)
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Words.</p></body></html>'
BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))


def tei(body: str, declared: str = "") -> bytes:
    return (declared + TEI.format(body)).encode()


def page(body: str) -> bytes:
    return f"<!doctype html><body>{body}".encode()


def book(names: list[str], files: dict[str, str], spine: int = 1) -> bytes:
    """Return an e-book that lists some files, and has others."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names))) * spine
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("c.opf", package)
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


REFUSED: dict[str, bytes] = {
    "entity bomb": tei("<p>&e9;</p>", f'<!DOCTYPE TEI [<!ENTITY e0 "a">{BOMB}]>'),
    "deep XML": tei("<div>" * 50_000 + "x" + "</div>" * 50_000),
    "long text node": tei(f"<p>{'a ' * 6_000_000}</p>"),
    "broken XML": tei("<p>")[:-9],
    "no text": b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
    "zip bomb": book(["a.xhtml"], {"a.xhtml": PAGE + "a" * 30_000_000}),
    "many files": book(["a.xhtml"], {f"{n}.xhtml": "" for n in range(6_000)}),
    "no package": book([], {}),
    "files outside": book(["../../../../etc/passwd", "https://example.org/x"], {}),
    "broken archive": b"PK\x03\x04" + b"junk" * 100,
    "unclosed tags": page("<a " * 100_000),
    "unclosed quotes": page("<a '" * 100_000),
    "comments": page("<!--" * 100_000),
    "scripts": page("<script" * 100_000),
    "deep page": page("<div>" * 100_000 + "x"),
}
READ: dict[str, bytes] = {
    "external entity": tei(
        "<p>a &x; b</p>", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "external DTD": tei("<p>a</p>", '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "inclusion": tei(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        'href="file:///etc/passwd" parse="text"/><p>a</p>'
    ),
    "many notes": tei(f"<p>{'a<note>b</note>' * MANY}</p>"),
    "many items": tei(f'<list type="ordered">{"<item>a</item>" * MANY}</list>'),
    "many stages": tei(f"<sp>{'<stage>a</stage>' * MANY}</sp>"),
    "deep divisions": tei("<div><p>a</p> " * 200 + "</div>" * 200),
    "deep notes": tei("<p>x <note>y " * 100 + "</note></p>" * 100),
    "many links to one": page('<a href="#n">1</a> ' * MANY + "<p id=n>a</p>" * MANY),
    "many pictures": page("<p>" + "<img alt=a src=file:///etc/passwd>" * MANY),
    "many list items": page("<ol>" + "<li>a" * MANY),
    "wide cells": page("<table>" + '<tr><td colspan="999999999">a<td>b</tr>' * 100),
    "frames": page('<p>a</p><iframe src="http://127.0.0.1:9/x"></iframe>'),
    "signs of Markdown": page("<p>" + "*_`[]{}~^$ " * MANY),
    "long spine": book(["a.xhtml"], {"a.xhtml": PAGE}, spine=2_000),
    "missing pages": book(["a.xhtml", "b.xhtml"], {"a.xhtml": PAGE}),
    "lying name": book(["a.xhtml"], {"a.xhtml": PAGE.replace("html", "HTML")}),
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any attempt to reach another machine fail."""

    def refuse(*words: object) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    problem = read_bytes(REFUSED[name], "bad")
    assert isinstance(problem, Problem), problem
    assert problem.code in ("I002", "I004")


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is(name: str) -> None:
    source = read_bytes(READ[name], "bad")
    assert isinstance(source, Structured), source
    document = import_document(source, "bad", Options(use_profiles=False))
    assert document.blocks
    assert "root:" not in document.markdown
