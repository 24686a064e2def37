"""Family D: published ids keep their words, and what has moved can be found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from edition.ledger import closed, lives, recorded_version, resolve
from edition.ledger.identity import Change, compare
from edition.ledger.past import file_of, removed
from edition.ledger.published import Published
from edition.ledger.versions import is_released
from edition.model import Edition, Life
from edition.problems import Place, Problem
from edition.readers.ledger import LEDGER

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
    path = file_of(life.id)
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
            id, what = change.life.id, f"The published id “{change.life.id}”"
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
            f"“{COMMAND} reword {id} --reason …”."
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


def unrecorded(edition: Edition) -> Iterator[Problem]:
    """D005: ids are recorded before they are published."""
    found: dict[str, list[Published]] = defaultdict(list)
    compared = compare(edition)
    homes = {change.home.id for change in compared.changes if change.home}
    for one in compared.new if edition.ledger else ():
        if one.id not in homes:
            found[one.place.path].append(one)
    for path, new in found.items():
        many = "id is" if len(new) == 1 else "ids are"
        named = _listed([one.id for one in new])
        what = f"{len(new)} {many} not in the ledger yet: {named}"
        place = Place(path, new[0].place.line)
        yield Problem(place, "D005", what, "", new[0].id, LEDGER)


def _listed(ids: Sequence[str]) -> str:
    named = ", ".join(f"“{id}”" for id in ids[:SHOWN])
    return f"{named}, …" if len(ids) > SHOWN else named


def silent_change(edition: Edition) -> Iterator[Problem]:
    """D006: a text whose words change after a version was released gets a new one."""
    found: dict[str, list[Published]] = defaultdict(list)
    for life, now in compare(edition).revised:
        slug = life.id.partition("#")[0]
        if slug in edition.text and recorded_version(life) == now.version:
            found[slug].append(now)
    for slug, changed in found.items():
        version = edition.text[slug].meta.version
        if is_released(edition, slug, version):
            named = _listed([one.id for one in changed])
            what = f"Words of {named} have changed since version {version}"
            missed = f"version of {slug}"
            yield Problem(changed[0].place, "D006", what, "", changed[0].id, missed)


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


def _percent(likeness: float) -> str:
    return f"{round(100 * likeness)} %"


RULES = (gone, reused, dangling, unrecorded, silent_change, back_in_use, taken_out)
