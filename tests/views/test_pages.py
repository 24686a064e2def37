"""Generated pages: everything in the data appears, and leads back to the texts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from edition.links import byline
from edition.model import Edition
from edition.sources import load_edition
from edition.theme.bundles import colours
from edition.typography import divided, end_with_stop, runs_left, unbroken
from edition.views import facets
from edition.views.inserts import reading_minutes
from edition.views.pages import data_sources, generated_pages
from support import render, render_page, render_text


def words_of(page: str) -> str:
    """Return the words of a page as they are read, in one line."""
    return " ".join(html.fromstring(page).text_content().split())


def test_every_page_says_which_data_it_is_made_from(small: Edition) -> None:
    sources = data_sources(small)
    assert sources["glossary/treaty.md"] == small.term["treaty"].place
    assert sources["glossary/index.md"] == "data/glossary.yml"
    assert sources["timeline.md"] == "data/timeline.yml"
    assert sources["bibliography.md"] == "bibliography.bib"
    paths = (getattr(source, "path", source) for source in sources.values())
    assert all((small.root / path).is_file() for path in paths)


def test_every_page_has_a_title_and_a_description(small: Edition) -> None:
    for page in generated_pages(small):
        assert page.title
        assert page.description
        assert re.match(r"\s*<h1 id=", render_page(small, page.path)), page.path


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
    page = render_page(load_edition(small_root), "bibliography.md")
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
    page = render_text(small, "marsh-1990")
    order = ("The Canal Belongs to Its Neighbours</h1>", "Elena Marsh", 'id="p1"')
    order += ('id="n1"', "About this text</h2>")
    found = [page.index(words) for words in order]
    assert found == sorted(found)


def test_the_anonymous_text_says_so(small: Edition) -> None:
    text = small.text["anonymous-2001"]
    assert byline(text.meta) == "Author unknown"
    assert text.short_name == "Anonymous 2001"


def test_inserts_are_filled_and_unknown_ones_stay(small: Edition) -> None:
    source = "{{ numbers }}\n\n{{ texts }}\n\n{{codes}}\n\n{{ none }}\n"
    filled = render(source, small, "index.md")
    assert "10 passages · 3 author’s notes · 4 editors’ notes" in words_of(filled)
    assert filled.index("texts/marsh-1990/") < filled.index("texts/anonymous-2001/")
    assert "<code>C001</code>" in filled
    assert filled.endswith("<p>{{ none }}</p>")


def test_names_on_a_strip_stand_apart_in_text_alone(small: Edition) -> None:
    filled = render("{{ strip }}", small, "index.md")
    assert words_of(filled).count("Marsh 1990 Anonymous 2001") == 2


def test_the_chronology_holds_the_documents_in_order_of_date(small_root: Path) -> None:
    data = small_root / "data/timeline.yml"
    source = data.read_text(encoding="utf-8")
    for kind in ("treaty", "work"):
        source = source.replace(f"kind: {kind}", f"kind: {kind}\n  document: true")
    data.write_text(source, encoding="utf-8")
    filled = render("{{ chronology }}", load_edition(small_root), "index.md")
    signed = (
        '<li>5 June 1950: <a href="timeline/#event-treaty-signed">The Harbour Treaty'
        ' is signed</a> · <span class="of-text hue-1"><span>Marsh 1990: '
        '<a href="texts/marsh-1990/#p1">'
    )
    assert filled.index(signed) < filled.index("timeline/#event-lock-repaired")
    assert "event-great-flood" not in filled


def test_an_insert_inside_a_line_stays(small: Edition) -> None:
    filled = render("Write {{ texts }} so.", small, "index.md")
    assert filled == "<p>Write {{ texts }} so.</p>"


def test_a_number_stands_within_a_line(small: Edition) -> None:
    source = "{{ Texts-in-words }} texts, {{passages-in-figures}} passages."
    filled = render(source, small, "index.md")
    assert filled == "<p>Two texts, 10 passages.</p>"


@pytest.mark.parametrize(
    "source", ["`{{ texts-in-words }}`", "```\n{{ texts-in-words }}\n```"]
)
def test_a_number_in_code_is_shown_as_it_is_written(
    source: str, small: Edition
) -> None:
    assert "{{ texts-in-words }}" in render(source, small, "index.md")


def test_a_number_of_what_is_not_known_stays_for_the_gate(small: Edition) -> None:
    filled = render("{{ whales-in-words }}", small, "index.md")
    assert filled == "<p>{{ whales-in-words }}</p>"


def test_the_licence_is_that_of_the_settings(small: Edition) -> None:
    filled = render("{{ licence }}", small, "index.md")
    assert "The rights in each text are stated on its page." in filled
    assert '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY' in filled
    assert "Edited by" not in filled  # the name says no more than the title does


def test_a_facet_is_shown_where_texts_are_listed(small: Edition) -> None:
    filled = render("{{ texts }}", small, "index.md")
    assert "Elena Marsh · Northern vantage point · 7 passages" in words_of(filled)
    without = replace(small, settings=replace(small.settings, facets=()))
    shown = render("{{ texts }}", without, "index.md")
    assert "Elena Marsh · 7 passages" in words_of(shown)


def test_texts_have_the_colours_of_their_facets(small: Edition) -> None:
    (facet,) = small.settings.facets
    north = replace(facet.values[0], colour="#111111", dark="#eeeeee")
    facet = replace(facet, values=(north, facet.values[1]))
    coloured = replace(small, settings=replace(small.settings, facets=(facet,)))
    assert [*facets.colours(small)] == []
    assert [*facets.colours(coloured)] == [
        ("facet-vantage-1", "default", "#111111"),
        ("facet-vantage-1", "slate", "#eeeeee"),
        ("facet-vantage-1", "sepia", "#111111"),
    ]
    assert 'class="text-title hue-1 facet-vantage-1"' in render_text(
        coloured, "marsh-1990"
    )
    style = colours(facets.colours(coloured))
    assert style
    assert style.content.count("--text-accent:#111111") == 2


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("rights: Public domain.", "version 1.0.0&nbsp;·&nbsp;Public domain<span"),
        (
            "rights: © 1990 by the author; see there.",
            "version 1.0.0&nbsp;·&nbsp;© stated<span",
        ),
        (
            "rights: Free.\nlicence: cc-by-4.0",
            "version 1.0.0&nbsp;·&nbsp;CC BY 4.0<span",
        ),
        (f"rights: {'long ' * 20}", "version 1.0.0<span"),
    ],
)
def test_what_is_said_of_rights_comes_from_the_text(
    field: str, shown: str, small_root: Path
) -> None:
    path = small_root / "docs/texts/marsh-1990.md"
    source = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"rights: .*", field, source), encoding="utf-8")
    assert shown in render_text(load_edition(small_root), "marsh-1990")


def test_texts_of_one_author_and_year_have_letters(small_root: Path) -> None:
    path = small_root / "docs/texts/marsh-1990.md"
    source = path.read_text(encoding="utf-8")
    for slug, short in (("marsh-1990-b", ""), ("marsh-1990-c", "short: Marsh, Plea\n")):
        other = source.replace("container:", f"{short}container:")
        path.with_name(f"{slug}.md").write_text(other, encoding="utf-8")
    found = {text.slug: text.short_name for text in load_edition(small_root).texts}
    assert found["marsh-1990"] == "Marsh 1990a"
    assert found["marsh-1990-b"] == "Marsh 1990b"
    assert found["marsh-1990-c"] == "Marsh, Plea"
    assert found["anonymous-2001"] == "Anonymous 2001"


@pytest.mark.parametrize(
    ("date", "short"),
    [("199X", "Marsh 1990s"), ("19XX", "Marsh 1900–1999"), ("1990~", "Marsh 1990")],
)
def test_a_text_of_some_year_in_a_decade_is_called_after_the_decade(
    date: str, short: str, small_root: Path
) -> None:
    path = small_root / "docs/texts/marsh-1990.md"
    source = path.read_text(encoding="utf-8").replace("date: 1990-05", f"date: {date}")
    path.write_text(source, encoding="utf-8")
    assert load_edition(small_root).text["marsh-1990"].short_name == short
    path.with_name("marsh-199x.md").write_text(source, encoding="utf-8")
    letters = {text.short_name for text in load_edition(small_root).texts}
    assert {f"{short}{'' if short[-1].isdigit() else '-'}b"} < letters


def test_the_reading_time_counts_the_passages_alone(small: Edition) -> None:
    assert 0 < reading_minutes(small, small.text["marsh-1990"]) < 1


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("See <a href='b'>Was it?</a>", ">"),
        ("He said “No.”", "”"),
        ("Weir, K. M.", "."),
        ("See <a href='b'>a term</a>", "."),
        ("See “it”", "."),
    ],
)
def test_a_line_has_one_stop_at_its_end(line: str, end: str) -> None:
    assert end_with_stop(line) in (line, f"{line}.")
    assert end_with_stop(line).endswith(end)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("… הגשר", True),
        ("/ السلام", True),
        ("Segal, “שיר", False),
        ("12 / Мир", False),
        ("…", False),
    ],
)
def test_words_run_as_their_first_letter_does(words: str, expected: bool) -> None:
    assert runs_left(words) == expected


@pytest.mark.parametrize(
    "line", ["31~July 2024", "24~March – 10~June 1999", "no.~2", "Paper~5~(218)"]
)
def test_a_day_keeps_its_month_and_a_number_what_it_counts(line: str) -> None:
    expected = line.replace("~", "\N{NO-BREAK SPACE}")
    assert unbroken(line.replace("~", " ")) == expected


def test_an_address_is_divided_before_a_number_where_it_is_read() -> None:
    link = '<a href="https://x.org/10/2">{}</a>.'
    shown = "https://x.org/<wbr>10/<wbr>2"
    assert divided(link.format("https://x.org/10/2")) == link.format(shown)


@pytest.mark.parametrize(
    ("host", "is_told"),
    [
        ("example.org", True),
        ("harbour.example.com", True),
        ("harbour.example", True),
        ("example.edu", False),
        ("counterexample.org", False),
    ],
)
def test_an_address_that_is_nobodys_is_said_to_be_so(
    small: Edition, host: str, is_told: bool
) -> None:
    settings = replace(small.settings, site_url=f"https://{host}/harbour/")
    edition = replace(small, settings=settings)
    page = render_text(edition, "marsh-1990")
    assert ("only stands for the one" in page) == is_told


def test_a_precis_says_where_its_original_is_or_that_no_address_is_known(
    small: Edition,
) -> None:
    marsh = small.text["marsh-1990"]
    without = replace(marsh, meta=replace(marsh.meta, url=""))
    for text, is_known in ((marsh, True), (without, False)):
        page = render_text(replace(small, texts=(text,)), "marsh-1990")
        assert ("Read the original" in page) == is_known
        assert ("No address of the original" in page) == (not is_known)
