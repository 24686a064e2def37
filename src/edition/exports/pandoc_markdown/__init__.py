"""Write texts as Markdown for pandoc: anchors of passages, notes, formulas, tables."""

import json
from collections.abc import Iterator

from edition.addresses import file
from edition.exports.imprint import of_text
from edition.exports.pandoc_markdown.signs import escaped
from edition.exports.pandoc_markdown.writer import Writer
from edition.model import Edition, GeneratedFile, Text
from edition.reading import readings


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.md``, to be read by pandoc as ``markdown-smart``."""
    paragraphs = [_metadata(edition, text)]
    for reading in readings(edition, text):
        paragraphs += Writer(edition, reading).paragraphs()
    content = "\n\n".join(filter(None, paragraphs)) + "\n"
    yield GeneratedFile(file(text.slug, "md"), content)


def _metadata(edition: Edition, text: Text) -> str:
    said = of_text(edition, text)
    fields = {
        "title": said.title,
        "subtitle": said.subtitle,
        "author": ", ".join(said.creators),
        "restated": ", ".join(said.restated),
        "date": edition.settings.published,
        "lang": edition.settings.language,
        "version": text.meta.version,
        "source": said.source,
        "witnesses": " ".join(said.witnesses),
        "abstract": said.whose,
        "rights": " ".join(said.rights),
        "url": said.address,
    }
    lines = (f"{name}: {_quoted(value)}" for name, value in fields.items() if value)
    return "\n".join(["---", *lines, "---"])


def _quoted(words: str) -> str:
    """Return words as YAML, in which pandoc reads Markdown."""
    return json.dumps(escaped(words), ensure_ascii=False)
