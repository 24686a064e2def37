"""Have MkDocs use again the pages that nothing has changed."""

import logging
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from edition.finish import finished
from edition.kept_pages import Kept, KeptPages
from edition.navigation import titles


class KeptPage(Page):
    """A page that is converted only where it has changed."""

    key = ""
    found: Kept | None = None

    def find(self, config: MkDocsConfig, markdown: str) -> bool:
        """Look for what Markdown was converted into before, its citations too."""
        self.key = config.extra["kept"].key(self.file.src_uri, markdown)
        self.found = config.extra["kept"].get(self._name(), self.key)
        return self.found is not None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what it was converted into before."""
        if self.found:
            self._take(self.found, files)
            return
        super().render(config, files)
        if not config.extra["warnings"].get_counts():
            found = Kept(self._facts(), self.content or "")
            config.extra["kept"].put(self._name(), self.key, found)

    def _name(self) -> str:
        return f"words/{self.file.src_uri}"

    def _facts(self) -> dict[str, Any]:
        links = self.links_to_anchors or {}
        return {
            "toc": [_token(item) for item in self.toc],
            "title": self._title_from_render,
            "anchors": sorted(self.present_anchor_ids or ()),
            "links": {file.src_uri: found for file, found in links.items()},
        }

    def _take(self, found: Kept, files: Files) -> None:
        facts = found.facts
        links = facts["links"].items()
        self.content = found.html
        self.toc = get_toc(facts["toc"])
        self._title_from_render = facts["title"]
        self.present_anchor_ids = set(facts["anchors"])
        self.links_to_anchors = {_file(files, path): known for path, known in links}


def _token(item: AnchorLink) -> dict[str, Any]:
    children = [_token(child) for child in item.children]
    return {
        "name": item.title,
        "id": item.id,
        "level": item.level,
        "children": children,
    }


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    assert file is not None  # the list of files is a part of the key
    return file


class KeptTemplate(Template):
    """The template of pages, filled in only where a page or its frame has changed."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return a page as it is published, or what was made of it before."""
        page = args[0].get("page") if args else None
        if not isinstance(page, KeptPage):
            return super().render(*args, **kwargs)
        kept: KeptPages = args[0]["config"].extra["kept"]
        name, key = f"pages/{page.file.src_uri}", kept.key(*_shown(page, args[0]))
        found = kept.get(name, key)
        if found is None:
            made = super().render(*args, **kwargs)
            is_preview = args[0]["config"].extra["preview"]
            found = Kept(None, made if is_preview else finished(made))
            kept.put(name, key, found)
        return found.html


def _shown(page: KeptPage, context: dict[str, Any]) -> tuple[object, ...]:
    """Return all that the template shows of a page and of those around it."""
    around = (page.previous_page, page.next_page)
    neighbours = [(near.title, near.url) for near in around if near]
    own = (page.key, page.title, page.meta, page.url, page.edit_url, page.canonical_url)
    standard = TemplateContext.__annotations__  # changes with the settings alone
    more = [item for item in context.items() if item[0] not in standard]
    return (*own, neighbours, more, context["config"].extra["frame"])


@event_priority(50)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin with what the last build has kept."""
    config.extra["kept"] = KeptPages(config.extra["edition"])
    config.extra["warnings"] = CountHandler()
    config.extra["warnings"].setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(config.extra["warnings"])
    return config


@event_priority(50)
def on_page_markdown(
    markdown: str, page: Page, config: MkDocsConfig, files: Files
) -> str:
    """Spare plugins the Markdown of a page that need not be converted again."""
    assert isinstance(page, KeptPage)
    return "" if page.find(config, markdown) else markdown


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make every page one that is kept."""
    titled = dict(titles(config.nav or ()))
    for file in files.documentation_pages():
        KeptPage(titled.get(file.src_uri), file, config)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Have templates kept, too."""
    env.template_class = KeptTemplate
    return env


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the navigation, which frames every page."""
    frame = (str(nav), config.site_url, config.extra["preview"])
    config.extra["frame"] = config.extra["kept"].key(*frame)
    return nav


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Let the next build use these pages if nothing was wrong with them."""
    logging.getLogger("mkdocs").removeHandler(config.extra["warnings"])
    if not config.extra["warnings"].get_counts():
        config.extra["kept"].finish()
