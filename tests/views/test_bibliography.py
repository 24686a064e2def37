"""The bibliography sorts and groups works, and says what each is good for."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from edition.model import Edition
from edition.sources import load_edition
from support import render_page

ENTRY = "@book{{{key}, author = {{{author}}}, title = {{{title}}}, {more}}}\n"


def page(edition: Edition) -> html.HtmlElement:
    return html.fromstring(f"<div>{render_page(edition, 'bibliography.md')}</div>")


def add(root: Path, *entries: str) -> Edition:
    with (root / "bibliography.bib").open("a", encoding="utf-8") as file:
        file.writelines(entries)
    return load_edition(root)


def work(edition: Edition, key: str) -> html.HtmlElement:
    (found,) = page(edition).xpath(f'//li[@id="ref-{key}"]')
    return found


def test_works_stand_in_the_order_of_an_index(small_root: Path) -> None:
    """Accents and case come after letters, as ICU sorts English."""
    names = ["Šlac", "Slade", "Łęk", "Lek", "Mund", "Ångst", "Anker", "de Bo", "Dean"]
    entries = [
        ENTRY.format(key=f"k{i}", author=f"{name}, A", title="T", more="")
        for i, name in enumerate(names)
    ]
    works = page(add(small_root, *entries)).xpath('//ol[@data-group="other"]/li/@id')
    ordered = [names[int(id.removeprefix("ref-k"))] for id in works]
    assert " ".join(ordered) == "Ångst Anker de Bo Dean Lek Łęk Mund Šlac Slade"


def test_works_are_grouped_by_kind_and_those_without_one_come_last(
    small_root: Path,
) -> None:
    edition = add(
        small_root,
        ENTRY.format(key="x", author="X, Y", title="T", more="date = {1999}"),
    )
    groups = page(edition).xpath("//ol[@data-group]/@data-group")
    assert groups == ["text", "primary", "scholarship", "other"]
    titles = [heading.text for heading in page(edition).xpath("//h2")]
    assert titles == ["The texts", "Primary sources", "Scholarship", "Other works"]


def test_an_archived_copy_is_offered_and_known_to_the_link(small_root: Path) -> None:
    url, copy = "https://example.org/a", "https://archive.example.org/1/a"
    more = f"url = {{{url}}}, archiveurl = {{{copy}}}, archivedate = {{2020-03-04}}"
    entry = ENTRY.format(key="kept", author="X, Y", title="T", more=more)
    own = work(add(small_root, entry), "kept")
    (link,) = own.xpath(f'.//a[@href="{url}"]')
    assert link.get("data-versionurl") == copy
    assert link.get("data-versiondate") == "2020-03-04"
    (archived,) = own.xpath(f'.//a[@href="{copy}"]')
    assert archived.text == "archived copy of 4 March 2020"
    assert archived.get("data-originalurl") == url


def test_works_cited_by_the_editors_alone_say_so(small: Edition) -> None:
    lines = {
        key: " ".join(work(small, key).text_content().split())
        for key in ("lind1988water", "petrenko1995port", "harbour1950treaty")
    }
    assert "Cited once, only by the editors" in lines["petrenko1995port"]
    assert "only" not in lines["harbour1950treaty"]
    assert "by Marsh 1990" in lines["harbour1950treaty"]


def test_what_rests_on_a_work_is_named_by_kind(small: Edition) -> None:
    told = " ".join(work(small, "lind1988water").text_content().split())
    assert "Supports the terms Harbour Treaty, treaty." in told
    told = " ".join(work(small, "harbour1950treaty").text_content().split())
    assert "the term Harbour Treaty; the event The Harbour Treaty is signed." in told


def test_many_entries_are_folded_up_under_their_numbers(small: Edition) -> None:
    term = small.term["treaty"]
    terms = tuple(replace(term, id=f"t{i}", headword=f"T {i}") for i in range(6))
    own = work(replace(small, terms=terms), "lind1988water")
    (folded,) = own.xpath('.//details[starts-with(summary, "Supports")]')
    assert folded.xpath("summary")[0].text == "Supports 6\N{NO-BREAK SPACE}terms"
    assert len(folded.xpath(".//a")) == 6


@pytest.mark.parametrize("key", ["lind1988water", "harbour1950treaty"])
def test_a_citing_place_has_its_locator_and_a_line_of_context(
    small: Edition, key: str
) -> None:
    uses = work(small, key).xpath('.//details[@class="work__uses"]//li')
    assert uses
    assert all(use.xpath("q") for use in uses)
    told = uses[0].text_content()
    assert ("pp. 14–16" if key == "lind1988water" else "art. 2") in told


def test_nobody_is_offered_who_cites_no_work(small_root: Path) -> None:
    def offered() -> list[str]:
        return page(load_edition(small_root)).xpath(
            '//select[@name="by"]/option/text()'
        )

    assert not [words for words in offered() if "more than one" in words]
    assert not [words for words in offered() if "(0)" in words]
    other = small_root / "docs/texts/anonymous-2001.md"
    said = other.read_text(encoding="utf-8")
    said = said.replace("it says.", "it says [@lind1988water].")
    other.write_text(said, encoding="utf-8")
    assert "more than one text (1)" in offered()
