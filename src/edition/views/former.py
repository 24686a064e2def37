"""Former ids: where their words went, and pages in the place of those that are gone."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.addresses import Address
from edition.dates import parse_date
from edition.ledger import closed, resolve
from edition.ledger.published import published
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Life
from edition.model.index import per_edition
from edition.readers.ledger import LEDGER
from edition.views.links import Link, text_link

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
KINDS = ("event-", "ref-", "parallel-", "name-")
"""How the anchors of entries begin that are not on the page of a text."""
FOLDERS = {"parallels": "parallels/index"}
"""Pages that share their folder with others."""


@dataclass(frozen=True, slots=True)
class FormerId:
    """An id that was published, and what became of its words."""

    anchor: str
    """The id on its page; nothing where it was a page."""
    id: str
    """What its entry bears, so that old links arrive; nothing if it is in use again."""
    name: str
    since: str
    until: str
    """The first version in which it did not stand for these words."""
    is_in_use: bool
    """Whether it stands for other words now."""
    is_part: bool
    """Whether its words are part of something longer."""
    goals: tuple[Link, ...]
    """Where the words are now; nowhere if they were withdrawn."""
    end: str
    """The version in which they were moved or withdrawn, and the day."""
    reason: str


@dataclass(frozen=True, slots=True)
class FormerPage:
    """The page in the place of a text or term that is no more."""

    title: str
    is_text: bool
    goal: Link | None
    """The text that it became, if it became one."""
    entries: tuple[FormerId, ...]


def former_ids(edition: Edition, path: str) -> tuple[FormerId, ...]:
    """Return the ids that were at a page below ``docs``."""
    lives = _by_page(edition).get(path, ())
    return tuple(former_id(edition, life) for life in lives)


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield a page in the place of every text and term that is no more."""
    for path in _by_page(edition):
        if _is_gone(edition, path):
            yield GeneratedPage(
                path=path,
                title=_title(path),
                source=LEDGER,
                description=_("What became of an address that was published."),
                in_nav=False,
                template="former_page.html.j2",
                view=partial(_view, edition, path),
            )


def _view(edition: Edition, path: str) -> FormerPage:
    text = edition.text_at(_goal(edition, path))
    return FormerPage(
        title=_title(path),
        is_text=path.startswith("texts/"),
        goal=text_link(text) if text else None,
        entries=former_ids(edition, path),
    )


def _title(path: str) -> str:
    folder, name = _shelf(path)
    said = _("The text “%(id)s”") if folder == "texts" else _("The term “%(id)s”")
    return said % {"id": name}


def _is_gone(edition: Edition, path: str) -> bool:
    """Tell whether a page is that of a text or term which is there no more."""
    folder, name = _shelf(path)
    return (folder == "texts" and name not in edition.text) or (
        folder == "glossary" and name not in (*edition.term, "index")
    )


def _shelf(path: str) -> tuple[str, str]:
    folder, _, name = path.removesuffix(".md").rpartition("/")
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
    found: dict[str, list[Life]] = defaultdict(list)
    for life in closed(edition):
        found[page_of(life.id)].append(life)
    return {path: tuple(lives) for path, lives in found.items()}


def page_of(id: str) -> str:
    """Return the path, below ``docs``, of the page that an id is or was on."""
    page, hash_, anchor = id.partition("#")
    if not hash_ or anchor.startswith(KINDS):
        return f"{FOLDERS.get(page, page)}.md"
    return addresses.text(page).page


def former_id(edition: Edition, life: Life) -> FormerId:
    """Return what became of an id, when and why."""
    anchor, is_in_use = life.id.partition("#")[2], life.id in published(edition)
    found = resolve(edition, life)
    end = found.life or life
    return FormerId(
        anchor=anchor,
        id="" if is_in_use else _entry_id(anchor),
        name=sentence_case(name_of(life.id)),
        since=life.since,
        until=life.until,
        is_in_use=is_in_use,
        is_part=life.status == "merged",
        goals=tuple(_link(edition, life, id) for id in found.to),
        end=end.until + _day(end),
        reason=end.reason.rstrip("."),
    )


def _entry_id(anchor: str) -> str:
    """Return the id of an entry: a “ref-” is a work of the bibliography, no other."""
    return f"former-{anchor}" if anchor.startswith("ref-") else anchor


def _day(life: Life) -> str:
    return f", {parse_date(life.on).words}" if ISO_DATE.fullmatch(life.on) else ""


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
    for prefix, said in _kinds().items():
        if anchor.startswith(prefix):
            return said % {"id": anchor.removeprefix(prefix)}
    said = _("note %(number)s") if anchor[0] == "n" else _("passage %(number)s")
    return said % {"number": anchor[1:]}


def _kinds() -> dict[str, str]:
    """Return what ids are called, by what their anchors begin with."""
    return {
        "event-": _("event “%(id)s”"),
        "ref-": _("work “%(id)s”"),
        "parallel-": _("parallel “%(id)s”"),
        "name-": _("name “%(id)s”"),
        "n-": _("editors’ note “%(id)s”"),
    }


def sentence_case(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]
