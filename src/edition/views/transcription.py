"""The Markdown of a text’s page: its own, and that of a reader’s own copy."""

from collections.abc import Iterator

from edition.model import Edition, Note, Text
from edition.syntax import AUTHORS_MARK


def text_markdown(edition: Edition, text: Text) -> str:
    """Return the passages and notes of a text, and of its transcription, if any."""
    return "\n\n".join([text.document.body, *_transcription(edition, text)])


def _transcription(edition: Edition, text: Text) -> Iterator[str]:
    """Yield the passages and author’s notes of a transcription.

    Passage 7 gets the id ``t7``, note 4 the label ``_4``; the Markdown extension sets
    them beside ``p7`` and ``n4``.
    """
    for passage in edition.transcribed(text):
        said = passage.attributes.written(f"t{passage.number}")
        yield f"{_renamed(passage.markdown)}\n{said}"
    if text.slug in edition.transcriptions:
        for note in edition.transcriptions[text.slug].notes:
            if note.kind == "author":
                yield _note(note)


def _note(note: Note) -> str:
    lines = _renamed(note.markdown).split("\n")
    return f"[^_{note.label}]: " + "\n    ".join(lines)


def _renamed(markdown: str) -> str:
    """Lead the marks of notes to the notes of the transcription."""
    return AUTHORS_MARK.sub(r"[^_\g<label>]", markdown)
