"""The Python-Markdown extension: marks to HTML, the same under every renderer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

from edition.addresses import slug_of
from edition.markdown_ext.apparatus import link_terms_and_dates
from edition.markdown_ext.citations import CitationPreprocessor
from edition.markdown_ext.dated import DatedTreeprocessor
from edition.markdown_ext.facing import face_layers
from edition.markdown_ext.formulas import FormulaPreprocessor
from edition.markdown_ext.inserts import InsertPreprocessor
from edition.markdown_ext.kinds import KindProcessor
from edition.markdown_ext.languages import DirectionTreeprocessor, name_language
from edition.markdown_ext.lines import LineTreeprocessor
from edition.markdown_ext.links import LinkTreeprocessor
from edition.markdown_ext.margin import mark_passages
from edition.markdown_ext.notes import number_notes
from edition.markdown_ext.passages import fold_headnote, number_passages
from edition.markdown_ext.pictures import PictureTreeprocessor
from edition.markdown_ext.tables import TableTreeprocessor
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


class TextTreeprocessor(Treeprocessor):
    """Takes the page of a text, and no other, through some steps."""

    def __init__(
        self, md: Markdown, page: str, edition: Callable[[], Edition], *steps: Step
    ) -> None:
        super().__init__(md)
        self._slug = slug_of(page)
        self._edition = edition
        self._steps = steps

    def run(self, root: Element) -> None:
        """Take one step after another."""
        for step in self._steps if self._slug else ():
            step(root, self._edition(), self._slug)


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
        self._add_kinds(md, page)
        # After fenced code is out of the way (25), before raw HTML is (20).
        md.preprocessors.register(
            CitationPreprocessor(md, self._edition, page), "edition-citations", 22
        )
        # After citations, which it is not to be searched for.
        parts, numbers = self.getConfig("inserts"), self.getConfig("numbers")
        inserts = InsertPreprocessor(md, parts, numbers)
        md.preprocessors.register(inserts, "edition-inserts", 21)
        # Before a backslash is taken for one (180), in code apart (190).
        md.inlinePatterns.register(
            SubstituteTagInlineProcessor(HARD_BREAK.pattern, "br"),
            "edition-hard-break",
            185,
        )
        # After the stock footnotes (50) and their duplicates (15).
        notes = TextTreeprocessor(md, page, self._edition, number_notes)
        md.treeprocessors.register(notes, "edition-notes", 12)
        # After attribute lists have given the passages their ids (8).
        passages = TextTreeprocessor(md, page, self._edition, *PASSAGE_STEPS)
        md.treeprocessors.register(passages, "edition-passages", 7)
        # Before the renderer makes paths into addresses (0).
        finished = bool(self.getConfig("finished"))
        links = LinkTreeprocessor(md, page, self._edition, is_finished=finished)
        md.treeprocessors.register(links, "edition-links", 4)

    def _add_kinds(self, md: Markdown, page: str) -> None:
        """Register what passages are made of that are more than paragraphs."""
        md.ESCAPED_CHARS += ["$", "~", "^"]
        formulas = FormulaPreprocessor(md, self._edition)
        md.preprocessors.register(formulas, "edition-formulas", 23)
        kinds = KindProcessor(md.parser)
        md.parser.blockprocessors.register(kinds, "edition-kinds", 120)
        # After emphasis (60), which may be raised.
        for name, pattern in (("sub", SUBSCRIPT), ("sup", SUPERSCRIPT)):
            inline = SimpleTagInlineProcessor(pattern, name)
            md.inlinePatterns.register(inline, f"edition-{name}", 45)
        # Before passages have their numbers (7).
        md.treeprocessors.register(LineTreeprocessor(md), "edition-lines", 7.5)
        md.treeprocessors.register(DatedTreeprocessor(md), "edition-dated", 7.4)
        md.treeprocessors.register(TableTreeprocessor(md), "edition-tables", 3.5)
        pictures = PictureTreeprocessor(md, page, self._edition)
        md.treeprocessors.register(pictures, "edition-pictures", 3)
        md.treeprocessors.register(DirectionTreeprocessor(md), "edition-directions", 2)

    def _edition(self) -> Edition:
        given = self.getConfig("edition")
        return given if given else load_edition(Path(self.getConfig("root")))


def makeExtension(**options: Any) -> EditionExtension:  # noqa: N802 -- Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return EditionExtension(**options)
