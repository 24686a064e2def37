"""The timeline in a reader's hands: by mouse, by keyboard, without script."""

from playwright.sync_api import Page, expect


def shown(page: Page) -> list[int]:
    """Return how many entries, marks by text and rows of the matrix are shown."""
    places = ("h4.entry", '[data-lanes="text"] a.mark', ".matrix tbody tr")
    return [page.locator(f"{place}:visible").count() for place in places]


def test_narrowing_narrows_list_drawing_and_matrix(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}timeline/")
    assert shown(page) == [3, 4, 3]
    page.get_by_label("Kind", exact=True).select_option("treaty")
    assert shown(page) == [1, 1, 1]
    assert page.locator("#timeline-status").inner_text() == "1 of 3 events"
    assert page.url.endswith("?kind=treaty")
    assert not page.locator("#decade-1980").is_visible()
    page.reload()
    assert shown(page) == [1, 1, 1]
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#timeline-status")).to_have_text("")
    assert shown(page) == [3, 4, 3]
    page.get_by_label("Date", exact=True).select_option("vague")
    assert shown(page) == [1, 2, 1]
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Text", exact=True).select_option("anonymous-2001")
    assert shown(page) == [1, 2, 1]


def test_an_address_that_leads_to_an_event_shows_it(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}timeline/?kind=treaty#event-great-flood")
    assert page.locator("#event-great-flood").is_visible()


def test_arrows_lead_from_mark_to_mark_and_enter_to_the_event(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}timeline/")
    page.get_by_label("by text", exact=True).focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.getAttribute('href')"
    assert page.evaluate(focused) == "#event-treaty-signed"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "#event-great-flood"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "#event-lock-repaired"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "#event-great-flood"
    assert "A flood breaks" in page.locator(".timeline-readout").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/#event-great-flood")
    page.get_by_label("by text", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.drawing')")


def test_the_drawing_zooms_and_pans_by_key(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}timeline/")
    svg = page.locator('[data-lanes="text"] .drawing-frame > svg')
    before = svg.bounding_box()
    page.get_by_role("button", name="Zoom in").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    after = svg.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > 3 * before["width"]
    label = svg.locator(".label", has_text="The Harbour Treaty is signed")
    expect(label).to_contain_class("fits")
    page.get_by_role("button", name="Show the whole time").press("Enter")
    whole = svg.bounding_box()
    assert whole is not None
    assert abs(whole["width"] - before["width"]) < 1


def test_lanes_are_chosen_without_script(plain_page: Page, small_address: str) -> None:
    plain_page.goto(f"{small_address}timeline/")
    assert plain_page.locator('[data-lanes="text"]').is_visible()
    plain_page.get_by_label("by kind", exact=True).check()
    assert plain_page.locator('[data-lanes="kind"]').is_visible()
    assert not plain_page.locator('[data-lanes="text"]').is_visible()


def test_nothing_is_lost_without_script(plain_page: Page, small_address: str) -> None:
    plain_page.goto(f"{small_address}timeline/")
    assert shown(plain_page) == [3, 4, 3]
    assert not plain_page.locator("#timeline-filter").is_visible()
    plain_page.locator('[data-lanes="text"] a.mark').first.click()
    assert plain_page.url.endswith("#event-treaty-signed")
    plain_page.goto(f"{small_address}texts/marsh-1990/")
    plain_page.locator(".in-this-text summary").click()
    plain_page.locator(".in-this-text li a", has_text="The Harbour Treaty").click()
    assert plain_page.url.endswith("#p1")


def test_a_zoomed_drawing_shows_years_and_no_label_that_is_cut(
    page: Page, address: str
) -> None:
    page.goto(f"{address}timeline/")
    drawing = page.locator(".drawing:visible")
    zoom = page.get_by_role("button", name="Zoom in")
    assert zoom.evaluate("b => b.getBoundingClientRect().bottom") <= drawing.evaluate(
        "d => d.getBoundingClientRect().top"
    )
    for _ in range(5):
        zoom.click()
    page.get_by_role("button", name="Later").click()
    page.wait_for_timeout(200)
    shown = """(frame, what) => {
      const box = frame.getBoundingClientRect();
      return [...frame.querySelectorAll(what)]
        .filter(e => getComputedStyle(e).display !== "none")
        .filter(e => getComputedStyle(e).visibility === "visible")
        .map(e => e.getBoundingClientRect())
        .filter(e => e.right > box.left && e.left < box.right)
        .map(e => e.left - box.left);
    }"""
    frame = drawing.locator(".drawing-frame")
    assert len(frame.evaluate(shown, ".year")) > 3
    assert min(frame.evaluate(shown, ".label"), default=0) >= -3


def test_a_mark_in_focus_shows_its_name(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    mark = page.locator(".drawing:visible a.mark:has(.label:not(.fits))").first
    assert not mark.locator(".label").is_visible()
    mark.focus()
    expect(mark.locator(".label")).to_be_visible()
    expect(page.locator(".timeline-readout")).to_have_text(
        str(mark.locator("title").text_content())
    )
