"""The pages for who has no mouse: what is reached, and where one is after."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import KINDS
from browsing import opened

TEXT = "texts/nikitina-2015/"
BESIDE = f"{TEXT}?with=dyner-2024&at=p9#p21"
STOPS = 40
FADING = 18
"""Pixels below the tabs of the margin in which words fade."""
COVERED = """() => {
  const at = document.activeElement;
  if (at === document.body || at.matches("input[name=colours]")) return null;
  const isDrawn = (one) => one.getClientRects().length > 0;
  const [box] = ([...at.querySelectorAll("text")].find(isDrawn) ?? at).getClientRects();
  const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [-1, -1];
  const shown = document.elementFromPoint(x, y);
  const seen = [at, ...(at.labels ?? [])].some(
    (one) => one.contains(shown) || shown?.contains(one) || false);
  const isFixed = getComputedStyle(shown ?? at).position === "fixed";
  return seen && (!isFixed || at.contains(shown)) ? null : at.outerHTML.slice(0, 90);
}"""
"""What has the focus, if its middle is out of sight or something lies over it.

The choice of colours is shown by its label, a place on the map by its name.
"""
PLACES = {**KINDS, "passage": f"{TEXT}#p17", "side-by-side": BESIDE}


@pytest.fixture
def phone(chromium: Browser) -> Page:
    """Return a page of the size of a phone, or of a window magnified four times."""
    return opened(chromium, (390, 844))


def focused(page: Page) -> str:
    """Return the name of what has the focus, as far as it is written."""
    at = "document.activeElement"
    return str(page.evaluate(f"{at}.ariaLabel || {at}.textContent.trim()"))


@pytest.mark.parametrize("place", PLACES)
def test_what_has_the_focus_is_in_sight(phone: Page, address: str, place: str) -> None:
    phone.goto(address + PLACES[place])
    if place == "side-by-side":
        expect(phone.locator("iframe")).to_be_visible()
    if place == "search":
        phone.locator("#concordance-lines[aria-busy=false]").wait_for()
    covered = []
    for _ in range(STOPS):
        phone.keyboard.press("Tab")
        covered.append(phone.evaluate(COVERED))
    assert [at for at in covered if at] == []
    phone.close()


def test_the_drawer_is_opened_and_left_by_key(phone: Page, address: str) -> None:
    phone.goto(f"{address}glossary/")
    drawer = phone.get_by_role("checkbox", name="Navigation")
    here = phone.locator(".contents").get_by_role("link", name="Glossary")
    expect(here).to_be_hidden()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    expect(drawer).to_be_focused()
    for key in ("Enter", "Space"):
        phone.keyboard.press(key)
        expect(here).to_be_focused()
        phone.keyboard.press("Escape")
        expect(drawer).to_be_focused()
        expect(here).to_be_hidden()
    phone.keyboard.press("Enter")
    expect(here).to_be_focused()
    phone.locator(".contents a").last.focus()
    phone.keyboard.press("Tab")
    expect(drawer).not_to_be_checked()
    phone.close()


def test_contents_at_the_foot_lead_into_the_drawer(phone: Page, address: str) -> None:
    phone.goto(f"{address}{TEXT}#p12")
    contents = phone.get_by_role("button", name="Contents")
    contents.focus()
    phone.keyboard.press("Enter")
    here = phone.locator(".contents").get_by_role("link", name="Is It All About")
    expect(here).to_be_focused()
    phone.keyboard.press("Escape")
    expect(contents).to_be_focused()
    phone.close()


def test_without_script_the_drawer_opens_by_key(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (390, 844), java_script_enabled=False)
    page.goto(f"{address}glossary/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Navigation")).to_be_checked()
    expect(page.locator(".contents").get_by_text("Timeline")).to_be_in_viewport()
    page.close()


def test_who_enters_the_answers_can_go_on_and_back(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p22")
    wide.keyboard.press("j")
    left = focused(wide)
    wide.keyboard.press("2")
    answers = wide.get_by_role("group", name="Answers")
    expect(answers).to_be_focused()
    first = answers.locator("a").first
    expect(first).to_be_visible()
    wide.keyboard.press("Tab")
    expect(first).to_be_focused()
    wide.keyboard.press("Escape")
    assert focused(wide) == left


def test_on_a_phone_the_key_of_the_answers_opens_them(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}{TEXT}#p22")
    expect(phone.get_by_role("group", name="Your place")).to_contain_text("¶ 22")
    phone.keyboard.press("2")
    sheet = phone.locator("#popup")
    expect(sheet).to_be_focused()
    expect(sheet.get_by_role("heading")).to_have_text("Answers to passage 22")
    phone.keyboard.press("Escape")
    expect(phone.locator("#p22 > a.cf")).to_be_focused()
    phone.close()


def test_a_key_leads_to_the_other_text_and_back(wide: Page, address: str) -> None:
    wide.goto(address + BESIDE)
    other = wide.frame_locator("iframe")
    expect(other.locator("#p9")).to_be_in_viewport()
    wide.keyboard.press("Tab")
    wide.keyboard.press("Tab")
    left = focused(wide)
    wide.keyboard.press("o")
    expect(other.locator("#p9 .passage__number").first).to_be_focused()
    wide.keyboard.press("j")
    wide.keyboard.press("o")
    assert focused(wide) == left
    wide.keyboard.press("o")
    expect(other.locator("#p10 .passage__number").first).to_be_focused()


@pytest.mark.parametrize("key", ["c", "?"])
def test_who_closes_a_dialog_is_at_the_passage(
    wide: Page, address: str, key: str
) -> None:
    wide.goto(f"{address}{TEXT}#p17")
    expect(wide.get_by_role("group", name="Your place")).to_contain_text("¶ 17")
    wide.keyboard.press(key)
    expect(wide.get_by_role("dialog")).to_be_visible()
    wide.keyboard.press("Escape")
    expect(wide.get_by_role("dialog")).to_be_hidden()
    assert focused(wide) == "Passage 17"


def test_a_note_that_a_key_leads_to_is_below_the_tabs(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p17")
    wide.keyboard.press("n")
    wide.wait_for_timeout(600)
    tabs = wide.locator(".margin-tabs").bounding_box()
    note = wide.locator("#n6").bounding_box()
    assert tabs
    assert note
    assert note["y"] >= tabs["y"] + tabs["height"] + FADING


def test_who_leaves_the_settings_closes_them(wide: Page, address: str) -> None:
    wide.goto(address + TEXT)
    button = wide.get_by_role("button", name="Reading settings")
    button.focus()
    wide.keyboard.press("Enter")
    panel = wide.locator("#reader-panel")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    panel.get_by_role("button", name="Keys").focus()
    expect(panel).to_be_visible()
    wide.keyboard.press("Tab")
    expect(wide.get_by_role("slider")).to_be_focused()
    expect(panel).to_be_hidden()


def test_the_answers_have_the_ring_of_all_that_has_the_focus(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}#p22")
    wide.keyboard.press("j")
    ring = "getComputedStyle(document.activeElement).outline"
    before = wide.evaluate(ring)
    wide.keyboard.press("2")
    expect(wide.get_by_role("group", name="Answers")).to_be_focused()
    assert wide.evaluate(ring) == before


def test_keys_can_be_turned_off_and_on(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p17")
    wide.get_by_role("button", name="Reading settings").click()
    keys = wide.get_by_role("group", name="Keys")
    keys.get_by_label("off", exact=True).check()
    wide.keyboard.press("Escape")
    wide.goto(f"{address}glossary/")
    for key in ("/", "n"):
        wide.keyboard.press(key)
    expect(wide.get_by_role("combobox").first).not_to_be_focused()
    wide.goto(f"{address}{TEXT}#p17")
    for key in ("j", "n", "c", "?", "/"):
        wide.keyboard.press(key)
    wide.wait_for_timeout(300)
    assert wide.evaluate("document.activeElement === document.body")
    expect(wide.get_by_role("dialog")).to_have_count(0)
    wide.get_by_role("button", name="Reading settings").click()
    keys.get_by_label("on", exact=True).check()
    wide.keyboard.press("Escape")
    wide.keyboard.press("/")
    expect(wide.get_by_role("combobox").first).to_be_focused()


def test_on_a_phone_a_note_is_read_in_its_sheet_and_left_for_its_mark(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}{TEXT}#p12")
    mark = phone.locator("#p12 a.note-mark").first
    mark.focus()
    phone.keyboard.press("Enter")
    sheet = phone.locator("#popup")
    expect(sheet).to_be_focused()
    assert "#p12" in phone.url
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(mark).to_be_focused()
    phone.close()
