"""Make two series of the stock footnotes: author's numbers and editor's letters."""

import xml.etree.ElementTree as ElementTree

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.context import text_slug
from edition.messages import gettext as _
from edition.model import note_id, note_kind

Element = ElementTree.Element


class NotesTreeprocessor(Treeprocessor):
    """Renames marks and notes, tells the series apart, and lists each by itself."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: Element) -> None:
        """Work on the pages of texts; footnotes elsewhere stay as they are."""
        if not text_slug(self.md):
            return
        signs = _number_marks(root)
        box = next((e for e in root.iter("div") if e.get("class") == "footnote"), None)
        if box is None:
            return
        notes = box.find("ol")
        items = list(notes) if notes is not None else []
        parent = next(e for e in root.iter() if box in list(e))
        at = list(parent).index(box)
        parent.remove(box)
        for kind in reversed(_titles()):
            section = _section(
                kind, [i for i in items if note_kind(_label(i)) == kind], signs
            )
            if section is not None:
                parent.insert(at, section)


def _titles() -> dict[str, str]:
    """Return what the series are called, in their order."""
    return {"author": _("Author’s notes"), "editor": _("Editors’ notes")}


def _label(element: Element) -> str:
    """Return the label in an id or address such as ``fn:4`` or ``#fn:4``."""
    address = element.get("id") or element.get("href") or ""
    return address.rpartition(":")[2]


def _number_marks(root: Element) -> dict[str, str]:
    """Show each mark's own sign; return the signs by label."""
    signs: dict[str, str] = {}
    letters = 0
    for mark in root.iter("sup"):
        link = mark.find("a")
        if link is None or "footnote-ref" not in link.get("class", ""):
            continue
        label = _label(link)
        if label not in signs:
            letters += not label.isdigit()
            signs[label] = label if label.isdigit() else letter(letters)
        lead(mark, note_id(label), note_kind(label), signs[label])
    return signs


def letter(number: int) -> str:
    """Return the letter of a number: a for 1, z for 26, aa for 27."""
    number -= 1
    last = chr(ord("a") + number % 26)
    return letter(number // 26) + last if number >= 26 else last


def lead(mark: Element, id: str, kind: str, sign: str) -> None:
    """Make the mark of a note: its sign, which leads to the note."""
    link = mark.find("a")
    if link is None:
        return
    mark.set("id", f"mark-{id}")
    link.set("href", f"#{id}")
    link.set("class", f"note-mark note-mark--{kind}")
    link.set("role", "doc-noteref")
    is_authors = kind == "author"
    label = _("Author’s note %(sign)s") if is_authors else _("Editors’ note %(sign)s")
    link.set("aria-label", label % {"sign": sign})
    link.text = sign


def _section(kind: str, items: list[Element], signs: dict[str, str]) -> Element | None:
    """Return the list of one series, in the order of its signs."""
    if not items:
        return None
    heading = f"{kind}-notes"
    section = ElementTree.Element(
        "section", {"class": f"notes notes--{kind}", "role": "doc-endnotes"}
    )
    section.set("aria-labelledby", heading)
    title = ElementTree.SubElement(section, "h2", {"id": heading})
    title.text = _titles()[kind]
    listing = ElementTree.SubElement(section, "ol", {"class": "notes__list"})
    for item in sorted(items, key=lambda i: _rank(signs.get(_label(i), ""))):
        _note(item, kind, signs)
        listing.append(item)
    return section


def _rank(sign: str) -> tuple[int, int, str]:
    return (int(sign) if sign.isdigit() else 0, len(sign), sign)


def _note(item: Element, kind: str, signs: dict[str, str]) -> None:
    label = _label(item)
    item.set("class", f"note note--{kind}")
    lead_back(item, note_id(label), signs.get(label, ""))


def lead_back(item: Element, id: str, sign: str) -> None:
    """Mark a note; its sign takes the place of the stock links back to its marks."""
    item.set("id", id)
    for parent in item.iter():
        for link in list(parent):
            if "footnote-backref" in link.get("class", ""):
                _take_out(parent, link)
    for paragraph in item.findall("p"):
        if not len(paragraph) and not paragraph.text:
            item.remove(paragraph)
    if sign:
        _prepend_sign(item, id, sign)


def _take_out(parent: Element, link: Element) -> None:
    """Remove a stock link back, and the space that the stock puts before it."""
    at = list(parent).index(link)
    parent.remove(link)
    if at:
        parent[at - 1].tail = _without_space(parent[at - 1].tail)
    else:
        parent.text = _without_space(parent.text)


def _without_space(words: str | None) -> str:
    return (words or "").rstrip().removesuffix(NBSP_PLACEHOLDER).rstrip()


def _prepend_sign(item: Element, id: str, sign: str) -> None:
    """Put the sign, which leads back to the mark, before the first paragraph's text."""
    paragraph = item.find("p")
    if paragraph is None:
        return
    link = ElementTree.Element("a", {"class": "note__sign", "href": f"#mark-{id}"})
    link.set("role", "doc-backlink")
    link.set("aria-label", _("Back to mark %(sign)s") % {"sign": sign})
    link.text = sign
    link.tail = " " + (paragraph.text or "")
    paragraph.text = None
    paragraph.insert(0, link)
