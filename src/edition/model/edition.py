"""The model of an edition as a whole: all that was read."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from edition.addresses import Address, below
from edition.model.apparatus import Event, Exemption, Parallel, Reference, Route, Term
from edition.model.documents import Document
from edition.model.emendations import Emendation
from edition.model.names import Name
from edition.model.passages import Passage
from edition.model.releases import Life, Release
from edition.model.settings import Settings
from edition.model.stances import Theme
from edition.model.texts import COPY, Layer, Page, Text
from edition.model.variants import Variants
from edition.problems import Problem

HUES = 8
"""The hues of the palette, after which they begin anew."""


@dataclass(frozen=True, eq=False)
class Edition:
    """Everything that was read, and every problem met while reading."""

    root: Path
    settings: Settings
    texts: tuple[Text, ...]
    pages: tuple[Page, ...]
    references: tuple[Reference, ...]
    terms: tuple[Term, ...]
    events: tuple[Event, ...]
    parallels: tuple[Parallel, ...] = ()
    themes: tuple[Theme, ...] = ()
    """Those themes of the parallels on which the stances of the texts are told."""
    routes: tuple[Route, ...] = ()
    names: tuple[Name, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    ledger: tuple[Life, ...] = ()
    releases: tuple[Release, ...] = ()
    """What was given out, the first at the beginning."""
    exemptions: tuple[Exemption, ...] = ()
    fragments: tuple[Document, ...] = ()
    """What stands in fields of front matter and data, scanned like a text."""
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """The files of which nothing could be read: what they should say is not known."""
    transcriptions: Mapping[str, Document] = field(default_factory=dict)
    """By slug, the reader's own copies of texts shown as précis; only where asked."""
    variants: Mapping[str, Variants] = field(default_factory=dict)
    """The witnesses of texts and what they have, by slug."""
    translations: Mapping[str, tuple[Layer, ...]] = field(default_factory=dict)
    """Those of each text by its slug, in order of their names."""

    indexes: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What `per_edition` makes of it."""

    @cached_property
    def reference(self) -> dict[str, Reference]:
        """The references by key."""
        return {reference.key: reference for reference in self.references}

    @cached_property
    def text(self) -> dict[str, Text]:
        """The texts by slug."""
        return {text.slug: text for text in self.texts}

    @cached_property
    def term(self) -> dict[str, Term]:
        """The terms by id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def page(self) -> dict[str, Page]:
        """The pages that are no texts, by path."""
        return {page.path: page for page in self.pages}

    def hue(self, text: Text) -> int:
        """Return which of the hues of the palette a text has, by its date: 1 to 8."""
        return 1 + self.texts.index(text) % HUES

    @property
    def has_precis(self) -> bool:
        """Whether any text is in the editors' words."""
        return any(text.is_precis for text in self.texts)

    @property
    def has_data(self) -> bool:
        """Whether the editors say more of the texts than their notes do."""
        own = (self.terms, self.events, self.parallels, self.themes, self.names)
        return any(own)

    @property
    def has_full_text(self) -> bool:
        """Whether any text is in its author's words."""
        return not all(text.is_precis for text in self.texts)

    def text_at(self, path: str) -> Text | None:
        """Return the text that has a page at a path below ``docs``, if one has."""
        return self._pages_of_texts.get(path)

    @cached_property
    def _pages_of_texts(self) -> dict[str, Text]:
        """The texts by every path of theirs; of long ones too by that of a file."""
        found = {f"texts/{text.slug}.md": text for text in self.texts}
        found |= {text.page: text for text in self.texts}
        return found | {c.page: text for text in self.texts for c in text.chapters}

    def page_with(self, path: str, anchor: str) -> str:
        """Return the page that has an anchor of a text: that of its chapter.

        Whoever names a passage names the text: “texts/marsh-1990.md#p7”. Any other
        path is returned as it is.
        """
        text = self.text_at(path)
        if not text or not text.chapters:
            return path
        return text.page_of(anchor) or (path if text.chapter_at(path) else text.page)

    def url(self, to: Address) -> str:
        """Return where a page is published, or a place on it or on a chapter of it."""
        page = self.page_with(to.page, to.anchor)
        return self.settings.site_url + below(Address(page, to.anchor))

    def layers(self, text: Text) -> tuple[Layer, ...]:
        """Return what stands beside the words of a text: a copy, its translations."""
        copy = self.transcriptions.get(text.slug)
        own = (Layer(COPY, text.meta.language, copy),) if copy else ()
        return (*own, *self.translations.get(text.slug, ()))

    def has_page(self, path: str) -> bool:
        """Tell whether there is a hand-written page at a path below ``docs``."""
        return f"docs/{path}" in self.page

    def transcribed(self, text: Text) -> tuple[Passage, ...]:
        """Return the passages of a text's transcription, none where there is none."""
        if text.slug not in self.transcriptions:
            return ()
        blocks = self.transcriptions[text.slug].blocks
        return tuple(block for block in blocks if block.id in text.anchors)

    @property
    def files(self) -> Iterator[Document]:
        """The texts and then the other pages."""
        yield from (file for text in self.texts for file in text.files)
        yield from (page.document for page in self.pages)

    @property
    def translated(self) -> Iterator[Document]:
        """The translations of texts, which have no page of their own."""
        for layers in self.translations.values():
            yield from (layer.document for layer in layers)

    @property
    def documents(self) -> Iterator[Document]:
        """All words that are shown: files, fields of front matter and data, layers."""
        yield from self.files
        yield from self.translated
        yield from self.fragments
        yield from self.transcriptions.values()
