"""The index: every word found, the same twice, of one version, and readable."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from edition.model import Edition
from edition.scan.plain import plain
from edition.search import index_digest, write_index
from edition.search.shards import file_name, in_order, shards
from edition.search.tokens import keys, stop_words, tokens
from edition.sources import load_edition
from indexing import Index, files_of
from searched import SLUG, searched_edition
from support import ROOT, copy_small, lay_copies

WRITE = """
import sys
from pathlib import Path
from edition.search import write_index
from edition.sources import load_edition
write_index(load_edition(Path(sys.argv[1])), Path(sys.argv[2]))
"""
TEXT, MARSH = f"docs/texts/{SLUG}.md", "docs/texts/marsh-1990.md"
EDITS = {
    "a passage": (TEXT, "The bridge stayed open", "The new bridge stayed wide open"),
    "a note": (TEXT, "rowing boat", "sailing ship"),
    "a title": (TEXT, "title: The Ferry", "title: The Bridge"),
    "whose words": (TEXT, "presentation: precis", "presentation: transcription"),
    "a count": (f"sources/{SLUG}.features.json", '"wharfage": 3', '"wharfage": 4'),
    "a definition": ("data/glossary.yml", "binding on those", "binding on all those"),
    "a form of a term": ("data/glossary.yml", "forms: [", "forms: [ferrymen, "),
    "a form of a name": ("data/names.yml", "forms: [", "forms: [ferryman, "),
    "an event": ("data/timeline.yml", "label: ", "label: The great "),
    "a work": ("bibliography.bib", "title = {", "title = {New "),
    "another text": (MARSH, "A treaty is a habit", "A treaty is a mere habit"),
}


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return searched_edition(tmp_path_factory.mktemp("indexed") / "edition")


@pytest.fixture(scope="module")
def index(searched: Edition, tmp_path_factory: pytest.TempPathFactory) -> Index:
    site = tmp_path_factory.mktemp("site")
    write_index(searched, site)
    return Index(site / "search")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Index]:
    edition, site = load_edition(ROOT), tmp_path_factory.mktemp("own")
    write_index(edition, site)
    return edition, Index(site / "search")


def passages(edition: Edition) -> list[tuple[str, str, str]]:
    """Return the address, the id and the words of every passage."""
    return [
        (f"texts/{text.slug}/", passage.id, plain(passage.markdown))
        for text in edition.texts
        for passage in text.passages
    ]


def test_every_word_drawn_from_the_edition_is_found(own: tuple[Edition, Index]) -> None:
    edition, index = own
    found = {
        (url, id): {key for token in tokens(words) for key in keys(token)}
        for url, id, words in passages(edition)
    }
    every = {key for words in found.values() for key in words}
    for word in random.Random(3).sample(sorted(every - stop_words("en")), 150):
        has = {place for place, words in found.items() if word in words}
        assert has <= index.found(word), word


@pytest.mark.parametrize(
    "word", ["identity", "plans", "allies", "significance", "rebutted"]
)
def test_words_stand_where_the_index_says(
    own: tuple[Edition, Index], word: str
) -> None:
    _, index = own
    places = index.postings(index.row(word), "shown")
    assert places
    for number, at in places.items():
        said = tokens(index.entry(number)[2])
        assert isinstance(at, list)
        assert all(word in keys(said[place]) for place in at)


def test_forms_belong_together(own: tuple[Edition, Index]) -> None:
    _, index = own
    assert {"allied", "allies"} <= index.related("ally") | {"ally"}
    assert "strategy" in index.related("strategic")
    assert "civilisation" in index.related("civilizational")
    assert not {"police", "policing"} & index.related("policy")


def test_what_is_hidden_finds_its_passage(index: Index) -> None:
    text = f"texts/{SLUG}/"
    assert index.found("wharfage", "own") == {(text, "p1"), (text, "p2-p4")}
    assert index.found("=t:harbour-treaty/0", "own") == {(text, "p1")}
    assert index.found("михаил", "others") == {("names/", "name-gorbachev")}
    assert "gorbachev" in index.related("горбачев")
    assert "миколаів" in index.related("mykolaiv")
    counts = index.postings(index.row("lighterage"), "own")
    assert [*counts.values()] == [4]


def test_a_title_finds_a_note_as_a_whole_and_an_author_singly(index: Index) -> None:
    notes = {
        id
        for id in ("n1", "n2")
        if ("texts/marsh-1990/", id) in index.found("lind", "others")
    }
    assert notes
    forms = index.row("water")[5]
    rows = {row for said in forms.values() for row in said.split()}
    assert any(
        ("texts/marsh-1990/", id) in index.found(row, "others")
        for row in rows
        for id in notes
    )
    assert not any(
        ("texts/marsh-1990/", id) in index.found("water", "others") for id in notes
    )


def test_the_same_is_written_whatever_the_seed(tmp_path: Path) -> None:
    searched_edition(tmp_path / "edition")
    found = []
    for seed in ("1", "2"):
        site = tmp_path / seed
        command = [sys.executable, "-c", WRITE, tmp_path / "edition", site]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        subprocess.run(command, check=True, env=environment)
        found.append(files_of(site))
    assert found[0] == found[1]


def test_every_file_says_its_version(index: Index) -> None:
    names = [name.removesuffix(".json") for name in files_of(index.folder)]
    versions = {index.read(name)["version"] for name in names}
    assert versions == {index.about["version"]}
    assert len(names) > 8


def test_another_index_has_another_version_and_leaves_nothing_of_the_last(
    index: Index, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    write_index(searched_edition(tmp_path / "edition"), site)
    assert Index(site / "search").about["version"] == index.about["version"]
    (site / "search/index.html").write_text("the page", encoding="utf-8")
    write_index(load_edition(copy_small(tmp_path / "small")), site)
    small = Index(site / "search")
    assert small.about["version"] != index.about["version"]
    assert (site / "search/index.html").is_file()
    names = [name for name in files_of(small.folder) if name.endswith(".json")]
    versions = {small.read(name.removesuffix(".json"))["version"] for name in names}
    assert versions == {small.about["version"]}


def test_texts_are_told_with_the_kinds_of_their_entries(index: Index) -> None:
    texts = index.read("texts")["texts"]
    sizes = [sum(many for _, many in text["kinds"]) for text in texts]
    assert sizes == index.about["entries"]
    novak = next(text for text in texts if text["url"] == f"texts/{SLUG}/")
    assert novak["author"] == "Łucja Novák"
    assert novak["facets"] == {"vantage": "Northern vantage point"}
    assert novak["kinds"] == [
        *(["text", 1], ["headnote", 1], ["passage", 6]),
        *(["author-note", 1], ["editor-note", 1]),
    ]


def test_words_that_are_not_looked_for_are_not_indexed(index: Index) -> None:
    assert set(index.about["stop"]) == stop_words("en")
    assert index.row("the") == ["the"]


def test_the_commonest_words_are_offered_first(own: tuple[Edition, Index]) -> None:
    words = own[1].read("alike")["words"]
    assert words.index("nato") < words.index("enlargement") < words.index("rebutted")


def test_shards_are_in_order_and_end_between_beginnings() -> None:
    words = [f"{a}{b}{c}word" for a in "abc" for b in "ab" for c in "abcdefgh"]
    words += ["𐍈", "\uf900", "ё"]
    rows = [(word, ["A" * 900, "", "", "", {}]) for word in in_order(words)]
    found = list(shards([*rows, ("~", ["", "", "", "", {}])]))
    firsts = [first for first, _ in found]
    assert firsts == in_order(firsts)
    assert len(found) > 2
    assert firsts[0] == ""
    assert all(len(first) <= 4 for first in firsts)
    said = "\n".join(lines for _, lines in found).replace(",\n", "\n").splitlines()
    assert [line.split('"')[1] for line in said] == in_order(words)
    assert in_order(["\uf900", "𐍈"]) == ["𐍈", "\uf900"]


def test_names_of_files_differ_and_are_plain() -> None:
    words = ["so", "é", "e-9", "-e9-", "ё", "éa", "ແ", "=t:nato/2"]
    names = {file_name(word) for word in words}
    assert len(names) == len(words)
    assert all(name.isascii() and "/" not in name for name in names)


def test_an_endless_word_is_no_file(tmp_path: Path) -> None:
    root = searched_edition(tmp_path / "edition").root
    path = root / TEXT
    long = f"{'so' * 300} {'щ' * 200} bridge"
    path.write_text(path.read_text("utf-8").replace("The bridge", long), "utf-8")
    write_index(load_edition(root), tmp_path / "site")
    assert Index(tmp_path / "site/search").found("bridge")


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_digest_changes_with_whatever_is_searched(
    searched: Edition, tmp_path: Path, edit: tuple[str, str, str]
) -> None:
    root = searched_edition(tmp_path / "edition").root
    assert index_digest(load_edition(root)) == index_digest(load_edition(root))
    name, old, new = edit
    source = (root / name).read_text("utf-8")
    assert old in source
    before = index_digest(load_edition(root))
    (root / name).write_text(source.replace(old, new), encoding="utf-8")
    assert index_digest(load_edition(root)) != before


def test_a_readers_own_copies_are_not_searched(tmp_path: Path) -> None:
    root = lay_copies(searched_edition(tmp_path / "edition").root)
    plainly, full = load_edition(root), load_edition(root, with_transcriptions=True)
    write_index(plainly, tmp_path / "plain")
    write_index(full, tmp_path / "full")
    assert files_of(tmp_path / "full") == files_of(tmp_path / "plain")
