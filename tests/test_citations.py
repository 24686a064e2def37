"""Citations as pandoc formats them, in full each time, kept in a cache."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from edition import citations
from edition.citations import pandoc, reference_markdown
from edition.citations.short import linked_in_short
from edition.model import Edition, Page
from edition.readers.bibliography import read_bibliography
from edition.scan import scan
from edition.scan.locators import LABELS
from edition.sources import load_edition
from support import CASES, SMALL, render

TABLE = CASES / "citations" / "table.txt"
OF_LABELS = {label: f"@treaty, {name} 7" for name, label in LABELS.items()}
"""A mark for each kind of locator."""


def mark_html(edition: Edition, inner: str) -> str | None:
    """Return the HTML of a mark on the page of a text."""
    return citations.mark_html(edition, inner, "texts/a.md")


def _edition(root: Path) -> Edition:
    source = (CASES / "citations" / "references.bib").read_text(encoding="utf-8")
    references, problems = read_bibliography(source, "bibliography.bib")
    assert problems == []
    return replace(
        load_edition(SMALL), root=root, references=references, texts=(), pages=()
    )


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return an edition of one page that has all marks: pandoc runs once for them."""
    marks = "\n\n".join([*_marks(), *(f"[{mark}]" for mark in OF_LABELS.values())])
    page = Page("docs/a.md", "Marks", scan(marks, "docs/a.md", 1))
    return replace(_edition(tmp_path_factory.mktemp("citations")), pages=(page,))


def _marks() -> Iterator[str]:
    """Return the marks of the table: each a line, the result on the lines below."""
    for paragraph in TABLE.read_text(encoding="utf-8").split("\n\n"):
        yield paragraph.strip().split("\n")[0]


def test_the_table_of_citations(
    edition: Edition, golden: Callable[[str, Path], None]
) -> None:
    found = [f"{mark}\n{mark_html(edition, mark[1:-1])}\n" for mark in _marks()]
    golden("\n".join(found), TABLE)


def test_the_table_of_entries(
    edition: Edition, golden: Callable[[str, Path], None]
) -> None:
    found = [f"{r.key}\n{reference_markdown(edition, r)}\n" for r in edition.references]
    golden("\n".join(found), CASES / "citations" / "entries.txt")


def test_a_second_use_is_as_full_as_the_first(edition: Edition) -> None:
    once = mark_html(edition, "@book, p. 4")
    assert mark_html(edition, "@book, p. 4; @book, p. 4") == f"{once}; {once}"


@pytest.mark.parametrize(
    ("mark", "before", "words", "behind"),
    [
        ("@lind1988water", "Lind and Ferro, ", "Water and Neighbours", ""),
        ("@lind1988water, p. 4", "Lind and Ferro, ", "Water and Neighbours", ", p. 4"),
        (
            *("@petrenko1995port", "Petrenko, "),
            *('<span lang="ru">Порт и закон</span>', " [Port and law]"),
        ),
    ],
)
def test_a_work_in_short_is_linked_by_author_and_title(
    small: Edition, mark: str, before: str, words: str, behind: str
) -> None:
    key = mark[1:].partition(",")[0]
    assert linked_in_short(small, mark, "names.md") == (
        f'<a class="citation" role="doc-biblioref" href="../bibliography/#ref-{key}">'
        f"{before}<cite>{words}</cite></a>{behind}"
    )


def test_an_unknown_work_in_short_is_seen(small: Edition) -> None:
    found = linked_in_short(small, "@nobody", "names.md")
    assert found == "<strong>nobody?</strong>"


@pytest.mark.parametrize("mark", ["", "no key", "a@example.org", "@"])
def test_what_cites_nothing_gives_nothing(edition: Edition, mark: str) -> None:
    assert mark_html(edition, mark) is None


@pytest.mark.parametrize("label", OF_LABELS)
def test_a_locator_of_every_label_is_shown(edition: Edition, label: str) -> None:
    assert "7" in str(mark_html(edition, OF_LABELS[label]))


@pytest.mark.parametrize("mark", list(_marks()))
def test_a_citation_renders_as_a_link_and_leaves_no_sign(
    edition: Edition, mark: str
) -> None:
    html = render(f"Claim {mark} end.", edition, "about/x.md")
    if "nobody" not in mark:
        assert html.count('role="doc-biblioref"') == mark.count("@")
        assert "bibliography/#ref-" in html
    for sign in ("[@", "{ .", "doc-biblioref }", "\\", "*"):
        assert sign not in html.replace("100% *Safe*", "")


def test_the_cache_is_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = mark_html(_edition(tmp_path), "@book, p. 4")
    runs: list[object] = []
    monkeypatch.setattr(pandoc, "_run", lambda *args: runs.append(args))
    assert mark_html(_edition(tmp_path), "@book, p. 4") == first
    assert runs == []


def test_a_changed_reference_is_formatted_anew(tmp_path: Path) -> None:
    before = _edition(tmp_path)
    mark_html(before, "@book")
    book = before.reference["book"]
    other = replace(book, item={**book.item, "title": "Fire"})
    after = replace(before, references=(other,))
    assert "Fire" in str(mark_html(after, "@book"))


def test_citations_are_formatted_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    run = pandoc._run

    def counted(wanted: list, *rest: object) -> dict:
        sizes.append(len(wanted))
        return run(wanted, *rest)

    monkeypatch.setattr(pandoc, "_run", counted)
    monkeypatch.setattr(pandoc, "CHUNK", 5)
    mark_html(_edition(tmp_path), "@book")
    assert len(sizes) > 1
    assert max(sizes) <= 5
    assert sum(sizes) >= 13
