"""What the texts of an edition tell of the words in titles: which are names."""

from edition.citations.titles import Evidence, evidence
from edition.model import Edition, Text
from edition.model.index import per_edition


def told_by(text: Text) -> Evidence:
    """Return what a text, and who wrote it, tell of the words in its title."""
    said = (passage.markdown for passage in text.passages)
    return evidence(("\n".join((text.meta.summary, *said)),), text.meta.authors)


@per_edition
def told_of(edition: Edition) -> Evidence:
    """Return what texts in the language of the edition tell of its title."""
    settings = edition.settings
    bodies = [
        text.document.body
        for text in edition.texts
        if text.meta.language == settings.language
    ]
    persons = (editor.name for editor in settings.editors if "," in editor.name)
    return evidence(bodies, persons)
