"""The timeline in a reader's hands: by mouse, by keyboard, without script."""

from playwright.sync_api import Page, expect


def shown(page: Page) -> list[int]:
    """Return how many entries, marks and rows of the matrix are shown."""
    places = ("li > h4.entry", ".drawing a.mark", ".matrix tbody tr")
    return [page.locator(f"{place}:visible").count() for place in places]


def test_narrowing_narrows_list_drawing_and_matrix(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}timeline/")
    assert shown(page) == [3, 3, 3]
    page.get_by_role("combobox", name="Kind", exact=True).select_option("treaty")
    assert shown(page) == [1, 1, 1]
    assert page.locator("#timeline-status").inner_text() == "1 of 3 events"
    assert page.url.endswith("?kind=treaty")
    assert not page.locator("#decade-1980").is_visible()
    page.reload()
    assert shown(page) == [1, 1, 1]
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#timeline-status")).to_have_text("3 of 3 events")
    assert shown(page) == [3, 3, 3]
    page.get_by_role("combobox", name="Date", exact=True).select_option("vague")
    assert shown(page) == [1, 1, 1]
    page.get_by_role("button", name="Show all").click()
    page.get_by_role("combobox", name="Text", exact=True).select_option(
        "anonymous-2001"
    )
    assert shown(page) == [1, 1, 1]


def test_an_address_that_leads_to_an_event_shows_it(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}timeline/?kind=treaty#event-great-flood")
    assert page.locator("#event-great-flood").is_visible()


def test_arrows_lead_from_mark_to_mark_and_enter_to_the_event(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}timeline/")
    page.locator(".timeline-figure .skip").focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.getAttribute('href')"
    assert page.evaluate(focused) == "#event-treaty-signed"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "#event-great-flood"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "#event-lock-repaired"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "#event-great-flood"
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.drawing')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/#event-great-flood")


def test_a_card_says_what_a_mark_stands_for(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}timeline/")
    mark = page.locator('.drawing a[href="#event-great-flood"]')
    card = page.locator(".timeline-card")
    expect(card).to_be_hidden()
    mark.focus()
    expect(card).to_contain_text("A flood breaks the lower lock")
    expect(card).to_contain_text("In the texts: Marsh 1990")
    assert page.locator('[id="event-great-flood"]').count() == 1
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    mark.hover()
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_where_there_is_no_room_across_the_events_stand_downwards(
    page: Page, small_address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{small_address}timeline/")
    assert not page.locator(".drawing").is_visible()
    line = page.locator(".timeline-line li")
    assert line.count() == line.locator("visible=true").count() == 3
    box = line.locator("a").first.bounding_box()
    assert box
    assert box["height"] >= 24
    page.goto(f"{small_address}timeline/?kind=treaty")
    expect(page.locator(".timeline-line li:visible")).to_have_count(1)


def test_nothing_is_lost_without_script(plain_page: Page, small_address: str) -> None:
    plain_page.goto(f"{small_address}timeline/")
    assert shown(plain_page) == [3, 3, 3]
    assert not plain_page.locator("#timeline-filter").is_visible()
    plain_page.locator(".drawing a.mark").first.click()
    assert plain_page.url.endswith("#event-treaty-signed")
    plain_page.goto(f"{small_address}texts/marsh-1990/")
    plain_page.locator(".in-this-text summary").click()
    plain_page.locator(".in-this-text li a", has_text="The Harbour Treaty").click()
    assert plain_page.url.endswith("#p1")


def test_a_decade_is_gone_to_and_marked(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    for decade in ("1980s", "2000s"):
        page.locator(".sections a", has_text=decade).click()
        marked = page.locator(".sections .contents__link--here")
        expect(marked).to_have_text(decade)
        expect(page.locator(f"#decade-{decade[:4]}")).to_be_in_viewport()


def test_no_label_lies_over_another(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    overlaps = page.evaluate("""() => {
      const boxes = [...document.querySelectorAll(".drawing .label")]
        .map(e => e.getBoundingClientRect());
      const meets = (a, b) => a.left < b.right && b.left < a.right
        && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
      return boxes.filter((a, i) => boxes.some((b, j) => i < j && meets(a, b))).length;
    }""")
    assert overlaps == 0
