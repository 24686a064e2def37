"""Make paragraphs of what pandoc 3.9 loses of a Word file: text boxes and captions.

What stands in a box follows the paragraph that holds it.
"""

import io
import re
import zipfile

from lxml import etree

from edition.importer.formats.archive import BROKEN
from edition.importer.formats.markup import Element, name_of, parse_xml
from edition.problems import EditionError

TEXT, STYLES = "word/document.xml", "word/styles.xml"
BOX = "txbxContent"
CAPTION = re.compile(rb"(<w:name\s+w:val=\")((?:(?:table|image)\s)?caption\")", re.I)


def with_all_paragraphs(data: bytes) -> bytes:
    """Return a Word file with its boxes and captions as paragraphs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = dict.fromkeys(archive.namelist())
            files = {name: archive.read(name) for name in names}
    except (*BROKEN, ValueError, OSError) as error:
        raise EditionError(f"its archive is broken: {error}") from error
    said = dict(files)
    if BOX.encode() in files.get(TEXT, b""):
        said[TEXT] = _moved(files[TEXT])
    if STYLES in files:
        said[STYLES] = CAPTION.sub(rb"\1own \2", files[STYLES])
    if said == files:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in said.items():
            out.writestr(name, content)
    return made.getvalue()


def _moved(text: bytes) -> bytes:
    """Move what stands in boxes behind the outermost paragraph around each."""
    root = parse_xml(text)
    for fallback in list(root.iter("{*}Fallback")):
        above = fallback.getparent()
        if above is not None:
            above.remove(fallback)
    for box in [e for e in root.iter() if name_of(e) == BOX]:
        holder = _outermost(box)
        if holder is None:
            continue
        for block in reversed(list(box)):
            holder.addnext(block)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _outermost(box: Element) -> Element | None:
    """Return the paragraph of the text in which a box is anchored."""
    found = None
    for above in box.iterancestors():
        if name_of(above) == BOX:
            return None  # it moves with the box around it
        if name_of(above) == "p":
            found = above
    return found
