"""Small functions of the Markdown extension, with tables."""

from pathlib import Path

import pytest
from markdown import Markdown

from edition.addresses import slug_of
from edition.dates import parse_date
from edition.exports.term_summaries import SHORT, shorten
from edition.markdown_ext import makeExtension
from edition.markdown_ext.apparatus import date_forms
from edition.markdown_ext.notes import letter
from edition.model import Event
from edition.problems import Place


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"),
     (703, "aaa")],
)  # fmt: skip
def test_letters_go_on_after_z(number: int, expected: str) -> None:
    assert letter(number) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One sentence. Another.", "One sentence."),
        ("Folded\n  white   space.", "Folded white space."),
        ("A “quoted”. And on.", "A “quoted”."),
        ("First part; second part.", "First part."),
        ("", ""),
        ("word " * 60, "word " * 31 + "word …"),
        ("x" * 200, "x" * SHORT + " …"),
    ],
)
def test_a_tooltip_is_a_sentence_cut_at_a_word(text: str, expected: str) -> None:
    assert shorten(text) == expected
    assert len(shorten(text)) <= SHORT + 2


def event(id: str, edtf: str, *forms: str) -> Event:
    date = parse_date(edtf)
    return Event(
        id=id,
        label=id,
        date=date,
        dating="stated",
        kind="k",
        forms=forms,
        account="",
        sources=(),
        place=Place("t"),
    )


def test_words_that_would_do_for_two_events_lead_to_neither() -> None:
    found = date_forms((event("a", "1987-05-04"), event("b", "1987-05-20")), "en")
    assert found["4 May 1987"] == "a"
    assert found["20 May"] == "b"
    assert "May 1987" not in found
    assert "1987" not in found


def test_forms_of_an_event_stand_beside_its_date() -> None:
    events = (event("a", "1987", "the flood"), event("b", "1988", "1987"))
    found = date_forms(events, "en")
    assert found == {"the flood": "a", "1988": "b"}


@pytest.mark.parametrize("path", ["", "a.md", "texts/more/a.md", "about/texts.md"])
def test_other_pages_are_no_texts(path: str) -> None:
    assert slug_of(path) == ""


def test_the_page_of_a_text_is_known_by_its_folder() -> None:
    assert slug_of("texts/a.md") == "a"


def test_the_extension_reads_the_edition_itself_where_none_is_given(
    small_root: Path,
) -> None:
    md = Markdown(extensions=[makeExtension(root=str(small_root))])
    assert "ref-lind1988water" in md.convert("[@lind1988water]")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("`--no-cache`", '<code class="whole">--no-cache</code>'),
        ("`plain`", "<code>plain</code>"),
        ("`a-path/of-more/than-a-phone`", "<code>a-path/of-more/than-a-phone</code>"),
        (
            "[Marsh 1990, p7](anonymous-2001.md#p7) recalls it.",
            ">Marsh 1990,~¶~7</a>~recalls it.",
        ),
        ("[a plan](anonymous-2001.md#p7) recalls it.", ">a plan</a> recalls it."),
    ],
)
def test_no_line_ends_in_short_code_nor_behind_a_number(
    source: str, expected: str, small_root: Path
) -> None:
    extension = makeExtension(root=str(small_root), page="texts/marsh-1990.md")
    html = Markdown(extensions=[extension]).convert(source)
    assert expected in html.replace("\N{NO-BREAK SPACE}", "~")
