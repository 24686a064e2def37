"""Link terms to the glossary and dates to the timeline, where passages use them."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from edition import addresses
from edition.dates import phrases
from edition.indexes import events_by_passage, term_matcher
from edition.markdown_ext.elements import HEADINGS
from edition.markdown_ext.links import from_root
from edition.matching import Match, Matcher
from edition.messages import gettext as _
from edition.model import Edition, Event
from edition.syntax import LAYERED
from edition.transliteration import collation_key

CLOSED = frozenset({"a", "sup", "code", "abbr"})
"""Elements whose words stay as they are."""


MOST = 12
"""Terms that are listed for a section: those used most in it."""
BETWEEN = "\N{NO-BREAK SPACE}· "
"""Between two of them: it ends a line and never begins one."""


def link_terms_and_dates(root: Element, edition: Edition, slug: str) -> None:
    """Link the first use of a term in each section, and asserted dates.

    The terms of a section are listed before its first passage, for the margin.
    """
    index = events_by_passage(edition)
    sections: list[tuple[Element, Counter[str]]] = []
    used: dict[str, Counter[str]] = {}
    for element in root.iter():
        if element.tag in HEADINGS:
            used = {}
        elif passage := LAYERED.fullmatch(element.get("id", "")):
            layer = passage["layer"] or ""
            if layer not in used:
                used[layer] = Counter()
                sections += [(element, used[layer])] * (not layer)
            events = index.get((slug, passage["passage"]), ())
            _Passage(edition, events, used[layer], slug).link(element)
    blocks = {part: block for block in root for part in block.iter()}
    for first, terms in sections:
        if terms and first in blocks:
            at = list(root).index(blocks[first])
            root.insert(at, _section_terms(edition, terms))


def _section_terms(edition: Edition, used: Counter[str]) -> Element:
    """Return the list of the terms of a section."""
    title = _("Terms in this section")
    box = Element("div", {"aria-label": title, "class": "section-terms"})
    box.set("role", "group")
    SubElement(box, "p", {"class": "section-terms__title"}).text = title
    links = SubElement(box, "p")
    terms = [edition.term[id] for id, _ in used.most_common(MOST)]
    for term in sorted(terms, key=lambda term: collation_key(term.headword)):
        if len(links):
            links[-1].tail = BETWEEN
        link = SubElement(links, "a", {"href": from_root(addresses.term(term.id))})
        link.text = term.headword
    box.tail = "\n"
    return box


class _Passage:
    """Links the words of one passage."""

    def __init__(
        self, edition: Edition, events: tuple[Event, ...], used: Counter[str], slug: str
    ) -> None:
        self._edition = edition
        self._terms = term_matcher(edition)
        tags = (edition.settings.language, edition.text[slug].meta.language)
        self._dates = Matcher(date_forms(events, *tags)) if events else None
        self._events = {event.id: event for event in events}
        self._used = used

    def link(self, element: Element) -> None:
        """Link within an element and all below it that is not closed."""
        children = list(element)
        self._run(element, None)
        for child in children:
            if child.tag not in CLOSED:
                self.link(child)
            self._run(element, child)

    def _run(self, parent: Element, after: Element | None) -> None:
        """Link in a run of an element's own text, first or behind a child."""
        text = (parent.text if after is None else after.tail) or ""
        found = list(self._find(text))
        if not found:
            return
        before = text[: found[0][0].start]
        if after is None:
            parent.text = before
        else:
            after.tail = before
        at = 0 if after is None else list(parent).index(after) + 1
        ends = [match.start for match, _ in found[1:]] + [len(text)]
        for offset, ((match, link), end) in enumerate(zip(found, ends, strict=True)):
            link.text = text[match.start : match.end]
            link.tail = text[match.end : end]
            parent.insert(at + offset, link)

    def _find(self, text: str) -> Iterator[tuple[Match, Element]]:
        """Yield what is to be linked, in order; a date wins over a term it overlaps."""
        dates = self._dates.find(text) if self._dates else []
        terms = [t for t in self._terms.find(text) if not _overlaps(t, dates)]
        for match in sorted([*dates, *terms]):
            if match in dates:
                if self._events.pop(match.owner, None):
                    href = from_root(addresses.event(match.owner))
                    yield match, Element("a", {"class": "event", "href": href})
            else:
                self._used[match.owner] += 1
                if self._used[match.owner] == 1:
                    yield match, _term_link(match.owner)


def _overlaps(match: Match, others: list[Match]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in others)


def _term_link(id: str) -> Element:
    link = Element("a", {"class": "term", "href": from_root(addresses.term(id))})
    link.set("role", "doc-glossref")
    return link


def date_forms(events: tuple[Event, ...], *tags: str) -> dict[str, str]:
    """Return the words that stand for each event's date in a passage of a language.

    Words that would do for two events of the passage are left out: a link must not
    lead to the wrong one. An event's own forms come first.
    """
    owners: dict[str, set[str]] = {}
    for event in events:
        dated = (phrase for tag in tags for phrase in phrases(event.date, tag))
        for phrase in (*event.forms, *dated):
            owners.setdefault(phrase, set()).add(event.id)
    return {phrase: min(ids) for phrase, ids in owners.items() if len(ids) == 1}
