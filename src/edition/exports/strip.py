"""The strip on the first page of a book: a bar for every passage of the edition."""

from typing import Any

from edition.exports.book import Book
from edition.theme.palette import colours
from edition.views.strip import BAR, GAP, whole_strip


def strip(book: Book) -> dict[str, Any] | None:
    """Return the bars of all texts, those of the book in their colours."""
    bars = whole_strip(book.edition)
    if bars is None:
        return None
    known = colours()
    return {
        "width": bars.width,
        "bar": BAR,
        "step": BAR + GAP,
        "runs": [
            {
                "start": run.start,
                "passages": len(run.text.passages),
                "colour": known[f"hue-{book.edition.hue(run.text)}"]
                if run.text in book.texts
                else known["rule"],
            }
            for run in bars.runs
        ],
    }
