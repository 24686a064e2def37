"""What notes cite, parsed as far as it can be."""

import pytest

from edition.importer.bibtex import as_bibtex
from edition.importer.language import language_of
from edition.importer.references import parsed, references

GOOD = {
    "Anna Holm. A History of Gates. London: Frame & Sons, 1911, pp. 3-9.": {
        "author": "Holm, Anna",
        "title": "A History of Gates",
        "location": "London",
        "publisher": "Frame & Sons",
        "year": "1911",
        "locator": "3--9",
    },
    "Holm, Anna B. and Brandt, P. On Locks. “Review of Tides”, 1987, 12 (3), p. 4.": {
        "author": "Holm, Anna B. and Brandt, P.",
        "title": "On Locks",
        "container": "Review of Tides",
        "year": "1987",
        "volume": "12",
        "number": "3",
        "locator": "4",
    },
    "R. Wick, “Tolls and Ferries”, Journal of Crossings 7 (1869), p. 33.": {
        "author": "Wick, R.",
        "title": "Tolls and Ferries",
        "container": "Journal of Crossings",
        "volume": "7",
        "year": "1869",
        "locator": "33",
    },
    "Ada Quill, A Treatise on Small Boats (London: Harbour Press, 1866), p. 9.": {
        "author": "Quill, Ada",
        "title": "A Treatise on Small Boats",
        "location": "London",
        "publisher": "Harbour Press",
        "year": "1866",
        "locator": "9",
    },
    "P. Brandt and Agnes Hollar. What is a mole? “Coast Quarterly”, 2003, 5:2.": {
        "author": "Brandt, P. and Hollar, Agnes",
        "title": "What is a mole?",
        "container": "Coast Quarterly",
        "year": "2003",
        "volume": "5",
        "number": "2",
    },
    "Анна Холм. История ворот. «Вестник моря», 2006, № 9, сс. 8-17 "
    "(Anna Holm. A history of gates. Sea Herald, 2006)": {
        "author": "Холм, Анна",
        "title": "История ворот",
        "container": "Вестник моря",
        "year": "2006",
        "number": "9",
        "langid": "russian",
        "parallel": "A history of gates",
        "locator": "8--17",
    },
    "The Tide Tables, 1998 [<http://example.org/tides.htm> access 16 August 2015]": {
        "title": "The Tide Tables",
        "year": "1998",
        "url": "http://example.org/tides.htm",
        "urldate": "2015-08-16",
    },
    "Minutes of 1901 [http://example.org/m (access: 05.08.2015)]": {
        "title": "Minutes of 1901",
        "year": "1901",
        "url": "http://example.org/m",
        "urldate": "2015-08-05",
    },
    "Anna Holm, Peter Brandt, and Ada Quill, Three Moles (London: Mole, 1911), p. 9.": {
        "author": "Holm, Anna and Brandt, Peter and Quill, Ada",
        "title": "Three Moles",
        "location": "London",
        "publisher": "Mole",
        "year": "1911",
        "locator": "9",
    },
    "A. Holm, P. Brandt, A. Quill and J. Pell, Four Moles (Oxford: Mole, 2001), 44.": {
        "author": "Holm, A. and Brandt, P. and Quill, A. and Pell, J.",
        "title": "Four Moles",
        "location": "Oxford",
        "publisher": "Mole",
        "year": "2001",
    },
    "Anna Holm et al., The Five Moles (Oxford: Mole, 2001), 44.": {
        "author": "Holm, Anna and others",
        "title": "The Five Moles",
        "location": "Oxford",
        "publisher": "Mole",
        "year": "2001",
    },
    "Holm, A., & Brandt, P. (1987). On locks. Review of Tides, 12(3), 4–9.": {
        "author": "Holm, A. and Brandt, P.",
        "title": "On locks",
        "container": "Review of Tides",
        "year": "1987",
        "volume": "12",
        "number": "3",
    },
    "Anna Holm, ‘What the tide doesn’t say’, Tide, 7:2 (1869), 30–58, at 33.": {
        "author": "Holm, Anna",
        "title": "What the tide doesn’t say",
        "container": "Tide",
        "year": "1869",
        "volume": "7",
        "number": "2",
        "pages": "30--58",
    },
    "Ministry of Harbours, The Tide Report (London: Harbour Press, 1998), p. 12.": {
        "author": "{Ministry of Harbours}",
        "title": "The Tide Report",
        "location": "London",
        "publisher": "Harbour Press",
        "year": "1998",
        "locator": "12",
    },
    "Холм А. А., Брандт П. П. Ворота // Вестник моря. – 2006. – № 9. – С. 8–17.": {
        "author": "Холм, А. А. and Брандт, П. П.",
        "title": "Ворота",
        "container": "Вестник моря",
        "year": "2006",
        "number": "9",
        "pages": "8--17",
        "langid": "russian",
    },
    "Холм А.А. История ворот. М.: Наука, 1998. 320 с.": {
        "author": "Холм, А.А.",
        "title": "История ворот",
        "location": "М",
        "publisher": "Наука",
        "year": "1998",
        "langid": "russian",
    },
}
BAD = [
    "Ibid.",
    "",
    "Nobody knows.",
    "In 1902 the mole was 90 steps long, they say.",
    "[[",
]


def test_a_publisher_behind_its_place_begins_no_reference() -> None:
    note = (
        "See Ada Quill, A Treatise on Small Boats (London: Harbour Press, 1866), p. 9."
    )
    (record,) = references([("1", note)])
    assert (record["author"], record["location"]) == ("Quill, Ada", "London")


@pytest.mark.parametrize("text", GOOD)
def test_reference_is_parsed(text: str) -> None:
    assert parsed(text) == GOOD[text]


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_reference_stays_whole(text: str) -> None:
    assert parsed(text) == {}


def test_a_reference_is_found_behind_words_that_lead_to_it() -> None:
    found = references([("3", f"On moles see in: {next(iter(GOOD))} They are many.")])
    assert [r["author"] for r in found] == ["Holm, Anna"]
    assert found[0]["key"] == "holm1911history"


def test_a_work_cited_twice_is_one_entry() -> None:
    text = next(iter(GOOD))
    found = references([("3", text), ("9", text)])
    assert [r["note"] for r in found] == ["3, 9"]


def test_every_draft_is_marked_for_review() -> None:
    written = as_bibtex(references([(str(n), text) for n, text in enumerate(GOOD)]))
    assert written.count("keywords = {review}") == len(GOOD)
    assert "titleaddon = {A history of gates}" in written


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the keeper of the gate and the river", "en"),
        ("der Hüter und das Tor ist nicht zu", "de"),
        ("ключ от ворот и не от моря, что был на мосту", "ru"),
        ("1 2 3", "en"),
    ],
)
def test_language_is_guessed_from_small_words(text: str, language: str) -> None:
    assert language_of(text.split()) == language
