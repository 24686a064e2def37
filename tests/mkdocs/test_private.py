"""Private names of MkDocs and mkdocs-bibtex do what the adapter relies on."""

import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page
from mkdocs_bibtex.registry import ReferenceRegistry

from edition.mkdocs.bibtex import EditionRegistry, install_registry
from edition.mkdocs.private import (
    page_facts,
    set_page_facts,
    set_registry,
)
from edition.model import Edition


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """Return the settings of a site of two pages, one of which links to the other."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# First\n\n[On](other.md#more)\n", encoding="utf-8")
    (docs / "other.md").write_text("# Other\n\n## More\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Two pages\n", encoding="utf-8")
    settings = str(tmp_path / "mkdocs.yml")
    return load_config(settings, theme="edition", plugins=["bibtex"])


def _page(config: MkDocsConfig, files: Files, path: str) -> Page:
    file = files.get_file_from_path(path)
    assert file is not None
    page = Page(None, file, config)
    page.read_source(config)
    return page


def test_a_page_is_given_what_another_has_noted(config: MkDocsConfig) -> None:
    config.validation.links.anchors = logging.WARNING  # or anchors are not noted
    files = get_files(config)
    first, again = (_page(config, files, "index.md") for _ in range(2))
    other = _page(config, files, "other.md")
    for page in (first, other):
        page.render(config, files)
    facts = page_facts(first)
    assert facts.links == {"other.md": {"more": "other.md#more"}}
    assert set(page_facts(other).anchors) >= {"more"}
    set_page_facts(again, facts, files)
    assert page_facts(again) == facts
    assert again.title == first.title == "First"


def test_a_link_to_a_page_that_is_gone_is_forgotten(config: MkDocsConfig) -> None:
    config.validation.links.anchors = logging.WARNING
    files = get_files(config)
    page = _page(config, files, "index.md")
    page.render(config, files)
    other = files.get_file_from_path("other.md")
    assert isinstance(other, File)
    files.remove(other)
    set_page_facts(page, page_facts(page), files)
    assert page_facts(page).links == {}


def test_the_plugin_takes_our_registry_and_reads_no_bibliography(
    config: MkDocsConfig, small: Edition
) -> None:
    plugin = config.plugins["bibtex"]
    registry = EditionRegistry(bib_files=[])
    assert isinstance(registry, ReferenceRegistry)
    set_registry(plugin, registry, small.root)
    plugin.on_config(config)
    assert plugin.registry is registry
    files = get_files(config)
    page = _page(config, files, "index.md")
    source = "So [@lind1988water, p. 4]."
    assert plugin.on_page_markdown(source, page, config, files) == source


def test_the_plugin_does_not_tell_that_it_has_read_no_works(
    config: MkDocsConfig, small: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mkdocs")
    install_registry(config, small)
    config.plugins["bibtex"].on_config(config)
    assert [record.getMessage() for record in caplog.records] == []
