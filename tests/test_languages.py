"""An edition in each language: no word of the interface is in another."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lxml import html
from playwright.sync_api import Browser

from browser.axe import faults
from browsing import opened
from building import built, lend_cache, made_once
from edition import messages
from edition.model import Edition
from serving import serving
from support import CASES, OF_KINDS, SMALL, TESTS, copy_small, lay_copies, lay_over

FREE = TESTS / "editions" / "free"
LANGUAGES = messages.languages()
OTHERS = [tag for tag in LANGUAGES if tag != messages.ENGLISH]
CYRILLIC = [tag for tag in OTHERS if tag in ("ru", "uk")]
SOURCES = ("docs/**/*.md", "data/*", "transcriptions/*", "*.bib", "*.yml")
NO_WORDS = "//script | //style | //code | //*[@lang and name() != 'html']"
LATIN = "//*[@class='latin'] | //*[@data-cite or @data-cite-short]//a"
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-whose", "label")
PLACE = re.compile(r"%\(\w+\)s|<[^<>]*>")
WORD = re.compile(r"[A-Za-z]{2,}")
SIDES = ("left", "right")
SHORT = re.compile(r"\W*\w{0,8}\W*")
NAMES = {
    *("BibTeX", "RIS", "CSL", "JSON", "Chicago", "notes", "author", "date", "MLA"),
    *("APA", "Harvard", "CC", "BY", "MIT", "CSV", "JavaScript", "iCalendar", "DOI"),
    *("NATO", "Gorbachev", "nato", "BGN", "PCGN"),
    *("op", "https", "http", "Osa", "PDF", "EPUB", "TEI", "XML", "Markdown"),
}
"""Names of formats, styles and licences, and the examples of the search."""


def _in(tag: str, root: Path, edition: Path, full: Edition) -> None:
    copy_small(root, edition=edition)
    lend_cache(full, root)
    if edition == SMALL:
        lay_over(lay_copies(root), CASES / "apparatus")
    with (root / "edition.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"language: {tag}\n")
    built(root, *["--transcriptions"] * (edition == SMALL))


SiteIn = Callable[..., Path]


@pytest.fixture(scope="session")
def site_in(tmp_path_factory: pytest.TempPathFactory, built_full: Edition) -> SiteIn:
    """Return what builds the site of an edition that speaks a language."""

    def site(tag: str, edition: Path = SMALL) -> Path:
        if tag == messages.ENGLISH:
            return built_full.root / "build/full"
        name = f"built-{edition.name}-{tag}"
        make = partial(_in, tag, edition=edition, full=built_full)
        root = made_once(tmp_path_factory, name, make)
        return root / ("build/full" if edition == SMALL else "site")

    return site


@pytest.fixture(
    scope="session",
    params=[*((tag, SMALL) for tag in LANGUAGES), ("de", FREE), ("uk", OF_KINDS)],
    ids=lambda param: f"{param[0]}-{param[1].name}",
)
def spoken(request: pytest.FixtureRequest, site_in: SiteIn) -> tuple[str, Path]:
    """Return each language and a site that speaks it."""
    tag, edition = request.param
    return tag, site_in(tag, edition)


def pages(site: Path) -> list[Path]:
    """Return the pages that speak the edition's language; the manual is in English."""
    found = sorted(site.rglob("*.html"))
    return [page for page in found if "manual" not in page.relative_to(site).parts]


def pieces(site: Path, left_out: str = NO_WORDS) -> dict[str, str]:
    """Return what stands on the pages of a site, each piece with the last that has it.

    Most stands on every page, and is looked at once.
    """
    return {
        piece: page.relative_to(site).as_posix()
        for page in pages(site)
        for piece in shown(page, left_out)
    }


def shown(file: Path, left_out: str) -> Iterator[str]:
    """Yield the words of a page, piece by piece, with those that are only spoken."""
    page = html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
    for part in page.xpath(left_out):
        part.drop_tree()
    for name in SPOKEN:
        yield from map(str, page.xpath(f"//@{name}"))
    yield from (" ".join(piece.split()) for piece in page.itertext())


@cache
def own_words(site: Path) -> str:
    """Return all that the edition itself says, which is in English."""
    root = next(folder for folder in site.parents if (folder / "docs").is_dir())
    files = [file for name in SOURCES for file in root.glob(name) if file.is_file()]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def english(tag: str) -> set[str]:
    """Return what the interface says in English and not in another language."""
    with (messages.FOLDER / f"{tag}.po").open("rb") as file:
        catalog = [message for message in read_po(file) if message.id]
    forms = [
        (message.id,) if isinstance(message.id, str) else message.id
        for message in catalog
    ]
    said = {
        form
        for message in catalog
        for form in (
            (message.string,) if isinstance(message.string, str) else message.string
        )
    }
    return {form for both in forms for form in both} - said


def pattern(message: str) -> str:
    """Return what a message matches on a page, whatever stands in its places."""
    pieces = (re.escape(piece) for piece in PLACE.split(message.strip()))
    return r"[^.,;:]{1,60}".join(pieces)


def test_no_english_message_stands_on_a_page(spoken: tuple[str, Path]) -> None:
    tag, site = spoken
    if tag == messages.ENGLISH:
        return
    own = own_words(site)
    whole = [m for m in english(tag) if not SHORT.fullmatch(PLACE.sub("", m).strip())]
    foreign = re.compile(
        "|".join(rf"(?<!\w){pattern(m)}(?!\w)" for m in sorted(whole, key=len)[::-1])
    )
    left = {
        (page, found[0])
        for piece, page in pieces(site).items()
        for found in foreign.finditer(piece)
        if found[0] not in own
    }
    assert left == set()


def test_no_latin_word_of_the_interface_stands_among_cyrillic(
    spoken: tuple[str, Path],
) -> None:
    tag, site = spoken
    if tag not in CYRILLIC:
        return
    known = {word.lower() for word in (*NAMES, *WORD.findall(own_words(site)))}
    left = {
        (page, word)
        for piece, page in pieces(site, f"{NO_WORDS} | {LATIN}").items()
        for word in WORD.findall(piece)
        if word.lower() not in known
    }
    assert left == set()


def test_pages_name_the_language_and_the_manual_its_own(
    spoken: tuple[str, Path],
) -> None:
    tag, site = spoken
    for page in pages(site):
        assert f'<html lang="{tag}"' in page.read_text(encoding="utf-8"), page
    manual = (site / "manual" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{tag}"' in manual
    is_marked = re.search(r'<article[^>]* lang="en"', manual) is not None
    assert is_marked == (tag != messages.ENGLISH)


def test_meta_tags_name_the_language_and_its_country(spoken: tuple[str, Path]) -> None:
    tag, site = spoken
    country = {"en": "GB", "uk": "UA"}.get(tag, tag.upper())
    front = (site / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:locale" content="{tag}_{country}">' in front


CITED = {
    "en": "vol. 3, no. 2, May 1990, pp. 11–19",
    "de": "Bd. 3, Nr. 2, Mai 1990, S. 11–19",
    "fr": "vol. 3, nᵒ 2, mai 1990, p. 11‑19",
    "pl": "t. 3, nr 2, maj 1990, s. 11–19",
    "ru": "т. 3, № 2, май 1990, с. 11–19",
    "uk": "т. 3, № 2, травень 1990, с. 11–19",
}


@pytest.mark.parametrize(("tag", "words"), CITED.items())
def test_a_citation_has_the_terms_of_the_language(
    site_in: SiteIn, tag: str, words: str
) -> None:
    """A month has another form in Slavic languages where no day stands before it."""
    page = site_in(tag) / "texts" / "marsh-1990" / "index.html"
    tree = html.parse(str(page), html.HTMLParser(encoding="utf-8"))
    assert words in tree.xpath("string(//*[@data-cite='mla'])")


@pytest.mark.parametrize("tag", ["de", "uk"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    chromium: Browser, site_in: SiteIn, tmp_path: Path, tag: str
) -> None:
    """Long words are in German, other letters in Ukrainian."""
    page = opened(chromium, (390, 844), bypass_csp=True)
    with serving(site_in(tag), tmp_path / "host") as address:
        page.goto(f"{address}texts/marsh-1990/")
        page.locator("#p1 .passage__cite").first.dispatch_event("click")
        dialog = page.locator("dialog.cite")
        title, close = dialog.locator("h2"), dialog.locator(".cite__close")
        left, right = (f"box => box.getBoundingClientRect().{e}" for e in SIDES)
        words = title.evaluate(right)
        assert words <= close.evaluate(left)
        assert dialog.evaluate("box => box.scrollWidth <= box.clientWidth")
        assert faults(page) == []
        close.click()
        assert faults(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= page.evaluate("innerWidth")
    page.close()
