"""The page of a text: what stands before and after its passages and notes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from edition import addresses
from edition.messages import N_
from edition.model import Chapter, Document, Edition, Text
from edition.self_citation import page_address
from edition.syntax import is_passage
from edition.templating import render
from edition.views.downloads import Download
from edition.views.event_strip import strip
from edition.views.facets import classes
from edition.views.former import former_ids
from edition.views.how_to_cite import copy_citations, how_to_cite
from edition.views.inserts import whole_minutes
from edition.views.report import report_address
from edition.views.rights import rights_in_short
from edition.views.strip import page_strip
from edition.views.variants import witnesses

WHOSE_WORDS = {
    "precis": N_("The editors’ précis: every passage restated in our own words"),
    "transcription": N_("The author’s own words"),
}
"""What is said of each presentation at the head of a text."""
JOINTLY = N_("The authors’ own words")
"""That of a text in full, where it has several."""
STATES = {
    "unproofed": N_("Unproofed"),
    "proofed": N_("Proofed"),
    "validated": N_("Validated"),
}
PROOF_STATES = {
    "unproofed": N_("Unproofed: not yet compared with the source after it was made."),
    "proofed": N_("Proofed: every passage compared with the source after it was made."),
    "validated": N_("Validated: compared with the source twice, in separate readings."),
}
"""What each state of proof is called at the head of a text, and what it means."""


class Contents(NamedTuple):
    """A chapter in the list of contents of a long text."""

    chapter: Chapter
    ids: tuple[str, ...]
    """Its passages and notes."""
    first: str
    last: str
    """The numbers of its first and last passage."""


def text_html(
    edition: Edition, text: Text, words: Markup, downloads: Sequence[Download] = ()
) -> Markup:
    """Return the page of a text, whose passages and notes are HTML already."""
    values = _shared(edition, text, text.opening) | {
        "state": STATES[text.meta.proof_state],
        "proof_state": PROOF_STATES[text.meta.proof_state],
        "rights": rights_in_short(text),
        "strip": strip(edition, text),
        "report": report_address(edition, text.page, page_address(edition, text)),
        "contents": [*_contents(text)],
        "downloads": downloads,
        "chapter": None,
        "words": words,
        "former": former_ids(edition, addresses.text(text.slug).page),
    }
    return render(edition, "text.html.j2", text.page, values)


def chapter_html(
    edition: Edition,
    text: Text,
    chapter: Chapter,
    words: Markup,
    downloads: Sequence[Download] = (),
) -> Markup:
    """Return the page of a chapter, whose passages and notes are HTML already."""
    values = _shared(edition, text, chapter.document)
    values |= {"chapter": chapter, "words": words, "downloads": downloads}
    values["strip"] = strip(edition, text, chapter.document.ids)
    return render(edition, "chapter.html.j2", chapter.page, values)


def _shared(edition: Edition, text: Text, document: Document) -> dict[str, object]:
    """Return what the page of a file says, be it a text or one of its chapters."""
    page = document.page
    layers = edition.layers(text)
    return {
        "text": text,
        "document": document,
        "lines": _lines(document),
        "how_to_cite": how_to_cite(edition, text, page),
        "copy": copy_citations(edition, text, page),
        "page": page,
        "whose_words": whose_words(text),
        "passages": page_strip(edition, text, frozenset(document.ids)),
        "classes": classes(edition, text),
        "minutes": whole_minutes(edition, text),
        "witnesses": witnesses(edition, text),
        "translations": [layer for layer in layers if layer.translation],
    }


def _contents(text: Text) -> Iterator[Contents]:
    for chapter in text.chapters:
        ids = chapter.document.ids
        numbers = [id[1:] for id in ids if is_passage(id)] or [""]
        yield Contents(chapter, ids, numbers[0], numbers[-1])


def whose_words(text: Text) -> str:
    """Return whose words a text has, in English: the message is still to be said."""
    if not text.is_precis and len(text.meta.authors) > 1:
        return JOINTLY
    return WHOSE_WORDS[text.meta.presentation]


def _lines(document: Document) -> str:
    """Return where in its file each passage and note begins: “p1 30 p2 33 n-a 60”."""
    units = [(b.id, b.place.line) for b in document.blocks if is_passage(b.id)]
    units += [(note.id, note.place.line) for note in document.notes]
    return " ".join(f"{id} {line}" for id, line in units)
