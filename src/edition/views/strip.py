"""The strip: a bar for every passage of every text, dark where a term is used."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from edition.concordance import usages, used_in
from edition.indexes import grouped, parallels_by_passage
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import Edition, Term, Text, note_id
from edition.model.index import per_edition

BAR, GAP, BETWEEN = 5, 1, 10
"""The width of a bar, the gap after it, and that after a text."""
HEIGHT = 20
LINES, LINE = (8, 16), 4
"""Where the lines of a hatched bar begin, short of its top, and how high each is."""
MOST = 600
"""Passages of an edition above which bars would be too thin to be seen."""
DARKEST = 3
"""Uses in a passage above which a bar gets no darker."""
LATE = 0.7
"""The share of the strip after which a name ends with its bars, or it would run out."""
LETTER = 0.011
"""The share of the strip that a letter of a name takes, where it is narrowest."""


class Shade(NamedTuple):
    """How a bar is drawn."""

    level: int
    """How dark, by how often something is used; 0 is hollow."""
    is_pooled: bool
    """Whether it stands for several passages that were counted together: hatched."""


class Run(NamedTuple):
    """The bars of one text."""

    text: Text
    start: int
    width: int
    dark: dict[Shade, str]
    """The bars of each shade as the path of an SVG."""

    @property
    def ground(self) -> str:
        """All of its bars as one path."""
        return _row([*range(len(self.text.passages))], self.start)


class Label(NamedTuple):
    """Where the name of a text stands below its bars."""

    text: Text
    x: float
    """Where it begins, or ends, as a share of the strip."""
    is_late: bool
    """Whether it ends there."""
    row: int
    """0, or 1 where the name before it leaves no room."""


class Strip(NamedTuple):
    """The bars of all texts, in the order of their dates."""

    runs: tuple[Run, ...]
    width: int
    words: str
    """What it shows: “values: Marsh 1990, 7 uses; …”; nothing of no term at all."""

    @property
    def labels(self) -> list[Label]:
        """The names of the texts, in as few rows as hold them."""
        found, taken = [], 0.0
        for run in self.runs:
            is_late = run.start > LATE * self.width
            x = (run.start + run.width * is_late) / self.width
            size = LETTER * len(run.text.short_name)
            row = int(x - size * is_late < taken)
            found.append(Label(run.text, x, is_late, row))
            taken = taken if row else x + size * (not is_late)
        return found


def whole_strip(edition: Edition) -> Strip | None:
    """Return the bars of an edition, none of them dark."""
    return _strip(edition, {}, "")


def term_strip(edition: Edition, term: Term) -> Strip | None:
    """Return the bars of an edition, dark where the best words at hand have a term.

    Passages that were counted together are one wide bar, hatched and lower.
    """
    said = [
        _used(usage.text, usage.uses or usage.shown)
        for usage in usages(edition)[term.id]
        if usage.uses or usage.shown
    ]
    where = "; ".join(said) or _("in no text")
    words = _("%(term)s: %(where)s") % {"term": term.headword, "where": where}
    return _strip(edition, used_in(edition, term), words)


def _used(text: Text, number: int) -> str:
    """Say how often a text has a term: “Marsh 1990, 7 uses”."""
    words = ngettext("%(text)s, %(num)s use", "%(text)s, %(num)s uses", number)
    return words % {"text": text.short_name, "num": number}


def place_strip(
    edition: Edition,
    places: Iterable[tuple[str, str]],
    of_editors: Iterable[tuple[str, str]] = (),
) -> Strip | None:
    """Return the bars of an edition, dark where passages and notes are, by slug and id.

    A note darkens the passage it hangs on. Where only the editors have something to
    say, a bar is hollow.
    """
    found: dict[str, dict[tuple[str, ...], int]] = {}
    weighed = [*((place, 1) for place in places), *((place, 0) for place in of_editors)]
    for (slug, id), weight in weighed:
        passage = _hosts(edition).get((slug, id), id)
        found.setdefault(slug, Counter())[passage,] += weight
    return _strip(edition, found, "") if found else None


@per_edition
def _hosts(edition: Edition) -> dict[tuple[str, str], str]:
    """Return the passage on which each note hangs, by the slug and id of the note."""
    return {
        (text.slug, note_id(mark.label)): mark.host
        for text in edition.texts
        for mark in text.document.marks
        if mark.host
    }


class PageStrip(NamedTuple):
    """The bars of the passages of one page, dark where other texts answer."""

    width: int
    ground: str
    dark: dict[int, str]
    """By how many other texts answer, the bars as the path of an SVG."""


def page_strip(edition: Edition, text: Text, ids: frozenset[str]) -> PageStrip | None:
    """Return the bars of the passages on a page, if they can be told apart."""
    found = [passage.id for passage in text.passages if passage.id in ids]
    if not 1 < len(found) <= MOST:
        return None
    parallels = parallels_by_passage(edition)
    dark: dict[int, list[int]] = {}
    for number, id in enumerate(found):
        refs = (ref for p in parallels.get((text.slug, id), ()) for ref in p.refs)
        if others := len({ref.text for ref in refs} - {text.slug}):
            dark.setdefault(min(others, DARKEST), []).append(number)
    width = len(found) * (BAR + GAP) - GAP
    levels = {level: _row(numbers) for level, numbers in sorted(dark.items())}
    return PageStrip(width, _bar(0, width), levels)


def _row(numbers: list[int], start: int = 0) -> str:
    """Return bars as one path, each by its distance from the last: that is short."""
    if not numbers:
        return ""
    steps = ((n - last) * (BAR + GAP) for last, n in pairwise(numbers))
    bar = f"h{BAR}v{HEIGHT}h-{BAR}z"
    return f"M{start + numbers[0] * (BAR + GAP)} 0{bar}" + "".join(
        f"m{x} 0{bar}" for x in steps
    )


def _strip(
    edition: Edition, uses: dict[str, dict[tuple[str, ...], int]], words: str
) -> Strip | None:
    """Return the bars, where these are few enough to be seen."""
    if not 0 < sum(len(text.passages) for text in edition.texts) <= MOST:
        return None
    starts = _starts(edition)
    runs = tuple(
        Run(text, starts[text.slug], _width(text), _dark(edition, text, uses))
        for text in edition.texts
    )
    return Strip(runs, runs[-1].start + runs[-1].width, words)


@per_edition
def _starts(edition: Edition) -> dict[str, int]:
    """Return where the bars of each text begin."""
    found, at = {}, 0
    for text in edition.texts:
        found[text.slug] = at
        at += _width(text) + BETWEEN
    return found


def _width(text: Text) -> int:
    return len(text.passages) * (BAR + GAP) - GAP


def _dark(
    edition: Edition, text: Text, uses: dict[str, dict[tuple[str, ...], int]]
) -> dict[Shade, str]:
    """Return the bars of one text in which something is used, by their shade."""
    at = {passage.id: n for n, passage in enumerate(text.passages)}
    found: Counter[tuple[int, int]] = Counter()
    for passages, number in uses.get(text.slug, {}).items():
        if known := [at[id] for id in passages if id in at]:
            found[known[0], known[-1]] += number
    shades = grouped(_bars(_starts(edition)[text.slug], found))
    return {shade: "".join(bars) for shade, bars in sorted(shades.items())}


def _bars(start: int, uses: Counter[tuple[int, int]]) -> Iterator[tuple[Shade, str]]:
    """Yield how each dark bar is drawn, and the bar."""
    for (first, last), number in sorted(uses.items()):
        at, width = start + first * (BAR + GAP), (last - first + 1) * (BAR + GAP) - GAP
        draw = _bar if first == last else _hatched
        yield Shade(min(number, DARKEST), first != last), draw(at, width)


def _bar(at: int, width: int) -> str:
    return f"M{at} 0h{width}v{HEIGHT}h-{width}z"


def _hatched(at: int, width: int) -> str:
    """Return a bar as lines along it, which no stretching closes.

    It is lower than others: these rise over it, where they stand on it and beside it.
    """
    return "".join(f"M{at} {top}h{width}v{LINE}h-{width}z" for top in LINES)
