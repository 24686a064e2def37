"""The history of a text: when each version came, and what it changed."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from edition import addresses
from edition.dates import parse_date
from edition.ledger import closed
from edition.ledger.differences import WORD, Run, differences
from edition.ledger.versions import Version, versions
from edition.links import Link
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Text
from edition.typography import capital
from edition.views.former import FormerId, former_id, name_of

CONTEXT = 12
"""How many unchanged words are shown on each side of a change."""


class ShownRun(NamedTuple):
    """Words that stayed, went or came, and the space behind them."""

    kind: str
    words: str
    space: str


class ShownDifference(NamedTuple):
    """What differs in one passage or note."""

    subject: Link
    """The passage or note; it leads nowhere if it is there no more."""
    kind: str
    """``changed``, ``added`` or ``removed``."""
    runs: tuple[ShownRun, ...]


class ShownVersion(NamedTuple):
    """One version, and what it changed in the one before."""

    version: Version
    date: str
    former: list[FormerId]
    """The ids that words left with it."""
    differences: list[ShownDifference]
    missing: str
    """The version whose text is not at hand, so that no words can be compared."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the versions of each text."""
    for text in edition.texts:
        title = {"title": text.meta.title}
        yield GeneratedPage(
            path=addresses.versions(text.slug).page,
            title=_("Versions of %(text)s") % {"text": text.short_name},
            source=text.document.path,
            description=_("Every version of “%(title)s”, and what it changed.") % title,
            in_nav=False,
            template="versions.html.j2",
            view=partial(_view, text=text),
        )


def _view(edition: Edition, text: Text) -> dict[str, object]:
    """Return the versions of a text, the newest first."""
    known = versions(edition)[text.slug]
    before: tuple[Version | None, ...] = (*known[1:], None)
    return {
        "title": _("Versions of “%(title)s”") % {"title": text.meta.title},
        "text": text,
        "versions": [
            _shown(edition, text, new, old)
            for new, old in zip(known, before, strict=True)
        ],
    }


def _shown(
    edition: Edition, text: Text, new: Version, old: Version | None
) -> ShownVersion:
    """Return a version with what it changed, in words if both texts are at hand."""
    date = parse_date(new.date).words if new.date else ""
    if old is None:
        return ShownVersion(new, date, [], [], "")
    former = [
        former_id(edition, life)
        for life in closed(edition)
        if life.id.startswith(f"{text.slug}#") and life.until == new.number
    ]
    found = differences(edition, text, old, new)
    shown = [
        ShownDifference(_subject(text, one.anchor), one.kind, shown_runs(one.runs))
        for one in found
    ]
    missing = next((v.number for v in (old, new) if v.document is None), "")
    return ShownVersion(new, date, former, shown, missing)


def _subject(text: Text, anchor: str) -> Link:
    words = capital(name_of(f"{text.slug}#{anchor}"))
    is_there = anchor in text.anchors
    return Link(words, addresses.text(text.slug, anchor) if is_there else None)


def shown_runs(runs: tuple[Run, ...]) -> tuple[ShownRun, ...]:
    """Return the words that went and came, with a few that stayed around them."""
    last = len(runs) - 1
    return tuple(
        ShownRun(kind, _near(words, index > 0, index < last), "")
        if kind == "="
        else ShownRun(kind, words.rstrip(), words[len(words.rstrip()) :] or " ")
        for index, (kind, words) in enumerate(runs)
    )


def _near(words: str, after: bool, before: bool) -> str:
    """Shorten a run of words to those next to a change behind or before it."""
    found = WORD.findall(words)
    if len(found) <= 2 * CONTEXT + 4:
        return words
    head = "".join(found[:CONTEXT]) if after else ""
    tail = "".join(found[-CONTEXT:]) if before else ""
    return f"{head}… {tail}"
