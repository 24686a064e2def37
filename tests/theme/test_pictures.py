"""Pictures for other programs: cards of links, and the sign of the site."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from edition.mkdocs.files import picture_files
from edition.model import Edition
from edition.self_citation.meta_tags import PICTURE
from edition.sources import load_edition
from edition.theme import pictures
from edition.theme.palette import colours
from edition.views.card import MOST, WHOLE, card_path, cards, edition_card, text_card
from support import SMALL


@pytest.fixture(scope="module")
def small() -> Edition:
    return load_edition(SMALL)


def drawn(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def shown(picture: Image.Image) -> set[str]:
    """Return the names of the colours that fill a good part of a picture."""
    names = {colour: name for name, colour in colours().items()}
    counted = picture.getcolors(1 << 20) or []
    found = {"#%02x%02x%02x" % rgb for n, rgb in counted if n > 900}  # noqa: UP031
    return {names[colour] for colour in found if colour in names}


def test_every_text_and_the_edition_have_a_card_and_the_site_a_sign(
    small: Edition,
) -> None:
    found = {file.path: drawn(file.content) for file in picture_files(small)}  # type: ignore[arg-type]
    cards_of_texts = {f"assets/cards/{slug}.png" for slug in small.text}
    assert set(found) == {"assets/card.png", "assets/icon.png", *cards_of_texts}
    assert {p.size for path, p in found.items() if "card" in path} == {PICTURE}


def test_a_card_of_a_text_shows_its_colour_alone(small: Edition) -> None:
    first, *_ = small.texts
    assert shown(drawn(pictures.card(*edition_card(small)))) >= {"hue-1", "hue-2"}
    found = shown(drawn(pictures.card(*text_card(small, first))))
    assert {name for name in found if name.startswith("hue-")} == {"hue-1"}
    assert "rule" in found


def test_a_card_says_who_what_and_whose_words(small: Edition) -> None:
    card = text_card(small, small.text["marsh-1990"])
    assert card.above == "Elena Marsh"
    assert card.title == "The Canal Belongs to Its Neighbours"
    assert card.below == "Editors’ précis · Harbour and Law"


@pytest.mark.parametrize(
    ("title", "bars"),
    [("", []), ("word " * 90, [("hue-1", 3)]), ("a" * 300, [("rule", 0)])],
)
def test_nothing_is_too_long_or_too_little_for_a_card(
    title: str, bars: list[tuple[str, int]]
) -> None:
    assert drawn(pictures.card(title, title, title, bars)).size == PICTURE
    assert drawn(pictures.card("", "A", "", bars * 500)).size == PICTURE


def test_words_that_the_face_has_no_signs_for_are_left_out() -> None:
    blank = pictures.card("", "", "", [])
    assert pictures.card("שלום", "שלום", "שלום", []) == blank
    assert pictures.card("", "Слово", "", []) != blank


def test_where_there_are_many_texts_all_share_a_card(small: Edition) -> None:
    many = replace(small, texts=small.texts * MOST)
    assert card_path(many, small.texts[0]) == WHOLE
    assert list(cards(many)) == [WHOLE]


def test_every_scheme_has_its_colours() -> None:
    for scheme in ("default", "slate", "sepia"):
        assert colours(scheme).keys() == colours().keys() >= {"paper", "ink", "hue-8"}
