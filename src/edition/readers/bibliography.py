"""Own the reading of BibTeX: entries with lines, every fault reported."""

import re

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)
from pylatexenc.latex2text import LatexNodes2Text

from edition.citations.csl import TYPES
from edition.dates import parse_date
from edition.model import Reference
from edition.problems import Place, Problem, suggestion

KEY = re.compile(r"[A-Za-z0-9_-]+")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
STRAY = re.compile(r"^[ \t]*@(?!comment\b)\w[^\n]{0,60}", re.M | re.I)
VERBATIM = frozenset({"url", "doi", "eprint", "file", "archiveurl"})
LATEX = LatexNodes2Text(keep_braced_groups=True, keep_comments=False)


def read_bibliography(
    source: str, path: str
) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Read every entry that can be read; report the others and go on.

    ``@string`` is refused: a chain of them stands for many megabytes.
    """
    library = parse_string(source, parse_stack=[_PLAIN])
    problems = [_failure(block, path) for block in library.failed_blocks]
    problems += _expansions(library, path)
    problems += _strays(library, path)
    references = []
    for entry in [*library.entries, *_recovered(library)]:
        reference = _reference(entry, path)
        references.append(reference)
        problems += _faults(reference)
    return tuple(references), problems


_PLAIN = RemoveEnclosingMiddleware(allow_inplace_modification=True)


def _recovered(library: Library) -> list[Entry]:
    """Return entries with a field given twice: readable, though at fault."""
    entries = [
        block.ignore_error_block
        for block in library.failed_blocks
        if isinstance(block, DuplicateFieldKeyBlock)
        and isinstance(block.ignore_error_block, Entry)
    ]
    return [_PLAIN.transform_entry(entry, library) for entry in entries]


def _failure(block: ParsingFailedBlock, path: str) -> Problem:
    place = Place(path, (block.start_line or 0) + 1)
    if isinstance(block, DuplicateBlockKeyBlock):
        return Problem(place, "C007", f"The key “{block.key}” is used twice")
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        return Problem(place, "C004", f"A field is given twice: {names}")
    first = (block.raw or "").strip().split("\n")[0]
    return Problem(
        place, "C004", f"The entry that begins “{first[:60]}” cannot be read"
    )


def _expansions(library: Library, path: str) -> list[Problem]:
    return [
        Problem(Place(path, (block.start_line or 0) + 1), "S007", "An @string is used")
        for block in library.strings
    ]


def _strays(library: Library, path: str) -> list[Problem]:
    """Report what begins like an entry, but was passed over as words between them."""
    found = []
    for block in library.comments:
        if match := STRAY.search(block.raw or ""):
            line = (block.start_line or 0) + match.string[: match.start()].count("\n")
            what = f"The entry that begins “{match[0].strip()}” cannot be read"
            found.append(Problem(Place(path, line + 1), "C004", what))
    return found


def _reference(entry: Entry, path: str) -> Reference:
    fields = {
        field.key.lower(): _plain(field.key, field.value) for field in entry.fields
    }
    lines = {field.key.lower(): (field.start_line or 0) + 1 for field in entry.fields}
    place = Place(path, (entry.start_line or 0) + 1)
    return Reference(entry.key, entry.entry_type.lower(), fields, place, lines)


def _plain(name: str, value: object) -> str:
    """Decode LaTeX, keep braces (they protect capitals), fold white space."""
    text = re.sub(r"\s+", " ", str(value)).strip()
    if name.lower() in VERBATIM or "\\" not in text:
        return text
    return str(LATEX.latex_to_text(text.replace("--", "–"))).strip()


def _faults(reference: Reference) -> list[Problem]:
    found = []

    def add(field: str, what: str, remedy: str = "") -> None:
        line = reference.lines.get(field, reference.place.line)
        place = Place(reference.place.path, line)
        found.append(Problem(place, "C008", f"“{reference.key}”: {what}", remedy))

    if not KEY.fullmatch(reference.key):
        add("", "a key has only letters, digits, hyphens and underscores")
    if reference.type not in TYPES:
        near = suggestion(reference.type, tuple(TYPES))
        add("", f"the type “@{reference.type}” is not known", near)
    if not reference.title and "crossref" not in reference.fields:
        add("", "the field “title” is missing")
    if not ADDRESS.fullmatch(reference.fields.get("url", "https://none")):
        add("url", "the field “url” is no address that begins with http or https")
    for name in ("date", "urldate", "origdate", "eventdate"):
        try:
            parse_date(reference.fields.get(name, "2000"))
        except ValueError as error:
            add(name, f"the field “{name}” is invalid: {error}")
    return found
