"""Make pages that MkDocs takes as they are, and cache what it converts."""

import re
from functools import lru_cache
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.mkdocs.private import PageFacts, page_facts, set_page_facts
from edition.model import Edition, GeneratedPage
from edition.templating import Heading, headings, page_html

NAMESPACE = "pages"
ANCHOR = re.compile(r' id="([^"]+)"')
Converted = tuple[str, list[dict[str, Any]], PageFacts]
"""A page's HTML, its table of contents, and what MkDocs noted about it."""
FORM = TypeAdapter[Converted](Converted)


def edition_of(config: MkDocsConfig) -> Edition:
    """Return the edition that was read for this build."""
    edition: Edition = config.extra["edition"]
    return edition


class TemplatePage(Page):
    """A page that a template of ours writes, which never meets Markdown."""

    def __init__(self, made: GeneratedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(made.title, file, config)
        self._made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and description from what the page was made with."""
        self.markdown = ""
        self.meta = {"title": self._made.title, "description": self._made.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill in the template; list its headings as the table of contents."""
        self.content = page_html(edition_of(config), self._made)
        self.toc = get_toc(_nested(headings(self.content)))  # type: ignore[arg-type]
        anchors = ANCHOR.findall(self.content)
        set_page_facts(self, PageFacts(self._made.title, anchors, {}), files)


def _nested(found: list[Heading]) -> list[dict[str, Any]]:
    """Return headings as Python-Markdown gives them: sections below the title."""
    tokens: list[dict[str, Any]] = []
    for level, id, words in found:
        token = {"name": words, "id": id, "level": level, "children": []}
        is_section = level > 1 and tokens and tokens[0]["level"] == 1
        (tokens[0]["children"] if is_section else tokens).append(token)
    return tokens


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
        options = {"edition": edition, "page": self.file.src_uri}
        config.mdx_configs["edition.markdown_ext"] = options
        super().render(config, files)
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
