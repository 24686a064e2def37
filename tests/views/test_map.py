"""The map of the places: what is on it, what is not, and the same as a table."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from edition.model import Edition, Name
from edition.navigation import navigation
from edition.views import map, names
from edition.views.map import maps, placed
from edition.views.pages import page_html


def place(edition: Edition, form: str, **values: Any) -> Name:
    """Return a place that is found by a word of the small edition."""
    about = {
        **{"id": form.lower(), "name": form.title(), "sort": form.title()},
        **{"kind": "place", "forms": (form,), "identification": "A place."},
        **{"place": edition.events[0].place},
    }
    return Name(**{**about, **values})


@pytest.fixture
def mapped(small: Edition) -> Edition:
    """Return the small edition with two places that it names, one without a point."""
    return replace(
        small,
        names=(
            place(small, "harbour", coordinates=(53.5, 10), place_kind="settlement"),
            place(small, "canal", coordinates=(54, 9.5), place_kind="region"),
            place(small, "lock"),
            place(small, "Nowhere", coordinates=(0, 0)),
        ),
    )


def tree_of(edition: Edition) -> html.HtmlElement:
    return html.fromstring(page_html(edition, next(map.pages(edition))))


def test_places_are_drawn_and_lead_to_their_names(mapped: Edition) -> None:
    tree = tree_of(mapped)
    marks = tree.xpath("//svg/a[starts-with(@class, 'place')]")
    assert {mark.get("href") for mark in marks} == {
        "../#name-harbour",
        "../#name-canal",
    }
    for mark in marks:
        name, number = mark.xpath("string(./title)").split(": ")
        assert name in ("Harbour", "Canal")
        assert int(number.split()[0]) > 0
        assert mark.xpath("./text[@class='is-small']")[0].text == name
    assert tree.xpath("//svg/path[@class='map__land']/@d")


def test_the_table_says_the_same(mapped: Edition) -> None:
    tree = tree_of(mapped)
    titles = [t.text for t in tree.xpath("//svg//title")]
    for row in tree.xpath("//tbody/tr"):
        name = row.xpath("string(./th)")
        cells = [cell.text_content() for cell in row.xpath("./td")]
        total = sum(int(cell or 0) for cell in cells[:-1])
        start = f"{name}: {total}\N{NO-BREAK SPACE}mention"
        assert any(title.startswith(start) for title in titles)
    assert [cell.text_content() for cell in tree.xpath("//tr/td[last()]")] == [
        {"Harbour": "53.5° N, 10° E", "Canal": "54° N, 9.5° E"}[
            name.text_content()
        ].replace("° ", "°\N{NO-BREAK SPACE}")
        for name in tree.xpath("//tbody//th")
    ]
    assert "Named, and not a point on a map: Lock." in tree.text_content()


def test_what_is_named_oftener_is_larger_and_its_parts_are_its_texts(
    mapped: Edition,
) -> None:
    drawn = maps(mapped).maps[0].marks
    sizes = [mark.place.radius for mark in drawn]
    assert sizes == sorted(sizes, reverse=True)
    for mark in drawn:
        slugs = [w.text.slug for w in mark.wedges if w.text]
        assert slugs == [t.slug for t in mapped.texts if mark.place.counts[t.slug]]


def test_an_edition_without_coordinates_has_no_map(
    small: Edition, mapped: Edition
) -> None:
    for names_ in ((), (place(small, "lock"),), mapped.names[3:]):
        bare = replace(small, names=names_)
        assert not [*map.pages(bare)]
        assert {"Map": "names/map.md"} not in navigation(bare)
        for page in names.pages(bare):
            assert "map/" not in page_html(bare, page)
    assert {"Map": "names/map.md"} in navigation(mapped)
    lead = html.fromstring(page_html(mapped, next(names.pages(mapped))))
    assert lead.xpath("(//p)[1]/a/@href") == ["map/"]


@pytest.mark.parametrize(
    "at", [(-45, 170), (89.9, 0), (-89.9, 0), (0, 180), (10, -180)]
)
def test_one_place_anywhere_has_a_map(small: Edition, at: tuple[int, int]) -> None:
    alone = replace(small, names=(place(small, "harbour", coordinates=at),))
    (shown,) = maps(alone).maps
    (mark,) = shown.marks
    assert shown.window.holds(mark.place.at)
    assert all(mark.labels.values())


def test_where_most_places_are_near_they_have_a_map_of_their_own(
    small: Edition,
) -> None:
    forms = ("harbour", "canal", "lock", "treaty", "tolls", "water")
    near = [
        place(small, form, coordinates=(50 + n / 2, 10 + n))
        for n, form in enumerate(forms[:5])
    ]
    far = place(small, "water", coordinates=(38, -97))
    edition = replace(small, names=(*near, far))
    assert len(placed(edition)) == len(forms)
    first, second = maps(edition).maps
    assert [m.place.name.id for m in second.marks] == ["water"]
    assert second.frame
    assert len(first.marks) == len(near)
    assert first.window.scale > 2 * second.window.scale


def test_words_of_data_are_words_on_the_map(small: Edition) -> None:
    evil = '<script>a()</script> & "b"'
    edition = replace(
        small,
        names=(place(small, "harbour", name=evil, sort=evil, coordinates=(1, 2)),),
    )
    tree = tree_of(edition)
    assert not tree.xpath("//script | //*[@style]")
    assert tree.xpath("//tbody//th/a")[0].text == evil
