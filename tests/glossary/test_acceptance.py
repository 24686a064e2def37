"""Every number and every line on every page of a term, found again by plain search."""

import re
from collections import Counter

import pytest
from lxml import html

from edition.model import Edition, Term
from glossary.independent import Forms, counts, forms_of, transcribed
from importer.support import FILES, imported

GROUPS = '//table[contains(@class, "kwic")]/tbody'
LINES = f"{GROUPS}/tr[td]"


def forms(edition: Edition) -> Forms:
    return forms_of((term.id, term.forms) for term in edition.terms)


def page_of(edition: Edition, path: str) -> html.HtmlElement:
    return html.parse(edition.root / "site" / path / "index.html").getroot()


def in_table(edition: Edition, term: Term, kind: str) -> dict[str, int]:
    """Return a column of the table on a term's page, by text."""
    page = page_of(edition, f"glossary/{term.id}")
    return {
        row.get("data-text"): int(cell.text)
        for row in page.xpath('//table[@class="usage"]/tbody/tr')
        for cell in row.xpath(f'./td[contains(@class, "{kind}")]')
    }


def columns(edition: Edition, term: Term) -> dict[str, tuple[str, str, str]]:
    """Return uses, rate and first use on a term's page, by text."""
    rows = page_of(edition, f"glossary/{term.id}").xpath(
        '//table[@class="usage"]/tbody/tr'
    )
    found = {}
    for row in rows:
        uses, rate, first = (cell.text_content() for cell in row.xpath("./td")[:3])
        found[row.get("data-text")] = (uses, rate, first)
    return found


def authors_notes(edition: Edition, slug: str) -> list[str]:
    """Return the wording of the author's notes, read from the file line by line."""
    source = (edition.root / "docs" / "texts" / f"{slug}.md").read_text("utf-8")
    found, is_author = [], False
    lines = source.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("[^"):
            is_author = line[2].isdigit()
        is_ours = after.strip() in ("{ .lacking }", "{ .conjecture }")
        if is_author and not is_ours:
            words = re.sub(r"\[[^\]]*@[^\]]*\]|^\[\^\d+\]:|[*`]|\{[^}]*\}", "", line)
            found.append(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words))
    return found


def shown_passages(edition: Edition, slug: str) -> dict[str, str]:
    """Return the words of each passage on a built page, without numbers and marks."""
    page = page_of(edition, f"texts/{slug}")
    apart = '//sup | //a[@class="passage__number"] | //a[@class="cf"]'
    for element in page.xpath(apart):
        element.drop_tree()
    passages = page.xpath('//*[contains(concat(" ", @class, " "), " passage ")]')
    return {element.get("id"): element.text_content() for element in passages}


@pytest.mark.sources
def test_every_count_is_that_of_a_plain_search_in_the_authors_words(
    built_edition: Edition,
) -> None:
    known = forms(built_edition)
    expected = {
        slug: counts(transcribed(imported(slug).markdown).values(), known)
        for slug in FILES
    }
    wrong = []
    for term in built_edition.terms:
        found = in_table(built_edition, term, "is-author")
        wanted = {slug: expected[slug][term.id] for slug in FILES}
        if found != wanted:
            wrong.append(f"{term.id}: the page has {found}, the sources {wanted}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.sources
def test_first_use_and_rate_are_those_of_a_plain_search(built_edition: Edition) -> None:
    known = forms(built_edition)
    sources = {slug: transcribed(imported(slug).markdown) for slug in FILES}
    sizes = {
        slug: sum(len(words.split()) for words in passages.values())
        for slug, passages in sources.items()
    }
    found = {
        (slug, id): counts([words], known)
        for slug, passages in sources.items()
        for id, words in passages.items()
    }
    for term in built_edition.terms:
        for slug, (uses, rate, first) in columns(built_edition, term).items():
            if slug not in sources:  # nobody has counted it yet
                continue
            places = [id for id in sources[slug] if found[slug, id][term.id]]
            wanted = 1000 * int(uses) / sizes[slug]
            # A compound is one word to us and two to the counts.
            assert abs(float(rate) - wanted) <= 0.03 * wanted + 0.005, (term.id, slug)
            low, _, high = (
                first.replace("\N{NO-BREAK SPACE}", "").strip("¶—").partition("–")
            )
            if places:
                assert int(low) <= int(places[0][1:]) <= int(high or low), term.id
            else:
                assert first == "—"


@pytest.mark.sources
def test_plain_search_reads_every_passage() -> None:
    for slug in FILES:
        ids = list(transcribed(imported(slug).markdown))
        assert ids == [f"p{number}" for number in range(1, len(ids) + 1)]


def test_every_line_is_that_of_a_plain_search_in_the_built_pages(
    built_edition: Edition,
) -> None:
    known = forms(built_edition)
    expected: Counter[tuple[str, str, str]] = Counter()
    for text in built_edition.texts:
        for id, words in shown_passages(built_edition, text.slug).items():
            for term, number in counts([words], known).items():
                expected[term, text.slug, id] += number
    found: Counter[tuple[str, str, str]] = Counter()
    for term in built_edition.terms:
        page = page_of(built_edition, f"glossary/{term.id}")
        for href in page.xpath(f"{LINES}/td[4]/a/@href"):
            slug, id = re.fullmatch(r"\.\./\.\./texts/(.+)/#(p\d+)", href).groups()
            found[term.id, slug, id] += 1
    assert found == expected


def test_every_line_has_the_words_of_its_passage(built_edition: Edition) -> None:
    passages = {
        (text.slug, id): " ".join(words.split())
        for text in built_edition.texts
        for id, words in shown_passages(built_edition, text.slug).items()
    }
    for term in built_edition.terms:
        page = page_of(built_edition, f"glossary/{term.id}")
        for row in page.xpath(LINES):
            slug, id = row.xpath(".//a/@href")[0].split("texts/")[1].split("/#")
            line = "".join(cell.text_content() for cell in row.xpath("./td")[:3])
            assert line.strip(" …") in passages[slug, id]


def test_what_is_shown_is_counted_as_the_lines_are(built_edition: Edition) -> None:
    for term in built_edition.terms:
        page = page_of(built_edition, f"glossary/{term.id}")
        lines = {
            group.get("data-text"): len(group.xpath("./tr[td]"))
            for group in page.xpath(GROUPS)
        }
        column = in_table(built_edition, term, "is-shown")
        assert {slug: number for slug, number in column.items() if number} == lines


def test_notes_are_counted_in_the_authors_notes_alone(built_edition: Edition) -> None:
    known = forms(built_edition)
    expected = {
        text.slug: counts(authors_notes(built_edition, text.slug), known)
        for text in built_edition.texts
    }
    for term in built_edition.terms:
        page = page_of(built_edition, f"glossary/{term.id}")
        for row in page.xpath('//table[@class="usage"]/tbody/tr'):
            number = int(row.xpath("./td")[-2].text_content())
            assert number == expected[row.get("data-text")][term.id], term.id
