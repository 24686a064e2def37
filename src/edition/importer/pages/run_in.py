"""Give a paragraph back its beginning in bold type, which looked like a heading."""

from collections.abc import Iterable

from edition.importer.pages import kinds
from edition.importer.pages.paragraph import Paragraph

CERTAIN = 0.97
"""How sure a heading is that the outline has whole."""
CLOSE = 1.7
"""From one baseline to the next within a paragraph, at most, in its size."""


def with_run_in_heads(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Join a heading to the paragraph in whose first line it ends."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if found and _runs_in(found[-1], paragraph):
            found[-1].lines += paragraph.lines
            found[-1].kind, found[-1].level = kinds.PARAGRAPH, 0
            found[-1].confidence = 1.0
        else:
            found.append(paragraph)
    return found


def _runs_in(heading: Paragraph, text: Paragraph) -> bool:
    """Tell whether a heading goes on into the line below it."""
    if heading.kind != kinds.HEADING or heading.confidence >= CERTAIN:
        return False
    one, other = heading.last, text.first
    begins = next((p for p in other.pieces if p.text.strip()), None)
    if text.kind != kinds.PARAGRAPH or begins is None or not begins.bold:
        return False
    step = other.baseline - one.baseline
    near = one.page == other.page and 0 < step < CLOSE * other.size
    return one.is_bold and not other.is_bold and near and one.size == other.size
