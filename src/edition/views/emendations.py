"""The emendations: what was mended in the sources, and which slips were kept."""

from collections.abc import Iterator
from typing import NamedTuple

from edition import addresses
from edition.indexes import emendations_of
from edition.messages import gettext as _
from edition.model import Edition, Emendation, GeneratedPage, Text
from edition.sources import SETTINGS

SOURCE = "sources/"


class Entry(NamedTuple):
    """An emendation as its page lists it."""

    anchor: str
    """The id of the passage or the note in which it stands."""
    number: int
    """Which of this it is: the first has the address."""
    emendation: Emendation

    @property
    def is_kept(self) -> bool:
        """Whether the reading stays as the source has it."""
        return self.emendation.kind == "slip"


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the page; the navigation has it where anything is recorded."""
    has_any = bool(edition.emendations)
    yield GeneratedPage(
        path=addresses.EMENDATIONS,
        title=_("Emendations"),
        source=SOURCE if has_any else SETTINGS,
        description=_(
            "Every correction made to a source, and every slip that was left standing."
        ),
        in_nav=has_any,
        template="emendations.html.j2",
        view=_view,
    )


def _view(edition: Edition) -> dict[str, object]:
    texts = edition.texts if edition.emendations else ()
    return {"sections": {text: [*_entries(edition, text)] for text in texts}}


def _entries(edition: Edition, text: Text) -> Iterator[Entry]:
    """Yield the emendations by passage, and then by note."""
    for id, some in emendations_of(edition, text):
        for number, emendation in enumerate(some, 1):
            yield Entry(id, number, emendation)
