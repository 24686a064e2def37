"""Every kind of passage: read, cited by line, copied as it stands, and seen by all."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import all_faults
from browsing import opened
from edition.model import Edition

TEXTS = ("letters-1831", "lockkeeper-1888", "song-1911", "toll-1902", "wheels-1925")
POEM, SCENE, ESSAY = (f"texts/{TEXTS[n]}/" for n in (3, 1, 4))
SELECT = """([first, from, last, to]) => {
  const start = document.querySelector(first);
  const end = document.querySelector(last);
  const words = (line) => [...line.childNodes].findLast((n) => n.data?.trim()) ?? line;
  getSelection().setBaseAndExtent(words(start), from, words(end), to);
}"""
"""Selects from a sign of the words of one line to a sign of those of another."""


def line(passage: int, number: int) -> str:
    return f"#p{passage} .line[data-n='{number}']"


def select(page: Page, first: str, start: int, last: str, end: int) -> None:
    page.evaluate(SELECT, [first, start, last, end])


def copied(page: Page) -> str:
    page.keyboard.press("Control+C")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_lines_of_verse_are_copied_as_lines_and_cited_by_line(
    page: Page, kinds_address: str
) -> None:
    page.goto(kinds_address + POEM)
    select(page, line(1, 4), 4, line(1, 7), 10)
    words, _, citation = copied(page).rpartition("\n\n")
    assert words == (
        "never asked the river what it needs.\n"
        "\n"
        "He counts the stones that nobody has thrown,\n"
        "  He counts the lamps that nobody put out,\n"
        "    And one by"
    )
    assert "para. 1, ll. 4–7" in citation
    select(page, line(2, 14), 0, line(2, 14), 4)
    assert "para. 2, l. 14" in copied(page)
    select(page, line(1, 10), 0, line(2, 12), 3)
    assert "paras. 1–2, ll. 10–12" in copied(page)


def test_the_dialog_cites_the_lines_that_are_selected_or_chosen(
    page: Page, kinds_address: str
) -> None:
    page.goto(kinds_address + POEM)
    select(page, line(1, 3), 0, line(1, 5), 5)
    cite = page.get_by_role("button", name="Cite passage 1")
    cite.dispatch_event("pointerdown")
    cite.click(force=True)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".cite__citation")).to_contain_text("para. 1, ll. 3–5")
    dialog.get_by_label("Up to line").select_option("4")
    expect(dialog.locator(".cite__citation")).to_contain_text("para. 1, ll. 3–4")
    dialog.get_by_role("button", name="Copy quotation with citation").click()
    expect(dialog.get_by_role("status")).to_have_text("Quotation copied.")
    quoted = str(page.evaluate("navigator.clipboard.readText()"))
    assert quoted.startswith(
        "The ferryman, who will be going soon,\n  Has never asked the river what it "
    )
    dialog.get_by_label("From line").select_option("")
    expect(dialog.locator(".cite__citation")).to_contain_text("para. 1, reprinted")
    dialog.get_by_label("Style").select_option("bibtex")
    dialog.get_by_label("From line").select_option("6")
    expect(dialog.locator(".cite__citation")).to_contain_text("Para. 1, l. 6")


def test_prose_is_cited_without_lines_and_an_entry_by_its_day(
    page: Page, kinds_address: str
) -> None:
    page.goto(f"{kinds_address}texts/letters-1831/")
    page.locator("#p9").click(click_count=3)
    assert "para. 9 (9 May 1831), reprinted" in copied(page)
    page.get_by_role("button", name="Cite passage 9").click(force=True)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("From line")).to_be_hidden()
    expect(dialog.locator(".cite__citation")).to_contain_text("(9 May 1831)")


def test_speeches_tables_and_formulas_are_copied_in_words(
    page: Page, kinds_address: str
) -> None:
    page.goto(kinds_address + SCENE)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p5'))")
    assert copied(page).startswith(
        "Ben.\nGood evening to the gate that will not close,"
    )
    page.goto(kinds_address + ESSAY)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p5'))")
    assert "1922\t211\t1.4\t21.0\n1923" in copied(page)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p2'))")
    assert "H2O" in copied(page)
    assert "$h$ for its fall" in copied(page)


def test_a_speech_is_heard_with_its_speaker_and_numbers_of_lines_are_not(
    page: Page, kinds_address: str
) -> None:
    page.goto(kinds_address + SCENE)
    heard = page.locator("#p5").aria_snapshot()
    assert "Ben . Good evening" in heard or "Ben. Good evening" in heard
    shown = page.locator("#p5 .line").last.evaluate(
        "line => getComputedStyle(line, '::before').content"
    )
    assert shown == "none"


def test_a_formula_is_drawn_from_mathml_and_no_page_breaks_its_policy(
    page: Page, kinds_address: str
) -> None:
    page.goto(kinds_address + ESSAY)
    fraction = page.locator("#p3 mfrac").bounding_box()
    assert fraction
    assert fraction["height"] > page.locator("#p3 mo").first.bounding_box()["height"]  # type: ignore[index]
    expect(page.get_by_role("math").first).to_be_visible()
    picture = page.locator("#p6 img")
    assert picture.get_attribute("width") == "640"
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 640)


def test_words_from_right_to_left_begin_at_the_right_beside_their_notes(
    wide: Page, kinds_address: str
) -> None:
    wide.goto(f"{kinds_address}texts/song-1911/")
    assert wide.locator("html").get_attribute("dir") in (None, "ltr")
    for place, direction in (("#p3", "rtl"), ("#n1", "rtl"), ("#n-ships", "ltr")):
        found = wide.locator(place).evaluate("e => getComputedStyle(e).direction")
        assert found == direction, place
    box = wide.locator("#p1").bounding_box()
    words = wide.locator("#p1 .line").first
    ends = words.evaluate(
        "line => { const r = document.createRange(); r.selectNodeContents(line);"
        " return r.getBoundingClientRect().right; }"
    )
    assert box
    assert abs(ends - box["x"] - box["width"]) < 2
    mark = wide.locator("#mark-n1").bounding_box()
    note = wide.locator("#n1").bounding_box()
    assert mark
    assert note
    assert note["x"] > box["x"] + box["width"]
    assert abs(mark["y"] - note["y"]) < 60


def test_numbers_of_passages_and_lines_stand_apart_on_a_phone(
    chromium: Browser, kinds_address: str
) -> None:
    page = opened(chromium, (390, 844))
    page.goto(f"{kinds_address}texts/song-1911/")
    number = page.locator("#p2 .passage__number").bounding_box()
    page.close()
    assert number
    assert number["x"] > 195, "that of the line stands at the left"


def test_the_concordance_reads_from_right_to_left_where_its_words_do(
    page: Page, kinds_address: str
) -> None:
    page.goto(f"{kinds_address}search/?q=זוכר")
    row = page.locator(".kwic tr", has_text="¶ 1").first
    expect(row).to_have_attribute("dir", "rtl")
    page.wait_for_load_state("networkidle")
    before = row.get_by_text("הנהר").bounding_box()
    word = row.locator("mark").bounding_box()
    after = row.get_by_text("את הגשר").bounding_box()
    assert before
    assert word
    assert after
    assert after["x"] < word["x"] < before["x"]


def test_a_phrase_is_found_across_the_lines_and_stanzas_of_a_poem(
    page: Page, kinds_address: str
) -> None:
    for phrase, word in (
        ("the moon and gives", "the moon / And gives"),
        ("river needs", None),
        ("it needs he counts", "it needs. // He counts"),
    ):
        page.goto(f'{kinds_address}search/?q="{phrase}"')
        status = page.locator("#concordance-status")
        expect(status).not_to_be_empty()
        marks = page.locator(".kwic mark")
        expect(marks).to_have_count(1 if word else 0)
        if word:
            expect(marks).to_have_text(word)


def test_without_scripts_lines_are_lines(plain_page: Page, kinds_address: str) -> None:
    plain_page.goto(kinds_address + POEM)
    tops = [
        plain_page.locator(line(1, n)).bounding_box()["y"]  # type: ignore[index]
        for n in range(1, 11)
    ]
    assert tops == sorted(set(tops))
    five = plain_page.locator(line(1, 5))
    shown = five.evaluate("line => getComputedStyle(line, '::before').content")
    assert shown.startswith('"5"')


@pytest.mark.parametrize("slug", TEXTS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: Page, kinds_address: str, slug: str
) -> None:
    assert all_faults(open_page, f"{kinds_address}texts/{slug}/") == []


def test_the_texts_are_those_of_the_edition(built_kinds: Edition) -> None:
    assert tuple(sorted(built_kinds.text)) == TEXTS
