"""What a reader may ask in the header or on the search page, and what is answered."""

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.test_search import HITS, LEADS, TEXT, ask, ask_next, hrefs
from searched import SLUG

NOTE = ".search-box__note"
STATUS = "#concordance-status"


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1024, 700


def look(page: Page, place: str, question: str) -> Locator:
    """Ask on the search page, and return what it says when all is read."""
    page.goto(f"{place}search/?q={quote_plus(question)}")
    page.locator("#concordance-lines[aria-busy=false]").wait_for(state="attached")
    status = page.locator(STATUS)
    expect(status).not_to_have_text(re.compile(r"^$|…$"))
    return status


def test_a_phrase_that_is_a_term_is_found_in_the_authors_own_text(
    page: Page, place: str
) -> None:
    said = "in the original, 3 times, in this or another form"
    ask(page, place, '"harbour treaty"')
    hit = page.locator(f"a[href='{place}texts/{SLUG}/#p1']").first
    assert f"harbour treaty {said}" in " ".join(hit.inner_text().split())
    look(page, place, "“harbour treaty”")
    line = page.locator(".kwic tr", has_text="in this or another form")
    expect(line.locator(".kwic__left")).to_contain_text(said)
    expect(line.locator("a")).to_have_attribute("href", re.compile(f"{SLUG}/#p1$"))
    bar = page.locator(f".strip g[data-slug={SLUG}]")
    assert bar.count() == 0, "the strip is of the small edition"


def test_words_of_a_phrase_that_only_authors_have_are_told_apart(
    page: Page, place: str
) -> None:
    said = "A phrase is looked for as it stands here. In 1 more place an author’s own"
    ask(page, place, '"wharfage zealous"')
    expect(page.locator(NOTE).last).to_contain_text(said)
    expect(page.locator(".search-box__status")).to_contain_text(said)
    page.get_by_role("option", name="wharfage zealous", exact=True).click()
    expect(page.locator(".search-box input")).to_have_value("wharfage zealous")
    page.locator(f"a[href='{place}texts/{SLUG}/#p1']").first.wait_for()
    status = look(page, place, '"wharfage zealous"')
    expect(status).to_contain_text(said)
    status.get_by_role("link", name="wharfage zealous").click()
    page.locator("#concordance-lines mark").first.wait_for()
    assert page.url.endswith("?q=wharfage+zealous")


def test_of_a_phrase_that_is_no_author_s_nothing_is_said_of_authors(
    page: Page, place: str
) -> None:
    expect(look(page, place, '"turn of the tide"')).not_to_contain_text("own text")


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ('"turn of the ti', f"texts/{SLUG}/#p4"),
        ("turn tide”", f"texts/{SLUG}/#p4"),
        ("ferryman -", f"texts/{SLUG}/#p1"),
        ('x"turn of the tide"', f"texts/{SLUG}/#p4"),
        ("ferryman " * 60, f"texts/{SLUG}/#p1"),
        ("🙂 ferryman", f"texts/{SLUG}/#p1"),
    ],
)
def test_what_is_not_said_quite_rightly_is_understood(
    reading: Page, place: str, question: str, where: str
) -> None:
    ask_next(reading, question)
    assert where in hrefs(reading, place)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("-treaty", "A minus only keeps places out: say what is to be found, too."),
        ("t", "Two letters or more are looked for."),
        ('"', "Two letters or more are looked for."),
        ("of the", "Words as common as “of”, “the” are not looked for."),
        ("🙂", "Nothing was found for “🙂”."),
        ("שלום", "Nothing was found for “שלום”."),
        ("<script>alert(1)</script>", "Nothing was found for “<script>alert(1)"),
        ("marsh-1990", "Nothing else was found."),
    ],
)
def test_a_question_without_hits_is_told_why(
    page: Page, place: str, question: str, said: str
) -> None:
    expect(look(page, place, question)).to_contain_text(said)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_very_long_question_widens_nothing(
    page: Page, place: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    look(page, place, "x" * 400)
    over = "(d => d.scrollWidth - d.clientWidth)(document.documentElement)"
    assert page.evaluate(over) <= 0
    ask(page, place, "x" * 400)
    panel = page.locator(".search-box__panel")
    assert panel.evaluate("p => p.scrollWidth - p.clientWidth") <= 0


def test_what_is_kept_out_is_nowhere_to_go_to(reading: Page, place: str) -> None:
    ask_next(reading, "ferry -treaty")
    expect(reading.locator(LEADS, has_text="Ferry")).to_have_count(1)
    expect(reading.locator(LEADS, has_text="reaty")).to_have_count(0)


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("¶ 3", "texts/marsh-1990/#p3"),
        ("Marsh p3", "texts/marsh-1990/#p3"),
        ("marsh-1990#p3", "texts/marsh-1990/#p3"),
        ("Novák p4", f"texts/{SLUG}/#p4"),
    ],
)
def test_the_number_of_a_passage_leads_there_and_finds_nothing_else(
    page: Page, place: str, question: str, address: str
) -> None:
    expect(look(page, place, question)).to_have_text(re.compile("places? to go to$"))
    expect(page.locator(".kwic")).to_have_count(0)
    links = page.locator("#concordance-goto a").evaluate_all("a => a.map(x => x.href)")
    assert place + address in links
    ask(page, place, question)
    expect(page.locator(LEADS).first).to_have_attribute("href", re.compile("#p"))
    expect(page.locator(HITS)).to_have_count(0)
    expect(page.locator(NOTE)).to_have_count(0)


def test_a_letter_and_a_number_are_no_text(reading: Page, place: str) -> None:
    ask_next(reading, "n4")
    expect(reading.locator(LEADS)).to_have_count(0)


def test_words_and_what_is_not_looked_for_between_them_are_one_place(
    page: Page, place: str
) -> None:
    look(page, place, "Ferry and the Tide")
    title = page.locator(".kwic tr", has_text="text").locator("mark")
    expect(title.first).to_have_text("Ferry and the Tide")


def test_the_name_of_an_author_narrows_what_is_found_in_the_header(
    reading: Page, place: str
) -> None:
    ask_next(reading, "ferry Novák")
    count = reading.locator(".search-box__count")
    expect(count).to_have_text("4 passages, 1 note or entry, only in Łucja Novák")
    assert {href.partition("#")[0] for href in hrefs(reading, place)} == {
        f"texts/{SLUG}/"
    }
    reading.locator(".search-box input").fill("xyzzy Novák")
    expect(count).not_to_contain_text("only in")


def test_the_names_of_several_authors_narrow_nothing(reading: Page, place: str) -> None:
    ask_next(reading, "ferry Novák Marsh")
    expect(reading.locator(LEADS, has_text="only in")).to_have_count(0)


def test_a_name_whose_author_has_none_of_the_words_hides_no_hits(
    reading: Page, place: str
) -> None:
    ask_next(reading, "gorbachev marsh")
    assert reading.locator(HITS).count() > 0
    expect(reading.locator(".search-box__count")).not_to_contain_text("only in")


@pytest.mark.parametrize("height", [900, 700, 560, 420])
@pytest.mark.parametrize("question", ["treaty", "canal", "lock", "toll"])
def test_no_heading_stands_at_the_foot_without_its_first_entry(
    reading: Page, place: str, question: str, height: int
) -> None:
    reading.set_viewport_size({"width": 1024, "height": height})
    ask_next(reading, question)
    bare = """panel => {
      const more = panel.querySelector(".search-box__more")?.getBoundingClientRect();
      const end = more?.top ?? panel.getBoundingClientRect().bottom;
      return [...panel.querySelectorAll(".search-box__text")]
        .map(head => [head, head.nextElementSibling])
        .map(pair => pair.map(one => one?.getBoundingClientRect()))
        .filter(([head, at]) => !at || (head.bottom < end && at.top + 20 > end))
        .length;
    }"""
    assert reading.locator(".search-box__panel").evaluate(bare) == 0


def test_home_and_end_lead_through_the_hits_once_one_is_chosen(
    page: Page, place: str
) -> None:
    ask(page, place, "treaty")
    field = page.locator(".search-box input")
    caret = "field => field.selectionStart"
    page.keyboard.press("Home")
    assert field.evaluate(caret) == 0
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    options = page.locator("[role=option]")
    page.keyboard.press("End")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute(
        "aria-activedescendant", str(options.first.get_attribute("id"))
    )
    page.keyboard.press("Escape")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_what_was_chosen_is_not_chosen_for_another_question(
    page: Page, place: str
) -> None:
    ask(page, place, "treaty")
    page.keyboard.press("ArrowDown")
    page.keyboard.insert_text(" ferry")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=treaty\+ferry$"))


def test_enter_in_an_empty_field_opens_the_search_page(page: Page, place: str) -> None:
    page.goto(place + TEXT)
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=")
    expect(page.locator("#concordance-q")).to_be_focused()
    expect(page.locator(STATUS)).to_be_empty()


def test_tab_leaves_the_search_and_closes_it(page: Page, place: str) -> None:
    ask(page, place, "lighterage")
    page.keyboard.press("Tab")
    expect(page.locator(".search-box__panel")).to_be_hidden()
    expect(page.locator(".search-box input")).not_to_be_focused()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("treaty", r"\d+ (notes? (and|or) \w+|passages?)\. \d places? to go to$"),
        ("ferry xyzzy", r"Not found: “xyzzy”\.$"),
        ("ferrying", r"\. Not found as written: “ferrying”; like words are shown\.$"),
        ("ferry Novák", r"^4 passages, .*, only in Łucja Novák\. 2 places to go to$"),
        ("xyzzy", r"^No hits\. Nothing was found for “xyzzy”\.$"),
    ],
)
def test_what_is_seen_is_said_aloud(
    reading: Page, place: str, question: str, said: str
) -> None:
    ask_next(reading, question)
    expect(reading.locator(".search-box__status")).to_have_text(re.compile(said))


def test_a_word_that_is_nowhere_so_written_is_told_and_others_are_offered(
    page: Page, place: str
) -> None:
    status = look(page, place, "ferrying")
    expect(status).to_contain_text("Not found as written: “ferrying”; like words are")
    status.get_by_role("link", name="ferry", exact=True).click()
    expect(page.locator("#concordance-q")).to_have_value("ferry")
    page.locator("#concordance-lines[aria-busy=false]").wait_for()
    expect(status).not_to_contain_text("Not found")


def test_words_of_a_name_lead_to_it_in_any_order(page: Page, place: str) -> None:
    ask(page, place, "Tide Ferry")
    expect(page.locator(".search-box__destination").first).to_contain_text(
        "The Ferry and the Tide"
    )


def test_enter_leads_to_the_only_passage_that_is_meant(page: Page, place: str) -> None:
    ask(page, place, "marsh 3")
    page.locator(".search-box__destination[aria-selected=true]").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(place + "texts/marsh-1990/#p3")
