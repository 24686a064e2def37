"""The downloads of the timeline keep to their forms: RFC 5545 and plain JSON."""

import json
import re
from datetime import date

import pytest

from edition.exports import icalendar, timeline_json
from edition.model import Edition
from edition.sources import load_edition
from support import ROOT, SMALL

CONTENT_LINE = re.compile(
    r"""
    (?P<name> [A-Za-z0-9-]+ )
    (?P<parameters> (?: ; [A-Za-z0-9-]+ = (?: "[^"]*" | [^";:,]* ) )* )
    : (?P<value> .* )
    """,
    re.VERBOSE,
)
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"}
"""Properties that an event may have at most once (section 3.6.1)."""
TEXTS = {"SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "PRODID", "UID"}
Line = tuple[str, str, str]


@pytest.fixture(scope="module", params=[SMALL, ROOT], ids=["small", "real"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return load_edition(request.param)


def unfolded(edition: Edition) -> list[Line]:
    """Return name, parameters and value of each line, as section 3.1 has them."""
    content = next(icalendar.whole(edition)).content
    assert isinstance(content, bytes)
    assert content.endswith(b"\r\n")
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in physical)
    for line in physical:
        line.decode("utf-8")
    whole = content.decode("utf-8").removesuffix("\r\n").replace("\r\n ", "")
    found = []
    for line in whole.split("\r\n"):
        match = CONTENT_LINE.fullmatch(line)
        assert match, line
        found.append((match["name"], match["parameters"], match["value"]))
    return found


def components(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each event; components are closed as they were opened."""
    events, open_ = [], []
    for name, parameters, value in lines:
        if name == "BEGIN":
            open_.append(value)
            if value == "VEVENT":
                events.append([])
        elif name == "END":
            assert open_.pop() == value
        elif open_[-1] == "VEVENT":
            events[-1].append((name, parameters, value))
    assert not open_
    return events


def test_the_calendar_has_what_every_calendar_must(edition: Edition) -> None:
    lines = unfolded(edition)
    names = [name for name, *_ in lines]
    assert names.count("VERSION") == names.count("PRODID") == 1
    assert ("VERSION", "", "2.0") in lines
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert len(components(lines)) == len(edition.events)


def test_each_event_has_what_every_event_must(edition: Edition) -> None:
    ids = []
    for event in components(unfolded(edition)):
        names = [name for name, *_ in event]
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(names)
        assert all(names.count(name) <= 1 for name in ONCE)
        values = {name: value for name, _, value in event}
        assert re.fullmatch(r"\d{8}T\d{6}Z", values["DTSTAMP"])
        ids.append(values["UID"])
    assert len(set(ids)) == len(ids)


def test_texts_are_escaped_and_days_are_days(edition: Edition) -> None:
    for event in components(unfolded(edition)):
        days = {}
        for name, parameters, value in event:
            if name in TEXTS:
                assert TEXT.fullmatch(value), value
            if name in ("DTSTART", "DTEND"):
                assert parameters == ";VALUE=DATE"
                days[name] = date.fromisoformat(value)
        assert days.get("DTEND", date.max) > days["DTSTART"]


def test_each_event_of_the_data_is_there_with_its_address(edition: Edition) -> None:
    links = [
        value
        for event in components(unfolded(edition))
        for name, _, value in event
        if name == "URL"
    ]
    site = edition.settings.site_url
    expected = {f"{site}timeline/#event-{event.id}" for event in edition.events}
    assert set(links) == expected


def test_the_json_has_every_event_and_every_text_in_one_stance(
    edition: Edition,
) -> None:
    data = json.loads(next(timeline_json.whole(edition)).content)
    assert {event["id"] for event in data["events"]} == {e.id for e in edition.events}
    slugs = sorted(text.slug for text in edition.texts)
    for event in data["events"]:
        stances = ("silent", "perhaps_too_early", "too_early")
        mute = [slug for name in stances for slug in event.get(name, [])]
        speaking = {mention["ref"].partition("#")[0] for mention in event["refs"]}
        assert sorted([*mute, *speaking]) == slugs
        assert event["sources"]


def test_an_event_ends_in_names_and_links(edition: Edition) -> None:
    for lines in components(unfolded(edition)):
        described = next(value for name, _, value in lines if name == "DESCRIPTION")
        *_, last = described.split(r"\n")
        where = last.replace("\\,", ",")
        site = re.escape(edition.settings.site_url)
        assert re.fullmatch(rf".+, \S+.*: {site}texts/[\w-]+/#[\w-]+", where)
