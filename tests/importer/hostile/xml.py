"""JATS, DocBook and FB2: entities, inclusions, depth, what is no text."""

from importer.hostile import MANY, OUTSIDE, SAID, Family
from importer.hostile.tei import BOMB

DTD = '<?xml version="1.0"?><!DOCTYPE {} [<!ENTITY e0 "a">{}]>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE {} [<!ENTITY e9 SYSTEM "{}">]>'
INCLUDES = (
    f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{OUTSIDE}" '
    'parse="text"/>'
)


def jats(body: str, declared: str = "") -> str:
    """Return JATS that says what every file here does."""
    return (
        f"{declared}<article><front><article-meta><title-group><article-title>A"
        "</article-title></title-group></article-meta></front>"
        f"<body>{body}<p>{SAID}</p></body></article>"
    )


def docbook(body: str, declared: str = "") -> str:
    """Return DocBook that says what every file here does."""
    space = 'xmlns="http://docbook.org/ns/docbook"'
    return f"{declared}<article {space}>{body}<para>{SAID}</para></article>"


def fb2(body: str, declared: str = "") -> str:
    """Return FB2 that says what every file here does."""
    space = 'xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"'
    return (
        f"{declared}<FictionBook {space}><body><section>{body}<p>{SAID}</p></section>"
        "</body></FictionBook>"
    )


JATS = Family(
    {
        "an entity bomb": lambda: jats("<p>&e9;</p>", DTD.format("article", BOMB)),
        "deep XML": lambda: jats("<sec>" * 50_000 + "</sec>" * 50_000),
        "broken XML": lambda: jats("<p>a")[:-9],
    },
    {
        "an entity from elsewhere": lambda: jats(
            "<p>a &e9;</p>", EXTERNAL.format("article", OUTSIDE)
        ),
        "a DTD from elsewhere": lambda: jats(
            "<p>a</p>", f'<!DOCTYPE article SYSTEM "{OUTSIDE}">'
        ),
        "pictures from elsewhere": lambda: jats(
            '<p>a</p><fig><graphic xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'xlink:href="{OUTSIDE}"/></fig>'
        ),
        "notes of each other": lambda: jats(
            '<p>a<xref ref-type="fn" rid="f1">1</xref></p><fn-group><fn id="f1"><p>b'
            '<xref ref-type="fn" rid="f1">1</xref></p></fn></fn-group>'
        ),
        "many attributes": lambda: jats(
            "<p " + " ".join(f'a{n}="1"' for n in range(MANY)) + ">a</p>"
        ),
    },
)
DOCBOOK = Family(
    {
        "an entity bomb": lambda: docbook(
            "<para>&e9;</para>", DTD.format("article", BOMB)
        ),
        "deep XML": lambda: docbook("<section>" * 50_000 + "</section>" * 50_000),
        "broken XML": lambda: docbook("<para>a")[:-9],
    },
    {
        "an inclusion": lambda: docbook(INCLUDES),
        "an entity from elsewhere": lambda: docbook(
            "<para>a &e9;</para>", EXTERNAL.format("article", OUTSIDE)
        ),
        "a DTD from elsewhere": lambda: docbook(
            "<para>a</para>", f'<!DOCTYPE article SYSTEM "{OUTSIDE}">'
        ),
        "pictures from elsewhere": lambda: docbook(
            f'<para>a<inlinemediaobject><imageobject><imagedata fileref="{OUTSIDE}"/>'
            "</imageobject></inlinemediaobject></para>"
        ),
        "notes of each other": lambda: docbook(
            '<para>a<footnote xml:id="a"><para>b<footnoteref linkend="a"/></para>'
            "</footnote></para>"
        ),
    },
)
FB2 = Family(
    {
        "an entity bomb": lambda: fb2("<p>&e9;</p>", DTD.format("FictionBook", BOMB)),
        "deep XML": lambda: fb2("<section>" * 50_000 + "</section>" * 50_000),
        "half of a pair in UTF-7": lambda: (
            fb2("<p>+2AA-</p>", '<?xml version="1.0" encoding="UTF-7"?>').encode()
            + b"<!--\xff-->"
        ),
        "broken XML": lambda: fb2("<p>a")[:-9],
    },
    {
        "a picture of 2 MB": lambda: fb2("<p>a</p>").replace(
            "</FictionBook>",
            f'<binary id="a">{"QUJD" * 500_000}</binary></FictionBook>',
        ),
        "an entity from elsewhere": lambda: fb2(
            "<p>a &e9;</p>", EXTERNAL.format("FictionBook", OUTSIDE)
        ),
        "a DTD from elsewhere": lambda: fb2(
            "<p>a</p>", f'<!DOCTYPE FictionBook SYSTEM "{OUTSIDE}">'
        ),
        "pictures from elsewhere": lambda: fb2(
            '<p>a</p><image xmlns:l="http://www.w3.org/1999/xlink" '
            f'l:href="{OUTSIDE}"/>'
        ),
        "a binary that is none": lambda: fb2("<p>a</p>").replace(
            "</FictionBook>", '<binary id="a">*?*</binary></FictionBook>'
        ),
    },
)
FAMILIES = {"jats": JATS, "docbook": DOCBOOK, "fb2": FB2}
