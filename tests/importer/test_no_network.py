"""Nothing is fetched for a file, whatever it asks for: proved in two ways.

A listener stands at the address that the files ask for, and is never called. And the
command runs where the system kills whoever asks for a socket, whatever the address.
Both are shown to see an attempt.
"""

import signal
import socketserver
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from edition.pandoc import program
from importer import without_network
from importer.hostile import SAID, epub, html, marked, office, pdf, recognised, tei, xml
from support import COMMAND, run

needs_filter = pytest.mark.skipif(
    not without_network.IS_KNOWN, reason="needs the filter of Linux"
)


class Listener(socketserver.ThreadingTCPServer):
    """A listener on this machine that counts who calls."""

    daemon_threads = True
    calls = 0

    def process_request(self, request: object, client_address: object) -> None:
        """Count a call, and answer nothing."""
        self.calls += 1
        self.shutdown_request(request)

    @property
    def address(self) -> str:
        """Where it listens."""
        return "http://{}:{}/a".format(*self.server_address)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Listen at a free port."""
    with Listener(("127.0.0.1", 0), socketserver.BaseRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def asking(at: str) -> dict[str, str | bytes]:
    """Return a file of every format that asks for an address in all ways it can."""
    dtd = f'<!DOCTYPE {{}} SYSTEM "{at}">'
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'href="{at}"><xi:fallback/></xi:include>'
    )
    sheet = f'<?xml-stylesheet type="text/xsl" href="{at}"?>'
    head = (
        f'<base href="{at}"><link rel="stylesheet" href="{at}">'
        f'<meta http-equiv="refresh" content="0; url={at}"><script src="{at}"></script>'
        f'<style>@import url("{at}");</style>'
    )
    loads = (
        f'<img src="{at}" srcset="{at} 2x" alt=""><iframe src="{at}"></iframe>'
        f'<object data="{at}"></object><embed src="{at}"><video src="{at}"></video>'
        f'<p style="background: url({at})"><a href="{at}" ping="{at}">a</a></p>'
    )
    linked = office.related(
        *((kind, at) for kind in ("image", "attachedTemplate", "aFChunk", "oleObject"))
    )
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{at}"}}{{\fldrslt a}}}}'
    act = f"/AA << /O << /S /URI /URI ({at}) >> /C << /S /SubmitForm /F ({at}) >> >> "
    graphic = f'<graphic xmlns:x="http://www.w3.org/1999/xlink" x:href="{at}"/>'
    return {
        "html": html.page(loads, head),
        "xhtml": dtd.format("html XHTML")
        + epub.XHTML.format(f"<p>{SAID}</p>{include}"),
        "epub": epub.book(
            files={
                "a.xhtml": sheet
                + dtd.format("html")
                + epub.XHTML.format(f'<img src="{at}"/>{include}<p>{SAID}</p>')
            }
        ),
        "tei": tei.tei(
            f'{include}<graphic url="{at}"/><ptr target="{at}"/>',
            sheet + dtd.format("TEI"),
        ),
        "docx": office.docx(
            office.PICTURE + '<w:altChunk r:id="x3"/>',
            dtd.format("w:document"),
            rels=linked,
        ),
        "odt": office.odt(
            f'<text:p><draw:frame><draw:image xlink:href="{at}"/></draw:frame></text:p>'
            f'<text:section><text:section-source xlink:href="{at}"/></text:section>'
        ),
        "rtf": office.rtf(field, rf"{{\*\template {at}}}"),
        "latex": marked.latex(
            rf"\input{{{at}}}\includegraphics{{{at}}}", rf"\usepackage{{{at}}}"
        ),
        "org": marked.org(f"#+SETUPFILE: {at}\n#+INCLUDE: {at}\n\n[[{at}]]"),
        "rst": marked.rst(
            f".. include:: {at}\n\n.. image:: {at}\n\n.. raw:: html\n   :url: {at}\n"
        ),
        "mediawiki": marked.wiki(f"[[File:{at}]] {{{{{at}}}}} {at}"),
        "jats": xml.jats(f"<fig>{graphic}</fig>{include}", dtd.format("article")),
        "docbook": xml.docbook(
            f'{include}<mediaobject><imageobject><imagedata fileref="{at}"/>'
            "</imageobject></mediaobject>",
            dtd.format("article"),
        ),
        "fb2": xml.fb2(f'<image href="{at}"/>{include}', dtd.format("FictionBook")),
        "pdf": pdf.pdf(
            page=act.encode()
            + b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F << /FS "
            b"/URL /F (%s) >> /D [0 /Fit] >> >>] " % at.encode(),
            catalog=b"/OpenAction << /S /URI /URI (%s) >>" % at.encode(),
        ),
        "hocr": recognised.hocr(f'<img src="{at}">').replace(
            'title="', f"title=\"image '{at}'; ", 1
        ),
        "alto": recognised.alto(
            "",
            head=f"<Description><fileName>{at}</fileName></Description>",
            declared=dtd.format("alto"),
        ),
        "page": recognised.page(include, f'<AlternativeImage filename="{at}"/>'),
        "plain": f"A\n\n![]({at}) <{at}>\n\n{SAID}\n",
    }


def ended_at_sockets(root: Path, *command: str) -> CompletedProcess[str]:
    """Run a command that is killed where it asks for a socket."""
    return run(root, sys.executable, without_network.__file__, *command)


def test_no_file_makes_anything_call(tmp_path: Path, listener: Listener) -> None:
    (tmp_path / "edition.yml").write_text("title: Gates\n")
    files = asking(listener.address)
    for name, made in files.items():
        data = made.encode() if isinstance(made, str) else made
        (tmp_path / name).write_bytes(data)
    done = ended_at_sockets(tmp_path, COMMAND, "import", "--no-profile", *files)
    assert done.returncode in (0, 1), done.stderr  # 1 where a word is “image”
    for name in files:
        text = (tmp_path / f"transcriptions/{name}.md").read_text(encoding="utf-8")
        assert SAID in text, name
    assert listener.calls == 0


def test_a_table_from_elsewhere_is_refused(tmp_path: Path, listener: Listener) -> None:
    table = marked.rst(f".. csv-table:: a\n   :url: {listener.address}")
    (tmp_path / "edition.yml").write_text("title: Gates\n")
    (tmp_path / "table").write_text(table)
    done = ended_at_sockets(tmp_path, COMMAND, "import", "table")
    assert "not found in resource path" in done.stderr  # so says a sandbox
    assert listener.calls == 0


def fetching() -> tuple[str, ...]:
    """Return a command that has pandoc fetch a picture: it may, without its sandbox."""
    return (program(), "-f", "html", "--embed-resources", "-s", "asks")


def test_the_listener_hears_who_calls(tmp_path: Path, listener: Listener) -> None:
    (tmp_path / "asks").write_text(f'<img src="{listener.address}">')
    run(tmp_path, *fetching())
    assert listener.calls > 0


@needs_filter
def test_who_asks_for_a_socket_is_ended(tmp_path: Path, listener: Listener) -> None:
    (tmp_path / "asks").write_text(f'<img src="{listener.address}">')
    socket = (sys.executable, "-c", "import socket; socket.socket()")
    for command in (socket, fetching()):
        done = ended_at_sockets(tmp_path, *command)
        assert done.returncode == -signal.SIGSYS
    assert listener.calls == 0
