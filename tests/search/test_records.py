"""What is searched: everything that is shown, and what only finds it."""

from dataclasses import replace
from pathlib import Path

import pytest

from edition.features import read_features, words
from edition.model import Edition
from edition.search import entries
from edition.search.entries import Record
from edition.search.index import records
from edition.search.tokens import stop_words, whole
from edition.search.vocabulary import stemmer_name, transliterations
from edition.search.words import Words
from edition.sources import load_edition
from searched import POOLS, SLUG, searched_edition
from support import OF_KINDS, ROOT, copy_small


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return searched_edition(tmp_path_factory.mktemp("searched") / "edition")


@pytest.fixture(scope="module")
def record(searched: Edition) -> Record:
    return next(r for r in records(searched) if r.url == f"texts/{SLUG}/")


def shown(record: Record) -> dict[str, str]:
    return {e.id: e.words for e in record.entries if not e.opening}


def own(record: Record) -> dict[str, dict[str, int]]:
    return {e.id: dict(e.own) for e in record.entries if e.own}


def test_a_record_has_every_passage_and_note_of_its_text(searched: Edition) -> None:
    found = {record.url: shown(record) for record in records(searched)}
    for text in searched.texts:
        anchors = {"headnote", *(p.id for p in text.passages)}
        notes = {note.id for note in text.document.notes}
        assert {"", *anchors, *notes} == set(found[f"texts/{text.slug}/"])


def test_a_text_is_found_by_its_title_and_author(record: Record) -> None:
    assert shown(record)[""] == "The Ferry and the Tide. Łucja Novák"
    assert record.year == 2012
    assert record.language == "pl"
    assert record.short == "Novák 2012"


def test_the_language_of_the_words_is_that_of_who_wrote_them(
    searched: Edition, record: Record
) -> None:
    assert (record.language, record.written) == ("pl", "en")
    languages = {r.url: r.written for r in records(searched)}
    assert languages["texts/marsh-1990/"] == "en"


def test_the_editors_write_in_the_language_of_the_edition(searched: Edition) -> None:
    german = replace(searched, settings=replace(searched.settings, language="de"))
    written = {record.url: record.written for record in records(german)}
    assert written[f"texts/{SLUG}/"] == written["glossary/"] == "de"


@pytest.mark.parametrize(
    ("language", "stemmer", "has_stop_words"),
    [
        ("en", "english", True),
        ("en-GB", "english", True),
        ("de", "german", True),
        ("uk", "", True),
        ("xx-nowhere", "", False),
    ],
)
def test_forms_and_stop_words_are_those_of_a_language(
    language: str, stemmer: str, has_stop_words: bool
) -> None:
    assert stemmer_name(language) == stemmer
    assert bool(stop_words(language)) == has_stop_words


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("Київ", {"kyiv"}),
        ("Георгій", {"heorhii"}),
        ("Щорс", {"shchors", "shtors"}),
        ("България", {"blgariya", "balgaria"}),
        ("Горбачёв", {"gorbachev"}),
        ("Володимир", {"volodimir", "volodymyr"}),
    ],
)
def test_a_cyrillic_word_is_found_by_the_scheme_of_each_language_it_may_be_in(
    said: str, ways: set[str]
) -> None:
    assert {whole(way) for way in transliterations(said)} == ways


def test_terms_and_names_are_found_in_every_entry(searched: Edition) -> None:
    index = Words(searched)
    for record in records(searched):
        index.add(record)
    assert "=t:treaty/1" in index.concepts["=t:treaty"]
    assert index.concepts["=n:gorbachev"] == {"=n:gorbachev/1", "=n:gorbachev/2"}


def test_an_authors_own_words_are_those_that_the_precis_says_otherwise(
    record: Record,
) -> None:
    assert own(record) == {
        "p1": {"detente": 2, "wharfage": 3, "zealous": 1},
        "p2-p4": {"ferry": 1, "lighterage": 4, "tide": 2, "wharfage": 1},
    }
    assert set(POOLS["p1",]) - set(own(record)["p1"]) == {"naïve", "the"}


def test_every_counted_word_of_the_edition_finds_its_passages() -> None:
    edition = load_edition(ROOT)
    for text in edition.texts:
        record = next(r for r in records(edition) if r.url == f"texts/{text.slug}/")
        found, passages = own(record), shown(record)
        counted, _ = read_features(ROOT, text.slug)
        for pool in counted.pools if counted else ():
            here = found.get(pool.name, {})
            for token, number in pool.tokens.items():
                if token in here:
                    assert here[token] == number
                else:
                    lacking = [
                        p for p in pool.passages if token not in _of(passages, p)
                    ]
                    assert token in stop_words("en") or not lacking, (pool.name, token)


def _of(passages: dict[str, str], id: str) -> set[str]:
    return set(words(passages[id]))


def test_an_authors_own_words_stand_in_alphabetical_order() -> None:
    edition = load_edition(ROOT)
    for record in records(edition):
        for entry in record.entries:
            assert [*entry.own] == sorted(entry.own)


def test_a_text_in_its_authors_words_has_no_others(
    searched: Edition, tmp_path: Path
) -> None:
    edition = searched_edition(tmp_path / "edition")
    path = edition.root / f"docs/texts/{SLUG}.md"
    free = path.read_text("utf-8").replace("precis", "transcription")
    path.write_text(free, encoding="utf-8")
    found = {r.url: own(r) for r in records(load_edition(edition.root))}
    assert found[f"texts/{SLUG}/"] == {}


def test_passages_counted_together_stand_behind_the_first(record: Record) -> None:
    ids = [entry.id for entry in record.entries]
    assert ids.index("p2-p4") == ids.index("p2") + 1
    pool = record.entries[ids.index("p2-p4")]
    assert pool.words == ""
    assert pool.opening.startswith("Tolls were paid on")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Equal security. [@a, art. 1]. Weir.", "Equal security. Weir."),
        ("“Equal security.” [@a]; [@b, p. 2]. Weir.", "“Equal security.” Weir."),
        ("On the veto: [@a]. Weir [@b].", "On the veto. Weir."),
        (
            "So the declaration ([@a, para. 1]) and Weir.",
            "So the declaration and Weir.",
        ),
        ("[@a]. Weir.", "Weir."),
    ],
)
def test_a_citation_leaves_no_sign_behind(markdown: str, words: str) -> None:
    assert entries.words(markdown) == words


def test_verse_is_found_in_its_lines_and_a_speech_by_its_speaker(
    tmp_path: Path,
) -> None:
    root = copy_small(tmp_path / "kinds", edition=OF_KINDS)
    found = {record.url: shown(record) for record in records(load_edition(root))}
    poem, scene, essay = (
        found[f"texts/{slug}/"]
        for slug in ("toll-1902", "lockkeeper-1888", "wheels-1925")
    )
    assert "from the moon / And gives it back" in poem["p1"]
    assert "what it needs. // He counts" in poem["p1"]
    assert scene["p3"] == "Ben. (from below) It is only a boat."
    assert essay["p5"].startswith("Work of the first wheel, 1922–1924 – Year, Days, ")
    assert essay["p6"].endswith(
        "two waters. – A lock in section: high water behind a "
        "gate on the left, low water on the right"
    )
