"""Generated pages as readers get them: all the data, and the ways back to the texts."""

from collections.abc import Callable
from functools import cache

import pytest
from lxml import html

from edition.model import Edition

Tree = html.HtmlElement


@pytest.fixture(scope="module")
def page(built_small: Edition) -> Callable[[str], Tree]:
    """Return the main part of a page of the built site, by path."""

    @cache
    def read(path: str) -> Tree:
        file = built_small.root / "site" / path / "index.html"
        return html.fromstring(file.read_text(encoding="utf-8")).find(".//article")

    return read


def words(tree: Tree) -> str:
    return " ".join(tree.text_content().split())


def entry(tree: Tree, anchor: str) -> str:
    """Return the HTML from an anchor to the next of its kind."""
    source = html.tostring(tree, encoding="unicode")
    kind = anchor.partition("-")[0]
    _, _, rest = source.partition(f'id="{anchor}"')
    assert rest, f"{anchor} is not on the page"
    return rest.partition(f'id="{kind}-')[0]


def test_every_term_is_in_the_glossary_and_has_a_page(
    small: Edition, page: Callable[[str], Tree]
) -> None:
    index = page("glossary").xpath(".//@href")
    for term in small.terms:
        assert f"{term.id}/" in index
        own = page(f"glossary/{term.id}")
        assert term.headword in words(own.find(".//h1"))
        assert " ".join(term.definition.split()) in words(own)
        for form in term.forms:
            assert form in words(own)
        for key in term.sources:
            assert f"../../bibliography/#ref-{key}" in own.xpath(".//@href")


def test_a_term_leads_to_every_passage_it_occurs_in_with_the_words_around_it(
    page: Callable[[str], Tree],
) -> None:
    own = page("glossary/treaty")
    for anchor in ("p1", "p2", "p7"):
        assert f"../../texts/marsh-1990/#{anchor}" in own.xpath(".//@href")
    assert "is a habit, not a paper" in words(own)
    # “treaty of 1950” there is a form of another, longer term.
    assert "../../texts/anonymous-2001/#p1" not in own.xpath(".//@href")


def test_a_term_leads_to_its_relatives_and_to_events(
    page: Callable[[str], Tree],
) -> None:
    links = page("glossary/harbour-treaty").xpath(".//@href")
    assert "../treaty/" in links
    assert "../../timeline/#event-treaty-signed" in links


def test_commentary_leads_to_the_passages_it_names(page: Callable[[str], Tree]) -> None:
    links = page("glossary/harbour-treaty").xpath(".//@href")
    assert "../../texts/marsh-1990/#p1" in links
    assert "../../texts/anonymous-2001/#p1" in links


def test_it_is_said_that_the_precis_is_counted(page: Callable[[str], Tree]) -> None:
    assert "précis" in words(page("glossary/treaty"))


def test_every_event_is_in_the_timeline_in_the_order_of_dates(
    page: Callable[[str], Tree],
) -> None:
    ids = [id for id in page("timeline").xpath(".//@id") if id.startswith("event-")]
    assert ids == ["event-treaty-signed", "event-great-flood", "event-lock-repaired"]


def test_an_event_shows_its_date_and_how_sure_it_is(
    page: Callable[[str], Tree],
) -> None:
    flood = words(html.fromstring("<p " + entry(page("timeline"), "event-great-flood")))
    assert "about 1987" in flood
    assert "by the editors" in flood


def test_an_event_leads_to_every_passage_and_note_that_asserts_it(
    small: Edition, page: Callable[[str], Tree]
) -> None:
    for event in small.events:
        own = entry(page("timeline"), f"event-{event.id}")
        for ref in event.refs:
            assert f'href="../texts/{ref.text}/#{ref.anchor}"' in own
        for key in event.sources:
            assert f'href="../bibliography/#ref-{key}"' in own


def test_every_reference_is_in_the_bibliography_once(
    small: Edition, page: Callable[[str], Tree]
) -> None:
    ids = [id for id in page("bibliography").xpath(".//@id") if id.startswith("ref-")]
    assert sorted(ids) == sorted(f"ref-{key}" for key in small.reference)


@pytest.mark.parametrize(
    ("key", "target", "locator"),
    [
        ("harbour1950treaty", "texts/marsh-1990/#n1", "art. 2"),
        ("lind1988water", "texts/marsh-1990/#n1", "14"),
        ("petrenko1995port", "texts/marsh-1990/#n-harbour-name", "31"),
        ("commission1989report", "texts/anonymous-2001/#n-flood", "2"),
        ("lind1988water", "glossary/harbour-treaty/", ""),
        ("commission1989report", "timeline/#event-great-flood", ""),
        ("bates1987tolls", "timeline/#event-lock-repaired", ""),
    ],
)
def test_an_entry_leads_back_to_what_rests_on_it(
    key: str, target: str, locator: str, page: Callable[[str], Tree]
) -> None:
    own = entry(page("bibliography"), f"ref-{key}")
    assert f'href="../{target}"' in own
    assert locator in own


def test_a_title_in_cyrillic_is_given_in_latin_letters_too(
    page: Callable[[str], Tree],
) -> None:
    own = entry(page("bibliography"), "ref-petrenko1995port")
    assert "Порт и закон" in own
    assert "Port i zakon" in own
    assert 'lang="ru"' in own


def test_generated_pages_are_edited_where_their_data_are(built_small: Edition) -> None:
    site = built_small.root / "site"
    source = f"{built_small.settings.repository}/edit/main/"
    for path, data in (
        ("glossary", "data/glossary.yml"),
        ("glossary/treaty", "data/glossary.yml#L14"),
        ("timeline", "data/timeline.yml"),
        ("bibliography", "bibliography.bib"),
        ("texts/marsh-1990", "docs/texts/marsh-1990.md"),
    ):
        page = (site / path / "index.html").read_text(encoding="utf-8")
        assert f'href="{source}{data}"' in page


def test_generated_pages_are_in_the_sitemap(built_small: Edition) -> None:
    sitemap = (built_small.root / "site/sitemap.xml").read_text(encoding="utf-8")
    for path in ("glossary/", "glossary/treaty/", "timeline/", "bibliography/"):
        assert f"https://example.org/harbour/{path}</loc>" in sitemap
