"""Back and forward lead to the same question, filter and place on a page."""

import re

import pytest
from playwright.sync_api import Page, expect

from support import ROOT

LINES = "#concordance-lines tbody tr:not(.kwic__text)"
TEXT = sorted((ROOT / "docs/texts").glob("*-*.md"))[0].stem


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1280, 800


def settled(page: Page) -> None:
    """Wait until a question is answered and the place of the reader is kept."""
    page.locator("#concordance-lines[aria-busy=false] td").first.wait_for()
    page.wait_for_timeout(400)


def scrolled(page: Page, y: int) -> int:
    page.evaluate(f"scrollTo(0, {y})")
    page.wait_for_timeout(400)
    return int(page.evaluate("Math.round(scrollY)"))


def where(page: Page) -> int:
    return int(page.evaluate("Math.round(scrollY)"))


def test_who_comes_back_to_a_question_finds_the_line_left(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=security")
    settled(page)
    more = page.locator("#concordance-more")
    more.click()
    settled(page)
    lines = page.locator(LINES).count()
    y = scrolled(page, 2000)
    link = page.locator(f"{LINES} a").nth(40)
    target = str(link.evaluate("link => link.href"))
    link.evaluate("link => link.focus({ preventScroll: true })")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    page.go_back()
    settled(page)
    expect(page.locator(LINES)).to_have_count(lines)
    expect(page.locator("a:focus")).to_have_attribute("href", target)
    assert abs(where(page) - y) < 2


def test_of_two_lines_of_one_passage_the_one_left_is_found(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=security")
    settled(page)
    links = page.locator(f"{LINES} a")
    hrefs = links.evaluate_all("links => links.map((link) => link.href)")
    second = next(n for n, href in enumerate(hrefs) if href in hrefs[:n])
    links.nth(second).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(hrefs[second])
    page.go_back()
    settled(page)
    expect(links.nth(second)).to_be_focused()


def test_each_question_and_choice_is_a_step_back(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=trust")
    settled(page)
    field, kind = page.locator("#concordance-q"), page.locator("select[name=kind]")
    kind.select_option("passage")
    settled(page)
    field.fill("")
    field.press_sequentially("values", delay=40)
    settled(page)
    expect(page).to_have_title(re.compile("^values - "))
    steps = [("trust", "passage"), ("trust", "")]
    for question, chosen in steps:
        page.go_back()
        settled(page)
        expect(field).to_have_value(question)
        expect(kind).to_have_value(chosen)
    for question, chosen in [*steps[:1], ("values", "passage")]:
        page.go_forward()
        settled(page)
        expect(field).to_have_value(question)
        expect(kind).to_have_value(chosen)
    expect(page.locator(f"{LINES} mark").first).to_contain_text(
        re.compile("valu", re.I)
    )


def test_a_question_that_was_narrowed_leads_back_after_a_return(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=Nikitina+trust")
    settled(page)
    page.locator(f"{LINES} a").first.click()
    page.wait_for_url("**/texts/**")
    page.go_back()
    settled(page)
    everywhere = page.get_by_role("link", name="“Nikitina trust” everywhere")
    expect(everywhere).to_be_visible()


@pytest.mark.parametrize(
    "path", ["glossary/", "names/", "parallels/", "bibliography/", "timeline/"]
)
def test_each_filter_is_a_step_back(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    form = page.locator("form.filter, #timeline-filter").first
    told = form.get_by_role("status")
    every = told.inner_text()
    select = form.locator("select").first
    select.select_option(index=1)
    value, some = select.input_value(), told.inner_text()
    assert some != every
    page.go_back()
    expect(select).to_have_value("")
    expect(told).to_have_text(every)
    page.go_forward()
    expect(select).to_have_value(value)
    expect(told).to_have_text(some)


@pytest.mark.parametrize("path", ["names/?kind=person", f"texts/{TEXT}/", ""])
def test_who_comes_back_finds_open_what_was_open_and_the_link_that_led_away(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    details = page.locator("main details:visible")
    details.first.locator("summary").click()
    y = scrolled(page, 900)
    first = """links => links.findIndex(link => {
      const { top, bottom, width } = link.getBoundingClientRect();
      return width > 0 && top > 120 && bottom < 700 && !link.getAttribute("href")
        .startsWith("#") && !link.closest("svg") && link.origin === location.origin;
    })"""
    links = page.locator("article a[href]")
    link = links.nth(int(links.evaluate_all(first)))
    href = str(link.get_attribute("href"))
    link.evaluate("link => link.focus({ preventScroll: true })")
    page.evaluate("document.activeElement.click()")
    page.wait_for_url(lambda url: url.partition("#")[0] != address + path)
    page.go_back()
    page.wait_for_url(lambda url: url.partition("#")[0] == address + path)
    expect(page.locator("a:focus")).to_have_attribute("href", href)
    expect(details.first).to_have_attribute("open", "")
    assert abs(where(page) - y) < 2
