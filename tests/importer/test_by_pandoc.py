"""Word, OpenDocument, RTF, LaTeX and others: what they say they are, and every word."""

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pypandoc
import pytest

from edition.importer.opening import Structured, read_bytes
from edition.importer.transcribe import Imported, Options, import_document
from edition.problems import Problem
from importer.hostile.archives import bomb

MOLE = """\
---
title: The Mole at Harrow
author: Elena Marsh
---

# The *first* mole

The mole[^1] is four “hundred” feet long, of H~2~O and the 2^nd^ kind.

[^1]: A ton was the room of one tun.

    The second paragraph of *it*.

| The river takes
|   a penny
|
| And gives

1.  First
2.  Second
    - inner

> Quoted words.[^2]

[^2]: So in Łódź.

## The second mole

| Year | Tons |
|------|------|
| 1702 | 1139 |

The end.
"""
FORMATS = {
    "docx": "docx",
    "odt": "odt",
    "rtf": "rtf",
    "latex": "latex",
    "docbook5": "docbook",
    "fb2": "fb2",
    "jats": "jats",
    "mediawiki": "mediawiki",
    "org": "org",
    "rst": "rst",
}
"""What pandoc calls the formats that it writes, and we that we read."""


@cache
def written(format: str, source: str = MOLE) -> bytes:
    """Return a document of ours in a format."""
    command = [pypandoc.get_pandoc_path(), "-s", "-f", "markdown", "-t", format, "-o-"]
    return subprocess.run(
        command, input=source.encode(), capture_output=True, check=True
    ).stdout


def opened(data: bytes, name: str = "mole") -> Structured:
    found = read_bytes(data, name)
    assert isinstance(found, Structured), found
    return found


def imported(data: bytes, name: str = "mole") -> Imported:
    return import_document(opened(data, name), name, Options(use_profiles=False))


@pytest.mark.parametrize("format", FORMATS)
def test_every_word_comes_out_as_what_a_document_says_it_is(
    format: str,
) -> None:
    found = imported(written(format))
    assert (found.report.lost, found.report.added) == ((), ())
    markdown = found.markdown
    assert "## The *first* mole" in markdown
    assert "The mole[^1] is four “hundred” feet long" in markdown
    assert "[^1]: A ton was the room of one tun." in markdown
    assert "    The second paragraph of *it*." in markdown
    assert "Quoted words.[^2]" in markdown
    assert "[^2]: So in Łódź." in markdown
    assert "Łódź" in markdown
    assert "1. First" in markdown or format in ("rtf", "fb2")


@pytest.mark.parametrize("format", ["docx", "org", "odt"])
def test_verse_stays_verse(format: str) -> None:
    lines = "| The river takes\n|   a penny\n| and gives it back\n"
    source = f"---\ntitle: A\n---\n\n# Toll\n\n{lines}"
    markdown = imported(written(format, source)).markdown
    assert ".verse" in markdown
    assert "The river takes\n" in markdown


@pytest.mark.parametrize("format", ["docx", "latex", "docbook5", "jats", "org"])
def test_tables_are_tables(format: str) -> None:
    blocks = opened(written(format)).document.blocks
    (table,) = (block for block in blocks if block.kind == "table")
    assert [len(row) for row in table.rows] == [2, 2]


def test_styles_of_letters_say_what_a_paragraph_is() -> None:
    source = """\
# A

::: {custom-style=Date}
Harrow, 3 May
:::

::: {custom-style=Salutation}
Dear Zofia,
:::

::: {custom-style=Closing}
Hannah
:::
"""
    _, *blocks = opened(written("docx", source)).document.blocks
    assert [b.kind for b in blocks] == ["dateline", "salutation", "signature"]


def changed(data: bytes, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """Return an archive with some bytes of its files replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            before, after = changes.get(name, (b"", b""))
            content = old.read(name)
            assert before in content, name
            new.writestr(name, content.replace(before, after) if before else content)
    return made.getvalue()


def test_text_boxes_and_captions_of_word_are_paragraphs() -> None:
    box = b"<w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
    box += b"<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
    box += b"</w:txbxContent></v:textbox></w:pict></w:r>"
    source = "Before.\n\nAfter.\n\n::: {custom-style=Caption}\nThe mole.\n:::\n"
    before = b'<w:t xml:space="preserve">Before.</w:t></w:r>'
    data = changed(
        written("docx", source), {"word/document.xml": (before, before + box)}
    )
    found = imported(data)
    assert "Before.\n{ #p1 }\n\nIn a box.\n" in found.markdown
    assert "The mole." in found.markdown
    assert (found.report.lost, found.report.added) == ((), ())


def test_the_title_that_word_keeps_of_a_table_is_its_caption() -> None:
    said = (b"<w:tblPr>", b'<w:tblPr><w:tblCaption w:val="Ships counted"/>')
    document = imported(changed(written("docx"), {"word/document.xml": said}))
    assert ": Ships counted" in document.markdown
    assert (document.report.lost, document.report.added) == ((), ())


TYPED = """\
.. [1] A note.

The mole [1]_ has a name.

:ref:`sand` comes first, in letters and by the keeper:

a. Rope
b. Tar

Then these:

iv) Oil
v) Salt

#. Bread
#. Fish

He wrote::

    .. |gate| image:: gate_ is :ref:`shut` [2]_

And then he left.
"""
LISTED = """\
#+TITLE: The mole
#+OPTIONS: toc:nil

1. Stone
2. Sand
   #+kindex: s @r{(the keeper)}

   - grey :: An arrow \\rarr is no word, \\alpha is, =\\rarr= is typed.
"""


@pytest.mark.parametrize("source", [TYPED, LISTED])
def test_numbers_of_lists_and_lines_as_typed_are_words_once(source: str) -> None:
    report = imported(source.encode(), "mole.org").report
    assert (report.lost, report.added) == ((), ())
    assert {"items"} <= {repair.rule for repair in report.repairs}


def test_a_term_within_an_item_has_not_its_number() -> None:
    assert "- **grey** An arrow" in imported(LISTED.encode()).markdown


LETTERS = r"""
\documentclass{article}
\newtheorem{tide}[theorem]{Law of the tide}
\begin{document}
H{\o}rg and Stra\ss e of \L{}ód\'z are \o ld.
\end{document}
"""


def test_letters_of_latex_that_are_commands_are_letters() -> None:
    document = imported(LETTERS.encode())
    assert "Hørg and Straße of Łódź are øld." in document.markdown
    assert (document.report.lost, document.report.added) == ((), ())


def test_a_picture_in_rtf_has_no_words() -> None:
    data = rb"{\rtf1{\pard The gate.\par}{\pard{\pict\pngblip 89504e47}\par}}"
    document = imported(data)
    assert "![](img/" in document.markdown
    assert document.report.added == ()


@pytest.mark.parametrize("said", ["ISO-8859-1", "us-ascii", "UTF-8"])
def test_a_file_that_names_another_encoding_than_its_own_is_read(said: str) -> None:
    head = f'<?xml version="1.0" encoding="{said}"?>'
    data = f"{head}<FictionBook><body><section><p>So in Łódź.</p></section></body>"
    assert "Łódź" in imported(f"{data}</FictionBook>".encode()).markdown


def test_lines_set_in_a_paragraph_are_verse_that_a_person_is_to_see() -> None:
    source = "# A\n\nRoses are red\\\nViolets blue\\\nSo are you\n"
    found = imported(written("docx", source))
    assert "Roses are red\nViolets blue\nSo are you\n{ #p1 .verse }" in found.markdown
    assert any(r.rule == "verse" and r.is_review for r in found.report.repairs)


def test_works_cited_in_jats_are_not_lost() -> None:
    data = b"""<article><front><journal-meta><journal-title>Moles</journal-title>
    </journal-meta><article-meta><title-group><article-title>Sand</article-title>
    </title-group></article-meta></front><body><p>Sand is wet.</p></body>
    <back><ref-list><title>Works</title><ref id="r"><mixed-citation>Marsh 1990.
    </mixed-citation></ref></ref-list></back></article>"""
    found = imported(data)
    assert "Marsh 1990." in found.markdown
    assert any("Moles" in repair.before for repair in found.report.repairs)


@pytest.mark.parametrize(
    ("words", "bytes_"),
    [
        ("“hello”", rb"\u8220\'93hello\u8221\'94"),
        ("“hello”", rb'\u8220"hello\u8221"'),
        ("“hello”", rb"\u8220?hello\u8221?"),
        ("“hello”", rb"{\uc0\u8220 hello\u8221 }"),
        ("a\N{NON-BREAKING HYPHEN}b", rb"a\_b"),
    ],
)
def test_signs_of_rtf_are_what_they_stand_for(words: str, bytes_: bytes) -> None:
    data = rb"{\rtf1\ansi{\pard He said " + bytes_ + rb" and left.\par}}"
    assert f"He said {words} and left." in imported(data).markdown


def test_rtf_in_cyrillic_is_read_by_the_page_it_names() -> None:
    said = "".join(f"\\'{byte:02x}" for byte in "Привет".encode("cp1251"))
    data = rf"{{\rtf1\ansi\ansicpg1251{{\pard {said}, Zofia.\par}}}}".encode()
    assert "Привет, Zofia." in imported(data).markdown
    assert "Привет" in opened(data).words


@pytest.mark.parametrize(
    "source",
    [
        r"\documentclass{book}\begin{document}Before. \input{%s} After.\end{document}",
        "#+TITLE: A\n\nBefore. After.\n\n#+INCLUDE: %s\n",
        "Before [1]_.\n\n.. include:: %s\n\n.. [1] After.\n",
        '<article xmlns="http://docbook.org/ns/docbook" '
        'xmlns:xi="http://www.w3.org/2001/XInclude"><para>Before. After.</para>'
        '<xi:include href="%s" parse="text"/></article>',
        '<!DOCTYPE article [<!ENTITY x SYSTEM "file://%s">]><article xmlns='
        '"http://docbook.org/ns/docbook"><para>Before. &x; After.</para></article>',
    ],
)
def test_a_file_that_names_another_gets_nothing(tmp_path: Path, source: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("HIDDEN TREASURE\n", encoding="utf-8")
    found = read_bytes((source % secret).encode(), "a")
    if isinstance(found, Structured):
        markdown = import_document(found, "a", Options(use_profiles=False)).markdown
        assert "TREASURE" not in markdown
    else:
        assert isinstance(found, Problem)
        assert "TREASURE" not in str(found)


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml"])
def test_an_archive_that_unpacks_to_too_much_is_refused(name: str) -> None:
    odt = {"mimetype": "application/vnd.oasis.opendocument.text"}
    files = (odt if name == "content.xml" else {}) | {name: "<a/>"}
    found = read_bytes(bomb(files), "bomb.docx")
    assert isinstance(found, Problem)
    assert "unpacks to more than" in str(found)


@pytest.mark.parametrize("format", ["docx", "odt"])
@pytest.mark.parametrize("at", [40, 200, 2000])
def test_a_broken_archive_is_refused_in_a_sentence(format: str, at: int) -> None:
    data = written(format)
    found = read_bytes(data[:at] + data[at + 7 :], "mole")
    assert isinstance(found, Problem | Structured)
    if isinstance(found, Problem):
        assert found.code == "I002"
        assert "\n" not in found.what
