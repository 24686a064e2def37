"""The dated entries of a text, which it can have on the timeline."""

import json
from pathlib import Path

import pytest
from lxml import html

from edition.chronology import events_of
from edition.dated_entries import dated_entries
from edition.exports import icalendar, timeline_json
from edition.model import Edition
from edition.sources import load_edition
from edition.views import timeline
from edition.views.how_to_cite import how_to_cite
from edition.views.pages import page_html
from support import OF_KINDS, copy_small

LETTERS = "docs/texts/letters-1831.md"
FIRST, SECOND = "letters-1831-p1", "letters-1831-p7"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "edition", edition=OF_KINDS)


@pytest.fixture
def letters(root: Path) -> Edition:
    return load_edition(root)


def changed(root: Path, old: str, new: str) -> Edition:
    """Return the edition with other words in the letters."""
    path = root / LETTERS
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new), encoding="utf-8")
    return load_edition(root)


def told(edition: Edition) -> list[tuple[str, str, str, str]]:
    entries = dated_entries(edition)
    return [(e.id, e.label, e.date.edtf, e.dating) for e in entries]


def test_each_letter_is_an_event_that_leads_to_its_first_passage(
    letters: Edition,
) -> None:
    assert told(letters) == [
        (FIRST, "To Zofia, 3 May", "1831-05-03", "stated"),
        (SECOND, "To Zofia, 9 May", "1831-05-09", "stated"),
    ]
    (page,) = timeline.pages(letters)
    shown = html.fromstring(page_html(letters, page))
    assert shown.xpath("//ol/li/h4/@id") == [f"event-{FIRST}", f"event-{SECOND}"]
    assert shown.xpath("//li[h4]//a[not(@class)]/@href") == [
        "../texts/letters-1831/#p1",
        "../texts/letters-1831/#p7",
    ]
    assert len(shown.xpath("//*[local-name()='svg']//a[contains(@class, 'mark')]")) == 2
    assert not shown.xpath("//*[@id='matrix']")
    assert events_of(letters)["letters-1831"] == ()


def test_programs_have_them_too(letters: Edition) -> None:
    (file,) = timeline_json.whole(letters)
    first, _ = json.loads(file.content)["events"]
    assert (first["id"], first["kind"]) == (FIRST, "letter")
    assert first["refs"][0]["ref"] == "letters-1831#p1"
    assert "silent" not in first
    (file,) = icalendar.whole(letters)
    assert b"DTSTART;VALUE=DATE:18310509" in file.content


def test_a_text_that_does_not_ask_has_none_there(root: Path) -> None:
    edition = changed(root, "timeline: letter\n", "")
    assert told(edition) == []
    assert [*timeline.pages(edition)] == []


def test_the_date_of_an_entry_without_a_date_line_is_the_editors(root: Path) -> None:
    edition = changed(root, "{ #p7 .dateline }", "{ #p7 }")
    assert told(edition)[1] == (SECOND, "To Zofia, 9 May", "1831-05-09", "inferred")


def test_a_date_line_begins_an_entry_where_no_heading_does(root: Path) -> None:
    edition = changed(root, '## To Zofia, 9 May { date="1831-05-09" }\n\n', "")
    assert len(told(edition)) == 1
    edition = changed(root, "{ #p7 .dateline }", '{ #p7 .dateline date="1831-05" }')
    assert told(edition)[1] == (SECOND, "The 9th of May", "1831-05", "stated")


def test_a_letter_that_is_all_of_a_text_has_its_title(root: Path) -> None:
    source = (root / LETTERS).read_text(encoding="utf-8")
    start, end = source.index("## To Zofia, 9 May"), source.index("[^gate]: ")
    source = source[:start] + source[end:]
    source = source.replace('## To Zofia, 3 May { date="1831-05-03" }\n\n', "")
    (root / LETTERS).write_text(source, encoding="utf-8")
    (entry,) = dated_entries(load_edition(root))
    assert (entry.id, entry.label) == (FIRST, "Two Letters from the Lock")


def test_what_follows_a_heading_without_a_date_is_of_no_entry(root: Path) -> None:
    edition = changed(root, ' { date="1831-05-09" }', "")
    (first,) = dated_entries(edition)
    assert first.id == FIRST


def test_the_example_of_a_citation_has_the_day_of_its_entry(letters: Edition) -> None:
    found = how_to_cite(letters, letters.text["letters-1831"])
    assert found is not None
    for example in found.examples:
        assert any("1 (3 May 1831)" in piece.words for piece in example.full)
