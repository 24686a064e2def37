"""The words of a layer as plain data: blocks, notes where they are called, links."""

from collections.abc import Iterator, Sequence
from typing import Any

from edition.exports.book import Book
from edition.exports.pdf import formula
from edition.layers import heading
from edition.readers.pictures import picture_bytes
from edition.reading import tree
from edition.reading.walk import words
from edition.typography import capital, runs_left

FORMATS = {"jpg": "jpg", "jpeg": "jpg", "png": "png", "gif": "gif", "svg": "svg"}
FORMATS |= {"webp": "webp"}
Data = dict[str, Any]


class Layer:
    """Writes one layer of a text; a note is written where it is first called."""

    def __init__(self, book: Book, reading: tree.Reading) -> None:
        self._book = book
        self._reading = reading
        self._notes = {note.id: note for note in reading.notes()}
        self._called: set[str] = set()
        self._level = 1
        self._shift = 0

    # Blocks

    def title(self) -> Iterator[Data]:
        """Yield the heading of a translation; the text itself has one already."""
        layer = self._reading.layer
        if layer is None:
            return
        title = capital(heading(layer))
        yield self._heading(2, (title,), self._label(layer.name))
        self._shift = 1

    def part(self, part: tree.Part) -> Iterator[Data]:
        """Yield the blocks of a page, with the heading of a chapter before them."""
        shift = self._shift
        if part.chapter:
            label = self._label(f"chapter-{part.chapter.name}")
            yield self._heading(2 + shift, (part.chapter.title,), label)
            self._shift += 1
        yield from self._blocks(part.blocks)
        self._shift = shift

    def _blocks(self, blocks: Sequence[tree.Block]) -> list[Data]:
        return [self._block(block) for block in blocks]

    def _block(self, block: tree.Block) -> Data:
        match block:
            case tree.Heading():
                label, level = self._label(block.id), block.level + self._shift
                return self._heading(level, block.content, label, block.language)
            case tree.Rule():
                return {"is": "rule"}
            case tree.Quotation():
                return {"is": "quotation", "blocks": self._blocks(block.blocks)}
            case tree.Listing():
                return {
                    "is": "list",
                    "items": [self._blocks(item) for item in block.items],
                    "ordered": block.is_ordered,
                    "start": block.start,
                }
            case tree.Passage():
                return self._passage(block)

    def _heading(
        self, level: int, said: Sequence[tree.Inline], label: str, language: str = ""
    ) -> Data:
        """Return a heading; no level is left out on the way down."""
        self._level = min(level, self._level + 1)
        found = {"is": "heading", "level": self._level, "label": label}
        return found | {"words": self.words(said), "lang": language}

    def _passage(self, passage: tree.Passage) -> Data:
        table = passage.table
        return {
            "is": "passage",
            "as": passage.kind,
            "label": self._label(passage.id) if passage.id else "",
            "number": passage.number,
            "lang": passage.language,
            "rtl": runs_left("".join(words(line.content) for line in passage.lines))
            or runs_left(words(passage.content)),
            "speaker": self.words(passage.speaker),
            "words": self.words(passage.content),
            "lines": [*map(self._line, passage.lines)],
            "rows": [
                [{"words": self.words(c.content), "align": c.align} for c in row]
                for row in (table.rows if table else ())
            ],
            "caption": self.words(table.caption) if table else [],
        }

    def _line(self, line: tree.Line) -> Data:
        return {
            "words": self.words(line.content),
            "stanza": line.begins_stanza,
            "indent": line.indent,
            "number": str(line.number) if line.is_numbered else "",
        }

    def _label(self, id: str) -> str:
        return f"{self._reading.text.slug}#{self._reading.anchor(id)}"

    # Words

    def words(self, inlines: Sequence[tree.Inline]) -> list[str | Data]:
        """Return words as strings, and what is more than words as data."""
        return [i if isinstance(i, str) else self._span(i) for i in inlines]

    def _span(self, span: tree.Span) -> Data:
        match span.kind:
            case "mark":
                return self._mark(span)
            case "break":
                return {"kind": "break"}
            case "picture":
                return self._picture(span)
            case "formula":
                found = {"kind": "formula", "tex": span.to, "block": span.is_display}
                return found | {"math": formula.tree(span.mathml)}
        kind, to = self._goal(span)
        bare = words(span.content).startswith(("http://", "https://"))
        found = {"kind": kind, "to": to, "lang": span.language, "bare": bare}
        return found | {"words": self.words(span.content)}

    def _goal(self, span: tree.Span) -> tuple[str, str]:
        """Return what a span is for the template, and where it leads."""
        if span.kind in ("term", "event", "citation"):
            within = self._book.is_whole and self._book.has(span)
            return ("within", f"{span.kind}-{span.to}") if within else ("plain", "")
        if "#p" in span.to and span.kind == "passage" and self._book.has(span):
            return "within", span.to
        if span.kind in ("passage", "link"):
            return "web", self._book.web(span)
        return span.kind, ""

    def _mark(self, span: tree.Span) -> Data:
        note = self._notes[span.to]
        found: Data = {"kind": "mark", "sign": note.sign, "series": note.series}
        found |= {"label": self._label(note.id), "note": None}
        if note.id not in self._called:
            self._called.add(note.id)
            said = [*self._paragraphs(note.blocks)]
            said = [p | {"lang": p["lang"] or note.language} for p in said]
            found["note"] = {"paragraphs": said}
        return found

    def _paragraphs(
        self, blocks: Sequence[tree.Block], sign: str = ""
    ) -> Iterator[Data]:
        """Yield the paragraphs of a note, those of lists in it too."""
        for block in blocks:
            match block:
                case tree.Passage():
                    yield self._passage(block) | {"sign": sign}
                case tree.Listing():
                    for number, item in enumerate(block.items, block.start):
                        sign = f"{number}." if block.is_ordered else "–"
                        yield from self._paragraphs(item, sign)
                case tree.Quotation():
                    yield from self._paragraphs(block.blocks, sign)

    def _picture(self, span: tree.Span) -> Data:
        ending = span.to.rpartition(".")[2].lower()
        known = picture_bytes(self._book.edition, span.to) if ending in FORMATS else b""
        return {
            "kind": "picture",
            "alt": words(span.content),
            "format": FORMATS.get(ending),
            "data": [*known] or None,
            "width": span.size[0] or 520,
        }
