"""Make series of the stock footnotes: the author's numbers, the editors' letters.

The notes of a layer, note ``en_4`` for the author's note 4, are put aside for its
passages.
"""

from collections import Counter
from string import ascii_lowercase
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from edition.markdown_ext.elements import prepend
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Edition, note_id, note_kind
from edition.typography import GREEK, letter

SERIES = {
    "author": N_("Author’s notes"),
    "variant": N_("Variants"),
    "editor": N_("Editors’ notes"),
}
"""What the series are called, in their order."""
CLASSES = {"author": "own", "variant": "variant", "editor": "editor"}
"""What the series are called in classes: what has “author” in its name is thrown away
by programs that take it for the box about the author of a page."""
OF_LAYER = "_"
"""What stands in the label of a note of a layer behind the name of the layer."""
BOX = "notes-of-layers"
"""The class of what holds those until they are set beside the notes of the text."""
OF_PASSAGE = "."
"""What stands in the label of a variant behind the passage that it is of."""
BRACKETS = "[]"
"""What parts a sign from the word before it where there are no styles."""
OWN_NOTE, LAYER_NOTE = "note__own", "layer note__layer"
"""The classes of what a note says in the text itself, and in a layer beside it."""


def number_notes(root: Element, edition: Edition, slug: str) -> None:
    """Rename marks and notes, tell the series apart, and list each by itself."""
    signs = _number_marks(root)
    box = next((e for e in root.iter("div") if e.get("class") == "footnote"), None)
    if box is None:
        return
    notes = {_label(note): note for note in box.findall("ol/li")}
    parent = next(e for e in root.iter() if box in list(e))
    at = list(parent).index(box)
    parent.remove(box)
    for kind in reversed(SERIES):
        mine = {label: note for label, note in notes.items() if _kind(label) == kind}
        if mine:
            parent.insert(at, _section(kind, mine, signs))
    if theirs := [label for label in notes if OF_LAYER in label]:
        aside = SubElement(root, "div", {"class": BOX})
        aside.extend(_of_layer(notes[label], label, signs) for label in theirs)


def _label(element: Element) -> str:
    """Return the label in an id or address such as ``fn:4`` or ``#fn:4``."""
    address = element.get("id") or element.get("href") or ""
    return address.rpartition(":")[2]


def _kind(label: str) -> str:
    """Tell the series of a note; those of a layer are in none."""
    if OF_LAYER in label:
        return ""
    return "variant" if OF_PASSAGE in label else note_kind(label)


def _id(label: str) -> str:
    """Return the id of a note: ``n4``, ``n-flood``, of a layer ``en-n4``."""
    if OF_PASSAGE in label:
        return f"v-{label.replace(OF_PASSAGE, '-')}"
    layer, is_layered, own = label.rpartition(OF_LAYER)
    return f"{layer}-{note_id(own)}" if is_layered else note_id(own)


def _number_marks(root: Element) -> dict[str, str]:
    """Show each mark's own sign; return the signs by label."""
    signs: dict[str, str] = {}
    counts = Counter[str]()
    for mark in root.iter("sup"):
        link = mark.find("a")
        if link is None or "footnote-ref" not in link.get("class", ""):
            continue
        label = _label(link)
        is_first, number = label not in signs, label.rpartition(OF_LAYER)[2]
        if is_first:
            kind = _kind(label)
            counts[kind] += 1
            alphabet = GREEK if kind == "variant" else ascii_lowercase
            lettered = letter(counts[kind], alphabet)
            signs[label] = number if number.isdigit() else lettered
        _lead(link, label, signs[label])
        mark.attrib.pop("id", None)
        if is_first:
            mark.set("id", f"mark-{_id(label)}")
    return signs


def _lead(link: Element, label: str, sign: str) -> None:
    """Make the link in a mark: its sign, which leads to the note."""
    kind = _kind(label) or "author"
    said = {
        "author": _("Author’s note %(sign)s"),
        "variant": _("Variant %(sign)s"),
        "editor": _("Editors’ note %(sign)s"),
    }
    link.set("href", f"#{_id(label)}")
    link.set("class", f"note-mark note-mark--{CLASSES[kind]}")
    link.set("role", "doc-noteref")
    link.set("aria-label", said[kind] % {"sign": sign})
    link.text = None
    for bracket in BRACKETS:
        SubElement(link, "span", {"class": "unstyled"}).text = bracket
    link[0].tail = sign


def _section(kind: str, notes: dict[str, Element], signs: dict[str, str]) -> Element:
    """Return the list of one series, in the order of its signs."""
    heading = f"{CLASSES[kind]}-notes"
    attributes = {"class": f"notes notes--{CLASSES[kind]}", "role": "doc-endnotes"}
    section = Element("section", attributes | {"aria-labelledby": heading})
    SubElement(section, "h2", {"id": heading}).text = _(SERIES[kind])
    listing = SubElement(section, "ol", {"class": "notes__list"})
    for label in sorted(notes, key=lambda label: _rank(signs.get(label, ""))):
        notes[label].set("class", f"note note--{CLASSES[kind]}")
        _lead_back(notes[label], label, signs)
        listing.append(notes[label])
    return section


def _rank(sign: str) -> tuple[int, int, str]:
    return (int(sign) if sign.isdigit() else 0, len(sign), sign)


def _of_layer(note: Element, label: str, signs: dict[str, str]) -> Element:
    moved = Element("div", {"class": LAYER_NOTE})
    moved.text = note.text
    moved.extend(list(note))
    _lead_back(moved, label, signs)
    return moved


def _lead_back(note: Element, label: str, signs: dict[str, str]) -> None:
    """Mark a note; its sign takes the place of the stock links back to its marks."""
    note.set("id", _id(label))
    for parent in note.iter():
        _remove_links_back(parent)
    for paragraph in note.findall("p"):
        if not len(paragraph) and not paragraph.text:
            note.remove(paragraph)
    if label in signs:
        _prepend_sign(note.find("p"), _id(label), signs[label])


def _remove_links_back(parent: Element) -> None:
    """Remove the stock links back, and the space that the stock puts before each."""
    for link in [e for e in parent if "footnote-backref" in e.get("class", "")]:
        at = list(parent).index(link)
        parent.remove(link)
        if at:
            parent[at - 1].tail = _without_space(parent[at - 1].tail)
        else:
            parent.text = _without_space(parent.text)


def _without_space(words: str | None) -> str:
    return (words or "").rstrip().removesuffix(NBSP_PLACEHOLDER).rstrip()


def _prepend_sign(paragraph: Element | None, id: str, sign: str) -> None:
    """Put the sign, which leads back to the mark, before the first paragraph's text."""
    if paragraph is None:
        return
    link = Element("a", {"class": "note__sign", "href": f"#mark-{id}"})
    link.set("role", "doc-backlink")
    link.set("aria-label", _("Back to mark %(sign)s") % {"sign": sign})
    link.text = sign
    prepend(paragraph, link)
