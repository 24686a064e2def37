"""Make the document of a text: header, lists, and words, each from the others."""

from edition.chronology import events_of
from edition.exports.tei.back import bibliography, glossary
from edition.exports.tei.elements import Element, element, wrapped
from edition.exports.tei.fields import FieldWriter
from edition.exports.tei.header import header
from edition.exports.tei.inline import text_id
from edition.exports.tei.layer import LayerWriter
from edition.exports.tei.pointers import pointed_to
from edition.exports.tei.profile import name_languages
from edition.exports.tei.standoff import standoff
from edition.indexes import authored
from edition.model import Edition, Text
from edition.model.index import per_edition
from edition.problems import EditionError
from edition.reading import readings


def document(edition: Edition, text: Text) -> Element:
    """Return the document of a text; whoever alters it takes a copy.

    Raises:
        EditionError: something that goes into it has a character that XML has not.
    """
    latest = _latest(edition)
    if text not in latest:
        latest.clear()
        try:
            latest[text] = _document(edition, text)
        except EditionError as error:
            raise EditionError(f"{text.opening.path}: {error}") from error
    return latest[text]


@per_edition
def _latest(edition: Edition) -> dict[Text, Element]:
    """Return the document made last: one takes ten times the memory of its file."""
    return {}


def _document(edition: Edition, text: Text) -> Element:
    """Make the document of a text; what its words point to decides what is listed."""
    body, front = _words(edition, text)
    words = element("text", *front, body, lang=edition.settings.language)
    used = pointed_to(words) | _concerned(edition, text)
    say = FieldWriter(edition, text, used)
    terms = glossary(edition, say)
    things = standoff(edition, text, say)
    head = header(edition, text, say)
    cited = frozenset().union(used, *map(pointed_to, (head, *terms, *things)))
    works = bibliography(edition, cited)
    for one in wrapped("back", *terms, *works):
        words.append(one)
    made = element("TEI", head, *things, words, id=text_id(text), lang="en")
    return name_languages(edition, text, made)


def _concerned(edition: Edition, text: Text) -> frozenset[str]:
    """Return the ids of events that a text asserts, and of its authors."""
    authors = (id for id, texts in authored(edition).items() if text in texts)
    events = (event.id for event in events_of(edition)[text.slug])
    return frozenset((*(f"name-{a}" for a in authors), *(f"event-{e}" for e in events)))


def _words(edition: Edition, text: Text) -> tuple[Element, tuple[Element, ...]]:
    """Return the body of a text, with every layer of it, and its front."""
    writers = [LayerWriter(edition, reading) for reading in readings(edition, text)]
    headnote = writers[0].headnote()
    front = () if headnote is None else wrapped("front", headnote)
    return element("body", *(writer.layer() for writer in writers)), front
