"""Write texts as Markdown for pandoc: anchors of passages, notes, formulas, tables."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from edition.exports.imprint import of_text
from edition.layers import whose
from edition.model import Edition, GeneratedFile, Text
from edition.reading import readings
from edition.reading.model import (
    Block,
    Cell,
    Heading,
    Inline,
    Line,
    Listing,
    Note,
    Part,
    Passage,
    Quotation,
    Reading,
    Rule,
    Span,
    Table,
    words,
)

SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~^$@&!]")
"""What may begin or end something in Markdown."""
BEGINNING = re.compile(r"(\(?(?:\d+|[ivxlcdm]+|[IVXLCDM]+|[A-Za-z]|)(?=[.):%=+-]))")
"""What a line may not begin with unless it is a list, a definition or a rule."""
BLANKS = re.compile(r"^( *)(.*?)( *)$", re.DOTALL)
TICKS = re.compile(r"`+")
UNSAFE = re.compile(r"[<>\\\s]")
"""What an address in angle brackets cannot have."""
IN = "    "
"""How far what is within a note or an item is set in."""


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.md``, to be read by pandoc as ``markdown-smart``."""
    paragraphs = [_metadata(edition, text)]
    for reading in readings(edition)[text]:
        paragraphs += _Writer(edition, reading).paragraphs()
    content = "\n\n".join(filter(None, paragraphs)) + "\n"
    yield GeneratedFile(f"texts/{text.slug}/{text.slug}.md", content)


def _metadata(edition: Edition, text: Text) -> str:
    said = of_text(edition, text)
    fields = {
        "title": said.title,
        "subtitle": said.subtitle,
        "author": ", ".join(said.creators),
        "restated": ", ".join(said.restated),
        "date": edition.settings.published,
        "lang": edition.settings.language,
        "version": text.meta.version,
        "source": said.source,
        "abstract": said.whose,
        "rights": " ".join(said.rights),
        "url": said.address,
    }
    lines = (f"{name}: {_quoted(value)}" for name, value in fields.items() if value)
    return "\n".join(["---", *lines, "---"])


def _quoted(words: str) -> str:
    """Return words as YAML, in which pandoc reads Markdown."""
    return json.dumps(escaped(words), ensure_ascii=False)


def escaped(words: str) -> str:
    """Return words in which nothing has a meaning for Markdown."""
    return SIGNS.sub(r"\\\g<0>", words)


def begun(line: str) -> str:
    """Return a line that begins no list, definition or rule."""
    return BEGINNING.sub(r"\1\\", line, count=1) if BEGINNING.match(line) else line


class _Writer:
    """Writes one layer of a text."""

    def __init__(self, edition: Edition, reading: Reading) -> None:
        self._site = edition.settings.site_url
        self._edition = edition
        self._reading = reading
        self._in_note = False

    def paragraphs(self) -> Iterator[str]:
        """Yield the blocks and then the notes, part by part."""
        layer = self._reading.layer
        if layer:
            title = ", ".join(filter(None, [layer.title, whose(layer)]))
            yield f"# {escaped(title)} {{#{layer.name} lang={layer.language}}}"
        yield self._words(self._reading.headnote)
        for part in self._reading.parts:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[str]:
        if part.chapter:
            yield f"# {escaped(part.chapter.title)}"
        for block in part.blocks:
            yield from self._block(block)
        self._in_note = True
        for note in part.notes:
            yield self._note(note)
        self._in_note = False

    def _note(self, note: Note) -> str:
        """Return a note; pandoc has one series of numbers, so others say theirs."""
        sign = "" if note.series == "author" else rf"\({note.sign}) "
        said = [part for block in note.blocks for part in self._block(block)]
        body = _set_in("\n\n".join(said))
        return f"[^{self._anchor(note.id)}]: {sign}{body}"

    def _anchor(self, id: str) -> str:
        layer = self._reading.layer
        return layer.anchor(id) if layer else id

    # Blocks

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                id = f" {{#{self._anchor(block.id)}}}" if block.id else ""
                yield f"{'#' * block.level} {self._words(block.content)}{id}"
            case Rule():
                yield "* * *"
            case Quotation():
                yield _quoted_lines([p for b in block.blocks for p in self._block(b)])
            case Listing():
                yield "\n\n".join(self._items(block))
            case Passage():
                yield from self._passage(block)

    def _items(self, listing: Listing) -> Iterator[str]:
        for number, item in enumerate(listing.items, listing.start):
            sign = f"{number}." if listing.is_ordered else "-"
            said = [part for block in item for part in self._block(block)]
            yield f"{sign:<4}" + _set_in("\n\n".join(said))

    def _passage(self, passage: Passage) -> Iterator[str]:
        anchor = self._mark(passage)
        if passage.table:
            yield self._table(passage.table, anchor)
        elif passage.lines:
            yield "\n".join(self._lines(passage, anchor))
        else:
            body = self._words(passage.content)
            speaker = f"{self._speaker(passage)} " if passage.speaker else ""
            yield anchor + speaker + body if anchor else speaker + begun(body)

    def _mark(self, passage: Passage) -> str:
        """Return the anchor of a passage, which says of what kind it is."""
        if not passage.id:
            return ""
        kind = "" if passage.kind == "prose" else f" .{passage.kind}"
        return f"[]{{#{self._anchor(passage.id)}{kind}}}"

    def _speaker(self, passage: Passage) -> str:
        return f"[{self._words(passage.speaker)}]{{.speaker}}"

    def _lines(self, passage: Passage, anchor: str) -> Iterator[str]:
        if passage.speaker:
            yield f"| {anchor}{self._speaker(passage)}"
            anchor = ""
        for line in passage.lines:
            if line.begins_stanza:
                yield "|"
            yield f"| {anchor}{self._line(line)}"
            anchor = ""

    def _line(self, line: Line) -> str:
        return "\N{NO-BREAK SPACE}" * line.indent + self._words(line.content)

    def _table(self, table: Table, anchor: str) -> str:
        head, *rows = table.rows
        ruler = "|".join(map(_ruler, rows[0] if rows else head))
        lines = [self._row(head), f"|{ruler}|", *map(self._row, rows)]
        return "\n".join([*lines, "", f": {anchor}{self._words(table.caption)}"])

    def _row(self, row: Sequence[Cell]) -> str:
        return f"| {' | '.join(self._words(cell.content) for cell in row)} |"

    # Words

    def _words(self, inlines: Sequence[Inline]) -> str:
        pieces = [self._inline(inline) for inline in inlines]
        joined = pieces[:1]
        for before, after in pairwise(pieces):
            is_formula = before.endswith("$") and after[:1].isdigit()
            joined.append(f"[]{{}}{after}" if is_formula else after)
        return "".join(joined)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, str):
            return escaped(inline)
        said = self._span(inline)
        return f"[{said}]{{lang={inline.language}}}" if inline.language else said

    def _span(self, span: Span) -> str:
        match span.kind:
            case "emphasis" | "strong" | "stage" | "superscript" | "subscript":
                return self._styled(span)
            case "code":
                return _code(words(span.content))
            case "mark":
                return self._note_mark(span)
            case "break":
                return "\\\n"
            case "picture":
                address = f"<{self._site}{span.to}>"
                return f"![{self._words(span.content)}]({address})\\\n"
            case "formula":
                dollars = "$$" if span.is_display else "$"
                return f"{dollars}{span.to}{dollars}"
            case "passage" | "link":
                return f"[{self._words(span.content)}](<{self._address(span)}>)"
        return self._words(span.content)

    def _styled(self, span: Span) -> str:
        """Return emphasised or small words; blanks at their ends stand outside."""
        said = BLANKS.match(self._words(span.content))
        if said is None or not said[2]:
            return ""
        inside = said[2]
        if span.kind in ("superscript", "subscript"):
            sign = "^" if span.kind == "superscript" else "~"
            inside = inside.replace(" ", r"\ ")
        else:
            sign = "**" if span.kind == "strong" else "*"
        return f"{said[1]}{sign}{inside}{sign}{said[3]}"

    def _note_mark(self, span: Span) -> str:
        """Return a mark; pandoc knows none within a note: there it is a sign."""
        if self._in_note:
            return f"^{self._words(span.content)}^"
        return f"[^{self._anchor(span.to)}]"

    def _address(self, span: Span) -> str:
        if span.kind == "link":
            return UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", span.to)
        slug, _, anchor = span.to.partition("#")
        if slug == self._reading.text.slug:
            return f"#{anchor}"
        page = self._edition.text[slug]
        return f"{self._site}texts/{page.slug}/#{anchor}"


def _set_in(said: str) -> str:
    """Return paragraphs of which all lines but the first are set in."""
    return said.replace("\n", f"\n{IN}").replace(f"\n{IN}\n", "\n\n")


def _quoted_lines(said: Sequence[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(said).split("\n"))


def _ruler(cell: Cell) -> str:
    return {"right": "---:", "center": ":---:", "left": ":---"}.get(cell.align, "---")


def _code(said: str) -> str:
    fence = "`" * (1 + max(map(len, TICKS.findall(said)), default=0))
    return f"{fence} {said} {fence}"
