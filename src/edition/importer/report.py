"""Say what an import did: once for people, once for programs."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from edition.importer.compare import Verdict
from edition.importer.repairs import Repair
from edition.model import Emendation
from edition.problems import counted

MOST_WORDS = 500
"""Words that are listed in the report; all of them are in the one for programs."""
LONGEST_CELL = 400
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
        "repairs": [asdict(repair) for repair in report.repairs],
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


def as_markdown(report: Report) -> str:
    """Return a report as Markdown: first what a person should look at."""
    parts = [f"# Import of {report.document} as {report.text}", _summary(report)]
    parts += [
        part
        for part in (
            _words(report),
            _review(report),
            _passages(report),
            _notes(report),
            _pages(report),
        )
        if part
    ]
    parts += [_emendations(report)] if report.emendations else []
    parts.append(_repairs(report))
    return "\n\n".join(parts) + "\n"


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


def _summary(report: Report) -> str:
    counts = Counter(v.status for v in report.verdicts)
    known = (
        f"Known by `sources/{report.profile}.yml`."
        if report.profile
        else "Known to no profile."
    )
    found = ", ".join(f"{n} {status}" for status, n in sorted(counts.items()))
    compared = f"Passages: {found}.\n" if found else "No passages were compared.\n"
    return f"{known}\n{compared}Repairs: {len(report.repairs)}."


def _words(report: Report) -> str:
    """List what breaks the law of words, if anything does."""
    parts = []
    if report.lost:
        parts.append(f"## Words that are nowhere\n\n{_some(report.lost)}")
    if report.added:
        parts.append(f"## Words that the source has not\n\n{_some(report.added)}")
    return "\n\n".join(parts)


def _some(words: tuple[str, ...]) -> str:
    """Show words, at most as many as a person can look through."""
    shown = " ".join(words[:MOST_WORDS])
    more = len(words) - MOST_WORDS
    return f"{shown} … and {more} more" if more > 0 else shown


def _pages(report: Report) -> str:
    if not report.pages:
        return ""
    rows = [f"- [p. {p.page}] {p.passage}, word {p.word + 1}" for p in report.pages]
    return "## Pages\n\n" + "\n".join(rows)


def _review(report: Report) -> str:
    doubtful = [f"- {what}" for what in report.unseen]
    doubtful += [f"- {repair}" for repair in report.repairs if repair.is_review]
    doubtful += [
        f"- {_verdict(v)}"
        for v in report.verdicts
        if v.status in ("differs", "missing")
    ]
    return "## To be looked at\n\n" + "\n".join(doubtful) if doubtful else ""


def _passages(report: Report) -> str:
    if not report.profile:
        return ""
    rows = [f"- {_verdict(v)}" for v in report.verdicts]
    return "## Passages\n\n" + "\n".join(rows)


def _verdict(verdict: Verdict) -> str:
    where = verdict.place or (f"line {verdict.line}" if verdict.line else "")
    line = f", {where}" if where else ""
    differing = f": {'; '.join(verdict.where)}" if verdict.where else ""
    return f"{verdict.id or 'a block'}: {verdict.status}{line}{differing}"


def _notes(report: Report) -> str:
    if not report.notes:
        return ""
    rows = [
        f"- note {n.label}: {_state(n)}{f', cites {n.cites}' if n.cites else ''}"
        for n in report.notes
    ]
    return "## Notes\n\n" + "\n".join(rows)


def _state(note: NoteState) -> str:
    if note.mark and note.body:
        return "mark and text"
    return "mark without text" if note.mark else "text without mark"


def _emendations(report: Report) -> str:
    rows = [
        f"- {e.anchor}: “{e.rdg}” → “{e.lem}” ({_made(e)}): {e.reason}"
        for e in report.emendations
    ]
    return "## Emendations\n\n" + "\n".join(rows)


def _made(emendation: Emendation) -> str:
    """Say of what kind an emendation is, and whether it was made."""
    left = ", left standing" if emendation.kind == "slip" else ""
    return f"{emendation.kind}{left}"


def _repairs(report: Report) -> str:
    if not report.repairs:
        return "## Repairs\n\nNone."
    rows = ["| place | rule | before | after | confidence |", "|---|---|---|---|---|"]
    for r in report.repairs:
        before, after = (_cell(text) for text in (r.before, r.after))
        rows.append(
            f"| {_cell(r.where)} | {r.rule} | {before} | {after} | {r.confidence:.2f} |"
        )
    return "## Repairs\n\n" + "\n".join(rows)


def _cell(text: str) -> str:
    """Write a text into one cell, its middle left out where it is long."""
    if len(text) > LONGEST_CELL:
        text = f"{text[: LONGEST_CELL // 2]} […] {text[-LONGEST_CELL // 2 :]}"
    return text.replace("\n", " ↵ ").replace("|", "\\|")


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
