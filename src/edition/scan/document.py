"""Compose the scanners: one Markdown body in, one Document out."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from edition.model import Cluster, Document, Link, NoteMark, Passage
from edition.problems import Place
from edition.scan.blocks import Cutter
from edition.scan.clusters import BARE, BRACKETS, OPEN, parse_cluster
from edition.scan.code import blank_code, blank_formulas, code_blocks, exposed
from edition.scan.torn import OPEN_MARK, open_links
from edition.scan.unsupported import in_block, marks
from edition.syntax import FORMULA, NOTE_MARK

INLINE_LINK = re.compile(
    r"(?P<bang>!?)\[(?P<words>[^\[\]\n]{0,2000})\]\(\s*<?(?P<target>[^\s<>()]*)"
)
DEFINED_LINK = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]: *<?(?P<target>[^\s>]+)", re.M)
AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
LOOSE_BRACKETS = re.compile(r"\[(?P<inner>[^\]\n]*)(?:\]|$)", re.M)
"""What mkdocs-bibtex takes for a citation if there is a key in it."""
LOOSE_LINK = re.compile(r"\]\(\s*<?(?P<target>[^<>()\[\]\"']*)")
LOOSE_DEFINITION = re.compile(
    r"""
    ^ (?: [ \t>*+:\d.)-] | \[\^ [^\[\]\n]* \]: )*  # signs of lists, quotations, notes
    \[ (?!\^) [^\[\]]* \]: \s* <? (?P<target> [^\s>]+ )
    """,
    re.M | re.VERBOSE,
)
PICTURE = re.compile(r"!\[(?!\^[^\[\]\n]*\](?!\())")
"""The beginning of a picture; ``![^1]`` is a note after an exclamation mark."""
TAG = re.compile(r"<(?=[A-Za-z/!?])(?P<tag>[^<>]{0,500})>?")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>]*|(mailto:)?[\w.+-]+@[\w.-]+")
ATTRIBUTES = re.compile(r"\{:?(?P<list>[^{}\n]*)\}")
NESTED = 8
"""How deep braces may stand within braces; nothing sensible goes deeper than two."""


class Lines:
    """The places of offsets in a text whose first line has a given number."""

    def __init__(
        self, text: str, path: str, first_line: int, hosts: Mapping[int, str]
    ) -> None:
        self.text = text
        self._path = path
        self._first_line = first_line
        self._hosts = hosts
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        line = bisect_right(self._starts, offset) - 1 + self._first_line
        return Place(self._path, line)

    def of(
        self, found: Iterable[re.Match[str]], group: int | str = 0
    ) -> tuple[tuple[str, Place], ...]:
        """Return what is found, or a part of it, each with its place."""
        return tuple((match[group], self.place(match.start())) for match in found)

    def host(self, offset: int) -> str:
        """Return the anchor of the block or note that a character stands in."""
        return self._hosts.get(self.place(offset).line, "")


def scan(body: str, path: str, first_line: int) -> Document:
    """Find blocks, notes, citations, links and raw HTML in the body of a file."""
    words, open_ = blank_code(body), exposed(body)
    bare, open_ = blank_formulas(words, words), blank_formulas(open_, words)
    seen = blank_formulas(words, words, "x")
    cut = Cutter(seen.split("\n"), words.split("\n"), path, first_line)
    lines = Lines(body, path, first_line, cut.hosts)
    unclosed = [*open_links(bare)]
    return Document(
        path=path,
        body=body,
        blocks=tuple(cut.blocks),
        headings=tuple(cut.headings),
        notes=tuple(cut.notes),
        marks=tuple(_mark(match, lines) for match in _marks(bare)),
        clusters=(*_clusters(bare, lines), *_torn(body, bare, lines)),
        coded_clusters=tuple(place for _, place in lines.of(_coded(body, bare))),
        links=tuple(_links(bare, lines, unclosed)),
        open_marks=tuple(_mark(match, lines) for match in OPEN_MARK.finditer(bare)),
        open_links=tuple(Link(*one) for one in lines.of(unclosed)),
        addresses=tuple(_addresses(open_, lines)),
        html=lines.of(_tags(open_), "tag"),
        attributes=tuple(_attributes(open_, lines)),
        formulas=lines.of(FORMULA.finditer(words) if "$" in words else ()),
        unsupported=tuple(_unsupported(bare, lines, cut.blocks)),
    )


def scan_plain(words: str, path: str, line: int) -> Document:
    """Find in plain words what would be more than words if anyone rendered them.

    Nothing is code here, so nothing is exempt.
    """
    place, clusters = Place(path, line), []
    for match in BRACKETS.finditer(words):
        if parse_cluster(match["inner"], place, ""):
            what = f"The citation “{match[0]}” stands in a field of plain words"
            fault = ("C006", what)
            clusters.append(Cluster(match["inner"], (), place, "", (fault,)))
    tags = tuple((match["tag"], place) for match in TAG.finditer(words))
    return Document(path, words, clusters=tuple(clusters), html=tags)


def _marks(bare: str) -> Iterator[re.Match[str]]:
    """Yield the marks of notes; before a colon, one that follows no word defines one.

    “These claims[^4]:” has a mark.
    """
    for match in NOTE_MARK.finditer(bare):
        before = bare[max(0, match.start() - 1) : match.start()]
        if before.strip() or not bare.startswith(":", match.end()):
            yield match


def _coded(body: str, bare: str) -> Iterator[re.Match[str]]:
    """Yield the citation marks that stand inside code."""
    for match in BRACKETS.finditer(body) if bare != body else ():
        if "@" in match["inner"] and "@" not in bare[slice(*match.span())]:
            yield match


def _tags(open_: str) -> Iterator[re.Match[str]]:
    """Yield the tags of HTML; an address between such brackets is none."""
    return (m for m in TAG.finditer(open_) if not ADDRESS.fullmatch(m["tag"]))


def _mark(match: re.Match[str], lines: Lines) -> NoteMark:
    at = match.start()
    return NoteMark(match["label"], lines.place(at), lines.host(at))


def _clusters(bare: str, lines: Lines) -> Iterator[Cluster]:
    """Yield every citation mark, and every key that stands outside brackets."""
    pieces, at = [], 0
    for match in BRACKETS.finditer(bare):
        place, host = lines.place(match.start()), lines.host(match.start())
        if cluster := parse_cluster(match["inner"], place, host):
            pieces += [bare[at : match.start()], " " * len(match[0])]
            at = match.end()
            yield cluster
    rest = "".join([*pieces, bare[at:]])
    for match in OPEN.finditer(rest):
        if "`" not in lines.text[slice(*match.span())]:
            yield _faulty(
                match, lines, f"The citation “[@{match['key']}” is not closed"
            )
    for match in BARE.finditer(OPEN.sub(lambda m: " " * len(m[0]), rest)):
        what = f"The citation “@{match['key']}” stands outside brackets"
        yield _faulty(match, lines, what)


def _faulty(match: re.Match[str], lines: Lines, what: str) -> Cluster:
    """Return what would be a citation if it were closed, or opened."""
    place, host = lines.place(match.start()), lines.host(match.start())
    return Cluster(f"@{match['key']}", (), place, host, (("C006", what),))


def _torn(body: str, bare: str, lines: Lines) -> Iterator[Cluster]:
    """Yield the citation marks with a backtick inside.

    What resolves the mark takes the backtick away, so that code ends elsewhere.
    """
    for match in LOOSE_BRACKETS.finditer(body) if bare != body else ():
        if "`" in match["inner"] and "@" in bare[slice(*match.span())]:
            place = lines.place(match.start())
            what = f"The citation “{match[0][:60]}” has a backtick in it"
            yield Cluster(match["inner"], (), place, "", (("C006", what),))


def _links(
    bare: str, lines: Lines, unclosed: Iterable[re.Match[str]]
) -> Iterator[Link]:
    """Yield the targets of links and pictures, as an editor writes them."""
    torn = {match.start() for match in unclosed}
    for pattern in (INLINE_LINK, DEFINED_LINK):
        for match in (m for m in pattern.finditer(bare) if m.start() not in torn):
            is_image = match.groupdict().get("bang") == "!"
            yield _link(match, lines, is_image)


def _addresses(open_: str, lines: Lines) -> Iterator[Link]:
    """Yield whatever could become an address, however oddly it is written.

    Where a picture has its address elsewhere, every address may be a picture's.
    """
    plain = list(INLINE_LINK.finditer(open_))
    pictures = sum(match["bang"] == "!" for match in plain)
    is_image = len(PICTURE.findall(open_)) > pictures
    seen = {match.start("target"): match for match in plain}
    yield from (_link(match, lines, match["bang"] == "!") for match in plain)
    for pattern in (LOOSE_LINK, LOOSE_DEFINITION, AUTOLINK):
        for match in pattern.finditer(open_):
            first = seen.setdefault(match.start("target"), match)
            if first is match or first["target"] != match["target"]:
                yield _link(match, lines, is_image and pattern is not AUTOLINK)


def _link(match: re.Match[str], lines: Lines, is_image: bool) -> Link:
    target = html.unescape(match["target"]).strip()
    words = match.groupdict().get("words") or ""
    return Link(target, lines.place(match.start("target")), is_image, words)


def _attributes(open_: str, lines: Lines) -> Iterator[tuple[str, Place]]:
    """Yield what stands between braces; of braces within braces, the inner first."""
    for _ in range(NESTED):
        matches = list(ATTRIBUTES.finditer(open_))
        yield from lines.of(matches, "list")
        if not matches:
            return
        open_ = ATTRIBUTES.sub(lambda m: " " * len(m[0]), open_)
    for match in ATTRIBUTES.finditer(open_):
        yield "{nested}=", lines.place(match.start())


def _unsupported(
    bare: str, lines: Lines, blocks: Iterable[Passage]
) -> Iterator[tuple[str, str, Place]]:
    """Yield the marks of other kinds of Markdown."""
    for kind, mark, offset in marks(bare):
        yield kind, mark, lines.place(offset)
    for offset in code_blocks(lines.text) if bare != lines.text else ():
        mark = lines.text[offset:].lstrip().partition("\n")[0].rstrip()
        yield "code", mark, lines.place(offset)
    for block in blocks:
        for kind, mark, line in in_block(block):
            yield kind, mark, Place(block.place.path, block.place.line + line)
