"""Walk the words of the reading tree: their runs, the stretches in them, letters."""

from collections.abc import Iterator, Sequence

from edition.reading import tree


def spans_of(reading: tree.Reading) -> Iterator[tree.Span]:
    """Yield what is more than words in a layer of a text, notes included."""
    yield from spans(reading.headnote)
    for part in reading.parts:
        notes = (block for note in part.notes for block in note.blocks)
        for run in runs((*part.blocks, *notes)):
            yield from spans(run)


def runs(blocks: Sequence[tree.Block]) -> Iterator[tuple[tree.Inline, ...]]:
    """Yield all that is said in blocks, headings too, run by run."""
    for leaf in tree.leaves(blocks):
        if isinstance(leaf, tree.Heading):
            yield leaf.content
        else:
            yield from contents(leaf)


def spans(inlines: Sequence[tree.Inline]) -> Iterator[tree.Span]:
    """Yield the stretches among some words, outer ones before those within."""
    for inline in inlines:
        if isinstance(inline, tree.Span):
            yield inline
            yield from spans(inline.content)


def contents(passage: tree.Passage) -> Iterator[tuple[tree.Inline, ...]]:
    """Yield all that a passage says, run by run: speaker, words, lines, cells."""
    yield passage.speaker
    yield passage.content
    for line in passage.lines:
        yield line.content
    if passage.table:
        for row in passage.table.rows:
            yield from (cell.content for cell in row)
        yield passage.table.caption


def words(inlines: Sequence[tree.Inline]) -> str:
    """Return words alone: no signs of notes, a formula as its TeX."""
    return "".join(map(_words, inlines))


def _words(inline: tree.Inline) -> str:
    if isinstance(inline, str):
        return inline
    match inline.kind:
        case "mark" | "picture":
            return ""
        case "break":
            return " "
        case "formula":
            return inline.to
    return words(inline.content)


def parted_figure(figure: tree.Passage) -> tuple[list[tree.Span], list[tree.Inline]]:
    """Return the pictures of a figure, and its caption."""
    pictures: list[tree.Span] = []
    caption: list[tree.Inline] = []
    for inline in figure.content:
        if isinstance(inline, tree.Span) and inline.kind == "picture":
            pictures.append(inline)
        else:
            caption.append(inline)
    return pictures, caption
