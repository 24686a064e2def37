"""From what is read to the lines it is made of, and to a report of what is wrong."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as parser
from playwright.sync_api import Page, expect

from edition.forge import edit_address
from edition.model import Edition, Settings
from edition.problems import Place
from edition.views.report import report_address
from support import render_page

PLACE = Place("docs/texts/é b.md", 12)
TEXT = "texts/marsh-1990/"
HUB = "https://github.com/example/harbour"


def hosted(edition: Edition, repository: str, **more: str) -> Settings:
    return replace(edition.settings, repository=repository, **more)


@pytest.mark.parametrize(
    ("repository", "forge", "address"),
    [
        (HUB, "", f"{HUB}/edit/main/docs/texts/%C3%A9%20b.md#L12"),
        (f"{HUB}/", "", f"{HUB}/edit/main/docs/texts/%C3%A9%20b.md#L12"),
        (
            "https://gitlab.com/a/b",
            "",
            "https://gitlab.com/a/b/-/edit/main/docs/texts/%C3%A9%20b.md#L12",
        ),
        (
            "https://codeberg.org/a/b",
            "",
            "https://codeberg.org/a/b/_edit/main/docs/texts/%C3%A9%20b.md#L12",
        ),
        (
            "https://git.example.org/a/b",
            "gitlab",
            "https://git.example.org/a/b/-/edit/main/docs/texts/%C3%A9%20b.md#L12",
        ),
        ("https://git.example.org/a/b", "", ""),
        ("", "", ""),
    ],
)
def test_every_forge_has_its_address_for_a_line(
    small: Edition, repository: str, forge: str, address: str
) -> None:
    assert edit_address(hosted(small, repository, forge=forge), PLACE) == address


@pytest.mark.parametrize(
    ("repository", "title", "body"),
    [
        (HUB, "title", "body"),
        ("https://gitlab.com/a/b", "issue[title]", "issue[description]"),
        ("https://codeberg.org/a/b", "title", "body"),
    ],
)
def test_a_report_is_begun_where_the_repository_is(
    small: Edition, repository: str, title: str, body: str
) -> None:
    settings = hosted(small, repository, contact=repository)
    edition = replace(small, settings=settings)
    address = report_address(edition, "texts/marsh-1990.md", "https://x.org/marsh/")
    found = parse_qs(urlsplit(address).query)
    assert found[title] == ["Error in Marsh 1990, version 1.0.0"]
    assert found[body][0].endswith("https://x.org/marsh/")
    assert address.startswith(f"{repository}/")


def test_entries_lead_to_their_lines(small: Edition) -> None:
    for path, prefix, entries, file in (
        ("timeline.md", "event-", small.events, "data/timeline.yml"),
        ("bibliography.md", "ref-", small.references, "bibliography.bib"),
    ):
        page = parser.fromstring(render_page(small, path))
        links = [link.get("href") for link in page.find_class("correct")]
        wanted = [f"{HUB}/edit/main/{file}#L{entry.place.line}" for entry in entries]
        assert set(links) <= set(wanted)
        assert len(links) == len(page.xpath(f"//*[starts-with(@id, '{prefix}')]"))


def test_where_no_repository_is_set_nothing_leads_there(small: Edition) -> None:
    edition = replace(small, settings=hosted(small, ""))
    assert "Correct this" not in render_page(edition, "timeline.md")


def test_a_reader_is_led_from_a_passage_and_a_note_to_their_lines(
    page: Page, small_address: str, small: Edition
) -> None:
    text = small.text["marsh-1990"]
    page.goto(f"{small_address}{TEXT}#p3")
    page.get_by_role("button", name="Cite passage 3").click()
    passage = next(p for p in text.passages if p.id == "p3")
    expect(page.get_by_role("link", name="Correct this passage")).to_have_attribute(
        "href", f"{HUB}/edit/main/docs/texts/marsh-1990.md#L{passage.place.line}"
    )
    page.keyboard.press("Escape")
    note = next(n for n in text.document.notes if n.id == "n1")
    link = page.locator("#n1 a.correct")
    expect(link).to_have_attribute(
        "href", f"{HUB}/edit/main/docs/texts/marsh-1990.md#L{note.place.line}"
    )


def test_a_report_takes_along_the_words_selected(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}{TEXT}")
    page.locator("#p3").select_text()
    page.get_by_role("button", name="Cite passage 3").click()
    report = page.locator("dialog a.cite__report").get_attribute("href") or ""
    body = parse_qs(urlsplit(report).query)["body"][0]
    assert f"{TEXT}#p3" in body
    assert "“Two years after the flood" in body
