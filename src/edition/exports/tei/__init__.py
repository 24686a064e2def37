"""Write every text as TEI P5, with its notes and apparatus, and all as one corpus."""

from collections.abc import Iterator

from edition.addresses import file
from edition.exports.tei.corpus import corpus
from edition.exports.tei.document import document
from edition.exports.tei.writing import written
from edition.model import Edition, GeneratedFile, Text

CORPUS = "corpus.tei.xml"


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.tei.xml``: a text with all that the edition knows of it."""
    path = file(text.slug, "tei.xml")
    yield GeneratedFile(path, written(document(edition, text)))


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield the corpus: every text, its ids begun with its slug."""
    yield GeneratedFile(CORPUS, corpus(edition))
