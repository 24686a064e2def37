"""Compose the scanners: one Markdown body in, one Document out."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from edition.model import Cluster, Document, Link, NoteMark
from edition.problems import Place
from edition.scan.blocks import Cutter
from edition.scan.clusters import BARE, BRACKETS, parse_cluster
from edition.scan.code import blank_code
from edition.scan.lines import Lines

MARK = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\[\n]+)\](?!:)")
INLINE_LINK = re.compile(
    r"(?P<bang>!?)\[[^\[\]\n]{0,2000}\]\(\s*<?(?P<target>[^\s<>()]*)"
)
LOOSE_LINK = re.compile(r"\]\(\s*<?(?P<target>[^\s<>)]*)")
DEFINED_LINK = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]: *<?(?P<target>[^\s>]+)", re.M)
AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
TAG = re.compile(r"<(?=[A-Za-z/!?])(?P<tag>[^<>\n]{0,500})>?")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>@]+@")
ATTRIBUTES = re.compile(r"\{:?(?P<list>[^{}\n]{0,500})\}")


def scan(body: str, path: str, first_line: int) -> Document:
    """Find blocks, notes, citations, links and raw HTML in a Markdown body.

    Args:
        body: the Markdown after the front matter.
        path: the file, relative to the edition's root.
        first_line: the line of the file on which the body begins.
    """
    bare = blank_code(body)
    cut = Cutter(bare.split("\n"), path, first_line).run()
    spans = sorted(cut.spans)
    lines = Lines(body, path, first_line)

    def host(place: Place) -> str:
        return _host(spans, place.line - first_line)

    return Document(
        path=path,
        body=body,
        blocks=tuple(cut.blocks),
        headings=tuple(cut.headings),
        notes=tuple(cut.notes),
        marks=tuple(
            NoteMark(m["label"], (p := lines.place(m.start())), host(p))
            for m in MARK.finditer(bare)
        ),
        clusters=tuple(_clusters(bare, lines, host)),
        coded_clusters=tuple(
            lines.place(m.start())
            for m in BRACKETS.finditer(body)
            if "@" in m["inner"] and "@" not in bare[slice(*m.span())]
        ),
        links=tuple(_links(bare, lines)),
        html=tuple(
            (m["tag"], lines.place(m.start()))
            for m in TAG.finditer(bare)
            if not ADDRESS.match(m["tag"])
        ),
        attributes=tuple(
            (m["list"], lines.place(m.start())) for m in ATTRIBUTES.finditer(bare)
        ),
    )


def _host(spans: list[tuple[int, int, str]], line: int) -> str:
    """Return the anchor of the block or note that holds a line."""
    at = bisect_right(spans, (line, 1 << 30, "")) - 1
    return spans[at][2] if at >= 0 and spans[at][0] <= line < spans[at][1] else ""


def _clusters(
    bare: str, lines: Lines, host: Callable[[Place], str]
) -> Iterator[Cluster]:
    """Yield every citation mark, and every key that stands outside brackets."""
    covered = []
    for match in BRACKETS.finditer(bare):
        place = lines.place(match.start())
        if cluster := parse_cluster(match["inner"], place, host(place)):
            covered.append(match.span())
            yield cluster
    for match in BARE.finditer(bare):
        at = bisect_right(covered, (match.start(), 1 << 60)) - 1
        if at < 0 or covered[at][1] <= match.start():
            place = lines.place(match.start())
            fault = ("C006", f"The citation “{match[0]}” stands outside brackets")
            yield Cluster(match[0], (), place, host(place), (fault,))


def _links(bare: str, lines: Lines) -> Iterator[Link]:
    """Yield every address that rendering could turn into a link or picture."""
    seen = set()
    for pattern in (INLINE_LINK, LOOSE_LINK, DEFINED_LINK, AUTOLINK):
        for match in pattern.finditer(bare):
            if match.start("target") in seen:
                continue
            seen.add(match.start("target"))
            is_image = match.groupdict().get("bang") == "!"
            target = html.unescape(match["target"])
            yield Link(target, lines.place(match.start("target")), is_image)
