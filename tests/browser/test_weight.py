"""What a page of a text weighs, as a host sends it."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.kinds import KINDS
from browsing import host_of, opened
from edition.model import Edition

HTML = 30_000
WORDY = {"nikitina-2015": 35_500}
"""Its passages and notes are 19 kB as plain words, its downloads 0.4 kB."""
STYLES_AND_SCRIPTS = 30_000
WEIGHED = (".css", ".js")
REQUESTS = 12
FACES = 90_000
WITH_CYRILLIC = {
    "texts/nikitina-2015/": {"-400-cyrillic."},
    "emendations/": {"-400-cyrillic.", "-600-cyrillic."},
}


def test_the_page_of_a_text_is_small(built_edition: Edition) -> None:
    site = built_edition.root / "site"
    for text in built_edition.texts:
        page = site / "texts" / text.slug / "index.html"
        size = len(gzip.compress(page.read_bytes(), 9))
        assert size <= WORDY.get(text.slug, HTML), (text.slug, size)


@pytest.mark.parametrize("path", WITH_CYRILLIC)
def test_the_faces_of_a_page_with_cyrillic_are_light(
    chromium: Browser, address: str, built_edition: Edition, path: str
) -> None:
    found: list[str] = []
    page = opened(chromium, (1440, 900))
    page.on("request", lambda request: found.append(request.url))
    page.goto(address + path, wait_until="networkidle")
    page.evaluate(
        "for (const one of document.querySelectorAll('details')) one.open = 1"
    )
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.close()
    faces = {url.removeprefix(address) for url in found if url.endswith(".woff2")}
    site = built_edition.root / "site"
    sizes = {face: (site / face).stat().st_size for face in faces}
    assert all(any(part in face for face in faces) for part in WITH_CYRILLIC[path])
    assert sum(sizes.values()) <= FACES, sizes


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"lost"}))  # it looks around
def test_a_page_asks_its_host_for_few_small_files_and_nobody_else(
    chromium: Browser, address: str, built_edition: Edition, kind: str
) -> None:
    found: list[str] = []
    page = opened(chromium, (1440, 900))
    page.on("request", lambda request: found.append(request.url))
    page.goto(address + KINDS[kind].partition("?")[0], wait_until="networkidle")
    page.close()
    asked = [url for url in found if not url.startswith("data:")]
    assert asked
    assert not [url for url in asked if not url.startswith(host_of(address))]
    asked = [url for url in asked if "-cyrillic." not in url]  # where it shows any
    assert len(asked) <= REQUESTS, asked
    index = [url for url in asked if "/search/" in url and ".json" in url]
    assert index == [], "only who searches reads the index"
    site = built_edition.root / "site"
    parts = {url.removeprefix(address) for url in asked if url.endswith(WEIGHED)}
    sizes = {part: _compressed(site / part) for part in parts}
    assert 0 < sum(sizes.values()) <= STYLES_AND_SCRIPTS, sizes


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))
