"""Old links arrive, with script and without; a cited version shows what changed."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ledger_history import edit, git
from support import run_edition

MARSH = "texts/marsh-1990/"


def arrive(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{MARSH}?v=1.0.0#p4", f"{MARSH}?v=1.0.0&was=p4#p5"),
        (f"{MARSH}?v=1.0#p7", f"{MARSH}?v=1.0&was=p7#p8"),
        (f"{MARSH}?v=1.0.0#p5-p6", f"{MARSH}?v=1.0.0&was=p5-p6#p6-p7"),
        ("glossary/cc/", "glossary/canal-commission/"),
    ],
)
def test_an_old_link_is_led_to_the_words(
    page: Page, past_address: str, old: str, new: str
) -> None:
    arrive(page, past_address + old)
    expect(page).to_have_url(past_address + new)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "?v=1.0.0#p4",
            "You came for what was passage 4. Unchanged since version 1.0.0",
        ),
        ("?v=1.0#p2", "Changed since version 1.0.0"),
        ("?v=1#p2", "Changed since version 1.0.0"),
        ("?v=1.0.0#p1", "Unchanged since version 1.0.0"),
        ("?v=1.0.0#n1", "Unchanged since version 1.0.0"),
        ("?v=1.0.0#n-share", "Taken out since version 1.0.0"),
        ("?v=1.0.0", "What has changed since version 1.0.0: passage 2, passage 4"),
        ("?v=7.0#p1", "This text has no version 7.0; 1.1.0 is shown"),
        ("#p4", "Passage 4, until version 1.1.0, was what is now passage 5"),
    ],
)
def test_a_reader_is_told_about_the_version(
    page: Page, past_address: str, address: str, said: str
) -> None:
    arrive(page, f"{past_address}{MARSH}{address}")
    expect(page.locator(".version-notice").first).to_contain_text(said)
    expect(page.locator(".version-notice").first).to_be_in_viewport()


def test_the_difference_is_shown_word_for_word(page: Page, past_address: str) -> None:
    arrive(page, f"{past_address}{MARSH}?v=1.0#p2")
    expect(page.locator(".version-notice del")).to_have_text("had")
    expect(page.locator(".version-notice ins")).to_have_text("claimed")
    page.get_by_role("link", name="All versions").click()
    expect(page).to_have_url(f"{past_address}{MARSH}versions/")
    expect(page.locator(".difference del").first).to_have_text("had")


@pytest.mark.parametrize("address", ["?v=1.1.0#p4", "#p1", "", "?v=x#p1", "?v=#p4-p5"])
def test_nothing_is_said_where_nothing_is_to_be_said(
    page: Page, past_address: str, address: str
) -> None:
    with page.expect_response(re.compile(r"/version\.\w+\.js$")):
        arrive(page, f"{past_address}{MARSH}{address}")
    page.wait_for_load_state("networkidle")
    known = 1 if address == "?v=#p4-p5" else 0
    expect(page.locator(".version-notice")).to_have_count(known)


def test_a_page_without_a_version_fetches_no_differences(
    page: Page, past_address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    arrive(page, f"{past_address}{MARSH}#p2")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "changes.json" in url]


def test_following_a_second_link_in_the_page_renews_the_notice(
    page: Page, past_address: str
) -> None:
    arrive(page, f"{past_address}{MARSH}?v=1.0#p2")
    expect(page.locator(".version-notice")).to_contain_text("Changed")
    page.evaluate("location.hash = 'p3'")
    expect(page.locator(".version-notice")).to_have_count(1)
    expect(page.locator(".version-notice")).to_contain_text("Unchanged")


def test_without_script_a_withdrawn_note_shows_its_tombstone(
    plain_page: Page, past_address: str
) -> None:
    plain_page.goto(f"{past_address}{MARSH}#n-share")
    stone = plain_page.locator("li:has(> #n-share)")
    expect(stone).to_be_in_viewport()
    expect(stone).to_contain_text("withdrawn in version 1.1.0")
    expect(stone).to_contain_text("It repeated what the other text says.")


def test_without_script_a_moved_term_is_sent_on_at_once(
    plain_page: Page, past_address: str
) -> None:
    plain_page.goto(f"{past_address}glossary/cc/")
    expect(plain_page).to_have_url(f"{past_address}glossary/canal-commission/")


def test_machines_are_told_what_a_former_page_became(past: Path) -> None:
    page = (past / "site/glossary/cc/index.html").read_text(encoding="utf-8")
    site = "https://example.org/harbour/"
    goal = f"{site}glossary/canal-commission/"
    assert f'<link rel="canonical" href="{goal}">' in page
    assert f'<meta property="og:url" content="{goal}">' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    article = page.partition("<article")[2]
    assert ">Canal Commission</a>" in article


def test_without_script_the_text_lists_what_moved(
    plain_page: Page, past_address: str
) -> None:
    plain_page.goto(f"{past_address}{MARSH}#former")
    entry = plain_page.get_by_role("listitem").filter(
        has_text="Passage 4, until version"
    )
    entry.get_by_role("link", name="passage 5").click()
    expect(plain_page.locator("#p5")).to_be_in_viewport()


def files(site: Path) -> dict[str, bytes]:
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in found}


def test_a_tagged_version_builds_to_the_same_bytes(past: Path, tmp_path: Path) -> None:
    """In another clone, after later versions, the old tag gives the old site."""
    later = tmp_path / "later"
    shutil.copytree(past, later, ignore=shutil.ignore_patterns("site", ".cache"))
    edit(later, "docs/texts/marsh-1990.md", ("version: 1.1.0", "version: 1.2.0"))
    git(later, "commit", "--quiet", "--all", "-m", "later", day="2022-01-01")
    git(later, "tag", "v1.2.0", day="2022-01-01")
    git(later, "checkout", "--quiet", "v1.1.0")
    done = run_edition(later, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    one, two = files(past / "site"), files(later / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
