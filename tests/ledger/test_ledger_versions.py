"""Versions come from git and the changelog, and from what there is without git."""

import json
import shutil
from pathlib import Path

import pytest

from edition.exports.changes import changes
from edition.exports.errata import errata, feed
from edition.ledger.changelog import read_changelog
from edition.ledger.differences import differences, readable, runs
from edition.ledger.versions import Version, is_released, versions
from edition.model import Edition
from edition.sources import load_edition
from edition.views.pages import generated_pages
from edition.views.versions import shown_runs
from ledger_history import (
    CHANGELOG,
    MARSH,
    commit,
    edit,
    first_version,
    git,
    ledger,
    second_version,
)
from support import CASES, render_page, render_text


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = first_version(tmp_path_factory.mktemp("past") / "edition")
    second_version(root)
    return root


@pytest.fixture
def edition(root: Path) -> Edition:
    return load_edition(root)


@pytest.fixture
def without_git(root: Path, tmp_path: Path) -> Edition:
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".git"))
    return load_edition(copy)


def marsh(edition: Edition) -> tuple[Version, ...]:
    return versions(edition)["marsh-1990"]


def page(edition: Edition) -> str:
    """Return the page of versions, white space as readers see it."""
    return " ".join(render_page(edition, "texts/marsh-1990/versions.md").split())


def test_versions_are_dated_and_the_newest_comes_first(edition: Edition) -> None:
    found = [(v.number, v.date, v.tag) for v in marsh(edition)]
    assert found == [("1.1.0", "2021-03-01", ""), ("1.0.0", "2020-02-01", "v1.0.0")]


def test_a_text_that_did_not_change_has_one_version(edition: Edition) -> None:
    assert [v.number for v in versions(edition)["anonymous-2001"]] == ["0.1.0"]


def test_an_earlier_text_is_that_of_its_last_tag(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, MARSH, ("and the Canal Commission had it", "and they had it"))
    commit(root, "texts: A slip", "v1.0.0-final", "2020-05-01")
    edit(root, MARSH, ("and they had it", "and nobody had it"))
    git(root, "commit", "--quiet", "--all", "-m", "texts: Not given out")
    second = (("version: 1.0.0", "version: 1.1.0"), ("nobody had it", "some had it"))
    edit(root, MARSH, *second)
    commit(root, "texts: Second", "v1.1.0", "2021-03-01")
    new, old = marsh(load_edition(root))
    assert (old.tag, old.date) == ("v1.0.0-final", "2020-02-01")
    found = differences(load_edition(root), load_edition(root).texts[0], old, new)
    words = [run for d in found for run in d.runs if run[0] == "-"]
    assert words == [("-", "they ")]


def test_a_version_not_yet_committed_is_compared_with_the_last(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, MARSH, ("version: 1.0.0", "version: 1.0.1"), ("had it.", "has it."))
    new, old = marsh(load_edition(root))
    assert (new.number, new.date, old.number) == ("1.0.1", "", "1.0.0")
    found = changes(load_edition(root), load_edition(root).text["marsh-1990"])
    assert list(found["versions"][1]["passages"]) == ["p2"]


def test_differences_follow_words_that_moved(edition: Edition) -> None:
    new, old = marsh(edition)
    found = list(differences(edition, edition.text["marsh-1990"], old, new))
    assert [(d.anchor, d.kind) for d in found] == [
        ("p2", "changed"),
        ("p4", "added"),
        ("n-share", "removed"),
    ]


def test_without_git_the_changelog_and_the_ledger_know(without_git: Edition) -> None:
    found = [(v.number, v.date, v.document is not None) for v in marsh(without_git)]
    assert found == [("1.1.0", "2021-03-01", True), ("1.0.0", "2020-02-01", False)]
    assert "not at hand" in page(without_git)
    assert 'Changed: <a href="../#p2">Passage 2</a>' in page(without_git)
    old = changes(without_git, without_git.text["marsh-1990"])["versions"][1]
    assert old["at_hand"] is False
    kinds = {id: change["kind"] for id, change in old["passages"].items()}
    assert kinds == {"p2": "changed", "p4": "added"}


def test_a_shallow_clone_knows_no_earlier_text(root: Path, tmp_path: Path) -> None:
    git(root, "clone", "--quiet", "--depth", "1", f"file://{root}", str(tmp_path / "c"))
    assert not any(v.commit for v in marsh(load_edition(tmp_path / "c")))


def test_a_version_is_released_by_tag_or_by_changelog(
    edition: Edition, without_git: Edition
) -> None:
    for one in (edition, without_git):
        assert is_released(one, "marsh-1990", "1.0.0")
        assert not is_released(one, "marsh-1990", "1.2.0")


def test_the_page_of_versions_says_what_changed(edition: Edition) -> None:
    html = page(edition)
    heading = '<h2 id="v1-1-0">Version 1.1.0</h2> <p class="entry__meta"> 1 March 2021'
    assert heading in html
    assert "<strong>May alter the meaning:</strong> Passage 2 says again" in html
    assert "<del>had</del> <ins>claimed</ins> it." in html
    assert '<a href="../#p2">Passage 2</a> was changed:' in html
    assert "Editors’ note “share” was taken out:" in html
    assert "tag v1.0.0, commit" in html
    assert '<a href="../../../errata.xml">' in html


def test_the_doi_is_one_setting(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "doi")
    doi = "doi:\n  concept: 10.5281/zenodo.1\n  version: 10.5281/zenodo.2\ncontact:"
    edit(tmp_path / "doi", "edition.yml", ("contact:", doi))
    edition = load_edition(tmp_path / "doi")
    assert edition.problems == ()
    assert 'href="https://doi.org/10.5281/zenodo.1"' in page(edition)
    assert 'href="https://doi.org/10.5281/zenodo.2"' in page(edition)
    assert 'href="https://doi.org/10.5281/zenodo.1"' in feed(edition)


@pytest.mark.parametrize("doi", ["zenodo.1", "https://doi.org/10.5281/x", "10.5281/"])
def test_what_is_no_doi_is_a_problem(root: Path, tmp_path: Path, doi: str) -> None:
    shutil.copytree(root, tmp_path / "doi")
    setting = f"doi:\n  concept: {doi}\ncontact:"
    edit(tmp_path / "doi", "edition.yml", ("contact:", setting))
    problems = load_edition(tmp_path / "doi").problems
    assert [problem.code for problem in problems] == ["T002"]


def test_the_feed_lists_what_touches_meaning(edition: Edition) -> None:
    assert [(e.date, e.title) for e in errata(edition)] == [
        ("2021-03-01", "Marsh 1990, editors’ note “share” withdrawn"),
        ("2021-03-01", "Marsh 1990, version 1.1.0"),
    ]


def test_an_editorial_commit_is_listed_until_a_release_takes_it_up(
    root: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    edit(copy, MARSH, ("a habit, not a paper", "a habit and a paper"))
    commit(copy, "[Editorial] texts: A treaty is both", "after", "2021-06-01")
    assert errata(load_edition(copy))[0].title == "texts: A treaty is both"
    release = "## 1.2.0 · 2021-07-01\n\n- [Editorial] `marsh-1990` 1.1.1: Both.\n\n"
    edit(copy, "CHANGELOG.md", ("## 1.1.0", f"{release}## 1.1.0"))
    assert "texts: A treaty is both" not in feed(load_edition(copy))


def test_the_feed_is_atom(edition: Edition) -> None:
    etree = pytest.importorskip("lxml.etree")
    atom = "{http://www.w3.org/2005/Atom}"
    tree = etree.fromstring(feed(edition).encode())
    for parent in (tree, *tree.iter(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(atom + name)) == 1
    ids = [entry.find(f"{atom}id").text for entry in tree.iter(f"{atom}entry")]
    assert len(set(ids)) == len(ids) == 2
    assert all(id.startswith("tag:example.org,2021-03-01:") for id in ids)
    assert tree.find(f"{atom}author/{atom}name").text


def test_an_edition_without_changes_has_an_empty_feed(small_root: Path) -> None:
    assert "<entry>" not in feed(load_edition(small_root))


def former(edition: Edition, path: str) -> str:
    """Return the list of former ids at the end of a page."""
    text = edition.text_at(path)
    html = render_text(edition, text.slug) if text else render_page(edition, path)
    return html.partition('<h2 id="former">')[2]


def test_the_list_of_old_ids_keeps_them_in_the_page(edition: Edition) -> None:
    html = former(edition, "texts/marsh-1990.md")
    assert 'id="n-share"' in html
    assert "It repeated what the other text says." in html
    assert 'href="./#p5"' in html, "without the version that the address may name"
    assert 'id="p4"' not in html, "p4 is in use again"
    assert 'class="passage' not in html


def test_a_page_without_old_ids_has_no_list(edition: Edition) -> None:
    assert former(edition, "texts/anonymous-2001.md") == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a b c", (("=", "a b c"),)),
        ("a b c", "a x c", (("=", "a "), ("-", "b "), ("+", "x "), ("=", "c"))),
        ("", "a", (("+", "a"),)),
        ("a", "", (("-", "a"),)),
        ("a b", "a b c", (("=", "a b "), ("+", "c"))),
    ],
)
def test_runs_tell_what_stayed_went_and_came(
    old: str, new: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert runs(old, new) == expected


def test_words_of_a_difference_are_no_markup(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    words = "<b>x</b> &amp; [y"
    edit(root, MARSH, ("version: 1.0.0", "version: 1.0.1"), ("had it.", f"{words}."))
    html = page(load_edition(root))
    assert "<b>" not in html
    assert "<ins>&lt;b&gt;x&lt;/b&gt; &amp;amp; [y.</ins>" in html


def test_a_long_passage_is_cut_to_what_is_near() -> None:
    same = " ".join(f"w{n}" for n in range(100)) + " "
    found = shown_runs((("=", same), ("-", "old "), ("+", "new "), ("=", same)))
    assert found[0].words.startswith("… w88")
    assert found[-1].words.endswith("w11 … ")


def test_a_note_names_the_works_it_cites() -> None:
    assert readable("See [@a, p. 3; cf. @b].[^x]") == "See (a, p. 3; cf. b)."


def test_the_changelog_names_texts_versions_and_meaning() -> None:
    items = read_changelog(CHANGELOG)
    assert [(i.versions, i.is_editorial, i.date) for i in items] == [
        ((("marsh-1990", "1.1.0"),), True, "2021-03-01"),
        ((("marsh-1990", "1.0.0"), ("anonymous-2001", "0.1.0")), False, "2020-02-01"),
    ]
    assert items[0].words.endswith("a passage was missing.")


@pytest.mark.parametrize(
    "source",
    ["", "- a", "## 1.0.0\n- `a` 1: x", "## x\n- `a` 1.0.0 no colon", "-  \n- : x"],
)
def test_items_that_name_no_version_are_left_aside(source: str) -> None:
    assert read_changelog(source) == ()


def test_changes_are_small_json(edition: Edition) -> None:
    found = json.loads(json.dumps(changes(edition, edition.text["marsh-1990"])))
    assert found["current"] == "1.1.0"
    assert [v["number"] for v in found["versions"]] == ["1.1.0", "1.0.0"]
    assert found["versions"][0]["passages"] == {}
    assert found["versions"][1]["passages"]["p4"]["kind"] == "added"


def test_a_repository_without_a_commit_is_no_trouble(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    shutil.rmtree(root / ".git")
    git(root, "init", "--quiet")
    assert [v.number for v in marsh(load_edition(root))] == ["1.0.0"]
    assert "entries" in ledger(root, "--update")


def test_a_text_that_was_renamed_leaves_a_page_behind(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    old, new = "anonymous-2001", "sheet-2001"
    (root / f"docs/texts/{old}.md").rename(root / f"docs/texts/{new}.md")
    ledger(root, "move", old, new)
    edition = load_edition(root)
    found = [p for p in generated_pages(edition) if p.path == f"texts/{old}.md"]
    assert len(found) == 1
    assert not found[0].in_nav
    html = render_page(edition, f"texts/{old}.md")
    assert f'It is now <a href="../{new}/">Anonymous 2001</a>.' in html
    assert html.count('id="p1"') == 1
    assert f'<a href="../{new}/#p1">Anonymous 2001, passage 1</a>' in html


def test_a_work_that_was_renamed_has_no_id_of_a_work(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, "bibliography.bib", ("ferro1987handbook,", "ferro1987guide,"))
    one, two = (f"bibliography#ref-ferro1987{name}" for name in ("handbook", "guide"))
    ledger(root, "move", one, two)
    html = former(load_edition(root), "bibliography.md")
    assert 'id="former-ref-ferro1987handbook"' in html
    assert 'data-was="ref-ferro1987handbook"' in html
    assert 'href="./#ref-ferro1987guide"' in html


def test_a_name_that_was_renamed_is_listed_at_the_end_of_its_page(
    tmp_path: Path,
) -> None:
    root = first_version(tmp_path / "edition")
    for name in ("names", "parallels"):
        shutil.copy(CASES / f"apparatus/in/data/{name}.yml", root / f"data/{name}.yml")
    ledger(root, "--update")
    edit(root, "data/names.yml", ("id: lind", "id: lind-asa"))
    ledger(root, "move", "names#name-lind", "names#name-lind-asa")
    html = render_page(load_edition(root), "names.md")
    listed = html.partition('<h2 id="former">')[2]
    assert 'id="name-lind" data-was="name-lind"' in listed
    assert '<a href="./#name-lind-asa">name “lind-asa”</a>' in listed


def test_a_reason_is_no_markup(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    second_version(root)
    said = "It repeated what the other text says"
    edit(root, "data/ledger.yml", (said, "`x` <script> & [a](b) {{ c }}"))
    html = former(load_edition(root), "texts/marsh-1990.md")
    assert "`x` &lt;script&gt; &amp; [a](b) {{ c }}." in html
