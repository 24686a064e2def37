"""Names: where they occur, in which forms and scripts, and how they are sorted."""

import re
from pathlib import Path

import pytest
from lxml import html

from edition.indexes import authored, mentions
from edition.model import Edition
from edition.scan.plain import plain
from edition.search.index import records
from edition.sources import load_edition
from edition.transliteration import SCHEMES, collation_key, romanised
from support import ROOT, render_page


def places(edition: Edition, id: str) -> list[tuple[str, str, bool]]:
    found = mentions(edition).get(id, ())
    return [(m.text.slug, m.anchor, m.is_cited) for m in found]


def names_page(edition: Edition) -> html.HtmlElement:
    return html.fromstring(f"<div>{render_page(edition, 'names.md')}</div>")


def test_a_name_is_found_in_passages_in_every_form(related: Edition) -> None:
    assert places(related, "canal-commission") == [
        ("marsh-1990", "p2", False),
        ("marsh-1990", "p3", False),
        ("marsh-1990", "n2", True),
        ("anonymous-2001", "p3", False),
    ]


def test_a_cited_author_is_named_by_the_note_that_cites(related: Edition) -> None:
    assert places(related, "lind") == [("marsh-1990", "n1", True)]


def test_an_author_of_a_text_is_no_mention_but_found(related: Edition) -> None:
    assert places(related, "elena-marsh") == []
    assert [text.slug for text in authored(related)["elena-marsh"]] == ["marsh-1990"]


def test_editors_notes_name_nobody(related: Edition) -> None:
    notes = {
        anchor for name in related.names for _, anchor, _ in places(related, name.id)
    }
    assert not {anchor for anchor in notes if anchor.startswith("n-")}


def test_an_entry_leads_to_every_passage_and_says_who(related: Edition) -> None:
    tree = names_page(related)
    heading = tree.get_element_by_id("name-canal-commission")
    assert "The body of the Harbour Treaty." in heading.getnext().text_content()
    links = heading.xpath("./following-sibling::div/p[@class='entry__meta'][1]//@href")
    assert links == [
        "../texts/marsh-1990/#p2",
        "../texts/marsh-1990/#p3",
        "../texts/marsh-1990/#n2",
        "../texts/anonymous-2001/#p3",
    ]


def test_cyrillic_is_marked_and_transliterated(related: Edition) -> None:
    heading = names_page(related).get_element_by_id("name-lind")
    (original,) = heading.xpath(".//span[@lang='uk']")
    assert original.text == "Оса Лінд"
    assert heading.xpath(".//em")[0].text == "Osa Lind"
    assert "the national system of 2010" in names_page(related).text_content()


def test_an_authority_is_linked_only_where_it_is_given(related: Edition) -> None:
    links = names_page(related).xpath(".//@href")
    assert [link for link in links if "wikidata" in link] == [
        "https://www.wikidata.org/wiki/Q1"
    ]


def test_names_and_parallels_are_searched(related: Edition) -> None:
    found = {record.url: record for record in records(related)}
    names = {entry.id: entry for entry in found["names/"].entries}
    assert names["name-lind"].kind == "name"
    assert {"Оса Лінд", "Osa Lind", "Åsa Lind"} <= set(names["name-lind"].others)
    parallels = {entry.id for entry in found["parallels/ownership/"].entries}
    assert "parallel-tension-tolls" in parallels


def test_a_text_that_is_added_is_searched_for_names(
    small_root: Path, related: Edition
) -> None:
    for file in ("names", "parallels", "routes"):
        source = related.root / "data" / f"{file}.yml"
        (small_root / "data" / f"{file}.yml").write_bytes(source.read_bytes())
    old = (small_root / "docs/texts/anonymous-2001.md").read_text(encoding="utf-8")
    (small_root / "docs/texts/other-2002.md").write_text(old, encoding="utf-8")
    found = places(load_edition(small_root), "canal-commission")
    assert ("other-2002", "p3", False) in found


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("uk", "Київ", "Kyiv"),
        ("uk", "Згурський", "Zghurskyi"),
        ("uk", "Короп’є", "Koropie"),
        ("uk", "Юрій Їжакевич", "Yurii Yizhakevych"),
        ("uk", "Єнакієве", "Yenakiieve"),
        ("uk", "Запоріжжя", "Zaporizhzhia"),
        ("uk", "Розгон і Йосипівка", "Rozghon i Yosypivka"),
        ("ru", "Константин Косачев", "Konstantin Kosachev"),
        ("ru", "Kosachev", ""),
        ("bg", "София, щъркел", "Sofia, shtarkel"),
        ("bg", "обсъждаме евразийската", "obsazhdame evraziyskata"),
        ("sr", "Београд", ""),
    ],
)
def test_transliteration_follows_the_declared_scheme(
    language: str, words: str, expected: str
) -> None:
    assert romanised(words, language) == expected


def test_every_scheme_has_a_title() -> None:
    assert all(scheme.title for scheme in SCHEMES.values())


def test_names_are_sorted_as_an_english_index_does() -> None:
    given = ["Zonov", "Łaska", "de Gaulle", "Évrard", "lind", "Lindau", "Åland"]
    assert sorted(given, key=collation_key) == [
        *("Åland", "de Gaulle", "Évrard", "Łaska", "lind", "Lindau", "Zonov")
    ]


def test_every_mention_in_the_edition_is_one_for_a_plain_search() -> None:
    """Searches each form by itself, and takes away what stands in a longer form."""
    edition = load_edition(ROOT)
    owners = {form: name.id for name in edition.names for form in name.forms}
    patterns = {form: _pattern(form) for form in owners}
    expected: set[tuple[str, str, str]] = set()
    for text in edition.texts:
        for passage in text.passages:
            words = plain(passage.markdown)
            spans = [
                (match.start(), -match.end(), form)
                for form, pattern in patterns.items()
                for match in pattern.finditer(words)
            ]
            end = 0
            for start, minus_end, form in sorted(spans):
                if start >= end:
                    expected.add((owners[form], text.slug, passage.id))
                    end = -minus_end
    found = {
        (id, mention.text.slug, mention.anchor)
        for id, list_ in mentions(edition).items()
        for mention in list_
        if mention.anchor.startswith("p") and not mention.is_cited
    }
    assert found == expected


def _pattern(form: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if form == form.lower() else re.NOFLAG
    words = re.sub("['’]", "['’]", re.escape(form))
    return re.compile(rf"(?<!\w){words}(?!\w)", flags)
