"""The last page of an EPUB: what is known of each text, and of the edition."""

from typing import Any

from markupsafe import Markup

from edition.exports.book import Book
from edition.exports.epub.pages import Linked
from edition.messages import gettext as _
from edition.model import Edition, Text
from edition.reading.fields import field
from edition.reading.model import Inline
from edition.self_citation import publication
from edition.views.how_to_cite import how_to_cite
from edition.views.text import PROOF_STATES

Facts = dict[str, tuple[Inline, ...]]


def about(book: Book, page: Linked) -> dict[str, Any]:
    """Return what the template of the page needs."""
    edition = book.edition
    return {
        "title": _("About this book"),
        "page": page,
        "facts": _of_edition(edition),
        "texts": [
            {"title": text.meta.title, "facts": _of_text(edition, text)}
            for text in book.texts
        ],
    }


def _of_text(edition: Edition, text: Text) -> Facts:
    meta = text.meta
    return {
        _("First published"): (publication(text),),
        _("Attribution"): field(edition, meta.attribution),
        _("Witness"): field(edition, meta.witness),
        _("Rights"): field(edition, meta.rights),
        _("Proof state"): (_(PROOF_STATES[meta.proof_state]),),
        _("Version"): (meta.version,),
        _("How to cite"): _citation(edition, text),
    }


def _of_edition(edition: Edition) -> Facts:
    settings = edition.settings
    version = ", ".join(filter(None, [settings.version, settings.published]))
    return {
        _("Version"): (version,) if version else (),
        _("Rights"): (settings.rights,) if settings.rights else (),
        _("Responsibility"): field(edition, settings.responsibility),
        _("Funding"): (settings.funding,) if settings.funding else (),
        _("Address"): (settings.site_url,),
    }


def _citation(edition: Edition, text: Text) -> tuple[Inline, ...]:
    """Return the citation of the first passage in the first style, as words."""
    found = how_to_cite(edition, text)
    if found is None:
        return ()
    pieces = (str(piece.words) for piece in found.examples[0].full)
    return (Markup("".join(pieces)).striptags(),)
