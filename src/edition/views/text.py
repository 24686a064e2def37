"""The page of a text: what stands before and after its passages and notes."""

from markupsafe import Markup

from edition import addresses
from edition.messages import N_
from edition.model import Edition, Text
from edition.templating import render
from edition.views.event_strip import strip
from edition.views.facets import classes
from edition.views.former import former_ids
from edition.views.how_to_cite import copy_citations, how_to_cite
from edition.views.inserts import whole_minutes
from edition.views.rights import rights_in_short

WHOSE_WORDS = {
    "precis": N_("The editors’ précis: every passage restated in our own words"),
    "transcription": N_("The author’s own words"),
}
JOINTLY = N_("The authors’ own words")
"""That of a text in full, where it has several."""
"""What is said of each presentation at the head of a text."""
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


def text_html(edition: Edition, text: Text, words: Markup) -> Markup:
    """Return the page of a text, whose passages and notes are HTML already."""
    here = addresses.text(text.slug).page
    values = {
        "text": text,
        "words": words,
        "whose_words": _whose_words(text),
        "state": STATES[text.meta.proof_state],
        "proof_state": PROOF_STATES[text.meta.proof_state],
        "minutes": whole_minutes(text),
        "classes": classes(edition, text),
        "rights": rights_in_short(text),
        "strip": strip(edition, text),
        "how_to_cite": how_to_cite(edition, text),
        "copy": copy_citations(edition, text),
        "lines": _lines(text),
        "former": former_ids(edition, here),
    }
    return render(edition, "text.html.j2", here, values)


def _whose_words(text: Text) -> str:
    if not text.is_precis and len(text.meta.authors) > 1:
        return JOINTLY
    return WHOSE_WORDS[text.meta.presentation]


def _lines(text: Text) -> str:
    """Return where in its file each passage and note begins: “p1 30 p2 33 n-a 60”."""
    units = [(unit.id, unit.place.line) for unit in text.passages]
    units += [(note.id, note.place.line) for note in text.document.notes]
    return " ".join(f"{id} {line}" for id, line in units)
