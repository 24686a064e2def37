"""Family S: what contributed text may not bring along."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from edition.model import Edition
from edition.problems import Problem

ALLOWED_TAG = re.compile(r"/?(br|sub|sup|wbr) ?/?", re.IGNORECASE)
ALLOWED_SCHEMES = frozenset({"", "http", "https", "mailto"})
CONTROL = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028\u2029]")
SCHEME = re.compile(r"(?P<scheme>[^/?#:]*):")
ATTRIBUTE = re.compile(
    r"""
    (?: \#[\w-]+ | \.[\w-]+ | lang=["']?[A-Za-z0-9-]+["']?
      | dir=["']?(?:ltr|rtl|auto)["']?(?![\w-])
      | (?:speaker|date)="[^"<>]*" | date=[\w.~?%/\[\],-]+ | n=\d+(?![\w-])
      | (?<![\w-])numbered(?![\w=-]) )
    """,
    re.VERBOSE,
)
LOOKS_LIKE_ATTRIBUTES = re.compile(r"\A\s*[#.][\w-]|[^\s=]=")


def raw_html(edition: Edition) -> Iterator[Problem]:
    """S001: no raw HTML but a few elements without attributes."""
    for document in edition.documents:
        for tag, place in document.html:
            if not ALLOWED_TAG.fullmatch(tag):
                shown = " ".join(tag[:40].split())
                what = f"Raw HTML: “<{shown}>”"
                yield Problem(place, "S001", what, subject=f"<{shown}>")


def forbidden_scheme(edition: Edition) -> Iterator[Problem]:
    """S002: links lead to pages and addresses, never to scripts or data."""
    for document in edition.documents:
        for link in document.addresses:
            is_short = link.target.startswith("//") and not link.is_image
            if is_short or _scheme(link.target) not in ALLOWED_SCHEMES:
                shown = " ".join(link.target[:60].split())
                what = f"The link “{shown}” is of a kind that is not allowed"
                yield Problem(link.place, "S002", what, subject=shown)


def _scheme(target: str) -> str:
    """Return a link's scheme as a browser sees it: white space and controls dropped."""
    match = SCHEME.match(CONTROL.sub("", target))
    return match["scheme"].lower() if match else ""


def forbidden_attribute(edition: Edition) -> Iterator[Problem]:
    """S006: attribute lists say what a passage is, and hold no handlers or styles."""
    for document in edition.documents:
        for attributes, place in document.attributes:
            rest = ATTRIBUTE.sub("", attributes).strip()
            if rest and LOOKS_LIKE_ATTRIBUTES.search(attributes):
                what = f"The attribute “{rest[:40]}” is not allowed"
                yield Problem(place, "S006", what, subject=rest[:40])


def foreign_picture(edition: Edition) -> Iterator[Problem]:
    """S008: pictures belong to the edition."""
    for document in edition.documents:
        for link in document.addresses:
            if link.is_image and urlsplit(link.target).netloc:
                what = f"The picture “{link.target[:60]}” is fetched from elsewhere"
                yield Problem(link.place, "S008", what, subject=link.target[:60])


RULES = (raw_html, forbidden_scheme, forbidden_attribute, foreign_picture)
