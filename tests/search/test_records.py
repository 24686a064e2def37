"""What is searched: everything that is shown, and what only finds it."""

import re
from pathlib import Path

import pytest

from edition.features import read_features, words
from edition.model import Edition
from edition.search.pieces import WORDS
from edition.search.records import MOST, Entry, Record, _words, records
from edition.search.vocabulary import GAP, STOP, indexed, other_words
from edition.sources import load_edition
from searched import POOLS, SLUG, searched_edition
from support import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "js"


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return searched_edition(tmp_path_factory.mktemp("searched") / "edition")


@pytest.fixture(scope="module")
def record(searched: Edition) -> Record:
    return next(r for r in records(searched) if r.url == f"texts/{SLUG}/")


def shown(record: Record) -> dict[str, str]:
    return {e.id: e.words for e in record.entries if not e.is_hidden}


def other(record: Record) -> dict[str, list[str]]:
    return {e.id: e.words.split(" · ") for e in record.entries if e.is_other}


def own(record: Record) -> dict[str, dict[str, int]]:
    return {
        e.id: dict(zip(e.words.split(), e.counts, strict=True))
        for e in record.entries
        if e.counts
    }


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


def test_words_in_other_scripts_and_with_odd_letters_are_found_in_ascii(
    record: Record,
) -> None:
    found = other(record)
    assert {"NATO", "Lodz", "Михаил Горбачёв"} <= set(found["p1"])
    assert {"AEro", "Durdevac"} <= set(found["p2"])
    assert "Gorbachev" in found["n1"]


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("Київ", {"Kyiv"}),
        ("Георгій", {"Heorhii"}),
        ("Щорс", {"Shchors", "Shtors"}),
        ("България", {'B"lgariya', "Balgaria"}),
        ("Горбачёв", {"Gorbachev"}),
        ("Володимир", {"Volodimir", "Volodymyr"}),
    ],
)
def test_a_cyrillic_word_is_found_by_the_scheme_of_each_language_it_may_be_in(
    searched: Edition, said: str, ways: set[str]
) -> None:
    assert set(other_words(searched, f"In {said}.")) == ways


def test_forms_of_a_term_find_the_passage_that_has_another(record: Record) -> None:
    assert "treaties" in other(record)["p4"]


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
        assert counted is not None
        for pool in counted.pools:
            here = found.get(pool.name, {})
            for token, number in pool.tokens.items():
                if token in here:
                    assert here[token] == number
                else:
                    lacking = [
                        p for p in pool.passages if token not in _of(passages, p)
                    ]
                    assert token in STOP or not lacking, (pool.name, token)


def _of(passages: dict[str, str], id: str) -> set[str]:
    return set(words(passages[id]))


def test_an_authors_own_words_stand_in_alphabetical_order_once_each() -> None:
    edition = load_edition(ROOT)
    for record in records(edition):
        for entry in record.entries:
            if entry.counts:
                tokens = entry.words.split()
                assert tokens == sorted(set(tokens))


def test_a_text_in_its_authors_words_has_no_others(
    searched: Edition, tmp_path: Path
) -> None:
    edition = searched_edition(tmp_path / "edition")
    path = edition.root / f"docs/texts/{SLUG}.md"
    free = path.read_text("utf-8").replace("precis", "transcription")
    path.write_text(free, encoding="utf-8")
    found = {r.url: own(r) for r in records(load_edition(edition.root))}
    assert found[f"texts/{SLUG}/"] == {}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the", GAP),
        ("The,", GAP),
        ("“a”", GAP),
        ("(of)", GAP),
        ("Russia–West", "Russia-West"),
        ("theatre", "theatre"),
        ("\u200b", GAP),
        ("___PAGEFIND_WEIGHT___9", GAP),
    ],
)
def test_words_that_are_not_looked_for_keep_their_places(
    said: str, expected: str
) -> None:
    assert indexed(said) == expected


def test_script_and_index_agree_on_what_is_not_looked_for_and_on_pieces() -> None:
    code = (SCRIPTS / "search-words.js").read_text("utf-8")
    listed = re.search(r"STOP = new Set\((.*?)\.split", code, re.S)
    assert listed
    assert set(re.findall(r"[a-z]+", listed[1])) == STOP
    core = (SCRIPTS / "search-core.js").read_text("utf-8")
    assert f"const WORDS = {WORDS};" in core


def test_long_lists_are_divided_and_entries_are_not(searched: Edition) -> None:
    edition = load_edition(ROOT)
    lists = [r for r in records(edition) if r.kind == "references"]
    assert len(lists) > 1
    ids = [e.id for r in lists for e in r.entries if not e.is_hidden]
    assert ids == [f"ref-{r.key}" for r in edition.references]
    for record in lists:
        first: Entry = record.entries[0]
        assert not first.is_hidden
        assert sum(len(e.words) for e in record.entries[:-2]) <= MOST


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
    assert _words(markdown) == words
