"""The letters of a PDF's page are those that it shows, once, as what they are."""

from edition.importer.opening import read_bytes
from edition.importer.transcribe import Imported, Options, import_document
from edition.problems import Problem
from importer.hostile.pdf import SAID, pdf


def imported(data: bytes) -> Imported:
    read = read_bytes(data, "gate.pdf")
    assert not isinstance(read, Problem), read
    document = import_document(read, "gate.pdf", Options(use_profiles=False))
    assert document.report.lost == ()
    assert document.report.added == ()
    return document


def said(document: Imported) -> str:
    """Return the words of the first passage."""
    return document.markdown.split("---\n\n", 1)[1].partition("{ #")[0].strip()


def taken(document: Imported) -> list[tuple[str, str]]:
    """Return what was taken out, each with why."""
    return [(r.rule, r.before) for r in document.report.repairs if not r.after]


def at(x: int, y: int, text: str) -> bytes:
    return b" BT /F 12 Tf %d %d Td (%s) Tj ET" % (x, y, text.encode())


def test_what_a_printer_wrote_beyond_the_page_is_no_text_of_it() -> None:
    data = pdf(SAID + at(20, 290, "Third pass"), page=b"/CropBox [0 0 300 280] ")
    document = imported(data)
    assert said(document) == "The gate was shut."
    assert taken(document) == [("text outside the page", "Third pass")]


def test_a_line_that_runs_over_the_edge_of_the_sheet_is_text() -> None:
    document = imported(pdf(SAID + at(20, -4, "It was opened at six.")))
    assert "It was opened at six." in document.markdown
    assert taken(document) == []


def test_a_line_painted_twice_for_its_shadow_is_read_once() -> None:
    others = b"".join(at(20, 236 - 14 * n, f"It was opened at {n}.") for n in range(9))
    shadow = at(21, 250, "The gate was shut.")
    document = imported(pdf(SAID + others + shadow))
    assert document.markdown.count("The gate was shut.") == 1
    assert taken(document) == [("text painted twice", "The gate was shut.")]


def test_a_letter_of_a_font_of_signs_is_the_sign_of_an_item() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Wingdings2 >>"
    fonts = b"/Font << /F 5 0 R >>", b"/Font << /F 5 0 R /S 6 0 R >>"
    line = b" BT /S 12 Tf 20 %d Td (h) Tj /F 12 Tf 16 0 Td (%s) Tj ET"
    lines = b"".join(
        line % (y, said) for y, said in ((250, b"The gate"), (230, b"The river"))
    )
    data = pdf(lines, more=(font,)).replace(*fonts)
    assert said(imported(data)) == "- The gate"
