"""Every catalogue is whole: each message, its places, its marks, its plural forms."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from edition import messages
from edition.dates import parse_date
from edition.dates.words import decade_words
from edition.transliteration import collation_key, initial

TRANSLATED = [tag for tag in messages.languages() if tag != messages.ENGLISH]
PLACE = re.compile(r"%\(\w+\)s|%")
TAG = re.compile(r"</?\w+(?: [^<>]*)?>")
SAME = {
    "%(count)s mention",
    "%(count)s mentions",
    *(" in", "%(day)s", "%(day)s %(month)s", "%(day)s %(month)s %(year)s"),
    *("%(month)s %(year)s", "%(n)s minute", "%(n)s minutes", "%(n)s question"),
    *("%(n)s questions", "%(term)s: %(where)s", "%(text)s, version %(number)s"),
    *("%(title)s: errata", ":", "Attribution", "Chicago, notes", "Concept"),
    *("Concordance", "Contradiction", "Date", "Errata", "Formats", "Licence"),
    *("Navigation", "Notes", "Organisation", "Organisations", "Pages", "Person"),
    *("Question", "Sepia", "Site", "Sources", "Style", "Styles", "Text", "Version"),
    *("Version %(number)s", "app.", "art.", "can.", "chap.", "col.", "date"),
    *("fig.", "in %(choice)s", "l. {n}", "n.", "note %(number)s", "op.", "opp."),
    *(
        "original",
        "p.",
        "page",
        "sc.",
        "v.",
        "version",
        "version %(number)s",
        "versions",
    ),
    *("vol.", "N", "S", "E", "W"),
}
"""What a language may say as English does: names, abbreviations, kindred words."""
DATES = {
    "uk": {
        "2008-06-05": "5 червня 2008 р.",
        "2008-06": "червень 2008 р.",
        "[2017-07..]": "липень 2017 р. або пізніше",
        "../2008-06": "до червня 2008 р.",
        "1999-03-24/1999-06-10": "24 березня – 10 червня 1999 р.",
        "197X": "1970-ті",
        "-0043": "44 до н. е.",
        "2008-22": "літо 2008 р.",
    },
    "pl": {
        "1997-07-08/1997-07-09": "8–9 lipca 1997",
        "2010-01/2010-03": "styczeń–marzec 2010",
        "2008~": "ok. 2008",
        "{1667,1668}": "1667 i 1668",
    },
    "ru": {
        "2008-06-05?": "5 июня 2008 г. (предположительно)",
        "2022-02/..": "с февраля 2022 г.",
    },
    "de": {
        "2008-08-07/2008-08-12": "7.–12. August 2008",
        "[..1990-12-31]": "vor 1991",
        "197X": "1970er Jahre",
        "[1667,1668,1670..1672]": "1667, 1668 oder 1670–1672",
    },
    "fr": {
        "2008-06-01": "1er juin 2008",
        "../2008-06-05": "jusqu’au 5 juin 2008",
        "../1991": "jusqu’en 1991",
        "2022-02-24/..": "à partir du 24 février 2022",
        "[1989..1991]": "entre 1989 et 1991",
    },
}
SORTED = {
    "uk": ["Гармата", "Ґанок", "Дім", "Іво", "Їжак", "Йод", "Карта"],
    "pl": ["Cud", "Ćma", "Dom", "Lato", "Łan", "Mak"],
    "ru": ["Ева", "Ёж", "Жук", "Иван", "Йод"],
    "de": ["Amt", "Ärger", "Azur", "Bote"],
    "fr": ["cote", "coté", "côte", "élan", "fait"],
}
INITIALS = {
    "uk": ("ҐЇЙ", "ҐЇЙ"),
    "pl": ("ŁĆŚ", "ŁĆŚ"),
    "ru": ("ЁЙ", "ЕЙ"),
    "de": ("ÄÖ", "AO"),
    "fr": ("ÉÀÇ", "EAC"),
}

QUOTES = {"uk": "«»", "ru": "«»", "fr": "«»", "de": "„“", "pl": "„”"}


@pytest.fixture(params=TRANSLATED)
def tag(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    messages.use(request.param)
    yield str(request.param)
    messages.use(messages.ENGLISH)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=None if path.suffix == ".pot" else path.stem)


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def said(message: Message) -> tuple[str, ...]:
    words = message.string
    return (words,) if isinstance(words, str) else tuple(words)


def entries(tag: str) -> list[Message]:
    found = catalogue(messages.FOLDER / f"{tag}.po")
    return [message for message in found if message.id]


def test_there_are_six_languages() -> None:
    assert {*messages.languages()} >= {"en", "de", "fr", "pl", "ru", "uk"}


def test_a_catalogue_says_every_message_and_no_other(tag: str) -> None:
    """Renew it with ``pybabel update``; the manual says how."""
    template = catalogue(messages.FOLDER / "edition.pot")
    wanted = {(message.context, ids(message)) for message in template if message.id}
    found = {(message.context, ids(message)): said(message) for message in entries(tag)}
    assert found.keys() == wanted
    assert [key for key, forms in found.items() if not all(forms)] == []
    assert [message.id for message in entries(tag) if message.fuzzy] == []


def test_a_plural_has_the_forms_of_its_language(tag: str) -> None:
    found = catalogue(messages.FOLDER / f"{tag}.po")
    forms = {len(said(message)) for message in entries(tag) if message.pluralizable}
    assert forms == {found.num_plurals}


def test_places_and_marks_are_those_of_the_original(tag: str) -> None:
    wrong = [
        (message.id, form)
        for message in entries(tag)
        for form in said(message)
        if not _fits(form, ids(message))
    ]
    assert wrong == []


def _fits(form: str, originals: tuple[str, ...]) -> bool:
    """Tell whether a form has what its original has, in one form of it or in all."""
    places = [Counter(PLACE.findall(original)) for original in originals]
    marks = [Counter(TAG.findall(original)) for original in originals]
    ends = {(one[0] == " ", one[-1] == " ") for one in originals}
    here = Counter(PLACE.findall(form))
    is_within = here.keys() <= (places[0] | places[-1]).keys()
    has_all = (places[0] & places[-1]).keys() <= here.keys()
    same_ends = (form[0] == " ", form[-1] == " ") in ends
    return is_within and has_all and same_ends and Counter(TAG.findall(form)) in marks


def test_few_messages_are_as_in_english() -> None:
    left = {
        form
        for tag in TRANSLATED
        for message in entries(tag)
        for form in said(message)
        if form in ids(message)
    }
    assert left == SAME


def test_quotation_marks_are_those_of_the_language(tag: str) -> None:
    if tag not in QUOTES:
        return
    wrong = [
        form
        for message in entries(tag)
        for form in said(message)
        if {*TAG.sub("", form)} & {*'«»„“”‘"'} - {*QUOTES[tag]}
    ]
    assert wrong == []


def test_a_date_reads_as_in_the_language(tag: str) -> None:
    for edtf, words in DATES.get(tag, {}).items():
        assert parse_date(edtf).words.replace("\N{NO-BREAK SPACE}", " ") == words


def test_indexes_sort_and_file_as_in_the_language(tag: str) -> None:
    words = SORTED.get(tag, [])
    assert sorted({*words}, key=collation_key) == words
    given, filed = INITIALS.get(tag, ("", ""))
    assert [initial(letter.lower()) for letter in given] == [*filed]


def test_words_follow_the_language_that_is_in_use() -> None:
    heard = []
    for tag in ("uk", "en", "de"):
        messages.use(tag)
        heard.append((parse_date("2008-06").words, decade_words(1970)))
    messages.use(messages.ENGLISH)
    assert [year for _month, year in heard] == ["1970-ті", "1970s", "1970er Jahre"]
    assert heard[1][0] == "June 2008"
