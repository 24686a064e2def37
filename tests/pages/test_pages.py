"""Generated pages: everything in the data appears, and leads back to the texts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from edition.pages import data_sources, generated_pages
from edition.pages.inserts import expand, reading_minutes
from edition.pages.markup import counted, front_matter, passage_list, stopped
from edition.pages.text import byline, framed

from edition.citations.inlines import sealed
from edition.model import Edition
from edition.sources import load_edition
from edition.templating import page_html


def test_every_page_says_which_data_it_is_made_from(small: Edition) -> None:
    sources = data_sources(small)
    assert sources["glossary/treaty.md"] == "data/glossary.yml"
    assert sources["timeline.md"] == "data/timeline.yml"
    assert sources["bibliography.md"] == "bibliography.bib"
    assert all((small.root / source).is_file() for source in sources.values())


def test_every_page_has_a_title_and_a_description(small: Edition) -> None:
    for generated in generated_pages(small):
        assert generated.title
        assert generated.description
        if generated.template:
            assert re.match(r"\s*<h1 id=", page_html(small, generated))
        else:
            assert generated.markdown.startswith("---\ntitle: ")
            assert re.search(r"^# \S", generated.markdown, re.M)


def test_paths_are_unique(small: Edition) -> None:
    paths = [generated.path for generated in generated_pages(small)]
    assert len(paths) == len(set(paths))


def test_pages_of_terms_stay_out_of_the_navigation(small: Edition) -> None:
    hidden = {
        generated.path for generated in generated_pages(small) if not generated.in_nav
    }
    assert hidden >= {f"glossary/{term.id}.md" for term in small.terms}
    assert not hidden & {"glossary/index.md", "timeline.md", "bibliography.md"}


def test_titles_are_transliterated_by_the_scheme_that_the_page_declares(
    small_root: Path,
) -> None:
    entry = "@misc{{{0}, title = {{{1}}}, langid = {{{2}}}, keywords = {{press}}}}\n"
    titles = [
        ("one", "Украинский {вызов} для России", "russian"),
        ("two", "Київський порт", "ukrainian"),
        ("three", "Черно море", "macedonian"),
        ("four", "Plain {Latin} title", "russian"),
    ]
    with (small_root / "bibliography.bib").open("a", encoding="utf-8") as file:
        file.writelines(entry.format(*title) for title in titles)
    pages = generated_pages(load_edition(small_root))
    page = next(p.markdown for p in pages if p.path == "bibliography.md")
    for latin in ("Ukrainskiy vyzov dlya Rossii", "Kyivskyi port"):
        assert f'<em class="latin">{latin}</em>' in page
    assert page.count('class="latin"') == 3
    schemes = "(Russian by BGN/PCGN; Ukrainian by the national system of 2010)"
    assert schemes in page


def test_without_data_there_are_no_pages_of_them(small: Edition) -> None:
    bare = replace(small, terms=(), events=(), references=())
    paths = {generated.path for generated in generated_pages(bare)}
    assert not paths & {"glossary/index.md", "timeline.md", "bibliography.md"}


def test_a_text_is_framed_by_its_title_and_its_particulars(small: Edition) -> None:
    text = small.text["marsh-1990"]
    markdown = framed(small, text)
    assert markdown.startswith("# The Canal Belongs to Its Neighbours {")
    assert "Elena Marsh\n{ .title-block .authors }" in markdown
    assert text.document.body in markdown
    assert markdown.index("///Footnotes Go Here///") < markdown.index("## About this")
    assert "[@marsh1990canal]." in markdown


def test_the_anonymous_text_says_so(small: Edition) -> None:
    text = small.text["anonymous-2001"]
    assert byline(text.meta) == "Author unknown"
    assert text.short_name == "Anonymous 2001"


def test_inserts_are_filled_and_unknown_ones_stay(small: Edition) -> None:
    filled = expand("{{ numbers }}\n\n{{ texts }}\n\n{{codes}}\n\n{{ none }}\n", small)
    assert "10 passages · 3 author’s notes · 4 editors’ notes" in filled
    assert filled.index("marsh-1990.md") < filled.index("anonymous-2001.md")
    assert "| `C001` |" in filled
    assert filled.endswith("{{ none }}\n")


def test_an_insert_inside_a_line_stays(small: Edition) -> None:
    assert expand("Write {{ texts }} so.", small) == "Write {{ texts }} so."


def test_the_reading_time_counts_the_passages_alone(small: Edition) -> None:
    assert 0 < reading_minutes(small.text["marsh-1990"]) < 1


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 terms"), (1, "1 term"), (1200, "1,200 terms")]
)
def test_counted(number: int, words: str) -> None:
    assert counted(number, "term") == words


def test_front_matter_of_generated_pages_is_quoted() -> None:
    matter = front_matter('A "title" \\ here', "over\nlines")
    assert 'title: "A \\"title\\" \\\\ here"' in matter
    assert 'description: "over lines"' in matter


def test_passages_are_grouped_by_text(small: Edition) -> None:
    marsh, anonymous = small.text["marsh-1990"], small.text["anonymous-2001"]
    refs = [(marsh, "p1"), (marsh, "n-share"), (anonymous, "headnote")]
    assert passage_list(refs) == sealed(
        'Marsh 1990: <a href="/texts/marsh-1990.md#p1">¶\N{NO-BREAK SPACE}1</a>, '
        '<a href="/texts/marsh-1990.md#n-share">editors’ note</a>; '
        'Anonymous 2001: <a href="/texts/anonymous-2001.md#headnote">headnote</a>'
    )
    assert passage_list([]) == ""


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("See [Was it?](/a.md)", ")"),
        ("See <a href='b'>Was it?</a>", ">"),
        ("He said “No.”", "”"),
        ("Weir, K. M.", "."),
        ("See [a term](/a.md)", "."),
        ("See “it”", "."),
    ],
)
def test_a_line_has_one_stop_at_its_end(line: str, end: str) -> None:
    assert stopped(line) in (line, f"{line}.")
    assert stopped(line).endswith(end)
