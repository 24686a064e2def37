"""Translations in a reader's hands: shown, switched, copied, cited, found."""

import pytest
from playwright.sync_api import Page, expect

from browser.axe import all_faults
from browser.test_facing import choose, copied, place, selected

TEXT = "texts/alon-1931/"
SIDES = ("#p1", "#en-p1", "#pl-p1")


def shown(page: Page) -> list[bool]:
    """Tell which of the three layers are shown."""
    return [page.locator(side).is_visible() for side in SIDES]


def test_the_text_and_its_first_translation_stand_side_by_side(
    page: Page, poems_address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(poems_address + TEXT)
    assert shown(page) == [True, True, False]
    own, english = place(page, "#p3"), place(page, "#en-p3")
    assert own["y"] == english["y"]
    assert own["x"] + own["width"] < english["x"]
    row = page.locator(".facing:has(> h2[lang=he])").first
    assert row.locator(".facing__heading").first.inner_text() == "The Harbour"
    assert row.locator("h2").bounding_box()["y"] < own["y"]  # type: ignore[index]


def test_any_one_or_two_can_be_read_and_the_choice_is_remembered(
    page: Page, poems_address: str
) -> None:
    page.goto(poems_address + TEXT)
    labels = page.locator(".facing-choice label").all_inner_texts()
    assert labels == [
        *("original", "English", "Polish"),
        *("original + English", "original + Polish", "English + Polish"),
    ]
    choose(page, "English + Polish")
    assert shown(page) == [False, True, True]
    assert not page.locator("#n-old-man").is_visible()
    page.reload()
    assert shown(page) == [False, True, True]
    assert page.get_by_role("radio", name="English + Polish").is_checked()
    choose(page, "original")
    assert shown(page) == [True, False, False]


def test_a_choice_that_a_text_does_not_have_leaves_it_as_it_was(
    page: Page, poems_address: str
) -> None:
    page.goto(poems_address + TEXT)
    page.evaluate("localStorage.setItem('edition-facing', 'own+copy')")
    page.reload()
    assert shown(page) == [True, True, False]


def test_on_a_telephone_they_alternate_and_say_whose_they_are(
    page: Page, poems_address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(poems_address + TEXT)
    order = ("#p1", "#en-p1", "#p2", "#en-p2")
    tops = [place(page, selector)["y"] for selector in order]
    assert tops == sorted(tops)
    label = "el => getComputedStyle(el, '::after').content"
    number = page.locator("#en-p2 > .passage__number")
    assert number.evaluate(label) == '" · translation (English), Anna Reed"'
    for choice in ("English + Polish", "original"):
        choose(page, choice)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_every_layer_is_there(
    plain_page: Page, poems_address: str
) -> None:
    plain_page.set_viewport_size({"width": 1440, "height": 900})
    plain_page.goto(poems_address + TEXT)
    assert shown(plain_page) == [True, True, True]
    lefts = [place(plain_page, side)["x"] for side in SIDES]
    assert lefts == sorted(lefts)
    assert len({place(plain_page, side)["y"] for side in SIDES}) == 1


def test_what_is_copied_says_who_translated_it(page: Page, poems_address: str) -> None:
    page.goto(poems_address + TEXT)
    selected(page, "#en-p1", "#en-p2")
    words = copied(page)
    assert "one ship still recalls the sea" in words
    assert "הנמל" not in words
    assert "paras. 1–2, ll. 1–4, trans. Anna Reed, reprinted in" in words
    assert words.rstrip(".").endswith("#p1-p2")
    selected(page, "#p1", "#p2")
    assert "trans." not in copied(page)


def test_a_note_of_a_translation_is_cited_as_one(
    page: Page, poems_address: str
) -> None:
    page.goto(poems_address + TEXT)
    selected(page, "#en-n1 p", "#en-n1 p")
    assert "n. 1, trans. Anna Reed" in copied(page)


@pytest.mark.parametrize("style", ["chicago-notes", "apa", "mla", "harvard", "ris"])
def test_cite_offers_the_citation_of_the_translation(
    page: Page, poems_address: str, style: str
) -> None:
    page.goto(poems_address + TEXT)
    page.locator("#en-p2 .passage__cite").dispatch_event("click")
    dialog = page.locator("dialog.cite")
    dialog.wait_for()
    dialog.locator("select").first.select_option(style)
    expect(dialog.locator(".cite__citation")).to_contain_text("trans. Anna Reed")
    said = dialog.locator(".cite__whose").inner_text()
    assert "translation" in said


def test_search_finds_a_translation_and_names_it(
    page: Page, poems_address: str
) -> None:
    page.goto(f"{poems_address}search/?q=lamp")
    hit = page.locator("a[href$='#en-p3']").first
    hit.wait_for()
    group = page.locator("tbody", has=hit)
    expect(group).to_contain_text("Two Poems, 1931, translation (English)")
    page.locator("[name=sort]").select_option("right")
    line = page.locator("tr", has=hit)
    expect(line).to_contain_text("Alon 1931, ¶\u00a03 translation (English)")


def test_lines_of_translations_have_headings_and_a_count_of_their_own(
    page: Page, poems_address: str
) -> None:
    page.goto(f"{poems_address}search/?q=lamp -rain")
    page.locator("a[href$='#pl-n1']").wait_for()
    heads = page.locator(".kwic__text").all_inner_texts()
    assert [head.rpartition(", ")[2] for head in heads] == [
        *("translation (English)", "translation (Polish)")
    ]
    english, polish = (page.locator(".kwic tbody").nth(n) for n in (0, 1))
    assert english.locator("a").all_inner_texts() == ["¶\u00a03", "n.\u00a01"]
    assert "mała" in polish.inner_text().lower()
    status = page.locator("#concordance-status")
    expect(status).to_have_text("0 lines · 4 in translations")


def test_axe_finds_nothing(open_page: Page, poems_address: str) -> None:
    assert all_faults(open_page, poems_address + TEXT) == []
