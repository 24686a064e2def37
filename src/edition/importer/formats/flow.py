"""Make blocks of words as they come: the one way from a tree to a document."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count

from edition.importer.structure import (
    NOWHERE,
    Block,
    Image,
    Inline,
    Inlines,
    Kind,
    Mark,
    NoteRef,
    PageBreak,
    Run,
    SourcePlace,
    tidy,
)

BLANKS = re.compile(r"\s+")
ONCE: frozenset[Kind] = frozenset({"item", "speech"})
"""Kinds of which only the first block has the label: the others go on with it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What words are set as at some point of a document."""

    kind: Kind = "paragraph"
    place: SourcePlace = NOWHERE
    level: int = 0
    label: str = ""
    language: str = ""
    marks: frozenset[Mark] = frozenset()
    href: str = ""
    serial: int = 0
    """The number of the list item or speech."""


class Flow:
    """Collects words into blocks; whoever walks a tree says where these begin."""

    def __init__(self, setting: Setting | None = None) -> None:
        self.setting = setting or Setting()
        self.blocks: list[Block] = []
        self._words: list[Inline] = []
        self._begun: set[int] = set()
        self._serials = count(1)
        self._opens_line = True
        self._lined = False

    @contextmanager
    def block(self, kind: Kind, place: SourcePlace, **said: object) -> Iterator[None]:
        """Set what is walked within as a block, or as several of a kind."""
        self.end()
        outer = self.setting
        serial = next(self._serials) if kind in ONCE else outer.serial
        said = {"kind": kind, "place": place, "serial": serial, **said}
        self.setting = replace(outer, **said)  # type: ignore[arg-type]
        yield
        self.end()
        self.setting = outer

    @contextmanager
    def marked(
        self, *marks: Mark, href: str = "", language: str = ""
    ) -> Iterator[None]:
        """Set what is walked within in another way: italics, a link, a language."""
        outer = self.setting
        self.setting = replace(
            outer,
            marks=outer.marks | frozenset(marks),
            href=href or outer.href,
            language=language or outer.language,
        )
        yield
        self.setting = outer

    def text(self, words: str | None) -> None:
        """Add words; blanks and line ends of the source are one blank."""
        words = BLANKS.sub(" ", words or "")
        if self._opens_line:
            words = words.lstrip()
        if words:
            self._add(words)

    def line(self, indent: int = 0) -> None:
        """Begin another line of the same block."""
        self._lined = True
        if self._words:
            self._add("\n")
        if indent:
            self._add(" " * indent)
        self._opens_line = True

    def preformatted(self, words: str | None) -> None:
        """Add words whose lines and blanks are meant."""
        if words:
            self._add(words)

    def indent(self, blanks: int) -> None:
        """Set a line in, if no word of it has come yet."""
        if self._opens_line:
            self._add(" " * blanks)
            self._opens_line = True

    def put(self, inline: Inline) -> None:
        """Add the mark of a note, a picture, or the beginning of a page."""
        self._words.append(inline)
        self._opens_line = self._opens_line and not isinstance(inline, Image)

    def has_words(self) -> bool:
        """Tell whether the block that is being made has words yet."""
        return not _is_blank(tuple(self._words))

    def ends_with(self, signs: str) -> bool:
        """Tell whether the last word so far ends with one of some signs."""
        last = self._words[-1] if self._words else None
        return isinstance(last, Run) and last.text[-1:] in tuple(signs)

    def table(self, rows: list[tuple[Inlines, ...]], caption: Inlines) -> None:
        """Add a table."""
        self.end()
        self._block(Block("table", caption, rows=tuple(rows)))

    def rule(self, place: SourcePlace) -> None:
        """Add a break between two sections."""
        self.end()
        if self.blocks and self.blocks[-1].kind not in ("break", "heading"):
            self.blocks.append(Block("break", (), place))

    def end(self) -> None:
        """End the block; a mark or a page that stands by itself waits for the next."""
        words = tidy(self._words)
        lined, self._lined = self._lined, False
        self._words, self._opens_line = [], True
        if all(isinstance(one, PageBreak | NoteRef) for one in words):
            self._words = list(words)
        elif not _is_blank(words):
            self._block(Block(self.setting.kind, words, lined=lined))

    def finish(self) -> tuple[Block, ...]:
        """End the last block and return all; what still waits stands at its end."""
        self.end()
        if self._words and self.blocks:
            self.append(*self._words)
        return tuple(self.blocks)

    def append(self, *inlines: Inline) -> None:
        """Set something at the end of the last block."""
        last = self.blocks[-1]
        self.blocks[-1] = replace(last, inlines=(*last.inlines, *inlines))

    def _add(self, words: str) -> None:
        setting = self.setting
        run = Run(words, setting.marks, setting.href, setting.language)
        self._words.append(run)
        self._opens_line = False

    def _block(self, block: Block) -> None:
        """Add a block with all that its setting says; a label is said once."""
        setting = self.setting
        kind, label = block.kind, setting.label
        if kind in ONCE:
            if setting.serial in self._begun:
                kind, label = ("paragraph" if kind == "item" else kind), ""
            self._begun.add(setting.serial)
        if kind == "figure" and not any(isinstance(x, Image) for x in block.inlines):
            kind = "paragraph"
        self.blocks.append(
            replace(
                block,
                kind=kind,
                label=label,
                place=setting.place,
                level=setting.level,
                language=setting.language,
            )
        )


def _is_blank(words: Inlines) -> bool:
    return not any(not isinstance(one, Run) or one.text.strip() for one in words)
