"""The Python-Markdown extension: marks to HTML, the same under every renderer."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)

from edition.addresses import slug_of
from edition.markdown_ext.apparatus import link_terms_and_dates
from edition.markdown_ext.dated import date_passages
from edition.markdown_ext.facing import face_layers
from edition.markdown_ext.inserts import put_inserts
from edition.markdown_ext.kinds import KindProcessor
from edition.markdown_ext.languages import name_directions, name_language
from edition.markdown_ext.layout import align_cells, keep_code, size_pictures
from edition.markdown_ext.lines import divide_verse
from edition.markdown_ext.links import lead_links
from edition.markdown_ext.margin import mark_passages
from edition.markdown_ext.marks import put_formulas, resolve_citations
from edition.markdown_ext.notes import number_notes
from edition.markdown_ext.passages import fold_headnote, number_passages
from edition.markdown_ext.processors import LineProcessor, PageProcessor
from edition.model import Edition
from edition.sources import load_edition
from edition.syntax import HARD_BREAK, SUBSCRIPT, SUPERSCRIPT

EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "def_list": {},
    "footnotes": {"SEPARATOR": ":"},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": False, "toc_depth": 2, "marker": ""},
    "pymdownx.superfences": {},
    "edition.markdown_ext": {},
}
"""The extensions that texts and pages are written for, with their options."""
Step = Callable[[Element, Edition, str], None]
"""Changes the page of a text, which it knows by its slug."""
PASSAGE_STEPS: tuple[Step, ...] = (
    face_layers,
    link_terms_and_dates,
    number_passages,
    mark_passages,
    name_language,
    fold_headnote,
)
"""What is done to the passages of a text, in order."""


class EditionExtension(Extension):
    """Citations, two series of notes, passages with their parallels, terms, events."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": [".", "the directory of the edition"],
            "edition": ["", "the edition, where the renderer has read it already"],
            "page": ["", "the path of the page below docs"],
            "inserts": [{}, "what makes each part that pages leave to the edition"],
            "numbers": [{}, "the numbers that pages leave to it, by their marks"],
            "finished": [False, "whether links become addresses, and not paths"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Register the processors; the numbers are their order (the highest first)."""
        page = str(self.getConfig("page"))
        here = {"page": page, "edition": self._edition}
        # After fenced code is out of the way (25), before raw HTML is (20).
        _lines(md, "formulas", 23, put_formulas, edition=self._edition)
        _lines(md, "citations", 22, resolve_citations, **here)
        # After citations, which it is not to be searched for.
        parts, numbers = self.getConfig("inserts"), self.getConfig("numbers")
        _lines(md, "inserts", 21, put_inserts, inserts=parts, numbers=numbers)
        self._add_kinds(md)
        # Before a backslash is taken for one (180), in code apart (190).
        md.inlinePatterns.register(
            SubstituteTagInlineProcessor(HARD_BREAK.pattern, "br"),
            "edition-hard-break",
            185,
        )
        # After the stock footnotes (50) and their duplicates (15).
        _page(md, "notes", 12, _through, steps=(number_notes,), **here)
        # After attribute lists have given the passages their ids (8), and lines, dates.
        _page(md, "lines", 7.5, divide_verse)
        _page(md, "dated", 7.4, date_passages)
        _page(md, "passages", 7, _through, steps=PASSAGE_STEPS, **here)
        # Before the renderer makes paths into addresses (0).
        finished = bool(self.getConfig("finished"))
        _page(md, "links", 4, lead_links, is_finished=finished, **here)
        _page(md, "tables", 3.5, align_cells)
        _page(md, "code", 3.2, keep_code)
        _page(md, "pictures", 3, size_pictures, **here)
        _page(md, "directions", 2, name_directions)

    def _add_kinds(self, md: Markdown) -> None:
        """Register what passages are made of that are more than paragraphs."""
        md.ESCAPED_CHARS += ["$", "~", "^"]
        kinds = KindProcessor(md.parser)
        md.parser.blockprocessors.register(kinds, "edition-kinds", 120)
        # After emphasis (60), which may be raised.
        for name, pattern in (("sub", SUBSCRIPT), ("sup", SUPERSCRIPT)):
            inline = SimpleTagInlineProcessor(pattern, name)
            md.inlinePatterns.register(inline, f"edition-{name}", 45)

    def _edition(self) -> Edition:
        given = self.getConfig("edition")
        return given if given else load_edition(Path(self.getConfig("root")))


def _lines(
    md: Markdown, name: str, order: float, change: Callable[..., str], **with_: Any
) -> None:
    processor = LineProcessor(md, partial(change, md=md, **with_))
    md.preprocessors.register(processor, f"edition-{name}", order)


def _page(
    md: Markdown, name: str, order: float, change: Callable[..., None], **with_: Any
) -> None:
    processor = PageProcessor(md, partial(change, **with_))
    md.treeprocessors.register(processor, f"edition-{name}", order)


def _through(
    root: Element, page: str, edition: Callable[[], Edition], steps: Iterable[Step]
) -> None:
    """Take the page of a text, and no other, through some steps."""
    if slug := slug_of(page):
        for step in steps:
            step(root, edition(), slug)


def makeExtension(**options: Any) -> EditionExtension:  # noqa: N802 -- Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return EditionExtension(**options)
