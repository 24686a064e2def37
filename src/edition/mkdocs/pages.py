"""Make pages that MkDocs takes as they are, and cache what it converts."""

from functools import lru_cache
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.mkdocs import messages
from edition.mkdocs.private import PageFacts, page_facts, set_page_facts
from edition.model import Edition

NAMESPACE = "pages"
Converted = tuple[str, list[dict[str, Any]], PageFacts]
"""A page's HTML, its table of contents, and what MkDocs noted about it."""
FORM = TypeAdapter[Converted](Converted)


def edition_of(config: MkDocsConfig) -> Edition:
    """Return the edition that was read for this build."""
    edition: Edition = config.extra["edition"]
    return edition


class CachedPage(Page):
    """A page that is converted only where what it is made from has changed."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what it was converted into before."""
        edition = edition_of(config)
        made_from = (self.file.src_uri, self.markdown or "", _surroundings(edition))
        key, cache = digest(*made_from), cache_of(edition.root)
        if found := cache.get(NAMESPACE, key):
            self._take(FORM.validate_json(found), files)
            return
        with messages.warnings() as warned:
            super().render(config, files)
        if warned:
            return  # so that the next build warns again
        toc = [_token(item) for item in self.toc]
        converted = (self.content or "", toc, page_facts(self))
        cache.put(NAMESPACE, key, FORM.dump_json(converted))

    def _take(self, converted: Converted, files: Files) -> None:
        self.content, toc, facts = converted
        self.toc = get_toc(toc)  # type: ignore[arg-type]
        set_page_facts(self, facts, files)


def _token(item: AnchorLink) -> dict[str, Any]:
    children = [_token(child) for child in item.children]
    token = {"name": item.title, "id": item.id, "level": item.level}
    return token | {"children": children}


@lru_cache(maxsize=2)
def _surroundings(edition: Edition) -> bytes:
    """Return a digest of what any page may take from the rest of the edition."""
    texts = [(t.slug, t.meta, sorted(t.anchors)) for t in edition.texts]
    lists = (edition.terms, edition.events, edition.parallels, edition.names)
    more = (edition.emendations, edition.references, edition.ledger, edition.settings)
    paths = sorted(page.path for page in edition.pages)
    return digest(repr((texts, lists, more, paths, bool(edition.transcriptions))))
