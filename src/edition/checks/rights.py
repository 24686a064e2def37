"""Family R: the authors' words stay out of what is published."""

from collections.abc import Iterator
from unicodedata import normalize

from edition import features
from edition.checks import precis
from edition.git_files import text_files
from edition.model import Edition
from edition.problems import Place, Problem
from edition.scan.plain import plain
from edition.term_counts import feature_reports
from edition.transcriptions import fingerprint, transcribed

RUN = 12
"""Words in a row that are more than chance, or a name."""


def more_than_counts(edition: Edition) -> Iterator[Problem]:
    """R001: features hold counts in alphabetical order and nothing else."""
    for report in feature_reports(edition).values():
        yield from report.problems


def stale_features(edition: Edition) -> Iterator[Problem]:
    """R002: features are those of the transcription that is there."""
    for text, document in transcribed(edition):
        report = feature_reports(edition)[text.slug]
        if report.counts is None or report.problems:
            continue
        if report.counts.transcription != fingerprint(document):
            path = f"{features.SOURCES}/{text.slug}{features.SUFFIX}"
            yield Problem(Place(path), "R002", "They are of another transcription")


def copied_words(edition: Edition) -> Iterator[Problem]:
    """R003: no tracked file carries the words of a text that may not be shown."""
    if known := _runs(edition):
        for path, content in text_files(edition.root):
            yield from _copied(path, content, known)


def _runs(edition: Edition) -> dict[tuple[str, ...], str]:
    """Return every run of words of the transcriptions, titles of works apart."""
    known: dict[tuple[str, ...], str] = {}
    for text, document in transcribed(edition):
        for unit in document.units:
            for run in _runs_in(normalize("NFC", plain(unit.markdown))):
                known.setdefault(run, text.slug)
    for reference in edition.references:
        for run in _runs_in(" ".join(reference.fields.values())):
            known.pop(run, None)
    return known


def _runs_in(text: str) -> Iterator[tuple[str, ...]]:
    words = features.words(text)
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _copied(
    path: str, content: str, known: dict[tuple[str, ...], str]
) -> Iterator[Problem]:
    """Report each stretch of a file that stands in a transcription."""
    content = normalize("NFC", content)
    found = [*features.WORD.finditer(content)]
    words = [match[0].casefold().replace("’", "'") for match in found]
    runs = zip(*(words[n:] for n in range(RUN)), strict=False)
    slugs = [known.get(run) for run in runs]
    at = 0
    for start, slug in enumerate(slugs):
        if slug and start >= at:
            ends = (n for n in range(start, len(slugs)) if not slugs[n])
            length = next(ends, len(slugs)) - start + RUN - 1
            yield _copy(path, content, slug, found[start].start(), length)
            at = start + length


def _copy(path: str, content: str, slug: str, start: int, length: int) -> Problem:
    line = content.count("\n", 0, start) + 1
    what = f"{length} consecutive words are copied from {slug}"
    return Problem(Place(path, line), "R003", what, subject=slug)


RULES = (more_than_counts, stale_features, copied_words, *precis.RULES)
