"""Turn one source into a transcription and the evidence for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from edition.importer.compare import compare, number_passages
from edition.importer.decode import Decoded
from edition.importer.digests import fingerprint, spoken
from edition.importer.inlines import is_language
from edition.importer.job import Job
from edition.importer.language import language_of
from edition.importer.laws import marks_unseen, words_both_ways
from edition.importer.lines import HEADING, MATTER, NOTE, PROSE, Lines
from edition.importer.made import Made, judged_place, made_of, pages_in, placed
from edition.importer.markdown import (
    MARK,
    NOTHING,
    Transcription,
    adapted,
    clusters,
    drafted,
    is_transcription,
    written,
)
from edition.importer.opening import Source, Structured
from edition.importer.profile import corrections, draft
from edition.importer.recognise import Recognised, recognise
from edition.importer.references import references
from edition.importer.repairs import Repair
from edition.importer.report import NoteState, Report
from edition.readers.profiles import Profile

NOTED = PROSE | {HEADING, NOTE}
"""Kinds of blocks that may have marks of notes."""
SAID = frozenset({"title", "author", "translator", "editor", "date"})
"""Labels of what a file, or a library, says of a text beside it."""
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
    language: str = ""
    """Of a document that the edition does not know."""
    said: Mapping[str, str] = NOTHING
    """By the id of a passage, what its attribute list says besides: “.verse”."""


def slug_of(name: str) -> str:
    """Return the name a document gets that the edition does not know."""
    return ODD.sub("-", PurePath(name).stem.lower()).strip("-") or "document"


def import_document(source: Source, name: str, options: Options) -> Imported:
    """Repair, compare and number a document; write nothing."""
    if isinstance(source, Decoded) and is_transcription(source.text):
        return _unchanged(source.text, name)
    text = source.text if isinstance(source, Decoded) else source.words
    words = spoken(text)
    known = recognise(words, options.profiles) if options.use_profiles else None
    made = made_of(
        source, _job(known, options, _language(source, words)), options.without
    )
    if known is None:
        document = _unknown(made, name, words)
    else:
        document = _known(made, name, known, options)
    document = _held_to_laws(document, made, text)
    if isinstance(source, Structured) and source.plain and known is None:
        lines = import_document(Decoded(source.plain, ()), name, options)
        return better(document, lines)
    return document


def better(document: Imported, lines: Imported) -> Imported:
    """Return the reading that keeps the laws better, by places or by lines."""
    one, other = document.report, lines.report
    if _breaches(other) >= _breaches(one) or _whole(other) < _whole(one):
        return document
    said = Repair("reading", 1, "", "line by line", 0.5, described=True)
    report = replace(lines.report, repairs=(said, *lines.report.repairs))
    return lines._replace(report=report)


def _breaches(report: Report) -> int:
    """Count what breaks a law."""
    return len(report.lost) + len(report.added) + len(report.unseen)


def _whole(report: Report) -> int:
    """Count the notes that have both a mark and a text."""
    return sum(note.mark and note.body for note in report.notes)


def _language(source: Source, words: list[str]) -> str:
    """Return the language that a document says it is in, or that it seems to be in."""
    said = "" if isinstance(source, Decoded) else source.document.language
    return said if is_language(said) else language_of(words)


def _job(known: Recognised | None, options: Options, language: str) -> Job:
    job = Job(notes=options.notes, wrap=options.wrap, language=language)
    if known is None:
        return job
    profile = known.profile
    return replace(
        job, corrections=corrections(profile), matter=frozenset(profile.matter)
    )


def _known(made: Made, name: str, known: Recognised, options: Options) -> Imported:
    """Write the transcription of a text of the edition."""
    profile = known.profile
    compared = compare(made.blocks, profile)
    ours = (options.matters or {}).get(profile.text)
    witness = _witness(name)
    matter = (
        adapted(ours, witness)
        if ours
        else drafted(profile.text, "en", witness, made.blocks)
    )
    repairs = (*compared.repairs, *(_replaced(compared.blocks) if ours else ()))
    cites = clusters(profile)
    markdown = written(Transcription(matter, compared.blocks, cites, compared.said))
    report = Report(
        document=name,
        text=profile.text,
        profile=profile.text,
        repairs=(*made.repairs, *(placed(r, made) for r in repairs)),
        verdicts=tuple(judged_place(v, made) for v in compared.verdicts),
        notes=_notes(compared.blocks, cites),
        emendations=profile.emendations,
        references=(),
        digest=fingerprint(markdown),
    )
    return Imported(
        profile.text, markdown, report, None, known, compared.blocks, said=compared.said
    )


def _replaced(blocks: Lines) -> Iterator[Repair]:
    """Name what is not written because the edition has front matter of its own."""
    for block in blocks:
        if block.kind == MATTER:
            yield Repair("front matter", block.raw, block.text, "")


def _unknown(made: Made, name: str, words: list[str]) -> Imported:
    """Write the transcription of a document that the edition does not know."""
    slug = slug_of(name)
    blocks, said = number_passages(made.blocks)
    title = next(
        (b.text for b in blocks if b.kind == MATTER and b.label == "title"), slug
    )
    matter = drafted(title, made.job.language, _witness(name), blocks)
    bodies = [(b.label, b.text) for b in blocks if b.kind == NOTE]
    markdown = written(Transcription(matter, blocks, {}, said))
    report = Report(
        document=name,
        text=slug,
        profile="",
        repairs=made.repairs,
        verdicts=(),
        notes=_notes(blocks, {}),
        emendations=(),
        references=tuple(references(bodies)),
        digest=fingerprint(markdown),
    )
    profile = draft(slug, blocks, words)
    return Imported(
        slug, markdown, report, profile, None, blocks, made.job.language, said
    )


def _held_to_laws(document: Imported, made: Made, source: str) -> Imported:
    """Count words both ways and marks that nobody saw; say on which pages what is."""
    report = document.report
    said = " ".join(b.text for b in made.blocks if b.label in SAID)
    lost, added = words_both_ways(source, document.markdown, report.repairs, said)
    unseen = marks_unseen(document.blocks, report.notes)
    pages = pages_in(document.blocks, made.pages)
    report = replace(report, lost=lost, added=added, unseen=unseen, pages=pages)
    return document._replace(report=report)


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
        m["label"] for b in blocks if b.kind in NOTED for m in MARK.finditer(b.text)
    }
    bodies = {b.label for b in blocks if b.kind == NOTE}
    labels = sorted(marks | bodies, key=lambda label: (len(label), label))
    return tuple(
        NoteState(label, label in marks, label in bodies, cites.get(label, ""))
        for label in labels
    )
