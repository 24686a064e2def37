"""Tell which profile fits a document."""

from collections.abc import Iterable
from typing import NamedTuple

from edition.importer.digests import WINDOW, window_digest
from edition.readers.profiles import Profile

FEWEST = 2
"""Windows that must agree before a document is taken for a known text."""


class Recognised(NamedTuple):
    """A profile that fits a document, and the share of its windows found there."""

    profile: Profile
    share: float


def recognise(spoken: list[str], profiles: Iterable[Profile]) -> Recognised | None:
    """Return the profile whose windows a document holds most of, if any does."""
    known = list(profiles)
    if not any(profile.fingerprints for profile in known):
        return None
    windows = {
        window_digest(spoken[at : at + WINDOW])
        for at in range(len(spoken) - WINDOW + 1)
    }
    best: Recognised | None = None
    for profile in known:
        hits = len(windows & set(profile.fingerprints))
        share = hits / max(1, len(profile.fingerprints))
        if hits >= min(FEWEST, len(profile.fingerprints) or FEWEST) and (
            best is None or share > best.share
        ):
            best = Recognised(profile, share)
    return best
