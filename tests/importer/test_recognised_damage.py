"""Recognised text that is broken or hostile is refused, or read as far as it goes."""

import pytest

from edition.importer.opening import Structured, read_bytes
from edition.problems import Problem

ALTO = (
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>{}</Layout></alto>'
)
PAGE = (
    '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">'
    '<Page imageWidth="9" imageHeight="9">{}</Page></PcGts>'
)
HOCR = '<html><body><div class="ocr_page" title="bbox 0 0 9 9">{}</div></body></html>'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY a "gate gate gate gate">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
)
SHUT = "The gate was shut."
STRING = f'<String CONTENT="{SHUT}" HPOS="{{}}" VPOS="1" WIDTH="{{}}" HEIGHT="1"/>'
UNICODE = f"<TextEquiv><Unicode>{SHUT}</Unicode></TextEquiv>"
INNER = "<Description>&c;</Description>"
SHEET = (
    '<Page ID="p"><PrintSpace><TextBlock ID="b"><TextLine>{}</TextLine></TextBlock>'
    "</PrintSpace></Page>"
)
LINE = SHEET.format(STRING.format(1, 9))
REFUSED = {
    "an ALTO that ends early": ALTO.format(LINE)[:-30],
    "an ALTO without text": ALTO.format("<Page/>"),
    "a PAGE without text": PAGE.format('<TextRegion id="r"/>'),
    "an hOCR without text": HOCR.format("<p class='ocr_par'></p>"),
    "a PAGE 3,000 deep": PAGE.format("<TextRegion>" * 3_000 + "</TextRegion>" * 3_000),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_text_is_refused(name: str) -> None:
    read = read_bytes(REFUSED[name].encode(), "gate.xml")
    assert isinstance(read, Problem)
    assert read.code in ("I002", "I004")


READ = {
    "numbers that are none": ALTO.format(SHEET.format(STRING.format("left", "NaN"))),
    "a page without measure": ALTO.format(LINE),
    "entities within entities": BOMB + ALTO.format(LINE + INNER),
    "an entity from outside": OUTSIDE + ALTO.format(LINE + "<Tags>&a;</Tags>"),
    "a region without lines": PAGE.format(f'<TextRegion id="r">{UNICODE}</TextRegion>'),
    "a reading order that names nothing": PAGE.format(
        '<ReadingOrder><RegionRef regionRef="x"/></ReadingOrder><TextRegion id="r">'
        f'<TextLine><Coords points="1,1 x 9"/>{UNICODE}</TextLine></TextRegion>'
    ),
    "an hOCR without boxes": HOCR.format(
        "<span class='ocr_line'>The gate was shut.</span>"
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_as_far_as_it_goes(name: str) -> None:
    read = read_bytes(READ[name].encode(), "gate.xml")
    assert isinstance(read, Structured), read
    assert read.words.split()[:4] == ["The", "gate", "was", "shut."]
    assert len(read.words) < 200
