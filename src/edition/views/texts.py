"""The list of the texts, with what each is and how long it takes to read."""

from collections.abc import Iterator

from edition import addresses
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage
from edition.sources import SETTINGS
from edition.views.inserts import beside_texts


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the list, if there is a text."""
    if edition.texts:
        yield GeneratedPage(
            path=addresses.TEXTS,
            title=_("Texts"),
            source=SETTINGS,
            description=_("The texts of the edition, in the order of their dates."),
            in_nav=False,
            template="texts.html.j2",
            view=beside_texts,
        )
