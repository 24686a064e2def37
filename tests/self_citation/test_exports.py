"""The files for machines say what the records say, and read back as they were."""

import json
import re
from typing import Any

import pypandoc
import pytest

from edition.citations import downloaded_items
from edition.exports import bibtex, cite_open, csl_json, ris
from edition.model import Edition
from edition.readers.bibliography import read_bibliography
from edition.self_citation import records
from read_back import exported_files

Item = dict[str, Any]
ADDED = {"entrysubtype", "language"}
"""Fields that the bibliography has for other programs."""
ZOTERO = {
    *("book", "inbook", "incollection", "article", "patent", "phdthesis", "thesis"),
    *("unpublished", "inproceedings", "conference", "techreport", "report", "booklet"),
    *("manual", "mastersthesis", "misc", "proceedings", "online", "electronic"),
    *("letter", "movie", "artwork", "jurisdiction", "audio", "video", "software"),
    *("inreference", "collection", "mvbook"),
}
"""The types of BibTeX that Zotero reads as what they are (its BibTeX.js, 2026)."""
FORMS = {"bib": "biblatex", "ris": "ris", "csl.json": "csljson"}


def file(edition: Edition, path: str) -> str:
    found = {f.path: f.content for f in exported_files(edition)}[path]
    assert isinstance(found, str)
    return found


def read(source: str, form: str) -> list[Item]:
    """Read a format with pandoc, which knows nothing of how we write it."""
    output = pypandoc.convert_text(source, "csljson", format=form)
    items: list[Item] = json.loads(output)
    return items


def plain(value: object) -> str:
    return re.sub(r"<[^>]+>", "", str(value))


def names(people: list[dict[str, str]]) -> list[list[str]]:
    """Return the words of each name: readers differ in which part they give them.

    RIS has no sign for a body, so that one with a comma is read as a person, nor for
    authors that are not named.
    """
    whole = [" ".join(person.values()).replace(",", "") for person in people]
    whole = [name for name in whole if name != "others"]
    return [sorted(name.split()) for name in whole]


def test_every_text_has_its_files_and_the_bibliography_its_own(
    edition: Edition,
) -> None:
    paths = {f.path for f in exported_files(edition)}
    for slug in edition.text:
        assert {f"texts/{slug}/{slug}.{suffix}" for suffix in FORMS} <= paths
    assert {f"bibliography.{s}" for s in ("bib", "ris", "json")} <= paths


@pytest.mark.parametrize("suffix", FORMS)
def test_a_record_reads_back_as_it_was(edition: Edition, suffix: str) -> None:
    for slug, record in records(edition).items():
        source = file(edition, f"texts/{slug}/{slug}.{suffix}")
        (item,) = read(source, FORMS[suffix])
        assert item["type"] == "chapter"
        for name in ("title", "container-title", "URL"):
            assert plain(item[name]) == record[name], (slug, name)
        # Pandoc does not read the notes of RIS.
        assert plain(item.get("note")) == record["note"] or (
            f"\nN1  - {record['note']}\n" in source
        )
        assert names(item.get("author", [])) == names(record.get("author", []))
        assert names(item["editor"]) == names(record["editor"])
        found, wanted = item.get("issued", {}), record["issued"]
        if "date-parts" in wanted:
            assert found["date-parts"][0][0] == wanted["date-parts"][0][0]


def test_csl_json_is_the_record_itself(edition: Edition) -> None:
    for slug, record in records(edition).items():
        assert json.loads(file(edition, f"texts/{slug}/{slug}.csl.json")) == [record]


def test_bibtex_is_read_by_our_own_reader_without_a_fault(edition: Edition) -> None:
    for slug, record in records(edition).items():
        source = file(edition, f"texts/{slug}/{slug}.bib")
        (reference,), problems = read_bibliography(source, "x.bib")
        assert not problems
        item = reference.item
        for name in ("title", "container-title", "URL", "version", "language"):
            assert item[name] == record[name]
        assert item.get("author") == record.get("author")
        assert item["issued"] == record["issued"]
        if "literal" not in record["original-date"]:  # biblatex has no dates in words
            assert item["original-date"] == record["original-date"]


def test_the_title_says_that_the_words_are_a_precis(
    edition: Edition, full: Edition
) -> None:
    for slug, record in records(edition).items():
        assert record["title"].endswith(" [Editors’ précis]")
        for suffix in FORMS:
            path = f"texts/{slug}/{slug}.{suffix}"
            assert " [Editors’ précis]" in file(edition, path)
    assert "précis" not in str(records(full)["marsh-1990"])


def test_a_text_is_dated_as_the_edition_and_as_the_work(edition: Edition) -> None:
    record, day = records(edition)["dyner-2024"], edition.settings.published
    assert record["issued"] == {"date-parts": [[int(n) for n in day.split("-")]]}
    assert record["original-date"] == {"date-parts": [[2024, 7]]}
    bib = file(edition, "texts/dyner-2024/dyner-2024.bib")
    assert f"date = {{{day}}}" in bib
    assert "origdate = {2024-07}" in bib


def test_a_text_of_an_edition_without_a_date_has_that_of_the_work(
    full: Edition,
) -> None:
    record = records(full)["marsh-1990"]
    assert record["issued"]["date-parts"][0][0] == 1990
    assert "original-date" not in record


def test_the_bibliography_reads_back_field_by_field(edition: Edition) -> None:
    source = file(edition, "bibliography.bib")
    references, problems = read_bibliography(source, "bibliography.bib")
    assert not problems
    assert [(r.key, r.item) for r in references] == [
        (r.key, r.item) for r in edition.references
    ]
    for one, other in zip(references, edition.references, strict=True):
        type = one.fields.get("entrysubtype", one.type)
        assert type == other.type
        found = {n: one.text(n) for n in one.fields if n not in ADDED}
        assert found == {n: other.text(n) for n in other.fields}


def test_no_program_passes_over_an_entry_or_its_year(edition: Edition) -> None:
    entries = file(edition, "bibliography.bib").split("\n\n")
    assert len(entries) == len(edition.references)
    for entry in entries:
        assert re.match(r"@(\w+)", entry)[1] in ZOTERO  # type: ignore[index]
        dated = re.search(r"(?m)^  date = \{(\d{4})", entry)
        assert not dated or f"  year = {{{dated[1]}}},\n" in entry
    text = "\n".join(entries)
    assert text.count("  journal = ") == text.count("  journaltitle = ") > 0
    assert text.index("  journal = ") < text.index("  journaltitle = ")
    assert "  language = {russian}" in text


def test_treaties_stay_treaties() -> None:
    written = bibtex.known_entry("legal", "a", {"title": "T", "date": "1999"})
    assert written.startswith("@misc{a,\n  entrysubtype = {legal},\n")
    assert read_bibliography(written, "x.bib")[0][0].item["type"] == "treaty"


def test_the_bibliography_in_json_and_ris_holds_every_work(edition: Edition) -> None:
    items = downloaded_items(edition)
    assert json.loads(file(edition, "bibliography.json")) == list(items.values())
    found = read(file(edition, "bibliography.ris"), "ris")
    assert len(found) == len(items)
    for item, known in zip(found, items.values(), strict=True):
        assert plain(item["title"]) == plain(known["title"])
        assert names(item.get("author", [])) == names(known.get("author", []))


@pytest.mark.parametrize("value", ["A & B", "50 %", "a_b", "#1", "C$", "“Ґ” – é"])
def test_signs_of_tex_survive(value: str) -> None:
    fields = {"title": bibtex.escaped(value), "langid": "russian"}
    source = bibtex.entry("book", "k", fields)
    (reference,), problems = read_bibliography(source, "x.bib")
    assert not problems
    assert reference.item["title"] == value
    (item,) = read(source, "biblatex")
    assert plain(item["title"]).replace("\xa0", " ") == value


@pytest.mark.parametrize(
    "note", ["\\'Evian \\& {NATO}", "a_b # 5% & $", "\\{ \\}", "$x$", "Seen \\url{a_b}"]
)
def test_what_is_typed_reads_back_from_the_export(note: str) -> None:
    typed = f"@book{{a, title = {{T}}, note = {{{note}}}}}"
    (first,), _ = read_bibliography(typed, "x.bib")
    source = bibtex.entry("book", "a", bibtex.typed(first.fields))
    (second,), problems = read_bibliography(source, "x.bib")
    assert not problems
    assert second.item == first.item
    assert second.text("note") == first.text("note")


@pytest.mark.parametrize(
    ("type", "tag"),
    [("treaty", "GOVDOC"), ("speech", "SLIDE"), ("interview", "PCOMM")],
)
def test_ris_has_types_that_zotero_knows(type: str, tag: str) -> None:
    assert f"TY  - {tag}\n" in ris.ris({"id": "a", "type": type, "title": "T"})


def test_ris_has_the_number_of_a_report_and_the_editors_of_a_chapter() -> None:
    report = ris.ris({"id": "a", "type": "report", "title": "T", "number": "5 (218)"})
    assert "SN  - 5 (218)\n" in report
    editor = [{"family": "Lind", "given": "Åsa"}]
    source = ris.ris({"id": "a", "type": "chapter", "title": "T", "editor": editor})
    assert "A2  - Lind, Åsa\n" in source


def test_names_are_written_with_their_parts() -> None:
    names = "family=Hoven, given=Jeroen, prefix=van den and King, Jr., Martin Luther"
    source = f"@book{{a, title = {{T}}, author = {{{names} and others}}}}"
    item = read_bibliography(source, "x.bib")[0][0].item
    assert re.findall("AU  - (.*)", ris.ris(item)) == [
        "van den Hoven, Jeroen",
        "King, Martin Luther, Jr.",
    ]
    written = bibtex.names(item["author"][:2])
    assert written == "van den Hoven, Jeroen and King, Jr., Martin Luther"


@pytest.mark.parametrize("type", sorted(ris.TYPES))
def test_ris_keeps_to_its_own_line_form(type: str) -> None:
    item = {"id": "a", "type": type, "title": "One\n two", "page": "3-5"}
    item |= {"issued": {"date-parts": [[2001, 2, 3]]}}
    lines = ris.ris(item).splitlines()
    assert lines[0].startswith("TY  - ")
    assert lines[-1] == "ER  - "
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert "TI  - One two" in lines
    assert {"SP  - 3", "EP  - 5", "PY  - 2001", "DA  - 2001/02/03/"} <= set(lines)


def test_every_format_of_a_passage_says_whose_words_it_is(
    edition: Edition, full: Edition
) -> None:
    for text in edition.texts:
        for words in cite_open.formats(edition, text).values():
            assert "@Phrase@. First published" in words
            assert "@link@" in words
            assert f"{text.slug}-@anchor@" in words
            assert "Editors’ précis" in words
    printed = cite_open.formats(full, full.text["marsh-1990"])
    assert not [words for words in printed.values() if "précis" in words]


def test_a_passage_in_csl_json_is_one_valid_item(edition: Edition) -> None:
    text = edition.text["nikitina-2015"]
    (item,) = json.loads(cite_open.formats(edition, text)["csl-json"])
    assert "custom" not in item
    assert item["type"] == "chapter"


def test_references_keep_their_case_and_corporate_names() -> None:
    fields = {"author": "{United Nations}", "title": "{NATO} and us", "date": "1999"}
    source = bibtex.entry("report", "a", fields)
    item = read_bibliography(source, "x.bib")[0][0].item
    assert json.loads(csl_json.csl_json([item]))[0]["author"] == [
        {"literal": "United Nations"}
    ]
    assert "AU  - United Nations\n" in ris.ris(item)
    assert "TI  - NATO and us\n" in ris.ris(item)
