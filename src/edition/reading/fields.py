"""Read the words of data: a field of an entry, a work of the bibliography."""

from lxml.html import fragment_fromstring

from edition import addresses
from edition.citations import reference_html
from edition.markdown_ext import fragments
from edition.model import Document, Edition, Reference
from edition.model.index import per_edition
from edition.reading import goals
from edition.reading.tree import Inline
from edition.reading.words import Here, Words
from edition.scan.plain import plain

HERE = Document(f"docs/{addresses.HOME}", "")
"""Where fields are read: links in them lead from there."""


@per_edition
def field(edition: Edition, markdown: str) -> tuple[Inline, ...]:
    """Return what a field says, in many formats; it stands within a paragraph."""
    html = fragments.inline(edition, markdown, here=addresses.HOME)
    return _read(edition, html) or (plain(markdown),)


def work(edition: Edition, reference: Reference) -> tuple[Inline, ...]:
    """Return the entry of a work, as the bibliography has it."""
    return _read(edition, reference_html(edition, reference))


def _read(edition: Edition, html: str) -> tuple[Inline, ...]:
    site = edition.settings.site_url
    here = Here(HERE, "", site, goals(edition))
    return Words(here).of(fragment_fromstring(html, create_parent="div"))
