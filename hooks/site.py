"""Configure MkDocs from the edition: addresses, navigation, generated pages."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from edition.beginning import begin
from edition.checks import check
from edition.citing.metadata import head
from edition.exports import exported_files
from edition.features import TRANSCRIPTIONS
from edition.finish import complete
from edition.model import Edition
from edition.navigation import navigation
from edition.pages import data_sources, generated_pages
from edition.pages.former import became, redirect
from edition.pages.report import report_address
from edition.rendering import is_checked, shows_transcriptions
from edition.sources import WATCHED, load_edition

COPYRIGHT = (
    "Précis, notes and data by the editors, CC BY 4.0; code, MIT. "
    "The essays belong to their authors and publishers."
)
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, in whose place the edition has another."""
NOT_TO_PUBLISH = "Made from your own copies: for you to read, not to publish. "
log = get_plugin_logger("edition")


def _edition(config: MkDocsConfig) -> Edition:
    """Return the edition that `on_config` has read for this build."""
    edition: Edition = config.extra["edition"]
    return edition


def _is_preview(config: MkDocsConfig) -> bool:
    """Tell whether pages are made for the server that reloads them."""
    address = config.dev_addr
    return (config.site_url or "").startswith(f"http://{address.host}:{address.port}/")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take titles, addresses and navigation from the edition."""
    root = Path(config.config_file_path).parent
    preview = _is_preview(config)
    full = shows_transcriptions(config.site_dir, is_preview=preview)
    edition = load_edition(root, with_transcriptions=full)
    config.extra |= {"edition": edition, "preview": preview}
    config.extra["facing"] = bool(edition.transcriptions)
    begin(edition)
    is_known = is_checked(config.site_dir)
    config.extra["problems"] = [] if is_known else check(edition)  # while others begin
    config.site_name = edition.settings.title
    config.site_description = edition.settings.subtitle
    config.site_url = config.site_url or edition.settings.site_url
    config.edit_uri_template = edition.settings.repository + "docs/{path}"
    config.mdx_configs["edition.markdown_ext"] = {"edition": edition}
    config.copyright = NOT_TO_PUBLISH * config.extra["facing"] + COPYRIGHT
    config.nav = navigation(edition)
    watched = (root / path for path in (*WATCHED, TRANSCRIPTIONS) if path != "docs")
    config.watch += [str(path) for path in watched if path.exists()]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Report what is wrong with the edition; in strict mode it ends the build."""
    for problem in config.extra["problems"]:
        (log.warning if problem.is_error else log.info)("%s", problem)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the files for machines; leave out what is unused."""
    for unused in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(unused)
    for page in generated_pages(_edition(config)):
        shown = InclusionLevel.UNDEFINED if page.in_nav else InclusionLevel.NOT_IN_NAV
        files.append(
            File.generated(config, page.path, content=page.markdown, inclusion=shown)
        )
    for file in exported_files(_edition(config)):
        files.append(File.generated(config, file.path, content=file.content))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site; a preview has no policy, which would stop its reloading."""
    complete(
        _edition(config), Path(config.site_dir), secure=not config.extra["preview"]
    )


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Lead editors to the data of a page, machines to what a former page became."""
    edition = _edition(config)
    if goal := became(edition, page.file.src_uri):
        page.canonical_url = f"{config.site_url}{goal}"
    if source := data_sources(edition).get(page.file.src_uri):
        page.edit_url = edition.settings.repository + source
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep a text's front matter from the theme, which has fields of the same names."""
    if text := _edition(config).text_at(page.file.src_uri):
        page.meta = {"title": text.meta.title, "description": text.meta.summary}
        page.meta["short_name"] = text.short_name
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    """Give the template what stands in the head of the page."""
    about = str(page.meta.get("description", config.site_description))
    context["report"] = report_address(
        _edition(config), page.file.src_uri, page.canonical_url or ""
    )
    context["redirect"] = redirect(_edition(config), page.file.src_uri)
    context["head"] = head(
        _edition(config),
        page.file.src_uri,
        str(page.title),
        about,
        page.canonical_url or "",
    )
    return context
