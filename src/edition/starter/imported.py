"""Draft the file of a text from an imported document, and entries for what it cites."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from edition.files import write_all
from edition.importer.bibtex import as_entry
from edition.importer.lines import NOTE
from edition.importer.markdown import body
from edition.importer.output import FOLDER
from edition.importer.repairs import Repair
from edition.importer.report_markdown import as_markdown
from edition.importer.title_facts import title_facts, title_page_lines
from edition.importer.transcribe import Imported
from edition.model import Edition, Reference
from edition.model.facets import Facet
from edition.problems import EditionError
from edition.sources import BIBLIOGRAPHY
from edition.starter import scalar
from edition.starter.additions import free_path, read
from edition.starter.drafted_citations import (
    Cited,
    Record,
    cited_in,
    replaced,
    with_citations,
)
from edition.starter.stubs import BEGUN, HEADNOTE, front_matter


class Draft(NamedTuple):
    """What an imported document adds to an edition."""

    markdown: str
    """The file of the text."""
    entries: tuple[str, ...]
    """Entries for the bibliography."""
    repairs: tuple[Repair, ...] = ()
    """The references for which citations stand in its notes."""


def publish(edition: Edition, imported: Imported, slug: str) -> tuple[str, int]:
    """Write a document as a text of the edition, with its evidence and what it cites.

    Returns:
        The path of the text, and the number of works added to the bibliography.

    Raises:
        EditionError: it is known, or a transcription already, or there is such a text.
    """
    name = imported.report.document
    if imported.known is not None:
        whose = imported.known.profile.text
        raise EditionError(
            f"{name} is a copy of “{whose}”, which the edition has; without --to it "
            "becomes a transcription, for you to read."
        )
    if not imported.blocks:
        raise EditionError(
            f"{name} is what an import has made; name the file that it was made from."
        )
    path = free_path(edition.root, slug)
    made = draft(imported, slug, edition)
    repairs = (*imported.report.repairs, *made.repairs)
    report = as_markdown(replace(imported.report, repairs=repairs))
    files = {path: made.markdown, f"{FOLDER}/{slug}.report.md": report}
    if made.entries:
        source = read(edition.root, BIBLIOGRAPHY).rstrip()
        parts = [source] if source else []
        files[BIBLIOGRAPHY] = "\n\n".join((*parts, *made.entries)) + "\n"
    write_all(edition.root, files)
    return path, len(made.entries)


def draft(imported: Imported, slug: str, edition: Edition) -> Draft:
    """Draft a text with all that a new document says, and blanks for the rest."""
    there = edition.references
    cited: list[Cited] = []
    records: dict[str, Record] = {}
    entries = []
    keys = {reference.key for reference in there}
    for record in imported.report.references:
        known = _same(record, there)
        key = known or _free(record["key"], keys)
        cited += cited_in(record, key)
        records[key] = record
        if not known:
            where = f"{slug}#n{record['note'].split(', ')[0]}"
            entries.append(as_entry({**record, "key": key}, where))
            keys.add(key)
    made = replaced(cited, records)
    notes = with_citations(body(imported.blocks, {}, imported.said), made)
    matter = _matter(imported, edition.settings.facets)
    lines = {b.label: b.raw for b in imported.blocks if b.kind == NOTE}
    repairs = (Repair("citations", lines[x.label], x.words, x.cluster) for x in made)
    return Draft(f"{matter}\n{HEADNOTE}\n{notes}", tuple(entries), tuple(repairs))


def _matter(imported: Imported, facets: Iterable[Facet]) -> str:
    """Return the front matter: what the document says, what an import knows, blanks."""
    facts = title_facts(imported.blocks, imported.language)
    given = {name: _yaml(value) for name, value in facts.items()}
    given["language"] = imported.language
    given["presentation"] = "transcription"
    given["witness"] = _yaml(f"The file {imported.report.document}.")
    beside = title_page_lines(imported.blocks)
    return front_matter({**BEGUN, **given}, facets, beside)


def _yaml(value: str | list[str]) -> str:
    if isinstance(value, str):
        return scalar(value)
    return json.dumps(value, ensure_ascii=False)


def _same(record: Record, there: Iterable[Reference]) -> str:
    """Return the key of a reference to the same work: of one title and year."""
    title, year = record.get("title", "").casefold(), record.get("year", "")
    for reference in there:
        dated = reference.text("date") or reference.text("year")
        if title and reference.title.casefold() == title and year in dated:
            return reference.key
    return ""


def _free(key: str, taken: Collection[str]) -> str:
    """Return a key, with a number where the bibliography has another of that name."""
    count, free = 1, key
    while free in taken:
        count += 1
        free = f"{key}-{count}"
    return free
