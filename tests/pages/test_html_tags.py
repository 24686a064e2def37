"""What is written into pages as HTML: elements, escaped words, relative addresses."""

import html
import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.pages.html_tags import address, element, words

folders = st.lists(st.sampled_from(["a", "b", "texts", "c-d"]), max_size=4)


@given(folders, folders)
def test_an_address_is_the_way_from_one_folder_to_another(
    here: list[str], there: list[str]
) -> None:
    page, target = "/".join([*here, "p.md"]), "/".join([*there, "index.md"])
    expected = posixpath.relpath("/" + "/".join(there), "/" + "/".join([*here, "p"]))
    assert address(page, target) == f"{expected}/"


@pytest.mark.parametrize(
    ("page", "target", "anchor", "expected"),
    [
        ("timeline.md", "texts/a.md", "p7", "../texts/a/#p7"),
        ("timeline.md", "timeline.md", "event-1", "#event-1"),
        ("timeline.md", "timeline.md", "", "./"),
        ("glossary/a.md", "glossary/index.md", "", "../"),
        ("index.md", "names.md", "", "names/"),
    ],
)
def test_an_address_in_the_same_page_is_its_anchor(
    page: str, target: str, anchor: str, expected: str
) -> None:
    assert address(page, target, anchor) == expected


def test_an_attribute_may_be_a_number_a_word_or_nothing() -> None:
    assert element("a", "x", tabindex=1) == '<a tabindex="1">x</a>'
    assert element("a", "x", tabindex=True) == "<a tabindex>x</a>"
    assert element("a", "x", tabindex=False, for_=None) == "<a>x</a>"
    assert element("a", "x", data_id=0) == '<a data-id="0">x</a>'
    assert element("br", class_="a & b") == '<br class="a &#38; b"/>'


@given(st.text("ab &<>\"'@[{\n"))
def test_words_have_no_sign_of_html_or_markdown(text: str) -> None:
    written = words(text)
    assert html.unescape(written) == " ".join(text.split())
    assert not set("<>\"'@[{\n") & set(written)
