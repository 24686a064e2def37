"""Own the page of HTML in which Pagefind is given words."""

from collections.abc import Iterable
from html import escape

from edition.search.places import Weighed

PAGE = (
    '<!doctype html><html lang="{language}"><head><title></title></head>'
    "<body data-pagefind-body>{html}</body></html>"
)
LANGUAGE = "en"
"""All is indexed as one language: with several, Pagefind would make several indexes
and search only that of the page the reader is on."""
WEIGHT = "0.1"
"""The weight of words that find an entry without standing in it."""


def page(parts: Iterable[Weighed]) -> str:
    """Return the words of a record as Pagefind reads them.

    They stand in lines: to the last word of a division Pagefind adds a stop.
    """
    return PAGE.format(language=LANGUAGE, html=" ".join(map(_line, parts)))


def _line(part: Weighed) -> str:
    weight = f' data-pagefind-weight="{WEIGHT}"' if part.is_hidden else ""
    return f"<span{weight}>{escape(' '.join(part.words))}</span>"
