"""What an edition of every kind of passage is made into, beyond its marks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from edition.checks import check
from edition.citations.inlines import to_html
from edition.markdown_ext.languages import direction
from edition.markdown_ext.lines import BLANK
from edition.model import Edition
from edition.sources import load_edition
from support import OF_KINDS, copy_small, render, render_text


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    to = tmp_path_factory.mktemp("kinds") / "edition"
    return load_edition(copy_small(to, edition=OF_KINDS))


def page(edition: Edition, slug: str) -> HtmlElement:
    """Return the page of a text, with its elements by id."""
    return html.fragment_fromstring(render_text(edition, slug), create_parent="div")


def test_a_picture_has_its_size_and_comes_when_it_is_needed(kinds: Edition) -> None:
    (picture,) = page(kinds, "wheels-1925").iter("img")
    wanted = {"width": "640", "height": "300", "loading": "lazy", "decoding": "async"}
    assert wanted.items() <= dict(picture.attrib).items()
    assert picture.get("alt", "").startswith("A lock in section")


def test_formulas_are_mathml_in_passages_and_captions(kinds: Edition) -> None:
    essay = page(kinds, "wheels-1925")
    assert essay.xpath("//*[@id='p3']//math[@display='block']//mfrac")
    assert essay.xpath("//*[@id='p6']/figcaption//math")
    assert not essay.xpath("//*[@id='p3']//code")


def test_words_of_the_author_are_in_his_language_and_labels_in_ours(
    kinds: Edition,
) -> None:
    song = page(kinds, "song-1911")
    for id in ("p1", "p2", "p3", "n1"):
        (element,) = song.xpath(f"//*[@id='{id}']")
        assert (element.get("lang"), element.get("dir")) == ("he", "rtl"), id
    for id in ("headnote", "n-ships", "own-notes"):
        (element,) = song.xpath(f"//*[@id='{id}']")
        assert element.get("lang") is None, id
    for label in song.xpath("//*[@id='p1']//a[@aria-label]"):
        assert (label.get("lang"), label.get("dir")) == ("en", "ltr")
    assert not page(kinds, "letters-1831").xpath("//p[@lang]")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("he", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("yi", "rtl"), ("uk", "ltr"),
     ("en-GB", "ltr"), ("xx", "ltr"), ("qqq-bad-tag-1", "ltr"), ("grc", "ltr")],
)  # fmt: skip
def test_a_language_runs_one_way(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "كتبتُ إلى اللجنة عن البوابة"), ("he", "כתבתי לוועדה על השער")],
)
def test_a_passage_from_right_to_left_has_notes_from_left_to_right(
    language: str, words: str, tmp_path: Path
) -> None:
    root = copy_small(tmp_path / "edition", edition=OF_KINDS)
    file = root / "docs/texts/letters-1831.md"
    source = file.read_text(encoding="utf-8")
    passage = f"{words}.[^gate]\n{{ #p4 lang={language} }}"
    start, end = source.index("The rafts lie"), source.index("{ #p4 }") + 7
    changed = source.replace("stuck again.[^gate]", "stuck again.")
    changed = changed.replace(source[start:end], passage)
    file.write_text(changed, encoding="utf-8")
    edition = load_edition(root)
    assert check(edition) == []
    letters = page(edition, "letters-1831")
    (shown,) = letters.xpath("//*[@id='p4']")
    assert (shown.get("lang"), shown.get("dir")) == (language, "rtl")
    for mark in shown.xpath(".//a[@aria-label]"):
        assert (mark.get("lang"), mark.get("dir")) == ("en", "ltr")
    (note,) = letters.xpath("//*[@id='n-gate']")
    for element in (note, *note.iterancestors()):
        assert element.get("dir") in (None, "ltr")


def test_titles_from_right_to_left_leave_what_is_about_them_in_its_place() -> None:
    citation = "Segal, “שיר הגשר,” *הנהר* 3 (1911)"
    assert to_html(citation) == (
        "Segal, “<bdi>שיר הגשר</bdi>,” <em><bdi>הנהר</bdi></em> 3 (1911)"
    )


def test_a_picture_that_cannot_be_read_has_no_size(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition", edition=OF_KINDS)
    (root / "docs/texts/img/lock.png").write_bytes(b"no picture")
    (picture,) = page(load_edition(root), "wheels-1925").iter("img")
    assert picture.get("width") is None


WORDS = st.lists(st.sampled_from(["ab", "Éa,", "*c*", "d*e", "f*", "g."]), min_size=1)


@pytest.fixture(scope="module")
def lines_of(kinds: Edition) -> Callable[[str], list[str]]:
    """Return what shows verse, line by line."""

    def lines(source: str) -> list[str]:
        made = render(f"{source}\n{{ #p1 .verse }}", kinds, "texts/toll-1902.md")
        found = html.fragment_fromstring(made, create_parent="div")
        return [line.text_content() for line in found.xpath("//*[@class='line']")]

    return lines


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 9), WORDS), min_size=1, max_size=8))
def test_no_line_of_verse_is_lost_or_joined(
    lines_of: Callable[[str], list[str]], verse: list[tuple[int, list[str]]]
) -> None:
    shown = lines_of("\n".join(" " * n + " ".join(words) for n, words in verse))
    indents = [len(line) - len(line.lstrip(BLANK)) for line in shown]
    assert indents == [blanks for blanks, _ in verse]
    letters = ["".join(words).replace("*", "") for _, words in verse]
    plain = [line.replace("*", "").replace(" ", "").strip(BLANK) for line in shown]
    assert plain == letters
