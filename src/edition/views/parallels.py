"""The parallels: an index, a page for each theme, and one by pair of texts."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.addresses import Address
from edition.messages import gettext as _
from edition.model import RELATIONS, Edition, GeneratedPage, Parallel, Text
from edition.sources import PARALLELS
from edition.views.links import Link, text_link
from edition.views.relations import (
    FullRelation,
    Relation,
    full_relation,
    pairs,
    relation,
    tensions,
    themes,
)
from edition.views.relations_graph import Graph, graph
from edition.views.routes import ShownRoute, route_line


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, and the parallels that the index lists under it."""

    id: str
    link: Link
    parallels: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two texts, and how often they meet in each kind of relation."""

    address: Address
    texts: tuple[str, str]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The index of all parallels."""

    title: str
    between: int
    inside: int
    """How many are relations between texts, and how many tensions inside one."""
    graph: Graph | None
    kinds: tuple[str, ...]
    """What the relations between texts are called; the template translates them."""
    rows: tuple[PairRow, ...]
    routes: tuple[ShownRoute, ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The parallels of a theme in full."""

    title: str
    theme: str
    index: Link
    """Its words are the number of all parallels."""
    themes: tuple[Theme, ...]
    by_text: Address
    parallels: tuple[FullRelation, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What two texts say to each other, or one to itself, or is silent about."""

    anchor: str
    texts: tuple[Link, ...]
    parallels: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class TextSections:
    """What stands against itself inside a text, and where the text keeps silent."""

    inside: Section
    silent: Section


@dataclass(frozen=True, slots=True)
class ByTextView:
    """The parallels by pair of texts, then by text alone."""

    title: str
    pairs: tuple[Section, ...]
    texts: tuple[TextSections, ...]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index, the themes, and the parallels by text."""
    if not edition.parallels:
        return
    index, by_text = partial(_index, edition), partial(_by_text, edition)
    yield _page(addresses.PARALLELS, _("Parallels"), "parallels", index)
    for id in themes(edition):
        title = _("Parallels: %(theme)s") % {"theme": _name(id)}
        view = partial(_theme, edition, id)
        yield _page(addresses.theme(id).page, title, "parallels_theme", view)
    title = _("Parallels by text")
    yield _page(addresses.BY_TEXT, title, "parallels_by_text", by_text)


def _page(
    path: str, title: str, template: str, view: Callable[[str], object]
) -> GeneratedPage:
    return GeneratedPage(
        path=path,
        title=title,
        source=PARALLELS,
        description=_("Where the texts contradict one another, agree or keep silent."),
        in_nav=path == addresses.PARALLELS,
        template=f"{template}.html.j2",
        view=partial(view, title),
    )


def _name(theme: str) -> str:
    return theme.replace("-", " ").capitalize()


def _index(edition: Edition, title: str) -> IndexView:
    inside = sum(parallel.relation == "tension" for parallel in edition.parallels)
    return IndexView(
        title=title,
        between=len(edition.parallels) - inside,
        inside=inside,
        graph=graph(edition),
        kinds=tuple(RELATIONS[kind] for kind in _kinds()),
        rows=tuple(_rows(edition)),
        routes=tuple(map(route_line, edition.routes)),
        themes=tuple(
            Theme(id, Link(_name(id), addresses.theme(id)), _lines(edition, members))
            for id, members in themes(edition).items()
        ),
    )


def _kinds() -> list[str]:
    """Return the relations that join two texts."""
    return [kind for kind in RELATIONS if kind != "tension"]


def _rows(edition: Edition) -> Iterator[PairRow]:
    for (one, other), meeting in pairs(edition).items():
        found: list[str] = [parallel.relation for parallel in meeting]
        yield PairRow(
            address=addresses.pair(one.slug, other.slug),
            texts=(one.short_name, other.short_name),
            counts=tuple(found.count(kind) for kind in _kinds()),
        )


def _theme(edition: Edition, id: str, title: str) -> ThemeView:
    members = themes(edition)[id]
    number = f"{len(edition.parallels)}"
    return ThemeView(
        title=title,
        theme=id,
        index=Link(number, Address(addresses.PARALLELS)),
        themes=tuple(
            Theme(t, Link(_name(t), addresses.theme(t))) for t in themes(edition)
        ),
        by_text=Address(addresses.BY_TEXT),
        parallels=tuple(full_relation(edition, parallel) for parallel in members),
    )


def _by_text(edition: Edition, title: str) -> ByTextView:
    return ByTextView(
        title=title,
        pairs=tuple(
            _section(edition, addresses.pair(a.slug, b.slug).anchor, (a, b), meeting)
            for (a, b), meeting in pairs(edition).items()
        ),
        texts=tuple(_alone(edition, text) for text in edition.texts),
    )


def _alone(edition: Edition, text: Text) -> TextSections:
    """Return the tensions inside a text and what it is silent about."""
    inside = tensions(edition, text)
    mute = [p for p in edition.parallels if text.slug in p.silent]
    return TextSections(
        inside=_section(edition, f"inside-{text.slug}", (text,), inside),
        silent=_section(edition, f"silent-{text.slug}", (text,), mute),
    )


def _section(
    edition: Edition, anchor: str, texts: tuple[Text, ...], members: Iterable[Parallel]
) -> Section:
    """Return a section with the passages of its texts."""
    slugs = [text.slug for text in texts]
    return Section(
        anchor, tuple(map(text_link, texts)), _lines(edition, members, slugs)
    )


def _lines(
    edition: Edition, members: Iterable[Parallel], slugs: Collection[str] = ()
) -> tuple[Relation, ...]:
    return tuple(relation(edition, parallel, slugs) for parallel in members)
