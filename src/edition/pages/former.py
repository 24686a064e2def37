"""Show where words went: lists of ids that moved, and pages in place of old ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from edition.dates import parse_date
from edition.ledger import LEDGER, Standing, closed, standing
from edition.ledger.identity import published
from edition.model import Edition, GeneratedPage, Life
from edition.model.index import per_edition
from edition.pages.markup import escape, front_matter, text_link

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
HEADING = "## Moved or withdrawn { #former }"
EXPLANATION = (
    "Links to these addresses lead here, or are led on. "
    "A number that has other words now shows which it had before."
)
KINDS = {
    "event-": "event",
    "ref-": "work",
    "parallel-": "parallel",
    "name-": "name",
}
FOLDERS = {"parallels": "parallels/index"}
"""Pages that share their folder with others."""


def section(edition: Edition, path: str) -> str:
    """Return the list of ids that were at a page below ``docs``, or nothing."""
    items = [_item(edition, life) for life in _by_page(edition).get(path, ())]
    if not items:
        return ""
    return f"\n\n{HEADING}\n\n{EXPLANATION}\n\n" + "\n".join(items) + "\n"


def with_section(edition: Edition, page: GeneratedPage) -> GeneratedPage:
    """Return a generated page with the ids that were on it, if it still stands."""
    found = "" if page.source == LEDGER else section(edition, page.path)
    return replace(page, markdown=page.markdown.rstrip() + found) if found else page


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield a page in the place of every text and term that is no more."""
    for path, lives in _by_page(edition).items():
        folder, name = _shelf(path)
        if not _is_gone(edition, path):
            continue
        if folder == "texts":
            yield _page(path, f"The text “{name}”", _text(edition, lives))
        else:
            items = "\n".join(_item(edition, life) for life in lives)
            yield _page(path, f"The term “{name}”", items)


def _is_gone(edition: Edition, path: str) -> bool:
    """Tell whether a page is that of a text or term which is there no more."""
    folder, name = _shelf(path)
    return (folder == "texts" and name not in edition.text) or (
        folder == "glossary" and name not in (*edition.term, "index")
    )


def _shelf(path: str) -> tuple[str, str]:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return folder, name


def _page(path: str, title: str, markdown: str) -> GeneratedPage:
    description = "What became of an address that was published."
    body = f"{front_matter(title, description)}# {title}\n\n{markdown}\n"
    return GeneratedPage(path, title, body, LEDGER, description, in_nav=False)


def _text(edition: Edition, lives: Iterable[Life]) -> str:
    """Return where a text went, if it went to one place, and then its ids."""
    lives = tuple(lives)
    items = "\n".join(_item(edition, life) for life in lives)
    text = edition.text_at(_goal(edition, lives))
    if text is None:
        return f"It is no longer part of the edition.\n\n{items}"
    link = text_link(text)
    return f'<span class="former" data-page></span>It is now {link}.\n\n{items}'


def became(edition: Edition, path: str) -> str:
    """Return the address that a page below ``docs`` moved to as a whole, or nothing."""
    if not _is_gone(edition, path):
        return ""
    goal = _goal(edition, _by_page(edition).get(path, ()))
    return f"{goal.removesuffix('.md').removesuffix('/index')}/" if goal else ""


def redirect(edition: Edition, path: str) -> str:
    """Return the address to which a browser without script is sent on, or nothing.

    A text is left out: the address of a passage would lose its fragment on the way,
    while the list of its ids, which a fragment opens, leads on to each.
    """
    return "" if path.startswith("texts/") else became(edition, path)


def _goal(edition: Edition, lives: Iterable[Life]) -> str:
    """Return the one page that lives have led to, or nothing."""
    goals = {page_of(id) for life in lives for id in standing(edition, life).to}
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
    if not hash_ or anchor.startswith(tuple(KINDS)):
        return f"{FOLDERS.get(page, page)}.md"
    return f"texts/{page}.md"


def _item(edition: Edition, life: Life) -> str:
    """Return one entry; it bears the old id, unless that is in use again.

    An attribute list would make the entry a passage, so the id stands on a span. An
    id that begins with “ref-” is a work in the bibliography and nothing else.
    """
    anchor = life.id.partition("#")[2]
    is_free = anchor and life.id not in published(edition)
    own = f"former-{anchor}" if anchor.startswith("ref-") else anchor
    id = f' id="{own}"' if is_free else ""
    if not anchor and life.id not in published(edition):
        id = " data-page"
    span = (
        f'<span class="former"{id} data-was="{anchor}" '
        f'data-since="{life.since}" data-until="{life.until}"></span>'
    )
    return f"- {span}{sentence(edition, life)}"


def sentence(edition: Edition, life: Life) -> str:
    """Say in Markdown what became of an id, when and why."""
    words = name_of(life.id)
    name = f"**{words[0].upper()}{words[1:]}**"
    if life.id in published(edition):
        name += f", until version {life.until},"
    found = standing(edition, life)
    return f"{name} {_fate(edition, life, found)}{_reason(found.life or life)}"


def _fate(edition: Edition, life: Life, found: Standing) -> str:
    links = " and ".join(_link(edition, life, id) for id in found.to)
    if not links:
        end = found.life or life
        return f"was withdrawn in version {end.until}{_day(end)}."
    if life.id in published(edition):
        return f"was what is now {links}."
    verb = "is now part of" if life.status == "merged" else "is now"
    return f"{verb} {links} (since version {life.until}{_day(life)})."


def _day(life: Life) -> str:
    return f", {parse_date(life.on).words}" if ISO_DATE.fullmatch(life.on) else ""


def _reason(life: Life) -> str:
    return f" {escape(life.reason.rstrip('.'))}." if life.reason else ""


def _link(edition: Edition, life: Life, id: str) -> str:
    slug, _, anchor = id.partition("#")
    if text := edition.text.get(slug):
        away = "" if life.id.startswith(f"{slug}#") else f"{escape(text.short_name)}, "
        return text_link(text, away + name_of(id), anchor)
    if term := edition.term.get(id.removeprefix("glossary/")):
        return f"[{escape(term.headword)}](/{id}.md)"
    hash_ = f"#{anchor}" if anchor else ""
    return f"[{name_of(id)}](/{page_of(id)}{hash_})"


def name_of(id: str) -> str:
    """Name an id in words: “passage 7”, “note 4”, “editors’ note “flood””."""
    page, _, anchor = id.partition("#")
    if not anchor:
        return f"term “{page.rpartition('/')[2]}”"
    for prefix, kind in KINDS.items():
        if anchor.startswith(prefix):
            return f"{kind} “{anchor.removeprefix(prefix)}”"
    if anchor.startswith("n-"):
        return f"editors’ note “{anchor[2:]}”"
    return f"{'note' if anchor[0] == 'n' else 'passage'} {anchor[1:]}"
