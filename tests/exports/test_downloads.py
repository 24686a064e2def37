"""Where readers and programs find what there is to download, and how it is used."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from threading import Thread
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from building import copy_built
from edition.exports.making import exported, wanted
from edition.formats import FORMATS, media_type
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import render
from edition.model import Edition
from edition.sources import load_edition
from support import ROOT

TEXT = "texts/marsh-1990/index.html"


def page(edition: Edition, path: str) -> HtmlElement:
    return html.parse(str(edition.root / "site" / path)).getroot()


def target(edition: Edition, path: str, href: str) -> Path:
    """Return the file of the site that a link of a page leads to."""
    below = urlsplit(urljoin(f"https://site.invalid/{path}", href)).path
    return edition.root / "site" / unquote(below.lstrip("/"))


def test_a_text_offers_its_files(built_small: Edition) -> None:
    root = page(built_small, TEXT)
    (paragraph,) = root.xpath("//*[@id='download']")
    links = [(a.get("href"), a.get("type")) for a in paragraph.iter("a")]
    *files, (all_formats, _none) = links
    assert len(files) >= 3
    for href, type in files:
        assert target(built_small, TEXT, href).is_file()
        assert type == media_type(href)
    assert target(built_small, TEXT, all_formats).is_dir()
    assert root.xpath("//header//a[@href='#download']")


def test_the_head_of_a_text_names_them_and_says_how_large_they_are(
    built_small: Edition,
) -> None:
    root = page(built_small, TEXT)
    offered = root.xpath("//*[@id='download']/a[@type]")
    items = root.xpath("//head/link[@rel='alternate item']")
    there = [target(built_small, TEXT, link.get("href")) for link in items]
    assert there == [target(built_small, TEXT, link.get("href")) for link in offered]
    assert [link.get("type") for link in items] == [a.get("type") for a in offered]
    (cited,) = root.xpath("//head/link[@rel='cite-as']")
    assert cited.get("href") == "https://example.org/harbour/texts/marsh-1990/"
    (script,) = root.xpath("//script[@type='application/ld+json']")
    encodings = json.loads(script.text)["encoding"]
    assert [e["contentUrl"].rpartition("/")[2] for e in encodings] == [
        path.name for path in there
    ]
    assert [e["contentSize"] for e in encodings] == [
        f"{path.stat().st_size} B" for path in there
    ]


def test_all_formats_are_listed_with_their_files(built_small: Edition) -> None:
    path = "manual/formats/index.html"
    rows = page(built_small, path).xpath("//tr[starts-with(@id, 'format-')]")
    made = exported(built_small, wanted(built_small))
    told = {row.get("id").removeprefix("format-") for row in rows}
    assert told == {name for name in made if made[name] and FORMATS[name].about}
    for row in rows:
        assert row.xpath(".//a"), row.text_content()
        for link in row.iter("a"):
            file = target(built_small, path, link.get("href"))
            kilobytes = round(max(file.stat().st_size / 1000, 1))
            assert f"({kilobytes:,}\N{NO-BREAK SPACE}kB)" in link.tail


def test_what_is_switched_off_is_not_there_and_no_page_leads_to_it(
    built_small: Edition, tmp_path: Path
) -> None:
    root = copy_built(built_small, tmp_path / "edition")
    with (root / "edition.yml").open("a", encoding="utf-8") as settings:
        settings.write("exports: {json: false, text: false, archive: false}\n")
    assert render(root, root / "site", Options()) == []
    edition = load_edition(root)
    assert not (root / "site/texts/marsh-1990/marsh-1990.json").exists()
    assert not (root / "site/edition-data.zip").exists()
    shown = page(edition, TEXT).xpath("//*[@id='download']")[0].text_content()
    assert "JSON" not in shown
    assert "Markdown" in shown
    assert not page(edition, "manual/formats/index.html").xpath(
        "//*[@id='format-text']"
    )


# What the page shows to be typed

PAGE = (ROOT / "docs/about/data.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.M | re.S)
PYTHON = [code for language, code in BLOCKS if language == "python"]
SHELL = [code for language, code in BLOCKS if language == "sh"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what a reader has downloaded."""
    folder = tmp_path_factory.mktemp("downloads")
    made = exported(load_edition(ROOT), ["jsonl", "parquet", "opensearch"])
    for files in made.values():
        for file in files:
            raw = file.content
            raw = raw if isinstance(raw, bytes) else raw.encode()
            (folder / file.path).write_bytes(raw)
    return folder


@pytest.mark.judge
@pytest.mark.parametrize("code", PYTHON, ids=lambda c: c.split()[1].partition(".")[0])
def test_every_snippet_of_python_runs(code: str, folder: Path) -> None:
    if code.startswith("from pyspark") and not (find_spec("pyspark") and which("java")):
        pytest.skip("needs pyspark and Java: pip install pyspark")
    done = subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"nato|passage|nikitina-2015", done.stdout)


@contextmanager
def taking() -> Iterator[tuple[str, list[tuple[str, str, bytes]]]]:
    """Take what is sent, as a search engine would; give its address."""
    taken: list[tuple[str, str, bytes]] = []

    class Taker(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.append((self.path, self.headers["Content-Type"], body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PUT  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Taker)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}", taken
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_is_sent_to_a_search_engine_is_what_it_takes(folder: Path) -> None:
    (code,) = SHELL
    with taking() as (address, taken):
        command = code.replace("localhost:9200", address)
        done = subprocess.run(
            ["sh", "-e", "-c", command], cwd=folder, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    (index, mapping_type, mapping), (bulk, bulk_type, lines) = taken
    assert (index, bulk) == ("/security-and-values", "/_bulk")
    assert (mapping_type, bulk_type) == ("application/json", "application/x-ndjson")
    assert json.loads(mapping)["mappings"]["dynamic"] == "strict"
    assert lines.endswith(b"\n")
    first, second = (json.loads(line) for line in lines.splitlines()[:2])
    assert first["index"] == {"_index": index[1:], "_id": second["id"]}
