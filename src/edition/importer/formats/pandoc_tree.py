"""Walk pandoc's tree of a document, of whatever format it was."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from edition.importer.formats.pandoc_nodes import (
    STYLES,
    Node,
    indent,
    is_display,
    is_layout,
    is_verse,
    numbered,
    pictures_above,
    pictures_in,
    set_lines,
    typed_numbers,
    words_of,
)
from edition.importer.formats.pandoc_words import UNSURE, WordWalker
from edition.importer.structure import (
    NOWHERE,
    Document,
    Image,
    Inlines,
    Kind,
    Run,
    plain,
)

STYLE = "custom-style"


def read_tree(tree: Node, format: str) -> Document:
    """Make a document of what pandoc read."""
    walker = _Walker(format)
    walker.abstract(tree["meta"])
    walker.blocks(tree["blocks"])
    walker.flow.end()
    meta, notes = tree["meta"], dict(walker.notes)
    return Document(
        tuple(walker.flow.blocks),
        notes,
        title=walker.said(meta.get("title")),
        authors=tuple(walker.each(meta.get("author"))),
        date=walker.said(meta.get("date")),
        language=walker.said(meta.get("lang")),
        repairs=tuple(walker.repairs),
        title_page=tuple(walker.said_in_notes(notes)),
    )


class _Walker(WordWalker):
    """Walks the tree of one document."""

    def abstract(self, meta: Node) -> None:
        """Put before the text what pandoc counts among the data about it."""
        for name in ("subtitle", "abstract", "epigraph", "dedication"):
            value = meta.get(name)
            if value and value["t"] == "MetaBlocks":
                self.blocks(value["c"])
            elif value and value["t"] == "MetaInlines":
                self.blocks([{"t": "Para", "c": value["c"]}])

    def said(self, value: Node | None) -> str:
        """Return the words of a value of the metadata."""
        if value is None:
            return ""
        match value["t"]:
            case "MetaString":
                return str(value["c"])
            case "MetaInlines":
                return " ".join(plain(self.inside(value["c"])).split())
            case "MetaBlocks":
                return " ".join(plain(self._cell(value["c"])).split())
            case "MetaMap":
                return self.said(value["c"].get("name"))
        return ", ".join(self.each(value))

    def said_in_notes(self, notes: Mapping[str, object]) -> Iterator[str]:
        """Yield what notes say that are none of the text, but of its title."""
        for key, blocks in self.notes.items():
            if key not in notes:
                yield " ".join(plain(block.inlines) for block in blocks)

    def each(self, value: Node | None) -> Iterator[str]:
        """Yield the words of each of some values."""
        some = value["c"] if value and value["t"] == "MetaList" else [value]
        yield from filter(None, map(self.said, some))

    def blocks(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self._block(node["t"], node.get("c"))

    def _block(self, kind: str, c: Any) -> None:
        match kind:
            case "Para" | "Plain":
                self._paragraph(c)
            case "Header":
                self._set("heading", c[2], level=c[0])
            case "LineBlock":
                self._verse(c)
            case "BlockQuote":
                with self.flow.block("quotation", NOWHERE):
                    self.blocks(c)
            case "BulletList":
                self._items(("", item) for item in c)
            case "OrderedList":
                items = [*numbered(c)]
                numbers = " ".join(label for label, _ in items)
                typed = typed_numbers(c, self.format)
                self.repairs.append(NOWHERE.repair("items", typed, numbers))
                self._items(items)
            case "DefinitionList":
                self._definitions(c)
            case "Table":
                self._table(c)
            case "Figure":
                self._figure(c)
            case "Div":
                self._div(c)
            case "CodeBlock":
                self._code(c[1])
            case "HorizontalRule":
                self.flow.rule(NOWHERE)
            case "RawBlock":
                self.raw(c)
                self.flow.end()

    def _set(self, kind: Kind, inlines: list[Node], **said: object) -> None:
        with self.flow.block(kind, NOWHERE, **said):
            self.inlines(inlines)

    def _paragraph(self, inlines: list[Node]) -> None:
        if above := pictures_above(inlines):
            self._paragraph(inlines[: above - 1])
            inlines = inlines[above:]
        pictures = [node for node in inlines if node["t"] == "Image"]
        others = [n for n in inlines if n["t"] not in ("Image", "Space", "SoftBreak")]
        display = [n for n in inlines if n["t"] == "Math"]
        if pictures and not others:
            for picture in pictures:
                self._picture(picture["c"], picture["c"][1])
        elif len(display) == len(inlines) == 1 and is_display(display[0]):
            self._set("formula", inlines)
        elif self.flow.setting.kind == "paragraph" and is_verse(inlines):
            self._verse(set_lines(inlines))
            words = plain(self.flow.blocks[-1].inlines)
            self.repairs.append(NOWHERE.repair("verse", words, words, UNSURE))
        else:
            self.inlines(inlines)
            self.flow.end()

    def _verse(self, lines: list[list[Node]]) -> None:
        """Set stanzas, which empty lines end."""
        stanzas: list[list[list[Node]]] = [[]]
        for line in lines:
            if line:
                stanzas[-1].append(line)
            else:
                stanzas.append([])
        for stanza in filter(None, stanzas):
            with self.flow.block("verse", NOWHERE):
                for line in stanza:
                    self.flow.line(indent(line))
                    self.inlines(line)

    def _items(self, items: Iterable[tuple[str, list[Node]]]) -> None:
        level = self.flow.setting.level + 1 if self.flow.setting.kind == "item" else 1
        for label, item in items:
            with self.flow.block("item", NOWHERE, level=level, label=label):
                self.blocks(item)

    def _definitions(self, entries: list[Any]) -> None:
        for term, definitions in entries:
            with self.flow.block("item", NOWHERE, level=1, label=""):
                with self.flow.marked("strong"):
                    self.inlines(term)
                for definition in definitions:
                    self.flow.text(" ")
                    self.blocks(definition)

    def _table(self, c: list[Any]) -> None:
        """Set a table; one whose cells hold several blocks is only a way to lay out."""
        _, (_, caption), _, head, bodies, foot = c
        rows = [*head[1], *(r for b in bodies for r in (*b[2], *b[3])), *foot[1]]
        cells = [[cell[4] for cell in row[1]] for row in rows]
        said = self._cell(caption)
        if max(map(len, cells), default=0) < 2 or any(map(is_layout, cells)):
            for row in cells:
                for cell in row:
                    self.blocks(cell)
            self.blocks(caption)
        else:
            filled = [tuple(self._cell(cell) for cell in row) for row in cells]
            self.flow.table([row for row in filled if any(row)], said)

    def _cell(self, blocks: list[Node]) -> Inlines:
        """Return the words of blocks as one run of inlines."""
        within = self.within(blocks)
        return tuple(
            one
            for at, block in enumerate(within)
            for one in ((Run(" "),) * bool(at) + block.inlines)
        )

    def _figure(self, c: list[Any]) -> None:
        _, (_, caption), blocks = c
        pictures = list(pictures_in(blocks))
        if not pictures:
            self.blocks(blocks)
            self.blocks(caption)
        for picture in pictures:
            self._picture(picture, words_of(caption))

    def _picture(self, picture: list[Any], caption: list[Node]) -> None:
        _, words, (source, _) = picture
        with self.flow.block("figure", NOWHERE):
            said = plain(self.inside(words))
            self.flow.put(Image(source, said))
            if caption is not words:
                self.inlines(caption)

    def _div(self, c: list[Any]) -> None:
        (_, classes, fields), blocks = c
        said = dict(fields)
        kind = STYLES.get(said.get(STYLE, ""))
        if kind is None and {"verse", "poem"} & set(classes):
            kind = "verse"
        language = said.get("lang", "")
        setting = self.flow.setting
        kept = language or setting.language
        if kind or language:
            with self.flow.block(kind or setting.kind, NOWHERE, language=kept):
                self.blocks(blocks)
        else:
            self.blocks(blocks)

    def _code(self, words: str) -> None:
        """Set lines that are meant as they are."""
        with self.flow.block("verse", NOWHERE):
            self.flow.preformatted(words)
        self.repairs.append(NOWHERE.repair("code", words, words, UNSURE))
