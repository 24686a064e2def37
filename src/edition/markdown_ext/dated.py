"""Say when what is dated was written: the entry of a diary, a letter."""

from xml.etree.ElementTree import Element

from edition.dates import ISO_DATE, known_date
from edition.markdown_ext.elements import HEADINGS, moved
from edition.syntax import is_passage

DATED = "data-dated"
"""The attribute of a passage that says when it was written, in words."""


def date_passages(root: Element) -> None:
    """Date passages by the heading or date-line before them, for machines too.

    A date holds up to the next heading, or the next date.
    """
    words = ""
    for element in list(root.iter()):
        date = element.attrib.pop("date", None)
        if element.tag in HEADINGS:
            words = ""
        if date:
            words = str(known_date(date) or "")
            if ISO_DATE.fullmatch(date):  # which HTML can read too
                element.append(moved(element, Element("time", {"datetime": date})))
        if words and is_passage(element.get("id", "")):
            element.set(DATED, words)
