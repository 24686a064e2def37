"""Read every text as its page shows it: what all exports are made from.

A text is converted by our own Markdown extension, as a page is, and read back without
the furniture of the page, so that no format can differ in words from the page.
"""

from typing import Any

from markdown import Markdown

from edition import addresses
from edition.markdown_ext import EXTENSIONS
from edition.model import Document, Edition, Text
from edition.model.index import per_edition
from edition.reading.page import read_page
from edition.reading.tree import Reading
from edition.reading.words import Goal, Here
from edition.views.text_markdown import text_markdown

NAME = "edition.markdown_ext"
"""The name of our extension."""


@per_edition
def readings(edition: Edition, text: Text) -> tuple[Reading, ...]:
    """Return the readings of a text: its own words, then its translations.

    A reader's own copy of the words is never among them: it is not ours to give away.
    """
    pages = [(file, _html(edition, text, file)) for file in text.files]
    layers = (None, *edition.translations.get(text.slug, ()))
    return tuple(
        Reading(
            text,
            tuple(
                read_page(html, text, _here(edition, file)._replace(layer=layer))
                for file, html in pages
            ),
            layer,
        )
        for layer in layers
    )


def _html(edition: Edition, text: Text, document: Document) -> str:
    """Return the words of a page as HTML, converted as the page itself is."""
    options = {"edition": edition, "page": document.page, "finished": True}
    configs: dict[str, dict[str, Any]] = {**EXTENSIONS, NAME: options}
    converter = Markdown(extensions=list(configs), extension_configs=configs)
    return converter.convert(text_markdown(edition, text, document))


def _here(edition: Edition, document: Document) -> Here:
    page = addresses.published(document.page)
    return Here(document, page, edition.settings.site_url, goals(edition))


@per_edition
def goals(edition: Edition) -> dict[str, Goal]:
    """Return what stands at each address below the site that texts can link to."""
    below = addresses.below
    found = {below(addresses.term(t.id)): Goal("term", t.id) for t in edition.terms}
    for event in edition.events:
        found[below(addresses.event(event.id))] = Goal("event", event.id)
    for reference in edition.references:
        found[below(addresses.work(reference.key))] = Goal("citation", reference.key)
    for text in edition.texts:
        for id, page in text.pages.items():
            there = below(addresses.Address(page, id))
            found[there] = Goal("passage", f"{text.slug}#{id}")
    return found
