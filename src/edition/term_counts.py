"""Term counts: what a build needs of extracted features, without their words."""

from collections import Counter, defaultdict
from typing import NamedTuple

from edition.features import Features, read_features
from edition.model import Edition
from edition.model.index import per_edition
from edition.problems import Problem


class TermCounts(NamedTuple):
    """How much one author writes, and how often of which terms."""

    transcription: str
    """The fingerprint of the transcription that was counted."""
    words: int
    forms: dict[str, tuple[str, ...]]
    """Every term that was looked for, with the forms it then had."""
    uses: dict[str, Counter[str]]
    """For each term that occurs, how often in which form."""
    places: dict[str, dict[tuple[str, ...], int]]
    """For each of them, how often it is in passages that were counted together."""


class FeatureReport(NamedTuple):
    """The counts in the features of a text, and what is wrong with these."""

    counts: TermCounts | None
    """None where there are none that can be used."""
    problems: list[Problem]


@per_edition
def feature_reports(edition: Edition) -> dict[str, FeatureReport]:
    """Return what the features of each text are to a build; they are large."""
    return {text.slug: _report(edition, text.slug) for text in edition.texts}


@per_edition
def term_counts(edition: Edition) -> dict[str, TermCounts]:
    """Return the counts of each text whose author's words were counted."""
    reports = feature_reports(edition).items()
    return {slug: report.counts for slug, report in reports if report.counts}


def _report(edition: Edition, slug: str) -> FeatureReport:
    features, problems = read_features(edition.root, slug)
    return FeatureReport(_counts(features) if features else None, problems)


def _counts(features: Features) -> TermCounts:
    """Add up what was counted in each pool."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for pool in features.pools:
        for id, forms in pool.terms.items():
            places[id][pool.passages] = sum(forms.values())
            uses[id].update(forms)
    words = sum(pool.words for pool in features.pools)
    return TermCounts(
        features.transcription, words, features.terms, dict(uses), dict(places)
    )
