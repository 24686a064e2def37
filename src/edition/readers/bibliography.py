"""Read BibTeX: entries with lines, their values, every fault reported."""

import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from edition.cache import Cache
from edition.model import Reference
from edition.problems import Place, Problem
from edition.readers.bibtex_entries import BibtexEntry
from edition.readers.bibtex_values import LONGEST, read_value
from edition.readers.csl_values import csl_values

STRAY = re.compile(r"^[ \t]*@(?!comment\b)\w[^\n]{0,60}", re.M | re.I)
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False


def read_bibliography(
    source: str, path: str, cache: Cache | None = None
) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Read every entry that can be read; report the others and go on."""
    library = parse_string(source, parse_stack=[])
    problems = [_failure(block, path) for block in library.failed_blocks]
    problems += _strays(library, path)
    strings = _strings(library, path, problems)
    read = [BibtexEntry(block, path, strings) for block in _blocks(library)]
    problems += [problem for entry in read for problem in entry.problems]
    by_key = {one.key: one for one in read}
    for one in read:
        one.inherit(by_key.get(one.fields.get("crossref", "")))
    references = []
    for one, values in zip(read, csl_values(read, cache), strict=True):
        for name in values.unreadable:
            problems.append(one.problem(name, f"the TeX in “{name}” cannot be read"))
        typed = (one.key, one.type, one.fields, one.place, one.places)
        references.append(
            Reference(
                *typed, values.item, values.plain, one.unused(values.plain, values.item)
            )
        )
    return tuple(references), problems


def _blocks(library: Library) -> Iterator[Entry]:
    """Yield the entries, those too in which a field is given twice."""
    yield from library.entries
    for block in library.failed_blocks:
        whole = getattr(block, "ignore_error_block", None)
        if isinstance(block, DuplicateFieldKeyBlock) and isinstance(whole, Entry):
            yield whole


def _failure(block: ParsingFailedBlock, path: str) -> Problem:
    place = Place(path, (block.start_line or 0) + 1)
    if isinstance(block, DuplicateBlockKeyBlock):
        before = Place(path, (block.previous_block.start_line or 0) + 1)
        what = f"The key “{block.key}” is used twice, also in {before}"
        return Problem(place, "C007", what, subject=block.key)
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        what = f"A field is given twice: {names}"
        return Problem(place, "C004", what, subject=names)
    first = (block.raw or "").strip().split("\n")[0]
    what = f"The entry that begins “{first[:60]}” cannot be read"
    return Problem(place, "C004", what, subject=first[:60])


def _strays(library: Library, path: str) -> list[Problem]:
    """Report what begins like an entry, but was passed over as words between them."""
    found = []
    for block in library.comments:
        if match := STRAY.search(block.raw or ""):
            line = (block.start_line or 0) + match.string[: match.start()].count("\n")
            what = f"The entry that begins “{match[0].strip()}” cannot be read"
            place = Place(path, line + 1)
            found.append(Problem(place, "C004", what, subject=match[0].strip()))
    return found


def _strings(library: Library, path: str, problems: list[Problem]) -> dict[str, str]:
    """Read what names stand for; a chain of them could stand for many megabytes."""
    found: dict[str, str] = {}
    for block in library.strings:
        place = Place(path, (block.start_line or 0) + 1)
        text, fault = read_value(block.value, found)
        if len(text) > LONGEST:
            what = (
                f"The @string “{block.key}” stands for more than {LONGEST} characters"
            )
            problems.append(Problem(place, "S007", what, subject=block.key))
            text = ""
        elif fault:
            what = f"The @string “{block.key}” cannot be read: {fault}"
            problems.append(Problem(place, "C004", what, subject=block.key))
        found[block.key.lower()] = text
    return found
