"""Have a second process make pages too, where there is a processor for it."""

import logging
from collections.abc import Callable

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from edition import second_process
from edition.beginning import settle


def _begin(config: MkDocsConfig, files: Files, make: Callable[[Page], object]) -> None:
    """Begin at the last page; a preview has few pages to make, and threads."""
    if config.extra["preview"] or not second_process.is_possible():
        return
    settle()
    config.extra["kept"].close()

    def made(page: Page) -> bool:
        warnings: CountHandler = config.extra["warnings"]
        logging.getLogger("mkdocs").handlers = [warnings]  # the first process tells
        make(page)
        return not warnings.get_counts()

    pages = [file.page for file in files.documentation_pages() if file.page]
    config.extra["second"] = second_process.begin(reversed(pages), made)


def _end(config: MkDocsConfig) -> None:
    second_process.end(config.extra.pop("second", second_process.NONE))


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Begin to convert pages."""

    def convert(page: Page) -> None:
        page = config.plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.render(config, files)

    config.extra["navigation"] = nav
    _begin(config, files, convert)
    return nav


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """End that, and begin to put pages into their template."""
    nav: Navigation = config.extra["navigation"]
    documents = files.documentation_pages()

    def fill(page: Page) -> None:
        page.active = True
        context = get_context(nav, documents, config, page)
        context = config.plugins.on_page_context(
            context, page=page, config=config, nav=nav
        )
        env.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False

    _end(config)
    _begin(config, files, fill)
    return env


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """End that too."""
    _end(config)
