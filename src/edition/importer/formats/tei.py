"""Read TEI: what an element is called says what it is."""

import re
from collections.abc import Callable, Iterable
from itertools import count

from edition.importer.formats.flow import Flow
from edition.importer.formats.markup import (
    LANG,
    UNREAD_XML,
    Element,
    decode_page,
    name_of,
    parse_xml,
    place_of,
    text_of,
    words_of,
)
from edition.importer.formats.tei_header import header_of, language_in
from edition.importer.formats.tei_notes import TeiNotes, find_notes
from edition.importer.repairs import Repair
from edition.importer.structure import (
    LINED,
    Block,
    Document,
    Image,
    Inlines,
    Kind,
    Mark,
    NoteRef,
    PageBreak,
    Run,
    plain,
)
from edition.problems import EditionError

KINDS: dict[str, Kind] = {
    "p": "paragraph",
    "ab": "paragraph",
    "trailer": "paragraph",
    "byline": "paragraph",
    "docAuthor": "paragraph",
    "argument": "paragraph",
    "dateline": "dateline",
    "signed": "signature",
    "postscript": "postscript",
    "epigraph": "epigraph",
    "castItem": "item",
}
"""What a block is by the name of its element."""
WITHIN: frozenset[Kind] = LINED - {"verse"} | {"item", "postscript"}
"""Kinds that a paragraph takes from what it stands in."""
STANZAS: frozenset[Kind] = frozenset({"quotation", "speech", "epigraph"})
"""Kinds that verse takes from what it stands in."""
DIVISION = re.compile(r"(?:div\d?|floatingText|castGroup)")
LEFT_OUT = {"fw": "running_head", "del": "deleted"}
CHOSEN = ("corr", "reg", "expan", "lem")
"""Which reading is taken of several: the corrected, regular or full one."""
SET: tuple[tuple[re.Pattern[str], tuple[Mark, ...]], ...] = (
    (re.compile(r"sup", re.I), ("raised",)),
    (re.compile(r"sub", re.I), ("lowered",)),
    (re.compile(r"bold|strong|\bb\b", re.I), ("strong",)),
    (re.compile(r"small|\bsc\b|caps|underl|roman|normal|spaced|plain", re.I), ()),
)
"""What the ways of setting words mean; any other is italics."""
LISTS = frozenset({"list", "castList", "castGroup", "listBibl"})
NUMBERED = re.compile(r"order|number")
EMPHASISED = frozenset({"emph", "foreign", "title", "mentioned"})
QUOTING = frozenset({"q", "quote", "said", "soCalled"})
QUOTES = "\"'“‘„«‹”’»"
BLOCKS_WITHIN = frozenset({"p", "ab", "lg", "l", "list", "div", "quote", "sp"})


def read_tei(data: bytes, name: str) -> Document:
    """Return a document in TEI.

    Raises:
        EditionError: it is not well-formed, or has no text.
    """
    root = parse_xml(data)
    texts = [
        e for e in root.iter("{*}text") if next(e.iterancestors("{*}text"), 0) == 0
    ]
    if not texts:
        raise EditionError("it has no element “text”")
    reader = TeiReader(root, texts[0])
    blocks = tuple(block for text in texts for block in reader.read(text))
    header = header_of(root)
    notes = reader.all_notes()
    reader.leave_out_others(root)
    return Document(
        blocks,
        notes,
        title=header.title,
        authors=header.authors,
        date=header.date,
        language=reader.language or header.language,
        repairs=(*header.repairs, *reader.repairs),
        title_page=tuple(reader.title_page),
    )


def tei_words(data: bytes) -> str:
    """Return the words of a file in TEI, without building its tree."""
    return words_of(decode_page(data), UNREAD_XML)


class TeiReader:
    """Walks a text and makes blocks of it."""

    def __init__(self, root: Element, text: Element) -> None:
        self.flow = Flow()
        self.found: TeiNotes = find_notes(root)
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.repairs: list[Repair] = []
        self.title_page: list[str] = []
        self.language = language_in(text)
        self.level = 0
        self.keys = count(1)
        self.mixed: dict[Element, bool] = {}
        self.handlers: dict[str, Callable[[Element], None]] = {
            "head": self.head,
            "lg": self.stanza,
            "l": self.line,
            "lb": self.line_break,
            "pb": self.page,
            "note": self.note,
            "list": self.list,
            "item": self.item,
            "table": self.table,
            "figure": self.figure,
            "sp": self.speech,
            "stage": self.stage,
            "choice": self.choice,
            "app": self.choice,
            "titlePage": self.titles,
            "addrLine": self.address_line,
            "gap": lambda _: self.flow.text("[…]"),
            "milestone": self.milestone,
            "formula": self.formula,
            "salute": self.salute,
            "bibl": self.citation,
            "cit": self.citation,
        }

    def read(self, element: Element) -> tuple[Block, ...]:
        """Return what stands in an element as blocks of its own."""
        outer, self.flow = self.flow, Flow()
        self.walk(element)
        made, self.flow = self.flow.finish(), outer
        return made

    def all_notes(self) -> dict[str, tuple[Block, ...]]:
        """Return every note, those that stand elsewhere than their marks too."""
        for element, key in self.found.bodies.items():
            self.notes[key] = self.read(element)
        return self.notes

    def leave_out_others(self, root: Element) -> None:
        """Name what stands beside the text, such as facsimiles and annotations."""
        for element in root.iter("{*}standOff", "{*}facsimile", "{*}sourceDoc"):
            if words := text_of(element, self.found.bodies):
                self.repairs.append(place_of(element).repair("beside_the_text", words))

    def walk(self, element: Element) -> None:
        """Read what stands within an element, in its order."""
        self.flow.text(element.text)
        for child in element:
            self.element(child)
            self.flow.text(child.tail)

    def element(self, element: Element) -> None:
        """Read an element as what it is, in its language."""
        if element in self.found.bodies:
            return
        if element in self.found.back:
            self.take_out("back_link", element)
        elif key := self.found.marks.get(element):
            label = text_of(element) or element.get("n", "")
            self.flow.put(NoteRef(key, label))
            self.repairs += _label(element)
        else:
            said = element.get(LANG, "")
            language = said if said != self.language else ""
            with self.flow.marked(language=language):
                self._known(element, name_of(element))

    def _known(self, element: Element, name: str) -> None:
        if not name:  # an entity that stands for something only its DTD knows
            words = element.text or ""
            self.flow.text(words)
            self.repairs.append(place_of(element).repair("entity", words, words, 0.5))
        elif name in LEFT_OUT:
            self.take_out(LEFT_OUT[name], element)
        elif handler := self.handlers.get(name):
            handler(element)
        elif name in KINDS:
            self.block(element, KINDS[name])
        elif name in QUOTING:
            self.quote(element)
        elif DIVISION.fullmatch(name):
            self.division(element)
        else:
            self.words(element, name)

    def take_out(self, rule: str, element: Element) -> None:
        """Leave an element out, and say so."""
        if text := text_of(element):
            self.repairs.append(place_of(element).repair(rule, text))

    def block(self, element: Element, kind: Kind) -> None:
        """Read a paragraph or what is one; in a quotation it is part of that."""
        outer = self.flow.setting.kind
        if kind == "paragraph" and outer in WITHIN:
            kind = outer
        if kind == outer and kind in ("item", "speech"):
            self.flow.end()
            self.walk(element)
            self.flow.end()
            return
        with self.flow.block(kind, place_of(element)):
            self.walk(element)

    def division(self, element: Element) -> None:
        """Read a part; its heading is one level further down than that of the whole."""
        self.level += 1
        if _holds_only_notes(element, self.found):
            for head in element.iterchildren("{*}head"):
                self.take_out("heading_of_notes", head)
        elif next(element.iterchildren("{*}l"), None) is not None:
            self.block(element, "verse")
        else:
            self.flow.end()
            self.walk(element)
            self.flow.end()
        self.level -= 1

    def head(self, element: Element) -> None:
        """Read a heading; that of a list or a stage is a paragraph."""
        parent = element.getparent()
        is_heading = parent is None or name_of(parent) not in LISTS
        kind: Kind = "heading" if is_heading else "paragraph"
        level = max(1, self.level)
        with self.flow.block(kind, place_of(element), level=level, label=""):
            self.walk(element)

    def stanza(self, element: Element) -> None:
        """Read a group of lines: a stanza, or several."""
        outer = self.flow.setting.kind
        kind: Kind = outer if outer in STANZAS else "verse"
        if kind == "speech":
            self.flow.end()
            self.walk(element)
            self.flow.end()
            return
        with self.flow.block(kind, place_of(element)):
            self.walk(element)

    def line(self, element: Element) -> None:
        """Read a line of verse, with its indent."""
        if self.flow.setting.kind not in LINED:
            return self.block(element, "verse")
        rend = f"{element.get('rend', '')} {element.get('rendition', '')}"
        found = re.search(r"indent(?:\D?(\d))?", rend)
        self.flow.line(2 * int(found[1] or 1) if found else 0)
        self.walk(element)
        self.flow.line()
        return None

    def line_break(self, element: Element) -> None:
        """Read a line end: of the print, or of an address or a signature."""
        if self.flow.setting.kind in LINED - {"speech", "verse", "quotation"}:
            self.flow.line()
        elif element.get("break") != "no":
            self.flow.text(" ")

    def page(self, element: Element) -> None:
        """Read where a page of the print begins."""
        self.flow.put(PageBreak(element.get("n", "")))

    def note(self, element: Element) -> None:
        """Read a note where its mark stands."""
        key = f"in-place-{next(self.keys)}"
        ref = NoteRef(key, element.get("n", ""))
        if (
            self.flow.blocks
            and not self.flow.has_words()
            and not self.is_within(element)
        ):
            self.flow.append(ref)
        else:
            self.flow.put(ref)
        self.notes[key] = self.read(element)

    def list(self, element: Element) -> None:
        """Read a list, and name the numbers that it is said to have."""
        items = element.iterchildren("{*}item")
        if numbers := " ".join(filter(None, map(number_of, items))):
            repair = place_of(element).repair("numbers_of_a_list", "", numbers)
            self.repairs.append(repair)
        self.flow.end()
        self.walk(element)
        self.flow.end()

    def item(self, element: Element) -> None:
        """Read an item, with its number where the list has numbers."""
        label = number_of(element)
        with self.flow.block("item", place_of(element), label=label):
            self.walk(element)

    def table(self, element: Element) -> None:
        """Read a table with its heading as the caption."""
        rows = [
            tuple(self.cell(cell) for cell in row.iterchildren("{*}cell"))
            for row in element.iter("{*}row")
        ]
        caption = self.caption(element.iterchildren("{*}head"))
        with self.flow.block("table", place_of(element)):
            self.flow.table(rows, caption)

    def cell(self, element: Element) -> Inlines:
        """Return the words of an element, its paragraphs run together."""
        parts = [block.inlines for block in self.read(element)]
        spaced = [(*part, Run(" ")) for part in parts[:-1]] + parts[-1:]
        return tuple(one for part in spaced for one in part)

    def caption(self, elements: Iterable[Element]) -> Inlines:
        """Return the words of several elements, run together."""
        parts = [self.cell(element) for element in elements]
        return tuple(one for part in parts for one in (*part, Run(" ")))

    def figure(self, element: Element) -> None:
        """Read a picture, what stands for it, and its caption."""
        graphic = next(element.iter("{*}graphic"), None)
        if graphic is None:
            return self.block(element, "paragraph")
        described = " ".join(text_of(e) for e in element.iter("{*}figDesc"))
        rest = (e for e in element if name_of(e) not in ("graphic", "figDesc"))
        caption = self.caption(rest)
        with self.flow.block("figure", place_of(element)):
            self.flow.put(Image(graphic.get("url", ""), described))
            for one in caption:
                self.flow.put(one)
        return None

    def speech(self, element: Element) -> None:
        """Read a speech: who speaks is its label."""
        speakers = list(element.iterchildren("{*}speaker"))
        name = self.caption(speakers)
        label = " ".join(plain(name).split()).rstrip(".:—– ")
        before = len(self.flow.blocks)
        with self.flow.block("speech", place_of(element), label=label):
            for one in name:
                if isinstance(one, NoteRef):
                    self.flow.put(one)
            for child in element:
                if child not in speakers:
                    self.element(child)
                self.flow.text(child.tail)
        if len(self.flow.blocks) == before:
            with self.flow.block("paragraph", place_of(element)):
                self.flow.text(plain(name))

    def stage(self, element: Element) -> None:
        """Read a stage direction: by itself, or within a speech."""
        if self.is_among_words(element):
            with self.flow.marked("emphasis"):
                self.walk(element)
            return
        with self.flow.block("stage", place_of(element), label=""):
            self.walk(element)

    def choice(self, element: Element) -> None:
        """Take one of several readings, and name the others."""
        readings = list(element)
        by_name = {name_of(one): one for one in reversed(readings)}
        taken = next((by_name[n] for n in CHOSEN if n in by_name), None)
        taken = readings[0] if taken is None and readings else taken
        if taken is None:
            return
        for other in readings:
            if other is not taken and (text := text_of(other)):
                place, instead = place_of(other), text_of(taken)
                self.repairs.append(place.repair("choice", text, instead, 0.9))
        self.walk(taken)

    def salute(self, element: Element) -> None:
        """Read the words to whom a letter is, or those before its signature."""
        closes = next(element.iterancestors("{*}closer"), None) is not None
        self.block(element, "paragraph" if closes else "salutation")

    def titles(self, element: Element) -> None:
        """Set the title page apart."""
        parts = (e for e in element if text_of(e))
        self.title_page += [text_of(part) for part in parts]

    def address_line(self, element: Element) -> None:
        """Read a line of an address."""
        self.flow.line() if self.flow.setting.kind in LINED else self.flow.text(" ")
        self.walk(element)

    def milestone(self, element: Element) -> None:
        """Read a rule between sections; other milestones are only counts."""
        if element.get("unit") in ("section", "separator", "break"):
            self.flow.rule(place_of(element))

    def formula(self, element: Element) -> None:
        """Read a formula in TeX; any other as words."""
        if element.get("notation", "").lower() not in ("tex", "latex"):
            return self.walk(element)
        with self.flow.marked("formula"):
            self.flow.text(text_of(element).strip("$"))
        return None

    def citation(self, element: Element) -> None:
        """Read a quotation with its source, or an entry of a list of works."""
        if self.is_among_words(element):
            self.walk(element)
        elif name_of(element) == "cit":
            self.block(element, "quotation")
        else:
            self.block(element, "paragraph")

    def quote(self, element: Element) -> None:
        """Read a quotation: set off, or within a sentence, where it has its marks."""
        holds = any(name_of(child) in BLOCKS_WITHIN for child in element)
        is_block = name_of(element) == "quote" and not self.is_among_words(element)
        if holds or is_block:
            return self.block(element, "quotation")
        marked = "”" if self.flow.ends_with(QUOTES) or _is_quoted(element) else ""
        if not marked:
            self.flow.text("“")
        self.walk(element)
        if not marked:
            self.flow.text("”")
        return None

    def words(self, element: Element, name: str) -> None:
        """Read words set in some way, or anything that is not known."""
        target = element.get("target", "") if name == "ref" else ""
        with self.flow.marked(*_marks(element, name), href=target):
            self.walk(element)

    def is_within(self, element: Element) -> bool:
        """Tell what stands in a paragraph, a heading or the like, at its beginning."""
        parent = element.getparent()
        name = "" if parent is None else name_of(parent)
        return name != "body" and not DIVISION.fullmatch(name)

    def is_among_words(self, element: Element) -> bool:
        """Tell whether words stand directly beside an element."""
        parent = element.getparent()
        if parent is None:
            return False
        if parent not in self.mixed:
            beside = [parent.text, *(child.tail for child in parent)]
            self.mixed[parent] = any(words and words.strip() for words in beside)
        return self.mixed[parent]


def number_of(item: Element) -> str:
    """Return the number of an item with its stop; none in a list without numbers."""
    parent = item.getparent()
    if parent is None or not NUMBERED.search(
        f"{parent.get('type', '')} {parent.get('rend', '')}"
    ):
        return ""
    number = item.get("n", "")
    before = sum(1 for _ in item.itersiblings("{*}item", preceding=True))
    return f"{number if number.isdecimal() else before + 1}."


def _label(mark: Element) -> list[Repair]:
    """Say that what a mark looked like was taken out."""
    label = text_of(mark)
    return [place_of(mark).repair("note_mark", label)] if label else []


def _marks(element: Element, name: str) -> tuple[Mark, ...]:
    """Return how words are set."""
    said = " ".join(element.get(key, "") for key in ("rend", "rendition", "style"))
    if name == "title" and element.get("level") == "a" and not said.strip():
        return ()
    if name != "hi" and name not in EMPHASISED and "ital" not in said:
        return ()
    return next((marks for way, marks in SET if way.search(said)), ("emphasis",))


def _is_quoted(element: Element) -> bool:
    """Tell whether a quotation has its marks within it."""
    return text_of(element)[:1] in tuple(QUOTES)


def _holds_only_notes(element: Element, found: TeiNotes) -> bool:
    """Tell a part of which nothing is left but its heading."""
    rest = [e for e in element if name_of(e) not in ("head", "pb", "fw", "lb", "")]
    return bool(rest) and all(e in found.bodies for e in rest)
