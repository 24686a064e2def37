"""The search page: a form that needs script, and lists that do not."""

from collections.abc import Iterator

from edition import addresses
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage
from edition.sources import SETTINGS
from edition.transliteration import SCHEMES
from edition.views.strip import whole_strip


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the search page."""
    yield GeneratedPage(
        path=addresses.SEARCH,
        title=_("Search"),
        source=SETTINGS,
        description=_(
            "A concordance of every passage, note, term, event, name and work."
        ),
        template="search.html.j2",
        view=_view,
    )


def _view(edition: Edition) -> dict[str, object]:
    languages = {text.meta.language for text in edition.texts}
    languages |= {term.language for term in edition.terms}
    languages |= {name.language for name in edition.names}
    has_cyrillic = not languages.isdisjoint(SCHEMES)
    return {
        "has_cyrillic": has_cyrillic,
        "languages": {text.meta.language for text in edition.texts},
        "whole": whole_strip(edition),
    }
