"""The pages of terms: what is plain is escaped, and what is Markdown is read."""

from dataclasses import replace

import pytest
from lxml import html

from edition.model import Edition
from support import render_page

HOSTILE = "A “<script>alert('x')</script>” & `*b*` [@lind1988water]"


@pytest.fixture(scope="module")
def hostile(small: Edition) -> Edition:
    """Return an edition in which all that is plain looks like markup."""
    term = replace(
        small.term["treaty"],
        headword=HOSTILE,
        forms=("treaty", HOSTILE),
        definition="A *gate* [@lind1988water, p. 4] & a door, 1 < 2.",
        commentary="See [Marsh 1990, p1](../texts/marsh-1990.md#p1).",
    )
    others = [t for t in small.terms if t.id != term.id]
    return replace(small, terms=(term, *others))


def page(edition: Edition, path: str) -> html.HtmlElement:
    return html.fragment_fromstring(render_page(edition, path), create_parent="div")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def meta_of(index: html.HtmlElement, term: str) -> html.HtmlElement:
    """Return what the index says of the kind of a term, and of its texts."""
    aside = index.get_element_by_id(term).xpath("./following-sibling::div")[0]
    found: html.HtmlElement = aside.find("p[@class='entry__meta']")
    return found


def test_what_looks_like_markup_in_a_headword_is_shown_as_it_is(
    hostile: Edition,
) -> None:
    own, index = page(hostile, "glossary/treaty.md"), page(hostile, "glossary/index.md")
    assert words(own.find("h1")) == HOSTILE
    assert words(index.get_element_by_id("treaty")) == HOSTILE
    assert [words(form) for form in own.xpath("./p[1]/em")] == ["treaty", HOSTILE]
    assert HOSTILE in words(own.xpath(".//table[contains(@class, 'kwic')]/caption")[0])
    assert HOSTILE in words(page(hostile, "glossary/harbour-treaty.md"))
    for tree in (own, index):
        assert not tree.xpath(".//script")


def test_definition_and_commentary_are_read_as_markdown(hostile: Edition) -> None:
    own = page(hostile, "glossary/treaty.md")
    (definition,) = own.find_class("definition")
    assert words(definition).startswith("A gate Åsa Lind")
    assert words(definition).endswith("& a door, 1 < 2.")
    assert definition.find("em").text == "gate"
    assert definition.xpath("./a/@href") == ["../../bibliography/#ref-lind1988water"]
    (said,) = own.get_element_by_id("how-the-texts-differ").getnext().xpath(".//a")
    assert said.get("href") == "../../texts/marsh-1990/#p1"
    assert said.text == "Marsh 1990,\N{NO-BREAK SPACE}¶\N{NO-BREAK SPACE}1"


@pytest.mark.parametrize("headword", ["Sources", "In context", "Шлюз", "See also"])
def test_the_anchor_of_a_headword_is_its_own(small: Edition, headword: str) -> None:
    term = replace(small.term["treaty"], headword=headword)
    edition = replace(small, terms=(term,))
    ids = page(edition, "glossary/treaty.md").xpath(".//@id")
    assert len(ids) == len(set(ids))
    assert all(ids)


def test_forms_in_cyrillic_name_their_language(small: Edition) -> None:
    forms = ("treaty", "договір", "угода")
    term = replace(small.term["treaty"], forms=forms, language="uk")
    edition = replace(small, terms=(term,))
    own = page(edition, "glossary/treaty.md")
    assert own.xpath("./p[1]/em/span[@lang='uk']/text()") == ["договір", "угода"]
    (listed,) = page(edition, "glossary/index.md").find_class("entry__forms")
    assert words(listed) == "treaty · договір · угода"
    assert listed.xpath("./span/@lang") == ["uk"]


def test_texts_that_never_use_a_term_share_a_row_where_there_are_many(
    small: Edition,
) -> None:
    first, other = small.texts
    many = (replace(other, slug=f"other-{number}") for number in range(12))
    own = page(replace(small, texts=(first, *many)), "glossary/treaty.md")
    rows = own.xpath(".//table[@class='usage']/tbody/tr")
    assert [row.get("data-text") for row in rows] == ["marsh-1990", None]
    assert words(rows[1]) == "12 texts without the term"


def test_an_entry_says_in_how_many_texts_where_these_are_many(small: Edition) -> None:
    first = small.texts[0]
    many = tuple(replace(first, slug=f"copy-{number}") for number in range(13))
    listed = page(replace(small, texts=many), "glossary/index.md")
    meta = meta_of(listed, "treaty")
    assert words(meta) == "Concept · in 13 texts"


def test_every_count_says_what_it_counts(small: Edition) -> None:
    meta = words(meta_of(page(small, "glossary/index.md"), "treaty"))
    assert "Uses: Marsh 1990 (" in meta
    own = page(small, "glossary/treaty.md")
    (caption,) = own.xpath('.//figure[@class="strip-figure"]/figcaption')
    assert words(caption).startswith("Uses: Marsh 1990 (")


def test_a_term_of_no_text_says_so(small: Edition) -> None:
    unused = replace(small.terms[0], id="unused", headword="unused", forms=("zzz",))
    unused = replace(unused, kind="treaty", see_also=())
    edition = replace(small, terms=(unused,))
    listed = page(edition, "glossary/index.md")
    meta = meta_of(listed, "unused")
    assert words(meta) == "Treaty or document · in no text"
    assert "In context" not in words(page(edition, "glossary/unused.md"))
