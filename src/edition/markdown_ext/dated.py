"""Say when what is dated was written: the entry of a diary, a letter."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from edition.dates import known_date
from edition.markdown_ext.elements import HEADINGS, moved
from edition.syntax import is_passage

DATED = "data-dated"
"""The attribute of a passage that says when it was written, in words."""
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""A date that HTML can read too."""


class DatedTreeprocessor(Treeprocessor):
    """Dates passages by the heading or date-line before them, for machines too."""

    def run(self, root: Element) -> None:
        """Date all passages up to the next heading, or the next date."""
        words = ""
        for element in list(root.iter()):
            date = element.attrib.pop("date", None)
            if element.tag in HEADINGS:
                words = ""
            if date:
                words = str(known_date(date) or "")
                if DAY.fullmatch(date):
                    element.append(moved(element, Element("time", {"datetime": date})))
            if words and is_passage(element.get("id", "")):
                element.set(DATED, words)
