"""What each text looks back on: what is counted, where it is drawn, and its table."""

from dataclasses import replace

from lxml import html

from edition.dates import parse_date
from edition.model import Edition, Ref
from edition.views import timeline
from edition.views.looking_back import BARS, WIDTH, looking_back
from edition.views.pages import page_html


def test_mentions_are_counted_by_the_year_in_which_an_event_began(
    small: Edition,
) -> None:
    chart = looking_back(small)
    assert chart
    (marsh,) = chart.rows  # the other text has its event from a note of the editors
    assert marsh.column.label == "Marsh 1990"
    assert marsh.counts == {1950: 1, 1987: 1, 1989: 2}
    assert (marsh.span, chart.unit) == ("1950–1989", 1)
    assert [bar.height for bar in marsh.bars] == [BARS / 2, BARS / 2, BARS]


def test_the_time_of_writing_stands_on_the_same_axis(small: Edition) -> None:
    chart = looking_back(small)
    assert chart
    (written,) = chart.rows[0].written
    last = chart.rows[0].bars[-1]
    assert last.x < written < WIDTH
    assert chart.bins[0] == 1950
    assert chart.bins[-1] >= 1990


def test_long_times_are_counted_by_decade_or_century(small: Edition) -> None:
    for year, unit in (("1600", 10), ("0044", 100), ("-0043", 100)):
        early = replace(small.events[0], date=parse_date(year))
        chart = looking_back(replace(small, events=(early, *small.events[1:])))
        assert chart
        assert chart.unit == unit
        assert all(0 <= bar.x < WIDTH for bar in chart.rows[0].bars)
        assert sum(chart.rows[0].counts.values()) == 4


def test_where_no_text_mentions_an_event_nothing_is_drawn(small: Edition) -> None:
    event = small.events[0]
    note = Ref("marsh-1990", "n-tolls", event.place)
    for refs in ((), (note,)):
        silent = replace(small, events=(replace(event, named=refs),))
        assert looking_back(silent) is None
        page = html.fromstring(page_html(silent, next(timeline.pages(silent))))
        assert not page.xpath("//*[@id='looking-back'] | //*[@class='looking-back']")


def test_the_drawing_has_its_words_and_its_table(built_small: Edition) -> None:
    page = html.parse(built_small.root / "site/timeline/index.html").getroot()
    (drawing,) = page.xpath("//figure[@class='looking-back']/svg")
    for id in drawing.get("aria-labelledby").split():
        assert page.get_element_by_id(id).text_content().strip()
    assert drawing.xpath("string(./desc)").startswith("Marsh 1990: 1950–1989")
    (table,) = page.xpath("//figure[@class='looking-back']//table")
    found = {
        row.xpath("string(./th)"): row.xpath("string(./td)")
        for row in table.xpath("./tbody/tr")
    }
    assert found == {"1950": "1", "1987": "1", "1989": "2"}
    for link in table.xpath("./tbody//a/@href"):
        assert page.get_element_by_id(link[1:]).tag == "h3"
