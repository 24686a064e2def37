"""The page of the timeline, its downloads, and the strip of a text."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from lxml import html

from edition.chronology import chronological
from edition.dates import parse_date
from edition.exports import icalendar, timeline_json
from edition.model import Edition, Parallel, Text
from edition.templating import render
from edition.views import timeline
from edition.views.event_strip import strip
from edition.views.pages import page_html
from edition.views.timeline_drawing import (
    GAP,
    LABEL,
    MOST_EVENTS,
    MOST_TEXTS,
    TICK,
    WIDTH,
    figure,
)
from edition.views.timeline_matrix import columns


def page_of(edition: Edition, path: str) -> html.HtmlElement:
    return html.parse(edition.root / "site" / path / "index.html").getroot()


def strip_of(edition: Edition, text: Text) -> str:
    values = {"strip": strip(edition, text), "text": text}
    return render(edition, "event_strip.html.j2", f"texts/{text.slug}.md", values)


def test_the_list_has_every_event_once_by_decade_and_year(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    found = page.xpath("//ol/li/h4/@id")
    assert found == [f"event-{e.id}" for e in chronological(built_small)]
    order = [
        e.text for e in page.iter("h2", "h3") if e.get("id", "")[:3] in ("dec", "yea")
    ]
    assert order == ["1950s", "1950", "1980s", "1987", "1989"]


def test_each_event_is_drawn_once_with_its_words(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    found = page.xpath('//svg[@class="drawing"]/a')
    assert [mark.get("href") for mark in found] == [
        f"#event-{e.id}" for e in chronological(built_small)
    ]
    for mark, event in zip(found, chronological(built_small), strict=True):
        assert page.get_element_by_id(mark.get("href")[1:]).tag == "h4"
        assert mark.get("aria-label") == f"{event.label}, {event.date.words}"
        assert mark.xpath("string(./text)") == event.label


def test_downwards_the_same_events_stand_by_year(built_small: Edition) -> None:
    line = page_of(built_small, "timeline").xpath('//ol[@class="timeline-line"]')[0]
    assert line.xpath("./li/a/@href") == [
        f"#event-{e.id}" for e in chronological(built_small)
    ]
    assert [year.text for year in line.xpath("./li/span[not(@hidden)]")] == [
        "1950",
        "1987",
        "1989",
    ]


def test_ticks_say_which_texts_mention_an_event(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    found = {
        mark.get("href"): [
            (tick.get("class"), float(tick.get("x")))
            for tick in mark.xpath('./rect[starts-with(@class, "tick")]')
        ]
        for mark in page.xpath('//svg[@class="drawing"]/a')
    }
    (named, x), (supplied, after) = found["#event-great-flood"]
    assert (named, supplied) == ("tick hue-1", "tick hue-2 is-supplied")
    assert after == x + TICK
    assert [kind for kind, _ in found["#event-treaty-signed"]] == ["tick hue-1"]


def test_no_two_events_share_a_place(small: Edition) -> None:
    dates = [f"{1950 + number // 4}" for number in range(60)]
    crowd = tuple(
        replace(small.events[0], id=f"e{number}", date=parse_date(date))
        for number, date in enumerate(dates)
    )
    drawn = figure(replace(small, events=crowd))
    assert drawn
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark in drawn.marks:
        assert 0 <= mark.place.start < mark.place.end <= WIDTH
        rows.setdefault(mark.mark.y, []).append((mark.place.start, mark.place.end))
    for taken in rows.values():
        taken.sort()
        assert all(one[1] + GAP <= two[0] for one, two in pairwise(taken))
    assert len(rows) < len(crowd) / 2


def test_every_decade_of_a_drawing_has_its_number(small: Edition) -> None:
    dates = ("1941", "1952", "1975", "1989", *(f"{2000 + n // 3}" for n in range(75)))
    events = tuple(
        replace(small.events[0], id=f"e{number}", date=parse_date(date))
        for number, date in enumerate(dates)
    )
    drawn = figure(replace(small, events=events))
    assert drawn
    decades = [ruling for ruling in drawn.rulings if ruling.year % 10 == 0]
    assert [ruling.year for ruling in decades if not ruling.is_named] == []


def test_too_many_events_are_a_list(small: Edition) -> None:
    many = tuple(
        replace(small.events[0], id=f"e{number}") for number in range(MOST_EVENTS + 1)
    )
    assert figure(replace(small, events=many[:-1]))
    edition = replace(small, events=many)
    assert figure(edition) is None
    page = html.fromstring(page_html(edition, next(timeline.pages(edition))))
    assert not page.xpath("//figure[@id='drawing']")
    assert "drawing" not in page.xpath("//p")[1].text_content()


def test_many_texts_have_no_ticks(small: Edition) -> None:
    many = tuple(replace(small.texts[0], slug=f"t{n}") for n in range(MOST_TEXTS + 1))
    drawn = figure(replace(small, texts=many))
    assert drawn
    assert not drawn.texts
    assert not drawn.written


def test_certainty_can_be_seen(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    flood = page.xpath('//svg//a[@href="#event-great-flood"]')[0]
    assert "is-inferred" in flood.get("class")
    assert flood.xpath('.//*[contains(@class, "doubtful")]')
    signed = page.xpath('//svg//a[@href="#event-treaty-signed"]')[0]
    assert "is-stated" in signed.get("class")
    assert not signed.xpath('.//*[contains(@class, "possible")]')


def test_the_key_has_the_signs_of_the_drawing(built_small: Edition) -> None:
    (figure,) = page_of(built_small, "timeline").xpath('//*[@id="drawing"]')
    key, mentioned = figure[0].xpath(".//ul")
    ticks = mentioned.xpath('.//rect[contains(@class, "tick")]/@class')
    assert [tick.split() for tick in ticks] == [
        ["tick", "hue-1"],
        ["tick", "hue-2"],
        ["tick", "hue-1", "is-supplied"],
    ]
    for sign in ("circle", "use", 'line[@class="possible"]', 'line[@class="lasting"]'):
        assert key.xpath(f".//{sign}"), sign
    assert len(key.xpath("./li/svg")) == len(key.xpath("./li"))
    (of_line,) = key.xpath('./li[@class="of-line"]')
    assert of_line.xpath('.//g[@class="mark is-stated"]/circle')
    assert mentioned.xpath("string(./li)") == "Mentioned by"
    assert len(mentioned.xpath("./li/svg")) == len(mentioned.xpath("./li")) - 1


def test_the_key_of_the_table_has_its_signs_and_no_others(built_small: Edition) -> None:
    page = page_of(built_small, "timeline")
    (key,) = page.xpath('//ul[@class="matrix-key"]')
    signs = {sign.text_content(): sign.get("class") for sign in key.xpath("./li/i")}
    assert signs["silent"] == "is-silent"
    cells = page.xpath('//table[@class="matrix"][last()]/tbody/tr/td')
    shown = {cell.get("class") for cell in cells}
    assert {kind for kind in signs.values() if kind} <= shown
    assert "editors’ note" in signs
    assert "not yet" not in signs


def test_nothing_is_styled_inline(built_small: Edition) -> None:
    main = page_of(built_small, "timeline").xpath("//article")[0]
    assert not main.xpath(".//*[@style]")


def test_the_matrix_says_who_mentions_and_who_is_silent(built_small: Edition) -> None:
    table = page_of(built_small, "timeline").xpath(
        '//*[@id="matrix"]/following::table'
    )[0]
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
    totals = [
        [cell.text for cell in row.xpath("./td")] for row in table.xpath("./tfoot/tr")
    ]
    assert totals[:2] == [["3", "0"], ["0", "1"]]


def test_many_texts_share_columns(small: Edition) -> None:
    assert [c.label for c in columns(small.texts)] == ["Marsh 1990", "Anonymous 2001"]
    years = columns(small.texts * 7)
    assert len(years) <= 14
    grouped = columns(sorted(small.texts * 7, key=lambda text: text.slug))
    assert [(c.label, len(c.texts)) for c in grouped] == [("2001", 7), ("1990", 7)]


def test_json_tells_the_same(small: Edition) -> None:
    data = json.loads(next(timeline_json.whole(small)).content)
    first = data["events"][0]
    assert first["id"] == "treaty-signed"
    assert first["date"] == {
        "edtf": "1950-06-05",
        "words": "5 June 1950",
        "from": "1950-06-05",
        "to": "1950-06-05",
    }
    assert first["refs"][0]["ref"] == "marsh-1990#p1"
    assert first["refs"][0]["identified"] == "named"
    assert first["silent"] == ["anonymous-2001"]
    assert data["events"][1]["certainty"] == ["inferred", "vague"]


def test_the_calendar_keeps_to_its_form(small: Edition) -> None:
    source = next(timeline_json.whole(small)) and next(icalendar.whole(small)).content
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
    tree = html.fromstring(strip_of(small, small.text["marsh-1990"]))
    (heading,) = tree.xpath(".//h2")
    assert heading.text == "Events in this text"
    assert tree.xpath(".//nav/@aria-labelledby") == [heading.get("id")]
    said = "In this text: 3\N{NO-BREAK SPACE}events named, 1950–1989"
    assert tree.xpath(".//summary")[0].text == said
    links = tree.xpath(".//li/a/@href")
    assert links[:2] == ["../../timeline/#event-treaty-signed", "#p1"]
    assert len(tree.xpath(".//svg/g")) == 3
    assert not tree.xpath(".//svg//a")


def test_what_the_editors_supply_is_said_to_be_theirs(small: Edition) -> None:
    anonymous = small.text["anonymous-2001"]
    tree = html.fromstring(strip_of(small, anonymous))
    words = "In this text: 1\N{NO-BREAK SPACE}event supplied by the editors, 1987"
    assert tree.xpath(".//summary")[0].text == words
    assert tree.xpath(".//li")[0].text_content().endswith("(supplied by the editors)")
    flood = small.events[1]
    contrary = replace(flood, inferred=(), contradicted=flood.inferred)
    for event, how in ((flood, "inferred"), (contrary, "contradicted")):
        edition = replace(small, events=(event,))
        drawn = figure(edition)
        assert drawn
        assert [tick.is_named for tick in drawn.marks[0].ticks] == [True, False]
        data = json.loads(next(timeline_json.whole(edition)).content)
        refs = data["events"][0]["refs"]
        assert [ref["identified"] for ref in refs] == ["named", how]


def test_a_passage_that_does_not_name_an_event_is_marked(small: Edition) -> None:
    signed = small.events[0]
    (ref,) = signed.named
    for name, remark in (
        ("inferred", "¶ 1 (inferred)"),
        ("contradicted", "¶ 1 (contrary)"),
    ):
        event = replace(signed, **{"named": (), name: (ref,)}, identification="So.")  # type: ignore[arg-type]
        edition = replace(small, events=(event,))
        page = html.fromstring(page_html(edition, next(timeline.pages(edition))))
        lines = [e.text_content() for e in page.xpath("//p[@class='entry__meta']")]
        assert (
            f"In the texts: Marsh 1990: {remark.replace(' ', chr(160), 1)}. So."
            in lines
        )


def test_a_strip_has_arrows_where_an_event_has_no_end(small: Edition) -> None:
    lasting = replace(small.events[0], date=parse_date("1950/.."))
    for event, number in ((small.events[0], 0), (lasting, 1)):
        edition = replace(small, events=(event,))
        tree = html.fromstring(strip_of(edition, edition.text["marsh-1990"]))
        assert len(tree.xpath(".//defs")) == len(tree.xpath(".//use")) == number


def test_a_text_without_events_has_no_strip(small: Edition) -> None:
    silent = replace(small, events=())
    assert not strip_of(silent, silent.texts[0]).strip()


def test_words_of_data_are_words_on_the_page_and_in_the_strip(small: Edition) -> None:
    label, kind = '<script>a()</script> & "b" `c` *d*', 'x" onload="y'
    date = small.events[0].date
    event = replace(small.events[0], label=label, kind=kind, names=("<b>N</b>",))
    hostile = replace(small, events=(event,))
    page = html.fromstring(page_html(hostile, next(timeline.pages(hostile))))
    assert not page.xpath("//script | //b | //em[.='d'] | //*[@onload]")
    assert page.xpath("//h4")[0].text == label
    assert page.xpath("//a[@class='mark is-stated']/@aria-label") == [
        f"{label}, {date.words}"
    ]
    assert page.xpath("//tr[@data-event]/th/a")[0].text == label
    assert "Names: <b>N</b>." in [e.text for e in page.xpath("//p")]
    assert page.xpath("//select[@name='kind']/option")[1].text == kind.capitalize()
    drawn = html.fromstring(strip_of(hostile, hostile.text["marsh-1990"]))
    assert drawn.xpath(".//li/a")[1].text == label


def test_a_long_label_is_cut_at_a_word(small: Edition) -> None:
    long = replace(small.events[0], label="The harbour treaty " * 5)
    crowded = replace(small, events=(long, *small.events[1:]))
    page = html.fromstring(page_html(crowded, next(timeline.pages(crowded))))
    labels = page.xpath("//*[@class='label']")
    assert max(len(label.text) for label in labels) <= LABEL + len(" …")


def test_a_parallel_that_ends_in_a_question_has_no_full_stop(small: Edition) -> None:
    event = small.events[0]
    for title, end in (("Why?”", "Why?”"), ("Because", "Because.")):
        parallel = Parallel(
            id="why",
            title=title,
            theme="tolls",
            relation="agreement",
            refs=(),
            commentary="A commentary.",
            place=event.place,
            events=(event.id,),
        )
        edition = replace(small, parallels=(parallel,))
        page = html.fromstring(page_html(edition, next(timeline.pages(edition))))
        lines = [e.text_content() for e in page.xpath("//p[@class='entry__meta']")]
        assert f"Parallels: {end}" in lines
