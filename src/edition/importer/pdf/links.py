"""Read the links of a PDF's page: where they stand and where they lead."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage

from edition.importer.pages.lines import Spot

MOST_LINKS = 2_000
SAFE = ("http://", "https://", "mailto:")


class Link(NamedTuple):
    """A rectangle of a page that leads somewhere; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float
    href: str
    target: Spot | None


def links(
    document: PdfDocument, page: PdfPage, boxes: list[tuple[float, float, float, float]]
) -> list[Link]:
    """Return the links of a page.

    Args:
        document: the file.
        page: the page.
        boxes: the crop box of every page.
    """
    found: list[Link] = []
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    rect = pdfium.FS_RECTF()
    left, _, _, top = page.get_cropbox()
    while len(found) < MOST_LINKS and pdfium.FPDFLink_Enumerate(page, at, link):
        if not pdfium.FPDFLink_GetAnnotRect(link, rect):
            continue
        href, target = _address(document, link), _target(document, link, boxes)
        if href or target:
            place = (rect.left - left, top - rect.top, rect.right - left)
            found.append(Link(*place, top - rect.bottom, href, target))
    return found


def _address(document: PdfDocument, link: object) -> str:
    """Return the address on the web to which a link leads."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(2_048)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, 2_048)
    href = buffer.value.decode("utf-8", "replace")
    return href if href.startswith(SAFE) else ""


def _target(
    document: PdfDocument,
    link: object,
    boxes: list[tuple[float, float, float, float]],
) -> Spot | None:
    """Return the place in the file to which a link leads."""
    dest = pdfium.FPDFLink_GetDest(document, link)
    if not dest:
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_GOTO:
            return None
        dest = pdfium.FPDFAction_GetDest(document, action)
    page = pdfium.FPDFDest_GetDestPageIndex(document, dest) if dest else -1
    if not 0 <= page < len(boxes):
        return None
    flags = [ctypes.c_int() for _ in range(3)]
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    pdfium.FPDFDest_GetLocationInPage(dest, *flags, x, y, zoom)
    if not flags[1].value:
        return None
    left, _, _, top = boxes[page]
    return Spot(page, x.value - left if flags[0].value else 0.0, top - y.value)
