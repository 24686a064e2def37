"""Make pages that MkDocs takes as they are, and cache what it converts."""

import re
import unicodedata
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.markdown_ext.inserts import has_insert, with_numbers
from edition.messages import ENGLISH, language
from edition.mkdocs import messages
from edition.mkdocs.private import PageFacts, page_facts, set_page_facts
from edition.model import Edition, GeneratedPage, Text
from edition.readers.pictures import picture_sizes
from edition.surroundings import surroundings
from edition.templating import Heading, headings
from edition.views.downloads import Exported, of_text
from edition.views.inserts import inserts, numbers
from edition.views.pages import page_html
from edition.views.text import chapter_html, text_html
from edition.views.text_markdown import text_markdown

PAGES = "pages"
"""The namespace of the cache."""
PICTURE = "!["
"""What is in every page with a picture."""
ANCHOR = re.compile(r' id="([^"]+)"')
Converted = tuple[str, PageFacts]
"""The HTML of a page's Markdown, and what MkDocs noted about it."""
FORM = TypeAdapter[Converted](Converted)


def edition_of(config: MkDocsConfig) -> Edition:
    """Return the edition that was read for this build."""
    edition: Edition = config.extra["edition"]
    return edition


def exported_in(config: MkDocsConfig) -> Exported:
    """Return the files that were made to be downloaded."""
    found: Exported = config.extra["exported"]
    return found


def _show(page: Page, html: str, facts: PageFacts, files: Files) -> None:
    """Give a page its HTML, with the anchors and headings that are in it."""
    page.content = html
    page.toc = get_toc(_nested(headings(html)))  # type: ignore[arg-type]
    set_page_facts(page, facts._replace(anchors=ANCHOR.findall(html)), files)


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
        html = page_html(edition_of(config), self._made)
        _show(self, html, PageFacts(self._made.title, [], {}), files)


def _nested(found: list[Heading]) -> list[dict[str, Any]]:
    """Return headings as Python-Markdown gives them: sections below the title."""
    tokens: list[dict[str, Any]] = []
    for level, id, words in found:
        token = {"name": words, "id": id, "level": level, "children": []}
        is_section = level > 1 and tokens and tokens[0]["level"] == 1
        (tokens[0]["children"] if is_section else tokens).append(token)
    return tokens


class MarkdownPage(Page):
    """A hand-written page; it is converted only where something has changed."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read a page; the theme sees the title and description that we have read."""
        super().read_source(config)
        self.markdown = unicodedata.normalize("NFC", self.markdown or "")
        edition = edition_of(config)
        if page := edition.page.get(f"docs/{self.file.src_uri}"):
            about = with_numbers(page.description, numbers(edition))
            self.meta = {"title": page.title, "description": about}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what it was converted into before."""
        words, facts = self._converted(config, files)
        _show(self, self._framed(config, words), facts, files)

    def _converted(self, config: MkDocsConfig, files: Files) -> Converted:
        edition, source = edition_of(config), self.markdown or ""
        pictures = repr(picture_sizes(edition)) if PICTURE in source else ""
        key = digest(self.file.src_uri, source, pictures, surroundings(edition))
        cache, is_own = cache_of(edition.root), not has_insert(source)
        if is_own and (found := cache.get(PAGES, key)):
            return FORM.validate_json(found)
        with messages.warnings() as warned:
            converted = self._convert(config, files)
        if is_own and not warned:  # what is taken from the cache warns of nothing
            cache.put(PAGES, key, FORM.dump_json(converted))
        return converted

    def _convert(self, config: MkDocsConfig, files: Files) -> Converted:
        edition, here = edition_of(config), self.file.src_uri
        options = {"edition": edition, "page": here}
        made = inserts(edition, here, exported_in(config))
        options |= {"inserts": made, "numbers": numbers(edition)}
        config.mdx_configs["edition.markdown_ext"] = options
        super().render(config, files)
        return self.content or "", page_facts(self)

    def _framed(self, config: MkDocsConfig, words: str) -> str:
        """Return the page around what was converted: nothing but that."""
        return words


class TextPage(MarkdownPage):
    """The page of a text or chapter: its words, in the frame of a template."""

    def __init__(
        self, text: Text, title: str | None, file: File, config: MkDocsConfig
    ) -> None:
        super().__init__(title, file, config)
        self._text = text
        self._chapter = text.chapter_at(file.src_uri)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take passages and notes, and those of the layers beside them."""
        text, chapter = self._text, self._chapter
        document = chapter.document if chapter else text.opening
        self.markdown = text_markdown(edition_of(config), text, document)
        self.meta = {"title": text.meta.title, "description": text.meta.summary}
        if chapter:
            self.meta["title"] = f"{chapter.title} – {text.meta.title}"
            self.meta["description"] = chapter.description or text.meta.summary
        self.meta["short_name"] = text.short_name

    def _framed(self, config: MkDocsConfig, words: str) -> str:
        """Return the passages and notes in the template of a text or chapter."""
        edition, text, safe = edition_of(config), self._text, Markup(words)
        files = of_text(exported_in(config), text)
        if self._chapter:
            return chapter_html(edition, text, self._chapter, safe, files)
        return text_html(edition, text, safe, files)


def is_of_manual(page: Page) -> bool:
    """Tell whether a page is one of the manual that comes with the package."""
    return bool(page.file.generated_by and page.file.abs_src_path)


def language_of(item: object) -> Markup:
    """Return the attribute that names a page's language, where the site has another."""
    is_english = isinstance(item, Page) and is_of_manual(item)
    is_foreign = is_english and language() != ENGLISH
    return Markup(f' lang="{ENGLISH}"' if is_foreign else "")


def make_page(title: str | None, file: File, config: MkDocsConfig) -> Page:
    """Make the page of a Markdown file, as it is a text or not."""
    if text := edition_of(config).text_at(file.src_uri):
        return TextPage(text, title, file, config)
    return MarkdownPage(title, file, config)
