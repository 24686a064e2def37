"""Former ids: where their words went, and pages in the place of those that are gone."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from edition import addresses
from edition.addresses import Address
from edition.dates import ISO_DAY, parse_date
from edition.indexes import grouped
from edition.ledger import closed, resolve
from edition.ledger.published import published
from edition.links import Link
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Life
from edition.model.index import per_edition
from edition.readers.ledger import LEDGER
from edition.typography import capital

KINDS = {
    "event-": N_("event “%(id)s”"),
    "ref-": N_("work “%(id)s”"),
    "parallel-": N_("parallel “%(id)s”"),
    "name-": N_("name “%(id)s”"),
}
"""How anchors begin that are on no page of a text, and what each is called."""
FOLDERS = {"parallels": "parallels/index"}
"""Pages that share their folder with others."""


class FormerId(NamedTuple):
    """An id that was published, and what became of its words."""

    life: Life
    anchor: str
    """The id on its page; nothing where it was a page."""
    name: str
    is_in_use: bool
    """Whether it stands for other words now."""
    goals: tuple[Link, ...]
    """Where the words are now; nowhere if they were withdrawn."""
    end: str
    """The version in which they were moved or withdrawn, and the day."""
    reason: str


def former_ids(edition: Edition, path: str) -> tuple[FormerId, ...]:
    """Return the ids that were at a page below ``docs``."""
    lives = _by_page(edition).get(path, ())
    return tuple(former_id(edition, life) for life in lives)


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield a page in the place of every text and term that is no more."""
    for path in _by_page(edition):
        if _is_gone(edition, path):
            folder, name = _split(path)
            said = (
                _("The text “%(id)s”") if folder == "texts" else _("The term “%(id)s”")
            )
            yield GeneratedPage(
                path=path,
                title=said % {"id": name},
                source=LEDGER,
                description=_("What became of an address that was published."),
                in_nav=False,
                template="former_page.html.j2",
                view=partial(_view, path=path),
            )


def _view(edition: Edition, path: str) -> dict[str, object]:
    return {
        "is_text": path.startswith("texts/"),
        "goal": edition.text_at(_goal(edition, path)),
        "ids": former_ids(edition, path),
        "former": (),
    }


def _is_gone(edition: Edition, path: str) -> bool:
    """Tell whether a page is that of a text or term which is there no more."""
    folder, name = _split(path)
    return (folder == "texts" and name not in edition.text) or (
        folder == "glossary" and name not in (*edition.term, "index")
    )


def _split(path: str) -> tuple[str, str]:
    folder, _slash, name = path.removesuffix(".md").rpartition("/")
    return folder, name


def became(edition: Edition, path: str) -> str:
    """Return the address that a page below ``docs`` moved to as a whole, or nothing."""
    goal = _goal(edition, path) if _is_gone(edition, path) else ""
    return addresses.published(goal) if goal else ""


def redirect(edition: Edition, path: str) -> str:
    """Return the address to which a browser without script is sent on, or nothing.

    A text is left out: the address of a passage would lose its fragment on the way,
    while the list of its ids, which a fragment opens, leads on to each.
    """
    return "" if path.startswith("texts/") else became(edition, path)


def _goal(edition: Edition, path: str) -> str:
    """Return the one page that all ids of a page have led to, or nothing."""
    lives = _by_page(edition).get(path, ())
    goals = {page_of(id) for life in lives for id in resolve(edition, life).to}
    return goals.pop() if len(goals) == 1 else ""


@per_edition
def _by_page(edition: Edition) -> dict[str, tuple[Life, ...]]:
    """Return the closed lives by the page they were on, in the order of the ledger."""
    return grouped((page_of(life.id), life) for life in closed(edition))


def page_of(id: str) -> str:
    """Return the path, below ``docs``, of the page that an id is or was on."""
    page, hash_, anchor = id.partition("#")
    if not hash_ or anchor.startswith(tuple(KINDS)):
        return f"{FOLDERS.get(page, page)}.md"
    return addresses.text(page).page


def former_id(edition: Edition, life: Life) -> FormerId:
    """Return what became of an id, when and why."""
    found = resolve(edition, life)
    end = found.life or life
    day = f", {parse_date(end.on).words}" if ISO_DAY.fullmatch(end.on) else ""
    return FormerId(
        life,
        anchor=life.id.partition("#")[2],
        name=capital(name_of(life.id)),
        is_in_use=life.id in published(edition),
        goals=tuple(_link(edition, life, id) for id in found.to),
        end=end.until + day,
        reason=end.reason.rstrip("."),
    )


def _link(edition: Edition, life: Life, id: str) -> Link:
    slug, _hash, anchor = id.partition("#")
    if text := edition.text.get(slug):
        away = "" if life.id.startswith(f"{slug}#") else f"{text.short_name}, "
        return Link(away + name_of(id), addresses.text(slug, anchor))
    term = edition.term.get(id.removeprefix("glossary/"))
    name = term.headword if term else name_of(id)
    return Link(name, Address(page_of(id), anchor))


def name_of(id: str) -> str:
    """Name an id in words: “passage 7”, “note 4”, “editors’ note “flood””."""
    page, hash_, anchor = id.partition("#")
    if not hash_:
        return _("term “%(id)s”") % {"id": page.rpartition("/")[2]}
    for prefix, name in {**KINDS, "n-": N_("editors’ note “%(id)s”")}.items():
        if anchor.startswith(prefix):
            return _(name) % {"id": anchor.removeprefix(prefix)}
    said = _("note %(number)s") if anchor[0] == "n" else _("passage %(number)s")
    return said % {"number": anchor[1:]}
