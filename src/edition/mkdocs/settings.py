"""Configure MkDocs from the edition: titles, addresses, navigation, Markdown."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from edition.manual import HERE as MANUAL
from edition.markdown_ext import EXTENSIONS
from edition.model import Edition
from edition.navigation import navigation
from edition.sources import WATCHED
from edition.transcriptions import TRANSCRIPTIONS
from edition.views.rights import footer


def configure(config: MkDocsConfig, edition: Edition) -> None:
    """Tell MkDocs what the edition says about itself, and what warnings are for."""
    settings = edition.settings
    config.site_name = settings.title
    config.site_description = settings.subtitle
    config.site_url = config.site_url or settings.site_url
    config.copyright = footer(edition)
    config.theme["language"] = settings.language
    config.nav = navigation(edition)
    config.watch += _watched(edition.root)
    _set_markdown(config)
    _warn(config)


def _watched(root: Path) -> list[str]:
    """Return what a preview looks at besides ``docs``, which MkDocs watches itself."""
    names = (*WATCHED, TRANSCRIPTIONS, MANUAL)
    paths = (root / name for name in names if name != "docs")
    return [str(path) for path in paths if path.exists()]


def _set_markdown(config: MkDocsConfig) -> None:
    """Read Markdown with our extensions, and those the edition lists besides."""
    ours = [name for name in EXTENSIONS if name not in config.markdown_extensions]
    config.markdown_extensions += ours
    options = {name: dict(given) for name, given in EXTENSIONS.items()}
    config.mdx_configs = options | config.mdx_configs


def _warn(config: MkDocsConfig) -> None:
    """Have MkDocs warn of pages nobody finds and of links that lead nowhere."""
    nav, links = config.validation.nav, config.validation.links
    nav.omitted_files = nav.not_found = nav.absolute_links = logging.WARNING
    links.not_found = links.anchors = logging.WARNING
    links.absolute_links = links.unrecognized_links = logging.WARNING
