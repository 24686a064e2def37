"""The edition at the root of the project is a test: it passes its own checks."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from edition.checks import check
from edition.indexes import uses
from edition.model import Edition, Text
from edition.scan.plain import plain
from edition.sources import load_edition
from edition.views.facets import colours
from support import IN_CI, ROOT

SHARED = ROOT.parent / "shared"
CODE = "ancestor-or-self::*[self::code or self::pre or self::script or self::style]"
EDITION = load_edition(ROOT)
SUFFIXES = {".py", ".j2", ".html", ".css", ".js", ".toml", ".md", ".yml", ".json"}
"""Of the files of the package that somebody writes."""


@pytest.fixture
def shared() -> Path:
    """Return the folder of the raw documents, or skip where there is none."""
    if not (SHARED / "sources").is_dir():
        pytest.skip("the raw documents of the five texts are not here (../shared)")
    return SHARED


def texts() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", EDITION.texts, ids=lambda text: text.slug)


def blocks_of(text: Text, shared: Path) -> list[dict[str, Any]]:
    """Return what the source of a text has, block for block, or skip without it."""
    file = shared / "editorial" / f"blocks-{text.slug}.json"
    if not file.is_file():
        pytest.skip(f"the source of {text.slug} is not among the raw documents")
    return list(json.loads(file.read_text(encoding="utf-8"))["blocks"])


def test_the_edition_passes_its_own_checks() -> None:
    errors = [str(problem) for problem in check(EDITION) if problem.is_error]
    assert not errors, "\n" + "\n".join(errors)


@texts()
def test_passages_and_the_authors_notes_are_numbered_through(text: Text) -> None:
    numbers = [passage.id for passage in text.passages]
    assert numbers == [f"p{n}" for n in range(1, len(numbers) + 1)]
    notes = [note.label for note in text.document.notes if note.kind == "author"]
    assert sorted(notes, key=int) == [str(n) for n in range(1, len(notes) + 1)]


@texts()
def test_a_text_says_what_its_source_says_of_rights(text: Text) -> None:
    assert len(text.meta.rights) > 20
    assert len(text.meta.witness) > 40


def _page(edition: Edition, path: str) -> html.HtmlElement:
    file = edition.root / "site" / path / "index.html"
    return html.fromstring(file.read_text(encoding="utf-8"))


def _pages(edition: Edition) -> Iterator[tuple[Path, html.HtmlElement]]:
    for file in sorted((edition.root / "site").rglob("*.html")):
        yield file, html.fromstring(file.read_text(encoding="utf-8"))


@texts()
def test_a_page_has_every_passage_and_note_once(
    text: Text, built_edition: Edition
) -> None:
    page = _page(built_edition, f"texts/{text.slug}")
    for anchor in ("headnote", *text.anchors):
        assert len(page.xpath(f'//*[@id="{anchor}"]')) == 1, anchor
    numbers = page.xpath('//*[contains(@class, "passage__number")]/@href')
    assert numbers == [f"#{passage.id}" for passage in text.passages]


@texts()
def test_a_note_shows_the_sources_number_or_our_letter(
    text: Text, built_edition: Edition
) -> None:
    page = _page(built_edition, f"texts/{text.slug}")
    for mark in page.xpath('//a[@role="doc-noteref"]'):
        label = mark.get("href").removeprefix("#n")
        shown = mark.text_content().strip("[]")
        assert shown == label if label.isdigit() else re.fullmatch("[a-z]+", shown)


def test_no_mark_is_left_on_any_page(built_edition: Edition) -> None:
    for file, page in _pages(built_edition):
        for words in page.xpath(f"//text()[not({CODE})]"):
            assert not re.search(r"\[\^|\[@|\{ ?#|\?\?", words), f"{file}: {words}"


def test_ids_are_unique_on_every_page(built_edition: Edition) -> None:
    for file, page in _pages(built_edition):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), file


def test_every_citation_leads_to_its_entry(built_edition: Edition) -> None:
    entries = set(_page(built_edition, "bibliography").xpath("//@id"))
    count = 0
    for file, page in _pages(built_edition):
        for link in page.xpath('//a[@role="doc-biblioref"]/@href'):
            path, _, anchor = link.partition("#")
            target = (file.parent / path).resolve()
            assert target == built_edition.root / "site" / "bibliography"
            assert anchor in entries, f"{file}: {link}"
            count += 1
    assert count


def test_every_entry_leads_back_to_what_cites_it(built_edition: Edition) -> None:
    page = _page(built_edition, "bibliography")
    for key, found in uses(built_edition).items():
        (entry,) = page.xpath(f'//*[@id="ref-{key}"]')
        links = entry.xpath(".//@href")
        for use in found:
            anchor = use.anchor or ""
            assert f"../texts/{use.text.slug}/#{anchor}" in links, f"{key}: {anchor}"


def test_links_inside_the_site_are_relative_and_lead_to_files(
    built_edition: Edition,
) -> None:
    site = built_edition.root / "site"
    for file, page in _pages(built_edition):
        if file.name == "404.html":
            continue
        for link in page.xpath("//a/@href"):
            if re.match(r"[a-z]+:", link) or link.startswith("#"):
                continue
            assert not link.startswith("/"), f"{file}: {link}"
            target = (file.parent / link.partition("#")[0].partition("?")[0]).resolve()
            assert target.is_relative_to(site)
            assert target.is_file() or (target / "index.html").is_file(), link


@pytest.mark.sources
def test_no_run_of_twelve_words_is_shared_with_the_sources(shared: Path) -> None:
    tool = shared / "tools" / "verbatim"
    done = subprocess.run(
        [str(tool)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.sources
@texts()
def test_a_precis_has_about_half_of_its_sources_words(text: Text, shared: Path) -> None:
    blocks = blocks_of(text, shared)
    words = {block["passage"]: block["words"] for block in blocks if "passage" in block}
    odd = []
    for passage in text.passages:
        ratio = len(plain(passage.markdown).split()) / words[passage.id]
        if words[passage.id] >= 60 and not 0.35 <= ratio <= 0.7:
            odd.append(f"{passage.place}: {passage.id} has {ratio:.0%}")
    assert not odd, "\n" + "\n".join(odd)


@pytest.mark.sources
@texts()
def test_passages_stand_under_the_sources_headings(text: Text, shared: Path) -> None:
    blocks = blocks_of(text, shared)
    assert [b["passage"] for b in blocks if "passage" in b] == [
        passage.id for passage in text.passages
    ]


def test_the_package_names_nothing_of_this_edition() -> None:
    """Another edition is made with it: what is ours stands in our own files."""
    own = {EDITION.settings.title, *EDITION.text}
    for text in EDITION.texts:
        own |= {text.short_name, text.meta.title, *text.meta.authors}
    own |= {colour for _name, _scheme, colour in colours(EDITION)}
    files = (ROOT / "src/edition").rglob("*")
    written = {p: p.read_text("utf-8").lower() for p in files if p.suffix in SUFFIXES}
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, words in written.items()
        for name in own
        if name.lower() in words
    ]
    assert found == []


@pytest.mark.sources
def test_in_ci_the_sources_are_used_where_they_are() -> None:
    if IN_CI and SHARED.is_dir():
        assert (SHARED / "sources").is_dir(), "CI has ../shared without the sources"
