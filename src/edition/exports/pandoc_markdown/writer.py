"""Write a layer of a text as Markdown: its blocks, its notes, its words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edition.exports.pandoc_markdown import signs
from edition.layers import heading
from edition.model import Edition
from edition.reading import tree
from edition.reading.walk import words


class Writer:
    """Writes one layer of a text."""

    def __init__(self, edition: Edition, reading: tree.Reading) -> None:
        self._site = edition.settings.site_url
        self._edition = edition
        self._reading = reading
        self._anchor = reading.anchor
        self._in_note = False

    def paragraphs(self) -> Iterator[str]:
        """Yield the blocks and then the notes, part by part."""
        layer = self._reading.layer
        if layer:
            about = f"{{#{layer.name} lang={layer.language}}}"
            yield f"# {signs.escaped(heading(layer))} {about}"
        yield self._words(self._reading.headnote)
        for part in self._reading.parts:
            yield from self._part(part)

    def _part(self, part: tree.Part) -> Iterator[str]:
        if part.chapter:
            yield f"# {signs.escaped(part.chapter.title)}"
        for block in part.blocks:
            yield from self._block(block)
        self._in_note = True
        for note in part.notes:
            yield self._note(note)
        self._in_note = False

    def _note(self, note: tree.Note) -> str:
        """Return a note; pandoc has one series of numbers, so others say theirs."""
        sign = "" if note.series == "author" else rf"\({note.sign}) "
        said = [part for block in note.blocks for part in self._block(block)]
        body = signs.set_in(said)
        return f"[^{self._anchor(note.id)}]: {sign}{body}"

    # Blocks

    def _block(self, block: tree.Block) -> Iterator[str]:
        match block:
            case tree.Heading():
                id = f" {{#{self._anchor(block.id)}}}" if block.id else ""
                yield f"{'#' * block.level} {self._words(block.content)}{id}"
            case tree.Rule():
                yield "* * *"
            case tree.Quotation():
                said = [part for b in block.blocks for part in self._block(b)]
                yield signs.quoted_lines(said)
            case tree.Listing():
                yield "\n\n".join(self._items(block))
            case tree.Passage():
                yield from self._passage(block)

    def _items(self, listing: tree.Listing) -> Iterator[str]:
        for number, item in enumerate(listing.items, listing.start):
            sign = f"{number}." if listing.is_ordered else "-"
            said = [part for block in item for part in self._block(block)]
            yield f"{sign:<4}" + signs.set_in(said)

    def _passage(self, passage: tree.Passage) -> Iterator[str]:
        anchor = self._mark(passage)
        if passage.table:
            yield self._table(passage.table, anchor)
        elif passage.lines:
            yield "\n".join(self._lines(passage, anchor))
        else:
            body = self._words(passage.content)
            speaker = f"{self._speaker(passage)} " if passage.speaker else ""
            yield anchor + speaker + body if anchor else speaker + signs.begun(body)

    def _mark(self, passage: tree.Passage) -> str:
        """Return the anchor of a passage, which says of what kind it is."""
        if not passage.id:
            return ""
        kind = "" if passage.kind == "prose" else f" .{passage.kind}"
        return f"[]{{#{self._anchor(passage.id)}{kind}}}"

    def _speaker(self, passage: tree.Passage) -> str:
        return f"[{self._words(passage.speaker)}]{{.speaker}}"

    def _lines(self, passage: tree.Passage, anchor: str) -> Iterator[str]:
        if passage.speaker:
            yield f"| {anchor}{self._speaker(passage)}"
            anchor = ""
        for line in passage.lines:
            if line.begins_stanza:
                yield "|"
            indent = "\N{NO-BREAK SPACE}" * line.indent
            yield f"| {anchor}{indent}{self._words(line.content)}"
            anchor = ""

    def _table(self, table: tree.Table, anchor: str) -> str:
        head, *rows = table.rows
        line = "|".join(map(signs.ruler, rows[0] if rows else head))
        lines = [self._row(head), f"|{line}|", *map(self._row, rows)]
        return "\n".join([*lines, "", f": {anchor}{self._words(table.caption)}"])

    def _row(self, row: Sequence[tree.Cell]) -> str:
        return f"| {' | '.join(self._words(cell.content) for cell in row)} |"

    # Words

    def _words(self, inlines: Sequence[tree.Inline]) -> str:
        pieces = [self._inline(inline) for inline in inlines]
        joined = pieces[:1]
        for before, after in pairwise(pieces):
            is_formula = before.endswith("$") and after[:1].isdigit()
            joined.append(f"[]{{}}{after}" if is_formula else after)
        return "".join(joined)

    def _inline(self, inline: tree.Inline) -> str:
        if isinstance(inline, str):
            return signs.escaped(inline)
        said = self._span(inline)
        return f"[{said}]{{lang={inline.language}}}" if inline.language else said

    def _span(self, span: tree.Span) -> str:
        match span.kind:
            case "emphasis" | "strong" | "stage" | "superscript" | "subscript":
                return self._styled(span)
            case "code":
                return signs.code(words(span.content))
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

    def _styled(self, span: tree.Span) -> str:
        """Return emphasised or small words."""
        said = self._words(span.content)
        match span.kind:
            case "superscript" | "subscript":
                sign = "^" if span.kind == "superscript" else "~"
                return sign + said.strip().replace(" ", r"\ ") + sign
            case "strong":
                return signs.marked("**", said)
        return signs.marked("*", said)

    def _note_mark(self, span: tree.Span) -> str:
        """Return a mark; pandoc knows none within a note: there it is a sign."""
        if self._in_note:
            return f"^{self._words(span.content)}^"
        return f"[^{self._anchor(span.to)}]"

    def _address(self, span: tree.Span) -> str:
        if span.kind == "link":
            return signs.UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", span.to)
        slug, _, anchor = span.to.partition("#")
        if slug == self._reading.text.slug:
            return f"#{anchor}"
        page = self._edition.text[slug]
        return f"{self._site}texts/{page.slug}/#{anchor}"
