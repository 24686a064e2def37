"""The search in the header: found by whoever looks for it, by key, mouse and touch."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browsing import opened, serving
from edition.model import Edition
from edition.search import write_index
from searched import SLUG, searched_edition

TEXT = "texts/marsh-1990/"
HITS = ".search-box__hit:not(.search-box__more, .search-box__destination)"
STATUS = ".search-box__status"
LEADS = ".search-box__destination"
BUDGET = 60_000
LATE = re.compile(r"/search/.*json|/search-(?!box)|/concordance")


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1024, 700


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    phone = opened(chromium, (390, 844), has_touch=True)
    yield phone
    phone.close()


def ask_next(page: Page, question: str) -> None:
    """Ask in the header of a page that is open, when nothing is said any more."""
    field, status = page.locator(".search-box input"), page.locator(STATUS)
    field.fill("")
    expect(status).to_be_empty()
    field.fill(question)
    expect(status).not_to_be_empty()


def ask(page: Page, place: str, question: str) -> None:
    """Ask in the header and wait until the hits are counted or said to be none."""
    page.goto(place + TEXT)
    page.keyboard.press("/")
    page.keyboard.insert_text(question)
    expect(page.locator(STATUS)).not_to_be_empty()


def hrefs(page: Page, place: str) -> set[str]:
    found = page.locator(HITS).evaluate_all("links => links.map(link => link.href)")
    return {href.removeprefix(place) for href in found}


def test_nothing_of_the_search_is_fetched_before_the_reader_searches(
    page: Page, place: str
) -> None:
    requested: list[Request] = []
    page.on("request", lambda request: requested.append(request))
    page.goto(place + TEXT, wait_until="networkidle")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert requested
    assert not [r.url for r in requested if LATE.search(r.url)]
    page.keyboard.insert_text("treaty")
    page.locator(HITS).first.wait_for()
    assert [r.url for r in requested if LATE.search(r.url)]


def test_a_slash_opens_the_search_and_escape_leaves_it(page: Page, place: str) -> None:
    page.goto(place + TEXT)
    page.keyboard.press("/")
    field = page.locator(".search-box input")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("treaty/")
    expect(field).to_have_value("treaty/")
    page.locator(HITS).first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".search-box__panel")).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_arrows_choose_a_hit_and_enter_opens_it(page: Page, place: str) -> None:
    ask(page, place, "lock")
    field = page.locator(".search-box input")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    first = chosen.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", str(first))
    page.keyboard.press("ArrowUp")
    assert "concordance" in chosen.inner_text()
    page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("id") == first
    target = str(chosen.evaluate("link => link.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_enter_without_a_choice_leads_to_the_concordance(
    page: Page, place: str
) -> None:
    ask(page, place, "lock")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=lock")
    page.locator("#concordance-lines mark").first.wait_for()


def test_hits_are_counted_aloud(reading: Page, place: str) -> None:
    ask_next(reading, "lighterage")
    status = reading.locator(".search-box__status")
    expect(status).to_have_text("1 passage")
    assert status.get_attribute("role") == "status"
    reading.locator(".search-box input").fill("treaty")
    expect(status).to_have_text(re.compile(r"^(The first \d+ hits of )?\d+ passage"))
    reading.locator(".search-box input").fill("t")
    expect(status).to_be_empty()


def test_hits_stand_under_what_they_are(reading: Page, place: str) -> None:
    ask_next(reading, "ferryman")
    group = reading.get_by_role("group", name="Texts")
    expect(group.locator("mark").first).to_have_text("ferryman")
    assert " ".join(group.locator(HITS).first.inner_text().split()).startswith(
        "Novák 2012, ¶ 1 "
    )


def test_what_editors_say_of_a_text_does_not_stand_under_its_author(
    page: Page, place: str
) -> None:
    ask(page, place, "forgotten")
    group = page.get_by_role("group", name="Editors on the texts")
    texts = page.get_by_role("group", name="Texts", exact=True)
    expect(group.locator(HITS).first).to_be_visible()
    expect(texts.get_by_text(re.compile("headnote|editors’ note"))).to_have_count(0)
    page.goto(f"{place}search/?q=forgotten")
    page.locator("#concordance-lines mark").first.wait_for()
    heading = page.locator(".kwic__text", has_text="Editors on ").first
    expect(heading).to_be_visible()
    rows = heading.locator("xpath=../tr[not(@class='kwic__text')]")
    places = rows.locator(".kwic__where").all_inner_texts()
    assert places
    assert all(re.search("editors’ note|headnote", where) for where in places)


def test_touch_reaches_a_hit_on_a_small_screen(phone: Page, place: str) -> None:
    phone.goto(place + TEXT)
    phone.locator(".search-box input").tap()
    phone.keyboard.insert_text("treaty")
    hit = phone.locator(HITS).first
    hit.wait_for()
    expect(phone.locator(".search-box__status")).not_to_be_empty()
    panel = phone.locator(".search-box__panel").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 390
    assert panel["y"] + panel["height"] <= 844
    target = str(hit.evaluate("link => link.href"))
    hit.tap()
    phone.wait_for_url(target)


def test_a_field_that_widens_lies_over_nothing(phone: Page, place: str) -> None:
    phone.goto(place + TEXT)
    phone.locator(".search-box input").tap()
    edge = "e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right]"
    parts = (".header__title > a", ".header__colours", ".search-box input")
    edges = [x for part in parts for x in phone.locator(part).evaluate(edge)]
    assert edges == sorted(edges)


def test_a_tap_elsewhere_closes_the_hits(phone: Page, place: str) -> None:
    phone.goto(place + TEXT)
    phone.locator(".search-box input").tap()
    phone.keyboard.insert_text("lighterage")
    phone.locator(HITS).first.wait_for()
    phone.touchscreen.tap(200, 800)
    expect(phone.locator(".search-box__panel")).to_be_hidden()


@pytest.mark.parametrize(
    ("question", "where", "line"),
    [
        ("ferrym", f"texts/{SLUG}/#p1", "ferryman"),
        ('"turn of the tide"', f"texts/{SLUG}/#p4", "turn of the tide"),
        ("NATO", f"texts/{SLUG}/#p1", "НАТО"),
        ("нато", f"texts/{SLUG}/#p1", "НАТО"),
        ("Горбачёв", f"texts/{SLUG}/#p1", "Gorbachev"),
        ("Горбачев", f"texts/{SLUG}/#p1", "Gorbachev"),
        ("gorbachev", f"texts/{SLUG}/#n1", "Горбачёв"),
        ("Lodz", f"texts/{SLUG}/#p1", "Łódź"),
        ("Łódź", f"texts/{SLUG}/#p1", "Łódź"),
        ("naive", f"texts/{SLUG}/#p1", "naïve"),
        ("Mykolaiv", f"texts/{SLUG}/#n-barge", "Миколаїв"),
        ("Миколаїв", f"texts/{SLUG}/#n-barge", "Миколаїв"),
        ("balgaria", f"texts/{SLUG}/#n-barge", "България"),
        ("Durdevac", f"texts/{SLUG}/#p2", "Đurđevac"),
        ("west", f"texts/{SLUG}/#p2", "Russia–West"),
        ("Russia-West", f"texts/{SLUG}/#p2", "Russia–West"),
        ("ferrymanlike ferryman", f"texts/{SLUG}/#p1", "ferryman"),
        ("ferrymen", f"texts/{SLUG}/#headnote", "ferrymen"),
        ("imbroglio", f"texts/{SLUG}/#p5", "l’imbroglio"),
        ("об'єднання", f"texts/{SLUG}/#p5", "обʼєднання"),
        ("об’єднання", f"texts/{SLUG}/#p5", "обʼєднання"),
        ("strassenbau", f"texts/{SLUG}/#p5", "Straßenbau"),
        ("ali", f"texts/{SLUG}/#p5", "ʿAlī"),
        ("管理", f"texts/{SLUG}/#p5", "管理"),
        ("treaties", f"texts/{SLUG}/#p4", "treaty"),
        ("rowing boat", f"texts/{SLUG}/#n1", "author’s note"),
        ("barge", f"texts/{SLUG}/#n-barge", "editors’ note"),
        ("headnote-ferrymen ferrymen", f"texts/{SLUG}/#headnote", "headnote"),
        ("Tide Novak", f"texts/{SLUG}/", "text"),
        ("sets the tolls", "glossary/cc/", "term"),
        ("Treaty signed", "timeline/#event-treaty-signed", "event"),
        ("Михаил", "names/#name-gorbachev", "name"),
        ("Water lind", "bibliography/#ref-lind1988water", "reference"),
    ],
)
def test_a_question_finds_its_place(
    reading: Page, place: str, question: str, where: str, line: str
) -> None:
    ask_next(reading, question.replace("headnote-ferrymen ", ""))
    assert where in hrefs(reading, place)
    hit = reading.locator(f"a.search-box__hit[href='{place}{where}']")
    assert line in hit.first.inner_text()


@pytest.mark.parametrize("question", ["ferrynan", "xyzzy"])
def test_what_is_nowhere_is_not_found(reading: Page, place: str, question: str) -> None:
    ask_next(reading, question)
    expect(reading.locator(".search-box__note")).to_contain_text("Nothing was found")
    assert not [hit for hit in hrefs(reading, place) if "#p" in hit]


def test_what_is_too_common_is_not_said_to_be_nowhere(
    reading: Page, place: str
) -> None:
    ask_next(reading, "of the")
    note = reading.locator(".search-box__note")
    expect(note).to_contain_text("Words as common as “of”, “the” are not looked for")


def test_a_minus_keeps_out(reading: Page, place: str) -> None:
    ask_next(reading, "ferry")
    assert f"texts/{SLUG}/#p2" in hrefs(reading, place)
    reading.locator(".search-box input").fill("ferry -tolls")
    expect(reading.locator(f"a[href='{place}texts/{SLUG}/#p2']")).to_have_count(0)
    assert f"texts/{SLUG}/#p3" in hrefs(reading, place)


def test_each_word_that_is_nowhere_is_named(page: Page, place: str) -> None:
    ask(page, place, "treaty ferrynan brigde")
    note = page.locator(".search-box__note")
    expect(note).to_contain_text("Not found: “ferrynan”, “brigde”. Did you mean")
    page.get_by_role("option", name="bridge", exact=True).click()
    field = page.locator(".search-box input")
    expect(field).to_have_value("treaty ferrynan bridge")


def test_an_open_page_survives_a_new_deployment(
    page: Page, built_small: Edition, tmp_path: Path
) -> None:
    site = shutil.copytree(built_small.root / "site", tmp_path / "site")
    write_index(built_small, site)
    with serving(site, tmp_path / "served") as address:
        ask(page, address, "treaty")
        write_index(searched_edition(tmp_path / "edition"), site)
        page.locator(".search-box input").fill("ferryman")
        page.locator(HITS, has_text="ferryman").first.wait_for()
        assert f"texts/{SLUG}/#p1" in hrefs(page, address)


@pytest.mark.parametrize(
    "question", ['"tide of the turn"', '"wharfage zealous"', '"detente wharfage"']
)
def test_a_phrase_is_not_found_where_its_words_do_not_stand_so(
    reading: Page, place: str, question: str
) -> None:
    ask_next(reading, question)
    assert not [hit for hit in hrefs(reading, place) if SLUG in hit]


@pytest.mark.parametrize(
    ("question", "where", "said"),
    [
        ("wharfage", "#p1", "wharfage in the original, 3 times"),
        ("zealous", "#p1", "zealous in the original, once"),
        ("lighterage", "#p2", "in the original, 4 times in passages 2–4"),
        ("canal wharfage", "#p1", "wharfage in the original, 3 times"),
    ],
)
def test_an_authors_own_word_is_found_and_counted(
    reading: Page, place: str, question: str, where: str, said: str
) -> None:
    ask_next(reading, question)
    hit = reading.locator(f"a[href='{place}texts/{SLUG}/{where}']").first
    assert said in " ".join(hit.inner_text().split())
    shown = reading.locator(".search-box__panel").inner_text()
    assert not re.search("detente|wharfage zealous|ferry lighterage", shown)


def test_a_part_that_is_not_shown_has_a_line_beside_those_of_the_others(
    page: Page, place: str
) -> None:
    page.goto(f"{place}search/?q=canal+wharfage")
    lines = page.locator("#concordance-lines[aria-busy=false] tr:has(td)")
    lines.first.wait_for()
    words = lines.locator(".kwic__word").all_inner_texts()
    assert {word.casefold().strip("s,.") for word in words} == {"canal", "wharfage"}
    expect(lines.filter(has_text="in the original, 3 times")).to_have_count(1)
    assert f"{len(words)} lines" in page.locator("#concordance-status").inner_text()


def test_hits_are_narrowed_by_one_facet_that_the_concordance_keeps(
    page: Page, place: str
) -> None:
    ask(page, place, "treaty")
    select = page.locator(".search-box__bar select")
    labels = select.locator("optgroup").evaluate_all("all => all.map(o => o.label)")
    assert labels == [
        *("Text or list", "Author", "Year", "Kind", "Language"),
        "Vantage point",
    ]
    page.keyboard.press("Tab")
    expect(select).to_be_focused()
    select.select_option("kind=term")
    expect(page.locator(HITS).first).to_contain_text("term")
    expect(page.locator(".search-box__group")).to_have_count(1)
    page.locator(".search-box__more").click()
    page.wait_for_url("**/search/?q=treaty&kind=term")
    expect(page.locator("select[name=kind]")).to_have_value("term")


@pytest.mark.parametrize(
    ("question", "offered", "to"),
    [
        ("ferry Novák", "ferry, only in Łucja Novák", "q=ferry&author=%C5%81ucja+Nov"),
        ('novak "the tide"', '"the tide", only in Łucja', "q=%22the+tide%22&author="),
        ("Novák 2012 ferry", "ferry, only in Novák 2012", f"q=ferry&text={SLUG}"),
    ],
)
def test_the_name_of_an_author_or_text_narrows_the_other_words(
    page: Page, place: str, question: str, offered: str, to: str
) -> None:
    ask(page, place, question)
    lead = page.locator(LEADS, has_text=offered)
    expect(lead).to_have_attribute("href", re.compile(re.escape(f"search/?{to}")))
    lead.click()
    page.locator("#concordance-lines mark").first.wait_for()
    rows = page.locator("#concordance-lines tbody tr:not(.kwic__text) a")
    hrefs = rows.evaluate_all("all => all.map(a => a.href)")
    assert hrefs
    assert all(f"/texts/{SLUG}/" in href for href in hrefs)


def test_enter_heeds_the_name_of_an_author_and_leads_back(
    page: Page, place: str
) -> None:
    ask(page, place, "ferry Novák")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=ferry&author="))
    expect(page.locator("#concordance-q")).to_have_value("ferry")
    expect(page.locator("#concordance-q")).to_be_focused()
    page.locator("#concordance-lines mark").first.wait_for()
    page.get_by_role("link", name="“ferry Novák” everywhere").click()
    page.wait_for_url(re.compile(r"/search/\?q=ferry\+Nov[^&]*$"))
    page.locator("#concordance-lines[aria-busy=false]").wait_for()
    expect(page.locator("#concordance-q")).to_have_value("ferry Novák")


def test_short_words_have_no_far_neighbours(reading: Page, place: str) -> None:
    ask_next(reading, "xzq")
    expect(reading.locator(".search-box__note")).to_contain_text("Nothing was found")
    expect(reading.locator("[data-query]")).to_have_count(0)


def test_a_name_alone_narrows_nothing(reading: Page, place: str) -> None:
    ask_next(reading, "Novák 2012")
    expect(reading.locator(LEADS).first).to_be_visible()
    expect(reading.locator(LEADS, has_text="only in")).to_have_count(0)


def test_words_written_alike_are_offered_where_nothing_is_found(
    page: Page, place: str
) -> None:
    ask(page, place, "ferrynan")
    offered = page.locator(HITS, has_text="ferryman")
    offered.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".search-box input")).to_have_value("ferryman")
    page.locator(f"a[href='{place}texts/{SLUG}/#p1']").wait_for()


def test_a_search_that_cannot_be_loaded_says_so(wide: Page, place: str) -> None:
    wide.route("**/search/**/*.json*", lambda route: route.abort())
    ask(wide, place, "treaty")
    expect(wide.locator(".search-box__status")).to_have_text(
        "The search could not be loaded"
    )
    expect(wide.locator(".search-box__more")).to_have_attribute(
        "href", f"{place}glossary/"
    )


def test_a_first_hit_costs_little(chromium: Browser, place: str) -> None:
    sizes: list[int] = []
    page = opened(chromium, (1280, 900))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished", lambda e: sizes.append(int(e["encodedDataLength"]))
    )
    page.goto(place + TEXT, wait_until="networkidle")
    before = sum(sizes)
    page.locator(".search-box input").fill("treaty")
    page.locator(HITS).first.wait_for()
    page.close()
    assert 5_000 < sum(sizes) - before < BUDGET


def test_a_search_says_nothing_on_the_console(page: Page, place: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    ask(page, place, "treaty")
    page.goto(place + "search/?q=treaty")
    page.locator("#concordance-lines mark").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert said == []


@pytest.mark.parametrize(
    ("asked", "first", "address"),
    [
        ("harbour treaty", "term Harbour Treaty", "glossary/harbour-treaty/"),
        ("HARBOUR TR", "term Harbour Treaty", "glossary/harbour-treaty/"),
        ("marsh", "text", "texts/marsh-1990/"),
        ("¶ 7", "passage ¶ 7", "texts/marsh-1990/#p7"),
        ("p7", "passage ¶ 7", "texts/marsh-1990/#p7"),
        ("7", "passage ¶ 7", "texts/marsh-1990/#p7"),
        ("marsh 3", "passage Marsh 1990, ¶ 3", "texts/marsh-1990/#p3"),
        ("Marsh 1990, ¶ 3", "passage Marsh 1990, ¶ 3", "texts/marsh-1990/#p3"),
    ],
)
def test_what_was_meant_stands_before_what_is_found(
    page: Page, place: str, asked: str, first: str, address: str
) -> None:
    ask(page, place, asked)
    lead = page.locator(LEADS).first
    expect(lead).to_be_visible()
    assert " ".join(lead.inner_text().split()).startswith(first)
    assert 1 <= page.locator(LEADS).count() <= 4
    assert lead.evaluate("link => link.href") == place + address
    options = page.locator("[role=option]").all()
    assert options[0].get_attribute("id") == lead.get_attribute("id")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(place + address)
