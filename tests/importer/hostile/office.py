"""DOCX, ODT and RTF: parts from elsewhere, styles in circles, depth, wrong sizes."""

from importer.hostile import MANY, OUTSIDE, SAID, Family
from importer.hostile.archives import (
    bomb,
    encrypted,
    lying_about_size,
    overlapping,
    zipped,
)
from importer.hostile.tei import BOMB

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
OF_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{RELATED}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    "</Types>"
)
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    '<a:blip r:link="x1" r:embed="x1"/></pic:blipFill></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
NOTE = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"


def related(*targets: tuple[str, str], mode: str = "External") -> str:
    """Return the relations of a part, by their kind and where they lead."""
    told = "".join(
        f'<Relationship Id="x{n}" Type="{RELATED}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PARTS}">{told}</Relationships>'


def docx(body: str = "", declared: str = "", **parts: str) -> bytes:
    """Return a file of Word that says what every file here does, and its parts."""
    text = f"{declared}<w:document {OF_WORD}><w:body>{body}{P.format(SAID)}</w:body>"
    root = related(("officeDocument", "word/document.xml"), mode="Internal")
    own = {f"word/{name}.xml": part for name, part in parts.items()}
    if "rels" in parts:
        own["word/_rels/document.xml.rels"] = own.pop("word/rels.xml")
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": root,
            "word/document.xml": f"{text}</w:document>",
            **own,
        }
    )


def styles(*told: tuple[str, str]) -> str:
    """Return styles of Word, each based on another."""
    own = "".join(
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>'
        f'<w:basedOn w:val="{base}"/></w:style>'
        for kind in ("paragraph", "character")
        for id, base in told
    )
    return f"<w:styles {OF_WORD}>{own}</w:styles>"


def nested(start: str, end: str, times: int) -> str:
    """Return a paragraph of Word within elements within each other."""
    return start * times + P.format("a") + end * times


CELL = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
LINKED = related(
    ("image", OUTSIDE), ("attachedTemplate", OUTSIDE), ("aFChunk", OUTSIDE)
)
DOCX = Family(
    {
        "an entity bomb": lambda: docx(
            P.format("&e9;"), f'<!DOCTYPE x [<!ENTITY e0 "a">{BOMB}]>'
        ),
        "a zip bomb": lambda: bomb({"word/document.xml": "<a/>"}),
        "a size of 4 GB": lambda: lying_about_size(
            docx(), "word/document.xml", 0xFFFFFFFE
        ),
        "overlapping parts": lambda: overlapping(
            docx(), "word/document.xml", "_rels/.rels"
        ),
        "an encrypted part": lambda: encrypted(docx(), "word/document.xml"),
        "no body": lambda: zipped(
            {"[Content_Types].xml": TYPES, "word/document.xml": "<a/>"}
        ),
        "bytes left out": lambda: docx()[:300] + docx()[340:],
    },
    {
        "parts from elsewhere": lambda: docx(PICTURE, rels=LINKED),
        "a document within": lambda: docx('<w:altChunk r:id="x3"/>', rels=LINKED),
        "a field that loads": lambda: docx(
            f"<w:p><w:fldSimple w:instr=' INCLUDETEXT \"{OUTSIDE}\" '/>"
            "<w:r><w:t>a</w:t></w:r></w:p>"
        ),
        "styles in a circle": lambda: docx(
            '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:rStyle w:val="B"/>'
            "</w:rPr><w:t>a</w:t></w:r></w:p>",
            styles=styles(("A", "B"), ("B", "A"), ("C", "C")),
        ),
        "60 tables within each other": lambda: docx(nested(*CELL, 60)),
        "wide cells": lambda: docx(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
            f"{P.format('a')}</w:tc></w:tr></w:tbl>"
        ),
        "many paragraphs without words": lambda: docx("<w:p/>" * 20_000),
        "a DTD from elsewhere": lambda: docx(
            P.format("a &amp; b"), f'<!DOCTYPE x SYSTEM "{OUTSIDE}">'
        ),
    },
    endless={
        "a note within itself": lambda: docx(
            NOTE,
            footnotes=f'<w:footnotes {OF_WORD}><w:footnote w:id="1">{NOTE}'
            "</w:footnote></w:footnotes>",
        ),
    },
)
OF_ODT = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table")),
        *(("draw", "drawing"), ("style", "style"), ("fo", "xsl-fo-compatible")),
    )
)
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str = "", declared: str = "", styles: str = "", **more: str) -> bytes:
    """Return an OpenDocument text that says what every file here does."""
    content = (
        f"{declared}<office:document-content {OF_ODT} {XLINK}><office:automatic-styles>"
        f"{styles}</office:automatic-styles><office:body><office:text>{body}<text:p>"
        f"{SAID}</text:p></office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {OF_ODT}/>",
            "META-INF/manifest.xml": "<a/>",
            **more,
        },
        plain=1,
    )


LOADS = f'xlink:href="{OUTSIDE}" xlink:type="simple" xlink:show="embed"'
ODT = Family(
    {
        "an entity bomb": lambda: odt(
            "<text:p>&e9;</text:p>", f'<!DOCTYPE x [<!ENTITY e0 "a">{BOMB}]>'
        ),
        "100,000 spans within each other": lambda: odt(
            "<text:p>"
            + "<text:span>" * 100_000
            + "</text:span>" * 100_000
            + "</text:p>"
        ),
        "an encrypted part": lambda: encrypted(odt(), "content.xml"),
        "a size of 4 GB": lambda: lying_about_size(odt(), "content.xml", 0xFFFFFFFE),
        "no content": lambda: zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text"}, plain=1
        ),
    },
    {
        "sections from elsewhere": lambda: odt(
            f"<text:section><text:section-source {LOADS}/><text:p>a</text:p>"
            "</text:section>"
        ),
        "pictures from elsewhere": lambda: odt(
            f"<text:p><draw:frame><draw:image {LOADS}/></draw:frame>a</text:p>"
        ),
        "wide cells": lambda: odt(
            "<table:table><table:table-column table:number-columns-repeated="
            '"1000000000"/><table:table-row table:number-rows-repeated="1000000000">'
            '<table:table-cell table:number-columns-repeated="1000000000"><text:p>a'
            "</text:p></table:table-cell></table:table-row></table:table>"
        ),
    },
    endless={
        "styles in a circle": lambda: odt(
            '<text:p text:style-name="A">a</text:p>',
            styles='<style:style style:name="A" style:parent-style-name="B" '
            'style:family="paragraph"/><style:style style:name="B" '
            'style:parent-style-name="A" style:family="paragraph"/>',
        ),
        "a billion blanks": lambda: odt(
            '<text:p>a<text:s text:c="1000000000"/>b</text:p>'
        ),
    },
)


def rtf(body: str, head: str = "") -> str:
    """Return RTF that says what every file here does."""
    return rf"{{\rtf1\ansi {head}{{\pard {body}\par}}{{\pard {SAID}\par}}}}"


RTF = Family(
    {
        "no words": lambda: r"{\rtf1\ansi}",
        "bytes of a length that lies": lambda: rtf(r"a{\pict\bin999999999 x}b"),
        "letters that are none": lambda: rtf(r"a b\'zz\'"),
        "a picture and no words": lambda: rf"{{\rtf1 {{\pict\wmetafile8 {'00' * 9}}}}}",
    },
    {
        "100,000 groups within each other": lambda: rtf("{" * 100_000 + "}" * 100_000),
        "groups that nobody opened": lambda: rtf("a") + "}" * 100_000,
        "groups that nobody closes": lambda: rtf("a") + "{" * 100_000,
        "fields that load": lambda: rtf(
            rf'{{\field{{\*\fldinst INCLUDETEXT "{OUTSIDE}"}}{{\fldrslt a}}}}'
            rf'{{\field{{\*\fldinst INCLUDEPICTURE "{OUTSIDE}" \\d}}{{\fldrslt b}}}}',
            rf"{{\*\template {OUTSIDE}}}",
        ),
        "numbers beyond measure": lambda: rtf(
            r"a\u99999? \u-99999? \fs9999999999 \li-9999999999"
        ),
    },
    {
        "an object": lambda: rtf(
            rf"a {{\object\objemb{{\*\objdata {'d0cf11e0' * MANY}}}{{\result b}}}}"
        ),
        "notes within notes": lambda: rtf(r"a{\footnote b" * 50 + "}" * 50),
    },
)
FAMILIES = {"docx": DOCX, "odt": ODT, "rtf": RTF}
