"""Say what an import did: once for people, once for programs."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from edition.importer.compare import Verdict
from edition.importer.repairs import Repair
from edition.model import Emendation

EMENDATION = ("lem", "rdg", "kind", "reason")


@dataclass(frozen=True, slots=True)
class NoteState:
    """Whether a note's mark and its body were found."""

    label: str
    mark: bool
    body: bool
    cites: str = ""


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
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_markdown(report: Report) -> str:
    """Return a report as Markdown: first what a person should look at."""
    parts = [f"# Import of {report.document} as {report.text}", _summary(report)]
    parts += [
        part for part in (_review(report), _passages(report), _notes(report)) if part
    ]
    parts += [_emendations(report)] if report.emendations else []
    parts.append(_repairs(report))
    return "\n\n".join(parts) + "\n"


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


def _review(report: Report) -> str:
    doubtful = [f"- {repair}" for repair in report.repairs if repair.is_review]
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
    line = f", line {verdict.line}" if verdict.line else ""
    where = f": {'; '.join(verdict.where)}" if verdict.where else ""
    return f"{verdict.id or 'a block'}: {verdict.status}{line}{where}"


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
    rows = ["| line | rule | before | after | confidence |", "|---|---|---|---|---|"]
    for r in report.repairs:
        before, after = (_cell(text) for text in (r.before, r.after))
        rows.append(
            f"| {r.line} | {r.rule} | {before} | {after} | {r.confidence:.2f} |"
        )
    return "## Repairs\n\n" + "\n".join(rows)


def _cell(text: str) -> str:
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
