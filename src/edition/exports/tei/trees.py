"""The trees of citations of a text: its passages, its notes, those of translations."""

from collections.abc import Iterator
from dataclasses import dataclass

from edition.addresses import Address, below
from edition.exports.tei.elements import ID, Element, name_of
from edition.model import Edition, Text
from edition.reading import readings
from edition.reading.tree import Reading


@dataclass(frozen=True, slots=True)
class Unit:
    """What can be cited by itself."""

    id: str
    """Its id in the file, the same as its anchor on the page."""
    address: str
    """Where it is published, below the site."""
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Units of one kind."""

    name: str
    """Nothing of the first, which is meant where none is named."""
    unit: str
    """What is counted."""
    match: str
    """The path to the units in the file."""
    units: tuple[Unit, ...]

    def ordered(self, document: Element) -> tuple[Unit, ...]:
        """Return the units as they follow one another in a document: notes at marks."""
        places = {one.get(ID): place for place, one in enumerate(document.iter())}
        return tuple(sorted(self.units, key=lambda unit: places[unit.id]))


SIGNED = {"author": "Author’s note", "editor": "Editors’ note"}


def trees(edition: Edition, text: Text) -> tuple[Tree, ...]:
    """Return the trees of a text, its passages first."""
    own, *translations = readings(edition, text)
    kind = "precis" if text.is_precis else "transcription"
    return (
        Tree("", "passage", passages_at(kind, "p"), tuple(_passages(own))),
        *_notes(own),
        *map(_translated, translations),
    )


def passages_at(layer: str, start: str) -> str:
    """Return the path to the passages of a layer: whatever has an id of theirs."""
    div = f"/TEI/text/body/div[@xml:id='{layer}']"
    return f"{div}//*[starts-with(@xml:id,'{start}')]"


def _passages(reading: Reading) -> Iterator[Unit]:
    prefix = reading.layer.name if reading.layer else ""
    for passage in reading.passages():
        id, there = name_of(prefix, passage.id), _address(reading, passage.id)
        yield Unit(id, there, f"Passage {passage.number}")


def _address(reading: Reading, id: str) -> str:
    """Return the address of a passage or note on its page."""
    page = reading.text.pages.get(id, reading.text.page)
    return below(Address(page, reading.anchor(id)))


def _notes(reading: Reading) -> Iterator[Tree]:
    units = tuple(
        Unit(
            name_of(one.id),
            _address(reading, one.id),
            f"{SIGNED[one.series]} {one.sign}",
        )
        for one in reading.notes()
        if one.series in SIGNED
    )
    if units:
        within = "/TEI/text//note[@xml:id]"
        match = f"{within}[not(ancestor::div[@type='translation'])]"
        yield Tree("notes", "note", match, units)


def _translated(reading: Reading) -> Tree:
    name = reading.layer.name if reading.layer else ""
    match = passages_at(f"translation-{name}", f"{name}.p")
    return Tree(name, "passage", match, tuple(_passages(reading)))
