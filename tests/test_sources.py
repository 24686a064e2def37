"""A directory becomes an edition, read once until something changes."""

import os
import unicodedata
from pathlib import Path

import pytest

from edition.checks import check
from edition.problems import EditionError
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
