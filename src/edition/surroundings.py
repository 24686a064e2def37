"""Digest what is read of an edition, for the keys of what is cached of it."""

from edition.cache import digest
from edition.layers import described
from edition.model import Document, Edition, Text
from edition.model.index import per_edition
from edition.readers.pictures import below_docs, picture_sums


@per_edition
def surroundings(edition: Edition) -> bytes:
    """Return a digest of what any page may take from the rest of the edition."""
    texts = [
        (t.slug, t.meta, sorted(t.anchors), sorted(t.pages.items()) * bool(t.chapters))
        for t in edition.texts
    ]
    lists = (edition.terms, edition.events, edition.parallels, edition.names)
    more = (edition.emendations, edition.references, edition.ledger, edition.settings)
    paths = sorted(page.path for page in edition.pages)
    layers = [described(edition, text) for text in edition.texts]
    return digest(repr((texts, lists, more, paths, layers)))


@per_edition
def words(edition: Edition) -> dict[Text, bytes]:
    """Return a digest of the words of each text and of all that stands beside them."""
    return {text: digest(repr([*_beside(edition, text)])) for text in edition.texts}


def _beside(edition: Edition, text: Text) -> list[object]:
    layers = edition.translations.get(text.slug, ())
    own = [_said(edition, file) for file in text.files]
    others = [(layer.translation, _said(edition, layer.document)) for layer in layers]
    return [own, others, edition.variants.get(text.slug)]


def _said(edition: Edition, document: Document) -> tuple[object, ...]:
    page, sums = document.page, picture_sums(edition)
    pictures = [sums.get(below_docs(page, link.target)) for link in document.links]
    return document.path, document.body, *filter(None, pictures)
