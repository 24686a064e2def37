"""Own what CSL is given to format a citation of the edition, and what it makes of it.

Stand-ins keep the places of what is not known yet, or of what CSL cannot write; they
are words that it leaves as they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from edition.attribution import date_words, with_brackets
from edition.cache import cache_of
from edition.citations.csl_styles import full_notes
from edition.citations.pandoc import Formatter, Style
from edition.citations.pandoc_tree import ENTRY, Wanted
from edition.citing import Item, editors, full_title, records, told_editors
from edition.dates import parse_date
from edition.model import Edition, Settings, Text

PHRASE, CAPITAL, LINK, ACCESSED = "@phrase@", "@Phrase@", "@link@", "@accessed@"
ANCHOR = "@anchor@"
"""What is left open. Formatted words hold no @: it is written as an entity there."""
EDITION, PART = "the-edition", "a-part-of-the-edition"
HERE, THERE = "-here", "-there"
"""After a slug: the text as a part of the edition; where it had been published."""
ADDRESS = "https://link.invalid/"
STAND_INS = {f"<{ADDRESS}>": LINK, "Qphraseq": PHRASE, "Qaccessedq": ACCESSED}
"""What stands in items for what is left open."""
TITLE = "Qxq"
"""A title that is cut away again, with what stands before it."""
NOBODY = "Qnobodyq"
"""An author who keeps the editors from the place of one, and is cut away again."""
NOWHERE = "Qnowhereq"
"""What holds a text of which nobody knows where it was published."""
YEAR, VERSION = 9973, "97.98.99"
"""What stands for a date that CSL cannot write, and for the version of a text."""


IN_NOWHERE = re.compile(rf"(?P<before>[.,’”)]) \*{NOWHERE}\*[.,]?")
BRACKET = re.compile(r"[\[\]]")
GROUP = "The editors"
"""How the name of a group of editors begins."""
PLURAL = {
    "ed. The editors": "ed. the editors",
    "edited by The editors": "edited by the editors",
    "In The editors": "In the editors",
    "(ed.)": "(eds)",
    "(Ed.)": "(Eds.)",
}
"""What CSL makes of such a name, and what it should."""


class Form(NamedTuple):
    """What CSL and we make of an item in one style."""

    id: str
    csl: str
    source: Callable[[str], str]
    """What reads the style of that name."""
    case: Callable[[str], str] = str
    """What becomes of titles, beyond what CSL does."""
    locale: str = "en-US"
    republished: bool = False
    """Whether a text is cited as a part of the edition that had appeared before."""


class Words:
    """What CSL makes of every text and of the edition in one style."""

    def __init__(self, edition: Edition, form: Form) -> None:
        self.settings = edition.settings
        self.works = {
            slug: record["custom"]["first-publication"]
            for slug, record in records(edition).items()
        }
        items = items_for(edition, form)
        style = Style(form.source(form.csl), form.locale)
        self._formatter = Formatter(items, style, cache_of(edition.root))
        self._formatter.prepare(_foreseen(items, form))

    def entry(self, id: str, text: Text) -> str:
        """Return an entry of the list of works."""
        return self._finished(id, self._formatter[id, "", ENTRY], text)

    def cite(self, id: str, text: Text) -> str:
        """Return what stands in a note or in the running text."""
        return self._finished(id, self._formatter[id, "", ""], text)

    def _finished(self, id: str, words: str, text: Text) -> str:
        """Put in the place of stand-ins what they stand for, as far as it is known."""
        stand_ins = STAND_INS | {str(YEAR): escaped_date(text)}
        stand_ins |= {VERSION: text.meta.version}
        for stand_in, meant in stand_ins.items():
            words = words.replace(stand_in, meant)
        words = IN_NOWHERE.sub(r"\g<before>", words)
        if id.startswith(text.slug):
            words = with_brackets(text.meta, words)
        return words if id == text.slug else self._plural(words)

    def _plural(self, words: str) -> str:
        if editors(self.settings)[0].get("literal", "").startswith(GROUP):
            for one, many in PLURAL.items():
                words = words.replace(one, many)
        return words


def escaped_date(text: Text) -> str:
    """Return the date of a text as formatted words have it: brackets are escaped."""
    return BRACKET.sub(r"\\\g<0>", date_words(text.meta))


def _foreseen(items: Iterable[str], form: Form) -> Iterator[Wanted]:
    """Yield what will be asked for; anything else is formatted when it is."""
    for id in items:
        if form.republished and not id.endswith((HERE, THERE)):
            continue
        if form.source is not full_notes:
            yield id, "", ENTRY
        if not id.endswith(THERE):
            yield id, "", ""


def items_for(edition: Edition, form: Form) -> dict[str, Item]:
    """Return the edition and every text as items, titles in the style's capitals."""
    items = _host_items(edition.settings, form.case)
    for text in edition.texts:
        work = _work(edition, text, form)
        items[text.slug] = work
        if form.republished:
            items |= _republished(text.slug, work, items[PART])
    return {id: item | {"id": id} for id, item in items.items()}


def _work(edition: Edition, text: Text, form: Form) -> Item:
    """Return the work as first published."""
    work: Item = dict(records(edition)[text.slug]["custom"]["first-publication"])
    for name in ("title", "title-short"):
        if name in work:
            work[name] = form.case(work[name])
    if "literal" in work["issued"]:
        work["issued"] = {"date-parts": [[YEAR]]}
    if not {"container-title", "publisher"} & work.keys():
        work |= {"type": "chapter"}  # its title is then quoted, as that of a part
        if form.locale == "en-US":
            work |= {"type": "article-journal", "container-title": NOWHERE}
    return work


def _host_items(settings: Settings, case: Callable[[str], str]) -> dict[str, Item]:
    """Return the edition as a book, and as what holds a part."""
    title = case(full_title(settings))
    host: Item = {"version": VERSION, "URL": ADDRESS}
    if names := told_editors(settings):
        host["editor"] = names
    if settings.published:
        host["issued"] = {"date-parts": [[year(settings)]]}
    book: Item = {"type": "book", "title": title, "edition": f"Version {VERSION}"}
    book |= {"accessed": {"literal": "Qaccessedq"}}
    part: Item = {"type": "chapter", "title": TITLE, "container-title": title}
    part |= {"author": [{"literal": NOBODY}]}
    return {EDITION: host | book, PART: host | part}


def _republished(slug: str, work: Item, part: Item) -> dict[str, Item]:
    """Return a work as a part of the edition, and where it had been published."""
    names = ("author", "title", "title-short")
    here = part | {name: work[name] for name in names if work.get(name)}
    here |= {"original-date": {"date-parts": [work["issued"]["date-parts"][0][:1]]}}
    here |= {"genre": "Qphraseq"}
    there = {k: v for k, v in work.items() if k not in (*names, "editor")}
    there |= {"title": TITLE, "issued": {"date-parts": [[YEAR]]}}
    return {slug + HERE: here, slug + THERE: there}


def year(settings: Settings) -> int | str:
    """Return the year of the edition, or nothing where it has none."""
    return parse_date(settings.published).year if settings.published else ""
