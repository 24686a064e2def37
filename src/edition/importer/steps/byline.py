"""Tell the name of an author below a title from a first passage."""

from edition.importer.job import Job, Result
from edition.importer.letters import opens_letter
from edition.importer.lines import HEADING, MATTER, PROSE, TEXT, Line, Lines
from edition.importer.prose import is_name
from edition.importer.repairs import Repair
from edition.importer.title_facts import AND, AUTHOR, BY
from edition.typography import reading_order

RULE, VERSE = "byline", ".verse"
LONGEST = 100
"""Characters of a line that names authors, at most."""


def byline(lines: Lines, job: Job) -> Result:
    """Set apart who wrote a text, where its title has the name below it.

    That is certain where the file names its author so, or “by” stands before the name.
    Another name there, and one above a poem, may be a title too: a person should look.
    """
    said = (line for line in lines if (line.kind, line.label) == (MATTER, AUTHOR))
    known = {reading_order(line.text).casefold() for line in said}
    first = next((at for at, line in enumerate(lines) if line.kind != MATTER), 0)
    first += any(line.kind == HEADING for line in lines[first : first + 1])
    marked, repairs = [*lines], []
    for at in range(max(1, first), len(lines) - 1):
        names, line, below = _names(lines, at), lines[at], lines[at + 1]
        if not names:
            continue
        if at == first and (known.issuperset(names) or _is_by(line.text)):
            marked[at] = line.as_(MATTER, "title page")
            repairs.append(_repair(line, "the author", 0.9))
        elif below.label.startswith(VERSE) or (at == first and line.kind == TEXT):
            repairs.append(_repair(line, "the author of what follows?", 0.5))
    return tuple(marked), repairs


def _repair(line: Line, what: str, sure: float) -> Repair:
    return Repair(RULE, line.raw, line.text, what, sure, described=True)


def _names(lines: Lines, at: int) -> list[str]:
    """Return the names of persons that are all of a line below a title."""
    line, above, below = lines[at], lines[at - 1], lines[at + 1]
    is_below = above.kind in (HEADING, MATTER) and below.kind in PROSE
    label = above.label if line.kind == above.kind == HEADING else ""
    is_bare = line.kind in (TEXT, HEADING) and line.label == label
    if not is_below or not is_bare or len(line.text) > LONGEST:
        return []
    if opens_letter(line) or line.text.endswith(","):
        return []
    said = line.text.strip("*_ ")
    by = BY.fullmatch(said)
    names = AND.split(by["names"] if by else said)
    written = [name.title() if name.isupper() else name for name in names]
    return [*map(str.casefold, written)] if all(map(is_name, written)) else []


def _is_by(text: str) -> bool:
    return bool(BY.fullmatch(text.strip("*_ ")))
