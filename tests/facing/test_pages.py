"""Précis and transcription face each other on the page, each under its own ids."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from edition.model import Edition
from edition.self_citation import of_copies
from edition.self_citation.templates import templates
from edition.sources import load_edition
from support import copy_small, lay_copies, render, render_page, render_text

SLUG = "marsh-1990"
PAGE = f"texts/{SLUG}.md"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = lay_copies(copy_small(tmp_path_factory.mktemp("facing") / "edition"))
    return load_edition(root, with_transcriptions=True)


@pytest.fixture(scope="module")
def page(edition: Edition) -> html.HtmlElement:
    return rendered(edition)


def rendered(edition: Edition, slug: str = SLUG) -> html.HtmlElement:
    return html.fragment_fromstring(render_text(edition, slug), create_parent="div")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_passage_stands_beside_its_transcription(
    page: html.HtmlElement, edition: Edition
) -> None:
    for passage in edition.text[SLUG].passages:
        (ours,) = page.xpath(f"//*[@id='{passage.id}']")
        theirs = ours.getnext()
        assert theirs.get("id") == f"copy-p{passage.number}"
        assert ours.getparent().get("class") == "facing"
        assert len(ours.getparent()) == 2


def test_the_words_of_each_side_are_its_own(page: html.HtmlElement) -> None:
    (ours,), (theirs,) = page.xpath("//*[@id='p2']"), page.xpath("//*[@id='copy-p2']")
    assert "Marsh writes" in words(ours)
    assert words(theirs).startswith("2 Every treaty wants a Geist of its own")


def test_items_stay_in_their_list(page: html.HtmlElement) -> None:
    (listing,) = page.xpath("//ul[.//*[@id='p5']]")
    assert [item.xpath(".//@id") for item in listing] == [
        ["p4", "copy-p4"],
        ["p5", "copy-p5"],
        ["p6", "mark-n-share", "copy-p6"],
    ]


def test_a_tight_list_and_a_quotation_are_paired_too(edition: Edition) -> None:
    source = "- one\n  { #p4 }\n- two\n  { #p5 }\n\n> three\n> { #p6 }\n\n"
    source += "".join(f"own {n}\n{{ #copy-p{n} }}\n\n" for n in (4, 5, 6))
    found = html.fragment_fromstring(render(source, edition, PAGE), create_parent="div")
    for id in ("p4", "p5", "p6"):
        (ours,) = found.xpath(f"//*[@id='{id}']")
        assert ours.getnext().get("id") == f"copy-{id}"
        assert ours.getparent().getparent().tag in ("li", "blockquote")
    assert found.xpath("//li/*[@class='facing']")


def test_no_id_is_there_twice_and_every_mark_leads_somewhere(
    page: html.HtmlElement,
) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    here = {href[1:] for href in page.xpath("//@href") if href.startswith("#")}
    assert here <= set(ids) | {"about-this-text"}
    assert not page.xpath("//a//a")


def test_the_notes_of_the_transcription_stand_beside_ours(
    page: html.HtmlElement,
) -> None:
    (note,) = page.xpath("//*[@id='n1']")
    (theirs,) = note.xpath(".//*[@id='copy-n1']")
    assert "kitchen drawer" in words(theirs)
    assert theirs.xpath(".//a[@role='doc-biblioref']")
    assert theirs.xpath(".//a[@role='doc-backlink']/@href") == ["#mark-copy-n1"]
    assert page.xpath("//*[@id='mark-copy-n1']/a/@href") == ["#copy-n1"]
    assert "kitchen drawer" not in words(note.xpath("./div/*[@class='note__own']")[0])


def test_the_editors_notes_are_lettered_as_without(page: html.HtmlElement) -> None:
    marks = page.xpath("//*[@id='p1']//a[contains(@class, 'note-mark')]")
    assert [words(mark) for mark in marks] == ["[1]", "[b]"]


def test_the_author_s_words_are_in_the_language_of_the_text(edition: Edition) -> None:
    text = edition.text[SLUG]
    german = replace(text, meta=replace(text.meta, language="de"))
    others = [t for t in edition.texts if t is not text]
    page = rendered(replace(edition, texts=(german, *others)))
    assert page.xpath("//*[@id='copy-p1']/@lang | //*[@id='copy-n1']/@lang") == [
        "de",
        "de",
    ]
    assert not page.xpath("//*[@id='p1']/@lang")


def test_terms_and_dates_are_linked_once_a_section_on_each_side(
    page: html.HtmlElement,
) -> None:
    for side in ("p", "copy-p"):
        links = page.xpath(f"//*[starts-with(@id, '{side}')]/a[@class='term']")
        found = [link.get("href") for link in links]
        assert found.count("../glossary/cc.md") == 1, side


def test_the_page_says_whose_words_and_for_whom(page: html.HtmlElement) -> None:
    (said,) = page.xpath("//dt[text() = 'Presentation']/following-sibling::dd[1]")
    assert "from your own copy: for you to read, not to publish" in words(said)
    assert "edition import" not in words(page)


def test_without_a_copy_the_page_says_how_to_make_one(edition: Edition) -> None:
    page = rendered(edition, "anonymous-2001")
    assert not page.xpath("//*[@class='facing']")
    assert "edition import FILE" in words(page)


def test_what_is_missing_from_a_transcription_is_shown_as_missing(
    tmp_path: Path,
) -> None:
    root = lay_copies(copy_small(tmp_path / "edition"))
    file = root / "transcriptions/marsh-1990.md"
    source = file.read_text(encoding="utf-8").replace("{ #p7 }", "{ #p70 }")
    file.write_text(source, encoding="utf-8")
    page = rendered(load_edition(root, with_transcriptions=True))
    (ours,) = page.xpath("//*[@id='p7']")
    assert words(ours.getnext()) == "Not in this transcription."


def test_a_citation_of_the_author_s_words_does_not_call_them_a_precis(
    edition: Edition, page: html.HtmlElement
) -> None:
    ours = templates(edition)[SLUG]["chicago-notes"].full
    theirs = templates(of_copies(edition))[SLUG]["chicago-notes"].full
    assert ours.replace("@phrase@ in", "@phrase@, as numbered in") == theirs
    (copy,) = page.xpath("//*[@data-words-of='copy']")
    assert "précis" not in html.tostring(copy, encoding="unicode")
    assert len(copy.xpath(".//*[@data-cite]")) == 5


def test_lines_in_context_say_whose_words_they_are(edition: Edition) -> None:
    page = render_page(edition, "glossary/treaty.md")
    assert "3\N{NO-BREAK SPACE}uses in the author’s own words" in page
    assert 'href="../../texts/marsh-1990/#copy-p7"' in page
    both = render_page(edition, "glossary/cc.md")
    assert "1\N{NO-BREAK SPACE}use in the editors’ précis" in both
    assert "2\N{NO-BREAK SPACE}uses in the author’s own words" in both


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_verse_is_set_in_lines_beside_its_precis(end: str, tmp_path: Path) -> None:
    root = lay_copies(copy_small(tmp_path / "edition"))
    path = root / f"transcriptions/{SLUG}.md"
    head, _, rest = path.read_text(encoding="utf-8").partition("{ #p1 }")
    before = head.rpartition("\n\n")[0]
    verse = f"The tide is out,{end}\nthe gate is shut.\n"
    path.write_text(f"{before}\n\n{verse}{{ #p1 }}{rest}", encoding="utf-8")
    page = rendered(load_edition(root, with_transcriptions=True))
    (passage,) = page.xpath("//*[@id='copy-p1']")
    assert [e.tag for e in passage.iter("br")] == ["br"]
