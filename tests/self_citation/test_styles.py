"""Every style says the same of a passage, each in the form of its manual."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from edition import messages
from edition.exports.cite_open import formats
from edition.manual import HERE as MANUAL
from edition.model import Edition
from edition.self_citation import address
from edition.self_citation.stand_ins import ACCESSED, CAPITAL, LINK, PHRASE
from edition.self_citation.styles import STYLES
from edition.self_citation.templates import templates
from edition.sources import load_edition
from edition.typography import capital
from support import ROOT, render_text

DAY = "{day}"
TABLE = yaml.safe_load(
    Path(__file__).with_name("expected.yml").read_text(encoding="utf-8")
)
CASES = [(ref, style.id) for ref in TABLE for style in STYLES]
IDS = [style.id for style in STYLES]


def cited(edition: Edition, ref: str, id: str, *, short: bool = False) -> str:
    """Return a citation as the table has it, its escapes taken away."""
    slug, _, anchor = ref.partition("#")
    text = edition.text[slug]
    first, _, last = anchor.replace("p", "").partition("-")
    style = next(style for style in STYLES if style.id == id)
    template = templates(edition)[slug][id]
    link = address(edition, text, anchor)
    words = template.short if short else template.full
    said = style.phrase(text, first, last)
    values = {PHRASE: said, CAPITAL: capital(said), LINK: link, ACCESSED: DAY}
    for sign, value in values.items():
        words = words.replace(sign, value)
    return unescape(re.sub(r"\\(.)", r"\1", words))


def test_the_table_holds_twenty_passages_of_all_texts(edition: Edition) -> None:
    assert len(TABLE) == 20
    assert {ref.split("#")[0] for ref in TABLE} == set(edition.text)
    for ref in TABLE:
        slug, _, anchor = ref.partition("#")
        assert set(anchor.split("-")) <= {p.id for p in edition.text[slug].passages}


@pytest.mark.parametrize(("ref", "style"), CASES)
def test_a_passage_is_cited_as_the_manual_has_it(
    edition: Edition, ref: str, style: str
) -> None:
    assert cited(edition, ref, style) == TABLE[ref][style]


@pytest.mark.parametrize(("ref", "style"), CASES)
def test_the_running_text_has_a_short_form(
    edition: Edition, ref: str, style: str
) -> None:
    expected = TABLE[ref].get(f"{style}-in-text", "")
    assert cited(edition, ref, style, short=True) == expected


@pytest.mark.parametrize("style", IDS)
def test_a_citation_names_work_passage_edition_version_and_address(
    edition: Edition, style: str
) -> None:
    for text in edition.texts:
        words = cited(edition, f"{text.slug}#{text.passages[-1].id}", style)
        plain = words.replace("*", "").casefold()
        parts = [
            text.meta.title,
            text.meta.container,
            *text.meta.pages.split("–"),
            *(name.split(",")[0] for name in text.meta.authors),
            str(text.meta.date.year),
            f"editors’ précis of para. {text.passages[-1].number}",
            edition.settings.title,
            f"version {text.meta.version}",
            f"/texts/{text.slug}/?v={text.meta.version}#{text.passages[-1].id}",
        ]
        assert not [part for part in parts if part.casefold() not in plain], words


@pytest.mark.parametrize("style", IDS)
def test_a_precis_is_never_passed_off_as_the_authors_words(
    small: Edition, style: str
) -> None:
    for ref in ("marsh-1990#p2", "anonymous-2001#p1-p2"):
        assert "ditors’ précis of para" in cited(small, ref, style)
        short = cited(small, ref, style, short=True)
        assert not short or "editors’ précis of para" in short


@pytest.mark.parametrize("style", IDS)
def test_what_is_printed_in_full_is_not_called_a_precis(
    full: Edition, style: str
) -> None:
    words = cited(full, "marsh-1990#p2", style)
    assert "précis" not in words
    assert re.search(r"\b[Pp]ara?\. 2\b", words)
    assert "précis" not in cited(full, "marsh-1990#p2", style, short=True)
    assert "précis" in cited(full, "anonymous-2001#p2", style)


def test_the_mla_shortens_paragraph_in_its_own_way(full: Edition) -> None:
    assert "Pars. 2–3." in cited(full, "marsh-1990#p2-p3", "mla")
    assert "(Marsh, par. 2)" in cited(full, "marsh-1990#p2", "mla", short=True)


@pytest.mark.parametrize("style", IDS)
def test_the_anonymous_text_has_no_author(edition: Edition, style: str) -> None:
    words = cited(edition, "anonymous-2017#p1", style)
    assert re.match(r"[“‘]?European [Ss]ecurity", words)
    assert "nonym" not in words.partition("http")[0]


@pytest.mark.parametrize("style", IDS)
def test_nothing_is_left_of_what_stands_in_for_things(
    edition: Edition, style: str
) -> None:
    for template in (found[style] for found in templates(edition).values()):
        words = template.full + template.short
        assert not re.search(r"Q[a-z]+q|9973|97\.98\.99|\.invalid", words), words


@pytest.mark.parametrize(
    ("editors", "style", "expected"),
    [
        ("Roe, Jane", "chicago-notes", "ed. Jane Roe (2026)"),
        ("Roe, Jane", "harvard", "in Roe, J. (ed.) (2026)"),
        ("Roe, Jane; Doe, John", "apa", "In J. Roe & J. Doe (Eds.),"),
        ("Roe, Jane; Doe, John", "mla", "edited by Jane Roe and John Doe,"),
        ("Quay Institute", "chicago-notes", "ed. Quay Institute (2026)"),
        ("The editors of Harbour and Law", "chicago-notes", ", version 1.0.0 (2026)"),
        ("The editors of Harbour and Law", "apa", "In *Harbour and Law:"),
        ("The editors of Harbour and Law", "harvard", "* (2026) Version 1.0.0."),
        ("The editors of Quays", "chicago-notes", "ed. the editors of Quays (2026)"),
    ],
)
def test_editors_are_named_as_the_settings_name_them(
    small_root: Path, editors: str, style: str, expected: str
) -> None:
    settings = small_root / "edition.yml"
    source = settings.read_text(encoding="utf-8")
    source = re.sub(r"(?m)^(editors|published):.*\n", "", source)
    settings.write_text(
        f'{source}\neditors: "{editors}"\npublished: "2026-11-22"\n', encoding="utf-8"
    )
    words = cited(load_edition(small_root), "marsh-1990#p1", style)
    assert expected in words, words


@pytest.mark.parametrize(
    ("language", "expected"),
    [("pl", "red. Jane Roe"), ("ru", "ред. Jane Roe"), ("uk", "ред. Jane Roe")],
)
@pytest.mark.parametrize("style", ["chicago-notes", "chicago-author-date", "mla"])
def test_names_are_not_declined_where_they_would_have_to_be(
    small_root: Path, language: str, expected: str, style: str
) -> None:
    settings = small_root / "edition.yml"
    source = re.sub(r"(?m)^editors:.*\n", "", settings.read_text(encoding="utf-8"))
    said = f'editors: "Roe, Jane"\nlanguage: {language}\n'
    settings.write_text(f"{source}\n{said}", encoding="utf-8")
    messages.use(language)
    try:
        assert expected in cited(load_edition(small_root), "marsh-1990#p1", style)
    finally:
        messages.use(messages.ENGLISH)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Letters of Abigail Thorn", "In *Letters of Abigail Thorn*"),
        ("Water and a Passage of Marsh", "In *Water and a passage of Marsh*"),
        ("Water and a Passage of Thornwick", "In *Water and a Passage of Thornwick*"),
    ],
)
def test_the_title_of_the_edition_keeps_the_capitals_of_what_may_be_a_name(
    title: str, expected: str, small_root: Path
) -> None:
    settings = small_root / "edition.yml"
    source = settings.read_text(encoding="utf-8")
    source = re.sub(r"(?m)^(editors|title|subtitle):.*\n", "", source)
    said = f'editors: "The editors of {title}"\ntitle: {title}\n'
    settings.write_text(f"{source}\n{said}", encoding="utf-8")
    words = cited(load_edition(small_root), "marsh-1990#p1", "apa")
    assert expected in words, words


def test_the_model_citation_is_one_that_the_edition_gives(edition: Edition) -> None:
    page = (ROOT / "docs/about/citing.md").read_text(encoding="utf-8")
    (model,) = re.findall(r"^> (.+)", page, re.M)
    expected = cited(edition, "nikitina-2015#p12", "chicago-notes")
    assert model.replace("`", "") == expected


def test_so_is_the_one_in_the_manual(small_root: Path) -> None:
    with (small_root / "edition.yml").open("a", encoding="utf-8") as file:
        file.write('published: "2026-11-22"\n')
    page = (MANUAL / "citing.md").read_text(encoding="utf-8")
    (model,) = re.findall(r"^> (.+)", page, re.M)
    expected = cited(load_edition(small_root), "marsh-1990#p2", "chicago-notes")
    assert model.replace("`", "") == expected


DOI = "https://doi.org/10.5281/zenodo.2"
DOIS = "doi:\n  concept: 10.5281/zenodo.1\n  version: 10.5281/zenodo.2\n"


def test_a_doi_once_set_is_in_every_citation_beside_the_address(
    small_root: Path,
) -> None:
    with (small_root / "edition.yml").open("a", encoding="utf-8") as file:
        file.write(DOIS)
    edition = load_edition(small_root)
    text = edition.text["marsh-1990"]
    link = address(edition, text, "p2")
    for style in IDS:
        assert f"<{DOI}>, {link}" in cited(edition, "marsh-1990#p2", style)
    page = render_text(edition, "marsh-1990")
    assert page.count(f'<a href="{DOI}">{DOI}</a>, <a') == len(STYLES)
    for source in formats(edition, text).values():
        assert f"DOI of the edition: {DOI}" in source.replace("\\_", "_")


def test_without_a_doi_no_citation_speaks_of_one(edition: Edition) -> None:
    for found in templates(edition).values():
        assert not [t for t in found.values() if "doi" in t.full.casefold()]
