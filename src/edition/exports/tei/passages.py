"""Write a passage of every kind."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from edition.dates import parse_date, phrases
from edition.exports.tei.dating import dating
from edition.exports.tei.elements import Element, element, put
from edition.exports.tei.inline import graphic
from edition.reading.tree import Inline, Line, Passage, Reading, Table
from edition.reading.walk import parted_figure, words

Saying = Callable[[Element, Sequence[Inline], str], Element]
OF_LETTERS = {"dateline": "dateline", "salutation": "salute", "signature": "signed"}
"""What opens and closes a letter."""
PARTS = {(False, True): "I", (True, True): "M", (True, False): "F"}
"""Of a line of verse that several speak: what goes before, between, and at its end."""


class Passages:
    """Writes the passages of a reading."""

    def __init__(
        self, say: Saying, id: Callable[[str], str], reading: Reading, site: str
    ) -> None:
        """Take what writes words, what makes ids, and the address of the site."""
        self._say = say
        self._id = id
        self._reading = reading
        self._site = site
        self._parts = _shared_lines(reading)
        self.epigraphs = frozenset(
            passage.id
            for passage in reading.text.passages
            if "epigraph" in passage.attributes.classes
        )

    def passage(self, passage: Passage, at: str = "") -> Element:
        """Write a passage; ``at`` the top or bottom of a division as in a letter."""
        made = self._of_kind(passage, at)
        about = element("p", **self._about(passage))
        made.attrib.update(about.attrib)
        return made

    def _about(self, passage: Passage) -> dict[str, str]:
        found = {"lang": passage.language}
        if passage.id:
            found |= {"id": self._id(passage.id), "n": passage.number}
            if self._reading.layer:
                found["corresp"] = f"#{passage.id}"
        if passage.by_editors:
            found |= {"resp": "#editors", "rend": passage.by_editors}
        return found

    def _of_kind(self, passage: Passage, at: str) -> Element:
        if passage.id in self.epigraphs:
            return self._epigraph(passage, at)
        match passage.kind:
            case "verse":
                return self._verse(passage)
            case "speech":
                return self._speech(passage)
            case "stage":
                return self._say(element("stage"), passage.content, passage.id)
            case "table":
                return self._table(passage, passage.table or Table(()))
            case "figure":
                return self._figure(passage)
            case "dateline" | "salutation" | "signature" | "postscript":
                return self._of_letter(passage, at)
        return self._lines(element("p"), passage)

    # Verse and plays

    def _verse(self, passage: Passage) -> Element:
        """Write lines; those of several stanzas stand in a group each."""
        stanzas: list[list[Line]] = [[]]
        for line in passage.lines:
            if line.begins_stanza and stanzas[-1]:
                stanzas.append([])
            stanzas[-1].append(line)
        if len(stanzas) == 1:
            return element("lg", *self._verses(passage, stanzas[0]))
        groups = (
            element("lg", *self._verses(passage, s), type="stanza") for s in stanzas
        )
        return element("lg", *groups)

    def _verses(self, passage: Passage, lines: Sequence[Line]) -> Iterator[Element]:
        for line in lines:
            indent = f"indent-{line.indent}" if line.indent else ""
            part = self._parts.get((passage.id, line.number), "")
            number = str(line.number) if line.number else ""
            made = element("l", n=number, part=part, rend=indent)
            yield self._say(made, line.content, passage.id)

    def _speech(self, passage: Passage) -> Element:
        made = element("sp")
        if passage.speaker:
            put(made, self._say(element("speaker"), passage.speaker, passage.id))
        if passage.lines:
            return put(made, self._verse(passage))
        return put(made, self._say(element("p"), passage.content, passage.id))

    # Letters

    def _of_letter(self, passage: Passage, at: str) -> Element:
        """Write a part of a letter; where TEI has no place for it, as a block."""
        if not at:
            made = self._lines(element("ab", type=passage.kind), passage)
        elif passage.kind == "postscript":
            made = element("postscript", self._lines(element("p"), passage))
        else:
            made = self._lines(element(OF_LETTERS[passage.kind]), passage)
        return self.dated(made, passage.date)

    def _epigraph(self, passage: Passage, at: str) -> Element:
        if passage.lines:
            words = self._verse(passage)
        else:
            words = self._say(element("p"), passage.content, passage.id)
        if at == "top":
            return element("epigraph", words)
        return element("quote", words, type="epigraph")

    def _lines(self, made: Element, passage: Passage) -> Element:
        """Write words, with a break between lines that stay lines."""
        self._say(made, passage.content, passage.id)
        for number, line in enumerate(passage.lines):
            if number:
                put(made, element("lb"))
            self._say(made, line.content, passage.id)
        return made

    def dated(self, made: Element, edtf: str) -> Element:
        """Mark the date in words, or say it behind them if they put it otherwise."""
        if not edtf:
            return made
        said = made.text or ""
        written = phrases(parse_date(edtf), self._reading.language)
        phrase = next((p for p in written if p in said), "")
        date = element("date", phrase, **dating(edtf))
        if not phrase:
            return put(made, date)
        before, _, behind = said.partition(phrase)
        made.text, date.tail = before, behind
        made.insert(0, date)
        return made

    # Tables and figures

    def _table(self, passage: Passage, table: Table) -> Element:
        made = element("table")
        if table.caption:
            put(made, self._say(element("head"), table.caption, passage.id))
        for row in table.rows:
            is_head = all(cell.is_head for cell in row)
            cells = element("row", role="label" if is_head else "")
            for cell in row:
                role = "label" if cell.is_head and not is_head else ""
                words = element("cell", role=role, rend=cell.align)
                put(cells, self._say(words, cell.content, passage.id))
            put(made, cells)
        return made

    def _figure(self, passage: Passage) -> Element:
        """Write a picture, its caption, and what stands for it where it is not seen."""
        pictures, caption = parted_figure(passage)
        made = element("figure", *(graphic(self._site, p) for p in pictures))
        if caption:
            put(made, self._say(element("head"), caption, passage.id))
        alts = (words(p.content) for p in pictures)
        return put(made, *(element("figDesc", alt) for alt in alts if alt))


def _shared_lines(reading: Reading) -> dict[tuple[str, int], str]:
    """Return what part each passage has of a line of verse that several speak."""
    spoken = (
        (passage.id, line.number)
        for passage in reading.passages()
        for line in passage.lines
        if line.number
    )
    found: dict[tuple[str, int], str] = {}
    for _, sharing in groupby(spoken, key=lambda one: one[1]):
        ids = [*sharing]
        for number, one in enumerate(ids if len(ids) > 1 else ()):
            found[one] = PARTS[number > 0, number < len(ids) - 1]
    return found
