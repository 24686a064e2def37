"""Family D: published ids keep their words, and what has moved can be found."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edition.checks.entries import of_field
from edition.ledger import closed, lives, resolve, semver
from edition.ledger.identity import Change, compare
from edition.ledger.past import file_of, removed
from edition.ledger.releases import not_raised, release_days
from edition.model import Edition, Life
from edition.problems import Place, Problem
from edition.readers.ledger import LEDGER
from edition.sources import RELEASES

COMMAND = "edition ledger"
WENT = {"moved": "moved to", "merged": "was merged into", "split": "was split into"}
SHOWN = 6
"""How many ids a summary names."""


def gone(edition: Edition) -> Iterator[Problem]:
    """D001: a published id is in use, or the ledger says where its words went."""
    for change in compare(edition).changes:
        if change.now is None:
            life, home = change.life, change.home
            place = home.place if home else _place(edition, life)
            what, missed = f"The published id “{life.id}” is gone", f"{life.id} itself"
            yield Problem(place, "D001", what, _gone(change), life.id, missed)


def _place(edition: Edition, life: Life) -> Place:
    """Return the file that an id was in, or where the ledger records it."""
    path = file_of(edition, life.id)
    return Place(path) if (edition.root / path).is_file() else life.place


def _gone(change: Change) -> str:
    id, home = change.life.id, change.home
    if home is None:
        end = "." if change.likeness is None else "; nothing like its words is left."
        return f"Bring it back, or run “{COMMAND} withdraw {id} --reason …”{end}"
    return (
        f"Its words are at “{home.id}” now ({_percent(home.likeness)} alike): give "
        f"them their id back, or run “{COMMAND} move {id} {home.id}”."
    )


def reused(edition: Edition) -> Iterator[Problem]:
    """D002: a published id stands for the words it was published with."""
    homes: dict[str, str] = {}
    for change in compare(edition).changes:
        id, home = change.life.id, change.home
        if home and homes.get(home.id) == id:
            continue  # they have changed places, which was told of the other
        homes[id] = home.id if home else ""
        if change.now is not None:
            what = f"The published id “{change.life.id}”"
            what += " stands for other words"
            if change.likeness is not None:
                what += f" ({_percent(change.likeness)} alike)"
            missed = f"words of {id}"
            yield Problem(change.now.place, "D002", what, _reused(change), id, missed)


def _reused(change: Change) -> str:
    id, home = change.life.id, change.home
    if home is None:
        return (
            "Give the new words an id of their own; if they say the same, run "
            f"“{COMMAND} reword {id} --reason …”, or ask an editor to."
        )
    return (
        f"The old words are at “{home.id}” now ({_percent(home.likeness)} alike): give "
        "them their id back, or raise the version and run "
        f"“{COMMAND} move {id} {home.id}” (“{COMMAND} follow” for all such)."
    )


def dangling(edition: Edition) -> Iterator[Problem]:
    """D003: what moved leads to an id that is recorded, and not in a circle."""
    known = lives(edition)
    for life in closed(edition):
        for id in life.to:
            if id not in known:
                went = WENT[life.status]
                what = f"“{life.id}” {went} “{id}”, which is not in the ledger"
                yield Problem(life.place, "D003", what, subject=life.id)
        if life.to and not any(resolve(edition, life)):
            what = f"“{life.id}” leads back to itself"
            yield Problem(life.place, "D003", what, subject=life.id)


def _listed(ids: Sequence[str]) -> str:
    named = ", ".join(f"“{id}”" for id in ids[:SHOWN])
    return f"{named}, …" if len(ids) > SHOWN else named


def silent_change(edition: Edition) -> Iterator[Problem]:
    """D006: a text that changes after a version was released gets a new one."""
    for slug, changed in not_raised(edition).items():
        version = edition.text[slug].meta.version
        named = _listed([one.id for one in changed])
        what = f"{named} came or changed after version {version} was released"
        yield Problem(changed[0].place, "D006", what, subject=changed[0].id)


def back_in_use(edition: Edition) -> Iterator[Problem]:
    """D007: an id whose words have gone is not used again without being told so."""
    for one in compare(edition).reopened:
        last = lives(edition)[one.id][-1]
        what = f"“{one.id}” was {last.status} in version {last.until} and is used again"
        remedy = (
            "Give the words another id; if readers of old links may arrive here, run "
            f"“{COMMAND} reopen {one.id}”."
        )
        yield Problem(one.place, "D007", what, remedy, subject=one.id)


def taken_out(edition: Edition) -> Iterator[Problem]:
    """D008: what the ledger has recorded stays in it."""
    if ids := removed(edition):
        many = "entry was" if len(ids) == 1 else "entries were"
        what = f"{len(ids)} {many} taken out of the ledger: {_listed(ids)}"
        yield Problem(Place(LEDGER), "D008", what, subject=ids[0])


def out_of_step(edition: Edition) -> Iterator[Problem]:
    """D009: releases rise, and no text falls back behind one."""
    if any(problem.place.path == RELEASES for problem in edition.problems):
        return
    for earlier, release in pairwise(edition.releases):
        if semver(release.version) <= semver(earlier.version):
            what = f"Release {release.version} stands after {earlier.version}"
            yield Problem(release.place, "D009", what, subject=release.version)
    for slug, number in release_days(edition):
        text = edition.text.get(slug)
        if text and semver(number) > semver(text.meta.version):
            what = f"“{slug}” has version {text.meta.version}; {number} was released"
            remedy = "Raise the version in its front matter: versions only rise."
            yield of_field(text.place, "D009", what, slug, remedy)


def _percent(likeness: float) -> str:
    return f"{round(100 * likeness)} %"


RULES = (gone, reused, dangling, back_in_use, taken_out, out_of_step)
BEFORE_RELEASE = (silent_change,)
"""What is looked at only then: whoever corrects a word need not raise a version."""
