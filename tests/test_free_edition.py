"""An edition of free texts says nothing of itself that is true of another alone."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml
from lxml import html

from building import built_once
from edition.model import Edition
from support import TESTS, copy_small

FREE = TESTS / "editions" / "free"
UNTRUE = (
    *("précis", "essays belong", "CC BY", "no rights stated", "© stated", "vantage"),
    *("In the essay", "original essays", "In the original", "Read the original"),
    *("in our own words", "whose words are not", "not published", "repository"),
    *("several texts", "Place unknown", "-27", "-30s", "BCs", "–30", "Cyrillic"),
)
"""What the pages of another edition may say, and those of this one may not."""
NOTHING = re.compile(r"(?<![\d.])\b0 [a-z]")
"""A count of what is not there: “0 notes”."""
TEXTS = ("arden-1791-lamps", "arden-1791-wells", "brook-1803")


def lay_bare(root: Path) -> Path:
    """Lay the edition without data and works."""
    copy_small(root, edition=FREE)
    shutil.rmtree(root / "data")
    (root / "bibliography.bib").write_text("", encoding="utf-8")
    return root


built_free = built_once("free", partial(copy_small, edition=FREE))
built_bare = built_once("bare", lay_bare)


@pytest.fixture(scope="session")
def site(built_free: Edition) -> Path:
    """Return the site of the edition."""
    return built_free.root / "site"


@pytest.fixture(scope="session")
def bare_site(built_bare: Edition) -> Path:
    """Return the site of an edition that has texts, and nothing else."""
    return built_bare.root / "site"


def said(page: Path) -> str:
    """Return all that a page says: its words, what is told of it, its labels."""
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    for code in tree.xpath("//script | //style | //code"):
        code.drop_tree()
    labels = tree.xpath("//@aria-label | //@title | //meta/@content")
    return " ".join([tree.text_content(), *map(str, labels)])


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of the edition itself, and what they say."""
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        if not path.startswith("manual/"):  # which is about every edition
            yield path, " ".join(said(page).split())


def page(site: Path, path: str) -> str:
    """Return what a page says."""
    return dict(pages(site))[f"{path}index.html"]


def links(site: Path, path: str, rel: str) -> list[str]:
    """Return where the head of a page leads in some relation."""
    tree = html.fromstring((site / path / "index.html").read_text(encoding="utf-8"))
    return [str(href) for href in tree.xpath("//link[@rel=$rel]/@href", rel=rel)]


def data(site: Path, path: str) -> dict[str, object]:
    """Return what a page tells machines."""
    tree = html.fromstring((site / path / "index.html").read_text(encoding="utf-8"))
    found: dict[str, object] = json.loads(
        tree.xpath('//script[@type="application/ld+json"]')[0].text
    )
    return found


@pytest.mark.parametrize("words", UNTRUE)
def test_no_page_says_what_is_true_of_another_edition(site: Path, words: str) -> None:
    assert [path for path, found in pages(site) if words in found] == []


def test_no_page_counts_what_is_not_there(site: Path, bare_site: Path) -> None:
    for folder in (site, bare_site):
        found = {path: NOTHING.findall(words) for path, words in pages(folder)}
        assert {path: zeros for path, zeros in found.items() if zeros} == {}


def test_the_foot_of_every_page_says_whose_the_words_are(site: Path) -> None:
    line = "Notes and data by the editors, CC0 1.0."
    line += " The rights in each text are stated on its page."
    assert [path for path, words in pages(site) if line not in words] == []


def test_the_foot_names_no_data_where_there_are_none(bare_site: Path) -> None:
    line = "Notes by the editors, CC0 1.0. The rights in each text"
    assert [path for path, words in pages(bare_site) if line not in words] == []


def test_each_text_says_what_its_rights_are(site: Path) -> None:
    found = {slug: page(site, f"texts/{slug}/") for slug in TEXTS}
    assert "version 1.0.0 · CC0 1.0 · about this text" in found["arden-1791-lamps"]
    assert "version 1.0.0 · Public domain · about" in found["arden-1791-wells"]
    assert "version 1.0.0 · about this text" in found["brook-1803"]
    assert all("Rights" in words for words in found.values())


def test_whose_words_they_are_is_said_of_one_author_and_of_two(site: Path) -> None:
    assert "The author’s own words. Another copy." in page(
        site, "texts/arden-1791-lamps/"
    )
    assert "The authors’ own words." in page(site, "texts/brook-1803/")


def test_the_licence_is_in_what_machines_read(site: Path) -> None:
    zero = "https://creativecommons.org/publicdomain/zero/1.0/"
    assert data(site, "")["license"] == zero
    assert data(site, "texts/arden-1791-lamps")["license"] == zero
    assert "license" not in data(site, "texts/arden-1791-wells")
    found = [
        links(site, path, "license") for path in ("", *map("texts/{}".format, TEXTS))
    ]
    assert found == [[zero], [zero], [], []]
    assert links(site, "manual", "license") == []  # the tool's words, not the editors'
    cited = yaml.safe_load((site / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["license"] == ["CC0-1.0"]


def test_editors_are_persons_and_bodies(site: Path) -> None:
    orcid = "https://orcid.org/0000-0002-1825-0097"
    described = data(site, "texts/brook-1803")
    persons, bodies = described["editor"], described["contributor"]
    assert isinstance(persons, list)
    assert isinstance(bodies, list)
    assert [(one["@type"], one["@id"]) for one in persons] == [("Person", orcid)]
    assert [one["@type"] for one in bodies] == ["Organization"]
    cited = yaml.safe_load((site / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["authors"][0]["orcid"] == orcid
    assert cited["authors"][1] == {"name": "The Lamp Society"}
    assert "ed. Ida Fenn and The Lamp Society" in page(site, "texts/brook-1803/")


def test_how_to_cite_says_who_edits_who_pays_and_what_may_be_done(site: Path) -> None:
    for path in ("", "manual/citing/"):
        words = said(site / path / "index.html")
        assert "Edited by Ida Fenn (ORCID 0000-0002-1825-0097), The Lamp Soc" in words
        assert "The editors’ own words may be used under CC0 1.0." in words
        assert "Funding: A gift of the ferrymen." in words


def test_an_essay_in_a_newspaper_keeps_its_day_and_its_names(site: Path) -> None:
    words = page(site, "texts/arden-1791-lamps/")
    assert "The Quay Gazette, 18 Oct. 1791." in words  # MLA
    assert "(2026). Essays of a Lamplighter of Ostmouth, No. I [Para" in words  # APA
    assert "(1791) ‘Essays of a Lamplighter of Ostmouth, No. I’" in words  # Harvard
    assert "ScholarlyArticle" not in str(data(site, "texts/arden-1791-lamps"))


def test_two_texts_of_one_author_and_year_are_told_apart(site: Path) -> None:
    timeline = page(site, "timeline/")
    assert "Arden 1791a Arden 1791b Brook 1803" in timeline
    assert "In the texts: Arden 1791b: ¶ 1." in timeline
    assert "Versions of Arden 1791a" in page(site, "texts/arden-1791-wells/versions/")


def test_years_before_our_era_read_so(site: Path) -> None:
    tree = html.fromstring((site / "timeline/index.html").read_text(encoding="utf-8"))
    heads = [head.text for head in tree.xpath("//h2[starts-with(@id, 'decade-')]")]
    assert heads == ["30–21 BC", "1770s"]
    assert [head.text for head in tree.xpath("//h3")] == ["28 BC", "1774"]
    assert tree.get_element_by_id("year-28-bc").text == "28 BC"
    years = [year.text for year in tree.xpath("//*[@class='year']")]
    assert years[:3] == ["100 BC", "1", "100"]
    assert "In this text: 1 event named, 28 BC" in page(site, "texts/brook-1803/")


def test_numbers_come_from_what_is_there(site: Path) -> None:
    words = page(site, "")
    assert "The three essays have 4 passages;" in words
    assert "Three essays on a town, in full." in words  # the description
    assert "{{ passages-in-figures }}" in (site / "index.html").read_text("utf-8")


def test_nothing_leads_to_a_page_that_would_be_empty(bare_site: Path) -> None:
    home = html.fromstring((bare_site / "index.html").read_text(encoding="utf-8"))
    links = {link.get("href").split("#")[0] for link in home.xpath("//nav//a")}
    made = ("glossary", "timeline", "parallels", "names", "bibliography", "emendations")
    assert [link for link in links if link.startswith(made)] == []
    assert not [name for name in made[:-1] if (bare_site / name).exists()]
    assert "None is recorded" in page(bare_site, "emendations/")
    assert "lists lead" not in page(bare_site, "search/")
