"""Family R: the authors' words stay out of what is published."""

from collections.abc import Iterator

from edition import features
from edition.checks import precis, transcriptions
from edition.checks.precis import transcribed
from edition.model import Edition
from edition.problems import Place, Problem
from edition.scan.plain import plain
from edition.tallies import readings
from edition.tracked import tracked_files

RUN = 12
"""Words in a row that are more than chance, or a name."""


def more_than_counts(edition: Edition) -> Iterator[Problem]:
    """R001: features hold counts in alphabetical order and nothing else."""
    for reading in readings(edition).values():
        yield from reading.problems


def stale_features(edition: Edition) -> Iterator[Problem]:
    """R002: features are those of the transcription that is there."""
    for text, document in transcribed(edition):
        reading = readings(edition).get(text.slug)
        if reading is None or reading.tally is None or reading.problems:
            continue
        if reading.tally.transcription != features.fingerprint(document):
            path = f"{features.SOURCES}/{text.slug}{features.SUFFIX}"
            yield Problem(Place(path), "R002", "They are of another transcription")


def copied_words(edition: Edition) -> Iterator[Problem]:
    """R003: no tracked file carries the words of a text that may not be shown."""
    known = _runs(edition)
    if not known:
        return
    for path, content in tracked_files(edition.root):
        yield from _copied(path, content, known)


def _runs(edition: Edition) -> dict[tuple[str, ...], str]:
    """Return every run of words of the transcriptions, titles of works apart."""
    known: dict[tuple[str, ...], str] = {}
    for text, document in transcribed(edition):
        markdown = [block.markdown for block in document.blocks]
        for passage in (*markdown, *(note.markdown for note in document.notes)):
            stream = features.words(plain(passage))
            for at in range(len(stream) - RUN + 1):
                known.setdefault(tuple(stream[at : at + RUN]), text.slug)
    for reference in edition.references:
        stream = features.words(" ".join(reference.fields.values()))
        for at in range(len(stream) - RUN + 1):
            known.pop(tuple(stream[at : at + RUN]), None)
    return known


def _copied(
    path: str, content: str, known: dict[tuple[str, ...], str]
) -> Iterator[Problem]:
    """Report each stretch of a file that stands in a transcription."""
    found = [
        (m[0].casefold().replace("’", "'"), m.start())
        for m in features.WORD.finditer(content)
    ]
    stream = [word for word, _ in found]
    at = 0
    while at <= len(stream) - RUN:
        slug = known.get(tuple(stream[at : at + RUN]))
        if slug is None:
            at += 1
            continue
        end = at + RUN
        while end < len(stream) and tuple(stream[end - RUN + 1 : end + 1]) in known:
            end += 1
        line = content.count("\n", 0, found[at][1]) + 1
        yield Problem(Place(path, line), "R003", f"{end - at} words stand so in {slug}")
        at = end


RULES = (
    more_than_counts,
    stale_features,
    copied_words,
    *precis.RULES,
    *transcriptions.RULES,
)
