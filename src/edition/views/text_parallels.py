"""The parallels of one text, passage by passage."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.indexes import parallels_by_passage
from edition.messages import gettext as _
from edition.model import RELATIONS, Edition, GeneratedPage, Parallel, Text
from edition.sources import PARALLELS
from edition.views.links import Link, parallel_link, passage_link, text_link


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage, and the parallels in which it speaks; remarks are the relations."""

    anchor: str
    number: str
    back: Link
    parallels: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TextParallels:
    """The page: the passages of a text that have parallels."""

    title: str
    text: Link
    lines: tuple[PassageLine, ...]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the page of each text that has parallels."""
    speaking = parallels_by_passage(edition)
    for text in edition.texts:
        if any((text.slug, passage.id) in speaking for passage in text.passages):
            yield _page(edition, text)


def _page(edition: Edition, text: Text) -> GeneratedPage:
    description = _("Where other texts answer “%(title)s”, by passage.")
    return GeneratedPage(
        path=addresses.text_parallels(text.slug).page,
        title=_("Parallels of %(text)s") % {"text": text.short_name},
        source=PARALLELS,
        description=description % {"title": text.meta.title},
        in_nav=False,
        template="text_parallels.html.j2",
        view=partial(_view, edition, text),
    )


def _view(edition: Edition, text: Text) -> TextParallels:
    speaking = parallels_by_passage(edition)
    return TextParallels(
        title=_("Parallels of “%(title)s”") % {"title": text.meta.title},
        text=text_link(text),
        lines=tuple(
            _line(text, passage.id, found)
            for passage in text.passages
            if (found := speaking.get((text.slug, passage.id)))
        ),
    )


def _line(text: Text, passage: str, found: tuple[Parallel, ...]) -> PassageLine:
    return PassageLine(
        anchor=addresses.text_parallels(text.slug, passage).anchor,
        number=passage[1:],
        back=passage_link(text, passage),
        parallels=tuple(
            parallel_link(parallel)._replace(remark=RELATIONS[parallel.relation])
            for parallel in found
        ),
    )
