"""The parallels of one text, passage by passage."""

from collections.abc import Iterator
from functools import partial

from edition import addresses
from edition.indexes import parallels_by_passage
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Parallel, Text
from edition.sources import PARALLELS


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the page of each text that has parallels."""
    description = _("Where other texts answer “%(title)s”, by passage.")
    for text in edition.texts:
        if _by_passage(edition, text):
            yield GeneratedPage(
                path=addresses.text_parallels(text.slug).page,
                title=_("Parallels of %(text)s") % {"text": text.short_name},
                source=PARALLELS,
                description=description % {"title": text.meta.title},
                in_nav=False,
                template="text_parallels.html.j2",
                view=partial(_view, text=text),
            )


def _view(edition: Edition, text: Text) -> dict[str, object]:
    return {
        "title": _("Parallels of “%(title)s”") % {"title": text.meta.title},
        "text": text,
        "passages": _by_passage(edition, text),
    }


def _by_passage(edition: Edition, text: Text) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels in which each passage of a text speaks, by its id."""
    found = parallels_by_passage(edition)
    ids = (passage.id for passage in text.passages if (text.slug, passage.id) in found)
    return {id: found[text.slug, id] for id in ids}
