"""Own the evidence for one transcription, and write it for programs."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from edition.importer.compare import Verdict
from edition.importer.repairs import Repair
from edition.model import Emendation
from edition.problems import counted

REPAIR = tuple(field.name for field in fields(Repair))
EMENDATION = ("lem", "rdg", "kind", "reason")


@dataclass(frozen=True, slots=True)
class NoteState:
    """Whether a note's mark and its body were found."""

    label: str
    mark: bool
    body: bool
    cites: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page of a printed book begins in a text."""

    page: str
    passage: str
    """The id of the passage, or of the first one after it."""
    word: int
    """Words of the passage that stand before it."""


@dataclass(frozen=True, slots=True)
class Report:
    """The evidence for one transcription."""

    document: str
    text: str
    profile: str
    """How the text was known: the name of a profile, or nothing."""
    repairs: tuple[Repair, ...]
    verdicts: tuple[Verdict, ...]
    notes: tuple[NoteState, ...]
    emendations: tuple[Emendation, ...]
    references: tuple[dict[str, str], ...]
    digest: str
    """The digest of the transcription as written."""
    lost: tuple[str, ...] = ()
    """Words of the source that are nowhere: not written, and not named as taken out."""
    added: tuple[str, ...] = ()
    """Words of the transcription that the source does not have."""
    unseen: tuple[str, ...] = ()
    """Marks without notes, notes without marks, and what looks like either."""
    pages: tuple[Page, ...] = ()
    """Where the pages of a printed book begin."""

    @property
    def doubts(self) -> int:
        """How many things a person should look at."""
        return len(self.unseen) + sum(repair.is_review for repair in self.repairs)

    @property
    def is_whole(self) -> bool:
        """Whether every word of the source is accounted for, and no other is there."""
        return not self.lost and not self.added


def as_json(report: Report) -> str:
    """Return a report as JSON with its fields in a fixed order."""
    data: dict[str, Any] = {
        "document": report.document,
        "text": report.text,
        "profile": report.profile or None,
        "digest": report.digest,
        "passages": [
            {"id": v.id, "status": v.status, "line": v.line, "where": list(v.where)}
            for v in report.verdicts
        ],
        "repairs": [_fields(repair) for repair in report.repairs],
        "notes": [asdict(note) for note in report.notes],
        "emendations": [
            {"place": e.anchor, **{name: getattr(e, name) for name in EMENDATION}}
            for e in report.emendations
        ],
        "references": list(report.references),
        "lost": list(report.lost),
        "added": list(report.added),
        "unseen": list(report.unseen),
        "pages": [asdict(page) for page in report.pages],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _fields(repair: Repair) -> dict[str, Any]:
    """Return a repair by its fields; there may be many thousands."""
    return {name: getattr(repair, name) for name in REPAIR}


def summary(report: Report) -> str:
    """Say in a line how much was repaired, is to be looked at, and got lost."""
    found = f"{counted(len(report.repairs), 'repair')}, {report.doubts} to be looked at"
    return ", ".join(filter(None, [found, words_amiss(report)]))


def words_amiss(report: Report) -> str:
    """Say how many words got lost, and how many were added; nothing if none."""
    parts = []
    if report.lost:
        parts.append(f"{_count(len(report.lost))} nowhere")
    if report.added:
        parts.append(f"{_count(len(report.added))} not in the source")
    return ", ".join(parts)


def _count(words: int) -> str:
    return "1 word is" if words == 1 else f"{words:,} words are"


def known_references(folder: Path) -> list[dict[str, str]]:
    """Return the references drafted for every document imported so far, each once."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.report.json")):
        try:
            records = json.loads(path.read_text(encoding="utf-8")).get("references", [])
        except (OSError, ValueError, AttributeError):
            continue
        for record in records:
            found.setdefault(record["key"], record)
    return [found[key] for key in sorted(found)]
