"""Write the evidence for one transcription for people: what to look at comes first."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from edition.importer.compare import Verdict
from edition.importer.repairs import Repair
from edition.importer.report import NoteState, Report
from edition.model import Emendation

MOST_WORDS = 500
"""Words that are listed in the report; all of them are in the one for programs."""
MOST_REPAIRS = 20
"""Repairs of a rule that are listed; all of them are in the report for programs."""
LONGEST_CELL = 200


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
    for rule, of in _by_rule(r for r in report.repairs if r.is_review).items():
        doubtful += [f"- {repair}" for repair in of[:MOST_REPAIRS]]
        if (more := len(of) - MOST_REPAIRS) > 0:
            doubtful.append(f"- {more:,} more of the rule {rule}")
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
    """Count the repairs of each rule, then list them: of many alike the first."""
    if not report.repairs:
        return "## Repairs\n\nNone."
    by_rule = _by_rule(report.repairs)
    counts = ["| rule | repairs |", "|---|--:|"]
    counts += [f"| {rule} | {len(of):,} |" for rule, of in by_rule.items()]
    rows = ["| place | rule | before | after | confidence |", "|---|---|---|---|---|"]
    for rule, of in by_rule.items():
        rows += [_row(repair) for repair in of[:MOST_REPAIRS]]
        if (more := len(of) - MOST_REPAIRS) > 0:
            rows.append(f"| … | {rule} | {more:,} more | | |")
    return "\n".join(["## Repairs", "", *counts, "", *rows])


def _by_rule(repairs: Iterable[Repair]) -> dict[str, list[Repair]]:
    found: dict[str, list[Repair]] = defaultdict(list)
    for repair in repairs:
        found[repair.rule].append(repair)
    return found


def _row(repair: Repair) -> str:
    before, after = _cell(repair.before), _cell(repair.after)
    where, sure = _cell(repair.where), f"{repair.confidence:.2f}"
    return f"| {where} | {repair.rule} | {before} | {after} | {sure} |"


def _cell(text: str) -> str:
    """Write a text into one cell, its middle left out where it is long."""
    if len(text) > LONGEST_CELL:
        text = f"{text[: LONGEST_CELL // 2]} […] {text[-LONGEST_CELL // 2 :]}"
    return text.replace("\n", " ↵ ").replace("|", "\\|")
