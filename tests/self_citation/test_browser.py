"""What a reader gets who cites and copies, by keyboard, mouse and touch."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import CLIPBOARD, opened
from edition.model import Edition
from edition.self_citation.styles import STYLES
from self_citation.test_styles import TABLE

NIKITINA = "texts/nikitina-2015/"
TEXTS = sorted({ref.partition("#")[0] for ref in TABLE})
STYLE_IDS = [style.id for style in STYLES]


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1280, 800


def clipboard(page: Page, kind: str = "text/plain") -> str:
    """Return what is on the clipboard, as soon as it is, and empty it."""
    found = page.evaluate(
        """async (kind) => {
          let text = "";
          while (!text) {
            await new Promise(requestAnimationFrame);
            const [item] = await navigator.clipboard.read();
            const isThere = item?.types.includes(kind);
            text = isThere ? await (await item.getType(kind)).text() : "";
          }
          await navigator.clipboard.writeText("");
          return text;
        }""",
        kind,
    )
    return str(found)


def words_of(edition: Edition, passage: str) -> str:
    """Return the words of a passage, without the marks of its notes."""
    passages = {p.id: p.markdown for p in edition.text["nikitina-2015"].passages}
    return re.sub(r"\[\^[\w-]+\]", "", passages[passage])


def beginning(edition: Edition, passage: str) -> str:
    """Return the first words of a passage."""
    return " ".join(words_of(edition, passage).split()[:4])


def copied(page: Page, kind: str = "text/plain") -> str:
    """Wait until the dialog says that something was copied; return what."""
    expect(page.locator(".cite__status")).to_contain_text("copied")
    return clipboard(page, kind)


def focused(page: Page) -> str:
    """Name the element in focus by what assistive technology would call it."""
    name = page.evaluate(
        """() => {
          const e = document.activeElement;
          const label = e.closest("label")?.querySelector("span")?.textContent;
          return e.getAttribute("aria-label") ?? label ?? e.textContent;
        }"""
    )
    return str(name).strip()


def press_until(page: Page, key: str, name: str) -> None:
    """Press a key until the focus is on what is named."""
    for _ in range(40):
        if focused(page) == name:
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never leads to “{name}”")


def choose(page: Page, label: str, steps: int) -> None:
    """Choose an entry of a list by its place, with the keys alone."""
    press_until(page, "Shift+Tab", label)
    page.keyboard.press("Home")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")


def today() -> str:
    now = datetime.now(tz=UTC)
    return f"{now.day} {now:%B %Y}"


def expected(ref: str, style: str) -> str:
    return str(TABLE[ref][style]).replace("*", "").replace("{day}", today())


def test_a_passage_is_cited_in_every_style_by_keyboard_alone(
    page: Page, address: str
) -> None:
    """Of what the table has of a text, the range of passages."""
    (ref,) = (ref for ref in TABLE if re.fullmatch(r"nikitina-2015#\w+-\w+", ref))
    first, last = ref.partition("#")[2].split("-")
    page.goto(address + NIKITINA)
    number = int(first[1:])
    for _ in range(number):
        page.keyboard.press("j")
    press_until(page, "Tab", f"Cite passage {number}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    choose(page, "Up to passage", int(last[1:]) - number)
    for step, style in enumerate(STYLE_IDS):
        choose(page, "Style", step)
        press_until(page, "Tab", "Copy citation")
        page.keyboard.press("Enter")
        assert copied(page) == expected(ref, style)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert focused(page) == f"Cite passage {number}"


@pytest.mark.parametrize("slug", TEXTS)
def test_every_passage_of_the_table_is_cited_in_every_style(
    page: Page, address: str, slug: str
) -> None:
    page.goto(f"{address}texts/{slug}/")
    for ref in (ref for ref in TABLE if ref.startswith(f"{slug}#")):
        first, _, last = ref.partition("#")[2].partition("-")
        cite(page, int(first[1:]))
        page.get_by_label("Up to passage").select_option(last or first)
        for style in STYLE_IDS:
            page.get_by_label("Style").select_option(style)
            page.get_by_role("button", name="Copy citation").click()
            assert copied(page) == expected(ref, style), (ref, style)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


def cite(page: Page, number: int) -> None:
    """Open the dialog of a passage."""
    page.get_by_role("button", name=f"Cite passage {number}", exact=True).click()


def open_dialog(page: Page, address: str, number: int, text: str = NIKITINA) -> None:
    page.goto(address + text)
    cite(page, number)


def test_a_citation_is_copied_with_its_italics_and_so_is_its_link(
    page: Page, address: str
) -> None:
    open_dialog(page, address, 3)
    page.get_by_role("button", name="Copy citation").click()
    html = copied(page, "text/html")
    assert "<em>UA: Ukraine Analytica</em>" in html
    assert 'href="https://example.org/' in html
    page.get_by_role("button", name="Copy link").click()
    link = "https://example.org/security-and-values/texts/nikitina-2015/#p3"
    assert copied(page) == link


def test_a_quotation_takes_its_citation_along(
    page: Page, address: str, edition: Edition
) -> None:
    open_dialog(page, address, 7)
    page.get_by_label("Up to passage").select_option("p9")
    page.get_by_role("button", name="Copy quotation with citation").click()
    words, citation = copied(page).rsplit("\n\n", 1)
    assert citation == expected("nikitina-2015#p7-p9", "chicago-notes")
    assert len(words.split("\n\n")) == 3
    assert words.startswith(words_of(edition, "p7") + "\n\nNATO")
    assert "Cite" not in words


def test_formats_for_reference_managers_are_copied(page: Page, address: str) -> None:
    open_dialog(page, address, 7)
    page.get_by_label("Up to passage").select_option("p9")
    shown = page.locator(".cite__citation pre")
    for label, sign in (("BibTeX", "@"), ("RIS", "TY  - "), ("CSL-JSON", '"type"')):
        page.get_by_label("Style").select_option(label=label)
        expect(shown).to_contain_text("nikitina-2015-p7-p9")
        expect(shown).to_contain_text(sign)
        page.get_by_role("button", name="Copy citation").click()
        record = copied(page)
        assert sign in record, label
        assert "Editors’ précis of paras. 7–9. First published in UA" in record, label
        assert "/texts/nikitina-2015/?v=1.0.0#p7-p9" in record, label
        assert "@link@" not in record, label


def test_the_style_is_remembered_from_text_to_text(page: Page, address: str) -> None:
    open_dialog(page, address, 3)
    page.get_by_label("Style").select_option("apa")
    open_dialog(page, address, 2, "texts/anonymous-2017/")
    expect(page.get_by_label("Style")).to_have_value("apa")
    page.get_by_role("button", name="Copy citation").click()
    assert copied(page) == expected("anonymous-2017#p2", "apa")


def test_the_dialog_has_a_name_and_gives_the_focus_back(
    page: Page, address: str
) -> None:
    open_dialog(page, address, 3)
    expect(page.get_by_role("dialog", name="Cite passage 3")).to_be_visible()
    assert focused(page) == "Style"
    page.get_by_role("button", name="Close").click()
    assert focused(page) == "Cite passage 3"


def select(page: Page, first: str, last: str) -> None:
    """Select from the beginning of one passage to the end of another."""
    page.evaluate(
        """([first, last]) => {
          const range = document.createRange();
          range.setStart(document.getElementById(first), 0);
          const end = document.getElementById(last);
          range.setEnd(end, end.childNodes.length);
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        }""",
        [first, last],
    )


def test_a_selection_is_copied_without_marks_and_with_its_citation(
    page: Page, address: str, edition: Edition
) -> None:
    page.goto(address + NIKITINA)
    select(page, "p3", "p3")
    page.keyboard.press("Control+c")
    expect(page.locator(".telling")).to_have_text("Copied with its citation.")
    html, text = clipboard_both(page)
    words, citation = text.rsplit("\n\n", 1)
    assert citation == expected("nikitina-2015#p3", "chicago-notes")
    assert words.startswith(beginning(edition, "p3"))
    assert not re.search(r"[.,)][a-z0-9](?= |$)|Cite|cf\.", words)
    assert "<blockquote>" in html
    assert not re.search(r"<sup|note-mark|passage__|<button| id=| class=", html)


def clipboard_both(page: Page) -> tuple[str, str]:
    html = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const text = (kind) => item.getType(kind).then((blob) => blob.text());
          return [await text("text/html"), await text("text/plain")];
        }"""
    )
    return html[0], html[1]


def test_a_selection_across_passages_names_them_all_and_so_does_the_button(
    page: Page, address: str
) -> None:
    page.goto(address + NIKITINA)
    select(page, "p7", "p9")
    page.keyboard.press("Control+c")
    citation = clipboard(page).rsplit("\n\n", 1)[1]
    assert citation == expected("nikitina-2015#p7-p9", "chicago-notes")
    page.get_by_role("button", name="Cite passage 7", exact=True).click()
    expect(page.get_by_role("dialog", name="Cite passages 7–9")).to_be_visible()


def test_a_passage_chosen_by_triple_click_is_the_only_one_named(
    page: Page, address: str
) -> None:
    page.goto(address + NIKITINA)
    page.locator("#p13").click(click_count=3, position={"x": 60, "y": 12})
    page.keyboard.press("Control+c")
    assert "editors’ précis of para. 13 in" in clipboard(page)


NO_PASSAGES = {
    "headnote": "editors’ headnote in",
    "n1": "editors’ précis of n. 1 in",
    "n-crimea-terms": "editors’ note in",
}


def test_what_is_not_a_passage_is_called_what_it_is(page: Page, address: str) -> None:
    page.goto(address + NIKITINA)
    for anchor, phrase in NO_PASSAGES.items():
        select(page, anchor, anchor)
        page.keyboard.press("Control+c")
        citation = clipboard(page).rsplit("\n\n", 1)[1]
        assert phrase in citation
        assert citation.endswith(f"#{anchor}.")


def test_the_citation_can_be_left_out_and_that_is_remembered(
    page: Page, address: str, edition: Edition
) -> None:
    page.goto(address + NIKITINA)
    page.get_by_label("Add the citation whenever I copy from a text").uncheck()
    page.reload()
    select(page, "p3", "p3")
    page.keyboard.press("Control+c")
    words = clipboard(page)
    assert "Yulia" not in words
    assert words.startswith(beginning(edition, "p3"))


def test_copying_elsewhere_is_left_alone(page: Page, address: str) -> None:
    page.goto(f"{address}about/citing/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.keyboard.press("Control+c")
    assert clipboard(page) == "How to cite"


def marked(page: Page) -> list[str]:
    found: list[str] = page.locator(".passage--named").evaluate_all(
        "(all) => all.map((one) => one.id)"
    )
    return found


def test_a_link_to_a_range_opens_and_marks_it(page: Page, address: str) -> None:
    page.goto(f"{address}{NIKITINA}?v=1.0.0#p7-p9")
    expect(page.locator("#p7")).to_be_in_viewport()
    assert marked(page) == ["p7", "p8", "p9"]
    assert page.evaluate("document.activeElement.id") == "p7"
    page.evaluate("location.hash = '#p14-p15'")
    expect(page.locator("#p14")).to_be_in_viewport()
    assert marked(page) == ["p14", "p15"]
    page.evaluate("location.hash = '#p2'")
    expect(page.locator(".passage--named")).to_have_count(0)


@pytest.mark.parametrize("fragment", ["p9-p7", "p900-p901", "p1-", "%E0%A4%A"])
def test_a_range_that_makes_no_sense_breaks_nothing(
    page: Page, address: str, fragment: str
) -> None:
    page.goto(f"{address}{NIKITINA}#{fragment}")
    assert len(marked(page)) <= 1
    expect(
        page.get_by_role("button", name="Cite passage 1", exact=True)
    ).to_be_attached()


def test_a_finger_can_cite(chromium: Browser, address: str) -> None:
    telephone = {"has_touch": True, "is_mobile": True, "permissions": CLIPBOARD}
    page = opened(chromium, (390, 800), **telephone)
    page.goto(address + NIKITINA)
    button = page.get_by_role("button", name="Cite passage 3", exact=True)
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    button.tap()
    page.get_by_role("button", name="Copy citation").tap()
    assert copied(page) == expected("nikitina-2015#p3", "chicago-notes")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_the_head_of_a_text_cites_the_whole_of_it(page: Page, address: str) -> None:
    page.goto(f"{address}texts/dyner-2024/")
    page.locator(".whose-words").get_by_role("link", name="Cite").click()
    expect(page.get_by_role("dialog", name="Cite the whole text")).to_be_visible()
    citation = page.locator(".cite__citation")
    expect(citation).to_contain_text("editors’ précis in Security and Values")
    link = citation.locator("a").get_attribute("href") or ""
    assert link.endswith("/texts/dyner-2024/?v=" + link.partition("?v=")[2])
    assert "#" not in link
    expect(citation).not_to_contain_text("para.")
    expect(page.get_by_label("Up to passage")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_in_the_dialog_moves_between_styles(
    chromium: Browser, address: str, width: int, height: int
) -> None:
    page = opened(chromium, (width, height))
    page.goto(f"{address}texts/dyner-2024/#p3")
    page.get_by_role("button", name="Cite passage 3", exact=True).click()
    button, box = page.get_by_role("button", name="Copy link"), page.locator("dialog")
    places = []
    for style in (*STYLE_IDS, "bibtex", "ris", "csl-json"):
        page.get_by_label("Style").select_option(style)
        places.append((button.bounding_box(), box.bounding_box()))
    assert len({str(place) for place in places}) == 1
    cut = "e => e.scrollHeight > e.clientHeight"
    for style in ("chicago-notes", *["bibtex"] * (width > 1000)):
        page.get_by_label("Style").select_option(style)
        assert not page.locator(".cite__citation").evaluate(cut), style
    page.close()


def test_reports_and_corrections_are_told_apart_and_the_page_stays(
    page: Page, address: str
) -> None:
    page.goto(f"{address}texts/dyner-2024/#p3")
    assert page.locator(".whose-words").get_by_text("Report an error").is_visible()
    page.get_by_role("button", name="Cite passage 3", exact=True).click()
    dialog = page.get_by_role("dialog")
    to = "by e-mail to editors@example.org"
    expect(dialog).to_contain_text(f"Report an error ({to})")
    expect(dialog).to_contain_text("Correct this passage (write the change yourself")
    for link in (
        dialog.get_by_role("link").filter(has_text=re.compile("error|Corr")).all()
    ):
        away = str(link.get_attribute("href")).startswith("http")
        assert link.get_attribute("target") == ("_blank" if away else None)


def test_what_is_printed_in_full_is_not_called_a_precis(
    page: Page, full_address: str
) -> None:
    open_dialog(page, full_address, 2, "texts/marsh-1990/")
    for style in (*STYLE_IDS, "bibtex", "ris", "csl-json"):
        page.get_by_label("Style").select_option(style)
        expect(page.locator(".cite__citation")).to_contain_text(
            re.compile(r"[Pp]ara?\. 2\b")
        )
        expect(page.get_by_role("dialog")).not_to_contain_text("précis")


def test_without_scripts_the_page_says_how_to_cite(
    plain_page: Page, address: str, edition: Edition
) -> None:
    for text in edition.texts:
        plain_page.goto(f"{address}texts/{text.slug}/")
        expect(plain_page.get_by_role("heading", name="How to cite")).to_be_visible()
        for style in STYLES:
            example = plain_page.locator(f"[data-cite={style.id}]")
            words = re.sub(r"\s+", " ", example.text_content() or "")
            number = text.passages[0].number
            assert f"ditors’ précis of para. {number}" in words
            assert f"?v={text.meta.version}#p{number}" in words
        numbers = plain_page.locator(".passage > .passage__number, .passage p > a")
        assert numbers.first.get_attribute("href") == f"#{text.passages[0].id}"
        for suffix in ("bib", "ris", "csl.json"):
            link = plain_page.locator(f'a[href$="{text.slug}.{suffix}"]')
            href = link.get_attribute("href")
            answer = plain_page.request.get(f"{address}texts/{text.slug}/{href}")
            assert answer.ok


def test_marks_of_emendations_are_not_copied(
    page: Page, address: str, edition: Edition
) -> None:
    open_dialog(page, address, 12)
    assert page.locator("#p12 > .emended").count() == 1
    page.get_by_label("Up to passage").select_option("p13")
    page.get_by_role("button", name="Copy quotation with citation").click()
    expect(page.locator(".cite__status")).to_contain_text("copied")
    quoted = clipboard_both(page)
    page.keyboard.press("Escape")
    select(page, "p12", "p13")
    page.keyboard.press("Control+c")
    expect(page.locator(".telling")).to_have_text("Copied with its citation.")
    for said in (*quoted, *clipboard_both(page)):
        assert words_of(edition, "p12") in said
        assert not re.search(r"\bem\.", said)
        assert "emended" not in said


def test_an_error_in_a_passage_is_reported_with_its_address(
    page: Page, address: str
) -> None:
    open_dialog(page, address, 7)
    page.get_by_label("Up to passage").select_option("p9")
    link = page.get_by_role("dialog").get_by_role("link", name="Report an error")
    assert str(link.get_attribute("href")).endswith("nikitina-2015%2F%23p7-p9")
