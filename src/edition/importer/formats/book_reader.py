"""Walk books and articles in XML; a format says which element is read by what."""

from collections.abc import Callable, Iterable, Mapping
from itertools import count

from edition.importer.formats.markup import LANG, Element, name_of, text_of
from edition.importer.formats.note_bodies import without_label
from edition.importer.formats.walker import Walker
from edition.importer.structure import Block, NoteRef

LANGUAGES = (LANG, "lang")


class BookReader(Walker):
    """Walks a book: every element has a handler, or is words."""

    def __init__(
        self,
        language: str,
        handlers: "Mapping[str, Handler]",
        marks: Mapping[Element, Element],
        elsewhere: Iterable[Element] = (),
    ) -> None:
        super().__init__(language)
        self.handlers = handlers
        self.marks = marks
        """The note of each element that is a mark."""
        self.elsewhere = dict.fromkeys(elsewhere)
        """Notes that stand elsewhere than their marks."""
        self.keys: dict[Element, str] = {}
        """The key of each note."""
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.level = 0
        self.shown: set[Element] = set()
        """Pictures, and words that stand for them, which have been read."""
        self.after_term = False
        """Whether the paragraph that follows explains a word before it."""
        self.names: dict[str, str] = {}
        """What is shown instead of a reference, by the id it names."""
        self._numbers = count(1)

    def key(self, note: Element) -> str:
        """Return the key of a note."""
        if note not in self.keys:
            self.keys[note] = f"note-{next(self._numbers)}"
        return self.keys[note]

    def element(self, element: Element) -> None:
        """Read an element as what it is, in its language."""
        if element in self.marks:
            pictures = element.iter("{*}image")
            said = " ".join([text_of(element), *(e.get("alt", "") for e in pictures)])
            self.flow.put(NoteRef(self.key(self.marks[element]), said.strip()))
            self.report("note_mark", element, said)
            return
        if element in self.elsewhere:
            return
        said = next(filter(None, (element.get(name) for name in LANGUAGES)), "")
        with self.flow.marked(language=said if said != self.language else ""):
            name = name_of(element)
            self.handlers.get(name, walk if name else unknown)(self, element)

    def all_notes(self) -> dict[str, tuple[Block, ...]]:
        """Return every note, those that stand elsewhere than their marks too."""
        labels: dict[Element, set[str]] = {body: set() for body in self.elsewhere}
        for mark, body in self.marks.items():
            labels.setdefault(body, set()).add(text_of(mark))
        for body in self.elsewhere:
            made, repairs = without_label(self.note_of(body), labels[body])
            self.notes[self.key(body)] = made
            self.repairs += repairs
        return self.notes

    def note_of(self, body: Element) -> tuple[Block, ...]:
        """Return the text of a note, without the label that its mark shows."""
        labels = [e for e in body if name_of(e) in ("label", "title")]
        for label in labels:
            self.take_out("note_label", label)
        outer, self.flow = self.flow, type(self.flow)()
        self.walk(body, without=labels)
        made, self.flow = self.flow.finish(), outer
        return made


Handler = Callable[[BookReader, Element], None]


def walk(reader: BookReader, element: Element) -> None:
    """Read what stands within an element as if that were not there."""
    reader.walk(element)


def unknown(reader: BookReader, element: Element) -> None:
    """Leave a name that only another file explains as it is written."""
    words = element.text or ""
    reader.flow.text(words)
    reader.report("entity", element, words, words, 0.5)
