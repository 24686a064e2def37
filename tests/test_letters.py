"""Letters in Polish with notes in English: each part is in its own language."""

import pytest
from lxml import html

from edition.checks import check
from edition.dated_entries import dated_entries
from edition.model import Edition
from edition.sources import load_edition
from support import LETTERS, copy_small, render_text

SLUG = "lisza-1888"


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition."""
    root = tmp_path_factory.mktemp("letters") / "edition"
    return load_edition(copy_small(root, edition=LETTERS))


@pytest.fixture(scope="module")
def page(letters: Edition) -> html.HtmlElement:
    """Return the page of the letters."""
    return html.fromstring(render_text(letters, SLUG))


def test_nothing_is_wrong_with_it(letters: Edition) -> None:
    assert check(letters) == []


def test_words_of_the_authors_are_polish_and_those_of_the_editors_english(
    page: html.HtmlElement,
) -> None:
    passages = page.xpath("//*[contains(@class, 'passage')][@id]")
    assert {passage.get("lang") for passage in passages} == {"pl"}
    assert len(passages) == 15
    assert page.get_element_by_id("n1").get("lang") == "pl"
    assert page.get_element_by_id("headnote").get("lang") is None
    for note in ("n-dzwonek", "n-wrona"):
        assert page.get_element_by_id(note).xpath("ancestor-or-self::*[@lang]") == []


def test_each_letter_is_on_the_timeline_and_its_day_in_its_citation(
    letters: Edition, page: html.HtmlElement
) -> None:
    assert [(e.label, e.date.edtf) for e in dated_entries(letters)] == [
        ("Halina Lisza do Jana Grota", "1888-01-12"),
        ("Jan Grot do Haliny Liszy", "1888-01-20"),
        ("Halina Lisza do Jana Grota", "1888-03-15"),
    ]
    assert page.get_element_by_id("p8").get("data-dated") == "20 January 1888"
    (example,) = page.xpath("//*[@data-cite='chicago-notes']")
    words = " ".join(example.text_content().split())
    assert words.startswith("Halina Lisza and Jan Grot, “Listy przez lód,” Jan")
    assert "–March 1888, para. 1 (12 January 1888), reprinted in" in words
