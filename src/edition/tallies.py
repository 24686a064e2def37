"""Own the tallies of texts: what a build needs of features, without their words."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from edition.features import Features, features_path, read_features
from edition.model import Edition
from edition.model.index import per_edition
from edition.problems import Problem


@dataclass(frozen=True, slots=True)
class Tally:
    """How much one author writes, and how often of which terms."""

    transcription: str
    """The fingerprint of the transcription that was counted."""
    words: int
    sought: dict[str, tuple[str, ...]]
    """Every term that was looked for, with the forms it then had."""
    uses: dict[str, dict[str, int]]
    """For each term that occurs, how often in which form."""
    first: dict[str, tuple[str, ...]]
    """For each of them the passages, counted together, in which it is first."""


class Reading(NamedTuple):
    """What was made of the features of a text, and what is wrong with them."""

    tally: Tally | None
    """None where there are none that can be used."""
    problems: tuple[Problem, ...]


@per_edition
def tallies(edition: Edition) -> dict[str, Tally]:
    """Return the tally of each text whose author's words were counted."""
    found = ((slug, reading.tally) for slug, reading in readings(edition).items())
    return {slug: tally for slug, tally in found if tally}


@per_edition
def readings(edition: Edition) -> dict[str, Reading]:
    """Return what the features of each text that has any are to a build.

    They are read one after another: they are large.
    """
    paths = {t.slug: features_path(edition.root, t.slug) for t in edition.texts}
    counted = (slug for slug, path in paths.items() if path.is_file())
    return {slug: _read(edition.root, slug) for slug in counted}


def _read(root: Path, slug: str) -> Reading:
    features, problems = read_features(root, slug)
    return Reading(_tally(features) if features else None, tuple(problems))


def _tally(features: Features) -> Tally:
    """Add up what was counted in each pool."""
    uses: dict[str, dict[str, int]] = {}
    first: dict[str, tuple[str, ...]] = {}
    for pool in features.pools:
        for id, forms in pool.terms.items():
            first.setdefault(id, pool.passages)
            known = uses.setdefault(id, {})
            for form, count in forms.items():
                known[form] = known.get(form, 0) + count
    words = sum(pool.words for pool in features.pools)
    return Tally(features.transcription, words, features.terms, uses, first)
