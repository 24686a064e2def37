"""No value of a source ends its field, or begins a record, in what is exported.

Each format is read back with a parser that is not ours: the values of
`cases/breakouts.txt` come back whole, each in its one field of its one record.
"""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import icalendar
import pytest
import rispy
from lxml import etree, html
from pybtex.database import BibliographyData, parse_string
from pylatexenc.latex2text import LatexNodes2Text
from ruamel.yaml import YAML

from building import built, lend_cache
from edition.checks import check
from edition.exports import citation_file, errata
from edition.exports import icalendar as calendar
from edition.model import Edition
from edition.plain_text import on_one_line
from edition.readers.data_files import read_settings
from edition.sources import load_edition
from hostile import REFUSED, faulty, lay_hostile, lay_withdrawn, values
from read_back import exported_files
from support import SMALL

VALUES = values()
ESCAPE = re.compile(r"\\(?P<sign>.)")
UNKNOWN = {r"\^{}": r"\textasciicircum{}"}
UNKNOWN |= {r"\textbraceleft{}": r"\{", r"\textbraceright{}": r"\}"}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return an edition with a text, a term, an event and a work for each value."""
    return load_edition(lay_hostile(tmp_path_factory.mktemp("hostile") / "e", VALUES))


@pytest.fixture(scope="module")
def files(hostile: Edition) -> dict[str, str]:
    """Return its exports by path."""
    found = {file.path: file.content for file in exported_files(hostile)}
    return {p: c.decode() if isinstance(c, bytes) else c for p, c in found.items()}


def folded(value: str) -> str:
    return " ".join(value.split())


def in_tex(value: str) -> str:
    """Return what a value in TeX says, as far as its parser knows the commands."""
    for command, sign in UNKNOWN.items():
        value = value.replace(command, sign)
    text = LatexNodes2Text(math_mode="verbatim").latex_to_text(value)
    return folded(text.replace("ˆ", "^"))


def with_title(value: str) -> Edition:
    """Return the small edition with another title."""
    _, _, rest = (SMALL / "edition.yml").read_text("utf-8").partition("\n")
    title = json.dumps(value, ensure_ascii=False)
    settings, faults = read_settings(f"title: {title}\n{rest}", "edition.yml")
    assert not faults
    return replace(load_edition(SMALL), settings=settings)


def test_the_values_are_what_the_edition_holds(hostile: Edition) -> None:
    for n, value in enumerate(VALUES):
        assert hostile.text[f"text-{n}"].meta.title == folded(value)
        assert hostile.term[f"term-{n}"].headword == folded(value)
    assert len(hostile.events) == len(VALUES) + 3
    assert sum(work.key.startswith("work-") for work in hostile.references) > 30


@pytest.mark.parametrize("value", values(REFUSED))
def test_signs_that_end_lines_elsewhere_are_refused(value: str, tmp_path: Path) -> None:
    root = lay_hostile(tmp_path / "edition", [value])
    refused = {p.place.path for p in check(load_edition(root)) if p.code == "S004"}
    assert {"data/glossary.yml", "data/timeline.yml", "docs/texts/text-0.md"} <= refused


ADDED = {"year", "language", "journal", "address", "entrysubtype"}
"""Fields for programs that know less than biblatex."""


def restated(value: str) -> str:
    """Return the title that a précis has in records."""
    return f"{folded(value)} [Editors’ précis]"


def bibtex(source: str) -> BibliographyData:
    return parse_string(source, "bibtex")


def test_bibtex_of_texts(hostile: Edition, files: dict[str, str]) -> None:
    known = {"title", "booktitle", "editor", "date", "version", "note"}
    known |= {"url", "langid"} | ADDED
    for n, value in enumerate(VALUES):
        found = bibtex(files[f"texts/text-{n}/text-{n}.bib"])
        assert list(found.entries) == [f"text-{n}"]
        entry = found.entries[f"text-{n}"]
        assert {*entry.fields} <= known
        assert in_tex(entry.fields["title"]) == typeset(restated(value)), value
        said = [in_tex(str(author)) for author in entry.persons.get("author", ())]
        assert said == [*map(typeset, hostile.text[f"text-{n}"].meta.authors)]


def typeset(value: str) -> str:
    """Return a value with the quotation marks and dashes that TeX makes of signs."""
    for signs, sign in {"''": "”", "---": "—", "--": "–"}.items():
        value = value.replace(signs, sign)
    return folded(value)


def test_bibtex_of_the_bibliography(hostile: Edition, files: dict[str, str]) -> None:
    found = bibtex(files["bibliography.bib"])
    assert list(found.entries) == [work.key for work in hostile.references]
    for work in hostile.references:
        entry = found.entries[work.key]
        assert {*entry.fields, *entry.persons} - ADDED == {*work.fields}
        assert in_tex(entry.fields["title"]) == typeset(work.title)


def test_ris_of_texts(hostile: Edition, files: dict[str, str]) -> None:
    for n, value in enumerate(VALUES):
        (record,) = rispy.loads(files[f"texts/text-{n}/text-{n}.ris"])
        assert record["title"] == restated(value)
        assert record.get("authors", []) == [*hostile.text[f"text-{n}"].meta.authors]
        assert "unknown_tag" not in record


def test_ris_of_the_bibliography(hostile: Edition, files: dict[str, str]) -> None:
    found = rispy.loads(files["bibliography.ris"])
    assert [record["id"] for record in found] == [w.key for w in hostile.references]
    for record, work in zip(found, hostile.references, strict=True):
        title = folded(work.title).replace("'", "’")
        assert folded(record["title"]).startswith(title)
        assert {*record.get("unknown_tag", ())} <= {"ED"}  # it knows no editors


def test_csl_json(hostile: Edition, files: dict[str, str]) -> None:
    for n, value in enumerate(VALUES):
        (item,) = json.loads(files[f"texts/text-{n}/text-{n}.csl.json"])
        assert item["title"] == restated(value)
    items = json.loads(files["bibliography.json"])
    assert [item["id"] for item in items] == [w.key for w in hostile.references]


def test_the_formats_of_a_passage(hostile: Edition, files: dict[str, str]) -> None:
    for n, value in enumerate(VALUES):
        formats = json.loads(files[f"texts/text-{n}/text-{n}.cite.json"])
        (entry,) = bibtex(formats["bibtex"]).entries.values()
        assert in_tex(entry.fields["title"]) == typeset(restated(value))
        (record,) = rispy.loads(formats["ris"])
        assert record["title"] == restated(value)
        (item,) = json.loads(formats["csl-json"])
        assert item["title"] == restated(value)


def test_icalendar(hostile: Edition, files: dict[str, str]) -> None:
    source = files["timeline.ics"]
    assert all(len(line.encode()) <= 75 for line in source.split("\r\n"))
    found = icalendar.Calendar.from_ical(source)
    events = {str(event["UID"]).partition("@")[0]: event for event in found.events}
    assert len(found.subcomponents) == len(events) == len(hostile.events)
    for n, value in enumerate(VALUES):
        event = events[f"event-event-{n}"]
        assert str(event["SUMMARY"]) == f"{folded(value)} (1990)"
        assert [str(name) for name in event["CATEGORIES"].cats] == [folded(value)]
        assert {*event} == {*events["event-great-flood"]}
        account = next(e for e in hostile.events if e.id == f"event-{n}").account
        assert event["DESCRIPTION"].split("\n")[1] == on_one_line(account)


@pytest.mark.parametrize("value", VALUES)
def test_what_is_named_after_the_edition(value: str) -> None:
    edition = with_title(value)
    found = icalendar.Calendar.from_ical(calendar.calendar(edition))
    name = ESCAPE.sub(r"\g<sign>", found["X-WR-CALNAME"])  # which it leaves as it is
    assert name == f"{folded(value)}: timeline"
    assert len(found.subcomponents) == len(edition.events)
    feed = etree.fromstring(errata.feed(edition).encode())
    assert feed.findtext(f"{ATOM}title") == f"{folded(value)}: errata"
    assert feed.find(f"{ATOM}entry") is None
    data = YAML(typ="safe", pure=True).load(citation_file.citation_file(edition))
    assert data["title"] == f"{folded(value)}: {edition.settings.subtitle}"


def test_atom(tmp_path: Path) -> None:
    edition = load_edition(lay_withdrawn(tmp_path / "edition", VALUES))
    feed = etree.fromstring(errata.feed(edition).encode())
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(VALUES)
    found = [entry.findtext(f"{ATOM}summary") for entry in entries]
    assert {*map(folded, found)} == {*map(folded, VALUES)}
    assert all(len(entry) == 5 for entry in entries)


def test_citation_file(hostile: Edition, files: dict[str, str]) -> None:
    data = YAML(typ="safe", pure=True).load(files["CITATION.cff"])
    titles = "; ".join(f"{t.short_name}, {t.meta.title}" for t in hostile.texts)
    assert titles in data["abstract"]
    small = YAML(typ="safe", pure=True).load(
        citation_file.citation_file(load_edition(SMALL))
    )
    assert {*data} == {*small}


def test_json_of_timeline_and_glossary(files: dict[str, str]) -> None:
    events = {e["id"]: e for e in json.loads(files["timeline.json"])["events"]}
    terms = {t["id"]: t for t in json.loads(files["glossary.json"])["terms"]}
    brief = json.loads(files["glossary/in-brief.json"])
    for n, value in enumerate(VALUES):
        assert events[f"event-{n}"]["label"] == folded(value)
        assert terms[f"term-{n}"]["headword"] == folded(value)
        assert brief[f"term-{n}"].startswith("Said: ")
        assert {*events[f"event-{n}"]} <= {*events["treaty-signed"]}


@pytest.fixture(scope="module")
def published(
    hostile: Edition, built_small: Edition, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[str]]:
    """Return a site of the values that an edition may have, and these."""
    bad = faulty(hostile.root, check(hostile))
    fine = [value for n, value in enumerate(VALUES) if n not in bad]
    assert len(fine) > 30
    root = lay_hostile(tmp_path_factory.mktemp("published") / "edition", fine)
    built(lend_cache(built_small, root))
    return root / "site", fine


def test_json_ld_in_pages(published: tuple[Path, list[str]]) -> None:
    site, fine = published
    for n, value in enumerate(fine):
        text = described(site / f"texts/text-{n}/index.html")
        assert text["name"] == restated(value)
        assert text["@type"] == "Chapter"
        term = described(site / f"glossary/term-{n}/index.html")
        assert (term["name"], term["@type"]) == (folded(value), "DefinedTerm")


def test_the_map_of_the_site(published: tuple[Path, list[str]]) -> None:
    site, _ = published
    found = etree.parse(site / "sitemap.xml").findall("{*}url/{*}loc")
    pages = {path.parent for path in site.rglob("index.html")}
    assert len({place.text for place in found}) == len(found) <= len(pages)
    assert all(place.text.startswith("https://example.org/") for place in found)


def described(page: Path) -> dict[str, Any]:
    """Return what a page tells of itself as JSON-LD, once."""
    (script,) = html.parse(page).findall('.//script[@type="application/ld+json"]')
    found: dict[str, Any] = json.loads(script.text)
    return found
