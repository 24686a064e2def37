"""Write texts as plain text: numbered passages, signs of notes in brackets."""

from collections.abc import Iterator, Sequence

from edition.addresses import file
from edition.exports.imprint import of_text
from edition.layers import whose
from edition.markdown_ext.notes import SERIES
from edition.messages import gettext as _
from edition.model import Edition, GeneratedFile, Text
from edition.reading import readings, tree

RULE = "* * *"


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.txt``: one line a paragraph or verse, translations at the end."""
    paragraphs = [*_head(edition, text)]
    for reading in readings(edition, text):
        paragraphs += _reading(reading)
    content = "\n\n".join(filter(None, paragraphs)) + "\n"
    yield GeneratedFile(file(text.slug, "txt"), content)


def _head(edition: Edition, text: Text) -> Iterator[str]:
    said = of_text(edition, text)
    yield "\n".join(filter(None, [said.title, said.subtitle, said.byline]))
    yield "\n".join([said.whose, *said.lines, said.address])


def _reading(reading: tree.Reading) -> Iterator[str]:
    if reading.layer:
        yield RULE
        yield "\n".join(filter(None, [reading.layer.title, whose(reading.layer)]))
    yield _words(reading.headnote)
    for part in reading.parts:
        yield from _part(part)


def _part(part: tree.Part) -> Iterator[str]:
    if part.chapter:
        yield f"\n{part.chapter.title}"
    for block in part.blocks:
        yield from _block(block)
    for series, title in SERIES.items():
        notes = [note for note in part.notes if note.series == series]
        if notes:
            yield f"\n{_(title)}"
            yield "\n".join(map(_note, notes))


def _note(note: tree.Note) -> str:
    said = (line for block in note.blocks for line in _block(block))
    return f"[{note.sign}] " + "\n".join(said)


def _block(block: tree.Block, sign: str = "") -> Iterator[str]:
    """Yield the paragraphs of a block; a sign says of what it is a part."""
    match block:
        case tree.Heading():
            yield f"\n{_words(block.content)}"
        case tree.Rule():
            yield RULE
        case tree.Quotation():
            for inner in block.blocks:
                yield from _block(inner, "> ")
        case tree.Listing():
            yield "\n".join(_items(block))
        case tree.Passage():
            number = f"¶{block.number} " if block.id else ""
            yield number + sign + "\n".join(_passage(block))


def _items(listing: tree.Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, listing.start):
        sign = f"{number}. " if listing.is_ordered else "- "
        for block in item:
            yield from _block(block, sign)
            sign = "  "


def _passage(passage: tree.Passage) -> Iterator[str]:
    """Yield the lines of a passage."""
    speaker = _words(passage.speaker)
    if passage.table:
        yield _words(passage.table.caption)
        for row in passage.table.rows:
            yield "\t".join(_words(cell.content) for cell in row)
    elif passage.lines:
        yield from [speaker] if speaker else ()
        for line in passage.lines:
            yield from _line(line)
    else:
        yield " ".join(filter(None, [speaker, _words(passage.content)]))


def _line(line: tree.Line) -> Iterator[str]:
    """Yield a line, behind it its number where the page shows it."""
    if line.begins_stanza:
        yield ""
    number = f"\t{line.number}" if line.is_numbered else ""
    yield " " * line.indent + _words(line.content) + number


def _words(inlines: Sequence[tree.Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: tree.Inline) -> str:
    if isinstance(inline, str):
        return inline
    match inline.kind:
        case "mark":
            return f"[{_words(inline.content)}]"
        case "break":
            return "\n"
        case "formula":
            return inline.to
        case "picture":
            said = {"words": _words(inline.content)}
            return _("(Picture: %(words)s)") % said + "\n"
    return _words(inline.content)
