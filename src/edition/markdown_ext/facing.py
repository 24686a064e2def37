"""Set the layers of a text beside its own words, passage by passage."""

from xml.etree.ElementTree import Element, SubElement

from edition.layers import OWN, Described, described
from edition.markdown_ext.elements import HEADINGS, moved
from edition.markdown_ext.notes import BOX, OWN_NOTE
from edition.markdown_ext.passages import LAYER, WHOSE
from edition.messages import N_, language
from edition.messages import gettext as _
from edition.model import COPY, Edition
from edition.typography import capital


def face_layers(root: Element, edition: Edition, slug: str) -> None:
    """Set ``en-p7`` beside ``p7``, ``en-n4`` beside ``n4``, of every layer there is."""
    text = edition.text[slug]
    own, *layers = described(edition, text) or (None,)
    if own is None:
        return
    page = _Page(root, own, layers)
    page.put_heads([passage.id for passage in text.passages])
    for number, heading in enumerate(page.headings, 1):
        page.pair_heading(heading, f"h{number}")
    for passage in text.passages:
        page.pair_passages(passage.id)
    for note in text.document.notes:
        if note.kind == "author":
            page.pair_notes(note.id)
    for box in root.findall(f"div[@class='{BOX}']"):
        if not len(box):  # what has found no counterpart stays
            root.remove(box)


class _Page:
    """A page whose passages, headings and notes are being paired."""

    def __init__(self, root: Element, own: Described, layers: list[Described]) -> None:
        self.root = root
        self.own = own
        self.layers = layers
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.by_id = {e.get("id", ""): e for e in root.iter()}
        self.headings = [
            e for e in root.iter() if e.tag in HEADINGS and self.parents[e] is root
        ]

    def pair_passages(self, id: str) -> None:
        """Set a passage of each layer beside that of the text."""
        passage = self.by_id.get(id)
        if passage is None:
            return
        if passage.tag == "li":
            item, passage = passage, moved(passage, Element("div"))
            passage.set("id", item.attrib.pop("id"))
            item.append(self._box(passage, self._theirs(id)))
        else:
            self._enclose(passage, self._theirs(id))
        passage.set(WHOSE, self.own.whose)

    def pair_heading(self, heading: Element, id: str) -> None:
        """Set a heading of each translation beside that of the text."""
        if any(f"{layer.name}-{id}" in self.by_id for layer in self.layers):
            theirs = self._theirs(id)
            self._enclose(heading, theirs)
            for element in theirs:
                for name in ("id", WHOSE):
                    element.attrib.pop(name, None)
                if "layer--lacking" in element.get("class", ""):
                    element.text = ""
                element.set("class", "facing__heading")

    def pair_notes(self, id: str) -> None:
        """Set a note of each layer beside that of the text."""
        note = self.by_id.get(id)
        has_other = any(f"{layer.name}-{id}" in self.by_id for layer in self.layers)
        if note is not None and has_other:
            ours = moved(note, Element("div"))
            ours.set("class", OWN_NOTE)
            note.set("lang", language())  # each side says its own
            note.append(self._box(ours, self._theirs(id)))

    def put_heads(self, ids: list[str]) -> None:
        """Say whose words each column has, before the first passage or its heading."""
        here = [self.by_id[id] for id in ids if id in self.by_id]
        if not here:
            return
        block = self.by_id.get("headnote", here[0])
        while self.parents[block] is not self.root:
            block = self.parents[block]
        heads = Element("div", {"class": "facing facing-heads"})
        for layer in (self.own, *self.layers):
            data = {LAYER: layer.name, "data-short": layer.short}
            SubElement(heads, "p", data).text = capital(layer.whose)
        is_headnote = block.get("id") == "headnote"
        self.root.insert(list(self.root).index(block) + is_headnote, heads)

    def _theirs(self, id: str) -> list[Element]:
        """Take the words of each layer from where they stand."""
        return [self._taken(layer, id) for layer in self.layers]

    def _taken(self, layer: Described, id: str) -> Element:
        found = self.by_id.get(f"{layer.name}-{id}")
        if found is None:
            found = Element("p", {"class": "layer layer--lacking", LAYER: layer.name})
            is_copy = layer.name == COPY
            lacking = N_("Not in this transcription."), N_("Not in this translation.")
            found.text = _(lacking[not is_copy])
            return found
        self.parents[found].remove(found)
        found.set(WHOSE, layer.whose)
        _mark(found, layer)
        return found

    def _enclose(self, ours: Element, theirs: list[Element]) -> None:
        """Put a box with our words and theirs in the place of ours."""
        parent = self.parents[ours]
        at = list(parent).index(ours)
        parent.remove(ours)
        parent.insert(at, self._box(ours, theirs))

    def _box(self, ours: Element, theirs: list[Element]) -> Element:
        """Return words facing each other; what followed ours follows the box."""
        box = Element("div", {"class": "facing"})
        box.tail = ours.tail
        _mark(ours, self.own)
        for side in (ours, *theirs):
            side.tail = "\n"
            box.append(side)
        return box


def _mark(element: Element, layer: Described) -> None:
    """Say of which layer words are, and in which language."""
    element.set(LAYER, layer.name)
    if layer.name != OWN or layer.language != language():
        element.set("lang", element.get("lang", layer.language))
