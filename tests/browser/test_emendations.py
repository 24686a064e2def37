"""The mark of an emendation in a reader's hands."""

import pytest
from playwright.sync_api import Browser

from browsing import opened

TEXT = "texts/mykhalniuk-2015/"


@pytest.mark.parametrize("width", [1440, 390])
def test_the_mark_leads_to_the_entry_and_the_entry_back(
    chromium: Browser, address: str, width: int
) -> None:
    page = opened(chromium, (width, 800))
    page.goto(address + TEXT)
    mark = page.get_by_role("link", name="emended: 2 emendations (passage 25)")
    box = mark.bounding_box()
    assert box is not None
    assert box["width"] > 0
    mark.click()
    page.wait_for_url("**/emendations/#mykhalniuk-2015-p25")
    entry = page.locator("#mykhalniuk-2015-p25")
    header = page.locator(".header").bounding_box()
    top = entry.bounding_box()
    assert header is not None
    assert top is not None
    assert top["y"] >= header["height"] - 1
    entry.get_by_role("link", name="¶ 25").click()
    page.wait_for_url("**/texts/mykhalniuk-2015/#p25")
    page.close()


def test_marks_of_one_passage_do_not_lie_on_each_other(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (1440, 800))
    page.goto(address + TEXT)
    first = page.locator("#p25 > .cf").bounding_box()
    second = page.locator("#p25 > .emended").bounding_box()
    assert first is not None
    assert second is not None
    assert first["y"] + first["height"] <= second["y"] + 1
    page.close()
