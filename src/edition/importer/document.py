"""Turn one decoded document into a transcription and the evidence for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from edition.importer.clean import clean
from edition.importer.compare import compare, number_passages
from edition.importer.decode import Decoded
from edition.importer.digests import fingerprint, spoken
from edition.importer.job import Job
from edition.importer.language import language_of
from edition.importer.lines import MATTER, NOTE, PROSE, Lines
from edition.importer.markdown import (
    MARK,
    Transcription,
    adapted,
    clusters,
    drafted,
    is_transcription,
    written,
)
from edition.importer.profile import corrections, draft
from edition.importer.recognise import Recognised, recognise
from edition.importer.references import references
from edition.importer.repairs import Repair
from edition.importer.report import NoteState, Report
from edition.readers.profiles import Profile

ODD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are to be imported."""

    notes: str = "auto"
    wrap: str = "auto"
    without: frozenset[str] = frozenset()
    use_profiles: bool = True
    profiles: tuple[Profile, ...] = ()
    matters: Mapping[str, str] | None = None
    """The front matter of each text of the edition, by slug."""


class Imported(NamedTuple):
    """A transcription and what is to be said of it."""

    slug: str
    markdown: str
    report: Report
    profile: Profile | None
    """A draft, where the edition has no profile of the document."""
    known: Recognised | None
    blocks: Lines = ()
    """What the steps made of a document that the edition does not know."""
    language: str = ""


def slug_of(name: str) -> str:
    """Return the name a document gets that the edition does not know."""
    return ODD.sub("-", PurePath(name).stem.lower()).strip("-") or "document"


def import_document(decoded: Decoded, name: str, options: Options) -> Imported:
    """Repair, compare and number a document; write nothing."""
    if is_transcription(decoded.text):
        return _unchanged(decoded.text, name)
    words = spoken(decoded.text)
    known = recognise(words, options.profiles) if options.use_profiles else None
    job = _job(known, options, language_of(words))
    blocks, repairs = clean(decoded.text, job, without=options.without)
    repairs = (*decoded.repairs, *repairs)
    if known is None:
        numbered = number_passages(blocks)
        return _unknown(numbered, name, repairs, words, job.language)
    return _known(blocks, name, repairs, known, options)


def _job(known: Recognised | None, options: Options, language: str) -> Job:
    job = Job(notes=options.notes, wrap=options.wrap, language=language)
    if known is None:
        return job
    profile = known.profile
    return replace(
        job, corrections=corrections(profile), matter=frozenset(profile.matter)
    )


def _known(
    blocks: Lines,
    name: str,
    repairs: tuple[Repair, ...],
    known: Recognised,
    options: Options,
) -> Imported:
    """Write the transcription of a text of the edition."""
    profile = known.profile
    compared = compare(blocks, profile)
    matter = (options.matters or {}).get(profile.text)
    witness = _witness(name)
    matter = (
        adapted(matter, witness)
        if matter
        else drafted(profile.text, "en", witness, blocks)
    )
    cites = clusters(profile)
    markdown = written(Transcription(matter, compared.blocks, cites))
    report = Report(
        document=name,
        text=profile.text,
        profile=profile.text,
        repairs=(*repairs, *compared.repairs),
        verdicts=compared.verdicts,
        notes=_notes(compared.blocks, cites),
        emendations=profile.emendations,
        references=(),
        digest=fingerprint(markdown),
    )
    return Imported(profile.text, markdown, report, None, known)


def _unknown(
    blocks: Lines,
    name: str,
    repairs: tuple[Repair, ...],
    words: list[str],
    language: str,
) -> Imported:
    """Write the transcription of a document by the general rules alone."""
    slug = slug_of(name)
    title = next(
        (b.text for b in blocks if b.kind == MATTER and b.label == "title"), slug
    )
    matter = drafted(title, language, _witness(name), blocks)
    bodies = [(b.label, b.text) for b in blocks if b.kind == NOTE]
    markdown = written(Transcription(matter, blocks, {}))
    report = Report(
        document=name,
        text=slug,
        profile="",
        repairs=repairs,
        verdicts=(),
        notes=_notes(blocks, {}),
        emendations=(),
        references=tuple(references(bodies)),
        digest=fingerprint(markdown),
    )
    profile = draft(slug, blocks, words)
    return Imported(slug, markdown, report, profile, None, blocks, language)


def _witness(name: str) -> str:
    name = PurePath(name).name
    return f"Imported from {name}; the report beside this file has every repair."


def _unchanged(text: str, name: str) -> Imported:
    """Take a transcription as it is: there is nothing left to repair."""
    slug = slug_of(name)
    report = Report(name, slug, "", (), (), (), (), (), fingerprint(text))
    return Imported(slug, text, report, None, None)


def _notes(blocks: Lines, cites: Mapping[str, str]) -> tuple[NoteState, ...]:
    """Say of each note whether its mark and its text were found."""
    marks = {
        m["label"] for b in blocks if b.kind in PROSE for m in MARK.finditer(b.text)
    }
    bodies = {b.label for b in blocks if b.kind == NOTE}
    labels = sorted(marks | bodies, key=lambda label: (len(label), label))
    return tuple(
        NoteState(label, label in marks, label in bodies, cites.get(label, ""))
        for label in labels
    )
