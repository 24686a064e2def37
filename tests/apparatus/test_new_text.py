"""A text added to an edition, a Markdown file and nothing else, is everywhere."""

import json
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from browsing import serving
from building import copy_built
from edition.model import Edition
from edition.sources import load_edition
from support import CASES, lay_over, run_edition

PRECIS, FULL = "weir-1995", "sluice-2010"
KWIC = '//table[contains(@class, "kwic")]/tbody'
TEXT = """\
---
title: {title}
author:
  - Weir, Ada
date: "{year}"
language: en
presentation: {presentation}
rights: Free to all.
witness: The only copy.
vantage: Northern
summary: One voice more about the canal and its treaties.
proof_state: unproofed
version: 0.1.0
---

Ada Weir wrote when the quarrel was old.
{{ #headnote }}

The Harbour Treaty was the last of the treaties, and the Canal Commission its heir.[^1]
{{ #p1 }}

A hydroelectric {word} turns where Elena Marsh saw barges; no treaty foresaw it.
{{ #p2 }}

[^1]: Lind says the same of the CC.
"""


@pytest.fixture(scope="module")
def grown(built_small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return an edition with two texts more, built; only their files were added."""
    root = copy_built(built_small, tmp_path_factory.mktemp("grown") / "small")
    lay_over(root, CASES / "apparatus")
    added = {
        PRECIS: {"title": "After Marsh", "year": 1995, "presentation": "precis"},
        FULL: {"title": "Water", "year": 2010, "presentation": "transcription"},
    }
    for slug, fields in added.items():
        text = TEXT.format(**fields, word=f"wheel{fields['year']}")
        (root / "docs" / "texts" / f"{slug}.md").write_text(text, encoding="utf-8")
    done = run_edition(root, "build")
    if done.returncode:
        pytest.fail(f"not built: {done.stdout}{done.stderr}", pytrace=False)
    return load_edition(root)


def page(edition: Edition, path: str) -> html.HtmlElement:
    return html.parse(edition.root / "site" / path / "index.html").getroot()


def cells(row: html.HtmlElement) -> list[str]:
    return [cell.text_content() for cell in row.xpath("./td")]


def test_its_terms_are_counted_or_it_says_that_they_are_not(grown: Edition) -> None:
    (table,) = page(grown, "glossary/treaty").xpath('//table[@class="usage"]')
    rows = {row.get("data-text"): cells(row) for row in table.xpath("./tbody/tr")}
    assert rows[PRECIS][0] == "not yet counted in the author’s words"
    assert rows[PRECIS][-1] == "2"
    assert rows[FULL][0] == rows[FULL][-1] == "2"
    assert rows[FULL][2] == "¶\N{NO-BREAK SPACE}1"


def test_its_uses_are_lines_of_the_concordance(grown: Edition) -> None:
    groups = page(grown, "glossary/treaty").xpath(KWIC)
    lines = {group.get("data-text"): group.xpath("./tr[td]") for group in groups}
    heads = {group.get("data-text"): group.xpath("string(./tr/th)") for group in groups}
    assert [len(lines[slug]) for slug in (PRECIS, FULL)] == [2, 2]
    assert "précis" in heads[PRECIS]
    assert "author’s own words" in heads[FULL]
    data = json.loads((grown.root / "site" / "glossary.json").read_text("utf-8"))
    treaty = next(term for term in data["terms"] if term["id"] == "treaty")
    uses = {usage["text"]: usage["uses"] for usage in treaty["usage"]}
    assert (uses[PRECIS], uses[FULL]) == (None, 2)


def test_it_has_a_column_in_the_matrix_and_a_place_in_the_filter(
    grown: Edition,
) -> None:
    timeline = page(grown, "timeline")
    table = timeline.xpath('//*[@id="matrix"]/following::table')[0]
    heads = [head.text_content() for head in table.xpath("./thead//th")]
    assert heads == ["Event", "Marsh 1990", "Weir 1995", "Anonymous 2001", "Weir 2010"]
    for row in table.xpath("./tbody/tr"):
        assert cells(row)[1] == cells(row)[3] == "silent"
    assert timeline.xpath(f'//option[@value="{PRECIS}"]')


def test_its_names_are_found_by_their_forms(grown: Edition) -> None:
    names = page(grown, "names")
    for id, anchor in (("elena-marsh", "p2"), ("canal-commission", "p1")):
        entry = names.get_element_by_id(f"name-{id}")
        places = {
            link
            for element in entry.itersiblings()
            for link in element.xpath(".//@href")
        }
        for slug in (PRECIS, FULL):
            assert f"../texts/{slug}/#{anchor}" in places


def test_its_terms_are_linked_and_it_is_listed(grown: Edition) -> None:
    for slug in (PRECIS, FULL):
        links = page(grown, f"texts/{slug}").xpath('//a[@class="term"]/@href')
        assert {"../../glossary/harbour-treaty/", "../../glossary/cc/"} <= set(links)
        assert page(grown, "").xpath(f'//article//a[@href="texts/{slug}/"]')


@pytest.mark.browser
def test_its_words_are_found_by_search(
    grown: Edition, chromium: Browser, tmp_path: Path
) -> None:
    context = chromium.new_context()
    with serving(grown.root / "site", tmp_path) as address:
        for slug, word in ((PRECIS, "wheel1995"), (FULL, "wheel2010")):
            found = context.new_page()
            found.goto(f"{address}search/?q={word}")
            found.wait_for_selector("#concordance-lines tr")
            href = found.locator("#concordance-lines a").first.get_attribute("href")
            assert f"texts/{slug}/" in (href or "")
            assert (href or "").endswith("#p2")
    context.close()
