"""Say where something stands on a page, and what of a page a person should look at."""

from collections.abc import Iterator

from edition.importer.pages.lines import Line, Page
from edition.importer.repairs import Repair
from edition.importer.structure import SourcePlace

LEAST_SURE = 0.6
"""How sure a program must be of a word that nobody needs to look at."""


def place_of(line: Line) -> SourcePlace:
    """Return where a line stands."""
    box = (line.left, line.top, line.right, line.bottom)
    return SourcePlace(page=str(line.page + 1), box=box)


def doubts(page: Page) -> Iterator[Repair]:
    """Yield what of a page a person should look at."""
    if page.warning:
        place = SourcePlace(page=str(page.number + 1))
        yield place.repair("pages", "", page.warning, 0.5, described=True)
    for line in page.lines:
        doubtful = [p for p in line.pieces if p.confidence < LEAST_SURE]
        words = " ".join(p.text.strip() for p in doubtful if p.text.strip())
        if words:
            sure = min(p.confidence for p in doubtful)
            yield place_of(line).repair("recognised words", words, words, sure)
