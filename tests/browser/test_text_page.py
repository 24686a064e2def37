"""A text in a reader's hands: settings, keys, the way back, and what stands beside."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import opened
from support import ROOT

TEXT = "texts/nikitina-2015/"
TEXTS = sorted(path.stem for path in (ROOT / "docs/texts").glob("*.md"))


def focused(page: Page) -> str:
    """Return the id of the passage or mark that has the focus."""
    return str(page.evaluate("document.activeElement.closest('[id]')?.id ?? 'nothing'"))


def settings(page: Page) -> None:
    page.get_by_role("button", name="Reading settings").click()


NOTES = {
    "author’s": (True, False),
    "editors’": (False, True),
    "none": (False, False),
    "all": (True, True),
}
"""What can be chosen, and whether notes of the author and of editors then stand."""


def test_notes_are_shown_as_chosen_and_the_choice_is_kept(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}")
    for choice, (author, editor) in NOTES.items():
        settings(page)
        page.get_by_role("group", name="Notes").get_by_label(choice, exact=True).check()
        page.keyboard.press("Escape")
        for visit in ("chosen", "come back"):
            for selector in ("#mark-n1", "#n1"):
                shown = page.locator(selector).is_visible()
                assert shown == author, (choice, visit, selector)
            for selector in ("#mark-n-two-logics", "#n-two-logics"):
                shown = page.locator(selector).is_visible()
                assert shown == editor, (choice, visit, selector)
            if visit == "chosen":
                page.reload()


def test_size_and_width_are_set_and_kept(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}")

    def measured() -> list[float]:
        size = "p => [parseFloat(getComputedStyle(p).fontSize), p.offsetWidth]"
        return list(wide.locator("#p1").evaluate(size))

    def choose(name: str, choice: str) -> None:
        group = wide.get_by_role("group", name=name)
        group.get_by_label(choice, exact=True).check()

    settings(wide)
    choose("Size", "small")
    small = measured()
    choose("Size", "largest")
    largest = measured()
    assert largest[0] > small[0] * 1.2
    choose("Width", "narrow")
    narrow = measured()
    choose("Width", "wide")
    chosen = measured()
    assert chosen[1] > narrow[1] * 1.2
    wide.reload()
    assert measured() == chosen
    assert chosen[0] == largest[0]


def test_keys_lead_from_passage_to_passage_and_note_to_note(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}")
    reached = []
    for key in ("j", "j", "j", "k", "n", "n", "N"):
        page.keyboard.press(key)
        reached.append(focused(page))
    assert reached[:4] == ["p1", "p2", "p3", "p2"]
    assert reached[4:] == ["mark-n1", "mark-n-neutral-status", "mark-n1"]


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("next passage")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_keys_typed_into_the_search_move_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}{TEXT}")
    page.keyboard.press("/")
    page.keyboard.type("jn?")
    assert page.evaluate("scrollY") == 0
    assert page.get_by_role("combobox").input_value() == "jn?"


def test_a_reader_is_told_how_far_the_text_is_read(page: Page, address: str) -> None:
    page.goto(f"{address}{TEXT}#p18")
    place = page.get_by_role("group", name="Your place in the text")
    expect(place).to_contain_text("¶ 18 of 36")
    page.evaluate("scrollTo(0, 0)")
    expect(place).to_be_hidden()


def test_the_passage_of_the_address_is_the_one_that_is_read(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}#p7")
    place = page.get_by_role("group", name="Your place in the text")
    expect(place).to_contain_text("¶ 7 of 36")
    page.evaluate("scrollBy(0, 400)")
    expect(place).not_to_contain_text("¶ 7 of 36")


@pytest.mark.parametrize("width", [1440, 1024, 768])
def test_the_place_in_the_text_lies_over_nothing(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}{TEXT}#p18")
    place = page.locator(".header").get_by_role("group", name="Your place")
    expect(place).to_contain_text("¶ 18 of 36")
    around = page.locator(".header__title > :not(.place), .header__colours")
    own = place.bounding_box()
    assert own
    for other in filter(None, (one.bounding_box() for one in around.all())):
        pairs = (("x", "width"), ("y", "height"))
        assert any(
            other[at] + other[size] <= own[at] or other[at] >= own[at] + own[size]
            for at, size in pairs
        )


def test_after_a_jump_a_key_or_button_leads_back(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(f"{address}{TEXT}#p18")
    place = page.get_by_role("group", name="Your place in the text")
    expect(place).to_contain_text("¶ 18")
    page.locator("#p18 a.note-mark").first.focus()
    page.keyboard.press("Enter")
    expect(place.get_by_role("button", name="Back to ¶ 18")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#p18")).to_be_focused()
    expect(page.locator("#p18")).to_be_in_viewport()


def test_a_slider_on_the_strip_of_the_passages_leads_through_the_text(
    page: Page, address: str
) -> None:
    page.goto(address + TEXT)
    slider = page.get_by_role("slider", name="Your place in the text")
    slider.focus()
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "¶ 12 of 36")
    expect(page.locator("#p12")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#p12 > .passage__number")).to_be_focused()
    slider.focus()
    page.locator("#p20 .passage__number").focus()
    expect(slider).to_have_attribute("aria-valuetext", re.compile("¶ (19|20) of 36"))
    assert (
        page.locator(".page-strip").evaluate("s => s.getBoundingClientRect().top") > 0
    )


def test_the_strip_is_dark_where_other_texts_answer(page: Page, address: str) -> None:
    page.goto(address + TEXT)
    strip = page.locator(".page-strip svg")
    bars = strip.locator("path[class^=strip__]:not(.strip__ground, .strip__here)")
    drawn = (
        "paths => paths.flatMap(p => p.getAttribute('d').split('z').slice(1)).length"
    )
    answered = page.locator(".passage > a.cf").count()
    assert 0 < bars.evaluate_all(drawn) <= answered


def test_a_term_pops_up_with_its_strip(page: Page, address: str) -> None:
    page.goto(address + TEXT)
    page.locator("#p1 a.term").first.hover()
    strip = page.locator("#popup svg.strip")
    expect(strip).to_have_attribute("aria-label", re.compile("^NATO: "))
    expect(page.locator("#popup a", has_text="Nikitina 2015")).to_be_visible()


def test_between_a_phone_and_a_desk_the_notes_stand_in_the_margin(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 960, "height": 700})
    page.goto(address + TEXT)
    expect(page.locator("html.notes-beside")).to_have_count(1)
    note, mark = page.locator("#n1").bounding_box(), page.locator("#p2").bounding_box()
    assert note
    assert mark
    assert mark["x"] + mark["width"] < note["x"]
    assert note["x"] + note["width"] <= 960
    dots = page.locator("#p2 > .cf").bounding_box()
    assert dots
    assert dots["x"] >= 0


SCRIPTS = re.compile(r"/text\.\w+\.js$")
"""What comes after the page: without it, a text is as one finds it at first."""


def test_where_their_script_does_not_come_the_notes_stand_below(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (1440, 900))
    page.route(SCRIPTS, lambda route: route.abort())
    page.goto(address + TEXT)
    last = page.locator(".passage").last.bounding_box()
    note = page.locator("#n1").bounding_box()
    hidden = page.locator("html.notes-beside, html.margin-waits").count()
    page.close()
    assert last
    assert note
    assert note["y"] > last["y"]
    assert hidden == 0


TOP = "p => p.getBoundingClientRect().top"


@pytest.mark.parametrize("text", TEXTS)
def test_on_a_phone_a_text_begins_at_once_and_no_line_breaks_anew_when_scripts_come(
    chromium: Browser, address: str, text: str
) -> None:
    page = opened(chromium, (390, 844))
    heights = """passages => document.fonts.ready.then(
      () => passages.map(one => one.getBoundingClientRect().height))"""
    page.goto(f"{address}texts/{text}/", wait_until="networkidle")
    after = page.locator(".passage").evaluate_all(heights)
    top = page.locator("#p1").evaluate(TOP)
    page.route(SCRIPTS, lambda route: route.abort())
    page.reload(wait_until="networkidle")
    before = page.locator(".passage").evaluate_all(heights)
    page.close()
    assert top <= 780, "it begins on the first screen"
    assert before
    assert before == after, "no line breaks anew"


def test_on_a_phone_a_note_is_a_sheet_and_tools_are_at_the_foot(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (390, 844), has_touch=True)
    page.goto(f"{address}{TEXT}#p12")
    page.locator("#p12 a.note-mark").first.tap()
    sheet = page.locator("#popup")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    expect(page.locator("#p12 a.note-mark").first).to_be_in_viewport()
    page.locator("h1").dispatch_event("click")
    expect(sheet).to_be_hidden()
    tools = page.get_by_role("group", name="Your place in the text")
    tools.get_by_role("button", name="Search").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    tools.get_by_role("button", name="Contents").click()
    expect(page.locator("#navigation-drawer")).to_be_checked()
    page.close()


READ = "localStorage.getItem('edition-place:' + location.pathname)"


def test_what_is_passed_by_is_not_read(page: Page, address: str) -> None:
    page.goto(f"{address}{TEXT}#how-to-cite")
    place = page.get_by_role("group", name="Your place in the text")
    expect(place).to_contain_text("¶ 36")
    page.wait_for_timeout(2000)  # in which a passage in sight would count as read
    assert page.evaluate(READ) is None


@pytest.mark.parametrize("way", ["address", "link", "key", "slider"])
def test_the_passage_gone_to_is_the_one_that_is_read(
    wide: Page, address: str, way: str
) -> None:
    wide.goto(f"{address}texts/kosachev-2010/" + "#p34" * (way == "address"))
    place = wide.get_by_role("group", name="Your place in the text")
    if way == "link":
        wide.evaluate("location.hash = '#p34'")
    elif way == "key":
        wide.locator("#p33 .passage__number").focus()
        wide.keyboard.press("j")
    elif way == "slider":
        wide.get_by_role("slider", name="Your place in the text").fill("34")
    expect(place).to_contain_text("¶ 34 of")
    wide.get_by_role("button", name="Answers").click()
    answers = wide.locator(".margin__answers")
    expect(answers.get_by_role("heading")).to_have_text("Answers to passage 34")
    wide.mouse.move(700, 500)
    wide.mouse.wheel(0, 400)
    expect(place).not_to_contain_text("¶ 34")


def test_who_answers_stands_before_what_the_author_says_elsewhere(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}texts/kosachev-2010/#p34")
    wide.get_by_role("button", name="Answers").click()
    card = wide.locator(".answer").first
    expect(card.locator(".side").first).to_be_visible()
    where = card.locator(".quotation__where a").all_inner_texts()
    own = [text.startswith("Kosachev") for text in where]
    assert own == sorted(own)
    assert not own[0]
    sides = card.locator(".side").count()
    assert sides == len({text.partition(",")[0] for text in where})


def test_the_headnote_stands_at_the_top_whatever_the_margin_shows(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}")
    for name in ("Terms", "Answers"):
        wide.get_by_role("button", name=name).click()
        expect(wide.locator(".headnote")).to_be_visible()
    wide.goto(f"{address}texts/dyner-2024/")
    wide.get_by_role("button", name="Answers").click()
    answers = wide.locator(".margin__answers")
    expect(answers.get_by_role("heading").first).to_be_visible()
    note, box = wide.locator(".about-text").bounding_box(), answers.bounding_box()
    assert note
    assert box
    assert note["y"] + note["height"] <= box["y"]


@pytest.mark.parametrize("width", [1440, 390])
def test_wherever_one_is_in_a_precis_the_header_says_so(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}{TEXT}#p30")
    label = page.locator(".header").get_by_text("editors’ précis")
    expect(label).to_be_in_viewport(ratio=1)
    page.goto(f"{address}glossary/")
    expect(page.locator(".header").get_by_text("editors’ précis")).to_have_count(0)


def test_the_settings_lead_to_the_list_of_keys_and_c_cites(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}#p5")
    page.evaluate("scrollTo(0, 0)")
    settings(page)
    page.get_by_role("main").get_by_role("button", name="Keys").click()
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("cite")
    page.keyboard.press("Escape")
    page.goto(f"{address}{TEXT}#p7")
    expect(page.get_by_role("group", name="Your place")).to_contain_text("¶ 7 of")
    page.keyboard.press("c")
    expect(page.get_by_role("dialog", name="Cite passage 7")).to_be_visible()
    expect(page.get_by_label("Style")).to_be_focused()


def test_a_term_is_explained_where_the_focus_rests_and_not_in_passing(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(f"{address}{TEXT}")
    page.locator("#p1 .passage__number").focus()
    popup = page.locator("#popup")
    for _ in range(4):
        page.keyboard.press("Tab")
        assert popup.is_hidden()
    page.locator("#p1 a.term").first.focus()
    expect(popup).to_be_visible()


def test_on_the_next_visit_the_reader_can_go_on(page: Page, address: str) -> None:
    page.goto(f"{address}{TEXT}#p18")
    place = page.get_by_role("group", name="Your place in the text")
    page.mouse.wheel(0, 1200)
    expect(place).not_to_contain_text("¶ 18")
    while page.evaluate(READ) is None:
        page.wait_for_timeout(100)
    page.goto(f"{address}{TEXT}")
    button = place.get_by_role("button", name="Go on at")
    button.click()
    assert page.evaluate("scrollY") > 1000


def test_the_section_that_is_read_is_marked_in_the_contents(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}")
    page.locator("#conclusion").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#conclusion').scrollIntoView()")
    marked = page.locator(".sections .contents__link--here")
    expect(marked).to_have_text("Conclusion")


CUT = """notes => notes.map(note => {
  const words = note.querySelector(".headnote") ?? note;
  const box = words.getBoundingClientRect();
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode()); ) {
    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      for (const { top, bottom, right } of range.getClientRects()) {
        const isBelow = bottom > box.bottom + 3;
        if (top < box.bottom - 3 && (isBelow || right > box.right)) found.push(word);
      }
    }
  }
  return found;
})"""
"""The words of each note that its lower or right edge cuts."""


SIGNS = """notes => notes.map(note => getComputedStyle(
  note.querySelector(".headnote") ?? note, "::before").content)"""
AWAY = """notes => notes.map(note => note.getBoundingClientRect().top
  - document.getElementById(`mark-${note.id}`).getBoundingClientRect().top)"""
LAST_LINE = """p => {
  const words = document.createRange();
  words.selectNodeContents(p);
  return Math.max(...[...words.getClientRects()].map(line => line.bottom));
}"""
INTO = """notes => notes.map(note => {
  const words = note.querySelector(".headnote") ?? note;
  const box = document.createElement("div");
  box.style.height = getComputedStyle(words, "::before").shapeOutside
    .replace(/^inset\\((.*) 0px 0px\\)$/, "$1").replace("100%", "1lh");
  words.append(box);
  const into = box.getBoundingClientRect().height;
  box.remove();
  return into;
})"""
"""How far below its upper edge a last line meets the sign at its end."""
BOXES = "n => n.map(n => n.getBoundingClientRect()).map(b => [b.top, b.bottom])"


@pytest.mark.parametrize("slug", TEXTS)
def test_a_text_begins_at_once_and_its_notes_stand_beside_it(
    wide: Page, address: str, slug: str
) -> None:
    """Near their marks and never one over another; long ones fold until clicked."""
    wide.goto(f"{address}texts/{slug}/")
    wide.wait_for_timeout(300)
    assert wide.locator("#p1").evaluate(TOP) <= 560, "it begins on the first screen"
    away = wide.locator(".notes .note").evaluate_all(AWAY)
    assert max(map(abs, away)) < 200, "notes stand near their marks"

    def assert_apart() -> None:
        boxes = wide.locator(".notes .note, .about-text").evaluate_all(BOXES)
        for (_, bottom), (top, _) in pairwise(sorted(boxes)):
            assert bottom <= top + 1, "notes never overlap"

    assert_apart()
    folded = wide.locator(":is(.notes .note, .about-text).note--long")
    assert folded.count() > 0
    assert [words for words in folded.evaluate_all(CUT) if words] == []
    assert all("…" in sign for sign in folded.evaluate_all(SIGNS)), "a sign at the end"
    assert min(folded.evaluate_all(INTO)) > 2, "beside the last line alone"
    note = wide.locator(".notes .note--long").first
    height = note.evaluate("note => note.offsetHeight")
    note.click(position={"x": 60, "y": 3})
    expect(note).to_have_class(re.compile("note--open"))
    assert note.evaluate("note => note.offsetHeight") > height
    content = note.evaluate("note => getComputedStyle(note, '::before').content")
    assert content == "none", "no sign at an open note"
    assert_apart()


def test_a_date_is_underlined_only_where_its_passage_is_read(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}")
    date = wide.locator(".passage a.event").first
    line = "date => getComputedStyle(date).textDecorationLine"
    assert date.evaluate(line) == "none"
    wide.locator(".passage:has(a.event)").first.hover()
    assert date.evaluate(line) == "underline"
    wide.mouse.move(5, 5)
    assert date.evaluate(line) == "none"
    date.focus()
    assert date.evaluate(line) == "underline"
    term = wide.locator(".passage a.term").first
    assert term.evaluate(line) == "underline"


def test_a_mark_opens_its_note_and_moves_nothing_else(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p22")
    mark = wide.locator("#p22 a.note-mark").first
    before = wide.evaluate("scrollY"), mark.bounding_box()
    mark.click()
    opened_note = wide.locator(".note--open")
    expect(opened_note).to_have_count(1)
    assert (wide.evaluate("scrollY"), mark.bounding_box()) == before
    assert wide.url.endswith(str(mark.get_attribute("href")))
    box, at = opened_note.bounding_box(), mark.bounding_box()
    assert box
    assert at
    assert abs(box["y"] - at["y"]) < 40
    wide.keyboard.press("Escape")
    expect(opened_note).to_have_count(0)


@pytest.mark.parametrize("back", ["Enter", "Escape"])
def test_the_keyboard_goes_to_a_note_and_back(
    wide: Page, address: str, back: str
) -> None:
    wide.goto(f"{address}{TEXT}#p22")
    mark = wide.locator("#p22 a.note-mark").first
    mark.focus()
    wide.keyboard.press("Enter")
    expect(wide.locator(".note--open .note__sign")).to_be_focused()
    wide.keyboard.press(back)
    expect(mark).to_be_focused()


def test_the_margin_answers_the_passage_that_is_read(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p17")
    wide.locator("#p17 a.cf").click()
    answers = wide.locator(".margin__answers")
    expect(answers.get_by_role("heading")).to_have_text("Answers to passage 17")
    card = answers.locator(".answer").first
    expect(card.locator("blockquote").first).to_be_visible()
    expect(card.get_by_text("Why")).to_be_visible()
    assert not card.get_by_role("link", name="Nikitina 2015, ¶ 17", exact=True).count()
    card.get_by_role("link").first.click()
    expect(wide).to_have_url(re.compile(r"/parallels/[a-z]+/#parallel-"))
    wide.go_back()
    wide.keyboard.press("3")
    expect(wide.locator(".section-terms").first).to_be_visible()
    expect(answers).to_be_hidden()
    pressed = wide.locator(".margin-tabs [aria-pressed=true]")
    wide.reload()
    expect(pressed).to_have_text("Terms")
    wide.goto(f"{address}texts/dyner-2024/")
    expect(pressed).to_have_text("Notes")


def test_what_answers_is_shown_beside_its_passage_until_the_click_and_says_its_dots(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}#p8")
    popup, answers = wide.locator("#popup"), wide.locator(".margin__answers")
    for passage in ("#p8", "#p12"):
        mark = wide.locator(f"{passage} > a.cf")
        mark.hover()
        expect(popup).to_be_visible()
        expect(popup).to_contain_text("Silent: ")
        expect(popup.locator(".dots-key")).to_contain_text("keeps silent")
        dots, box = mark.bounding_box(), popup.bounding_box()
        words = wide.locator(passage).bounding_box()
        assert dots
        assert box
        assert words
        assert box["x"] >= dots["x"], "not over the menu"
        above = box["y"] + box["height"] <= words["y"]
        assert above or box["y"] >= words["y"] + words["height"]
        mark.click()
        expect(popup).to_be_hidden()
        expect(answers.locator(".dots-key")).to_contain_text("keeps silent")
        wide.mouse.move(dots["x"] + 3, dots["y"] + 8)
        wide.wait_for_timeout(400)
        expect(popup).to_be_hidden()


@pytest.mark.parametrize("name", ["Notes", "Answers", "Terms"])
def test_the_wheel_moves_the_page_over_the_margin_too(
    wide: Page, address: str, name: str
) -> None:
    wide.goto(f"{address}{TEXT}#p6")
    wide.get_by_role("button", name=name).click()
    if name == "Answers":
        expect(wide.locator(".margin__answers h2")).to_have_text(
            re.compile("^No other")
        )
    box = wide.locator(".margin").bounding_box()
    assert box
    before = wide.evaluate("scrollY")
    wide.mouse.move(box["x"] + 100, 110)
    wide.mouse.wheel(0, 200)
    wide.wait_for_function("before => scrollY > before", arg=before)


def test_a_note_opened_from_within_stays_where_it_is_and_can_be_folded(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}#p3")
    note = wide.locator("#n3.note--long")
    top, box = note.evaluate(TOP), note.bounding_box()
    assert box
    note.click(position={"x": box["width"] - 20, "y": box["height"] - 8})
    expect(note).to_have_class(re.compile("note--open"))
    assert abs(note.evaluate(TOP) - top) < 1
    note.get_by_role("button", name="fold").click()
    expect(note).not_to_have_class(re.compile("note--open"))
    assert note.evaluate("n => n.offsetHeight") < box["height"] + 1


def test_notes_keep_their_order_whichever_is_opened(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p2")
    in_order = """() => [...document.querySelectorAll(".notes .note")]
      .filter(note => note.offsetParent).map(note => [note.offsetTop, note.id])
      .sort(([one], [other]) => one - other).map(([, id]) => id)"""
    before = wide.evaluate(in_order)
    for id in before[:4]:
        note = wide.locator(f"#{id}")
        box = note.bounding_box()
        assert box
        note.click(position={"x": box["width"] - 20, "y": box["height"] - 8})
        expect(note).to_have_class(re.compile("note--open"))
        assert wide.evaluate(in_order) == before


def test_who_folds_a_note_stays_where_he_reads(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p3")
    note = wide.locator("#n3.note--long")
    box = note.bounding_box()
    assert box
    note.click(position={"x": box["width"] - 20, "y": box["height"] - 8})
    expect(note).to_have_class(re.compile("note--open"))
    wide.evaluate("scrollBy(0, 700)")
    wide.wait_for_timeout(100)
    before = wide.evaluate("scrollY")
    note.get_by_role("button", name="fold").evaluate("button => button.click()")
    expect(note).not_to_have_class(re.compile("note--open"))
    assert wide.evaluate("scrollY") == before


def test_a_work_cited_in_a_folded_note_can_be_gone_to(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}#p3")
    last = "a => [...a.getClientRects()].find(box => box.width > 40).toJSON()"
    box = wide.locator("#n3.note--long a[href*=bibliography]").evaluate(last)
    wide.mouse.move(box["x"] + 20, box["y"] + 8)
    wide.mouse.down()
    wide.wait_for_timeout(300)
    wide.mouse.up()
    wide.wait_for_url("**/bibliography/#ref-*")


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_shows_below_the_strip_that_passes_beneath_it(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{TEXT}#p21")
    strip, words = (page.locator(of).bounding_box() for of in (".page-strip", "#p21"))
    assert strip
    assert words
    left, right = max(0, words["x"] - 80), min(width, words["x"] + words["width"] + 10)
    band = {"x": left, "y": strip["y"] + strip["height"], "height": 6}
    found = set()
    for _ in range(6):
        page.evaluate("scrollBy(0, 13)")
        found.add(page.screenshot(clip={**band, "width": right - left}))
    assert len(found) == 1


def test_a_mark_opens_its_note_whatever_the_margin_shows(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}#p2")
    wide.keyboard.press("3")
    expect(wide.locator("#n1")).to_be_hidden()
    wide.locator("#mark-n1 a").hover()
    expect(wide.locator("#popup")).to_contain_text("Author’s note 1")
    wide.locator("#mark-n1 a").click()
    expect(wide.locator("#n1.note--open")).to_be_visible()
    wide.keyboard.press("3")
    wide.goto("about:blank")
    wide.goto(f"{address}{TEXT}#n1")
    expect(wide.locator("#n1.note--open")).to_be_visible()


def test_author_and_editor_differ_by_more_than_colour(wide: Page, address: str) -> None:
    wide.goto(f"{address}{TEXT}")
    style = "n => getComputedStyle(n).borderLeftStyle"
    assert wide.locator("#n1").evaluate(style) == "solid"
    assert wide.locator("#n-two-logics").evaluate(style) == "dotted"


MARKS = {
    "#p2 a.note-mark": "Russian International Affairs Council",
    "#p2 a.term[href*=ukraine-conflict]": "a change of power in Kyiv",
    "#p2 a.event": "September–October 2014",
    "#p2 > a.cf": "A neutral Ukraine",
}
"""A mark of each kind, and words of what it opens."""


@pytest.mark.parametrize("way", ["hover", "focus", "touch"])
def test_marks_open_by_mouse_key_and_touch(
    chromium: Browser, address: str, way: str
) -> None:
    page = opened(chromium, (800, 900), has_touch=way == "touch")
    page.goto(f"{address}{TEXT}")
    popup = page.locator("#popup")
    for selector, words in MARKS.items():
        mark = page.locator(selector).first
        mark.scroll_into_view_if_needed()
        if way == "hover":
            mark.hover()
        elif way == "touch":
            mark.tap()
        else:
            page.keyboard.press("Tab")
            mark.focus()
        expect(popup).to_contain_text(words)
        assert page.url.endswith(TEXT)
        if way == "hover":
            popup.hover()
            page.wait_for_timeout(400)
            expect(popup).to_be_visible()
        page.keyboard.press("Escape")
        expect(popup).to_be_hidden()
    page.close()


def test_a_linked_passage_is_marked_and_clear_of_the_header(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}#p16")
    ground = "e => getComputedStyle(e).backgroundColor"
    marked = page.locator("#p16").evaluate(ground)
    assert marked != page.locator("#p17").evaluate(ground)
    bottom = page.locator(".header").evaluate("h => h.getBoundingClientRect().bottom")
    assert page.locator("#p16").evaluate("p => p.getBoundingClientRect().top") >= bottom


def test_above_a_linked_passage_no_line_is_cut(wide: Page, address: str) -> None:
    wide.goto(f"{address}texts/dyner-2024/#p9")
    edge = "e => e.getBoundingClientRect().bottom"
    strip = wide.locator(".page-strip")
    hidden = strip.evaluate(edge) + 1.4 * strip.evaluate("e => e.offsetHeight")
    assert 0 < wide.locator("#p8").evaluate(LAST_LINE) <= hidden
    assert wide.locator("#p9").evaluate(TOP) > wide.locator(".margin-tabs").evaluate(
        edge
    )


@pytest.mark.parametrize(
    ("mark", "name", "border"),
    [("own", "Author’s note 1", "solid"), ("editor", "Editors’ note a", "dotted")],
)
def test_a_note_that_pops_up_says_which_it_is(
    page: Page, address: str, mark: str, name: str, border: str
) -> None:
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(f"{address}{TEXT}")
    page.locator(f"#p2 a.note-mark--{mark}").first.hover()
    popup = page.get_by_role("note", name=name)
    expect(popup.locator(".popup__head")).to_have_text(name)
    style = popup.evaluate("p => getComputedStyle(p).borderLeftStyle")
    assert style == border


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_mark_under_the_pointer_or_in_focus_opens_its_note(
    wide: Page, address: str, way: str
) -> None:
    wide.goto(f"{address}{TEXT}")
    note = wide.locator(".notes .note--long").first
    mark = wide.locator(f"#mark-{note.get_attribute('id')} a")
    folded = note.evaluate("n => n.offsetHeight")
    wide.keyboard.press("Tab")
    mark.hover() if way == "hover" else mark.focus()
    expect(note).to_have_class(re.compile("note--open"))
    assert note.evaluate("n => n.offsetHeight") > folded
    wide.mouse.move(5, 5)
    wide.keyboard.press("Escape")
    expect(note).not_to_have_class(re.compile("note--open"))


def test_an_error_is_reported_without_script(plain_page: Page, address: str) -> None:
    plain_page.goto(f"{address}{TEXT}")
    link = plain_page.get_by_role("link", name="Report an error").first
    href = str(link.get_attribute("href"))
    assert href.startswith("mailto:editors@example.org?subject=Error%20in%20Nikitina")
    assert href.endswith("texts%2Fnikitina-2015%2F")
    expect(plain_page.get_by_role("link", name="Edit this page")).to_be_visible()
    plain_page.goto(f"{address}about/")
    report = plain_page.locator("article p").get_by_role("link", name="report an error")
    expect(report).to_have_attribute("href", re.compile("^mailto:editors@"))


def test_the_button_for_colours_says_what_is_and_what_comes(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{TEXT}")
    page.get_by_title("Colours: Follow the system. Change to: Light").click()
    button = page.get_by_title("Colours: Light. Change to: Sepia")
    expect(button).to_be_visible()
    page.keyboard.press("Tab")
    page.locator(".header__colour").first.focus()
    said = button.evaluate("b => getComputedStyle(b, '::after').content")
    assert "Change to: Sepia" in said


@pytest.mark.parametrize("path", ["", TEXT, "timeline/", "nothing/"])
def test_the_menu_leads_to_the_list_of_texts(
    plain_page: Page, address: str, path: str
) -> None:
    plain_page.goto(address + path)
    link = plain_page.get_by_role("link", name="Texts", exact=True).first
    assert str(link.evaluate("a => a.href")).endswith("texts/")
    plain_page.goto(f"{address}texts/")
    expect(plain_page.locator("ol.texts > li")).to_have_count(len(TEXTS))


@pytest.mark.parametrize(
    ("path", "frame", "width"),
    [
        ("glossary/trust/", ".usage-frame", 390),
        ("timeline/", "#matrix ~ .matrix-frame", 390),
    ],
)
def test_what_scrolls_sideways_shows_it_and_has_a_name(
    page: Page, address: str, path: str, frame: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    box = page.locator(frame)
    assert box.evaluate("b => b.scrollWidth > b.clientWidth")
    assert "local" in box.evaluate("b => getComputedStyle(b).backgroundAttachment")
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label")


def sheet_of(page: Page, mark: str) -> Locator:
    page.locator(mark).tap()
    sheet = page.locator("#popup")
    expect(sheet).to_be_visible()
    return sheet


def test_the_sheet_of_a_note_leads_on_and_back_and_closes(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (390, 844), has_touch=True)
    page.goto(f"{address}{TEXT}#p2")
    sheet = sheet_of(page, "#mark-n1 a.note-mark")
    assert page.evaluate("document.activeElement.id") == "popup"
    on = sheet.get_by_role("button", name="Next note")
    back = sheet.get_by_role("button", name="Previous note")
    expect(back).to_have_attribute("aria-disabled", "true")
    on.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_contain_text("Editors’ note")
    expect(on).to_be_focused()
    back.tap()
    expect(sheet).to_have_attribute("aria-label", "Author’s note 1")
    expect(page.locator("#mark-n1")).to_be_in_viewport()
    page.locator("#mark-n1 a.note-mark").tap()
    expect(sheet).to_be_hidden()
    assert page.url.endswith("#p2")
    sheet_of(page, "#mark-n1 a.note-mark").get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    assert focused(page) == "mark-n1"
    sheet_of(page, "#mark-n1 a.note-mark")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert focused(page) == "mark-n1"
    page.close()


def test_on_a_phone_answers_are_a_sheet_that_leads_to_the_next_of_them(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (390, 844), has_touch=True)
    page.goto(f"{address}{TEXT}#p13")
    page.get_by_role("button", name="Answers: next answered passage").tap()
    sheet = page.locator("#popup")
    expect(sheet.get_by_role("heading")).to_have_text("Answers to passage 14")
    expect(sheet.locator(".answer blockquote").first).to_be_visible()
    expect(page.locator("#p14 .cf")).to_be_in_viewport()
    sheet.get_by_role("button", name="Next answered passage").tap()
    expect(sheet.get_by_role("heading")).to_have_text("Answers to passage 15")
    expect(page.locator("#p15 .cf")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_be_hidden()
    page.close()


def test_answers_in_the_margin_lead_to_the_next_passage_that_has_some(
    wide: Page, address: str
) -> None:
    wide.goto(f"{address}{TEXT}#p13")
    wide.get_by_role("button", name="Answers").click()
    margin = wide.locator(".margin__answers")
    margin.get_by_role("link", name="Next answered passage").click()
    expect(margin.get_by_role("heading").first).to_contain_text("passage")
    expect(wide.locator("#p14")).to_be_in_viewport()
