"""Adapt the edition to MkDocs: every function named ``on_…`` is one of its events.

What an edition needs is made elsewhere in the package; here it is handed over.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from edition import addresses, citations
from edition.cache import cache_of
from edition.checks import check
from edition.exports.keys import EXPORTS
from edition.exports.making import exported, wanted
from edition.exports.registry import ALWAYS
from edition.forge import edit_address
from edition.formats import media_type
from edition.layers import described
from edition.manual import FOLDER
from edition.messages import use
from edition.mkdocs import files as site_files
from edition.mkdocs.bibtex import install_registry
from edition.mkdocs.indexing import finish, index
from edition.mkdocs.options import is_preview, options_for
from edition.mkdocs.pages import (
    PAGES,
    edition_of,
    exported_in,
    is_of_manual,
    language_of,
    make_page,
)
from edition.mkdocs.serving import guarded
from edition.mkdocs.settings import configure
from edition.model import GeneratedFile
from edition.navigation import titles
from edition.publish import csp
from edition.self_citation import templates
from edition.self_citation.json_ld import MediaFile
from edition.self_citation.meta_tags import Link
from edition.self_citation.metadata import head
from edition.sources import load_edition
from edition.templating import extend
from edition.theme import palette
from edition.theme.bundles import assets, catalogue, colours, find_root
from edition.theme.kinds import kind_of
from edition.views import downloads, facets
from edition.views.card import ICON, card_path
from edition.views.former import became, redirect
from edition.views.pages import data_sources
from edition.views.report import is_filled, report_address

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_post_page",
    "on_pre_build",
    "on_pre_page",
    "on_serve",
    "on_shutdown",
]
log = get_plugin_logger("edition")
BAR = {name: palette.colours(scheme)["paper"] for name, scheme in palette.SYSTEM}
"""The colour of the browser's own bar, by what the reader's system is set to."""


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the edition; take titles, addresses and navigation from it."""
    options = options_for(config)
    root = Path(config.config_file_path).parent
    options.progress.begin("Preparing lists and citations")
    edition = load_edition(root, with_transcriptions=options.transcriptions)
    use(edition.settings.language)
    config.extra |= {"edition": edition, "has_copies": bool(edition.transcriptions)}
    citations.begin(edition)
    templates.begin(edition)
    configure(config, edition)
    install_registry(config, edition)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Report what is wrong with the edition; in strict mode it ends the build."""
    if options_for(config).is_checked:
        return
    for problem in check(edition_of(config)):
        (log.warning if problem.is_error else log.info)("%s", problem)


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add generated pages, files for machines, styles and scripts."""
    edition = edition_of(config)
    site_files.remove_unused(files, edition)
    site_files.name_chapters(files, edition)
    site_files.add_pages(files, config, edition)
    site_files.add_manual(files, config, edition)
    site_files.add(files, config, [*_exports(config), *site_files.assets(edition)])
    titled = dict(titles(config.nav or ()))
    for file in files.documentation_pages():
        if file.page is None:
            make_page(titled.get(file.src_uri), file, config)
    return files


def _exports(config: MkDocsConfig) -> Iterator[GeneratedFile]:
    """Yield the files to download; a preview has those alone that its pages read."""
    edition = edition_of(config)
    names = [*ALWAYS] if is_preview(config) else wanted(edition)
    made = exported(edition, names, options_for(config).progress)
    config.extra["exported"] = made
    for files in made.values():
        yield from files


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Lead editors to the data of a page, machines to what a former page became."""
    edition = edition_of(config)
    if goal := became(edition, page.file.src_uri):
        page.canonical_url = f"{config.site_url}{goal}"
    source = data_sources(edition).get(page.file.src_uri, f"docs/{page.file.src_uri}")
    page.edit_url = edit_address(edition.settings, source) or None
    if is_of_manual(page):
        name = page.file.src_uri.removeprefix(FOLDER)
        address = edition.settings.manual
        page.edit_url = address + name if address else None
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Have the theme print a page as it is: Markdown and our templates have made it."""
    options_for(config).progress.step()
    return Markup(html)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Show that pages are being converted."""
    pages = len(files.documentation_pages())
    options_for(config).progress.begin("Converting pages", pages)
    return nav


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Show that one more page is written, and let go of what it is made of."""
    options_for(config).progress.step()
    page.content = page.markdown = None
    return output


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Have the theme escape whatever it prints, and speak the edition's language."""
    extend(env)
    pages = len(files.documentation_pages())
    options_for(config).progress.begin("Writing pages", pages)
    preview = is_preview(config)
    env.globals |= {"find_root": Markup(find_root()), "csp": not preview and csp.POLICY}
    env.globals["catalogue"] = catalogue()
    env.filters["language_of"] = language_of
    env.globals["assets"] = assets(kind_of("404.html"))
    env.globals |= {"icon": ICON, "bar": BAR}
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template what stands in the head of the page."""
    edition, path = edition_of(config), page.file.src_uri
    about = str(page.meta.get("description") or config.site_description)
    url = page.canonical_url or ""
    text = edition.text_at(path)
    picture = f"{config.site_url}{card_path(edition, text)}"
    link = Link(str(page.title), about, url, picture)
    layers = [layer.name for layer in described(edition, text)] if text else []
    return context | {
        "assets": assets(kind_of(path), facing=bool(layers)),
        "layers": " ".join(layers),
        "is_precis": bool(text and text.is_precis),
        "colours": text and colours(facets.colours(edition)),
        "report": report_address(edition, path, url),
        "report_is_filled": is_filled(edition),
        "redirect": redirect(edition, path),
        "head": head(edition, path, link, _files(config, path)),
    }


def _files(config: MkDocsConfig, path: str) -> list[MediaFile]:
    """Return the files that hold what is on a page."""
    text, exported = edition_of(config).text_at(path), exported_in(config)
    found = downloads.of_text(exported, text) if text else ()
    if path in (addresses.HOME, addresses.DATA):
        found = downloads.of_all(exported)
    return [MediaFile(f.path, media_type(f.path), f.size) for f in found]


def on_post_build(config: MkDocsConfig) -> None:
    """Add the search index to the rendered site; forget the pages that were."""
    edition = edition_of(config)
    options_for(config).progress.begin("Indexing words for the search")
    index(config)
    cache_of(edition.root).prune(PAGES, *[EXPORTS] * (not is_preview(config)))


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Have the preview refuse what MkDocs would print a traceback of."""
    server.set_app(guarded(server.serve_request))
    return server


def on_shutdown() -> None:
    """Leave nothing behind that still writes into a folder that goes away."""
    finish()
