"""Every word of the interface is a message, and another language is a catalogue."""

import re
import subprocess
import sys
from calendar import month_name
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from lxml import html
from playwright.sync_api import Page, expect

from edition import messages
from speaking import unsaid
from support import ROOT

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\n"

#: src/edition/theme/js/search-results.js
msgid "%(n)s hit"
msgid_plural "%(n)s hits"
msgstr[0] "%(n)s trafienie"
msgstr[1] "%(n)s trafienia"
msgstr[2] "%(n)s trafień"

#: src/edition/theme/js/keys.js src/edition/views/search.py
msgid "Search"
msgstr "Szukaj"

#: src/edition/theme/js/keys.js
#, fuzzy
msgid "Keys"
msgstr "Klucze"

#: src/edition/views/glossary.py
msgid "Glossary"
msgstr "Słownik"
"""
EXTRACT = (
    *(str(Path(sys.executable).with_name("pybabel")), "--quiet", "extract"),
    *("-F", "pyproject.toml"),
    *("--no-wrap", "--add-location=file"),
)
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {
    *("BibTeX", "RIS", "CSL-JSON", "JSON", "CSL", "PDF", "EPUB", "TEI", "XML"),
    *("Chicago", "notes", "author", "date", "MLA", "APA", "Harvard"),
    *("Osa",),
}
"""Names of formats and styles, and one in Latin letters: the same in any language."""
DATES = {*month_name}
"""CLDR names the months of every language, but of none that is made up."""
NO_WORDS = "//script | //style | //code | //*[@lang] | //*[@class='latin']"
CITATIONS = "//*[@data-cite or @data-cite-short] | //*[@class='reference']"
CSL = {"accessed", "ed"}
"""Words of citations, which a style writes in its own language."""
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-whose")
SOURCES = ("docs/**/*", "data/*", "transcriptions/*", "*.bib", "*.yml", "*.md")
MANUAL = {
    line.removeprefix("title: ")
    for page in (ROOT / "src" / "edition" / "manual").glob("*.md")
    for line in page.read_text(encoding="utf-8").splitlines()[:3]
    if line.startswith("title: ")
}
"""What its pages are called, in every language."""


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak a language with three forms of a plural."""
    (tmp_path / "pl.po").write_text(PO.lstrip(), encoding="utf-8")
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    messages._catalog.cache_clear()
    messages._translations.cache_clear()
    messages.use("pl")
    yield
    messages._catalog.cache_clear()
    messages._translations.cache_clear()


def listed(file: Path) -> set[tuple[object, ...]]:
    """Return the messages of a catalogue, each with the files it is from."""
    with file.open("rb") as source:
        catalog: Catalog = read_po(source)
    return {(m.id, *sorted(path for path, _ in m.locations)) for m in catalog if m.id}


def test_the_catalogue_lists_what_is_said(tmp_path: Path) -> None:
    """Renew it with the command in ``pyproject.toml``."""
    found = tmp_path / "edition.pot"
    command = (*EXTRACT, "-o", str(found), "src/edition")
    subprocess.run(command, cwd=ROOT, check=True)
    assert listed(messages.FOLDER / "edition.pot") == listed(found)


def test_english_needs_no_catalogue() -> None:
    assert messages.language() == "en"
    assert messages.gettext("Glossary") == "Glossary"
    assert messages.ngettext("%(n)s hit", "%(n)s hits", 2) == "%(n)s hits"
    assert messages.of_scripts() == {}


def test_a_catalogue_is_another_language(polish: None) -> None:
    assert messages.languages() == ("en", "pl")
    assert messages.gettext("Glossary") == "Słownik"
    assert messages.gettext("Not in the catalogue") == "Not in the catalogue"
    forms = [messages.ngettext("%(n)s hit", "%(n)s hits", n) for n in (1, 3, 5, 22)]
    assert [form.removeprefix("%(n)s ") for form in forms] == [
        *("trafienie", "trafienia", "trafień", "trafienia")
    ]


def test_scripts_get_what_is_theirs_by_the_forms_that_browsers_know(
    polish: None,
) -> None:
    hits = {"one": "trafienie", "few": "trafienia", "many": "trafień"}
    assert messages.of_scripts() == {
        "%(n)s hit": {name: f"%(n)s {form}" for name, form in hits.items()},
        "Search": "Szukaj",
    }


def test_every_place_of_a_message_of_scripts_has_a_name_of_its_form() -> None:
    """``%(n)s`` is filled in by scripts too, which know no other kind of place."""
    with (messages.FOLDER / "edition.pot").open("rb") as source:
        catalog = read_po(source)
    said = [
        form
        for message in catalog
        if any(path.endswith(messages.SCRIPT) for path, _ in message.locations)
        for form in ([message.id] if isinstance(message.id, str) else message.id)
    ]
    assert said
    assert [form for form in said if "%" in re.sub(r"%\(\w+\)s", "", form)] == []


def shown(file: Path) -> Iterator[str]:
    """Yield the words of a page that stand outside brackets, piece by piece."""
    parser = html.HTMLParser(encoding="utf-8")
    page = html.parse(str(file), parser).getroot()
    own = page.xpath("/html")
    for part in page.xpath(f"{NO_WORDS} | {CITATIONS}"):
        if part not in own:
            part.drop_tree()
    yield from unsaid("\n".join(page.itertext())).split("\n")
    for name in SPOKEN:
        yield from map(unsaid, page.xpath(f"//@{name}"))


def translated(site: Path) -> list[Path]:
    """Return the pages that speak the edition's language; the manual is in English."""
    pages = sorted(site.rglob("*.html"))
    return [page for page in pages if "manual" not in page.relative_to(site).parts]


def test_no_word_of_the_interface_is_left_in_english(made_up: Path) -> None:
    root = made_up.parents[1]
    files = [file for name in SOURCES for file in root.glob(name) if file.suffix]
    sources = " ".join(file.read_text(encoding="utf-8") for file in files)
    known = {*WORD.findall(sources.lower()), *map(str.lower, NAMES | DATES | CSL)}
    known |= {word for title in MANUAL for word in WORD.findall(title.lower())}
    pages = translated(made_up)
    names = [page.relative_to(made_up).parts[0] for page in pages]
    assert {"texts", "glossary", "search", "timeline", "parallels"} <= {*names}
    pieces = {
        piece: page.relative_to(made_up).as_posix()
        for page in pages
        for piece in shown(page)
    }
    left = {
        (page, word)
        for piece, page in pieces.items()
        for word in WORD.findall(piece.lower())
        if word not in known
    }
    assert left == set()


def test_no_message_stands_on_a_page_as_it_is(made_up: Path) -> None:
    ids = {entry[0] for entry in listed(messages.FOLDER / "edition.pot")}
    by_hand = (made_up.parents[1] / "docs").rglob("*.md")
    lines = (line for file in by_hand for line in file.read_text("utf-8").split("\n"))
    own = {cell.strip(" #") for line in lines for cell in line.split("|")} | MANUAL
    pages = translated(made_up)
    pieces = {piece.strip() for page in pages for piece in shown(page)}
    left = {piece for piece in pieces & ids if WORD.search(piece)}
    assert left - own == set()


def test_pages_name_their_language_and_link_one_catalogue(made_up: Path) -> None:
    page = (made_up / "glossary" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="qps"' in page
    (catalogue,) = re.findall(r'<script src="\.\./(assets/js/messages[^"]+)"', page)
    assert (made_up / catalogue).is_file()


def test_the_search_speaks_the_language(page: Page, made_up_address: str) -> None:
    page.goto(f"{made_up_address}glossary/")
    page.locator(".search-box input").fill("treaty")
    status = page.locator(".search-box__status")
    found = re.compile(r"^⟦The first \d+ hits of ⟦\d+ passages⟧.*⟧$")
    expect(status).to_have_text(found)
    expect(page.locator(".search-box__more")).to_have_text(
        "⟦All hits, as a concordance⟧"
    )
    page.goto(f"{made_up_address}search/?q=lock")
    expect(page.locator("#concordance-status")).to_have_text(
        re.compile(r"^⟦⟦\d+ lines⟧ in .+⟧$")
    )
    expect(page.locator(".kwic caption")).to_have_text("⟦Lines found⟧")


def test_the_dialog_for_citing_speaks_the_language(
    page: Page, made_up_address: str
) -> None:
    page.goto(f"{made_up_address}texts/marsh-1990/")
    page.locator("#p1 .passage__cite").first.click()
    expect(page.locator("#cite-title")).to_have_text("⟦Cite passage 1⟧")
    left = [
        unsaid(words).strip()
        for words in page.locator(".cite :is(button, label > span)").all_inner_texts()
    ]
    assert {*left} == {""}
