"""Every citation stands under its work with its locator, and nothing else does.

The sources are counted anew here, by plain regular expressions on the files, so that
the scanner is not asked about itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from edition.citations import mark_html
from edition.model import Edition
from edition.sources import load_edition
from support import ROOT, SMALL, render_page

MARK = re.compile(r"\[([^\[\]\n]*@[^\[\]\n]*)\](?!\()")
KEY = re.compile(r"@([A-Za-z0-9_-]+)(?:,\s*([^;]*))?")
ANCHOR = re.compile(r"\{:?[^{}]*#([\w-]+)[^{}]*\}\s*$")
NOTE = re.compile(r"^\[\^([^\]]+)\]:")
PLACE = re.compile(r"\.\./texts/([\w-]+)/#([\w-]+)$")
LINK = re.compile(r'href="[./]*bibliography/#ref-([\w-]+)"')
LABEL = re.compile(r"\s*(?P<name>[A-Za-z]+|§+|¶+)?\.?\s*(?=\d)")
SIGNS = {"": "p", "pp": "p", "nn": "n", "§": "sec", "§§": "sec", "¶": "para"}
"""What else is written for a label; a bare number is a page."""
Citation = tuple[str, str, str, str]
"""A key, a slug, an anchor, and the label and numbers of the locator."""


def locator(written: str) -> str:
    """Return the label of a locator in one form, and its numbers."""
    if not (found := digits(written)):
        return ""
    match = LABEL.match(written)
    name = (match["name"] or "") if match else "?"
    return f"{SIGNS.get(name, name.removesuffix('s'))} {found}"


def digits(locator: str) -> str:
    """Return the numbers of a locator, ranges with all their digits."""
    text = re.sub(r"\s*(?:--?|–)\s*", "-", locator or "")
    text = re.sub(r"(\d+)-(\d+)", _whole, text)
    return " ".join(re.findall(r"\d+(?:-\d+)?", text))


def _whole(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{first}-{first[: max(0, len(first) - len(last))]}{last}"


def written(root: Path) -> Counter[Citation]:
    """Count what the files of the texts say, line by line."""
    return Counter(
        (key, path.stem, anchor, locator(rest))
        for path in sorted((root / "docs/texts").glob("*.md"))
        for anchor, line in _blocks(path.read_text(encoding="utf-8"))
        for mark in MARK.findall(line)
        for key, rest in KEY.findall(mark)
    )


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """Yield every line with the anchor of the passage or note that it belongs to."""
    lines = source.split("---\n", 2)[2].split("\n")
    note = ""
    for number, line in enumerate(lines):
        if found := NOTE.match(line):
            note = found[1] if found[1].isdigit() else f"-{found[1]}"
            note = f"n{note}"
        elif line.strip() and not line.startswith("    "):
            note = ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        anchor = ANCHOR.search(after)
        yield note or (anchor[1] if anchor else ""), line


def shown(page: html.HtmlElement) -> Counter[Citation]:
    """Count what the built bibliography lists under its works."""
    found: Counter[Citation] = Counter()
    for work in page.xpath('//li[starts-with(@id, "ref-")]'):
        key = work.get("id").removeprefix("ref-")
        for use in work.xpath('.//*[@class="work__uses"]//li'):
            slug, anchor = PLACE.search(use.xpath("a/@href")[0]).groups()
            found[key, slug, anchor, locator(_locator(use))] += 1
    return found


def _locator(use: html.HtmlElement) -> str:
    """Return what stands between the last link and the context."""
    return unescape(use.xpath("a")[-1].tail or "").strip(" ,:")


@pytest.fixture(scope="module")
def real() -> Edition:
    return load_edition(ROOT)


def _page(edition: Edition) -> html.HtmlElement:
    """Return the bibliography without a renderer around it."""
    return html.fromstring(f"<div>{render_page(edition, 'bibliography.md')}</div>")


@pytest.mark.parametrize("root", [SMALL, ROOT], ids=["small", "real"])
def test_every_citation_stands_under_its_work_and_the_other_way_round(
    root: Path,
) -> None:
    expected = written(root)
    found = shown(_page(load_edition(root)))
    assert found == expected
    assert expected.total() > (5 if root == SMALL else 100)


def test_each_citation_leads_from_its_text_to_its_work(real: Edition) -> None:
    """The links in the rendered notes are as many as the marks in the sources."""
    expected = Counter(key for key, *_ in written(real.root).elements())
    found: Counter[str] = Counter()
    for text in real.texts:
        for mark in MARK.findall(text.document.body):
            found.update(
                LINK.findall(mark_html(real, mark, f"texts/{text.slug}.md") or "")
            )
    assert found == expected


def conjectured(root: Path) -> Counter[Citation]:
    """Count the citations that the editors suppose to have stood in a lost note."""
    files = {path.stem: path for path in (root / "docs/texts").glob("*.md")}
    return Counter(
        (key, slug, anchor, locator(rest))
        for slug, path in files.items()
        for anchor, line, after in _paragraphs(path.read_text(encoding="utf-8"))
        if after.strip() == "{ .conjecture }"
        for mark in MARK.findall(line)
        for key, rest in KEY.findall(mark)
    )


def _paragraphs(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield every line with its anchor and the line after it."""
    lines = list(_blocks(source))
    yield from ((*lines[i], lines[i + 1][1]) for i in range(len(lines) - 1))


def test_works_cited_only_by_the_editors_are_told_apart(real: Edition) -> None:
    citations = written(real.root) - conjectured(real.root)
    by_author = {key for key, _, anchor, _ in citations if re.match(r"[np]\d", anchor)}
    works = _page(real).xpath('//li[starts-with(@id, "ref-")]')
    told = {
        work.get("id").removeprefix("ref-")
        for work in works
        if "author" in work.get("data-by", "").split()
    }
    assert told == by_author
    assert len(works) == len(real.references)


def test_a_conjecture_is_no_citation_by_the_author(real: Edition) -> None:
    assert conjectured(real.root)
    page = _page(real)
    for key, slug, anchor, _ in conjectured(real.root):
        work = page.get_element_by_id(f"ref-{key}")
        (place,) = work.xpath(f'.//li[a[contains(@href, "{slug}/#{anchor}")]]')
        assert "editors’ conjecture on note" in place.text_content()


def test_every_citing_place_has_a_line_of_context(real: Edition) -> None:
    uses = _page(real).xpath('//*[@class="work__uses"]//li')
    without = [use.text_content() for use in uses if not use.xpath("q")]
    assert uses
    assert len(without) <= len(uses) // 50, without


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("pp. 4-6", "p 4-6"),
        ("pp. 369–70", "p 369-370"),
        ("7", "p 7"),
        ("arts. 5, 6", "art 5 6"),
        ("§ 4", "sec 4"),
        ("passim", ""),
        ("", ""),
    ],
)
def test_the_count_tells_locators_apart(written: str, expected: str) -> None:
    assert locator(written) == expected


def test_the_real_edition_has_locators_to_count(real: Edition) -> None:
    found = Counter(where.partition(" ")[0] for *_, where in written(real.root))
    assert found["p"] > 5
    assert found["art"] > 5
    assert len(found) > 4
