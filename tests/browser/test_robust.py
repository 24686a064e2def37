"""Pages that stand without script, without a network, against attack, on paper."""

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browser.kinds import KINDS
from browsing import host_of, opened

TEXT = KINDS["text"]
SHIFT = """() => new Promise(tell => {
  let total = 0;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) total += shift.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => tell(total), 600);
})"""
STORED = """said => {
  const names = ["reader", "facing", "colours", "margin", "citation"];
  for (const name of names) localStorage.setItem(`edition-${name}`, said);
  for (const name of Object.keys(localStorage)) localStorage.setItem(name, said);
}"""
INJECTED = """
  const script = document.createElement("script");
  script.textContent = "window.injected = 1";
  document.body.append(script);
  const box = document.createElement("div");
  box.innerHTML = "<img src='data:,' onerror='window.injected = 2'>";
  document.body.append(box);
  const frame = document.createElement("a");
  frame.href = "javascript:window.injected = 3";
  document.body.append(frame);
  frame.click();
"""


@pytest.mark.parametrize("kind", ["search", "lost"])
def test_no_request_of_what_looks_around_leaves_the_host(
    chromium: Browser, address: str, kind: str
) -> None:
    """What other pages ask for is in `test_weight.py`."""
    requested: list[Request] = []
    page = opened(chromium, (1280, 900))
    page.on("request", lambda request: requested.append(request))
    page.goto(address + KINDS[kind], wait_until="networkidle")
    page.close()
    urls = [r.url for r in requested if not r.url.startswith("data:")]
    assert len(urls) > 5
    assert not [url for url in urls if not url.startswith(host_of(address))]


@pytest.mark.parametrize("kind", ["front", "text", "search", "lost"])
def test_what_is_slipped_into_a_page_does_not_run(
    chromium: Browser, address: str, kind: str
) -> None:
    page = opened(chromium, (1280, 900))
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(address + KINDS[kind])
    page.evaluate(INJECTED)
    page.wait_for_timeout(300)
    assert page.evaluate("window.injected") is None
    assert len([words for words in refused if "Content Security Policy" in words]) >= 2
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_everything_can_be_read(
    plain_page: Page, address: str, kind: str
) -> None:
    plain_page.goto(address + KINDS[kind])
    article = plain_page.locator("article")
    assert article.locator("h1").is_visible()
    assert len(article.inner_text()) > 200
    if kind == "text":
        for anchor in ("headnote", "p1", "p36", "n1", "n26", "n-two-logics"):
            assert plain_page.locator(f"#{anchor}").is_visible(), anchor


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("kind", ["front", "text", "glossary", "timeline"])
def test_nothing_jumps_as_a_page_loads(
    chromium: Browser, address: str, kind: str, width: int
) -> None:
    page = opened(chromium, (width, 900))
    page.goto(address + KINDS[kind])
    assert page.evaluate(SHIFT) < 0.02
    page.close()


def test_on_paper_there_is_the_text_with_its_numbers_and_notes_and_no_more(
    page: Page, address: str
) -> None:
    page.goto(address + TEXT)
    page.emulate_media(media="print")
    for chrome in (".header", ".sidebar", ".footer", ".reader-tools"):
        assert page.locator(chrome).first.is_hidden(), chrome
    for button in (".passage__cite", ".place", ".cf"):
        assert page.locator(button).first.is_hidden(), button
    edge = "(e, side) => e.getBoundingClientRect()[side]"
    number = page.locator("#p1 .passage__number")
    assert number.is_visible()
    left = page.locator("#p1").evaluate(edge, "left")
    assert number.evaluate(edge, "right") <= left
    last = page.locator(".passage").last.evaluate(edge, "bottom")
    assert page.locator("#n1").evaluate(edge, "top") > last
    assert "http://www.mid.ru/brp_4.nsf" in page.locator("#n3").inner_text()


@pytest.mark.parametrize("kind", ["about", "front", "routes", "text", "texts"])
def test_on_paper_running_text_is_the_measure_of_all_sizes(
    page: Page, address: str, kind: str
) -> None:
    page.emulate_media(media="print")
    page.goto(address + KINDS[kind])
    size = (
        "(name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize)"
    )
    running = page.evaluate(size, ".prose")
    assert page.evaluate(size, "html") * 0.9 == pytest.approx(running, rel=0.01)


def test_a_printed_text_has_no_empty_sheet(page: Page, address: str) -> None:
    page.goto(address + TEXT)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 8 <= printed.count(b"/Type /Page\n") <= 18


def test_a_page_of_a_few_lines_is_printed_on_one_sheet(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}versions/")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_the_front_page_is_three_sheets_and_the_quarrel_one_of_them(
    page: Page, address: str, sheet: str
) -> None:
    page.goto(address)
    held = page.locator(".stances td[class*=hue-]").evaluate_all(
        "cells => cells.map(cell => cell.childNodes[1].data)"
    )
    with pypdfium2.PdfDocument(page.pdf(format=sheet, prefer_css_page_size=True)) as of:
        sheets = [_letters(one.get_textpage().get_text_range()) for one in of]
    assert len(sheets) <= 3
    assert held
    assert any(all(_letters(words) in one for words in held) for one in sheets)


def test_a_search_that_is_printed_says_how_much_is_not(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=russia")
    more = page.locator("#concordance-more")
    expect(more).to_contain_text("more lines")
    page.emulate_media(media="print")
    assert more.is_visible()


@pytest.mark.parametrize("path", ["timeline/", "names/map/"])
def test_no_table_is_wider_than_the_sheet(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 506, "height": 900})
    page.emulate_media(media="print")
    page.goto(address + path)
    table = page.locator(".matrix").first
    assert table.evaluate("e => e.scrollWidth <= e.parentElement.clientWidth")


# Lost ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("texts/nikitnia-2015/#p7", "texts/nikitina-2015/#p7"),
        ("much/too/deep/timelines/", "timeline/"),
        ("nato", "glossary/nato/"),
    ],
)
def test_a_mistyped_address_is_answered_with_the_nearest_page(
    chromium: Browser, address: str, lost: str, found: str
) -> None:
    page = opened(chromium, (1280, 900))
    page.goto(address + lost)
    link = page.locator("#nearest a").first
    if "texts/" in found:
        expect(link).to_have_text("Is It All About Values? (Nikitina 2015)")
    link.click()
    page.wait_for_url(address + found)
    page.close()


def test_every_page_that_is_near_has_its_name(chromium: Browser, address: str) -> None:
    page = opened(chromium, (1280, 900))
    page.goto(address + "texts/nikitina-2051/")
    expect(page.locator("#nearest a")).to_have_text(
        [
            "Is It All About Values? (Nikitina 2015)",
            "Versions of “Is It All About Values?”",
            "Parallels of “Is It All About Values?”",
        ]
    )
    page.close()


@pytest.mark.parametrize("lost", ["nothing", "no/such/page/at/all/"])
def test_the_page_for_lost_readers_works_below_any_path_at_any_depth(
    chromium: Browser, address: str, lost: str
) -> None:
    page = opened(chromium, (1280, 900))
    page.goto(address + lost)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Search the edition").fill("veto")
    page.get_by_label("Search the edition").press("Enter")
    page.wait_for_url(f"{address}search/?q=veto")
    assert ground == page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(address + lost)
    page.locator("article").get_by_role("link", name="Bibliography").click()
    page.wait_for_url(f"{address}bibliography/")
    page.close()


def test_who_is_lost_can_skip_to_the_content(chromium: Browser, address: str) -> None:
    page = opened(chromium, (1280, 900))
    page.goto(address + "no/such/page/")
    _tab_to(page, "Skip to content")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.url == address + "no/such/page/"
    page.close()


@pytest.mark.parametrize(("lost", "most"), [("nothing", 1), ("texts/nobody-1900/", 3)])
def test_the_map_of_the_site_is_asked_for_once_where_it_may_be(
    chromium: Browser, address: str, lost: str, most: int
) -> None:
    asked: list[str] = []
    page = opened(chromium, (1280, 900))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + lost, wait_until="networkidle")
    maps = [url for url in asked if url.endswith("sitemap.xml")]
    assert maps[-1] == f"{address}sitemap.xml"
    assert len(maps) == len(set(maps)) <= most
    page.close()


# By keyboard alone --------------------------------------------------------------


def test_from_the_front_page_to_a_copied_citation_by_keyboard_alone(
    page: Page, address: str
) -> None:
    page.goto(address)
    _tab_to(page, "Is It All About Values?", within="article")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{TEXT}")
    page.keyboard.press("j")
    _tab_to(page, "Cite passage 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    _tab_to(page, "Copy citation")
    page.keyboard.press("Enter")
    expect(page.locator(".cite__status")).to_contain_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "editors’ précis of para. 1" in copied
    assert copied.startswith("Yulia Nikitina")


def test_who_skips_to_the_content_sees_where_that_is(page: Page, address: str) -> None:
    page.goto(address + TEXT)
    _tab_to(page, "Skip to content")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    style = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(style) != "none"


def test_what_has_the_focus_never_lies_under_the_header(
    page: Page, address: str
) -> None:
    page.goto(address)
    below = """() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      const header = document.querySelector(".header").getBoundingClientRect();
      return top >= header.bottom - 1 && bottom <= innerHeight + 1;
    }"""
    page.locator(".stances thead a").first.focus()
    for key in [*["Tab"] * 30, *["Shift+Tab"] * 40]:
        page.keyboard.press(key)
        assert page.evaluate(below), page.evaluate("document.activeElement.outerHTML")


def _letters(words: str) -> str:
    """Return words without what breaks a line."""
    return "".join(filter(str.isalnum, words))


def _tab_to(page: Page, name: str, within: str = "body") -> None:
    """Press Tab until what is named has the focus, and can be seen to have it."""
    about = """within => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      return [
        e.closest(within) ? (e.ariaLabel ?? e.textContent).trim() : "",
        style.outlineStyle !== "none" || style.boxShadow !== "none",
      ];
    }"""
    for _ in range(120):
        found, is_seen = page.evaluate(about, within)
        if found == name:
            assert is_seen, name
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never leads to “{name}”")


@pytest.mark.parametrize("kind", ["text", "glossary", "timeline", "search"])
@pytest.mark.parametrize("hash", ["#%", "#%E0%A4", "#p999", "#__proto__"])
def test_no_address_breaks_a_page(
    chromium: Browser, address: str, kind: str, hash: str
) -> None:
    page = opened(chromium, (1280, 900))
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.goto(f"{address}{KINDS[kind].partition('#')[0]}", wait_until="networkidle")
    page.evaluate("hash => { location.hash = hash; }", hash)
    page.reload(wait_until="networkidle")
    page.close()
    assert thrown == []


@pytest.mark.parametrize(
    "said", ["5", "[]", '"x"', '{"a-b": 1}', '{"size": {"a": 1}}', "{", "p999"]
)
def test_whatever_is_stored_the_settings_are_ours(
    chromium: Browser, address: str, said: str
) -> None:
    page = opened(chromium, (1280, 900))
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.goto(address + TEXT)
    page.evaluate(STORED, said)
    page.reload(wait_until="networkidle")
    size, classes = page.evaluate(
        "[document.documentElement.dataset.size, document.documentElement.className]"
    )
    page.close()
    assert thrown == []
    assert size == "m"
    assert "js" in classes.split()
