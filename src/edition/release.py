"""Prepare a release: what stands against it, and the files that record it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.exports import citation_file
from edition.ledger import semver
from edition.ledger.changelog import UNRELEASED, has_items, sections, with_release
from edition.ledger.operations import updated
from edition.ledger.releases import changelog_source, write_releases
from edition.model import Edition, Release, Settings
from edition.problems import EditionError, Place, suggestion
from edition.readers.data_files import read_settings
from edition.readers.ledger import LEDGER, write_ledger
from edition.sources import CHANGELOG, RELEASES, SETTINGS

VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")
VALUE = r"""[ \t]*(?P<quote>["']?))[^"'\s#]*(?P=quote)"""
"""What stands behind the name of a field whose value is a version or a day."""


def obstacles(edition: Edition, version: str) -> Iterator[str]:
    """Yield, as sentences, what stands against a release besides problems."""
    if not VERSION.fullmatch(version):
        yield f"“{version}” is no version: write three numbers, such as 1.1.0."
        return
    written = sections(changelog_source(edition))
    past = [name for name in written if VERSION.fullmatch(name)]
    past += [release.version for release in edition.releases]
    last = max(past, key=semver, default="")
    if semver(version) <= semver(last):
        yield f"{last} was released: {version} is not higher."
    elif semver(version) < semver(edition.settings.version):
        yield f"{SETTINGS} has version {edition.settings.version}: {version} is lower."
    if not has_items(written.get(UNRELEASED, "")):
        yield f"{CHANGELOG} has no items below “## {UNRELEASED}”: say what is new."


def notes(edition: Edition, version: str = "") -> str:
    """Return what the changelog says of a release.

    Without a version it is the last, or before the first what is not released yet.

    Raises:
        EditionError: the changelog does not know it.
    """
    written = sections(changelog_source(edition))
    last = edition.releases[-1].version if edition.releases else UNRELEASED
    name = version or last
    if not has_items(written.get(name, "")):
        near = suggestion(name, written)
        raise EditionError(f"{CHANGELOG} says nothing of “{name}”. {near}".strip())
    return f"{written[name]}\n"


def files(edition: Edition, version: str, day: str) -> dict[str, str]:
    """Return the files that record a release, by path.

    Raises:
        EditionError: the settings are written in a way that cannot be kept.
    """
    settings = replace(edition.settings, version=version, published=day)
    ready = replace(edition, settings=settings)
    texts = {text.slug: text.meta.version for text in edition.texts}
    release = Release(version=version, date=day, texts=texts, place=Place(RELEASES))
    releases = (*edition.releases, release)
    return {
        CHANGELOG: with_release(changelog_source(edition), version, day),
        SETTINGS: _settings(edition, settings),
        LEDGER: write_ledger(updated(ready)),
        RELEASES: write_releases(releases),
        citation_file.FILE: citation_file.citation_file(
            replace(ready, releases=releases)
        ),
    }


def _settings(edition: Edition, settings: Settings) -> str:
    """Return the settings with another version and day, all else as it was written.

    Raises:
        EditionError: they are not where they can be found.
    """
    source = (edition.root / SETTINGS).read_bytes().decode()
    for name in ("version", "published"):
        source = _with_value(source, name, getattr(settings, name))
    found, problems = read_settings(source, SETTINGS)
    if problems or found.version != settings.version or not found.published:
        raise EditionError(
            f"{SETTINGS} is written in a way that cannot be kept. Write the two fields "
            f"on lines of their own: version: {settings.version}, published: "
            f'"{settings.published}".'
        )
    return source


def _with_value(source: str, name: str, value: str) -> str:
    field = re.compile(rf"^(?P<before>{name}:{VALUE}", re.MULTILINE)
    changed, count = field.subn(rf"\g<before>{value}\g<quote>", source, count=1)
    if count:
        return changed
    end = "\r\n" if "\r\n" in source else "\n"
    return f'{source.rstrip()}{end}{name}: "{value}"{end}'
