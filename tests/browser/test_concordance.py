"""The search page: lines with the word in the middle, sorted, narrowed, taken away."""

import csv
import io
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from edition.features import read_features
from edition.model import Edition
from edition.search.tokens import keys
from hostile import values
from serving import serving
from support import ROOT

SCRIPTS = ROOT / "src" / "edition" / "theme" / "js"
WORDS = ("identity", "plans", "allies", "significance", "rebutted")
"""Words that a search has once said to be nowhere."""
LINES = "#concordance-lines tbody tr:not(.kwic__text)"


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1440, 900


def ask(page: Page, address: str, query: str) -> list[list[str]]:
    page.goto(f"{address}search/?{query}")
    page.locator("#concordance-lines[aria-busy=false] td").first.wait_for()
    return lines(page)


def lines(page: Page) -> list[list[str]]:
    """Return the cells of every line."""
    rows = (
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )
    found: list[list[str]] = page.locator(LINES).evaluate_all(rows)
    return found


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_word_stands_in_the_middle_of_every_line(page: Page, address: str) -> None:
    found = ask(page, address, "q=indivisible")
    assert len(found) > 10
    assert all("indivisib" in word.lower() for _, word, _, _ in found)
    boxes = page.locator(f"{LINES} td.kwic__word").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().x)"
    )
    assert len(set(boxes)) == 1


def test_the_first_lines_are_there_before_the_rest_is_read(
    page: Page, address: str
) -> None:
    held: list[Route] = []
    is_held = True

    def pass_one(route: Route) -> None:
        """Let the first piece pass and hold the others until they are wanted."""
        held.append(route)
        if len(held) == 1 or not is_held:
            route.continue_()

    page.route(re.compile(r"/search/pieces/"), pass_one)
    page.goto(f"{address}search/?q=security")
    page.locator("#concordance-lines[aria-busy=true] td").first.wait_for()
    status = page.locator("#concordance-status")
    expect(status).to_contain_text("The first lines")
    assert status.get_attribute("role") == "status"
    first = lines(page)
    is_held, waiting = False, held[1:]
    for route in waiting:
        route.continue_()
    expect(status).to_have_text(re.compile(r"^\d+ of \d+ lines"))
    assert page.locator("#concordance-lines").get_attribute("aria-busy") == "false"
    every = lines(page)
    assert len(every) > len(first)
    assert all(line in every for line in first)


def test_a_reader_reads_on_after_some_hundred_lines(page: Page, address: str) -> None:
    first = ask(page, address, "q=NATO")
    assert 300 <= len(first) < 330
    status = page.locator("#concordance-status")
    more = page.locator("#concordance-more")
    left = int(more.inner_text().split()[2])
    expect(status).to_have_text(f"{len(first)} of {len(first) + left} lines")
    for _ in range(left // 300 + 1):
        more.click()
        page.locator("#concordance-lines[aria-busy=false]").wait_for()
    expect(more).to_be_hidden()
    expect(status).to_contain_text(f"{len(first) + left} lines in ")
    assert len(lines(page)) == len(first) + left


@pytest.mark.parametrize("word", WORDS)
def test_words_of_the_edition_are_found(page: Page, address: str, word: str) -> None:
    found = ask(page, address, f"q={word}")
    assert any(word in keys(cells[1]) for cells in found)


def saved(page: Page, folder: Path, said: list[str]) -> list[dict[str, str]]:
    """Return the rows of the table in which words are saved that were said so."""
    code = """async ([script, said]) => {
      document.documentElement.lang = "en";
      const { csv } = await import(script);
      const hit = { kind: "passage", author: "An author", year: 1990 };
      return csv(said.map((word) => ({ word, left: "", right: word, hit })));
    }"""
    with serving(SCRIPTS, folder) as scripts:
        page.goto(f"{scripts}messages.js")
        table = page.evaluate(code, [f"{scripts}concordance-lines.js", said])
    return list(csv.DictReader(io.StringIO(table, newline="")))


def test_no_cell_of_a_table_is_a_formula(wide: Page, tmp_path: Path) -> None:
    said = ["=1+1", "+1", "-1", "@so", "\t=1", "\rso", "\n=1", "\xa0=1", "＝1"]
    rows = saved(wide, tmp_path / "scripts", [*said, "so =1"])
    cells = [row["word"] for row in rows]
    assert cells == [*(f"'{word}" for word in said), "so =1"]


def test_no_words_end_their_cell(wide: Page, tmp_path: Path) -> None:
    said = values()
    rows = saved(wide, tmp_path / "scripts", said)
    cells = zip((row["word"] for row in rows), said, strict=True)
    assert all(cell in (word, f"'{word}") for cell, word in cells)
    assert [row["after"] for row in rows] == [row["word"] for row in rows]
    assert {(row["author"], row["year"]) for row in rows} == {("An author", "1990")}
    assert not [row for row in rows if row["word"].strip()[:1] in {*"=+-@＝"}]


def nearest(before: str) -> str:
    words = "".join(c for c in before.lower() if c.isalnum() or c.isspace()).split()
    return words[-1] if words else ""


def test_lines_are_sorted_by_the_words_before_and_after(
    page: Page, address: str
) -> None:
    ask(page, address, "q=treaty&kind=passage")
    page.locator("select[name=sort]").select_option("left")
    plain = "tr => !tr.classList.contains('is-apart')"
    rows = page.locator(LINES).evaluate_all(
        f"rows => rows.filter({plain}).map(r => r.cells[0].textContent.trim())"
    )
    before = [nearest(row) for row in rows]
    assert len(before) > 5
    assert before == sorted(before)
    page.locator("select[name=sort]").select_option("right")
    after = [nearest(" ".join(row[2].split()[:1])) for row in lines(page)]
    assert after == sorted(after)
    assert asked(page)["sort"] == ["right"]


def test_lines_are_sorted_by_date_and_by_text(page: Page, address: str) -> None:
    ask(page, address, "q=security&kind=passage")
    heads = page.locator(".kwic__text").all_inner_texts()
    years = [int(head[-4:]) for head in heads]
    assert years == sorted(years)
    page.locator("select[name=sort]").select_option("text")
    names = page.locator(".kwic__text").all_inner_texts()
    assert names[0].startswith("Author unknown")
    assert names != heads
    assert sorted(names) == sorted(heads)


FACETS = {
    "text": "kosachev-2010",
    "author": "Konstantin Kosachev",
    "year": "2010",
    "kind": "passage",
    "facet-vantage": "Ukrainian vantage point",
}


def test_every_facet_narrows_and_is_in_the_address(page: Page, address: str) -> None:
    every = len(ask(page, address, "q=values"))
    for facet, value in FACETS.items():
        page.locator(f"select[name={facet}]").select_option(value)
        expect(page.locator(LINES)).not_to_have_count(every)
        assert asked(page)[facet] == [value]
        left = lines(page)
        assert 0 < len(left) < every, facet
        address_now = page.url
        page.goto("about:blank")
        page.goto(address_now)
        page.locator("#concordance-lines[aria-busy=false] td").first.wait_for()
        assert lines(page) == left, facet
        page.locator(f"select[name={facet}]").select_option("")
        expect(page.locator(LINES)).to_have_count(every)
        assert facet not in asked(page)


def test_facets_narrow_together_and_none_offers_what_is_one(
    page: Page, address: str
) -> None:
    ask(page, address, "q=values")
    expect(page.locator("select[name=language]")).to_be_hidden()
    page.locator("select[name=text]").select_option("kosachev-2010")
    page.locator("select[name=kind]").select_option("passage")
    expect(page.locator("select[name=author]")).to_be_hidden()
    assert {line[3].split()[0] for line in lines(page)} == {"¶"}


def test_a_facet_offers_numbers_and_is_reached_by_key(page: Page, address: str) -> None:
    found = ask(page, address, "q=treaty")
    page.locator("#concordance-q").focus()
    for _ in range(2 + page.locator("#concordance-goto a").count()):
        page.keyboard.press("Tab")
    expect(page.locator("select[name=text]")).to_be_focused()
    for name in ("text", "author", "year", "kind", "language"):
        assert page.get_by_label(name.capitalize()).count() >= 1
    options = page.locator("select[name=kind] option").all_inner_texts()[1:]
    said = [option.rpartition("(")[2].split() for option in options]
    assert sum(int(number) for number, _unit in said) == len(found)
    assert {unit for _number, unit in said} <= {"line)", "lines)"}


def test_a_facet_that_nothing_fits_has_its_name(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=brics&text=mykhalniuk-2015&kind=author-note")
    expect(page.locator("#concordance-status")).to_have_text("0 lines")
    chosen = [
        page.locator(f"select[name={facet}] option:checked").inner_text()
        for facet in ("text", "kind")
    ]
    assert chosen == ["Mykhalniuk 2015: No Security Without Values", "author’s note"]


def test_a_facet_of_an_address_that_there_is_not_narrows_nothing(
    page: Page, address: str
) -> None:
    found = ask(page, address, "q=brics")
    nonsense = "&".join(f"{name}=nonsense" for name in FACETS)
    page.goto(f"{address}search/?q=brics&{nonsense}")
    expect(page.locator(".kwic__word")).to_have_count(len(found))
    assert "nonsense" not in page.locator("main").inner_text()
    page.wait_for_url(f"{address}search/?q=brics")


def test_an_authors_own_word_says_how_often_it_stands_in_the_original(
    page: Page, address: str, built_edition: Edition
) -> None:
    counts, _ = read_features(built_edition.root, "dyner-2024")
    assert counts is not None
    pool = next(pool for pool in counts.pools if "devoid" in pool.tokens)
    found = ask(page, address, "q=devoid&text=dyner-2024")
    own = [line for line in found if "in the original" in line[0]]
    number = pool.tokens["devoid"]
    assert len(own) == 1
    assert own[0][1] == "devoid"
    assert own[0][0].endswith("once" if number == 1 else f"{number} times")
    bars = page.locator("a.strip__found title").all_text_contents()
    assert any(bar.endswith(f", {own[0][0]}") for bar in bars)


def test_every_total_is_of_the_same_passages_notes_and_entries(
    page: Page, address: str
) -> None:
    found = ask(page, address, "q=trust")
    total = page.locator("#concordance-status").inner_text()
    lines, _, places = total.partition(" in ")
    assert lines == f"{len(found)} lines"
    page.goto(address)
    page.locator(".search-box input").fill("trust")
    expect(page.locator(".search-box__status")).to_contain_text(f" of {places}")
    page.locator(".word-strip input").fill("trust")
    status = page.locator(".word-strip [role=status]")
    expect(status).to_have_text(places)


def test_bars_and_names_lead_to_what_they_stand_for(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator(".word-strip")
    names = form.locator("svg.strip-names a")
    runs = form.locator("g[data-slug]")
    assert names.count() == runs.count() > 1
    for name, run in zip(names.all(), runs.all(), strict=True):
        assert f"/{run.get_attribute('data-slug')}/" in str(name.get_attribute("href"))
        label, bars = name.bounding_box(), run.bounding_box()
        assert label
        assert bars
        assert abs(label["x"] - bars["x"]) < 9 or (
            abs(label["x"] + label["width"] - bars["x"] - bars["width"]) < 9
        )
    before = form.locator("input").bounding_box()
    form.locator("input").fill("trust")
    bar = form.locator("a.strip__found").last
    expect(bar).to_have_attribute("href", re.compile(r"/texts/[\w-]+/#p\d+$"))
    assert form.locator("input").bounding_box() == before
    bar.click()
    page.wait_for_url(re.compile(r"/texts/[\w-]+/#p\d+$"))


def test_lines_are_saved_as_they_stand(
    page: Page, address: str, tmp_path: Path
) -> None:
    found = ask(page, address, "q=indivisible&sort=word")
    with page.expect_download() as download:
        page.locator("#concordance-csv").click()
    path = tmp_path / "lines.csv"
    shutil.copy(download.value.path(), path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["word"] for row in rows] == [line[1] for line in found]
    assert all(row["address"].startswith(address) for row in rows)
    assert {"before", "after", "in the original", "author", "title", "year"} <= set(
        rows[0]
    )


def test_without_script_the_lists_are_offered(plain_page: Page, address: str) -> None:
    page = plain_page
    page.goto(f"{address}search/")
    expect(page.locator("#concordance")).to_be_hidden()
    for name in ("The glossary", "The index of names"):
        assert page.get_by_role("link", name=name, exact=True).is_visible()
    page.get_by_role("link", name="The glossary", exact=True).click()
    assert page.url == f"{address}glossary/"


def test_a_word_that_is_nowhere_is_answered_with_others(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=enlargemant")
    status = page.locator("#concordance-status")
    expect(status).to_contain_text("Nothing was found")
    status.get_by_role("link", name="enlargement", exact=True).click()
    page.locator(LINES).first.wait_for()
    assert asked(page)["q"] == ["enlargement"]


def test_a_search_that_cannot_be_loaded_leaves_the_lists(
    wide: Page, address: str
) -> None:
    wide.route("**/search/**/*.json*", lambda route: route.abort())
    wide.goto(f"{address}search/?q=treaty")
    expect(wide.locator("#concordance-status")).to_contain_text("could not be loaded")
    assert wide.get_by_role("link", name="The glossary", exact=True).is_visible()


def test_no_line_has_to_be_scrolled_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    ask(page, address, "q=treaty")
    over = page.evaluate(
        "(d => d.scrollWidth - d.clientWidth)(document.documentElement)"
    )
    assert over <= 0


@pytest.mark.parametrize("path", ["search/?q=indivisible", "glossary/trust/"])
def test_what_was_counted_together_is_hatched_and_said_to_be(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    pooled = page.locator(".strip .strip__pooled").first
    pooled.wait_for(state="attached")
    tops = re.findall(r"M[\d.]+ (\d+)h", pooled.get_attribute("d") or "")
    assert set(tops) == {"8", "16"}
    full = page.locator(".strip path:not(.strip__pooled, .strip__ground)").first
    assert re.match(r"M[\d.]+ 0h[\d.]+v20", full.get_attribute("d") or "")
    key = page.locator(".strip-pooled")
    expect(key).to_contain_text("Hatched: short passages")
    expect(key.locator("svg").first).to_be_visible()
    assert key.evaluate("key => key.getClientRects()[0].height") < 30


def test_what_lies_below_the_bars_of_an_entry_has_the_colours_of_its_texts(
    page: Page, address: str
) -> None:
    page.goto(f"{address}glossary/")
    fills = page.locator("#strip-ground path").evaluate_all(
        """paths => paths.map((path) => {
          const alone = document.createElementNS(path.namespaceURI, "svg");
          document.body.append(alone);
          alone.append(path.cloneNode());
          return getComputedStyle(alone.firstChild).fill;
        })"""
    )
    assert len(set(fills)) > 1
    assert "rgb(0, 0, 0)" not in fills


def test_where_nothing_was_counted_together_nothing_is_said_of_it(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=")
    expect(page.get_by_text("Hatched: short passages")).to_be_hidden()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_nothing_jumps_as_the_lines_come(
    page: Page, address: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ask(page, address, "q=values")
    shift = page.evaluate(
        """() => new Promise(found => new PerformanceObserver(list => found(
            list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
        )).observe({ type: "layout-shift", buffered: true })
        || setTimeout(found, 500, 0))"""
    )
    assert shift < 0.1


@pytest.mark.parametrize("width", [1440, 1024, 768])
def test_a_context_ends_with_a_whole_word_inside_its_line(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, address, "q=security")
    over = page.locator(f"{LINES} :is(.kwic__left, .kwic__right) > bdi").evaluate_all(
        """all => all.map(words => [words, words.parentElement])
            .map(pair => pair.map(one => one.getBoundingClientRect()))
            .filter(([words]) => words.width > 0)
            .filter(([words, cell]) => words.left < cell.left - 1
                || words.right > cell.right + 1).length"""
    )
    assert over == 0
    before = page.locator(f"{LINES} .kwic__left").all_inner_texts()
    assert sum(len(words) for words in before) / len(before) > 20


def test_the_search_leads_where_a_reader_means_to_go(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=p17")
    goals = page.locator("#concordance-goto")
    expect(goals).to_contain_text("Go to")
    expect(page.locator("#concordance-status")).to_have_text("4 places to go to")
    goals.get_by_role("link", name="Nikitina 2015, ¶ 17").click()
    expect(page).to_have_url(f"{address}texts/nikitina-2015/#p17")
    ask(page, address, "q=Kosachev")
    expect(goals.get_by_role("link", name="Values for the Sake")).to_be_visible()
    page.locator("#concordance-q").fill("the harbour that is nowhere")
    expect(goals).to_be_empty()


def test_on_paper_there_are_the_lines_and_no_form(page: Page, address: str) -> None:
    ask(page, address, "q=indivisible")
    page.emulate_media(media="print")
    expect(page.locator(LINES).first).to_be_visible()
    expect(page.locator("#concordance-status")).to_be_visible()
    for means in ("#concordance-csv", "select[name=text]", "#concordance ~ p"):
        expect(page.locator(means).first).to_be_hidden()


def test_a_word_typed_on_the_front_page_moves_nothing(page: Page, address: str) -> None:
    page.goto(address)
    field = page.get_by_role("searchbox", name="Where is the word")
    before = field.bounding_box()
    field.fill("values")
    expect(page.locator(".word-strip [role=status]")).to_contain_text("passages")
    expect(page.get_by_text("Hatched: short passages")).to_be_visible()
    assert field.bounding_box() == before
