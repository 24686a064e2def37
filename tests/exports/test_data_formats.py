"""Records of passages and notes: the words of the page, and what stands in them."""

import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from edition.concordance import hits
from edition.exports import annotations, json_lines, text_json
from edition.exports.record_schemas import RECORD
from edition.exports.records import Record, all_records, headnote
from edition.indexes import mentions
from edition.matching import Matcher
from edition.model import Edition
from edition.plain_text import passage_words
from edition.reading.walk import spans
from read_back import (
    NAMES,
    all_readings,
    edition_called,
    layers_by_text,
    letters,
    wanted,
)


@pytest.fixture(scope="module", params=NAMES)
def some(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Edition:
    return edition_called(request.param, tmp_path_factory.mktemp("long") / "edition")


def own(edition: Edition, record: Record) -> bool:
    return bool(record["layer"] == edition.text[record["text_id"]].meta.presentation)


def test_every_passage_and_note_has_its_words_and_no_other(some: Edition) -> None:
    found = {r["id"]: letters(r["text"]) for r in all_records(some)}
    asked = {}
    for reading in all_readings(some):
        for id, said in wanted(reading).items():
            anchor = reading.layer.anchor(id) if reading.layer else id
            if not id.startswith("#"):
                asked[f"{reading.text.slug}#{anchor}"] = said
    in_order = {id: "".join(sorted(said)) for id, said in found.items()}
    assert in_order == {id: "".join(sorted(said)) for id, said in asked.items()}
    tables = {r["id"] for r in all_records(some) if r["form"] == "table"}
    for id in found.keys() - tables:
        assert found[id] == asked[id]


def test_words_have_single_blanks_and_marks_their_stretches(some: Edition) -> None:
    for record in all_records(some):
        text = record["text"]
        assert text == text.strip()
        assert "  " not in text
        assert record["words"] == len(text.split())
        for mark in record["marks"]:
            assert 0 <= mark["start"] <= mark["end"] <= len(text)
        called = [m["id"] for m in record["marks"] if m["type"] == "note"]
        assert [*dict.fromkeys(called)] == record["notes"] or record[
            "kind"
        ] != "passage"


def test_marks_are_those_of_the_page(some: Edition) -> None:
    for layers in layers_by_text(some).values():
        for reading in layers:
            anchor = reading.layer.anchor if reading.layer else str
            ids = {f"{reading.text.slug}#{anchor(p.id)}": p for p in reading.passages()}
            for record in all_records(some):
                if record["id"] not in ids or record["form"] != "prose":
                    continue
                passage = ids[record["id"]]
                shown = [s for s in spans(passage.content) if s.kind == "citation"]
                marked = [m for m in record["marks"] if m["type"] == "citation"]
                assert [m["id"] for m in marked] == [s.to for s in shown]
                cited = [s.citation.key for s in shown if s.citation]
                assert [c["key"] for c in record["citations"]] == cited


def test_terms_and_names_are_counted_in_all_words(some: Edition) -> None:
    """By the matcher, in words that other code has made, not by what a page links."""
    counted = Counter(
        (mark["id"], r["id"])
        for r in all_records(some)
        if r["kind"] == "passage" and own(some, r) and r["form"] == "prose"
        for mark in r["marks"]
        if mark["type"] == "term"
    )
    shown = Counter(
        (id, f"{hit.text.slug}#{hit.passage.id}")
        for id, found in hits(some).items()
        for hit in found
        if hit.passage.kind == "prose"
    )
    assert counted == shown
    find = Matcher({form: n.id for n in reversed(some.names) for form in n.forms}).find
    by_id = {r["id"]: r for r in all_records(some)}
    for text, passages in passage_words(some).items():
        for passage, said in passages:
            if passage.kind == "prose":
                record = by_id[f"{text.slug}#{passage.id}"]
                assert record["names"] == sorted({m.owner for m in find(said)})


def test_the_figures_are_those_of_the_edition_and_not_of_its_links() -> None:
    edition = edition_called("own", Path())
    for term in edition.terms[:20]:
        own_hits = {(h.text.slug, h.passage.id) for h in hits(edition).get(term.id, ())}
        found = {
            (r["text_id"], r["anchor"])
            for r in all_records(edition)
            if term.id in r["terms"] and r["kind"] == "passage"
        }
        assert found == own_hits
    nato = [r for r in all_records(edition) if "nato" in r["names"]]
    said = [m for m in mentions(edition)["nato"] if not m.is_cited]
    assert len(nato) > len(said) / 2


def test_files_are_valid_by_their_schemas(some: Edition) -> None:
    schemas = {f.path: json.loads(f.content) for f in text_json.whole(some)}
    site = some.settings.site_url
    for path, schema in schemas.items():
        assert schema["$id"] == site + path
        Draft202012Validator.check_schema(schema)
    registry: Registry[object] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    counted = 0
    for text in some.texts:
        (file,) = text_json.files(some, text)
        data = json.loads(file.content)
        validator = Draft202012Validator(
            schemas["schemas/text.schema.json"], registry=registry
        )
        assert [*validator.iter_errors(data)] == []
        counted += len(data["passages"]) + len(data["notes"])
    assert counted == len([*all_records(some)])
    assert counted == sum(
        len([*reading.passages()]) + len([*reading.notes()])
        for reading in all_readings(some)
    )


def test_a_schema_refuses_what_no_record_is(some: Edition) -> None:
    schema = json.loads(next(text_json.whole(some)).content)
    assert not Draft202012Validator(schema).is_valid({"id": "x"})


def test_every_line_is_a_record_with_all_fields(some: Edition) -> None:
    (file,) = json_lines.whole(some)
    lines = file.content.splitlines()
    assert file.content.endswith("\n")
    found = [json.loads(line) for line in lines]
    assert all([*record] == [*RECORD] for record in found)
    assert len({record["id"] for record in found}) == len(found)


def test_a_bulk_file_is_pairs_of_an_action_and_a_document(some: Edition) -> None:
    bulk, mapping = json_lines.opensearch(some)
    assert bulk.content.endswith("\n")
    lines = [json.loads(line) for line in bulk.content.splitlines()]
    for action, document in zip(lines[::2], lines[1::2], strict=True):
        assert [*action] == ["index"]
        assert action["index"]["_id"] == document["id"]
        assert action["index"]["_index"].islower()
    properties = json.loads(mapping.content)["mappings"]["properties"]
    assert [*properties] == [*RECORD]


def test_every_selector_finds_its_words_once(some: Edition) -> None:
    words = {(r["text_id"], r["anchor"]): r["text"] for r in all_records(some)}
    for text, (reading, *_) in layers_by_text(some).items():
        words[text.slug, "headnote"] = headnote(reading).text
    notes = [
        r for r in all_records(some) if r["kind"] == "editor-note" and own(some, r)
    ]
    found = 0
    for text in some.texts:
        for annotation in annotations.annotations(some, text):
            selector = annotation["target"]["selector"]
            passage = words[text.slug, selector["value"]]
            quote, position = selector["refinedBy"]
            there = passage[position["start"] : position["end"]]
            assert there == quote["exact"] != ""
            context = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert passage.count(context) == 1
            found += 1
    assert found == len(notes)


def test_a_file_of_annotations_is_a_page_of_them() -> None:
    edition = edition_called("own", Path())
    (file,) = annotations.whole(edition)
    page = json.loads(file.content)
    assert page["type"] == "AnnotationPage"
    assert page["@context"] == annotations.CONTEXT
    assert all(item["motivation"] == "commenting" for item in page["items"])
