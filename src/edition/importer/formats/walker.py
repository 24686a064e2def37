"""Walk a tree and make blocks of it: what every format of elements has in common."""

from collections.abc import Iterable

from edition.importer.formats.flow import Flow
from edition.importer.formats.markup import Element, apart, place_of, text_of
from edition.importer.repairs import Repair
from edition.importer.structure import Block, Image, Inlines, Kind, Run, SourcePlace

DEEPEST = 100
"""Elements within each other from which on only the words are read."""


class Walker:
    """Goes through elements in their order; a format says what each of them is."""

    def __init__(self, language: str) -> None:
        self.flow = Flow()
        self.language = language
        self.file = ""
        """The file within an archive that is walked."""
        self.repairs: list[Repair] = []
        self.title_page: list[str] = []
        self.numbers: dict[Element, str] = {}
        """The number of each item of a list that has numbers."""
        self._depth = 0

    def element(self, element: Element) -> None:
        """Read an element as what it is."""
        raise NotImplementedError

    def walk(self, element: Element, *, without: Iterable[Element] = ()) -> None:
        """Read what stands within an element, but for some in it."""
        if self._depth >= DEEPEST:
            self.flow.text(apart(element))
            return
        self._depth += 1
        self.flow.text(element.text)
        for child in element:
            if child not in without:
                self.element(child)
            self.flow.text(child.tail)
        self._depth -= 1

    def apart(self, element: Element) -> None:
        """Read what stands within an element, apart from what is around it."""
        self.flow.end()
        self.walk(element)
        self.flow.end()

    def read(self, element: Element) -> tuple[Block, ...]:
        """Return what stands within an element as blocks of its own."""
        outer, self.flow = self.flow, Flow()
        self.walk(element)
        made, self.flow = self.flow.finish(), outer
        return made

    def run_together(self, elements: Iterable[Element | None]) -> Inlines:
        """Return the words of elements, their paragraphs run together."""
        blocks = (b for e in elements if e is not None for b in self.read(e))
        return tuple(one for b in blocks for one in (*b.inlines, Run(" ")))

    def place(self, element: Element) -> SourcePlace:
        """Return where an element stands."""
        return place_of(element, self.file)

    def report(
        self, rule: str, element: Element, before: str, after: str = "", sure: float = 1
    ) -> None:
        """Record what was taken out of the text, changed, or is doubted."""
        self.repairs.append(self.place(element).repair(rule, before, after, sure))

    def name_picture(self, element: Element, source: str, words: str) -> None:
        """Record a picture among words, for which its own words stand."""
        place = self.place(element)
        self.repairs.append(place.repair("picture", source, words, 0.7, described=True))

    def take_out(self, rule: str, element: Element) -> None:
        """Leave an element out, and name its words."""
        if text := text_of(element):
            self.report(rule, element, text)

    def number(self, parent: Element, numbers: dict[Element, str]) -> None:
        """Give the items of a list their numbers, and name them: no word has them."""
        if shown := " ".join(numbers.values()):
            self.report("numbers_of_a_list", parent, "", shown)
        self.numbers |= numbers

    def item(self, element: Element) -> None:
        """Read an item of a list, with its number where it has one."""
        label = self.numbers.get(element, "")
        with self.flow.block("item", self.place(element), label=label):
            self.walk(element)

    def figure(self, element: Element, picture: Image, caption: Inlines = ()) -> None:
        """Add a picture with its caption."""
        with self.flow.block("figure", self.place(element)):
            for one in (picture, Run(" "), *caption):
                self.flow.put(one)

    def one_block(self, element: Element, kind: Kind, *, level: int = 0) -> None:
        """Read an element as one block of a kind, whatever it stands in."""
        with self.flow.block(kind, self.place(element), level=level, label=""):
            self.walk(element)
