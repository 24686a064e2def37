"""TEI, XML of one's own: entities, depth, what an XML parser may be told to load."""

from importer.hostile import MANY, OUTSIDE, SAID, VERY_MANY, Family

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
ATTRIBUTE = ' n="1"'
BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
TARGETS = '<note xml:id="n{}">a<ref target="#n{}">1</ref></note>'


def tei(body: str, declared: str = "") -> str:
    """Return a file in TEI that says what every file here does."""
    return declared + TEI.format(f"{body}<p>{SAID}</p>")


REFUSED = {
    "entity bomb": lambda: tei(
        "<p>&e9;</p>", f'<!DOCTYPE TEI [<!ENTITY e0 "a">{BOMB}]>'
    ),
    "entity bomb in an attribute": lambda: tei(
        '<p n="&e9;">a</p>', f'<!DOCTYPE TEI [<!ENTITY e0 "a">{BOMB}]>'
    ),
    "one long entity": lambda: tei(
        f"<p>{'&a; ' * MANY}</p>", f'<!DOCTYPE TEI [<!ENTITY a "{"b " * 10_000}">]>'
    ),
    "entity within itself": lambda: tei(
        '<p n="&a;">a</p>', '<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
    ),
    "deep XML": lambda: tei("<div>" * 50_000 + "x" + "</div>" * 50_000),
    "long text node": lambda: tei(f"<p>{'a ' * 6_000_000}</p>"),
    "a comment of 50 MB": lambda: tei(f"<!--{'a ' * 25_000_000}-->"),
    "a million attributes of one name": lambda: tei(
        "<p" + ATTRIBUTE * 1_000_000 + "/>"
    ),
    "broken XML": lambda: tei("<p>")[:-9],
    "a name with commands for a terminal": lambda: tei("<p\x1b[2J\x07>a</p>"),
    "no text": lambda: '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
    "an encoding that is none": lambda: tei("", '<?xml version="1.0" encoding="x"?>'),
    "UTF-7": lambda: tei("<p>+ADw-</p>", '<?xml version="1.0" encoding="UTF-7"?>'),
    "a lie about UTF-16": lambda: tei("", '<?xml version="1.0" encoding="UTF-16"?>'),
}
READ = {
    "external entity": lambda: tei(
        "<p>a &x; b</p>", f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{OUTSIDE}">]>'
    ),
    "external entity of parameters": lambda: tei(
        "<p>a</p>", f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{OUTSIDE}"> %x;]>'
    ),
    "external DTD": lambda: tei("<p>a</p>", f'<!DOCTYPE TEI SYSTEM "{OUTSIDE}">'),
    "inclusion": lambda: tei(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'href="{OUTSIDE}" parse="text"/><p>a</p>'
    ),
    "style sheet": lambda: tei(
        "<p>a</p>", f'<?xml-stylesheet type="text/xsl" href="{OUTSIDE}"?>'
    ),
    "instructions": lambda: tei(f"<p>a</p>{'<?php system(1)?>' * MANY}"),
    "100,000 attributes": lambda: tei(
        "<p " + " ".join(f'a{n}="1"' for n in range(VERY_MANY)) + ">a</p>"
    ),
    "10,000 namespaces": lambda: tei(
        "<p " + " ".join(f'xmlns:a{n}="b"' for n in range(10_000)) + ">a</p>"
    ),
    "many notes": lambda: tei(f"<p>{'a<note>b</note>' * MANY}</p>"),
    "many items": lambda: tei(f'<list type="ordered">{"<item>a</item>" * MANY}</list>'),
    "many stages": lambda: tei(f"<sp>{'<stage>a</stage>' * MANY}</sp>"),
    "many line breaks": lambda: tei(f"<p>a{'<lb/>' * VERY_MANY}b</p>"),
    "100,000 lines": lambda: tei("\n" * VERY_MANY + "<p>a</p>"),
    "deep divisions": lambda: tei("<div><p>a</p> " * 200 + "</div>" * 200),
    "deep notes": lambda: tei("<p>x <note>y " * 100 + "</note></p>" * 100),
    "UTF-16": lambda: tei("<p>a</p>", '<?xml version="1.0" encoding="UTF-16"?>').encode(
        "utf-16"
    ),
}
DOUBTED = {
    "notes in a circle": lambda: tei(
        '<p>a<ref target="#n1">1</ref></p>'
        + TARGETS.format(1, 2)
        + TARGETS.format(2, 1)
        + TARGETS.format(3, 3)
    ),
    "entities wherever one may stand": lambda: tei(
        "&x;<head>&x;<note>&x;</note></head><list>&x;<item>&x;</item></list><table>&x;"
        "<row>&x;<cell>&x;</cell></row></table><lg>&x;<l>&x;</l></lg><sp>&x;</sp>",
        f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{OUTSIDE}">]>',
    ),
}
FAMILY = Family(REFUSED, READ, DOUBTED)
