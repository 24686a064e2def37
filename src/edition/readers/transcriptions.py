"""Own transcriptions: a reader's copy of a text, in the edition's Markdown."""

import re

from edition.model import Document
from edition.readers.front_matter import split
from edition.scan import scan

NUMBERED = re.compile(r"^(?P<number>\d{1,9})(?P<stop>[.)]) ", re.M)
"""The beginning of an item that has a number of its own: it is a part of its words."""


def read_transcription(source: str, path: str) -> Document:
    """Return a transcription: its passages have the ids of those they stand beside."""
    _, body, first_line = split(source)
    return scan(NUMBERED.sub(r"\g<number>\\\g<stop> ", body), path, first_line)
