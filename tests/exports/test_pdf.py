"""PDFs: valid for everybody's programs, tagged, and of the same words as the page."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from edition.exports import pdf
from edition.exports.book import Book, book_of
from edition.model import Edition
from edition.problems import EditionError
from edition.readers.front_matter import MATTER
from edition.reading.tree import Passage, Reading
from edition.reading.walk import spans
from edition.sources import load_edition
from edition.templating import source
from edition.theme.fonts import SERIF
from edition.typography import runs_left
from read_back import (
    NAMES,
    all_readings,
    edition_called,
    letters,
    paragraphs,
    said,
    wanted,
    with_signs,
)
from support import EPOCH, lay_copies, run_edition

FONT = files(SERIF) / "files" / "SourceSerifPro-Regular.ttf"
HOSTILE = (
    '#eval("1")',
    r"\u{41} \ a",
    ']] #read("/etc/passwd")',
    "// a /* b */",
    "$x^2$ @key <label>",
    '"quoted" `raw`',
    "= Heading",
    "#import a: *",
)


@pytest.fixture(autouse=True)
def _same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def words_in(content: bytes) -> str:
    """Return the letters of a PDF, in the order in which they are written."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    # Letters of mathematics stand for those that the TeX has.
    return letters(unicodedata.normalize("NFKC", "".join(pages)))


def printed(passage: Passage) -> Iterator[str]:
    """Yield what a page has of a passage in one stretch."""
    number = passage.number if passage.id else ""
    if passage.lines:
        yield number + said_by(passage)
        for line in passage.lines:
            at = str(line.number) if line.is_numbered else ""
            yield letters(with_signs(line.content)) + at
    elif passage.table:
        yield number + letters(with_signs(passage.table.caption))
        for row in passage.table.rows:
            yield from (letters(with_signs(cell.content)) for cell in row)
    elif any(span.kind in ("formula", "picture") for span in spans(passage.content)):
        yield number
        yield from (letters(run) for run in passage.content if isinstance(run, str))
    else:
        yield letters(number + said(passage, with_signs))


def letters_apart(passage: Passage) -> str:
    return " ".join(letters(word) for word in with_signs(passage.content).split())


def said_by(passage: Passage) -> str:
    return letters(with_signs(passage.speaker))


def compare(book: Book) -> int:
    found = words_in(pdf.pdf(book, in_one_piece=True))
    compared = 0
    for reading in book.readings:
        for words in expected(reading):
            normal = letters(unicodedata.normalize("NFKC", words))
            assert normal in found, (reading.text.slug, words)
            compared += 1
    return compared


def expected(reading: Reading) -> Iterator[str]:
    for passage in reading.passages():
        yield from printed(passage)
    for note in reading.notes():
        sign = note.sign
        for paragraph in paragraphs(note.blocks):
            words = said(paragraph, with_signs)
            if runs_left(words):  # programs differ in how they join both directions
                yield from letters_apart(paragraph).split()
            else:
                # As a passage has its number before it, a note has its sign.
                yield from printed(replace(paragraph, id=sign and f" {sign}"))
            sign = ""


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_and_note_has_its_words(name: str, tmp_path: Path) -> None:
    edition = edition_called(name, tmp_path)
    compared = sum(compare(book_of(edition, text)) for text in edition.texts)
    assert compared >= sum(len(wanted(r)) for r in all_readings(edition)) * 0.8


@pytest.fixture(scope="module")
def kinds() -> Edition:
    return edition_called("kinds", Path())


def structure(document: pikepdf.Pdf) -> list[str]:
    """Return the kinds of all elements of the structure, in order."""
    found, waiting = [], [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed([*node])
        elif isinstance(node, pikepdf.Dictionary):
            found += [str(node.S)] if "/S" in node else []
            waiting += [node.K] if "/K" in node else []
    return found


def opened(content: bytes) -> pikepdf.Pdf:
    document = pikepdf.open(BytesIO(content))
    assert document.check_pdf_syntax() == []
    return document


@pytest.mark.parametrize("name", NAMES)
def test_every_pdf_is_sound_and_tagged(name: str, tmp_path: Path) -> None:
    edition = edition_called(name, tmp_path)
    for text in edition.texts:
        (file,) = pdf.files(edition, text)
        assert file.path == f"texts/{text.slug}/{text.slug}.pdf"
        assert isinstance(file.content, bytes)
        document = opened(file.content)
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == edition.settings.language
        notes = sum(len([*r.notes()]) for r in all_readings(edition) if r.text is text)
        assert structure(document).count("/Note") == notes
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert text.meta.title in metadata["dc:title"]


def test_the_whole_edition_has_every_text_and_list(kinds: Edition) -> None:
    (file,) = pdf.whole(kinds)
    assert file.path == "kinds-of-texts.pdf"
    assert isinstance(file.content, bytes)
    document = opened(file.content)
    with document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Contents", *(t.meta.title for t in kinds.texts), "Works cited"]


EARLY = "context { if here().page() < it.note.location().page() [EARLY] }"


def test_no_note_stands_on_a_page_before_its_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watched(edition: Edition, template: str) -> str:
        words = source(edition, template)
        return words.replace("it.note.body\n", f"{EARLY}\nit.note.body\n")

    edition = edition_called("own", tmp_path)
    monkeypatch.setattr(pdf, "source", watched)
    assert EARLY in pdf.source(edition, "pdf/main.typ")
    for text in edition.texts:
        (file,) = pdf.files(edition, text)
        assert isinstance(file.content, bytes)
        assert "EARLY" not in words_in(file.content), text.slug


def test_bookmarks_are_the_headings(kinds: Edition) -> None:
    (file,) = pdf.files(kinds, kinds.text["lockkeeper-1888"])
    assert isinstance(file.content, bytes)
    with opened(file.content).open_outline() as outline:
        (title,) = outline.root
        (act,) = title.children
        (scene,) = act.children
    assert [title.title, act.title, scene.title] == [
        "The Lock-Keeper",
        "Act I",
        "Scene 2. The lock at night",
    ]


def test_a_precis_is_by_its_editors(small: Edition) -> None:
    (file,) = pdf.files(small, small.text["marsh-1990"])
    assert isinstance(file.content, bytes)
    with opened(file.content).open_metadata() as metadata:
        assert metadata["dc:creator"] == ["The editors of Harbour and Law"]
        assert "[Editors’ précis]" in metadata["dc:title"]


def test_a_formula_that_typst_cannot_set_is_printed_as_tex(small_root: Path) -> None:
    page = small_root / "docs/texts/marsh-1990.md"
    tex = r"\begin{matrix} a & b \\ c & d \end{matrix}"
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("{ #p1 }", f"${tex}$\n{{ #p1 }}", 1), "utf-8")
    edition = load_edition(small_root)
    (file,) = pdf.files(edition, edition.text["marsh-1990"])
    assert isinstance(file.content, bytes)
    assert letters(tex) in words_in(file.content)


def test_hostile_words_come_out_as_they_stand(small_root: Path) -> None:
    page = small_root / "docs/texts/marsh-1990.md"
    source = page.read_text(encoding="utf-8")
    for words in HOSTILE:
        escaped = re.sub(r"([\\`*_{}\[\]#$~^@])", r"\\\1", words)
        title = source.replace(
            "title: ", f"title: '{words.replace(chr(39), '')} '\n#", 1
        )
        assert title != source
        page.write_text(
            title.replace("{ #p1 }", f"Z{escaped.replace('<', '&lt;')}Z\n{{ #p1 }}", 1),
            "utf-8",
        )
        edition = load_edition(small_root)
        book = book_of(edition, edition.text["marsh-1990"])
        content = pdf.pdf(book, in_one_piece=True)
        assert f"Z{letters(words)}Z" in words_in(content)
        with opened(content).open_metadata() as metadata:
            assert words in metadata["dc:title"]


def test_a_sign_that_no_font_has_is_named_with_its_place(small_root: Path) -> None:
    page = small_root / "docs/texts/marsh-1990.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("{ #p1 }", "中文\n{ #p1 }", 1), "utf-8")
    edition = load_edition(small_root)
    with pytest.raises(EditionError, match=r"marsh-1990#p1: no font.*“中”.*U\+4E2D"):
        [*pdf.files(edition, edition.text["marsh-1990"])]


def test_a_font_of_the_edition_writes_what_ours_cannot(small_root: Path) -> None:
    page = small_root / "docs/texts/marsh-1990.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("{ #p1 }", "中\n{ #p1 }", 1), "utf-8")
    (small_root / "fonts").mkdir()
    font = TTFont(str(FONT))
    for table in font["cmap"].tables:
        table.cmap[ord("中")] = "A"
    font.save(small_root / "fonts" / "one.ttf")
    edition = load_edition(small_root)
    (file,) = pdf.files(edition, edition.text["marsh-1990"])
    assert isinstance(file.content, bytes)
    assert "中" in words_in(file.content)


def test_a_private_copy_is_not_written(small_root: Path) -> None:
    public = load_edition(small_root, with_transcriptions=False)
    before = [file.content for text in public.texts for file in pdf.files(public, text)]
    lay_copies(small_root)
    private = load_edition(small_root, with_transcriptions=True)
    assert private.transcriptions
    made = [file.content for text in private.texts for file in pdf.files(private, text)]
    assert made == before


def test_a_heading_has_a_note_and_a_text_the_language_of_a_country(
    tmp_path: Path,
) -> None:
    """Heads of pages and the list of contents repeat headings, and may hold no link."""
    assert run_edition(tmp_path, "new", "letters").returncode == 0
    text = tmp_path / "letters/docs/texts/sample.md"
    sections = "\n\n".join(
        f"## To Jon {n}[^{n}]\n\n{'The river is high. ' * 300}\n{{ #p{n} }}"
        for n in range(1, 4)
    )
    notes = "\n".join(f"[^{n}]: The ferryman {n}." for n in range(1, 4))
    matter = MATTER.match(text.read_text(encoding="utf-8"))
    assert matter
    head = matter[0].replace("language: en\n", "language: en-GB\n")
    assert "en-GB" in head
    words = f"{head}\nA headnote.\n{{ #headnote }}\n\n{sections}\n\n{notes}\n"
    text.write_text(words, encoding="utf-8")
    for data in ("data/glossary.yml", "data/timeline.yml", "bibliography.bib"):
        (tmp_path / "letters" / data).write_text("", encoding="utf-8")
    done = run_edition(tmp_path / "letters", "export", "pdf")
    assert done.returncode == 0, done.stdout + done.stderr
    made = tmp_path / "letters/build/exports/texts/sample/sample.pdf"
    head_of_third = words_in(made.read_bytes())
    assert head_of_third.count("ToJon") > 3 + 3
