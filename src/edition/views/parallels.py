"""The parallels: an index, pages by theme, by pair of texts, and of each text."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from edition import addresses
from edition.indexes import parallels_by_passage, parallels_by_theme
from edition.messages import gettext as _
from edition.model import RELATIONS, Edition, GeneratedPage, Parallel, Text
from edition.sources import PARALLELS
from edition.views.relations import full_relation, pairs, relations, tensions, widest
from edition.views.stances import stances

View = Callable[[Edition], dict[str, object]]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index, the themes, the parallels by text, and those of each text."""
    if not edition.parallels:
        return
    yield _page(addresses.PARALLELS, _("Parallels"), "parallels", _index)
    for theme in parallels_by_theme(edition):
        title = _("Parallels: %(theme)s") % {"theme": _named(theme)}
        view = partial(_theme, theme=theme)
        yield _page(addresses.theme(theme).page, title, "parallels_theme", view)
    title = _("Parallels by text")
    yield _page(addresses.BY_TEXT, title, "parallels_by_text", _by_text)
    for text in edition.texts:
        if _by_passage(edition, text):
            yield _text_page(text)


def _named(theme: str) -> str:
    """Return the name of a theme in words."""
    return theme.replace("-", " ").capitalize()


def _page(path: str, title: str, template: str, view: View) -> GeneratedPage:
    return GeneratedPage(
        path=path,
        title=title,
        source=PARALLELS,
        description=_("Where the texts contradict one another, agree or keep silent."),
        in_nav=path == addresses.PARALLELS,
        template=f"{template}.html.j2",
        view=view,
    )


def _text_page(text: Text) -> GeneratedPage:
    description = _("Where other texts answer “%(title)s”, by passage.")
    return GeneratedPage(
        path=addresses.text_parallels(text.slug).page,
        title=_("Parallels of %(text)s") % {"text": text.short_name},
        source=PARALLELS,
        description=description % {"title": text.meta.title},
        in_nav=False,
        template="text_parallels.html.j2",
        view=partial(_of_text, text=text),
    )


def _index(edition: Edition) -> dict[str, object]:
    themes = parallels_by_theme(edition).items()
    return {
        "stances": stances(edition),
        "pairs": {
            pair: Counter(p.standing(pair[0].slug, pair[1].slug) for p in meeting)
            for pair, meeting in pairs(edition).items()
        },
        "widest": widest(edition),
        "themes": {theme: relations(edition, members) for theme, members in themes},
        "choices": _choices(edition),
    }


def _choices(edition: Edition) -> dict[str, tuple[str, str, dict[str, str]]]:
    """Return what the list can be narrowed by: its label, all of it, and its values."""
    found = edition.parallels
    speaking = {slug for one in found for slug in (*one.texts, *one.silent)}
    texts = {t.slug: t.short_name for t in edition.texts if t.slug in speaking}
    themes = {theme: _named(theme) for theme in parallels_by_theme(edition)}
    kinds = {one.relation for one in found}
    said: dict[str, str] = {
        kind: _(name) for kind, name in RELATIONS.items() if kind in kinds
    }
    return {
        "text": (_("Text"), _("All"), texts),
        "theme": (_("Theme"), _("All"), themes),
        "relation": (_("Relation"), _("All"), said),
    }


def _theme(edition: Edition, theme: str) -> dict[str, object]:
    members = parallels_by_theme(edition)[theme]
    return {
        "theme": theme,
        "themes": parallels_by_theme(edition),
        "parallels": [full_relation(edition, parallel) for parallel in members],
    }


def _by_text(edition: Edition) -> dict[str, object]:
    """Return what two texts say to each other, then one to itself or not at all."""
    silent = {
        text: [p for p in edition.parallels if text.slug in p.silent]
        for text in edition.texts
    }
    return {
        "pairs": {
            (one, other): relations(edition, meeting, (one.slug, other.slug))
            for (one, other), meeting in pairs(edition).items()
        },
        "inside": {
            text: relations(edition, tensions(edition, text), (text.slug,))
            for text in edition.texts
        },
        "silent": {text: relations(edition, found) for text, found in silent.items()},
    }


def _of_text(edition: Edition, text: Text) -> dict[str, object]:
    return {
        "title": _("Parallels of “%(title)s”") % {"title": text.meta.title},
        "text": text,
        "passages": _by_passage(edition, text),
    }


def _by_passage(edition: Edition, text: Text) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels in which each passage of a text speaks, by its id.

    Those in which somebody stands against the text come first.
    """
    found = parallels_by_passage(edition)
    ids = (passage.id for passage in text.passages if (text.slug, passage.id) in found)

    def is_unopposed(parallel: Parallel) -> bool:
        return text.slug not in parallel.opposed

    return {id: tuple(sorted(found[text.slug, id], key=is_unopposed)) for id in ids}
