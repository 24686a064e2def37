"""Précis and transcription in a reader's hands: shown, switched, copied, cited."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import opened

TEXT = "texts/marsh-1990/"
CHOICES = ("précis", "author’s words", "both")
OURS, THEIRS = "the canal stopped being a border", "the canal was no border any more"


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    """Return a page on a telephone."""
    page = opened(chromium, (390, 844))
    yield page
    page.close()


def place(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None, f"{selector} is not shown"
    return {**box}


def choose(page: Page, choice: str) -> None:
    page.get_by_role("radio", name=choice, exact=True).check()


def shown(page: Page) -> tuple[bool, bool]:
    """Tell whether précis and transcription are shown."""
    return page.locator("#p1").is_visible(), page.locator("#copy-p1").is_visible()


def selected(page: Page, first: str, last: str) -> None:
    """Select from the beginning of one element to the end of another."""
    page.evaluate(
        """([first, last]) => {
          const range = document.createRange();
          range.setStart(document.querySelector(first), 0);
          const end = document.querySelector(last);
          range.setEnd(end, end.childNodes.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [first, last],
    )


def copied(page: Page) -> str:
    """Copy what is selected and return it as plain text."""
    page.keyboard.press("Control+C")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("width", [1024, 1440])
def test_where_there_is_room_both_stand_side_by_side(
    page: Page, full_address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(full_address + TEXT)
    boxes = """ids => ids.map(id => document.getElementById(id)
      .getBoundingClientRect()).map(box => [box.left, box.top, box.right])"""
    numbers = range(1, 8)
    ours = page.evaluate(boxes, [f"p{number}" for number in numbers])
    theirs = page.evaluate(boxes, [f"copy-p{number}" for number in numbers])
    for number, own, other in zip(numbers, ours, theirs, strict=True):
        assert abs(own[1] - other[1]) < 1, number
        assert own[2] < other[0], number
    assert len({round(left) for left, _, _ in theirs}) == 1
    assert place(page, "#n1 .note__own")["y"] == place(page, "#copy-n1")["y"]


def test_where_there_is_none_each_passage_has_its_transcription_beneath_it(
    narrow: Page, full_address: str
) -> None:
    narrow.goto(full_address + TEXT)
    order = ["#p1", "#copy-p1", "#p2", "#copy-p2", "#p4", "#copy-p4", "#p5", "#copy-p5"]
    tops = [place(narrow, selector)["y"] for selector in order]
    assert tops == sorted(tops)
    label = "el => getComputedStyle(el, '::after').content"
    number = narrow.locator("#copy-p4 > .passage__number")
    assert number.evaluate(label) == '" · author’s own words"'
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_choice_has_to_be_scrolled_sideways(page: Page, full_address: str) -> None:
    page.goto(full_address + TEXT)
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for choice in CHOICES:
            choose(page, choice)
            across = page.evaluate("document.documentElement.scrollWidth")
            assert across <= width, choice


def test_the_choice_shows_one_or_both_and_is_remembered(
    page: Page, full_address: str
) -> None:
    page.goto(full_address + TEXT)
    assert shown(page) == (True, True)
    choose(page, "author’s words")
    assert shown(page) == (False, True)
    page.reload()
    assert shown(page) == (False, True)
    assert page.get_by_role("radio", name="author’s words").is_checked()
    choose(page, "précis")
    assert shown(page) == (True, False)
    choose(page, "both")
    assert shown(page) == (True, True)


def test_the_choice_keeps_the_readers_place(narrow: Page, full_address: str) -> None:
    narrow.set_viewport_size({"width": 390, "height": 400})
    narrow.goto(f"{full_address}{TEXT}#p5")
    narrow.wait_for_timeout(300)
    before = place(narrow, ".facing:has(> #p5)")["y"]
    # A click of this program's scrolls to what is clicked, though it can be seen.
    choice = narrow.get_by_role("radio", name="author’s words", exact=True)
    choice.evaluate("radio => radio.click()")
    assert abs(place(narrow, ".facing:has(> #p5)")["y"] - before) < 3


def test_the_keyboard_reaches_the_choice_and_changes_it(
    page: Page, full_address: str
) -> None:
    page.goto(full_address + TEXT)
    page.get_by_role("radio", name="both").focus()
    page.keyboard.press("ArrowLeft")
    assert shown(page) == (False, True)
    assert page.evaluate("document.activeElement.value") == "copy"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.facing-choice')") is None


def test_keys_walk_through_what_is_shown(page: Page, full_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 320})
    page.goto(full_address + TEXT)
    focused = "document.activeElement.getAttribute('href')"
    page.locator("#p1 > .passage__number").focus()
    page.keyboard.press("j")
    assert page.evaluate(focused) == "#p2"
    choose(page, "author’s words")
    page.locator("#copy-p1 > .passage__number").focus()
    page.keyboard.press("j")
    assert page.evaluate(focused) == "#copy-p2"
    page.keyboard.press("n")
    assert page.evaluate(focused) in ("#copy-n1", "#copy-n2")


def test_without_script_both_stand_and_say_whose_they_are(
    plain_page: Page, full_address: str
) -> None:
    plain_page.set_viewport_size({"width": 390, "height": 844})
    plain_page.goto(full_address + TEXT)
    assert shown(plain_page) == (True, True)
    assert place(plain_page, "#p1")["y"] < place(plain_page, "#copy-p1")["y"]
    assert plain_page.get_by_role("link", name="Passage 1: author’s own words").count()
    assert plain_page.locator(".facing-choice").count() == 0
    plain_page.locator("#mark-copy-n1 a").click()
    assert plain_page.url.endswith("#copy-n1")
    plain_page.locator("#copy-n1 a[role=doc-backlink]").click()
    assert plain_page.url.endswith("#mark-copy-n1")


def test_a_mark_opens_the_note_of_its_own_side(page: Page, full_address: str) -> None:
    page.goto(full_address + TEXT)
    page.locator("#mark-copy-n1 a").hover()
    popup = page.locator("#popup")
    popup.wait_for()
    assert "kitchen drawer" in popup.inner_text()
    page.mouse.move(5, 5)
    popup.wait_for(state="hidden")
    page.locator("#mark-n1 a").hover()
    popup.wait_for()
    assert "kitchen drawer" not in popup.inner_text()


def test_one_side_alone_has_its_notes_in_the_margin(
    wide: Page, full_address: str
) -> None:
    wide.goto(full_address + TEXT)
    expect(wide.locator("html.notes-beside")).to_have_count(0)
    choose(wide, "author’s words")
    expect(wide.locator("html.notes-beside")).to_have_count(1)
    note, text = place(wide, "#n1"), place(wide, "#copy-p1")
    assert note["x"] > text["x"] + text["width"]
    assert abs(note["y"] - place(wide, "#mark-copy-n1")["y"]) < 60
    assert not wide.locator("#n1 .note__own").is_visible()


def test_an_address_of_what_is_put_away_leads_to_what_stands_for_it(
    page: Page, full_address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 320})
    page.goto(full_address + TEXT)
    choose(page, "author’s words")
    page.goto(full_address)
    page.goto(f"{full_address}{TEXT}#p6")
    page.wait_for_timeout(300)
    assert 0 < place(page, "#copy-p6")["y"] < 320
    assert page.locator("#copy-p6.facing--here").count() == 1
    page.evaluate("location.hash = '#n-share'")
    page.wait_for_timeout(100)
    assert page.locator("#n-share").is_visible()


def test_what_is_copied_is_of_one_side_and_says_whose_it_is(
    page: Page, full_address: str
) -> None:
    page.goto(full_address + TEXT)
    selected(page, "#copy-p1", "#copy-p2")
    theirs = copied(page)
    assert THEIRS in theirs
    assert "Marsh writes" not in theirs
    assert "paras. 1–2, as numbered in" in theirs
    assert "précis" not in theirs
    assert theirs.rstrip(".").endswith("#p1-p2")
    selected(page, "#p1", "#p3")
    ours = copied(page)
    assert OURS in ours
    assert "one stove" not in ours
    assert "editors’ précis of paras. 1–3 in" in ours


def test_copying_everything_takes_the_side_that_is_shown(
    page: Page, full_address: str
) -> None:
    page.goto(full_address + TEXT)
    choose(page, "author’s words")
    selected(page, "#p1", "#copy-p7")
    words = copied(page)
    assert THEIRS in words
    assert OURS not in words
    assert "précis" not in words


def test_a_note_of_the_transcription_is_copied_as_the_authors(
    page: Page, full_address: str
) -> None:
    page.goto(full_address + TEXT)
    selected(page, "#copy-n1 p", "#copy-n1 p")
    words = copied(page)
    assert "kitchen drawer" in words
    assert "n. 1, as numbered in" in words
    assert "précis" not in words
    selected(page, "#n1 .note__own", "#n1 .note__own")
    assert "editors’ précis of n. 1 in" in copied(page)


def test_a_drag_down_one_column_stays_in_it(page: Page, full_address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{full_address}{TEXT}#p1")
    page.wait_for_timeout(300)
    start, end = place(page, "#p1"), place(page, "#p2")
    page.mouse.move(start["x"] + 3, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + 10, steps=5)
    page.mouse.up()
    words = str(page.evaluate("getSelection().toString()"))
    assert OURS in words
    assert THEIRS not in words


STYLES = ("chicago-notes", "apa", "mla", "harvard")
SIGNS = {"bibtex": "@", "ris": "TY  -", "csl-json": '"type"'}
"""What only a record of each format has."""


def test_cite_offers_the_citation_of_the_words_it_stands_at(
    page: Page, full_address: str
) -> None:
    page.goto(full_address + TEXT)
    dialog = page.locator("dialog.cite")
    citation = dialog.locator(".cite__citation")
    for side, is_precis in (("copy-p", False), ("p", True)):
        page.locator(f"#{side}2 .passage__cite").dispatch_event("click")
        dialog.wait_for()
        for style in STYLES:
            dialog.locator("select").first.select_option(style)
            words = citation.inner_text()
            assert ("précis" in words) is is_precis, (style, words)
            assert words.rstrip(".").rstrip(")").count("#p2") == 1, (style, words)
        for record, sign in SIGNS.items():
            dialog.locator("select").first.select_option(record)
            expect(citation.locator("pre")).to_contain_text(sign)
            words = citation.inner_text()
            assert ("précis" in words) is is_precis, (record, words)
            assert "#p2" in words, (record, words)
        said = dialog.locator(".cite__whose").inner_text()
        assert ("author’s own words" in said) is not is_precis
        dialog.get_by_role("button", name="Close").click()


def test_lines_in_context_lead_to_the_authors_words(
    page: Page, full_address: str
) -> None:
    page.goto(f"{full_address}glossary/treaty/")
    assert "in the author’s own words" in page.locator(".kwic").inner_text()
    page.locator(".kwic a[href$='#copy-p7']").click()
    page.wait_for_url(f"{full_address}{TEXT}#copy-p7")
    assert page.locator("#copy-p7").is_visible()


def test_a_text_without_a_copy_says_how_to_make_one(
    page: Page, full_address: str
) -> None:
    page.goto(f"{full_address}texts/anonymous-2001/")
    assert page.locator(".facing-choice").count() == 0
    assert "edition import FILE" in page.locator("dl").last.inner_text()


@pytest.mark.parametrize("media", ["print", "screen"])
def test_the_number_of_a_note_stands_clear_of_the_line_beside_it(
    narrow: Page, full_address: str, media: str
) -> None:
    narrow.emulate_media(media=media)
    narrow.goto(f"{full_address}{TEXT}")
    layer = ".note > .facing > .layer:visible"
    line = narrow.locator(layer).first.evaluate(
        "layer => layer.getBoundingClientRect().left + layer.clientLeft"
    )
    number = narrow.locator(f"{layer} .note__sign").first.evaluate(
        """sign => {
          const range = new Range();
          range.selectNodeContents(sign);
          return range.getBoundingClientRect().left;
        }"""
    )
    assert number > line


def test_on_paper_no_heading_stands_over_nothing(page: Page, full_address: str) -> None:
    page.goto(f"{full_address}{TEXT}")
    page.emulate_media(media="print")
    expect(page.locator("nav.in-this-text")).to_be_hidden()
    expect(page.locator("h2#in-this-text")).to_be_hidden()
