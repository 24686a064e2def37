"""Usage in the author's own words, or the word that it is not counted yet."""

import json
from pathlib import Path

import pytest
from lxml import html

from edition import features
from edition.concordance import Hit, usages
from edition.exports import glossary_json
from edition.indexes import term_matcher, uses
from edition.model import Edition
from edition.scan import scan
from edition.sources import load_edition
from edition.views.concordance import line
from support import copy_small, render_page

TRANSCRIPTION = """\
Treaties, treaties and the Harbour Treaty stood against one treaty. {words}
{{ #p1 }}

The Canal Commission and the CC.
{{ #p2 }}
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition with the counts of one text."""
    root = copy_small(tmp_path_factory.mktemp("counted") / "edition")
    edition = load_edition(root)
    body = TRANSCRIPTION.format(words="word " * 80)
    made = features.make_features(
        "marsh-1990", scan(body, "x.md", 1), edition.terms, term_matcher(edition)
    )
    (root / "sources").mkdir()
    path = root / "sources" / "marsh-1990.features.json"
    path.write_text(features.as_json(made), encoding="utf-8")
    return edition


def test_uses_are_those_of_the_author(counted: Edition) -> None:
    marsh, anonymous = usages(counted)["treaty"]
    assert (marsh.uses, marsh.first, marsh.shown) == (3, ("p1", "p2"), 3)
    assert round(marsh.per_thousand, 1) == round(3000 / 96, 1)
    assert anonymous.uses is None


def test_a_row_without_counts_says_so(counted: Edition) -> None:
    page = html.fromstring(render_page(counted, "glossary/treaty.md"))
    rows = {
        row.get("data-text"): [cell.text_content() for cell in row.xpath("./td")]
        for row in page.xpath("//table[@class='usage']/tbody/tr")
    }
    assert rows["marsh-1990"] == ["3", "31.25", "¶\N{NO-BREAK SPACE}1–2", "1", "3"]
    unsaid = "not yet counted in the author’s words"
    assert rows["anonymous-2001"] == [unsaid, "—", "0", "0"]


def test_counts_of_other_forms_are_none(counted: Edition) -> None:
    path = counted.root / "data" / "glossary.yml"
    source = path.read_text(encoding="utf-8")
    try:
        path.write_text(source.replace("[treaty, treaties]", "[treaty, Treaties]"))
        changed = usages(load_edition(counted.root))
    finally:
        path.write_text(source, encoding="utf-8")
    assert changed["treaty"][0].uses is None
    assert changed["cc"][0].uses == 2


def test_a_text_in_full_is_counted_as_it_is_shown(small: Edition) -> None:
    path = small.root / "docs" / "texts" / "marsh-1990.md"
    source = path.read_text(encoding="utf-8")
    try:
        path.write_text(
            source.replace("presentation: precis", "presentation: transcription")
        )
        found = usages(load_edition(small.root))["treaty"][0]
    finally:
        path.write_text(source, encoding="utf-8")
    assert found.uses == found.shown == 3
    assert found.per_thousand > 0


def test_a_line_has_the_term_and_what_stands_around_it(small: Edition) -> None:
    page = html.fromstring(render_page(small, "glossary/cc.md"))
    (found,) = page.find_class("kwic")
    titles = [head.text_content() for head in found.xpath("./tbody/tr/th")]
    assert titles[0] == "Marsh 1990 3\N{NO-BREAK SPACE}uses in the editors’ précis"
    words = [mark.text for mark in found.xpath(".//mark")]
    assert words == ["Canal Commission", "CC", "CC", "Canal Commission"]
    assert found.xpath(".//td/a/@href")[0] == "../../texts/marsh-1990/#p2"


def test_marks_that_touch_a_word_stay_with_it(small: Edition) -> None:
    text = small.texts[0]
    hit = Hit(text, text.passages[0], "So it is. (“Common values”) …", 12, 25)
    found = line(hit, 70)
    assert (found.before, found.after) == (("So it is. ", ""), (" …", ""))
    assert (found.opening, found.word, found.closing) == ("(“", "Common values", "”)")


def test_what_is_further_from_a_word_stands_apart(
    small: Edition,
) -> None:
    text = small.texts[0]
    words = "One two three four five peace six seven eight nine"
    found = line(Hit(text, text.passages[0], words, 24, 29), room=10, more=8)
    assert found.before == ("five ", "… four ")
    assert found.after == (" six", " seven …")
    assert line(Hit(text, text.passages[0], words, 24, 29), 10).before.far == "… "


def test_json_says_null_where_nobody_has_counted(small: Edition) -> None:
    data = json.loads(next(glossary_json.whole(small)).content)
    treaty = next(term for term in data["terms"] if term["id"] == "treaty")
    assert treaty["usage"][0] == {
        "text": "marsh-1990",
        "uses": None,
        "per_thousand_words": 0,
        "first": ["p1"],
        "in_notes": 1,
        "as_shown": 3,
    }


def test_a_lost_note_of_the_author_says_nothing(small_root: Path) -> None:
    path = small_root / "docs" / "texts" / "marsh-1990.md"
    lost = (
        "[^2]: The text of this note is not here.\n    { .lacking }\n\n"
        "    Editors’ conjecture: a treaty of Åsa Lind’s [@lind1988water].\n"
        "    { .conjecture }\n"
    )
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("[^2]: [@commission1989report, p. 9].\n", lost))
    edition = load_edition(small_root)
    assert usages(edition)["treaty"][0].notes == 1
    cited = {use.is_conjecture for use in uses(edition)["lind1988water"]}
    assert cited == {False, True}
