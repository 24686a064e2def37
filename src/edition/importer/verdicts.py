"""Judge an imported document: is it known, is it whole, where does it differ."""

from pathlib import Path

from edition.importer.compare import Verdict
from edition.importer.report import Report, words_amiss
from edition.importer.transcribe import Imported, Options
from edition.problems import Place, Problem
from edition.readers.profiles import FOLDER as PROFILES

FEW = 12
"""Words that a problem shows."""
LONG = 60
"""Letters of a word that a problem shows."""
COMPLETE = 0.8
"""The share of its passages without which a copy is only part of a text."""


def judged(
    path: Path, document: Imported, options: Options, *, force: bool
) -> list[Problem]:
    """Say what is wrong with a document that could be read."""
    return [
        *_compared(path, document, options, force=force),
        *words_lost(path, document.report),
    ]


def words_lost(path: Path, report: Report) -> list[Problem]:
    """Tell where the words of a transcription are not those of its source."""
    if not (amiss := words_amiss(report)):
        return []
    shown = (*report.lost, *report.added)[:FEW]
    words = " ".join(word if len(word) < LONG else f"{word[:LONG]}…" for word in shown)
    return [Problem(Place(str(path)), "I015", f"{amiss}: {words}")]


def _compared(
    path: Path, document: Imported, options: Options, *, force: bool
) -> list[Problem]:
    """Say how a document stands to the text that a profile knows."""
    place = Place(str(path))
    if document.known is None:
        if options.use_profiles and options.profiles and document.profile:
            what = f"No profile in {PROFILES}/ knows this document"
            return [Problem(place, "I005", what)]
        return []
    verdicts = document.report.verdicts
    expected = [v for v in verdicts if v.id]
    missing = [v.id for v in expected if v.status == "missing"]
    extra = sum(v.status == "extra" for v in verdicts)
    if len(expected) - len(missing) < COMPLETE * len(expected) and not force:
        return [_partial(place, document.slug, expected, missing, extra)]
    if document.known.others and not force:
        return [_another(place, slug) for slug in document.known.others]
    return [_differing(path, v) for v in verdicts if v.status in ("differs", "missing")]


def _another(place: Place, slug: str) -> Problem:
    """Tell that a file holds a second text, which was not imported."""
    return Problem(place, "I014", f"The file holds “{slug}” as well", subject=slug)


def _partial(
    place: Place, slug: str, expected: list[Verdict], missing: list[str], extra: int
) -> Problem:
    """Tell part of a copy from a profile that does not fit its text."""
    found = f"{len(expected) - len(missing)} of its {len(expected)} passages"
    if extra >= len(missing) / 2:
        profile = f"{PROFILES}/{slug}.yml"
        what = f"The fingerprints of {profile} fit {found}"
        return Problem(place, "I009", what, subject=slug)
    what = f"This is part of {slug}: {found} are there, not {_ranges(missing)}"
    return Problem(place, "I006", what, subject=slug)


def _ranges(ids: list[str]) -> str:
    """Write ids in short: p3–p7, p9."""
    numbers = sorted(int(id[1:]) for id in ids)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"p{a}" if a == b else f"p{a}–p{b}" for a, b in runs)


def _differing(path: Path, verdict: Verdict) -> Problem:
    where = Place(str(path), verdict.line or 1)
    if verdict.status == "missing":
        what = f"Passage {verdict.id} is missing"
    else:
        what = f"Passage {verdict.id} differs: {'; '.join(verdict.where)}"
    return Problem(where, "I011", what, subject=verdict.id)
