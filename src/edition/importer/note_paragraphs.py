"""Know how far notes reach: over lines, further paragraphs, and the ends of pages."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from edition.importer.lines import BLANK, NOTE, PAGE, RAW, TEXT, Line, Lines, join
from edition.importer.note_shapes import INDENTED, MORE, Found, Marks, depth, stands
from edition.importer.prose import ends_sentence

HANGING = 3
"""Blanks before a line that is set in below the number of its note."""
LONGEST = 400
"""Raw lines that one note in brackets may take."""
NEAR = 25
"""Raw lines above a note among which the margin of the text is seen."""
MOST_BETWEEN = 60
"""Raw lines that the further paragraphs of a note may take."""


def hanging(lines: Lines, at: int) -> list[int]:
    """Return the lines set in below a note exactly as its second line is."""
    found: list[int] = []
    first, *depths = (depth(line.text) for line in lines[at : at + 2])
    if not depths or depths[0] < first + HANGING:
        return found
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.kind == RAW and depth(line.text) == depths[0]:
            found.append(index)
        elif line.kind != BLANK or lines[index - 1].kind == BLANK:
            break
    return found


def indented(lines: Lines, at: int) -> list[int]:
    """Return the indented paragraphs that go on with a note in Markdown."""
    found: list[int] = []
    for index in range(at + 1, min(len(lines), at + LONGEST)):
        if INDENTED.match(lines[index].text):
            found.append(index)
        elif lines[index].text.strip():
            break
    return found


def closing(lines: Lines, at: int) -> int | None:
    """Return the line that ends with the bracket that closes a note."""
    opened = 0
    for index in range(at, min(len(lines), at + LONGEST)):
        text = lines[index].text
        opened += text.count("[") - text.count("]")
        if opened <= 0:
            return index if text.rstrip().endswith("]") else None
    return None


def further(lines: Lines, found: dict[int, Found], marks: Marks) -> dict[int, Found]:
    """Return the further paragraphs of notes: set in like them, or between two."""
    firsts = sorted(i for i, note in found.items() if note.label)
    more: dict[int, Found] = {}
    for at, following in pairwise([*firsts, len(lines)]):
        end = _end(lines, found, at)
        more |= dict.fromkeys(_set_in(lines, found, at, end), MORE)
        if following < len(lines) and _counts_on(lines, found, marks, at, following):
            gap = range(end, following)
            more |= {i: MORE for i in gap if lines[i].kind == RAW and i not in found}
    return more


def _end(lines: Lines, found: dict[int, Found], at: int) -> int:
    """Return the line below the first paragraph of a note."""
    end = at + 1
    while end < len(lines) and (
        (lines[end].kind == RAW and not found.get(end, MORE).label)
        or (end in found and not found[end].label)
    ):
        end += 1
    return end


def _set_in(lines: Lines, found: dict[int, Found], at: int, end: int) -> list[int]:
    """Return the lines of paragraphs that are set in as deeply as a note is."""
    own = [line.text for line in lines[at:end] if line.kind == RAW]
    deep = min(map(depth, own))
    if deep < 2 or depth(_above(lines, at)) >= deep:
        return []
    more: list[int] = []
    sure = len(own) > 1
    while end < len(lines) and (run := _paragraph(lines, end)):
        texts = [lines[i].text for i in run]
        sure = sure or len(run) > 1
        if not sure or any(i in found for i in run) or min(map(depth, texts)) < deep:
            break
        more += run
        end = run[-1] + 1
    return more


def _above(lines: Lines, at: int) -> str:
    """Return the last line of the text above a note that stands at the margin."""
    near = (line.text for line in reversed(lines[max(0, at - NEAR) : at]))
    return min((text for text in near if text.strip()), key=depth, default="")


def _paragraph(lines: Lines, at: int) -> list[int]:
    """Return the lines of the paragraph that begins after one blank."""
    if lines[at].kind != BLANK:
        return []
    start = at + 1
    end = start
    while end < len(lines) and lines[end].kind == RAW:
        end += 1
    return [*range(start, end)]


def _counts_on(
    lines: Lines, found: dict[int, Found], marks: Marks, at: int, following: int
) -> bool:
    """Tell whether two notes follow each other in a list that their marks precede."""
    label, own = found[following].label, found[at].label
    if not (own.isdigit() and label.isdigit() and int(label) == int(own) + 1):
        return False
    called = stands(marks.glued, label, 0, at)
    again = stands(marks.glued, label, at, following)
    return called and not again and following - at <= MOST_BETWEEN


def notes_joined(blocks: Iterable[Line]) -> Iterator[Line]:
    """Join the further paragraphs of a note to its first, over the ends of pages."""
    note: Line | None = None
    pages: list[Line] = []
    for block in blocks:
        if block.kind == NOTE and not block.label and not block.text:
            continue
        if note is not None and block.kind == NOTE and not block.label:
            cut = pages and not ends_sentence(note.text)
            note = join([note, block], " " if cut else "\n\n")
        elif note is not None and block.kind == PAGE:
            pages.append(block)
        else:
            yield from [note, *pages] if note is not None else pages
            pages = []
            note = block if block.kind == NOTE and block.label else None
            if note is None:
                yield block.as_(TEXT) if block.kind == NOTE else block
    yield from [note, *pages] if note is not None else pages
