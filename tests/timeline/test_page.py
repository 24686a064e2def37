"""The page of the timeline, its downloads, and the strip of a text."""

import json
import re
from datetime import date

from lxml import html

from edition.chronology import chronological
from edition.exports import icalendar, timeline_json
from edition.model import Edition
from edition.pages.in_this_text import in_this_text
from edition.pages.timeline_matrix import columns


def page_of(edition: Edition, path: str) -> html.HtmlElement:
    return html.parse(edition.root / "site" / path / "index.html").getroot()


def test_the_list_has_every_event_once_by_decade_and_year(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    found = page.xpath("//ol/li/h4/@id")
    assert found == [f"event-{e.id}" for e in chronological(built_small)]
    order = [
        e.text for e in page.iter("h2", "h3") if e.get("id", "")[:3] in ("dec", "yea")
    ]
    assert order == ["1950s", "1950", "1980s", "1987", "1989"]


def test_every_mark_leads_to_its_event_and_has_a_name(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    for name, number in (("text", 4), ("kind", 3)):
        box = page.xpath(f'//div[@data-lanes="{name}"]')[0]
        marks = box.xpath('.//a[contains(@class, "mark")]')
        assert len(marks) == number
        for mark in marks:
            assert page.get_element_by_id(mark.get("href")[1:]).tag == "h4"
            assert mark[0].tag == "title"
            assert mark[0].text


def test_certainty_can_be_seen(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    box = page.xpath('//div[@data-lanes="kind"]')[0]
    flood = box.xpath('.//a[@href="#event-great-flood"]')[0]
    assert "is-inferred" in flood.get("class")
    assert flood.xpath('.//*[contains(@class, "doubtful")]')
    signed = box.xpath('.//a[@href="#event-treaty-signed"]')[0]
    assert "is-stated" in signed.get("class")
    assert not signed.xpath('.//*[contains(@class, "possible")]')


def test_nothing_is_styled_inline(built_small: Edition) -> None:
    main = page_of(built_small, "timeline").xpath("//article")[0]
    assert not main.xpath(".//*[@style]")


def test_the_matrix_says_who_mentions_and_who_is_silent(built_small: Edition) -> None:
    table = page_of(built_small, "timeline").xpath('//table[@class="matrix"]')[0]
    heads = [e.text_content() for e in table.xpath("./thead//th")]
    assert heads == ["Event", "Marsh 1990", "Anonymous 2001"]
    rows = {
        row.get("data-event"): [cell.text_content() for cell in row.xpath("./td")]
        for row in table.xpath("./tbody/tr")
    }
    assert rows == {
        "treaty-signed": ["¶\N{NO-BREAK SPACE}1", "silent"],
        "great-flood": ["¶\N{NO-BREAK SPACE}3", "editors’ note"],
        "lock-repaired": ["¶\N{NO-BREAK SPACE}3, n.\N{NO-BREAK SPACE}2", "silent"],
    }
    totals = table.xpath("./tfoot/tr[1]/td")
    assert [cell.text for cell in totals] == ["3", "1"]


def test_many_texts_share_columns(small: Edition) -> None:
    assert [c.label for c in columns(small.texts)] == ["Marsh 1990", "Anonymous 2001"]
    years = columns(small.texts * 7)
    assert len(years) <= 14
    grouped = columns(sorted(small.texts * 7, key=lambda text: text.slug))
    assert [(c.label, len(c.texts)) for c in grouped] == [("2001", 7), ("1990", 7)]


def test_json_tells_the_same(small: Edition) -> None:
    data = json.loads(next(timeline_json.files(small)).content)
    first = data["events"][0]
    assert first["id"] == "treaty-signed"
    assert first["date"] == {
        "edtf": "1950-06-05",
        "words": "5 June 1950",
        "from": "1950-06-05",
        "to": "1950-06-05",
    }
    assert first["mentioned"][0]["ref"] == "marsh-1990#p1"
    assert first["silent"] == ["anonymous-2001"]
    assert data["events"][1]["certainty"] == ["inferred", "vague"]


def test_the_calendar_keeps_to_its_form(small: Edition) -> None:
    source = next(timeline_json.files(small)) and next(icalendar.files(small)).content
    assert isinstance(source, bytes)
    lines = source.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = source.decode().replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == len(small.events)
    assert len(set(re.findall("UID:(.*)", whole))) == len(small.events)
    days = re.findall(r"DTSTART;VALUE=DATE:(\d{8})\r\nDTEND;VALUE=DATE:(\d{8})", whole)
    assert days[0] == ("19500605", "19500606")
    for start, end in days:
        assert date.fromisoformat(start) < date.fromisoformat(end)
    assert r"SUMMARY:A flood breaks the lower lock (about 1987)" in whole


def test_the_strip_lists_the_events_of_its_text(small: Edition) -> None:
    strip = html.fromstring(in_this_text(small, small.text["marsh-1990"]))
    assert strip.get("aria-label") == "Events in this text"
    assert strip.xpath(".//summary")[0].text == "In this text: 3 events, 1950–1989"
    links = strip.xpath(".//li/a/@href")
    assert links[:2] == ["../../timeline/#event-treaty-signed", "#p1"]
    assert len(strip.xpath(".//svg/g")) == 3
    assert not strip.xpath(".//svg//a")
