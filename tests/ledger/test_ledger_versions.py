"""Versions come from the record of releases, and their words from tags."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.exports.changes import changes
from edition.exports.citation_file import citation_file
from edition.exports.errata import errata, feed
from edition.ledger.changelog import read_changelog
from edition.ledger.differences import differences, readable, runs
from edition.ledger.past import recorded_words
from edition.ledger.releases import release_days
from edition.ledger.versions import Version, versions
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
    release,
    second_version,
)
from support import CASES, copy_small, render_page, render_text


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = first_version(tmp_path_factory.mktemp("past") / "edition")
    second_version(root)
    return root


@pytest.fixture
def edition(root: Path) -> Edition:
    return load_edition(root)


def marsh(edition: Edition) -> tuple[Version, ...]:
    return versions(edition)["marsh-1990"]


def page(edition: Edition) -> str:
    """Return the page of versions, white space as readers see it."""
    return " ".join(render_page(edition, "texts/marsh-1990/versions.md").split())


def test_versions_are_dated_and_the_newest_comes_first(edition: Edition) -> None:
    found = [(v.number, v.date, v.releases) for v in marsh(edition)]
    assert found == [
        ("1.1.0", "2021-03-01", ("1.1.0",)),
        ("1.0.0", "2020-02-01", ("1.0.0",)),
    ]


def test_a_text_that_did_not_change_has_one_version(edition: Edition) -> None:
    assert [v.number for v in versions(edition)["anonymous-2001"]] == ["0.1.0"]


def test_an_earlier_text_is_that_of_its_last_release(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, "CHANGELOG.md", ("## Unreleased", "## Unreleased\n\n- More."))
    edit(root, MARSH, ("and the Canal Commission had it", "and they had it"))
    commit(root, "texts: A slip", "unrelated", "2020-04-01")
    edit(root, MARSH, ("and they had it", "and the Canal Commission had it"))
    release(root, "1.0.1", "2020-05-01")
    commit(root, "release: 1.0.1", "v1.0.1", "2020-05-01")
    edit(root, MARSH, ("1.0.0", "1.1.0"), ("Commission had it", "Commission won it"))
    new, old = marsh(load_edition(root))
    assert (old.releases, old.date) == (("1.0.0", "1.0.1"), "2020-02-01")
    git(root, "tag", "--delete", "v1.0.0")
    assert marsh(load_edition(root))[1].document is not None
    found = differences(load_edition(root), load_edition(root).texts[0], old, new)
    assert [run for d in found for run in d.runs if run[0] == "-"] == [("-", "had ")]


def test_a_tag_with_another_version_is_not_the_text(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"))
    git(root, "commit", "--quiet", "--all", "-m", "texts: Second")
    git(root, "tag", "--force", "v1.0.0")
    assert marsh(load_edition(root))[1].document is None


def test_a_version_not_yet_released_is_compared_with_the_last(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, MARSH, ("version: 1.0.0", "version: 1.0.1"), ("had it.", "has it."))
    edition = load_edition(root)
    new, old = marsh(edition)
    assert (new.number, new.date, old.number) == ("1.0.1", "", "1.0.0")
    found = changes(edition, edition.text["marsh-1990"])
    assert list(found["versions"][1]["passages"]) == ["p2"]
    assert "Not released yet" in page(edition)


def test_differences_follow_words_that_moved(edition: Edition) -> None:
    new, old = marsh(edition)
    found = list(differences(edition, edition.text["marsh-1990"], old, new))
    assert [(d.anchor, d.kind) for d in found] == [
        ("p2", "changed"),
        ("p4", "added"),
        ("n-share", "removed"),
    ]


def no_git(root: Path, to: Path) -> None:
    shutil.copytree(root, to, ignore=shutil.ignore_patterns(".git"))


def shallow(root: Path, to: Path) -> None:
    git(root, "clone", "--quiet", "--depth", "1", f"file://{root}", str(to))


def no_tags(root: Path, to: Path) -> None:
    git(root, "clone", "--quiet", "--no-tags", f"file://{root}", str(to))


@pytest.mark.parametrize("make", [no_git, shallow, no_tags])
def test_without_tags_all_but_the_words_is_known(
    make: Callable[[Path, Path], None], root: Path, edition: Edition, tmp_path: Path
) -> None:
    make(root, tmp_path / "other")
    other = load_edition(tmp_path / "other")
    known = [
        [(v.number, v.date, v.releases) for v in marsh(e)] for e in (edition, other)
    ]
    assert known[0] == known[1]
    assert [v.document is not None for v in marsh(other)] == [True, False]
    assert feed(other) == feed(edition)
    old, full = (
        changes(e, e.text["marsh-1990"])["versions"][1] for e in (other, edition)
    )
    assert (old["at_hand"], full["at_hand"]) == (False, True)
    kinds = {id: change["kind"] for id, change in full["passages"].items()}
    assert {id: change["kind"] for id, change in old["passages"].items()} == {
        id: kind for id, kind in kinds.items() if kind != "removed"
    }
    words = page(other)
    assert "not at hand" in words
    assert 'Changed: <a href="../#p2">Passage 2</a>' in words
    assert 'Added: <a href="../#p4">Passage 4</a>' in words
    headings = re.compile(r"<h2.*?</h2> <p.*?</p>(?: <ul>.*?</ul>)?")
    assert headings.findall(words) == headings.findall(page(edition))


def test_what_is_not_released_is_known_from_the_ledger_too(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    edit(root, MARSH, ("version: 1.0.0", "version: 1.0.1"), ("had it.", "has it."))
    shutil.rmtree(root / ".git")
    edition = load_edition(root)
    found = changes(edition, edition.text["marsh-1990"])["versions"][1]
    assert found["passages"] == {"p2": {"kind": "changed", "runs": ()}}


def test_before_the_first_release_nothing_is_dated(tmp_path: Path) -> None:
    edition = load_edition(copy_small(tmp_path / "edition"))
    assert [(v.number, v.date, v.releases) for v in marsh(edition)] == [
        ("1.0.0", "", ())
    ]
    words = page(edition)
    assert "Not released yet: its words may still change" in words
    assert "The first version." in words
    assert "date-released" not in citation_file(edition)


def test_a_release_that_only_the_changelog_knows_has_its_day(tmp_path: Path) -> None:
    root = first_version(tmp_path / "edition")
    (root / "data/releases.yml").unlink()
    edition = load_edition(root)
    assert release_days(edition)["marsh-1990", "1.0.0"] == "2020-02-01"
    assert ("marsh-1990", "1.2.0") not in release_days(edition)


def test_the_page_of_versions_says_what_changed(edition: Edition) -> None:
    html = page(edition)
    heading = '<h2 id="v1-1-0" class="version">Version 1.1.0</h2>'
    assert f'{heading} <p class="entry__meta"> 1 March 2021' in html
    assert "<strong>May alter the meaning:</strong> Passage 2 says again" in html
    assert "<del>had</del> <ins>claimed</ins> it." in html
    assert '<a href="../#p2">Passage 2</a> was changed:' in html
    assert "Editors’ note “share” was taken out:" in html
    assert "1 February 2020 · first in version 1.0.0 of the edition" in html
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


def test_what_is_not_released_is_no_erratum(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    item = "- [Editorial] `marsh-1990` 1.1.0: A treaty is both."
    edit(tmp_path / "copy", "CHANGELOG.md", ("Unreleased", f"Unreleased\n\n{item}"))
    assert "A treaty is both" not in feed(load_edition(tmp_path / "copy"))


def test_before_the_first_release_there_are_no_errata(
    root: Path, tmp_path: Path
) -> None:
    shutil.copytree(root, tmp_path / "copy")
    (tmp_path / "copy/data/releases.yml").unlink()
    (tmp_path / "copy/CHANGELOG.md").unlink()
    assert errata(load_edition(tmp_path / "copy")) == ()


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


def test_a_note_names_the_works_it_cites(small: Edition) -> None:
    found = readable(small, "See [@lind1988water, pp. 3-4; cf. @nobody].[^x]")
    assert found == "See Lind and Ferro, Water and Neighbours, pp. 3–4; cf. nobody?."


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


def test_who_reads_the_past_has_the_present_still(past: Path) -> None:
    edition = load_edition(past)
    assert recorded_words(edition, edition.ledger)
    assert load_edition(past) is edition
