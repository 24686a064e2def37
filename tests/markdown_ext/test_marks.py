"""Marks become HTML: each case is a file of Markdown, a line “---”, and the HTML.

A file is rendered as the page of a text, or, where its name begins with “page-”, as
another page. The data in ``cases/marks/in`` are laid over the small edition.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.markdown_ext import fragments
from edition.model import Edition
from edition.sources import load_edition
from support import CASES, copy_small, lay_over, render

FILES = sorted((CASES / "marks").glob("*.md"))
BORDER = "\n---\n"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = copy_small(tmp_path_factory.mktemp("marks") / "edition")
    lay_over(root, CASES / "marks")
    return load_edition(root)


def _rendered(edition: Edition, file: Path) -> str:
    source, _, _ = file.read_text(encoding="utf-8").partition(BORDER)
    page = "about/x.md" if file.name.startswith("page-") else "texts/marsh-1990.md"
    return render(source, edition, page)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_marks(
    file: Path, edition: Edition, golden: Callable[[str, Path], None], tmp_path: Path
) -> None:
    source, border, _ = file.read_text(encoding="utf-8").partition(BORDER)
    golden(f"{source}{border}{_rendered(edition, file)}\n", file)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(
    file: Path, edition: Edition
) -> None:
    from lxml import html

    tree = html.fragment_fromstring(_rendered(edition, file), create_parent="div")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)) or file.stem == "marked-twice"
    here = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert here <= {*ids, "p1", "p2"}
    assert not tree.xpath("//a//a")


def test_where_no_page_is_known_marks_stay_plain(edition: Edition) -> None:
    html = render("A treaty.[^1]\n{ #p1 }\n\n[^1]: A note.\n", edition, "")
    assert "passage" not in html
    assert "fn:1" in html


@pytest.mark.parametrize(
    "line",
    [
        "Words alone: 5 of them (“few” – ‘no more’)?",
        "Ünïcode, ліс; شجر",
        "A.",
        "A 1. b",
    ],
)
def test_words_without_a_mark_are_what_markdown_makes_of_them(
    edition: Edition, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = fragments.blocks(edition, line, "index.md")
    assert fragments.PLAIN.fullmatch(line)
    monkeypatch.setattr(fragments, "PLAIN", re.compile("(?!)"))
    assert fragments.blocks(edition, line, "index.md") == soon


@pytest.mark.parametrize("line", ["1. a", "- a", "a ", "a_b_", "a\nb", "a & b", "[^a]"])
def test_lines_that_may_have_a_mark_are_not_taken_for_words(line: str) -> None:
    assert not fragments.PLAIN.fullmatch(line)
