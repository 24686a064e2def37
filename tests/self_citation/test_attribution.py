"""What is inferred of a text stands in square brackets, but where programs read."""

import json
from dataclasses import replace

import pytest

from edition.exports import bibtex, csl_json, ris
from edition.links import byline
from edition.model import Edition, Text
from edition.self_citation.meta_tags import highwire
from support import render_text


@pytest.fixture
def guessed(small: Edition) -> Edition:
    """Return the small edition with an author, a title and a date that are inferred."""
    return replace(small, texts=tuple(map(_guessed, small.texts)))


def _guessed(text: Text) -> Text:
    return replace(text, meta=replace(text.meta, inferred=("author", "title", "date")))


def test_brackets_stand_on_the_page(guessed: Edition) -> None:
    page = render_text(guessed, "marsh-1990")
    assert f"[{guessed.text['marsh-1990'].meta.title}]</h1>" in page
    assert ">[Elena Marsh]</p>" in page
    assert "[May 1990]" in page
    assert byline(guessed.text["anonymous-2001"].meta) == "Author unknown"


@pytest.mark.parametrize("exporter", [bibtex, csl_json, ris])
def test_brackets_stand_in_downloads(guessed: Edition, exporter: object) -> None:
    (file,) = exporter.files(guessed, guessed.text["marsh-1990"])  # type: ignore[attr-defined]
    assert "[Elena Marsh]" in file.content
    assert "[May 1990]" in file.content


def test_an_unsigned_text_stays_unsigned(guessed: Edition) -> None:
    (file,) = csl_json.files(guessed, guessed.text["anonymous-2001"])
    (record,) = json.loads(file.content)
    assert not record.get("author")


def test_meta_tags_are_plain(guessed: Edition) -> None:
    found = dict(highwire(guessed, guessed.text["marsh-1990"]))
    assert found["citation_author"] == "Marsh, Elena"
    title = guessed.text["marsh-1990"].meta.title
    assert found["citation_title"] == f"{title} [Editors’ précis]"
