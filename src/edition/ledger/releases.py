"""The record of releases, and when each version of a text came out."""

import json
from collections.abc import Iterable
from itertools import chain

from edition.indexes import grouped
from edition.ledger.changelog import Item, read_changelog
from edition.ledger.identity import compare
from edition.ledger.published import Published
from edition.model import Edition, Release
from edition.model.index import per_edition
from edition.sources import CHANGELOG

HEAD = """\
# Every release, the last at the end. Written by “edition release”; nothing is removed.
# texts: the version of each text in it.
"""


def write_releases(releases: Iterable[Release]) -> str:
    """Return the record as a file: a line a release, as JSON, which is YAML too."""
    return HEAD + "".join(f"- {_written(release)}\n" for release in releases)


def _written(release: Release) -> str:
    texts = dict(sorted(release.texts.items()))
    fields = {"version": release.version, "date": release.date, "texts": texts}
    return json.dumps(fields, ensure_ascii=False)


def changelog_source(edition: Edition) -> str:
    """Return the changelog as it is written; nothing where there is none."""
    path = edition.root / CHANGELOG
    if path.is_symlink() or not path.is_file():
        return ""
    return path.read_bytes().decode("utf-8", "replace")


@per_edition
def changelog(edition: Edition) -> tuple[Item, ...]:
    """Return what the changelog says of texts."""
    return read_changelog(changelog_source(edition))


@per_edition
def release_days(edition: Edition) -> dict[tuple[str, str], str]:
    """Return the day on which each version of a text, by slug and number, came out.

    What was released before there was a record, the changelog may know.
    """
    items = (item for item in changelog(edition) if item.date)
    told = ((named, item.date) for item in items for named in item.versions)
    recorded = ((t, one.date) for one in edition.releases for t in one.texts.items())
    days = grouped(chain(told, recorded)).items()
    return {named: min(found) for named, found in days}


@per_edition
def not_raised(edition: Edition) -> dict[str, tuple[Published, ...]]:
    """Return what is new or has other words though its version came out, by slug."""
    comparison, days = compare(edition), release_days(edition)
    ones = (*comparison.new, *(now for _, now in comparison.revised))
    of_texts = ((one.id.partition("#")[0], one) for one in ones if "#" in one.id)
    return grouped(
        (slug, one)
        for slug, one in of_texts
        if (slug, one.version) in days and slug in edition.text
    )
