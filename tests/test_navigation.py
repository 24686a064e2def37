"""The navigation lists texts and generated pages by itself."""

from pathlib import Path

import pytest
from lxml import html

from edition.model import Edition
from edition.navigation import navigation
from edition.sources import load_edition
from edition.templating import headings
from support import SMALL

APPARATUS = ("glossary/index.md", "timeline.md", "bibliography.md")


def test_texts_stand_by_date_then_the_apparatus_about_pages_and_the_manual(
    small: Edition,
) -> None:
    entries = navigation(small)
    assert entries[0] == {"Home": "index.md"}
    assert entries[1]["Texts"] == [
        {"The Canal Belongs to Its Neighbours": "texts/marsh-1990.md"},
        {"Who Pays for the Locks?": "texts/anonymous-2001.md"},
    ]
    assert [entry for entry in entries if str(*entry.values()) in APPARATUS] == [
        {"Glossary": "glossary/index.md"},
        {"Timeline": "timeline.md"},
        {"Bibliography": "bibliography.md"},
    ]
    assert entries[-2]["About"] == [
        {"About this edition": "about/index.md"},
        {"How to cite": "about/citing.md"},
        {"Principles": "about/principles.md"},
    ]
    manual = entries[-1]["Manual"]
    assert manual[0] == {"About this manual": "manual/index.md"}
    assert manual[1] == {"Make your own edition": "manual/your-own-edition.md"}


def test_a_new_text_needs_its_file_and_nothing_else(small_root: Path) -> None:
    source = (SMALL / "docs/texts/anonymous-2001.md").read_text(encoding="utf-8")
    earlier = source.replace('"[2001-03..]"', "1901").replace("Who Pays", "Who Paid")
    (small_root / "docs/texts/older-1901.md").write_text(earlier, encoding="utf-8")
    texts = navigation(load_edition(small_root))[1]["Texts"]
    assert texts[0] == {"Who Paid for the Locks?": "texts/older-1901.md"}


def test_an_introduction_stands_right_after_the_front_page(small_root: Path) -> None:
    page = "---\ntitle: The quarrel\ndescription: What it is.\n---\n\n# The quarrel\n"
    (small_root / "docs/introduction.md").write_text(page, encoding="utf-8")
    entries = navigation(load_edition(small_root))
    assert entries[1] == {"The quarrel": "introduction.md"}


def test_pages_about_the_authors_stand_before_those_about_the_edition(
    small_root: Path,
) -> None:
    folder = small_root / "docs/authors"
    folder.mkdir()
    for name, title in (("ada", "Ada Brook"), ("index", "The authors")):
        (folder / f"{name}.md").write_text(f"# {title}\n", encoding="utf-8")
    before, about = navigation(load_edition(small_root))[-3:-1]
    assert "About" in about
    assert before == {
        "Authors": [
            {"The authors": "authors/index.md"},
            {"Ada Brook": "authors/ada.md"},
        ]
    }


def test_an_edition_without_pages_about_it_has_no_such_entry(small_root: Path) -> None:
    for path in (small_root / "docs/about").iterdir():
        path.unlink()
    assert all("About" not in entry for entry in navigation(load_edition(small_root)))


def test_a_mark_of_a_note_is_no_word_of_a_heading() -> None:
    mark = '<sup id="mark-n2"><a class="note-mark" href="#n2">2</a></sup>'
    html = f'<h2 id="to-jon">To Jon{mark} in H<sub>2</sub>O</h2>'
    assert headings(html) == [(2, "to-jon", "To Jon in H2O")]


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("timeline", "Timeline"),
        ("glossary/treaty", "Glossary"),
        ("texts/marsh-1990/versions", "Texts"),
    ],
)
def test_the_page_that_is_read_is_marked_or_the_one_above_it(
    built_small: Edition, page: str, marked: str
) -> None:
    file = built_small.root / "site" / page / "index.html"
    tree = html.fromstring(file.read_text(encoding="utf-8"))
    links = tree.xpath('//nav[@class="contents"]//a')
    active = [link for link in links if "contents__link--here" in link.classes]
    assert [link.text_content() for link in active] == [marked]
