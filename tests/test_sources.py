"""A directory becomes an edition, read once until something changes."""

import os
import unicodedata
from pathlib import Path

import pytest

from edition.checks import check
from edition.problems import EditionError
from edition.readers.measures import MOST_LINES
from edition.sources import load_edition


def test_an_edition_is_read_once(small_root: Path) -> None:
    assert load_edition(small_root) is load_edition(small_root)


@pytest.mark.parametrize(
    "path", ["edition.yml", "bibliography.bib", "data/glossary.yml", "docs/index.md"]
)
def test_a_changed_file_is_read_again(small_root: Path, path: str) -> None:
    before = load_edition(small_root)
    file = small_root / path
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert load_edition(small_root) is not before


def test_a_file_touched_is_read_again(small_root: Path) -> None:
    before = load_edition(small_root)
    os.utime(small_root / "docs/index.md", (1, 1))
    assert load_edition(small_root) is not before


def test_a_new_file_and_a_removed_file_are_seen(small_root: Path) -> None:
    page = small_root / "docs/about/new.md"
    before = len(load_edition(small_root).pages)
    page.write_text("# New\n", encoding="utf-8")
    assert len(load_edition(small_root).pages) == before + 1
    page.unlink()
    assert len(load_edition(small_root).pages) == before


def test_a_directory_without_settings_holds_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"there is no edition\.yml"):
        load_edition(tmp_path)


def test_the_least_edition_has_settings_alone(tmp_path: Path) -> None:
    (tmp_path / "edition.yml").write_text("title: A\n", encoding="utf-8")
    edition = load_edition(tmp_path)
    assert (edition.texts, edition.pages, edition.terms) == ((), (), ())


def test_texts_are_in_order_of_their_dates(small_root: Path) -> None:
    slugs = [text.slug for text in load_edition(small_root).texts]
    assert slugs == ["marsh-1990", "anonymous-2001"]


def test_a_text_knows_its_passages_headnote_and_anchors(small_root: Path) -> None:
    text = load_edition(small_root).text["anonymous-2001"]
    assert [passage.id for passage in text.passages] == ["p1", "p2", "p3"]
    assert text.headnote.startswith("Nobody knows")
    assert text.anchors == {"p1", "p2", "p3", "n1", "n-flood"}


def test_a_text_is_found_by_its_page(small_root: Path) -> None:
    edition = load_edition(small_root)
    assert edition.text_at("texts/marsh-1990.md") is edition.text["marsh-1990"]
    assert edition.text_at("marsh-1990.md") is None
    assert edition.text_at("texts/none.md") is None


def test_what_a_link_leads_to_is_never_read(small_root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n", encoding="utf-8")
    (small_root / "docs/about/link.md").symlink_to(secret)
    (small_root / "docs/linked").symlink_to(tmp_path)
    edition = load_edition(small_root)
    assert all("Secret" not in page.document.body for page in edition.pages)
    assert {problem.code for problem in edition.problems} == {"S003"}


def test_letters_composed_and_decomposed_are_the_same(small_root: Path) -> None:
    forms = {"data/glossary.yml": "NFC", "docs/texts/marsh-1990.md": "NFD"}
    forms |= {"docs/texts/anonymous-2001.md": "NFD"}
    for path, form in forms.items():
        file = small_root / path
        written = file.read_text(encoding="utf-8").replace("Harbour", "Hårbour")
        file.write_text(unicodedata.normalize(form, written), encoding="utf-8")
    edition = load_edition(small_root)
    assert not [problem for problem in check(edition) if problem.code == "G001"]
    assert "Hårbour" in edition.text["marsh-1990"].document.body


def found(root: Path) -> list[tuple[str, str]]:
    return [(p.code, p.place.path) for p in load_edition(root).problems]


def test_a_file_that_may_not_be_read_has_a_problem(
    small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "glossary.yml":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    edition = load_edition(small_root)
    assert found(small_root) == [("S010", "data/glossary.yml")]
    assert edition.unreadable == {"data/glossary.yml"}


def test_a_folder_that_may_not_be_read_ends_with_a_sentence(
    small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(EditionError, match="docs cannot be read: Permission denied"):
        load_edition(small_root)


@pytest.mark.parametrize("line", ["A line.  \n", "> A line.\n", "{ x }\n"])
def test_a_paragraph_without_end_is_refused(small_root: Path, line: str) -> None:
    page = small_root / "docs/about/long.md"
    page.write_text("# Long\n\n" + line * MOST_LINES, encoding="utf-8")
    assert ("S005", "docs/about/long.md") not in found(small_root)
    page.write_text("# Long\n\n" + line * (MOST_LINES + 1), encoding="utf-8")
    assert found(small_root) == [("S005", "docs/about/long.md")]


def test_a_pipe_is_no_file(small_root: Path) -> None:
    os.mkfifo(small_root / "docs/about/pipe.md")
    assert found(small_root) == [("S010", "docs/about/pipe.md")]


@pytest.mark.parametrize(
    "name",
    ["two\nlines.md", 'a"b.md', "<b>.md", "a" * 200 + ".md", "-`x`.md", "\x1b.md"],
)
def test_a_name_that_means_something_elsewhere_is_refused(
    small_root: Path, name: str
) -> None:
    (small_root / "docs/about" / name).write_text("# Words\n", encoding="utf-8")
    assert found(small_root) == [("S010", f"docs/about/{name}")]
    (problem,) = check(load_edition(small_root))
    assert "\n" not in str(problem)


@pytest.mark.parametrize("name", ["naïve.md", "a b.md", "-rf.md", "права.md"])
def test_other_names_are_no_fault(small_root: Path, name: str) -> None:
    (small_root / "docs/about" / name).write_text("# Words\n", encoding="utf-8")
    assert check(load_edition(small_root)) == []


@pytest.mark.parametrize(
    "words",
    [
        f"[x]({'a' * 300}.png)",
        f"[x](../{'a/' * 300}b.md)",
        f"[@lind1988water, p. {'9' * 5_000}-1]",
        f"[@{'a' * 500}]",
        f"[^{'a' * 500}]",
        f"# {'a' * 100_000}",
        f"{{ #{'a' * 5_000} }}",
        "> " * 3_000 + "x",
        "- " * 3_000 + "x",
        "[" * 3_000 + "x" + "](y)" * 3_000,
    ],
    ids=lambda words: words[:12],
)
def test_nothing_in_a_page_ends_the_reading(small_root: Path, words: str) -> None:
    (small_root / "docs/about/odd.md").write_text(f"{words}\n", encoding="utf-8")
    problems = check(load_edition(small_root))
    assert {problem.place.path for problem in problems} <= {"docs/about/odd.md"}
