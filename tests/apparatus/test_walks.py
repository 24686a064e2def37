"""Walks between texts, parallels and names, as readers take them in a browser."""

import pytest
from playwright.sync_api import Page, expect

from edition.indexes import parallels_by_passage
from edition.model import Edition

TEXT = "texts/kosachev-2010/"


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1440, 900


@pytest.fixture(scope="module")
def counts(built_edition: Edition) -> dict[int, list[str]]:
    """Return the passages of a text by the number of their parallels."""
    found: dict[int, list[str]] = {}
    for (slug, anchor), parallels in parallels_by_passage(built_edition).items():
        if slug == "kosachev-2010":
            found.setdefault(len(parallels), []).append(anchor)
    return found


def test_there_and_back_by_keyboard(
    page: Page, address: str, counts: dict[int, list[str]]
) -> None:
    passage = counts[1][0]
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(f"{address}{TEXT}")
    page.locator(f"#{passage} > .cf").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/parallels/*/#parallel-*")
    target = page.locator(":target")
    assert target.is_visible()
    back = f"{TEXT}#{passage}"
    page.locator(f"section:has(:target) .side a[href$='{back}']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{back}")
    assert page.locator(f"#{passage}").is_visible()


def test_the_keyboard_goes_to_the_answers_in_the_margin_and_back(
    page: Page, address: str, counts: dict[int, list[str]]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}{TEXT}")
    mark = page.locator(f"#{counts[1][0]} > .cf")
    mark.focus()
    page.keyboard.press("Enter")
    answers = page.locator(".margin__answers")
    expect(answers).to_be_focused()
    expect(answers.get_by_role("heading")).to_contain_text("Answers to passage")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_several_parallels_are_listed_in_a_popup_that_escape_closes(
    page: Page, address: str, counts: dict[int, list[str]]
) -> None:
    number = max(counts)
    mark = f"#{counts[number][0]} > .cf"
    page.goto(f"{address}{TEXT}")
    page.keyboard.press("Tab")
    page.locator(mark).focus()
    page.wait_for_selector("#popup:not([hidden])")
    assert page.locator("#popup li a").count() == number
    page.keyboard.press("Escape")
    assert page.locator("#popup").is_hidden()
    assert page.locator(f"{mark}:focus").count() == 1


def test_without_script_the_list_leads_on_and_back(
    plain_page: Page, address: str, counts: dict[int, list[str]]
) -> None:
    number = max(counts)
    passage = counts[number][0]
    plain_page.goto(f"{address}{TEXT}")
    plain_page.locator(f"#{passage} > .cf").click()
    plain_page.wait_for_url(f"**/{TEXT}parallels/#cf-{passage}")
    line = plain_page.locator(f"#cf-{passage}")
    assert line.locator("li a").count() == number
    line.locator(".cf-list__back").click()
    plain_page.wait_for_url(f"**/{TEXT}#{passage}")
    plain_page.go_back()
    line.locator("li a").first.click()
    plain_page.wait_for_url("**/parallels/*/#parallel-*")
    assert plain_page.locator(":target").is_visible()


def test_the_contracted_address_lands_on_each_parallel(
    plain_page: Page, address: str, built_edition: Edition
) -> None:
    for parallel in built_edition.parallels[::20]:
        plain_page.goto(f"{address}parallels/#parallel-{parallel.id}")
        target = plain_page.locator(":target")
        assert target.inner_text() == parallel.title
        target.locator("a").click()
        plain_page.wait_for_url(f"**/{parallel.theme}/#parallel-{parallel.id}")
        assert plain_page.locator(":target").inner_text() == parallel.title


@pytest.mark.parametrize(("width", "is_beside"), [(1440, True), (390, False)])
def test_passages_stand_side_by_side_where_there_is_room(
    page: Page, address: str, width: int, is_beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}parallels/facts/")
    boxes = [
        child.bounding_box()
        for child in page.locator(".sides").first.locator("> div").all()
    ]
    first, second, *_ = (box for box in boxes if box)
    comment = page.locator(".commentary").first.bounding_box()
    assert comment
    assert comment["y"] < first["y"]
    if is_beside:
        assert first["x"] < second["x"]
        assert abs(first["y"] - second["y"]) < 2
    else:
        assert first["y"] < second["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_of_pairs_is_not_wider_than_the_window(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}parallels/by-text/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_mark_takes_no_room_from_number_or_words(page: Page, address: str) -> None:
    page.goto(f"{address}{TEXT}")
    number = page.locator("#p12 > .passage__number").bounding_box()
    mark = page.locator("#p12 > .cf").bounding_box()
    text = page.locator("#p12").bounding_box()
    assert number is not None
    assert mark is not None
    assert text is not None
    assert mark["x"] + mark["width"] <= number["x"] + 1
    assert number["x"] + number["width"] <= text["x"]


def test_marks_are_not_printed(page: Page, address: str) -> None:
    page.goto(f"{address}{TEXT}")
    page.emulate_media(media="print")
    assert page.locator(".cf").first.is_hidden()


def test_a_name_leads_to_the_passage_that_has_it(
    plain_page: Page, address: str
) -> None:
    plain_page.goto(f"{address}names/#name-robert-schuman")
    assert plain_page.locator(":target").is_visible()
    entry = plain_page.locator(":target + p + div a").first
    entry.click()
    assert "Schuman" in plain_page.locator(":target").inner_text()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Косачев", "Names"),
        ("Владивосток", "Names"),
        ("indivisible security", "Parallels"),
    ],
)
def test_names_and_parallels_are_found_by_search(
    page: Page, address: str, question: str, kind: str
) -> None:
    page.goto(f"{address}search/?q={question}")
    page.wait_for_selector("#concordance-lines[aria-busy=false] td")
    lists = page.locator(".kwic__text").all_inner_texts()
    assert kind in {found.strip() for found in lists}


WAYS = [
    ("glossary/", "h3.entry a", "**/glossary/*/"),
    ("glossary/trust/", "table.usage tbody th a", "**/texts/*/"),
    ("glossary/trust/", "table.usage td a", "**/texts/*/#p*"),
    ("glossary/trust/", "table.kwic td a", "**/texts/*/#p*"),
    ("timeline/", "h4.entry ~ div a[href*='texts/']", "**/texts/*/#*"),
    ("timeline/", ".matrix tbody th a", "**/timeline/#event-*"),
    ("timeline/", ".matrix td a", "**/texts/*/#*"),
    ("parallels/", "h4.parallel a, h3.parallel a, [id^=parallel-] a", "**/#parallel-*"),
    ("parallels/facts/", ".sides .quotation__where a", "**/texts/*/#p*"),
    ("parallels/by-text/", ".relations a", "**/#parallel-*"),
    ("parallels/routes/", ".step__why + .quotation__where a", "**/texts/*/#p*"),
    ("names/", ".entry ~ div a[href*='texts/']", "**/texts/*/#*"),
]
"""Pages of the apparatus, a link on each, and where it leads."""


@pytest.mark.parametrize(("path", "link", "end"), WAYS)
def test_every_page_leads_on_by_key(
    page: Page, address: str, path: str, link: str, end: str
) -> None:
    page.goto(f"{address}{path}")
    way = page.locator(f"article :is({link}):visible").first
    way.focus()
    assert way.evaluate("e => e === document.activeElement && e.tabIndex >= 0")
    page.keyboard.press("Enter")
    page.wait_for_url(end)


@pytest.mark.parametrize(("path", "link", "end"), WAYS)
def test_every_page_leads_on_without_script(
    plain_page: Page, address: str, path: str, link: str, end: str
) -> None:
    plain_page.goto(f"{address}{path}")
    way = plain_page.locator(f"article :is({link}):visible").first
    way.scroll_into_view_if_needed()
    plain_page.wait_for_timeout(100)  # what comes into sight is laid out only then
    way.click()
    plain_page.wait_for_url(end)
    if "#" in end:
        assert plain_page.locator(":target").is_visible()


def test_a_route_can_be_followed_step_by_step(
    plain_page: Page, address: str, built_edition: Edition
) -> None:
    route = built_edition.routes[0]
    plain_page.goto(f"{address}parallels/routes/#route-{route.id}")
    steps = plain_page.locator(":target ~ ol").first.locator(".quotation__where a")
    assert steps.count() == len(route.steps)
    for number, step in enumerate(route.steps[:3]):
        steps.nth(number).click()
        assert plain_page.url.endswith(f"texts/{step.ref.text}/#{step.ref.anchor}")
        assert plain_page.locator(":target").is_visible()
        plain_page.go_back()
