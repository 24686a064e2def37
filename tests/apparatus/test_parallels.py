"""Parallels: the passages side by side, who is silent, and the ways there and back."""

from dataclasses import replace

import pytest
from lxml import html

from edition.checks import check
from edition.indexes import (
    parallels_by_event,
    parallels_by_passage,
    parallels_by_term,
)
from edition.model import Edition
from edition.scan.plain import plain
from edition.sources import load_edition
from edition.views.pages import data_sources, generated_pages
from edition.views.quotations import quotable
from edition.views.relations import pairs
from support import ROOT, render, render_page

Tree = html.HtmlElement
TREATY = "what-a-treaty-is"


def page(edition: Edition, path: str) -> Tree:
    """Return a generated page as HTML."""
    return html.fromstring(f"<div>{render_page(edition, path)}</div>")


def text_page(edition: Edition, slug: str) -> Tree:
    """Return the passages of a text as HTML."""
    body = edition.text[slug].document.body
    return html.fromstring(f"<div>{render(body, edition, f'texts/{slug}.md')}</div>")


def words(tree: Tree) -> str:
    return " ".join(tree.text_content().split())


def test_the_data_have_no_problem(related: Edition) -> None:
    assert check(related) == []


def test_parallels_are_found_by_passage_term_and_event(related: Edition) -> None:
    by_passage = parallels_by_passage(related)
    found = [parallel.id for parallel in by_passage["marsh-1990", "p1"]]
    assert found == [TREATY, "who-owns-the-water"]
    assert [p.id for p in parallels_by_term(related)["harbour-treaty"]] == [TREATY]
    assert [p.id for p in parallels_by_event(related)["treaty-signed"]] == [TREATY]
    assert ("marsh-1990", "p2") not in by_passage


def test_the_index_has_every_parallel_at_its_address(related: Edition) -> None:
    index = page(related, "parallels/index.md")
    for parallel in related.parallels:
        heading = index.get_element_by_id(f"parallel-{parallel.id}")
        (link,) = heading.xpath(".//@href")
        assert link == f"{parallel.theme}/#parallel-{parallel.id}"
        links = heading.getparent().xpath(".//@href")
        for ref in parallel.refs:
            assert f"../texts/{ref.text}/#{ref.anchor}" in links


def test_the_index_has_what_each_text_holds_in_order_of_date(related: Edition) -> None:
    (table,) = page(related, "parallels/index.md").find_class("stances")
    heads = [words(head) for head in table.xpath("./thead//th")]
    assert heads == ["Theme", "Marsh 1990", "Anonymous 2001"]
    treaty, ownership = table.xpath("./tbody/tr[1]")
    assert [words(cell) for cell in treaty] == [
        "The treaty What is the treaty worth?",
        "Marsh 1990 A habit, and the end of a border. ¶ 1, ¶ 7",
        "Anonymous 2001 A bill. ¶ 1",
    ]
    assert treaty.xpath("./td[1]//@href") == [
        "../texts/marsh-1990/#p1",
        "../texts/marsh-1990/#p7",
    ]
    assert words(ownership[-1]) == "Anonymous 2001 says nothing of it"


def test_a_theme_unfolds_into_its_questions_and_who_speaks_to_each(
    related: Edition,
) -> None:
    (dots, *_) = page(related, "parallels/index.md").find_class("dots")
    lines = {words(row[0]): row for row in dots.xpath("./tbody/tr")}
    (line,) = (row for title, row in lines.items() if "What the treaty" in title)
    assert words(line[1]) == "2 passages"
    assert line[1].find_class("dot--2")
    assert words(line[2]) == "1 passage"
    (link,) = line[0].xpath(".//@href")
    assert link == f"the-treaty/#parallel-{TREATY}"


def test_who_could_be_expected_to_speak_has_a_ring_with_the_reason(
    related: Edition,
) -> None:
    first, *others = related.parallels
    refs = tuple(ref for ref in first.refs if ref.text == "marsh-1990")
    silent = replace(first, refs=refs, silent={"anonymous-2001": "it is of this"})
    edition = replace(related, parallels=(silent, *others))
    index = page(edition, "parallels/index.md")
    (ring,) = index.find_class("dot--silent")
    assert words(ring.getparent()) == "silent: it is of this"
    facts = index.get_element_by_id(f"parallel-{first.id}").attrib
    assert facts["data-relation"].split() == [first.relation, "silence"]


@pytest.fixture
def of_three(related: Edition) -> Edition:
    """Return an edition in whose first parallel a third text contradicts two."""
    third = replace(related.texts[0], slug="third")
    first, *others = related.parallels
    refs = (*first.refs, replace(first.refs[0], text="third"))
    wide = replace(first, relation="contradiction", refs=refs)
    texts = (*related.texts, third)
    return replace(related, texts=texts, parallels=(wide, *others))


def with_sides(edition: Edition, *sides: tuple[str, ...]) -> Edition:
    first, *others = edition.parallels
    return replace(edition, parallels=(replace(first, sides=sides), *others))


def test_contradictions_in_which_most_texts_take_a_side_stand_together(
    of_three: Edition,
) -> None:
    every = with_sides(of_three, ("marsh-1990", "third"), ("anonymous-2001",))
    heading = page(every, "parallels/index.md").get_element_by_id("widest")
    (line,) = heading.xpath("following-sibling::ul[1]/li")
    assert every.parallels[0].title in words(line)
    two = with_sides(of_three, ("marsh-1990",), ("third",))
    for edition in (of_three, two):
        assert not page(edition, "parallels/index.md").xpath("//*[@id='widest']")


def test_a_contradiction_says_who_stands_against_whom(of_three: Edition) -> None:
    edition = with_sides(of_three, ("marsh-1990",), ("anonymous-2001",))
    tree = page(edition, "parallels/the-treaty.md")
    said = words(tree.find_class("sides-line")[0])
    against = "Contradiction: Marsh 1990 against Anonymous 2001"
    assert said.startswith(f"{against}; taking no side: Marsh 1990")
    said = words(page(of_three, "parallels/the-treaty.md").find_class("sides-line")[0])
    assert said.startswith("Contradiction among Marsh 1990, ")


def test_what_stands_against_a_passage_comes_first(of_three: Edition) -> None:
    first, *others = with_sides(of_three, ("marsh-1990",), ("third",)).parallels
    last = replace(of_three, parallels=(*others, first))
    tree = page(last, "texts/marsh-1990/parallels.md")
    titles = [
        words(link) for link in tree.get_element_by_id("cf-p1").xpath("./ul/li/a")
    ]
    assert titles[0] == first.title
    assert len(titles) > 1


def test_who_contradicts_whom_is_counted_by_sides(of_three: Edition) -> None:
    def counted(*sides: tuple[str, ...]) -> list[str]:
        tree = page(with_sides(of_three, *sides), "parallels/index.md")
        (table,) = tree.find_class("meetings")
        rows = {row.xpath(".//@href")[0]: row for row in table.xpath("./tbody/tr")}
        (row,) = (row for to, row in rows.items() if to.endswith("1990-and-third"))
        return [words(cell) for cell in row[1:]]

    same = counted(("marsh-1990", "third"), ("anonymous-2001",))
    assert same == ["0", "0", "1", "0"]
    assert counted(("marsh-1990",), ("third",)) == ["1", "0", "0", "0"]
    for beside in (counted(), counted(("marsh-1990",), ("anonymous-2001",))):
        assert beside == ["0", "0", "0", "0"]


def test_without_stances_the_questions_stand_under_their_themes(
    related: Edition,
) -> None:
    without = replace(related, themes=())
    tree = page(without, "parallels/index.md")
    assert not tree.find_class("stances__question")
    speaking = {p.theme for p in related.parallels if p.relation != "tension"}
    assert len(tree.find_class("dots")) == len(speaking)


def test_the_commentary_stands_before_the_passages(related: Edition) -> None:
    tree = page(related, "parallels/the-treaty.md")
    (sides,) = tree.find_class("sides")
    assert "has become a bill" in words(sides.getprevious())
    assert [words(where) for where in sides.find_class("quotation__where")] == [
        "Marsh 1990, ¶ 1, précis",
        "Marsh 1990, ¶ 7, précis",
        "Anonymous 2001, ¶ 1, précis",
    ]


def test_passages_are_quoted_whole_and_without_marks(related: Edition) -> None:
    for parallel in related.parallels:
        tree = page(related, f"parallels/{parallel.theme}.md")
        shown = [words(quote) for quote in tree.iter("blockquote")]
        for ref in parallel.refs:
            for passage in related.text[ref.text].passages:
                if passage.id == ref.anchor:
                    assert plain(passage.markdown) in shown


def test_a_note_can_be_quoted_with_its_citations(related: Edition) -> None:
    tree = page(related, "parallels/ownership.md")
    assert "Marsh 1990, n. 2" in words(tree)
    assert tree.xpath(".//a[contains(@href, '#ref-commission1989report')]")


def test_who_is_silent_is_said_and_listed(related: Edition) -> None:
    tree = page(related, "parallels/ownership.md")
    heading = tree.get_element_by_id("parallel-tension-tolls")
    assert words(heading.getnext()) == (
        "Tension inside Marsh 1990. Silent: Anonymous 2001 (it is about dues)."
    )
    (coloured,) = heading.getnext().xpath("./span[a]")
    assert (coloured.get("class"), words(coloured)) == ("hue-2", "Anonymous 2001")
    mute = page(related, "parallels/by-text.md").get_element_by_id(
        "silent-anonymous-2001"
    )
    assert "Marsh: low tolls, dear repairs" in words(mute.getnext())


def test_a_parallel_leads_to_its_terms_events_and_sources(related: Edition) -> None:
    links = page(related, "parallels/the-treaty.md").xpath(".//@href")
    assert "../../glossary/harbour-treaty/" in links
    assert "../../timeline/#event-treaty-signed" in links
    assert "../../bibliography/#ref-harbour1950treaty" in links


def test_by_text_shows_the_passages_of_the_two_alone(related: Edition) -> None:
    tree = page(related, "parallels/by-text.md")
    heading = tree.get_element_by_id("marsh-1990-and-anonymous-2001")
    assert len(heading.getnext()) == 2
    inside = tree.get_element_by_id("inside-marsh-1990").getnext()
    assert words(inside) == (
        "Marsh: low tolls, dear repairs · Tension inside one text"
        " · Marsh 1990: ¶ 3, ¶ 4"
    )


def test_a_route_says_why_and_quotes(related: Edition) -> None:
    tree = page(related, "parallels/routes.md")
    steps = tree.get_element_by_id("route-in-one-minute").getnext().getnext()
    assert [words(step) for step in steps.find_class("step__why")] == [
        "What was signed.",
        "What became of it.",
    ]
    assert len(list(steps.iter("blockquote"))) == 2


def test_the_pencil_of_each_page_leads_to_its_data(related: Edition) -> None:
    sources = data_sources(related)
    assert sources["parallels/index.md"] == "data/parallels.yml"
    assert sources["parallels/the-treaty.md"] == "data/parallels.yml"
    assert sources["parallels/routes.md"] == "data/routes.yml"
    assert sources["names.md"] == "data/names.yml"


def test_an_edition_without_parallels_has_no_such_pages(small: Edition) -> None:
    paths = {page.path for page in generated_pages(small)}
    assert not {path for path in paths if path.startswith(("parallels", "names"))}


# Marks in texts -----------------------------------------------------------------


def test_each_passage_with_a_parallel_has_one_mark(related: Edition) -> None:
    tree = text_page(related, "marsh-1990")
    marks = {mark.getparent().get("id"): mark for mark in tree.find_class("cf")}
    expected = {
        anchor
        for slug, anchor in parallels_by_passage(related)
        if slug == "marsh-1990" and anchor.startswith("p")
    }
    assert marks.keys() == expected == {"p1", "p3", "p4", "p7"}


def test_one_parallel_is_reached_at_once_several_by_the_list(related: Edition) -> None:
    tree = text_page(related, "marsh-1990")
    marks = {mark.getparent().get("id"): mark for mark in tree.find_class("cf")}
    assert marks["p7"].get("href") == f"../parallels/the-treaty.md#parallel-{TREATY}"
    assert marks["p7"].get("aria-label") == "Contradiction: What the treaty of 1950 is"
    assert marks["p1"].get("href") == "marsh-1990/parallels.md#cf-p1"
    assert marks["p1"].get("aria-label") == "2 parallels"
    assert {mark.text_content() for mark in marks.values()} == {" ⇄"}


def dots(edition: Edition, id: str) -> list[str]:
    """Return the dots beside a passage of Marsh."""
    mark = f"//*[@id='{id}']//*[@class='cf']"
    return text_page(edition, "marsh-1990").xpath(
        f"{mark}/*[@class!='unstyled']/@class"
    )


def test_a_broken_ring_is_of_a_text_that_keeps_silent_and_no_other(
    related: Edition,
) -> None:
    first, *others = related.parallels
    silence = replace(first, relation="silence")
    edition = replace(related, parallels=(silence, *others))
    assert dots(edition, "p7") == ["dot dot--speaks hue-2"]
    refs = tuple(ref for ref in first.refs if ref.text == "marsh-1990")
    silence = replace(silence, refs=refs, silent={"anonymous-2001": "it is of this"})
    edition = replace(related, parallels=(silence, *others))
    assert dots(edition, "p7") == ["dot dot--silent hue-2"]
    line = page(edition, "texts/marsh-1990/parallels.md").get_element_by_id("cf-p7")
    assert words(line).endswith("said in Marsh 1990. Silent: Anonymous 2001")


def test_who_is_on_the_side_of_a_passage_has_the_dot_of_one_that_agrees(
    related: Edition,
) -> None:
    first, *others = related.parallels
    third = replace(related.texts[0], slug="third")
    one = replace(
        first,
        relation="contradiction",
        refs=(*first.refs, replace(first.refs[0], text="third")),
        sides=(("marsh-1990", "third"), ("anonymous-2001",)),
    )
    edition = replace(related, texts=(*related.texts, third), parallels=(one, *others))
    assert dots(edition, "p7") == ["dot dot--speaks hue-2", "dot dot--with hue-3"]


def test_the_page_of_a_texts_parallels_leads_back_and_on(related: Edition) -> None:
    tree = page(related, "texts/marsh-1990/parallels.md")
    line = tree.get_element_by_id("cf-p1")
    assert line.xpath(".//@href") == [
        "../#p1",
        f"../../../parallels/the-treaty/#parallel-{TREATY}",
        "../../../parallels/ownership/#parallel-who-owns-the-water",
    ]


def test_a_text_without_parallels_has_no_list(small: Edition) -> None:
    tree = text_page(small, "marsh-1990")
    assert not tree.find_class("cf")
    paths = [page.path for page in generated_pages(small)]
    assert "texts/marsh-1990/parallels.md" not in paths


# Quotations ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Words.[^1][^some-slug]", "Words."),
        ("See [passage 1](#p1).", "See [passage 1](/texts/marsh-1990.md#p1)."),
        ("[x](anonymous-2001.md#p2)", "[x](/texts/anonymous-2001.md#p2)"),
        ("[x](../about/index.md)", "[x](/about/index.md)"),
        ("[x](/about/index.md)", "[x](/about/index.md)"),
        ("[x](https://example.org/#a)", "[x](https://example.org/#a)"),
        ("A *Geist*{ lang=de }\nof two lines", "A *Geist*{ lang=de } of two lines"),
    ],
)
def test_quoted_words_are_fit_for_any_page(
    related: Edition, markdown: str, expected: str
) -> None:
    assert quotable(markdown, related.text["marsh-1990"].page) == expected


# The edition itself -------------------------------------------------------------


def test_every_pair_of_the_edition_is_counted_as_in_its_data() -> None:
    edition = load_edition(ROOT)
    for (one, other), meeting in pairs(edition).items():
        both = [
            parallel
            for parallel in edition.parallels
            if any(ref.text == one.slug for ref in parallel.refs)
            and any(ref.text == other.slug for ref in parallel.refs)
        ]
        assert meeting == both
