"""List the styles in which a text can be cited: what each makes of CSL's words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from edition.citations.csl_styles import full_notes, standing_alone
from edition.citations.titles import mla_case, sentence_case, small_subtitles
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Text
from edition.self_citation import PARAGRAPH, locator, phrase
from edition.self_citation.stand_ins import LINK, NOBODY

Mend = tuple[str, str | Callable[[re.Match[str]], str]]
"""A regular expression, and what stands in the place of what it finds."""


def _small_version(found: re.Match[str]) -> str:
    return ", " + _("version %(number)s") % found.groupdict()


TO_TITLE: Mend = (r"^[^*]*", "")
"""The part is cut away, so that the words begin with the edition's title."""
YEAR_LAST: Mend = (
    rf"^{NOBODY}\. (?P<year>\d+)\. (?P<host>.*)\. (?={LINK})",
    r"\g<host>, \g<year>. ",
)
"""Our year comes behind the version: before the title is that of the work."""
SMALL_VERSION: Mend = (r", \w+ (?P<number>\d+\.\d+\.\d+)", _small_version)
UNSIGNED: Mend = (
    rf"^{NOBODY}\. \((?P<date>[^()]*)\)\. (?P<title>.*?\\\])\. ",
    r"\g<title>. (\g<date>). ",
)
"""A work without an author, as APA’s entry has it with nobody for one."""
UNEDITED: Mend = (
    r"^(?P<title>\*[^*]+\*)\. (?P<version>\w+ \S+) \((?P<date>\d{4})\)\.",
    r"\g<title> (\g<date>) \g<version>.",
)
"""An edition without editors, as Harvard’s entry has it: its year comes too late."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style in which a text can be cited."""

    id: str
    """Its name in addresses and data."""
    name: str
    csl: str
    """The name of the CSL style."""
    joint: str
    """What it makes of a work, a passage and the edition that has both."""
    mends: tuple[Mend, ...] = ()
    """What CSL makes of the edition, and what it should."""
    case: Callable[[str], str] = str
    """What becomes of titles, beyond what CSL does."""
    paragraph: tuple[str, str] = PARAGRAPH
    """How it shortens “paragraph” and “paragraphs”."""
    locale: str = "en-US"
    has_list: bool = True
    """Whether works stand in a list, and are cited shortly in the running text."""
    is_of_books: bool = False
    """Whether the edition is cited as a book, not as what holds a part."""
    is_republished: bool = False
    """Whether a text is cited as a part of the edition that had appeared before."""

    @property
    def source(self) -> str:
        """The CSL style as XML."""
        return (standing_alone if self.has_list else full_notes)(self.csl)

    def mended(self, host: str) -> str:
        """Return what CSL makes of the edition as the style has it."""
        for pattern, replacement in self.mends:
            host = re.sub(pattern, replacement, host)
        return host

    def phrase(self, text: Text, first: str, last: str = "") -> str:
        """Name a passage or range, and say whose words it is in.

        What we call the editors’ précis of a passage is called so in every style, to
        be known again; only a bare locator is written as the style has it.
        """
        is_precis = text.is_precis
        names = PARAGRAPH if is_precis else self.paragraph
        return phrase(text, locator(first, last, names))


STYLES = (
    Style(
        id="chicago-notes",
        name=N_("Chicago, notes"),
        csl="chicago-notes-bibliography",
        joint="{work}, {phrase}{leads} {host}.",  # as the Manual has “quoted in”
        mends=(TO_TITLE,),
        has_list=False,
    ),
    Style(
        id="chicago-author-date",
        name=N_("Chicago, author-date"),
        csl="chicago-author-date",
        joint="{work} {Phrase}{leads} {host}",
        mends=(YEAR_LAST, TO_TITLE),
    ),
    Style(
        id="mla",
        name="MLA",
        csl="modern-language-association",
        joint="{work} {host} {Phrase}.",  # the second container; then what it has
        mends=(TO_TITLE, SMALL_VERSION),
        case=mla_case,
        paragraph=(N_("par."), N_("pars.")),
    ),
    Style(
        id="apa",
        name="APA",
        csl="apa",
        joint="{host}{work})",  # its first place is told in the last brackets
        mends=(UNSIGNED, (r"\)$", "")),
        case=sentence_case,
        is_republished=True,
    ),
    Style(
        id="harvard",
        name="Harvard",
        csl="harvard-cite-them-right",
        joint="{work} {Phrase}{leads} {host}",
        mends=(UNEDITED,),
        case=small_subtitles,
        locale="en-GB",
        is_of_books=True,
    ),
)
"""Every style, in the order in which a reader is offered them."""
