"""The last page of an EPUB: what is known of each text, and of the edition."""

from typing import Any

from markupsafe import Markup

from edition.exports.book import Book
from edition.exports.epub.pages import Linked
from edition.layers import whose
from edition.messages import gettext as _
from edition.model import Edition, Layer, Text
from edition.reading.fields import field
from edition.reading.tree import Inline
from edition.self_citation import publication
from edition.typography import capital, end_with_stop
from edition.views.how_to_cite import how_to_cite
from edition.views.text import PROOF_STATES
from edition.views.variants import witnesses

Facts = dict[str, tuple[Inline, ...]]


def about(book: Book, page: Linked) -> dict[str, Any]:
    """Return what the template of the page needs."""
    edition = book.edition
    return {
        "title": _("About this book"),
        "page": page,
        "facts": _of_edition(edition),
        "texts": [
            {"title": book.title_of(text), "facts": _of_text(edition, text)}
            for text in book.texts
        ],
    }


def _of_text(edition: Edition, text: Text) -> Facts:
    meta = text.meta
    layers = edition.translations.get(text.slug, ())
    return {
        _("First published"): (publication(text),),
        _("Attribution"): field(edition, meta.attribution),
        _("Witness"): field(edition, meta.witness),
        **{
            _("Witness %(siglum)s") % {"siglum": w.siglum}: (w.name,)
            for w in witnesses(edition, text)
        },
        _("Rights"): field(edition, meta.rights),
        **{capital(whose(layer)): _of_layer(edition, layer) for layer in layers},
        _("Proof state"): (_(PROOF_STATES[meta.proof_state]),),
        _("Version"): (meta.version,),
        _("How to cite"): _citation(edition, text),
    }


def _of_layer(edition: Edition, layer: Layer) -> tuple[Inline, ...]:
    """Return what is known of a translation; what it is says who made it."""
    said = layer.translation
    known = (said.title, said.rights, said.witness) if said else ()
    return field(edition, " ".join(end_with_stop(one) for one in known if one))


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
