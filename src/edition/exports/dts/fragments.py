"""Cut a document into what can be cited of it."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from edition.exports.tei.document import document
from edition.exports.tei.elements import ID, LANG, Element, element
from edition.exports.tei.trees import trees
from edition.exports.tei.writing import declared, written
from edition.model import Edition, Text

DTS = "https://w3id.org/api/dts#"


def fragments(edition: Edition, text: Text) -> Iterator[tuple[str, str]]:
    """Yield the path and content of the document of a text, and of its parts."""
    whole = document(edition, text)
    yield f"document/{text.slug}.xml", written(whole)
    ids = {str(one.get(ID)): one for one in whole.iter() if one.get(ID)}
    for tree in trees(edition, text):
        named = f";tree={tree.name}" if tree.name else ""
        for unit in tree.units:
            path = f"document/{text.slug}{named}/{unit.id}.xml"
            yield path, declared(_wrapped(ids[unit.id], unit.id))


def _wrapped(part: Element, id: str) -> Element:
    """Return a part alone, within what says which it is, in its language."""
    language = next((str(e.get(LANG)) for e in _around(part) if e.get(LANG)), "")
    copied = deepcopy(part)
    copied.tail = None
    made = element("TEI", lang=language)
    wrapper = etree.SubElement(made, f"{{{DTS}}}wrapper", nsmap={"dts": DTS})
    wrapper.set("ref", f"//*[@xml:id='{id}']")
    wrapper.append(copied)
    return made


def _around(part: Element) -> Iterator[Element]:
    yield part
    yield from part.iterancestors()
