"""Write a report: as text, as Markdown, or as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from edition.ledger.differences import Run
from edition.problems import CONTROLS, Problem, counted, tally
from edition.report.changes import Change, Count, Report
from edition.report.occurrences import Occurrences

CONTEXT = 8
"""Words that are shown on either side of a change."""
LONGEST = 60
"""Words that are shown of what came or went."""
SIGNS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
FENCE = "~~~~~~~~~~"
"""What frames the words of contributors in Markdown, where they cannot end it."""
NOTHING = (
    "Compare with something earlier: name as BASE another branch, a release such as "
    "v1.0.0, or HEAD~1 for the commit before the last."
)
MOST_REFERRERS, MOST_FOUND = 6, 20


class Section(NamedTuple):
    """A part of a report that people read."""

    title: str
    lines: tuple[str, ...]


def text(report: Report) -> str:
    """Write a report to be read on a terminal."""
    parts = (
        "\n".join([section.title.upper(), *section.lines])
        for section in _sections(report)
    )
    return "\n\n".join([_heading(report), *parts]) + "\n"


def markdown(report: Report) -> str:
    """Write a report for a comment on a request to merge."""
    parts = [f"**{_heading(report)}**"]
    for section in _sections(report):
        body = "\n".join(line.replace("~~~", "~ ~ ~") for line in section.lines)
        parts.append(f"### {section.title}\n\n{FENCE}text\n{body}\n{FENCE}")
    return "\n\n".join(parts) + "\n"


def as_json(report: Report) -> str:
    """Write a report for programs."""
    whole = {
        "base": report.range.base,
        "head": report.range.head or None,
        "commits": report.range.commits,
        "files": report.range.files,
        "changes": [
            {**change._asdict(), "place": str(change.place)}
            for change in report.changes
        ],
        "occurrences": [found._asdict() for found in report.occurrences],
        "new_problems": [*map(str, report.new_problems)],
        "mended_problems": [*map(str, report.mended_problems)],
        "errors": sum(problem.is_error for problem in report.problems),
        "counts": {c.name: [c.before, c.after] for c in report.counts},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
}


def _heading(report: Report) -> str:
    base, head, commits, files = report.range
    until = head[:8] or "the files at hand"
    return (
        f"From {base[:8]} to {until}: {counted(commits, 'commit')}, "
        f"{counted(len(files), 'file')}, {counted(len(report.changes), 'change')}"
    )


def _sections(report: Report) -> Iterator[Section]:
    """Yield the parts that have anything to say, what readers see first."""
    in_texts = [c for c in report.changes if c.place.path.startswith("docs/texts/")]
    others = [c for c in report.changes if c not in in_texts]
    yield from _section("Texts", _lines(in_texts))
    yield from _section("Data, bibliography and pages", _lines(others))
    yield from _section("Terms and names", _found(report.occurrences))
    yield from _section("Ids", _ids(report.changes))
    if not report.range.files:
        yield Section("Nothing differs", (NOTHING,))
    yield Section("Checks", tuple(_checks(report)))
    yield from _section("Size", _sizes(report.counts))


def _section(title: str, lines: Iterable[str]) -> Iterator[Section]:
    if found := tuple(lines):
        yield Section(title, found)


def _lines(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield f"{change.id}: {change.kind} ({change.place})".translate(CONTROLS)
        for name, runs in change.parts.items():
            yield f"    {name + ': ' if name else ''}{_shown(runs)}".translate(CONTROLS)
        if change.referrers:
            named = _listed(change.referrers, MOST_REFERRERS)
            yield f"    referred to by {named}".translate(CONTROLS)


def _found(occurrences: Iterable[Occurrences]) -> Iterator[str]:
    """Yield what forms find now, and what they find no more."""
    for id, gained, lost in occurrences:
        if gained:
            yield f"{id}: newly found in {_listed(gained, MOST_FOUND)}"
        if lost:
            yield f"{id}: no longer found in {_listed(lost, MOST_FOUND)}"


def _ids(changes: Iterable[Change]) -> Iterator[str]:
    """Yield what becomes of ids, which somebody may have cited."""
    for change in changes:
        if change.kind == "added":
            yield f"new: {change.id}"
        elif change.kind == "moved":
            yield f"moved: {change.id} to {', '.join(change.to)}"
        elif change.kind == "removed":
            why = change.reason or "and the ledger does not say where it went"
            yield f"gone: {change.id}, {why}".translate(CONTROLS)


def _checks(report: Report) -> Iterator[str]:
    yield tally(report.problems)
    yield from _problems("new", report.new_problems)
    yield from _problems("mended", report.mended_problems)


def _problems(kind: str, problems: Iterable[Problem]) -> Iterator[str]:
    return (f"{kind}: {problem}" for problem in problems)


def _sizes(counts: Iterable[Count]) -> Iterator[str]:
    for name, before, after in counts:
        if before != after:
            yield f"{name}: {before:,} → {after:,} ({after - before:+,})"


def _shown(runs: Iterable[Run]) -> str:
    """Return words with what went and came marked, and what stayed cut short."""
    found = [*runs]
    ends = (0, len(found) - 1)
    return " ".join(
        SIGNS[sign].format(_cut(sign, words, at in ends, at == 0))
        for at, (sign, words) in enumerate(found)
    )


def _cut(sign: str, words: str, is_end: bool, is_first: bool) -> str:
    """Return the words of a run, without the middle or the end far from a change."""
    every = words.split()
    most = CONTEXT if is_end else 2 * CONTEXT
    if sign != "=":
        return " ".join(every[:LONGEST]) + " …" * (len(every) > LONGEST)
    if len(every) <= most:
        return " ".join(every)
    head, tail = " ".join(every[:CONTEXT]), " ".join(every[-CONTEXT:])
    if is_end:
        return f"… {tail}" if is_first else f"{head} …"
    return f"{head} … {tail}"


def _listed(ids: tuple[str, ...], most: int) -> str:
    more = len(ids) - most
    shown = ", ".join(ids[:most])
    return f"{shown} and {more} more" if more > 0 else shown
