"""What other witnesses have stands in notes of a third series."""

from pathlib import Path

import pytest
from lxml import html

from edition.model import Edition
from edition.sources import load_edition
from support import POEMS, copy_small, render_text

SLUG = "alon-1931"
VARIANTS = """\
witnesses:
  - siglum: A
    name: The first printing
variants:
  - passage: p7
    lemma: a habit, not
    readings:
      - text: a *custom*[^1] and
        witnesses: [A]
  - passage: p7
    lemma: habit
    readings:
      - witnesses: [A]
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return load_edition(
        copy_small(tmp_path_factory.mktemp("poems") / "edition", edition=POEMS)
    )


def parsed(source: str) -> html.HtmlElement:
    return html.fragment_fromstring(source, create_parent="div")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_variants_are_a_series_of_their_own(edition: Edition) -> None:
    page = parsed(render_text(edition, SLUG))
    (series,) = page.xpath("//section[contains(@class, 'notes--variant')]")
    assert words(series.find("h2")) == "Variants"
    assert [words(note) for note in series.iter("li")] == [
        *("α תחת הגשם] בתוך הערפל A", "β קטנה] גדולה A; om. B")
    ]
    assert page.xpath("//*[@id='mark-v-p3-1']/a/@href") == ["#v-p3-1"]
    assert page.xpath("//li[@id='v-p1-1']/p/@lang") == ["he"]
    order = page.xpath("//section[@role='doc-endnotes']/h2/text()")
    assert order == ["Author’s notes", "Variants", "Editors’ notes"]


def test_marks_stand_behind_their_words_and_other_series_are_as_without(
    edition: Edition,
) -> None:
    page = parsed(render_text(edition, SLUG))
    mark = page.xpath("//*[@id='p3']//a[contains(@class, 'note-mark--variant')]")[0]
    assert mark.xpath("string(../preceding-sibling::text()[1])").endswith("קטנה")
    editors = page.xpath("//a[contains(@class, 'note-mark--editor')]/text()")
    assert editors == ["a"]


def test_the_witnesses_are_listed(edition: Edition) -> None:
    about = words(parsed(render_text(edition, SLUG)).xpath("//dl")[-1])
    assert "Witness A The notebook that was never bound" in about


def test_the_words_of_the_text_are_as_before(edition: Edition) -> None:
    assert "[^" not in edition.text[SLUG].passages[0].markdown


def test_words_within_words_have_variants_and_marks_in_readings_are_words(
    tmp_path: Path,
) -> None:
    root = copy_small(tmp_path / "edition")
    (root / "data/variants").mkdir()
    (root / "data/variants/marsh-1990.yml").write_text(VARIANTS, encoding="utf-8")
    page = parsed(render_text(load_edition(root), "marsh-1990"))
    signs = page.xpath("//*[@id='p7']//a[contains(@class, '--variant')]/text()")
    assert signs == ["α", "β"]
    (reading,) = page.xpath("//li[@id='v-p7-1']")
    assert "a habit, not] a *custom*[^1] and A" in words(reading)
