"""A book: one text or all, with the part of the apparatus that it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from markdown.extensions.toc import slugify

from edition import addresses
from edition.addresses import Address
from edition.exports.back_matter import Section, sections
from edition.exports.imprint import Imprint, joined_title, of_edition, of_text
from edition.model import Edition, Text
from edition.reading import readings
from edition.reading.tree import Reading, Span
from edition.self_citation import with_genre

PLACES: dict[str, Callable[[str], Address]] = {
    "term": addresses.term,
    "event": addresses.event,
    "citation": addresses.work,
    "passage": lambda to: addresses.text(*to.split("#", 1)),
}
"""What makes the address that a link of each kind leads to."""


@dataclass(frozen=True)
class Book:
    """What a reader holds: texts, each with its translations, and what is behind."""

    edition: Edition
    texts: tuple[Text, ...]
    is_whole: bool

    @property
    def imprint(self) -> Imprint:
        """What it says of itself."""
        if self.is_whole:
            return of_edition(self.edition)
        return of_text(self.edition, self.texts[0])

    @property
    def title(self) -> str:
        """Its title and subtitle, and whose words a text has."""
        title = joined_title(self.imprint.title, self.imprint.subtitle)
        return title if self.is_whole else with_genre(self.texts[0], title)

    @property
    def description(self) -> str:
        """What a text is about, in a sentence."""
        return "" if self.is_whole else self.texts[0].meta.summary

    @property
    def language(self) -> str:
        """The language of all words that do not say theirs."""
        return self.edition.settings.language

    def title_of(self, text: Text) -> str:
        """Return the title of a text, in brackets where the editors infer it."""
        return of_text(self.edition, text).title

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every layer of every text, in order."""
        every = (readings(self.edition, text) for text in self.texts)
        return tuple(chain.from_iterable(every))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """What stands behind the texts."""
        return sections(self.edition, self.texts, self.readings, whole=self.is_whole)

    @cached_property
    def goals(self) -> frozenset[tuple[str, str]]:
        """What links can lead to within the book: kinds and ids, as spans have them."""
        entries = ((s.goal, e.id) for s in self.sections for e in s.entries)
        passages = (
            ("passage", f"{text.slug}#{id}") for text in self.texts for id in text.pages
        )
        return frozenset([*entries, *passages])

    def has(self, span: Span) -> bool:
        """Tell whether a link leads to something in the book."""
        return (span.kind, span.to) in self.goals

    def web(self, span: Span) -> str:
        """Return where a link leads on the site or in the world; nothing if nowhere."""
        if span.kind == "link":
            return span.to
        made = PLACES.get(span.kind)
        return self.edition.url(made(span.to)) if made else ""


def book_of(edition: Edition, text: Text) -> Book:
    """Return a text as a book."""
    return Book(edition, (text,), is_whole=False)


def whole_book(edition: Edition) -> Book | None:
    """Return the edition as one book, if it has texts."""
    return Book(edition, edition.texts, is_whole=True) if edition.texts else None


def file_name(edition: Edition) -> str:
    """Return the name of the file of the whole edition, without its ending."""
    return slugify(edition.settings.title, "-") or "edition"
