"""A build that takes pages from the cache makes the site that a first one makes."""

import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from building import copy_built
from edition.markdown_ext.inserts import has_insert
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import render
from edition.model import Edition
from support import CASES, contents, lay_copies, lay_over, run_edition

MARSH = "docs/texts/marsh-1990.md"
EDITS = {
    "a passage": (MARSH, "A treaty is a habit", "A treaty is a mere habit"),
    "a title": (MARSH, "title: The Canal Belongs", "title: The River Belongs"),
    "a definition": ("data/glossary.yml", "binding on those", "binding on all those"),
    "an event": ("data/timeline.yml", "label: ", "label: The great "),
    "a work": ("bibliography.bib", "title = {", "title = {On "),
    "a setting": ("edition.yml", "title: ", "title: Of "),
    "a page": ("docs/about/index.md", "# ", "# More "),
    "a long passage": (MARSH, "\n{ #p1 }", " And so it went on." * 300 + "\n{ #p1 }"),
}
WORD = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")
"""A word amid others, in whose place another may stand."""
CACHE = ".cache/edition.sqlite"
ALL_BUT_FONTS = "namespace != 'fonts'"
ROUNDS = 3


def build(root: Path, to: Path) -> Path:
    """Render an edition as the next command would, which has read nothing yet."""
    assert render(root, to, Options()) == []
    return to


def edit(root: Path, name: str, old: str, new: str) -> None:
    source = (root / name).read_text(encoding="utf-8")
    assert old in source
    (root / name).write_text(source.replace(old, new, 1), encoding="utf-8")


def compare_with_clean(root: Path, to: Path, *, of: str = ALL_BUT_FONTS) -> None:
    """Build with the cache, and without; the sites have to be the same.

    Args:
        root: the edition.
        to: where both are built.
        of: what is taken out of the cache; fonts take longest, and edits bring no
            letter that they lack.
    """
    first = build(root, to / "cached")
    clean = shutil.copytree(root, to / "clean-edition")
    with closing(sqlite3.connect(clean / CACHE, isolation_level=None)) as cache:
        assert cache.execute(f"DELETE FROM entries WHERE {of}").rowcount > 0
    assert contents(first) == contents(build(clean, to / "clean"))


@pytest.fixture(autouse=True)
def _date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Date all builds alike."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def root(built_small: Edition, tmp_path: Path) -> Path:
    """Return a small edition that was built once."""
    return copy_built(built_small, tmp_path / "edition")


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_a_cached_build_is_the_same_as_a_clean_one(
    root: Path, tmp_path: Path, change: tuple[str, str, str]
) -> None:
    edit(root, *change)
    compare_with_clean(root, tmp_path)


def test_after_random_edits_a_cached_build_is_the_same_too(
    root: Path, tmp_path: Path
) -> None:
    chance = random.Random(29)
    files = [root / "data/glossary.yml", root / "data/timeline.yml"]
    files += sorted((root / "docs").rglob("*.md"))
    for number in range(ROUNDS):
        for path in chance.sample(files, 2):
            source = path.read_text(encoding="utf-8")
            if words := list(WORD.finditer(source)):
                word = chance.choice(words)
                changed = source[: word.start()] + "barge" + source[word.end() :]
                path.write_text(changed, encoding="utf-8")
        (tmp_path / str(number)).mkdir()
        all_in_the_end = "TRUE" if number == ROUNDS - 1 else ALL_BUT_FONTS
        compare_with_clean(root, tmp_path / str(number), of=all_in_the_end)


def test_pages_are_taken_from_the_cache_and_after_it_was_pruned_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_edition(root, "build").returncode == 0  # prunes
    converted: list[str] = []
    render = Page.render

    def rendered(page: Page, config: MkDocsConfig, files: Files) -> None:
        converted.append(page.file.src_uri)
        render(page, config, files)

    monkeypatch.setattr(Page, "render", rendered)
    build(root, root / "made")
    docs = root / "docs"
    own = [p for p in docs.rglob("*.md") if has_insert(p.read_text(encoding="utf-8"))]
    expected = {p.relative_to(docs).as_posix() for p in own}
    expected |= {
        f"manual/{name}.md" for name in ("checks", "citing", "fields", "formats")
    }
    assert set(converted) == expected


def test_what_shows_transcriptions_leaves_nothing_to_what_does_not(
    root: Path, tmp_path: Path
) -> None:
    lay_copies(root)
    assert run_edition(root, "build", "--transcriptions").returncode == 0
    compare_with_clean(root, tmp_path)


def test_a_template_of_the_editions_own_reaches_its_pages(
    root: Path, tmp_path: Path
) -> None:
    own = root / "templates" / "text.html.j2"
    own.parent.mkdir()
    own.write_text("<h1 id=own>Ours</h1>{{ words }}", encoding="utf-8")
    compare_with_clean(root, tmp_path)


def test_an_emendation_reaches_its_passage(root: Path, tmp_path: Path) -> None:
    lay_over(root, CASES / "emendations")
    site = build(root, tmp_path / "site")
    page = (site / "texts/marsh-1990/index.html").read_text(encoding="utf-8")
    assert "emendations/#marsh-1990-p2" in page


def test_a_page_with_a_warning_warns_in_every_build(root: Path) -> None:
    with (root / "docs/about/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Nowhere](nowhere.md), [nothing](index.md#nothing)\n")
    checked = Options(is_checked=True)
    first, again = (render(root, root / "made", checked) for _ in range(2))
    assert first == again
    assert ["nowhere.md" in one for one in first] == [True, False]
    assert ["#nothing" in one for one in first] == [False, True]
