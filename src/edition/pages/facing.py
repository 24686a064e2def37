"""Set a reader's own transcription beside the précis: passages, notes, citations."""

import re
from collections.abc import Iterator

from edition.citing import COPY, WHOSE, address, of_copies
from edition.model import Edition, Note, Text
from edition.pages.how_to_cite import examples

MARK = re.compile(r"(?<!\\)\[\^(?=\d+\])")
ORIGINAL = (
    "The original appeared as stated here. If you hold a copy, `edition import FILE` "
    "makes a numbered transcription of it, and `edition serve` sets that beside the "
    "précis, on your machine alone."
)
BESIDE = (
    "Beside it stand the author’s own words, from your own copy: for you to read, "
    "not to publish."
)


def facing(edition: Edition, text: Text) -> Iterator[str]:
    """Yield the Markdown of a transcription, where there is one.

    Passage 7 gets the id ``t7``, note 4 the label ``_4``; the Markdown extension sets
    them beside ``p7`` and ``n4``.
    """
    for passage in edition.transcribed(text):
        yield f"{_renamed(passage.markdown)}\n{{ #t{passage.number} }}"
    if text.slug in edition.transcriptions:
        for note in edition.transcriptions[text.slug].notes:
            if note.kind == "author":
                yield _note(note)


def _note(note: Note) -> str:
    lines = _renamed(note.markdown).split("\n")
    return f"[^_{note.label}]: " + "\n    ".join(lines)


def _renamed(markdown: str) -> str:
    """Lead the marks of notes to the notes of the transcription."""
    return MARK.sub("[^_", markdown)


def copy_citations(edition: Edition, text: Text) -> str:
    """Return what the browser fills in to cite the words of a transcription."""
    if text.slug not in edition.transcriptions:
        return ""
    copies = of_copies(edition)
    copy = copies.text[text.slug]
    whose = WHOSE[COPY]
    names = {
        "one": whose.format("para. {n}, as numbered there"),
        "many": whose.format("paras. {n}, as numbered there"),
        "note": whose.format("n. {n}"),
        "link": address(edition, text),
        "formats": f"{text.slug}.copy.cite.json",
    }
    data = " ".join(f'data-{name}="{value}"' for name, value in names.items())
    head = f'<div id="copy-words" hidden markdown {data}>'
    return f"{head}\n\n{examples(copies, copy)}\n\n</div>"
