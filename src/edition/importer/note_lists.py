"""Know notes by their lists: numbered below their marks, or ended by arrows."""

from edition.importer.lines import BLANK, RAW, Lines
from edition.importer.note_shapes import (
    ALONE,
    BARE,
    BRACKETED,
    FOOTNOTE,
    MORE,
    NUMBERED,
    TAGGED,
    Found,
    Marks,
    is_closed,
    stands,
)
from edition.importer.prose import CHAPTER, ends_sentence

NEARBY = 150
"""Raw lines within which a note at the foot of a page has its mark."""
FOOT = 25
"""Raw lines that the last note of a list may take."""
GAP = 3
"""How far a list may count on after a note that is lost."""


def closed(lines: Lines, marks: Marks) -> tuple[dict[int, Found], list[int]]:
    """Return the notes that end in an arrow, and the ends of those in doubt.

    The first has its number, or as many marks stand above as there are arrows: then
    the first arrow ends the first note.
    """
    raw = (i for i, line in enumerate(lines) if line.kind == RAW)
    ends = [i for i in raw if is_closed(lines[i].text)]
    if not ends:
        return {}, []
    first = _top(lines, ends[0])
    starts = [first, *(_filled(lines, end + 1) for end in ends[:-1])]
    if match := NUMBERED.match(lines[first].text):
        return _counted(lines, range(first, ends[-1] + 1), int(match["label"])), []
    labels = [str(number) for number in range(1, len(ends) + 2)]
    called = [stands(marks.all, label, 0, first) for label in labels]
    if not all(called[:-1]) or stands(marks.glued, labels[-1], 0, first):
        return {}, ends
    found = {i: MORE for i in range(first, ends[-1] + 1) if lines[i].kind == RAW}
    return found | {at: Found(str(n), 0) for n, at in enumerate(starts, 1)}, []


def _top(lines: Lines, end: int) -> int:
    """Return the line with the number of a note, or the first without a blank."""
    top = end
    while top and lines[top - 1].kind == RAW and not NUMBERED.match(lines[top].text):
        top -= 1
    return top if NUMBERED.match(lines[top].text) or top == 0 else _block(lines, end)


def _block(lines: Lines, at: int) -> int:
    """Return the first line of the block in which a line stands."""
    while at and lines[at - 1].kind == RAW and not ends_sentence(lines[at - 1].text):
        at -= 1
    return at


def _filled(lines: Lines, at: int) -> int:
    while lines[at].kind != RAW:
        at += 1
    return at


def _counted(lines: Lines, region: range, label: int) -> dict[int, Found]:
    """Return all lines of a list, those labelled that count on."""
    found: dict[int, Found] = {}
    for index in region:
        match = NUMBERED.fullmatch(lines[index].text)
        if match and label <= int(match["label"]) <= label + GAP:
            start = match.start("body") if match["body"] else len(lines[index].text)
            found[index] = Found(match["label"], start)
            label = int(match["label"]) + 1
        elif lines[index].kind == RAW:
            found[index] = MORE
    return found


def numbered(lines: Lines, marks: Marks) -> set[int]:
    """Find notes numbered below the text whose marks all stand in the text above.

    Marks that are bare digits prove only the last list of a document that has no
    other notes; headings are no notes, since their text has further marks.
    """
    found: set[int] = set()
    runs = _runs(lines)
    if not runs or any(TAGGED.match(x.text) or BRACKETED.match(x.text) for x in lines):
        return found
    above = 0
    for run in runs:
        labels = [_label(lines, at) for at in run]
        for places in (marks.sure, marks.loose):
            called = all(stands(places, x, above, run[0]) for x in labels)
            if called and not any(stands(places, x, run[0], run[-1]) for x in labels):
                found.update(run)
                above = run[-1]
                break
    if _is_tail(lines, marks, runs[-1]):
        found.update(runs[-1])
    return found


def _is_tail(lines: Lines, marks: Marks, run: list[int]) -> bool:
    """Tell whether nothing but notes stands from the first of a list on."""
    last = sum(line.kind == RAW for line in lines[run[-1] :])
    labels = [_label(lines, at) for at in run]
    following = str(int(labels[-1]) + 1)
    return (
        last <= FOOT
        and all(stands(marks.all, label, 0, run[0]) for label in labels)
        and not stands(marks.glued, following, run[0], len(lines))
    )


def _label(lines: Lines, at: int) -> str:
    match = NUMBERED.fullmatch(lines[at].text)
    assert match is not None
    return match["label"]


def _runs(lines: Lines) -> list[list[int]]:
    """Return the sequences 1, 2, 3 … at the start of lines."""
    runs: list[list[int]] = []
    last = 0
    for index, line in enumerate(lines):
        match = NUMBERED.fullmatch(line.text) if line.kind == RAW else None
        if match is None:
            continue
        number = int(match["label"])
        if number == 1:
            runs.append([index])
        elif runs and number == last + 1:
            runs[-1].append(index)
        else:
            continue
        last = number
    return runs


def gathered(lines: Lines, marks: Marks) -> tuple[dict[int, Found], list[int]]:
    """Return notes whose numbers stand together above them, and those in doubt.

    There are as many paragraphs, or else as many ends of sentences at ends of lines.
    """
    found: dict[int, Found] = {}
    doubtful: list[int] = []
    at = 0
    while at < len(lines):
        numbers = _stacked(lines, at)
        at = numbers[-1] + 1 if numbers else at + 1
        labels = [lines[i].text.strip(" []") for i in numbers]
        if len(numbers) < 2 or not all(
            stands(marks.glued, label, numbers[0] - NEARBY, numbers[0])
            for label in labels
        ):
            continue
        starts, below = _starts(lines, at, len(numbers))
        if len(starts) != len(numbers):
            doubtful += numbers
            continue
        found |= {i: Found("", len(lines[i].text)) for i in numbers}
        found |= dict.fromkeys(below, MORE)
        found |= {i: Found(x, 0) for i, x in zip(starts, labels, strict=True)}
    return found, doubtful


def _stacked(lines: Lines, at: int) -> list[int]:
    """Return the lines with nothing but numbers that count up, from one on."""
    stacked: list[int] = []
    last = 0
    while at < len(lines) and lines[at].kind in (RAW, BLANK):
        if lines[at].kind == RAW:
            match = ALONE.fullmatch(lines[at].text)
            number = int(match["label"]) if match and match["label"].isdigit() else 0
            if not number or (stacked and number != last + 1):
                break
            stacked.append(at)
            last = number
        elif not stacked:
            break
        at += 1
    return stacked


def _starts(lines: Lines, at: int, count: int) -> tuple[list[int], list[int]]:
    """Return where notes begin on the rest of a page, and all its lines."""
    end = at
    while (
        end < min(len(lines), at + count * FOOT)
        and lines[end].kind in (RAW, BLANK)
        and not ALONE.fullmatch(lines[end].text)
    ):
        end += 1
    below = [i for i in range(at, end) if lines[i].kind == RAW]
    blocks = [i for i in below if lines[i - 1].kind == BLANK or i == at]
    if len(blocks) == count:
        return blocks, below
    ends = [i for i in below[:-1] if ends_sentence(lines[i].text.rstrip())]
    return [*below[:1], *(i + 1 for i in ends if lines[i + 1].kind == RAW)], below


def introduces(lines: Lines, at: int) -> bool:
    """Tell whether a first note stands below a heading such as “Notes”.

    One in brackets may go on counting from the chapter before.
    """
    below = (line.text for line in lines[at + 1 : at + 12])
    filled = (text for text in below if text.strip())
    first = next((text for text in filled if not CHAPTER.match(text)), "")
    return any(
        (m := pattern.fullmatch(first)) is not None
        and (m["label"] in ("1", "A", "*") or pattern in (BRACKETED, FOOTNOTE))
        for pattern in (NUMBERED, BRACKETED, BARE, TAGGED, FOOTNOTE, ALONE)
    )
