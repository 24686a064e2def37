"""What the head of a page tells machines."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2.utils import htmlsafe_json_dumps

from edition.dates import parse_date
from edition.exports.citation_file import FILE, citation_file
from edition.model import Edition, Text
from edition.self_citation import page_address, records
from edition.self_citation.json_ld import iso_date
from edition.self_citation.meta_tags import Link
from edition.self_citation.metadata import Head, head
from edition.sources import load_edition
from self_citation.zotero import Page, item_of
from support import ROOT

ADDRESS = "https://example.org/x/"


def head_of(edition: Edition, path: str) -> Head:
    return head(edition, path, Link("Title", "What it is about.", ADDRESS))


def pairs(found: Head) -> list[tuple[str, str]]:
    return [(tag.key, tag.content) for tag in found.tags]


def named(edition: Edition, text: Text) -> str:
    """Return the title of the record of a text, but for the brackets of inferences."""
    title = str(records(edition)[text.slug]["title"])
    return re.sub(r"^\[(.*)\] \[", r"\1 [", title)


def data(found: Head) -> dict[str, Any]:
    """Return what a page says of itself, as a reader of its script finds it."""
    described: dict[str, Any] = json.loads(script(found))
    return described


def script(found: Head) -> str:
    """Return the words of the script, as the theme writes them."""
    return str(htmlsafe_json_dumps(found.json_ld))


@pytest.mark.parametrize(
    "key",
    [
        *("citation_title", "citation_publication_date", "citation_inbook_title"),
        *("citation_language", "citation_public_url", "DC.title", "DC.identifier"),
    ],
)
def test_a_text_has_each_tag_once(edition: Edition, key: str) -> None:
    for text in edition.texts:
        keys = [name for name, _ in pairs(head_of(edition, f"texts/{text.slug}.md"))]
        assert keys.count(key) == 1


def test_authors_are_tagged_and_the_anonymous_text_has_none(edition: Edition) -> None:
    for text in edition.texts:
        found = pairs(head_of(edition, f"texts/{text.slug}.md"))
        authors = [value for key, value in found if key == "citation_author"]
        assert authors == list(text.meta.authors)
        assert not [key for key, _ in found if key == "DC.contributor"]
        ours = [value for key, value in found if key in ("DC.creator", "author")]
        assert ours == ["The editors of Security and Values"] * 2


def test_a_text_is_a_chapter_of_the_book(edition: Edition) -> None:
    for text in edition.texts:
        described = data(head_of(edition, f"texts/{text.slug}.md"))
        assert described["@type"] == "Chapter"
        assert described["isPartOf"]["@type"] == "Book"
        assert described["url"] == page_address(edition, text)
        assert described["name"] == named(edition, text)
        assert described["name"].endswith(" [Editors’ précis]")
        assert described["genre"] == "Editors’ précis"


def test_a_precis_is_by_the_editors_and_about_the_work(edition: Edition) -> None:
    for text in edition.texts:
        described = data(head_of(edition, f"texts/{text.slug}.md"))
        assert described["author"] == described["contributor"]
        assert "editor" not in described, "to schema.org no body is an editor"
        work = described["isBasedOn"]
        assert described["about"] == {"@id": work["@id"]}
        assert described["name"] == f"{work['name']} [Editors’ précis]"
        assert ("author" in work) == bool(text.meta.authors)
        assert "license" not in work


def test_a_text_in_full_stays_its_author_s(full: Edition) -> None:
    found = head_of(full, "texts/marsh-1990.md")
    described, tags = data(found), dict(pairs(found))
    assert described["author"] == described["isBasedOn"]["author"]
    assert "about" not in described
    assert tags["DC.creator"] == tags["citation_author"] == "Marsh, Elena"
    assert tags["author"] == "Elena Marsh"
    assert tags["citation_title"] == described["name"]


def test_the_words_of_a_precis_are_the_editors_and_its_rights_named_apart(
    edition: Edition,
) -> None:
    tags = dict(pairs(head_of(edition, "texts/dyner-2024.md")))
    assert tags["citation_title"].endswith(" [Editors’ précis]")
    assert tags["DC.creator"] == tags["author"] == "The editors of Security and Values"
    assert tags["citation_abstract"].startswith("The editors’ précis: ")
    assert "The editors of Security and Values" in tags["citation_abstract"]
    assert tags["DC.source"].startswith("Anna Maria Dyner, “Russia Offers")
    ours, _, theirs = tags["DC.rights"].partition("“Russia Offers")
    assert "CC BY" in ours
    assert "PISM" in theirs
    assert "CC BY" not in theirs
    assert tags["og:title"].startswith("Anna Maria Dyner: Russia Offers")
    assert tags["og:description"].startswith("Editors’ précis. ")


DATES = {"2024-07": "2024-07", "2010-01/2010-03": "2010-01", "[2017-07..]": ""}
DATES |= {"2015?": "2015", "1990~": "1990", "2004-21": "2004", "199X": ""}


@pytest.mark.parametrize(("edtf", "iso"), DATES.items())
def test_dates_are_iso_or_left_out(edtf: str, iso: str) -> None:
    assert iso_date(parse_date(edtf)) == iso


def test_every_format_has_the_same_date(edition: Edition) -> None:
    for text in edition.texts:
        found = head_of(edition, f"texts/{text.slug}.md")
        tags, described = dict(pairs(found)), data(found)
        dates = {tags["DC.date"], tags["article:published_time"]}
        dates |= {tags["citation_publication_date"].replace("/", "-")}
        (parts,) = records(edition)[text.slug]["issued"]["date-parts"]
        dates |= {described["datePublished"], "-".join(f"{n:02}" for n in parts)}
        assert dates == {edition.settings.published}


def test_the_front_page_is_called_as_the_edition_is(edition: Edition) -> None:
    tags = dict(pairs(head_of(edition, "index.md")))
    title = "Security and Values: Five texts on European order, 2010–2024"
    assert tags["og:title"] == tags["DC.title"] == title
    assert tags["og:type"] == "book"
    assert tags["book:release_date"] == edition.settings.published


def test_a_text_printed_in_full_is_not_called_a_precis(full: Edition) -> None:
    found = head_of(full, "texts/marsh-1990.md")
    assert "précis" not in str(found.json_ld)
    assert "license" not in data(found)
    assert not [value for _, value in pairs(found) if "précis" in value]


def test_the_front_page_describes_the_book(edition: Edition) -> None:
    described = data(head_of(edition, "index.md"))
    assert described["@type"] == "Book"
    assert len(described["hasPart"]) == len(edition.texts)


def test_records_are_offered_beside_a_text_and_the_bibliography(
    built_edition: Edition,
) -> None:
    slug = built_edition.texts[0].slug
    for page, name in ((f"texts/{slug}", slug), ("bibliography", "../bibliography")):
        folder = built_edition.root / "site" / page
        html = (folder / "index.html").read_text(encoding="utf-8")
        found = re.findall(r'<link rel="alternate describedby" .*href="([^"]+)">', html)
        assert [one.removeprefix(name)[1:].split(".")[-1] for one in found] == [
            *("bib", "ris", "json")
        ]
        assert all((folder / one).is_file() for one in found)


def test_the_glossary_is_a_set_of_terms(edition: Edition) -> None:
    described = data(head_of(edition, "glossary/index.md"))
    assert described["@type"] == "DefinedTermSet"
    assert len(described["hasDefinedTerm"]) == len(edition.terms)
    term = edition.terms[0]
    one = data(head_of(edition, f"glossary/{term.id}.md"))
    assert (one["@type"], one["name"]) == ("DefinedTerm", term.headword)
    assert one["inDefinedTermSet"]["@id"] == described["@id"]


def test_other_pages_have_open_graph_alone(edition: Edition) -> None:
    found = head_of(edition, "about/index.md")
    assert {key.partition(":")[0] for key, _ in pairs(found)} == {"og", "twitter"}
    assert not found.json_ld


def test_nothing_in_json_ld_ends_its_script(small_root: Path) -> None:
    text = small_root / "docs" / "texts" / "marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    text.write_text(
        re.sub(r"(?m)^title: .*", 'title: "</script><b>"', source), encoding="utf-8"
    )
    found = head_of(load_edition(small_root), "texts/marsh-1990.md")
    assert "<" not in script(found)
    assert data(found)


class _Head(HTMLParser):
    """Collects what a reference manager sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.canonical: list[str] = []
        self.title = ""

    def handle_data(self, data: str) -> None:
        if self.lasttag == "title":
            self.title += data.strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            key = given.get("name") or given.get("property", "")
            self.page.tags.append((key, given.get("content", "")))
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical.append(given["href"])
        self.page.classes |= set(given.get("class", "").split())


@pytest.fixture(scope="session")
def pages(built_edition: Edition) -> dict[str, _Head]:
    """Return the heads of the texts' pages as they are published."""
    found = {}
    for slug in built_edition.text:
        parser = _Head()
        page = built_edition.root / "site" / "texts" / slug / "index.html"
        parser.feed(page.read_text(encoding="utf-8"))
        found[slug] = parser
    return found


def test_zotero_takes_a_text_for_a_section_of_the_book(
    edition: Edition, pages: dict[str, _Head]
) -> None:
    for text in edition.texts:
        item = item_of(pages[text.slug].page)
        record = records(edition)[text.slug]
        assert item["itemType"] == "bookSection"
        assert item["title"] == named(edition, text)
        assert item["publicationTitle"] == record["container-title"]
        assert item["date"].replace("/", "-") == edition.settings.published
        assert item["language"] == "en"
        assert item["url"] == page_address(edition, text)
        assert item["abstractNote"].startswith("The editors’ précis: ")
        assert "© PISM" not in item["rights"].partition("“")[0]


def test_zotero_finds_the_authors_and_none_for_the_anonymous_text(
    edition: Edition, pages: dict[str, _Head]
) -> None:
    for text in edition.texts:
        creators = item_of(pages[text.slug].page)["creators"]
        assert creators == [
            *(("author", name) for name in text.meta.authors),
            ("editor", "The editors of Security and Values"),
        ]


def test_the_title_of_a_text_says_by_whom_it_is_and_whether_a_precis(
    edition: Edition, pages: dict[str, _Head]
) -> None:
    for text in edition.texts:
        title, said = pages[text.slug].title, dict(pages[text.slug].page.tags)
        assert title == f"{said['og:title']} - {edition.settings.title}"
        assert title.removesuffix(edition.settings.title).endswith(
            "[Editors’ précis] - "
        )
        assert all(name.partition(",")[0] in title for name in text.meta.authors)


def test_a_link_to_a_text_has_its_picture(
    built_edition: Edition, pages: dict[str, _Head]
) -> None:
    for slug, found in pages.items():
        tags = dict(found.page.tags)
        site = built_edition.settings.site_url
        assert tags["og:image"].startswith(site)
        path = tags["og:image"].removeprefix(site)
        assert path == f"assets/cards/{slug}.png"
        assert (built_edition.root / "site" / path).is_file()
        assert tags["twitter:card"] == "summary_large_image"


def test_no_page_of_a_text_has_coins(pages: dict[str, _Head]) -> None:
    assert not [slug for slug, found in pages.items() if "Z3988" in found.page.classes]


def test_each_text_has_one_canonical_link(
    edition: Edition, pages: dict[str, _Head]
) -> None:
    for text in edition.texts:
        assert pages[text.slug].canonical == [page_address(edition, text)]


def test_the_citation_file_is_in_step(edition: Edition) -> None:
    written = (ROOT / FILE).read_text(encoding="utf-8")
    remedy = "run “python -m edition.exports” and commit CITATION.cff"
    assert written == citation_file(edition), remedy


def test_the_citation_file_has_what_archives_ask_for(edition: Edition) -> None:
    fields = yaml.safe_load(citation_file(edition))
    assert fields["cff-version"] == "1.2.0"
    assert {"title", "authors", "message", "version", "license"} <= set(fields)
    assert fields["preferred-citation"]["type"] == "book"


def test_the_citation_file_names_the_dois(small_root: Path) -> None:
    with (small_root / "edition.yml").open("a", encoding="utf-8") as file:
        file.write("doi:\n  concept: 10.5281/zenodo.1\n  version: 10.5281/zenodo.2\n")
    fields = yaml.safe_load(citation_file(load_edition(small_root)))
    values = {entry["description"]: entry["value"] for entry in fields["identifiers"]}
    assert values == {
        "All versions": "10.5281/zenodo.1",
        "This version": "10.5281/zenodo.2",
    }
    assert fields["preferred-citation"]["doi"] == "10.5281/zenodo.2"
