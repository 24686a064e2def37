"""Emendations: read from the profiles, listed on a page, marked at their passages."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from edition.checks import check
from edition.model import Edition
from edition.navigation import navigation
from edition.sources import load_edition
from edition.views.pages import data_sources
from support import CASES, ROOT, copy_small, lay_over, render, render_page

Tree = html.HtmlElement
PROFILE = "sources/marsh-1990.yml"


@pytest.fixture
def emended(tmp_path: Path) -> Edition:
    """Return the small edition with emendations of one text."""
    root = copy_small(tmp_path / "edition")
    lay_over(root, CASES / "emendations")
    return load_edition(root)


def shown(edition: Edition) -> Tree:
    return html.fromstring(f"<div>{render_page(edition, 'emendations.md')}</div>")


def words(tree: Tree) -> str:
    return " ".join(tree.text_content().split())


def test_an_emendation_knows_its_text_passage_and_line(emended: Edition) -> None:
    first, second, third = emended.emendations
    assert (first.text, first.anchor) == ("marsh-1990", "p2")
    assert (first.lem, first.rdg) == ("lock <keeper>", "lokc & keeper")
    assert (second.kind, second.place.line) == ("slip", 10)
    assert str(third.place) == f"{PROFILE}:15"
    assert check(emended) == []


def test_the_page_has_lemma_reading_kind_and_reason(emended: Edition) -> None:
    entry = shown(emended).get_element_by_id("marsh-1990-p2")
    text = words(entry)
    for part in ("¶ 2", "lock <keeper>", "lokc & keeper", "Lost letter, restored"):
        assert part in text
    assert "Two letters have changed places." in text
    assert entry.xpath(".//@href") == ["../texts/marsh-1990/#p2"]


def test_every_emendation_of_a_passage_is_listed_and_one_has_the_address(
    emended: Edition,
) -> None:
    tree = shown(emended)
    entries = tree.find_class("emendation")
    ids = [entry.get("id") for entry in entries]
    assert ids == ["marsh-1990-p2", None, "marsh-1990-n1"]
    assert "Author’s slip, kept" in words(entries[1])


def test_what_looks_like_markup_is_shown_as_it_is(emended: Edition) -> None:
    hostile = "“<script>alert('x')</script>” & `*b*` [@lind1988water]"
    said = [replace(e, lem=hostile, reason=hostile) for e in emended.emendations]
    text = emended.texts[0]
    titled = replace(text, meta=replace(text.meta, title=hostile))
    tree = shown(
        replace(emended, texts=(titled, *emended.texts[1:]), emendations=tuple(said))
    )
    assert not tree.xpath(".//script")
    assert words(tree).count(hostile) == 7


def test_what_is_mended_and_what_is_left_stand_apart_and_are_counted(
    emended: Edition,
) -> None:
    tree = shown(emended)
    heads = {words(head): words(head.getnext()) for head in tree.xpath(".//h3")}
    assert list(heads) == ["1 reading mended", "2 readings left as the source has them"]
    mended, left = heads.values()
    assert "slip" not in mended
    assert left.count("Author’s slip, kept") == 2


def test_a_text_without_emendations_says_so(emended: Edition) -> None:
    tree = shown(emended)
    assert "Who Pays for the Locks?: no emendation is recorded." in words(tree)
    assert "1 place mended, 2 slips kept" in words(tree)


def test_the_edit_link_leads_to_the_sources(emended: Edition) -> None:
    assert data_sources(emended)["emendations.md"] == "sources/"
    assert {"Emendations": "emendations.md"} in navigation(emended)


def test_a_passage_has_one_mark_that_leads_to_its_entries(emended: Edition) -> None:
    text = emended.text["marsh-1990"]
    page = render(text.document.body, emended, "texts/marsh-1990.md")
    (mark,) = html.fromstring(f"<div>{page}</div>").find_class("emended")
    assert mark.getparent().get("id") == "p2"
    assert mark.get("href").endswith("#marsh-1990-p2")
    assert mark.get("aria-label") == "emended: 2 emendations (passage 2)"
    assert mark.tag == "a"
    assert not mark.get("role")


def test_an_edition_that_records_nothing_says_so(small: Edition) -> None:
    assert "None is recorded for any text" in words(shown(small))
    assert "emendations.md" not in str(navigation(small))


def test_a_place_that_does_not_exist_is_told_by_line(emended: Edition) -> None:
    path = emended.root / PROFILE
    path.write_text(path.read_text(encoding="utf-8").replace("place: n1", "place: n9"))
    (problem,) = check(load_edition(emended.root))
    assert (problem.code, str(problem.place)) == ("I013", f"{PROFILE}:15")


def test_a_bad_field_is_told_by_line_and_hides_no_other(emended: Edition) -> None:
    path = emended.root / PROFILE
    source = path.read_text(encoding="utf-8")
    source = source.replace("kind: slip", "kind: typo", 1)
    path.write_text(source.replace("text: marsh-1990", "txt: marsh-1990"))
    problems = check(load_edition(emended.root))
    assert {p.code for p in problems} == {"I008"}
    assert {p.place.line for p in problems} == {2, 13} | {
        p.place.line for p in problems if "is missing" in p.what
    }


def test_more_than_ten_words_are_not_quoted(emended: Edition) -> None:
    path = emended.root / PROFILE
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace('"Harbour"', f'"{" a" * 11}"'))
    (problem,) = check(load_edition(emended.root))
    assert "at most 10 words" in problem.what


def test_a_changed_profile_is_seen(emended: Edition) -> None:
    path = emended.root / PROFILE
    path.write_text("text: marsh-1990\nfingerprints: []\npassages: {}\n")
    assert load_edition(emended.root).emendations == ()


def test_a_broken_profile_is_told(emended: Edition) -> None:
    (emended.root / PROFILE).write_text("text: [\n")
    (problem,) = check(load_edition(emended.root))
    assert problem.code == "I008"
    assert "cannot be read" in problem.what


def test_the_edition_lists_all_that_its_profiles_record() -> None:
    edition = load_edition(ROOT)
    tree = shown(edition)
    assert len(tree.find_class("emendation")) == len(edition.emendations) > 20
    kinds = {e.kind for e in edition.emendations}
    assert kinds == {"lost-character", "case-damage", "missing-space", "slip"}
    for text in edition.texts:
        assert tree.get_element_by_id(text.slug) is not None
