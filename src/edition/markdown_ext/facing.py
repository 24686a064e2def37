"""Set the passages and notes of a transcription beside those of the précis."""

from xml.etree.ElementTree import Element, SubElement

from edition.markdown_ext.notes import BOX
from edition.markdown_ext.passages import WHOSE
from edition.messages import gettext as _
from edition.model import Edition


def face_transcription(root: Element, edition: Edition, slug: str) -> None:
    """Set ``t7`` beside ``p7``, ``tn4`` beside ``n4``, of a transcription if any."""
    if slug not in edition.transcriptions:
        return
    text = edition.text[slug]
    page = _Page(root, text.meta.language)
    if text.passages:
        page.put_heads(text.passages[0].id)
    for passage in text.passages:
        page.pair_passages(passage.id)
    for note in text.document.notes:
        if note.kind == "author":
            page.pair_notes(note.id)
    for box in root.findall(f"div[@class='{BOX}']"):
        if not len(box):  # what has found no counterpart stays
            root.remove(box)


class _Page:
    """A page whose passages and notes are being paired."""

    def __init__(self, root: Element, language: str) -> None:
        self.root = root
        self.language = language
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.by_id = {e.get("id", ""): e for e in root.iter()}

    def pair_passages(self, id: str) -> None:
        """Set a passage of the transcription beside that of the précis."""
        passage = self.by_id.get(id)
        if passage is None:
            return
        theirs = self._taken(f"t{id[1:]}")
        if passage.tag == "li":
            item, passage = passage, _moved(passage, "div")
            passage.set("id", item.attrib.pop("id"))
            item.append(_box(passage, theirs))
        else:
            parent = self.parents[passage]
            at = list(parent).index(passage)
            parent.remove(passage)
            parent.insert(at, _box(passage, theirs))
        passage.set(WHOSE, _("editors’ précis"))

    def pair_notes(self, id: str) -> None:
        """Set a note of the transcription beside that of the précis."""
        note = self.by_id.get(id)
        if note is not None and f"t{id}" in self.by_id:
            ours = _moved(note, "div")
            ours.set("class", "note__precis")
            note.append(_box(ours, self._taken(f"t{id}")))

    def _taken(self, id: str) -> Element:
        """Take a passage or note of the transcription from where it stands."""
        found = self.by_id.get(id)
        if found is None:
            found = Element("p", {"class": "transcription transcription--lacking"})
            found.text = _("Not in this transcription.")
            return found
        self.parents[found].remove(found)
        found.set("lang", self.language)
        return found

    def put_heads(self, first: str) -> None:
        """Say whose words each column has, before the first passage or its heading."""
        block = self.by_id.get("headnote", self.by_id.get(first))
        if block is None:
            return
        while self.parents[block] is not self.root:
            block = self.parents[block]
        heads = Element("div", {"class": "facing facing-heads"})
        for head in (_("Editors’ précis"), _("Author’s own words")):
            SubElement(heads, "p").text = head
        is_headnote = block.get("id") == "headnote"
        self.root.insert(list(self.root).index(block) + is_headnote, heads)


def _moved(element: Element, tag: str) -> Element:
    """Move all that an element holds into a new one."""
    made = Element(tag)
    made.text, element.text = element.text, None
    for child in list(element):
        element.remove(child)
        made.append(child)
    return made


def _box(ours: Element, theirs: Element) -> Element:
    """Return a pair; what followed our passage follows the pair."""
    box = Element("div", {"class": "facing"})
    box.tail, ours.tail, theirs.tail = ours.tail, "\n", "\n"
    box.extend((ours, theirs))
    return box
