"""Tell which profile fits a document."""

from collections.abc import Iterable
from typing import NamedTuple

from edition.importer.digests import WINDOW, window_digest
from edition.readers.profiles import Profile

HALF = 0.5
FEWEST = 2
"""Windows that must agree before a document is taken for a known text."""


class Recognised(NamedTuple):
    """A profile that fits a document, and the share of its windows found there."""

    profile: Profile
    share: float
    others: tuple[str, ...] = ()
    """Further texts of which a document holds at least half of the windows."""


def recognise(spoken: list[str], profiles: Iterable[Profile]) -> Recognised | None:
    """Return the profile whose windows a document holds most of, if any does."""
    known = list(profiles)
    if not any(profile.fingerprints for profile in known):
        return None
    windows = {
        window_digest(spoken[at : at + WINDOW])
        for at in range(len(spoken) - WINDOW + 1)
    }
    fits = [fit for profile in known if (fit := _fit(profile, windows))]
    if not fits:
        return None
    best = max(fits, key=lambda fit: fit.share)
    others = (f.profile.text for f in fits if f is not best and f.share >= HALF)
    return best._replace(others=tuple(others))


def _fit(profile: Profile, windows: set[str]) -> Recognised | None:
    """Return a profile with the share of its windows, if there are enough of them."""
    hits = len(windows & set(profile.fingerprints))
    least = min(FEWEST, len(profile.fingerprints) or FEWEST)
    share = hits / max(1, len(profile.fingerprints))
    return Recognised(profile, share) if hits >= least else None
