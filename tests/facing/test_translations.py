"""Translations stand beside the words of a text, under the same ids."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from edition.checks import check
from edition.checks.glossary import form_never_used, never_used
from edition.concordance import usages
from edition.exports import glossary_json
from edition.layers import described, remark
from edition.ledger.published import published
from edition.model import Edition
from edition.readers.data_files import read_glossary
from edition.search.index import records
from edition.sources import load_edition
from edition.views.pages import generated_pages, page_html
from read_back import exported_files
from support import POEMS, copy_small, lay_copies, render_page, render_text

SLUG = "alon-1931"
LAYERS = ["own", "en", "pl"]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return load_edition(
        copy_small(tmp_path_factory.mktemp("poems") / "edition", edition=POEMS)
    )


@pytest.fixture(scope="module")
def page(edition: Edition) -> html.HtmlElement:
    return html.fragment_fromstring(render_text(edition, SLUG), create_parent="div")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_poems_are_in_order(edition: Edition) -> None:
    assert check(edition) == []


def test_every_passage_stands_beside_its_translations(
    page: html.HtmlElement, edition: Edition
) -> None:
    for passage in edition.text[SLUG].passages:
        (own,) = page.xpath(f"//*[@id='{passage.id}']")
        sides = [*own.getparent()]
        assert [side.get("data-layer") for side in sides] == LAYERS
        assert [side.get("id") for side in sides] == [
            *(passage.id, f"en-{passage.id}", f"pl-{passage.id}")
        ]


def test_each_layer_has_its_own_language_and_direction(page: html.HtmlElement) -> None:
    for id, language, way in (("p1", "he", "rtl"), ("en-p1", "en", None)):
        (side,) = page.xpath(f"//*[@id='{id}']")
        assert (side.get("lang"), side.get("dir")) == (language, way), id
    (polish,) = page.xpath("//*[@id='pl-p1']")
    assert (polish.get("lang"), polish.get("dir")) == ("pl", None)


def test_headings_face_each_other_where_a_translation_has_them(
    page: html.HtmlElement,
) -> None:
    rows = page.xpath("//h2[@lang='he']/..")
    assert [words(row[1]) for row in rows] == ["The Harbour", "The Lamp"]
    assert [words(row[2]) for row in rows] == ["", ""]
    assert len(page.xpath("//h2[@lang='he']")) == 2


def test_an_authors_note_is_translated_and_an_editors_note_is_not(
    page: html.HtmlElement,
) -> None:
    (note,) = page.xpath("//*[@id='n1']")
    assert note.xpath(".//@data-layer") == LAYERS
    assert "my grandmother's house" in words(note.xpath(".//*[@id='en-n1']")[0])
    assert page.xpath("//*[@id='mark-pl-n1']/a/@href") == ["#pl-n1"]
    (editors,) = page.xpath("//*[@id='n-old-man']")
    assert not editors.xpath(".//*[@data-layer]")


def test_no_id_is_there_twice(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_names_the_translations_and_who_made_them(
    page: html.HtmlElement,
) -> None:
    (said,) = page.xpath("//*[contains(@class, 'whose-words')]")
    assert "translation (English), Anna Reed · translation (Polish)" in words(said)
    about = words(page.xpath("//dl")[-1])
    assert "Two Poems, English, Anna Reed. Written for this edition" in about


def test_a_citation_of_a_translation_says_so(
    page: html.HtmlElement, edition: Edition
) -> None:
    english, polish = edition.layers(edition.text[SLUG])
    assert remark(english) == ", trans. Anna Reed"
    assert remark(polish) == ", translation (Polish)"
    found = page.xpath("//*[@data-words-of='en']/@data-remark")
    assert found == [", trans. Anna Reed"]


def test_a_copy_and_a_translation_stand_beside_one_precis(tmp_path: Path) -> None:
    root = lay_copies(copy_small(tmp_path / "edition"))
    ids = "".join(f"Słowa {n}.\n{{ #p{n} }}\n\n" for n in range(1, 8))
    notes = "[^1]: Raz.\n\n[^2]: Dwa.\n"
    path = root / "docs/texts/marsh-1990.pl.md"
    path.write_text(f"---\nlanguage: pl\n---\n\n{ids}{notes}", encoding="utf-8")
    edition = load_edition(root, with_transcriptions=True)
    layers = described(edition, edition.text["marsh-1990"])
    assert [layer.name for layer in layers] == ["own", "copy", "pl"]
    assert [layer.short for layer in layers] == ["précis", "author’s words", "Polish"]
    page = html.fragment_fromstring(
        render_text(edition, "marsh-1990"), create_parent="div"
    )
    (item,) = page.xpath("//li[.//*[@id='p5']]")
    assert item.xpath(".//@id") == ["p5", "copy-p5", "pl-p5"]


def test_search_finds_the_words_of_a_translation_and_says_what_it_is(
    edition: Edition,
) -> None:
    found = [r for r in records(edition) if r.url == f"texts/{SLUG}/"]
    assert [record.language for record in found] == ["he", "en", "pl"]
    assert {record.short for record in found} == {"Alon 1931"}
    english = found[1]
    assert (english.title, english.written) == ("Two Poems", "en")
    assert {entry.kind for entry in english.entries} == {"translation"}
    assert "en-p4" in {entry.id for entry in english.entries}


def test_what_is_published_under_ids_is_the_text_alone(edition: Edition) -> None:
    assert all("ים" in one.markdown for one in [published(edition)[f"{SLUG}#p1"]])
    assert not any("-p" in id for id in published(edition))
    names = {file.path for file in exported_files(edition)}
    assert f"texts/{SLUG}/{SLUG}.bib" in names
    assert not any(".en." in name or ".pl." in name for name in names)


def test_a_translation_is_no_page_of_its_own(built_poems: Edition) -> None:
    pages = {path.parent.name for path in built_poems.root.glob("site/texts/**/*.html")}
    assert pages == {"texts", SLUG, "versions"}


GLOSSARY = """\
- id: bridge
  headword: bridge
  forms: [גשר]
  language: he
  kind: concept
  definition: What crosses the water.
  sources: [nobody]
"""


LAMP = GLOSSARY.replace("bridge", "lamp").replace("גשר", "מנורה, המנורה, lamp, lampa")


def with_lamp(edition: Edition) -> Edition:
    terms, _ = read_glossary(LAMP, "data/glossary.yml")
    return replace(edition, terms=terms)


def test_lines_of_a_translation_stand_by_themselves_and_lead_to_it(
    edition: Edition,
) -> None:
    page = html.fromstring(render_page(with_lamp(edition), "glossary/lamp.md"))
    groups = page.xpath("//table[contains(@class, 'kwic')]/tbody")
    assert [words(group.xpath("./tr/th")[0]) for group in groups] == [
        "Alon 1931 1 use in the author’s own words",
        "Alon 1931 translation (English), Anna Reed: 1 use",
        "Alon 1931 translation (Polish): 1 use",
    ]
    links = [group.xpath("./tr/td/a/@href") for group in groups]
    text = f"../../texts/{SLUG}/"
    assert links == [[f"{text}#{id}"] for id in ("p3", "en-p3", "pl-p3")]
    assert page.xpath("//table[contains(@class, 'kwic')]/tbody//mark/text()") == [
        *("מנורה", "lamp", "lampa")
    ]


def test_no_count_of_a_text_has_the_uses_of_its_translations(edition: Edition) -> None:
    some = with_lamp(edition)
    (usage,) = usages(some)["lamp"]
    assert (usage.uses, usage.shown, usage.notes) == (1, 1, 1)
    (term,) = json.loads(next(glossary_json.whole(some)).content)["terms"]
    assert [one["uses"] for one in term["usage"]] == [1]
    assert term["translations"] == [
        {"text": SLUG, "layer": name, "uses": 1} for name in ("en", "pl")
    ]


def test_a_form_may_be_a_word_of_a_translation_alone(edition: Edition) -> None:
    some = with_lamp(edition)
    alone = replace(some, translations={})
    assert [*form_never_used(some)] == []
    assert {found.subject for found in form_never_used(alone)} == {"lamp", "lampa"}
    (lamp,) = some.terms
    english = replace(some, terms=(replace(lamp, forms=("lamp",)),))
    assert [*never_used(english)] == []
    assert len([*never_used(replace(english, translations={}))]) == 1


def test_the_words_for_a_passage_are_on_the_page_of_its_chapter(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition", edition=POEMS)
    path = root / f"docs/texts/{SLUG}.md"
    opening, _, rest = path.read_text(encoding="utf-8").partition("## המנורה")
    poem, note, notes = rest.partition("[^1]:")
    folder = path.with_suffix("")
    folder.mkdir()
    path.rename(folder / "index.md").write_text(opening, encoding="utf-8")
    lamp = f"---\ntitle: המנורה\n---\n\n{poem}{note}{notes}"
    (folder / "01-lamp.md").write_text(lamp, encoding="utf-8")
    edition = with_lamp(load_edition(root))
    page = html.fromstring(render_page(edition, "glossary/lamp.md"))
    chapter = f"../../texts/{SLUG}/lamp/"
    links = page.xpath("//td[@class='kwic__where']/a/@href")
    assert links == [f"{chapter}#{id}" for id in ("p3", "en-p3", "pl-p3")]
    pages = {id: edition.text[SLUG].page_of(id) for id in ("en-p1", "pl-n1", "n1")}
    assert pages["pl-n1"] == pages["n1"] != pages["en-p1"]


def test_a_term_counts_the_own_words_of_a_text_and_says_so(edition: Edition) -> None:
    terms, _ = read_glossary(GLOSSARY, "data/glossary.yml")
    said = "The table counts no words of translations"
    for translations, told in ((edition.translations, 1), ({}, 0)):
        some = replace(edition, terms=terms, translations=translations)
        (page,) = [p for p in generated_pages(some) if p.path == "glossary/bridge.md"]
        assert page_html(some, page).count(said) == told


def test_the_search_has_the_lines_of_a_translated_poem(edition: Edition) -> None:
    own, english, polish = (
        {entry.id: entry.words.count(" / ") for entry in record.entries}
        for record in records(edition)
        if record.url == f"texts/{SLUG}/"
    )
    for passage in edition.text[SLUG].passages:
        lines = own[passage.id]
        assert english[f"en-{passage.id}"] == polish[f"pl-{passage.id}"] == lines
    assert any(own.values())
