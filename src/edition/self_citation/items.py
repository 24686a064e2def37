"""Give CSL the works and the edition as items, and read what it makes of them."""

import re
from collections.abc import Callable, Iterator
from itertools import product

from edition.attribution import date_words, with_brackets
from edition.cache import cache_of
from edition.citations import pandoc
from edition.citations.pandoc_tree import ENTRY
from edition.citations.titles import with_capitals
from edition.cldr import csl_locale
from edition.dates import parse_date
from edition.messages import ENGLISH
from edition.messages import gettext as _
from edition.model import Edition, Text
from edition.self_citation import Item, editors, full_title, named_editors, records
from edition.self_citation.capitals import told_of
from edition.self_citation.stand_ins import (
    ADDRESS,
    NOBODY,
    NOWHERE,
    OPEN,
    TITLE,
    VERSION,
    YEAR,
)
from edition.self_citation.styles import Style

EDITION = "the-edition"
HERE, THERE = "-here", "-there"
"""After a slug: the text as a part of the edition; where it had been published."""
IN_NOWHERE = re.compile(rf"(?P<before>[.,’”“»)]) \*{NOWHERE}\*[.,]?")
BRACKET = re.compile(r"[\[\]]")
GROUP = "The editors"
"""How the name of a group of editors begins, which stands within a sentence."""
PLURAL = {GROUP: "the editors", "(ed.)": "(eds)", "(Ed.)": "(Eds.)"}
"""What CSL makes of such a group, and what it should."""


class Formatted:
    """What CSL makes of every text and of the edition in one style."""

    def __init__(self, edition: Edition, style: Style) -> None:
        names = editors(edition.settings)
        self._is_group = names[0].get("literal", "").startswith(GROUP)
        items = {id: item | {"id": id} for id, item in _items(edition, style)}
        forms = (ENTRY, "") if style.has_list else ("",)
        csl = pandoc.Style(style.source, csl_locale(style.locale))
        self._formatter = pandoc.Formatter(items, csl, cache_of(edition.root))
        self._formatter.prepare(product(items, [""], forms))

    def work(self, id: str, form: str, text: Text) -> str:
        """Return a work as an entry of the list of works, or as a citation."""
        words = self._formatter[id, "", form]
        date = BRACKET.sub(r"\\\g<0>", date_words(text.meta))
        stand_ins = OPEN | {str(YEAR): date}
        stand_ins |= {VERSION: text.meta.version}
        for stand_in, meant in stand_ins.items():
            words = words.replace(stand_in, meant)
        words = IN_NOWHERE.sub(r"\g<before>", words)
        return with_brackets(text.meta, words) if id.startswith(text.slug) else words

    def host(self, id: str, form: str, text: Text) -> str:
        """Return what holds a text: the edition, or the text as a part of it."""
        words = self.work(id, form, text)
        for one, many in PLURAL.items() if self._is_group else ():
            words = words.replace(one, many)
        return words


def _items(edition: Edition, style: Style) -> Iterator[tuple[str, Item]]:
    """Yield the edition and every text as items, titles in the style's capitals."""
    host = _host(edition, style)
    if not style.is_republished:
        yield EDITION, host
    for text in edition.texts:
        work = _work(edition, text, style)
        if style.is_republished:
            yield from _republished(text.slug, work, host)
        else:
            yield text.slug, work


def _work(edition: Edition, text: Text, style: Style) -> Item:
    """Return the work as first published."""
    work: Item = dict(records(edition)[text.slug]["custom"]["first-publication"])
    for name in {"title", "title-short"} & work.keys():
        work[name] = _case(style, text.meta.language)(work[name])
    if "literal" in work["issued"]:
        work["issued"] = {"date-parts": [[YEAR]]}
    if not {"container-title", "publisher"} & work.keys():
        work |= {"type": "chapter"}  # its title is then quoted, as that of a part
        if style.locale == "en-US":
            has_day = len(work["issued"]["date-parts"][0]) > 2  # journals lose theirs
            kind = "article-newspaper" if has_day else "article-journal"
            work |= {"type": kind, "container-title": NOWHERE}
    return work


def _case(style: Style, language: str) -> Callable[[str], str]:
    """Return what becomes of titles: capitals are a matter of English ones."""
    return style.case if language.partition("-")[0] == ENGLISH else str


def _host(edition: Edition, style: Style) -> Item:
    """Return the edition as a book, or as what holds a part."""
    settings = edition.settings
    title = full_title(settings)
    if style.case is not str:
        known = with_capitals(title, told_of(edition))
        title = _case(style, settings.language)(known)
    host: Item = {"version": VERSION, "URL": ADDRESS, "language": settings.language}
    if names := named_editors(settings):
        host["editor"] = names
    if settings.published:
        year = parse_date(settings.published).year
        host["issued"] = {"date-parts": [[year]]}
    if style.is_of_books:
        numbered = _("Version %(number)s") % {"number": VERSION}
        host |= {"type": "book", "title": title, "edition": numbered}
        return host | {"accessed": {"literal": "Qaccessedq"}}
    host |= {"type": "chapter", "title": TITLE, "container-title": title}
    return host | {"author": [{"literal": NOBODY}]}


def _republished(slug: str, work: Item, host: Item) -> Iterator[tuple[str, Item]]:
    """Yield a work as a part of the edition, and where it had been published."""
    names = ("author", "title", "title-short")
    year = {"date-parts": [work["issued"]["date-parts"][0][:1]]}
    here = {name: work[name] for name in names if work.get(name)}
    yield slug + HERE, host | here | {"original-date": year, "genre": "Qphraseq"}
    there = {k: v for k, v in work.items() if k not in (*names, "editor")}
    issued = {"date-parts": [[YEAR]]}
    yield slug + THERE, there | {"title": TITLE, "issued": issued}
