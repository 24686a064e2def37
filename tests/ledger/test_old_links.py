"""Renamed, deleted, renumbered, swapped: check fails, ledger mends, links arrive."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from edition.model import Edition
from ledger_history import MARSH, edit, first_version, insert_a_passage, ledger
from serving import serving
from support import run_edition

pytestmark = pytest.mark.browser
ANON = "docs/texts/anonymous-2001.md"
SHEET = "docs/texts/sheet-2001.md"


class Change(NamedTuple):
    """Something done to an edition, and what follows."""

    do: Callable[[Path], None]
    said: tuple[str, ...]
    """What ``edition check`` says then, errors all of them."""
    mend: tuple[tuple[str, ...], ...]
    """How ``edition ledger`` is called to mend it."""
    links: dict[str, str]
    """Addresses that were published, and where they lead to."""


def rename(root: Path) -> None:
    """Give a text and a note of another text other names."""
    (root / ANON).rename(root / SHEET)
    for path in (MARSH, "data/glossary.yml"):
        edit(root, path, ("anonymous-2001.md", "sheet-2001.md"))
    edit(root, "data/timeline.yml", ("anonymous-2001#", "sheet-2001#"))
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))
    edit(root, MARSH, ("[^share]", "[^portion]"))


def delete(root: Path) -> None:
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))
    edit(root, MARSH, ("- every neighbour votes;\n  { #p5 }\n\n", ""))


def renumber(root: Path) -> None:
    insert_a_passage(root)
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))


def swap(root: Path) -> None:
    """Let two passages change places; their numbers stay in order."""
    edit(root, ANON, ("version: 0.1.0", "version: 0.2.0"))
    source = (root / ANON).read_text(encoding="utf-8")
    one, three = (before_id(source, id) for id in ("p1", "p3"))
    edit(root, ANON, (one, "§"), (three, one), ("§", three))


def before_id(source: str, id: str) -> str:
    """Return the line that ends in a passage’s id."""
    return source.partition(f"\n{{ #{id} }}")[0].rpartition("\n")[2]


CHANGES = {
    "renamed": Change(
        rename,
        (
            "D001 The published id “anonymous-2001#p1” is gone. "
            "Its words are at “sheet-2001#p1” now (100 % alike)",
            "run “edition ledger move marsh-1990#n-share marsh-1990#n-portion”",
        ),
        (
            ("move", "anonymous-2001", "sheet-2001"),
            ("move", "marsh-1990#n-share", "marsh-1990#n-portion"),
        ),
        {
            "texts/anonymous-2001/": "texts/sheet-2001/",
            "texts/anonymous-2001/#p2": "texts/sheet-2001/#p2",
            "texts/anonymous-2001/?v=0.1.0#p1-p3": "texts/sheet-2001/#p1-p3",
            "texts/anonymous-2001/#n-flood": "texts/sheet-2001/#n-flood",
            "texts/marsh-1990/#n-share": "texts/marsh-1990/#n-portion",
        },
    ),
    "deleted": Change(
        delete,
        (
            "D001 The published id “marsh-1990#p5” is gone. Bring it back, or run "
            "“edition ledger withdraw marsh-1990#p5",
        ),
        (("withdraw", "marsh-1990#p5", "--reason", "It was never voted."),),
        {
            "texts/marsh-1990/#p5": "texts/marsh-1990/#p5",
            "texts/marsh-1990/?v=1.0.0#p4-p5": "texts/marsh-1990/?v=1.0.0#p4-p5",
            "texts/marsh-1990/#p5-p6": "texts/marsh-1990/#p5-p6",
        },
    ),
    "renumbered": Change(
        renumber,
        (
            "D002 The published id “marsh-1990#p4” stands for other words",
            "The old words are at “marsh-1990#p5” now (100 % alike)",
            "“edition ledger move marsh-1990#p7 marsh-1990#p8”",
        ),
        (("follow",),),
        {
            "texts/marsh-1990/?v=1.0.0#p4": "texts/marsh-1990/?v=1.0.0&was=p4#p5",
            "texts/marsh-1990/?v=1.0.0#p3-p7": (
                "texts/marsh-1990/?v=1.0.0&was=p3-p7#p3-p8"
            ),
            "texts/marsh-1990/?v=1.0.0#p2": "texts/marsh-1990/?v=1.0.0#p2",
        },
    ),
    "swapped": Change(
        swap,
        ("“edition ledger move anonymous-2001#p1 anonymous-2001#p3”",),
        (("follow",),),
        {
            "texts/anonymous-2001/?v=0.1.0#p1": (
                "texts/anonymous-2001/?v=0.1.0&was=p1#p3"
            ),
            "texts/anonymous-2001/?v=0.1.0#p1-p2": (
                "texts/anonymous-2001/?v=0.1.0&was=p1-p2#p2-p3"
            ),
        },
    ),
}


@pytest.fixture(scope="module", params=CHANGES)
def changed(
    request: pytest.FixtureRequest,
    built_small: Edition,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Change]:
    """Return an edition with a change done to it, not mended yet."""
    change = CHANGES[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    root = first_version(folder / "edition", built_small)
    change.do(root)
    return root, change


@pytest.fixture(scope="module")
def mended(
    changed: tuple[Path, Change], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Change]]:
    """Show that the change fails the check; mend it, build the site and serve it."""
    root, change = changed
    done = run_edition(root, "check")
    assert done.returncode == 1
    assert [said for said in change.said if said not in done.stdout] == [], done.stdout
    for arguments in change.mend:
        ledger(root, *arguments)
    ledger(root, "--update", status=0)
    done = run_edition(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(root / "site", tmp_path_factory.mktemp("served")) as address:
        yield address, change


def test_old_links_arrive(mended: tuple[str, Change], page: Page) -> None:
    address, change = mended
    for old, new in change.links.items():
        page.goto("about:blank")
        page.goto(address + old)
        expect(page).to_have_url(address + new)
        first, _, last = new.partition("#")[2].partition("-p")
        if first.startswith("p") and page.locator(f".passage#{first}").count():
            expect(page.locator(f"#{first}")).to_be_in_viewport()
        if last and page.locator(f".passage#p{last}").count():
            expect(page.locator(f"#p{last}.passage--named")).to_be_visible()


def test_without_script_every_old_id_is_on_its_page(
    mended: tuple[str, Change], plain_page: Page
) -> None:
    address, change = mended
    for old in change.links:
        plain_page.goto(address + old)
        for anchor in old.partition("#")[2].replace("-p", " p").split():
            expect(plain_page.locator(f"[id='{anchor}']")).to_have_count(1)


@pytest.mark.parametrize("changed", ["deleted"], indirect=True)
def test_a_withdrawn_passage_says_so_even_inside_a_range(
    mended: tuple[str, Change], page: Page
) -> None:
    address = f"{mended[0]}texts/marsh-1990/"
    page.goto(f"{address}#p5")
    stone = page.locator("li:has(> #p5)")
    expect(stone).to_be_in_viewport()
    expect(stone).to_contain_text("was withdrawn in version 1.1.0")
    expect(stone).to_contain_text("It was never voted.")
    for fragment, left in (("#p4-p6", 2), ("#p5-p6", 1), ("#p4-p5", 1)):
        page.goto("about:blank")
        page.goto(f"{address}{fragment}")
        expect(page.locator(".passage--named")).to_have_count(left)


@pytest.mark.parametrize("changed", ["renamed"], indirect=True)
def test_a_renamed_text_keeps_its_list_of_ids_where_no_script_runs(
    mended: tuple[str, Change], plain_page: Page
) -> None:
    """A redirect would lose the passage, so that only machines are sent on."""
    page = plain_page
    page.goto(f"{mended[0]}texts/anonymous-2001/#p2")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert str(canonical).endswith("/texts/sheet-2001/")
    page.locator("li:has(> #p2) a").click()
    expect(page).to_have_url(f"{mended[0]}texts/sheet-2001/#p2")
