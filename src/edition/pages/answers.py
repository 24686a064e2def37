"""Draw who answers whom: the texts in order of date, an arc for every two that meet."""

from collections.abc import Iterator
from html import escape

from edition.model import Edition, Parallel, Text
from edition.pages.markup import counted
from edition.pages.relations import pairs, tensions

STEP = 170
"""Pixels between two texts."""
MARGIN = 90
MIDDLE = 190
HALF = 34
"""Half the height of the row of texts."""
MOST = 12
"""With more texts the arcs could no longer be told apart."""
SIDES = {
    "differ": ("contradiction", "sense"),
    "agree": ("agreement", "silence"),
}
"""Which relations are drawn above the texts, and which below."""
CAPTION = (
    "The texts in order of date. An arc runs from the later text to the earlier one; "
    "the number says in how many parallels the two meet. "
    "Above: contradictions and words used in different senses. "
    "Below, dashed: agreements and telling silences. "
    "The table gives the same numbers."
)


def figure(edition: Edition) -> str:
    """Return the drawing as HTML; nothing where there is nothing to draw."""
    found = pairs(edition)
    slugs = {text.slug for pair in found for text in pair}
    texts = [text for text in edition.texts if text.slug in slugs]
    if not found or len(texts) > MOST:
        return ""
    width = 2 * MARGIN + STEP * (len(texts) - 1)
    height = 2 * MIDDLE
    parts = [
        f'<svg viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="answers-title answers-desc">',
        '<title id="answers-title">Who answers whom</title>',
        f'<desc id="answers-desc">{CAPTION}</desc>',
        *_arrowheads(),
        *_arcs(found, texts),
        *(_node(edition, text, index) for index, text in enumerate(texts)),
        "</svg>",
    ]
    caption = f"<figcaption>{CAPTION}</figcaption>"
    label = 'role="region" tabindex="0" aria-label="Who answers whom"'
    frame = f'<div class="answers-frame" {label}>{"".join(parts)}</div>'
    return f'<figure class="answers">{frame}{caption}</figure>'


def _arrowheads() -> Iterator[str]:
    yield "<defs>"
    for side in SIDES:
        yield (
            f'<marker id="head-{side}" class="answers__head answers__head--{side}" '
            'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="13" markerHeight="13" '
            'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/>'
            "</marker>"
        )
    yield "</defs>"


def _arcs(
    found: dict[tuple[Text, Text], list[Parallel]], texts: list[Text]
) -> Iterator[str]:
    """Yield the arcs, the longest first, so that short ones lie on top."""
    order = {text.slug: index for index, text in enumerate(texts)}
    spans = [
        (order[a.slug], order[b.slug], meeting) for (a, b), meeting in found.items()
    ]
    for first, last, meeting in sorted(spans, key=lambda s: s[0] - s[1]):
        for side, relations in SIDES.items():
            number = sum(parallel.relation in relations for parallel in meeting)
            if number:
                yield _arc(first, last, len(texts), number, side)


def _arc(first: int, last: int, texts: int, number: int, side: str) -> str:
    """Return an arc from a later text to an earlier; the nearer, the further in."""
    up = -1 if side == "differ" else 1
    distance = last - first
    offset = 4 + 13 * (texts - 1 - distance)
    x1, x2 = MARGIN + first * STEP + offset, MARGIN + last * STEP - offset
    y = MIDDLE + up * HALF
    reach = y + up * (18 + 32 * distance) * 4 / 3
    apex = y + up * (18 + 32 * distance)
    width = 1 + number / 8
    return (
        f'<path class="answers__arc answers__arc--{side}" stroke-width="{width:.1f}" '
        f'marker-end="url(#head-{side})" '
        f'd="M{x2} {y}C{x2} {reach:.0f} {x1} {reach:.0f} {x1} {y}"/>'
        f'<text class="answers__number" x="{(x1 + x2) / 2:.0f}" y="{apex + 4:.0f}">'
        f"{number}</text>"
    )


def _node(edition: Edition, text: Text, index: int) -> str:
    """Return the name and year of a text, and how many tensions it has."""
    name, _, year = text.short_name.rpartition(" ")
    inside = len(tensions(edition, text))
    lines = [name, year, counted(inside, "tension") if inside else ""]
    x = MARGIN + index * STEP
    spans = "".join(
        f'<tspan x="{x}" y="{MIDDLE - 10 + 18 * row}">{escape(line)}</tspan>'
        for row, line in enumerate(lines)
        if line
    )
    return f'<text class="answers__text">{spans}</text>'
