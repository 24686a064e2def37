"""What can be taken away: the files of each format, with their sizes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edition.addresses import file as address
from edition.formats import ALWAYS, OPTIONAL, Format
from edition.model import GeneratedFile, Text

Exported = Mapping[str, Sequence[GeneratedFile]]
"""The files that were made, by the names of their formats."""
OF_TEXTS = "texts/"
MANY = 12
"""Files of a format that are listed; of more, that from which others are found, and how
many texts have one."""


class Download(NamedTuple):
    """A file to download."""

    format: Format
    path: str
    """Where it is, below the site."""
    size: int
    """Its bytes."""


class Offer(NamedTuple):
    """What there is in one format."""

    format: Format
    files: tuple[Download, ...]
    """Those that are listed."""
    texts: int
    """How many texts have one of their own that is not listed."""
    size: int
    """The bytes of these."""


def of_text(exported: Exported, text: Text) -> tuple[Download, ...]:
    """Return the files that hold a text, as far as they were made."""
    return tuple(
        Download(format, file.path, len(file.data))
        for format in OPTIONAL
        for file in exported.get(format.name, ())
        if file.path == address(text.slug, format.suffix)
    )


def offers(exported: Exported) -> Iterator[Offer]:
    """Yield what readers are told of, format by format."""
    for format in (*OPTIONAL, *ALWAYS):
        files = exported.get(format.name, ()) if format.about else ()
        whole = [file for file in files if not file.path.startswith(OF_TEXTS)]
        own = [file for file in files if file.path.startswith(OF_TEXTS)]
        listed = whole if len(whole) <= MANY else [*filter(_is_first, whole)]
        if len(own) <= MANY:
            listed, own = own + listed, []
        if files:
            shown = tuple(Download(format, f.path, len(f.data)) for f in listed)
            yield Offer(format, shown, len(own), sum(len(f.data) for f in own))


def of_all(exported: Exported) -> tuple[Download, ...]:
    """Return the files of the edition as a whole that readers are told of."""
    listed = (file for offer in offers(exported) for file in offer.files)
    return tuple(file for file in listed if not file.path.startswith(OF_TEXTS))


def _is_first(file: GeneratedFile) -> bool:
    return file.path.rpartition("/")[2].startswith("index.")
