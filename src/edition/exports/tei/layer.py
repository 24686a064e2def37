"""Write one layer of a text: its divisions, blocks, and notes where they are called."""

from collections.abc import Iterator, Sequence

from edition.exports.tei.divisions import Section, joined, parted, sections
from edition.exports.tei.elements import Element, element, name_of, put
from edition.exports.tei.inline import Inlines, apparatus, author_ids
from edition.exports.tei.marking import Marker
from edition.exports.tei.passages import Passages
from edition.model import Edition
from edition.reading import tree


class LayerWriter:
    """Writes the words of a reading, each note where it is first called."""

    def __init__(self, edition: Edition, reading: tree.Reading) -> None:
        self._edition = edition
        self._reading = reading
        self._prefix = reading.layer.name if reading.layer else ""
        self._notes = {note.id: note for note in reading.notes()}
        self._marker = Marker(edition, reading.text, is_own=not self._prefix)
        self._note_id = ""
        self._inlines = Inlines(edition, reading.text, self._note_at)
        site = edition.settings.site_url
        self._passages = Passages(self._say, self._id, reading, site)

    def headnote(self) -> Element | None:
        """Write the editors' introduction."""
        if not self._reading.headnote or self._prefix:
            return None
        words = element("p", id="headnote")
        self._say(words, self._reading.headnote)
        language = self._edition.settings.language
        return element("div", words, type="headnote", resp="#editors", lang=language)

    def layer(self) -> Element:
        """Write all its words, chapter by chapter."""
        made = element("div", **self._about())
        for part in self._reading.parts:
            put(made, *self._part(part))
        left = [note for note in self._notes.values() if note.series != "variant"]
        return put(made, *map(self._note, left))

    def _about(self) -> dict[str, str]:
        """Return what is said of the layer as a whole."""
        reading, ours = self._reading, self._edition.settings.language
        if self._prefix:
            name = f"translation-{self._prefix}"
            return {"type": "translation", "id": name, "lang": reading.language}
        if reading.text.is_precis:
            about = {"type": "precis", "id": "precis"}
            return about | {"lang": ours, "resp": "#editors"}
        about = {"type": "transcription", "id": "transcription"}
        return about | {"lang": reading.language}

    def _part(self, part: tree.Part) -> tuple[Element, ...]:
        whole = sections(part.blocks)
        if not part.chapter:
            return tuple(self._within(whole))
        name = part.chapter.name
        title = [] if self._prefix else [element("head", part.chapter.title)]
        content = self._within(whole, name)
        id = self._id(f"chapter-{name}")
        return (element("div", *title, *content, type="chapter", id=id),)

    def _within(self, section: Section, chapter: str = "") -> Iterator[Element]:
        """Yield what a section holds below its heading."""
        has_more = bool(section.sections)
        epigraphs = self._passages.epigraphs
        for run in parted(section.blocks, epigraphs, has_more=has_more):
            written = (e for block in run.blocks for e in self._block(block, run.at))
            yield from joined(written, run.at)
        for one in section.sections:
            yield self._section(one, chapter)

    def _section(self, section: Section, chapter: str) -> Element:
        heading = section.heading
        id = heading.id if heading else ""
        family = f"chapter-{chapter}" if chapter else "section"
        anchor = self._id(f"{family}.{id}") if id else ""
        made = element("div", type="section", id=anchor)
        if heading:
            put(made, self._head(heading))
        return put(made, *self._within(section, chapter))

    def _head(self, heading: tree.Heading) -> Element:
        head = element("head", lang=heading.language)
        self._say(head, heading.content)
        return self._passages.dated(head, heading.date)

    def _block(self, block: tree.Block, at: str = "") -> Iterator[Element]:
        match block:
            case tree.Passage():
                yield self._passages.passage(block, at)
            case tree.Listing():
                look = "numbered" if block.is_ordered else "bulleted"
                yield element("list", *self._items(block), rend=look)
            case tree.Quotation():
                within = (e for b in block.blocks for e in self._block(b))
                yield element("quote", *within)
            case tree.Rule():
                yield element("milestone", unit="section", rend="rule")

    def _items(self, listing: tree.Listing) -> Iterator[Element]:
        for number, item in enumerate(listing.items, listing.start):
            n = str(number) if listing.is_ordered else ""
            yield element("item", *(e for b in item for e in self._block(b)), n=n)

    def _id(self, anchor: str) -> str:
        return name_of(self._prefix, anchor) if anchor else ""

    def _say(
        self, parent: Element, said: Sequence[tree.Inline], host: str = ""
    ) -> Element:
        """Write words into an element, marked with what is known of them."""
        content = self._marker.marked(said, host or self._note_id)
        return self._inlines.into(parent, content)

    def _note_at(self, mark: tree.Span) -> tuple[Element, ...]:
        """Return the note that a mark calls; where it was called before, a pointer."""
        note = self._notes.pop(mark.to, None)
        if note is None:
            there = f"#{self._id(mark.to)}"
            sign = "".join(one for one in mark.content if isinstance(one, str))
            return (element("ptr", type="note", target=there, n=sign),)
        if variant := self._marker.variants.get(mark.to):
            return (apparatus(variant, mark.to),)
        return (self._note(note),)

    def _note(self, note: tree.Note) -> Element:
        self._notes.pop(note.id, None)
        is_restated = note.series == "author" and self._reading.text.is_precis
        made = element(
            "note",
            id=self._id(note.id),
            type=note.series,
            n=note.sign,
            place="end",
            lang=self._language(note),
            resp=self._responsible(note),
            source="#source" if is_restated else "",
            corresp=f"#{name_of(note.id)}" if self._prefix else "",
        )
        outer, self._note_id = self._note_id, note.id
        for block in note.blocks:
            put(made, *self._block(block))
        self._note_id = outer
        return made

    def _responsible(self, note: tree.Note) -> str:
        """Return who wrote a note: a précis restates those of the author."""
        text = self._reading.text
        if note.series != "author" or text.is_precis:
            return "#editors"
        if self._prefix:
            return f"#translated-{self._prefix}"
        return " ".join(f"#{id}" for id in author_ids(text))

    def _language(self, note: tree.Note) -> str:
        if note.language or note.series == "author":
            return note.language
        return self._edition.settings.language
