"""The Python-Markdown extension: marks to HTML, the same under every renderer."""

from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from edition.markdown_ext.apparatus import ApparatusTreeprocessor
from edition.markdown_ext.citations import CitationPreprocessor
from edition.markdown_ext.context import set_page
from edition.markdown_ext.emendations import EmendationTreeprocessor
from edition.markdown_ext.facing import FacingTreeprocessor
from edition.markdown_ext.inserts import InsertPreprocessor
from edition.markdown_ext.links import LinkTreeprocessor
from edition.markdown_ext.notes import NotesTreeprocessor
from edition.markdown_ext.paragraphs import ParagraphProcessor
from edition.markdown_ext.parallels import ParallelTreeprocessor
from edition.markdown_ext.passages import PassageTreeprocessor
from edition.markdown_ext.transcribed_notes import TranscribedNotesTreeprocessor
from edition.model import Edition
from edition.sources import load_edition
from edition.syntax import HARD_BREAK

EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "def_list": {},
    "footnotes": {"SEPARATOR": ":"},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": False, "toc_depth": 2, "marker": ""},
    "pymdownx.superfences": {},
    "edition.markdown_ext": {},
}
"""The extensions that texts and pages are written for, with their options."""


class EditionExtension(Extension):
    """Citations, two series of notes, passages with their parallels, terms, events."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": [".", "the directory of the edition"],
            "edition": ["", "the edition, where the renderer has read it already"],
            "page": ["", "the path of the page below docs"],
            "inserts": [{}, "what makes each part that pages leave to the edition"],
            "finished": [False, "whether links become addresses, and not paths"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Register the processors; the numbers are their order (the highest first)."""
        page = str(self.getConfig("page"))
        set_page(md, page)
        # After fenced code is out of the way (25), before raw HTML is (20).
        md.preprocessors.register(
            CitationPreprocessor(md, self._edition, page), "edition-citations", 22
        )
        # After citations, which it is not to be searched for.
        inserts = InsertPreprocessor(md, self.getConfig("inserts"))
        md.preprocessors.register(inserts, "edition-inserts", 21)
        # Before every other kind of block (100 and less).
        md.parser.blockprocessors.register(
            ParagraphProcessor(md.parser), "edition-paragraphs", 200
        )
        # Before a backslash is taken for one (180), in code apart (190).
        md.inlinePatterns.register(
            SubstituteTagInlineProcessor(HARD_BREAK.pattern, "br"),
            "edition-hard-break",
            185,
        )
        # After the stock footnotes (50) and their duplicates (15).
        md.treeprocessors.register(
            TranscribedNotesTreeprocessor(md), "edition-transcribed-notes", 12.5
        )
        md.treeprocessors.register(NotesTreeprocessor(md), "edition-notes", 12)
        # After attribute lists have given the passages their ids (8).
        md.treeprocessors.register(
            FacingTreeprocessor(md, self._edition), "edition-facing", 7.5
        )
        md.treeprocessors.register(
            ApparatusTreeprocessor(md, self._edition), "edition-apparatus", 7
        )
        md.treeprocessors.register(PassageTreeprocessor(md), "edition-passages", 6)
        # Before the table of contents is made (5).
        md.treeprocessors.register(
            ParallelTreeprocessor(md, self._edition), "edition-parallels", 5.5
        )
        # After the marks of parallels, whose neighbours these are.
        md.treeprocessors.register(
            EmendationTreeprocessor(md, self._edition), "edition-emendations", 5.4
        )
        # Before the renderer makes paths into addresses (0).
        links = LinkTreeprocessor(
            md, page, is_finished=bool(self.getConfig("finished"))
        )
        md.treeprocessors.register(links, "edition-links", 4)

    def _edition(self) -> Edition:
        given = self.getConfig("edition")
        return given if given else load_edition(Path(self.getConfig("root")))


def makeExtension(**options: Any) -> EditionExtension:  # noqa: N802 -- Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return EditionExtension(**options)
