"""Set the uses of a term side by side: a row for each text, a line for each use."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from edition.model import Edition, Term, Text
from edition.pages.html_tags import address, element, escaped, words
from edition.pages.markup import counted
from edition.scan.plain import sign
from edition.usage import Hit, Usage, lines, usages

MOST_ROWS = 12
"""Where there are more texts, those that never use the term share a row."""
ACROSS = 116
"""Characters of a line: the longest use of a term, and its context on both sides."""
LEAST = 24
"""Characters of context on each side of a term, however long it is."""
OPENING, CLOSING = "“‘(", "”)"
"""What belongs to the word that it touches; ’ may be an apostrophe."""
NOT_COUNTED = "not yet counted in the author’s words"
PRECIS, AS_SHOWN = "In our précis", "As shown here"
HEADS = ("Text", "In the essay", "Per 1,000 words", "First use", "In its notes")
HEADS_OF_LINES = {"left": "before", "word": "word", "right": "after", "where": "where"}
"""The columns of a line: the class of each, and its heading."""
VOICES = {
    "precis": "in the editors’ précis",
    "transcription": "in the author’s own words",
}


def caveat(edition: Edition) -> str:
    """Say what is counted in each column, and what is shown of it."""
    shown = _shown_head(edition)
    unseen = ", whose words are not shown" if shown == PRECIS else ""
    return (
        f"“{HEADS[1]}” counts the term in the author’s original{unseen}; the bar shows "
        f"uses per 1,000 words there. “{HEADS[4]}” counts it in the author’s notes, "
        f"“{shown}” in the passages you read here, where it can stand more or less "
        "often. Short passages of an essay were counted together: a first use in "
        "“¶ 31–32” is in one of these.\n{ .caveat }"
    )


def _shown_head(edition: Edition) -> str:
    """Name the passages as they are shown: not all need be ours."""
    ours = all(text.meta.presentation == "precis" for text in edition.texts)
    return PRECIS if ours else AS_SHOWN


def usage_table(edition: Edition, term: Term) -> str:
    """Return how often and how densely each text uses a term, and where first."""
    found = usages(edition)[term.id]
    many = len(found) > MOST_ROWS
    shown = [usage for usage in found if usage.is_used or not many]
    names = (*HEADS, _shown_head(edition))
    most = max((usage.per_thousand for usage in found), default=0) or 1
    rows = [_row(term, usage, most) for usage in shown]
    if len(shown) < len(found):
        silent = counted(len(found) - len(shown), "text")
        cell = element("td", f"{silent} without the term", colspan=len(names))
        rows.append(element("tr", cell))
    heads = "".join(element("th", head, scope="col") for head in names)
    table = element(
        "table",
        element("caption", "Uses by text")
        + element("thead", element("tr", heads))
        + element("tbody", "\n".join(rows)),
        class_="usage",
    )
    frame = {"role": "region", "aria_label": "Usage by text", "tabindex": 0}
    return element("div", table, class_="usage-frame", **frame)


def _row(term: Term, usage: Usage, most: float) -> str:
    """Return the row of a text; there may be thousands."""
    slug, name = usage.text.slug, words(usage.text.short_name)
    href = address(_page(term), f"texts/{slug}.md")
    return (
        f'<tr data-text="{slug}"><th scope="row"><a href="{href}">{name}</a></th>'
        f"{_author_cells(usage, most)}<td>{_first(href, usage)}</td>"
        f'<td class="number">{usage.notes}</td>'
        f'<td class="number is-shown">{usage.shown}</td></tr>'
    )


def _author_cells(usage: Usage, most: float) -> str:
    """Return the author's count and rate, or one cell that says there is none."""
    if usage.uses is None:
        return element("td", NOT_COUNTED, colspan=2, class_="is-uncounted")
    rate = f"{usage.per_thousand:.2f}" if usage.uses else "0"
    share = 100 * usage.per_thousand / most
    return (
        f'<td class="number is-author">{usage.uses}</td>'
        f'<td class="rate"><span class="number">{rate}</span>'
        '<svg class="bar" height="8" aria-hidden="true">'
        f'<rect width="{share:.3g}%" height="100%"/></svg></td>'
    )


def _first(href: str, usage: Usage) -> str:
    """Lead to the first use; passages counted together are one place."""
    if not usage.first:
        return "—"
    first, last = usage.first[0][1:], usage.first[-1][1:]
    label = sign("p", first if first == last else f"{first}–{last}")
    return f'<a href="{href}#{usage.first[0]}">{label}</a>'


def _page(term: Term) -> str:
    return f"glossary/{term.id}.md"


def line_table(edition: Edition, term: Term) -> str:
    """Return every use with what stands around it: a group of rows for each text.

    Returns:
        A table; nothing where no passage has the term.
    """
    found = lines(edition).get(term.id, ())
    if not found:
        return ""
    longest = max(hit.end - hit.start for hit in found)
    room = max((ACROSS - longest) // 2, LEAST)
    groups = [
        _group(_page(term), text, _Lines(tuple(group), room, _voice(edition, text)))
        for text, group in groupby(found, key=lambda hit: hit.text)
    ]
    name = words(f"“{term.headword}”, keyword in context")
    columns = "".join(element("col", class_=f"kwic__{part}") for part in HEADS_OF_LINES)
    heads = "".join(
        element("th", head, scope="col") for head in HEADS_OF_LINES.values()
    )
    return element(
        "table",
        element("caption", name)
        + element("colgroup", columns)
        + element("thead", element("tr", heads))
        + "\n".join(groups),
        class_="kwic kwic--term",
    )


def _voice(edition: Edition, text: Text) -> str:
    """Say whose words the lines of a text are."""
    is_copy = text.slug in edition.transcriptions
    return VOICES["transcription" if is_copy else text.meta.presentation]


class _Lines(NamedTuple):
    """The uses of a term in a text, the room for their context, and whose they are."""

    found: Sequence[Hit]
    room: int
    whose: str


def _group(page: str, text: Text, lines: _Lines) -> str:
    """Return the lines of a text, under its name and whose words they are."""
    href = address(page, f"texts/{text.slug}.md")
    voice = f"{counted(len(lines.found), 'use')} {lines.whose}"
    head = (
        f'<tr><th colspan="4" scope="rowgroup"><a href="{href}">'
        f"{words(text.short_name)}</a> "
        f'<span class="kwic__voice">{voice}</span></th></tr>'
    )
    rows = "\n".join([head, *(_line(href, hit, lines.room) for hit in lines.found)])
    return f'<tbody data-text="{text.slug}">{rows}</tbody>'


def _line(href: str, hit: Hit, room: int) -> str:
    """Return one use; the blanks around it keep the words apart on small screens.

    Quotation marks and brackets that stand close to a word stay with it.
    """
    before, after = hit.words[: hit.start], hit.words[hit.end :]
    opening = before[len(before.rstrip(OPENING)) :]
    closing = after[: len(after) - len(after.lstrip(CLOSING))]
    before, after = before.removesuffix(opening), after.removeprefix(closing)
    left = escaped(_tail(before, room).strip()) + " " * before.endswith(" ")
    right = " " * after.startswith(" ") + escaped(_head(after, room).strip())
    word = escaped(hit.words[hit.start : hit.end])
    id = hit.passage.id
    return (
        f'<tr><td class="kwic__left"><bdi>{left}</bdi></td>'
        f"<td>{opening}<mark>{word}</mark>{closing}</td>"
        f'<td>{right}</td><td><a href="{href}#{id}">{sign("p", id[1:])}</a></td></tr>'
    )


def _tail(text: str, room: int) -> str:
    return text if len(text) <= room else "… " + text[-room:].split(" ", 1)[-1]


def _head(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rsplit(" ", 1)[0] + " …"
