"""hOCR, ALTO and PAGE: boxes beyond measure, depth, orders in circles."""

from importer.hostile import MANY, OUTSIDE, SAID, VERY_MANY, Family
from importer.hostile.tei import BOMB

DTD = (
    '<?xml version="1.0"?><!DOCTYPE {} [<!ENTITY e0 "gate">{}<!ENTITY x SYSTEM "{}">]>'
)


def hocr(body: str, title: str = "bbox 0 0 999 999") -> str:
    """Return hOCR that says what every file here does."""
    line = f'<p class="ocr_par"><span class="ocr_line" title="bbox 9 9 99 19">{SAID}'
    return (
        f'<html><body><div class="ocr_page" title="{title}">{body}{line}</span></p>'
        "</div></body></html>"
    )


def lines(title: str, words: str = "a", times: int = 1) -> str:
    """Return hOCR of lines that have some properties."""
    line = f'<span class="ocr_line" title="{title}">{words}</span>'
    return f'<p class="ocr_par">{line * times}</p>'


WORD = '<span class="ocrx_word" title="{}">a</span> '
HOCR = Family(
    {
        "no text": lambda: '<html><body><div class="ocr_page"><p class="ocr_par">',
        "100,000 lines within each other": lambda: hocr(
            '<span class="ocr_line">' * VERY_MANY
        ),
        "no pages": lambda: '<html><body><!--<div class="ocr_page">--></body></html>',
        "entity bomb": lambda: (
            DTD.format("html", BOMB, OUTSIDE) + '<html><p class="ocr_page">&e9;</p>'
        ),
    },
    {
        "boxes that are no numbers": lambda: hocr(lines("bbox NaN NaN NaN NaN")),
        "boxes without end": lambda: hocr(
            lines("bbox -inf -inf inf inf"), "bbox 0 0 inf inf"
        ),
        "boxes beyond measure": lambda: hocr(
            lines("bbox 0 0 1e300 1e300"), "bbox 0 0 1 1"
        ),
        "boxes turned inside out": lambda: hocr(lines("bbox 99 99 -99 -99")),
        "no boxes": lambda: hocr(lines("")),
        "a base line beyond measure": lambda: hocr(
            lines("bbox 0 0 9 9; baseline 1e308 1e308; x_size NaN; x_fsize 1e308")
        ),
        "a confidence that is no number": lambda: hocr(
            lines("bbox 0 0 9 9", WORD.format("bbox 0 0 9 9; x_wconf NaN"))
            + lines("bbox 0 9 9 18", WORD.format("bbox 0 9 9 18; x_wconf 1e999"))
        ),
        "a property of a megabyte": lambda: hocr(lines("a " * 500_000 + ";" * 100_000)),
        "20,000 words in a line": lambda: hocr(
            lines("bbox 0 0 9 9", WORD.format("bbox 1 1 2 2") * 20_000)
        ),
        "3,000 pages of nothing": lambda: hocr("</div><div class='ocr_page'>" * MANY),
    },
    {
        "3,000 lines in one place": lambda: hocr(lines("bbox 5 5 9 9", times=MANY)),
        "lines within lines": lambda: hocr(
            '<span class="ocr_line" title="bbox 0 0 9 9">a ' * 50 + "</span>" * 50
        ),
    },
)
STRING = '<String CONTENT="{}" HPOS="{}" VPOS="{}" WIDTH="{}" HEIGHT="{}"{}/>'


def alto(lines: str, page: str = "", head: str = "", declared: str = "") -> str:
    """Return ALTO that says what every file here does."""
    own = "".join(
        STRING.format(word, 9 + 20 * n, 900, 15, 9, "")
        for n, word in enumerate(SAID.split())
    )
    return (
        f'{declared}<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">{head}'
        f'<Layout><Page ID="p"{page}><PrintSpace><TextBlock ID="b">{lines}<TextLine>'
        f"{own}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
    )


def string(*box: object, more: str = "", times: int = 1) -> str:
    """Return a line of ALTO in a place."""
    return f"<TextLine>{STRING.format('a', *box, more) * times}</TextLine>"


ALTO = Family(
    {
        "no text": lambda: '<alto><Layout><Page ID="p"/></Layout></alto>',
        "deep XML": lambda: alto(
            "<ComposedBlock>" * 3_000 + "</ComposedBlock>" * 3_000
        ),
        "entity bomb": lambda: alto(
            "<Description>&e9;</Description>", declared=DTD.format("alto", BOMB, "x")
        ),
        "it ends early": lambda: alto(string(1, 1, 9, 9))[:-60],
    },
    {
        "an entity from outside": lambda: alto(
            "<Tags>&x;</Tags>", declared=DTD.format("alto", "", OUTSIDE)
        ),
        "boxes that are no numbers": lambda: alto(string("left", "NaN", "NaN", "NaN")),
        "boxes below nothing": lambda: alto(string(-9, -9, -1e300, -1e300)),
        "boxes without end": lambda: alto(string("inf", "-inf", "inf", "1e999")),
        "a page without measure": lambda: alto("", ' WIDTH="NaN" HEIGHT="0"'),
        "20,000 strings in a line": lambda: alto(string(1, 1, 9, 9, times=20_000)),
        "a confidence without end": lambda: alto(
            string(1, 1, 9, 9, more=' WC="1e300"')
            + string(1, 1, 9, 9, more=' WC="NaN"')
        ),
        "types beyond measure": lambda: alto(
            string(1, 1, 9, 9, more=' STYLEREFS="s"'),
            head='<Styles><TextStyle ID="s" FONTSIZE="NaN"/></Styles>',
        ),
        "hyphens of nothing": lambda: alto(
            string(1, 1, 9, 9, more=' SUBS_TYPE="HypPart1" SUBS_CONTENT="ab"')
        ),
    },
)


def page(regions: str, order: str = "", size: str = "999") -> str:
    """Return PAGE that says what every file here does."""
    return (
        '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">'
        f'<Page imageWidth="{size}" imageHeight="{size}">{order}{regions}'
        f"{region(SAID, '9,900 99,900 99,919 9,919', id='last')}</Page></PcGts>"
    )


def region(
    words: str, points: str = "1,1 9,1 9,9 1,9", *, id: str = "r", inner: str = ""
) -> str:
    """Return a region of PAGE with a line."""
    return (
        f'<TextRegion id="{id}">{inner}<Coords points="{points}"/><TextLine>'
        f'<Coords points="{points}"/><TextEquiv><Unicode>{words}</Unicode></TextEquiv>'
        "</TextLine></TextRegion>"
    )


ROLE = '<Roles><TableCellRole rowIndex="{}" columnIndex="{}" rowSpan="1e9"/></Roles>'
REF = '<RegionRef regionRef="r"/>'
GROUP = '<OrderedGroup id="g"><RegionRefIndexed index="NaN" regionRef="r"/>'
PAGES = Family(
    {
        "no text": lambda: '<PcGts><Page><TextRegion id="r"/></Page></PcGts>',
        "deep XML": lambda: page("<TextRegion>" * MANY + "</TextRegion>" * MANY),
        "it ends early": lambda: page("")[:-60],
    },
    {
        "outlines of 100,000 points": lambda: page(region("a", "1,1 9,9 " * VERY_MANY)),
        "points that are no numbers": lambda: page(
            region("a", "NaN,NaN x inf,1e999 ,")
        ),
        "points beyond measure": lambda: page(region("a", "-1e300,-1e300 1e300,1e300")),
        "rows that are no numbers": lambda: page(
            region("a", inner=ROLE.format("NaN", "NaN"))
            + region("b", inner=ROLE.format("1e999", "-1"), id="s")
        ),
        "3,000 regions of one name": lambda: page(region("a") * MANY),
        "100 regions within each other": lambda: page(
            "".join(
                f'<TextRegion id="r{n}"><Coords points="1,1 9,9"/>' for n in range(100)
            )
            + region("a")
            + "</TextRegion>" * 100
        ),
        "orders within each other": lambda: page(
            region("a"),
            f"<ReadingOrder>{GROUP * 100}{'</OrderedGroup>' * 100}</ReadingOrder>",
        ),
        "an order that names one region 100,000 times": lambda: page(
            region("a"),
            f"<ReadingOrder>{REF * VERY_MANY}</ReadingOrder>",
        ),
        "a page without measure": lambda: page(region("a"), size="inf"),
        "an index without end": lambda: page(
            region("a").replace("<TextEquiv>", '<TextEquiv index="1e999" conf="NaN">')
        ),
    },
)
FAMILIES = {"hocr": HOCR, "alto": ALTO, "page": PAGES}
