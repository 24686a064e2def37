"""A text in chapters is one text on several pages: whoever names a passage finds it."""

import re
from pathlib import Path

import pytest
from lxml import html

from edition import addresses
from edition.addresses import Address
from edition.checks import check
from edition.ledger.published import published
from edition.model import Edition
from edition.navigation import navigation
from edition.readers.front_matter import split
from edition.search.index import records
from edition.self_citation import address
from edition.self_citation.meta_tags import Link
from edition.self_citation.metadata import head
from edition.sources import load_edition
from support import copy_small, render_chapter, render_page, render_text
from treatise import EACH, MONTHS, write_treatise

SLUG = "sad-1903"
ONE = "docs/texts/marsh-1990"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = write_treatise(tmp_path_factory.mktemp("treatise") / "edition")
    (root / "mkdocs.yml").touch()
    return load_edition(root)


def parsed(source: str) -> html.HtmlElement:
    return html.fragment_fromstring(source, create_parent="div")


def test_the_treatise_is_in_order(edition: Edition) -> None:
    assert check(edition) == []
    text = edition.text[SLUG]
    assert [chapter.title for chapter in text.chapters] == [name for _, name in MONTHS]
    assert len(text.passages) == EACH * len(MONTHS) == 240
    assert len({passage.markdown for passage in text.passages}) == 240


def test_sections_are_counted_through_the_chapters(edition: Edition) -> None:
    sections = [passage.section for passage in edition.text[SLUG].passages]
    assert sections == sorted(sections)
    assert sections[-1] == len(edition.text[SLUG].document.headings) == 12


@pytest.mark.parametrize(
    ("anchor", "page"),
    [
        *(("", "index"), ("headnote", "index"), ("p1", "01-sichen")),
        *(("p57", "03-berezen"), ("n12", "12-hruden"), ("n-pro-2", "02-liutyi")),
        ("p999", "index"),
    ],
)
@pytest.mark.parametrize("named", ["", "/index", "/01-sichen"])
def test_an_id_leads_to_its_chapter_whatever_page_is_named(
    edition: Edition, named: str, anchor: str, page: str
) -> None:
    is_unknown = anchor in ("", "p999") and named == "/01-sichen"
    expected = "01-sichen" if is_unknown else page
    path = f"texts/{SLUG}{named}.md"
    assert edition.page_with(path, anchor) == f"texts/{SLUG}/{expected}.md"


def test_other_pages_are_left_alone(edition: Edition) -> None:
    for path in ("index.md", f"texts/{SLUG}/versions.md", "texts/none.md"):
        assert edition.page_with(path, "p1") == path


def test_the_number_of_a_file_is_no_part_of_its_address() -> None:
    page = f"texts/{SLUG}/03-berezen.md"
    assert addresses.published(page) == f"texts/{SLUG}/berezen/"
    assert addresses.relative("index.md", Address(page, "p57")) == (
        f"texts/{SLUG}/berezen/#p57"
    )
    assert addresses.published("about/01-more.md") == "about/01-more/"


def test_the_first_page_lists_the_chapters_and_all_that_is_in_them(
    edition: Edition,
) -> None:
    page = parsed(render_text(edition, SLUG))
    lines = page.xpath("//ol[@class='chapters']/li")
    assert [line.xpath("./a/@href")[0] for line in lines] == [
        f"{name}/" for name, _ in MONTHS
    ]
    assert lines[2].xpath("./span[@class]/text()") == ["¶ 41–60"]
    assert lines[2].xpath(".//@id")[:2] == ["p41", "p42"]
    assert {"n3", "n-pro-3"} <= {*lines[2].xpath(".//@id")}


def test_a_chapter_has_its_passages_notes_and_events_and_no_others(
    edition: Edition,
) -> None:
    page = parsed(render_chapter(edition, SLUG, "traven"))
    numbers = page.xpath("//a[@class='passage__number']/text()")
    assert numbers == [str(n) for n in range(81, 101)]
    assert page.xpath("//li[contains(@class, 'note--own')]/@id") == ["n5"]
    marks = page.xpath("//a[contains(@class, 'note-mark--editor')]/text()")
    assert marks == ["a"]
    assert page.xpath("//nav[@class='in-this-text']//li/a/@href")[1] == "#p85"
    other = parsed(render_chapter(edition, SLUG, "sichen"))
    assert not other.xpath("//nav[@class='in-this-text']")


def test_the_title_of_a_chapter_names_its_text_and_author(edition: Edition) -> None:
    link = Link("Traven", "", "")
    found = head(edition, f"texts/{SLUG}/05-traven.md", link)
    title = edition.text[SLUG].meta.title
    assert re.fullmatch(rf"Traven - .+: {re.escape(title)}( \[.+\])?", found.title)
    assert not head(edition, f"texts/{SLUG}/index.md", link).title.startswith("Traven")


def test_a_chapter_says_whose_words_it_has(edition: Edition) -> None:
    page = parsed(render_chapter(edition, SLUG, "traven"))
    (said,) = page.xpath("//header[contains(@class, 'whose-words')]")
    assert said.text_content().strip().startswith("The author’s own words")


def test_a_link_of_a_chapter_to_another_needs_no_chapter(edition: Edition) -> None:
    page = parsed(render_chapter(edition, SLUG, "traven"))
    (link,) = page.xpath("//*[@id='p84']/a[contains(text(), 'пасаж')]")
    assert link.get("href") == "04-kviten.md#p61"


def test_lists_lead_to_the_chapter(edition: Edition) -> None:
    page = render_page(edition, "timeline.md")
    assert f"../texts/{SLUG}/traven/#p85" in page
    assert f"../texts/{SLUG}/veresen/#p161" in page


def test_a_citation_is_of_the_whole_and_leads_to_the_chapter(edition: Edition) -> None:
    site, text = edition.settings.site_url, edition.text[SLUG]
    assert address(edition, text) == f"{site}texts/{SLUG}/?v=1.0.0"
    assert address(edition, text, "p57") == f"{site}texts/{SLUG}/berezen/?v=1.0.0#p57"
    page = parsed(render_chapter(edition, SLUG, "berezen"))
    (words,) = page.xpath("//*[@id='citation-words']")
    assert words.get("data-link") == f"{site}texts/{SLUG}/berezen/?v=1.0.0"
    assert words.get("data-formats") == f"../{SLUG}.cite.json"
    assert words.get("data-of") == "240"
    cited = page.xpath("//*[@data-cite='chicago-notes']")[0].text_content()
    assert "Трактат про сад" in cited
    assert "para. 41" in cited
    assert "Березень" not in cited


def test_search_has_each_passage_once_on_its_page(edition: Edition) -> None:
    own = [record for record in records(edition) if record.url.startswith("texts/")]
    assert {record.short for record in own} == {"Левада 1903"}
    assert [record.url for record in own][:2] == [
        *(f"texts/{SLUG}/", f"texts/{SLUG}/sichen/"),
    ]
    passages = [e.id for record in own for e in record.entries if e.kind == "passage"]
    assert passages == [f"p{n}" for n in range(1, 241)]


def test_the_navigation_goes_from_chapter_to_chapter(edition: Edition) -> None:
    texts = next(entry["Texts"] for entry in navigation(edition) if "Texts" in entry)
    (pages,) = texts[0].values()
    assert [path for page in pages for path in page.values()][:3] == [
        *(f"texts/{SLUG}/index.md", f"texts/{SLUG}/01-sichen.md"),
        f"texts/{SLUG}/02-liutyi.md",
    ]


def test_one_file_translates_all_chapters(tmp_path: Path) -> None:
    root = write_treatise(tmp_path / "edition")
    (root / "mkdocs.yml").touch()
    lines = ["---\nlanguage: en\n---\n"]
    for n in range(1, 241):
        lines += [f"## Second half {(n + 9) // EACH}\n"] * (n % EACH == 11)
        mark = f"[^{n // EACH + 1}]" * (n % EACH == 2)
        lines.append(f"English {n}.{mark}\n{{ #p{n} }}\n")
    lines += [f"[^{n}]: Note {n}.\n" for n in range(1, 13)]
    (root / f"docs/texts/{SLUG}.en.md").write_text("\n".join(lines), encoding="utf-8")
    edition = load_edition(root)
    assert [str(problem) for problem in check(edition)] == []
    page = parsed(render_chapter(edition, SLUG, "berezen"))
    theirs = page.xpath("//*[starts-with(@id, 'en-p')]/@id")
    assert theirs == [f"en-p{n}" for n in range(41, 61)]
    assert page.xpath("//*[@class='facing__heading']/text()") == ["Second half 3"]
    notes = page.xpath("//*[starts-with(@id, 'en-n')]/@id")
    assert notes == ["en-n3"]
    assert len(page.xpath("//div[contains(@class, 'facing-heads')]")) == 1
    opening = parsed(render_text(edition, SLUG))
    assert not opening.xpath("//*[contains(@class, 'facing')]")
    urls = [record.url for record in records(edition) if record.language == "en"]
    assert urls[:2] == [f"texts/{SLUG}/sichen/", f"texts/{SLUG}/liutyi/"]


def in_chapters(root: Path) -> Path:
    """Make a long text of one of the small edition, cut before its passage 4."""
    path = root / f"{ONE}.md"
    matter, body, _ = split(path.read_text(encoding="utf-8"))
    path.unlink()
    words, *notes = re.split(r"\n\n(?=\[\^)", body)
    head, _, rest = words.partition("{ #headnote }\n")
    first, _, second = rest.partition("- tolls")

    def write(name: str, fields: str, part: str) -> None:
        """Write a file with the notes that are marked in it."""
        own = [note for note in notes if note[: note.index("]") + 1] in part]
        file = root / ONE / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        whole = "\n\n".join([f"---\n{fields}---", part.strip(), *own])
        file.write_text(whole.strip() + "\n", encoding="utf-8")

    write("index", matter, f"{head}{{ #headnote }}")
    write("01-one", "title: One\n", first)
    notes = [note.replace("(anon", "(../anon") for note in notes]
    write("02-two", "title: Two\n", f"- tolls{second}")
    return root


def test_a_text_cut_into_chapters_keeps_every_id_and_every_reference(
    tmp_path: Path,
) -> None:
    one = load_edition(copy_small(tmp_path / "one"))
    many = load_edition(in_chapters(copy_small(tmp_path / "many")))
    assert [str(problem) for problem in check(many)] == []
    assert len(many.text["marsh-1990"].chapters) == 2

    def prints(edition: Edition) -> dict[str, str]:
        return {id: found.print for id, found in published(edition).items()}

    assert prints(many) == prints(one)
