"""Markdown for pandoc: what pandoc reads is what the page says, word for word."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.exports.pandoc_markdown import files
from edition.exports.pandoc_markdown.signs import begun, escaped
from edition.model import Edition
from edition.pandoc import run_pandoc
from edition.reading.tree import Reading
from edition.reading.walk import contents, spans
from edition.sources import load_edition
from read_back import NAMES, edition_called, layers_by_text, letters, wanted
from support import lay_copies

HOSTILE = (
    "*a* _b_ **c** `d` ~~e~~ ^f^ ~g~",
    "[a](b) ![c](d) [^1] [@e] <f> <!-- g -->",
    "$x$ $$y$$ \\(z\\) \\u{41} &amp; &#65; @key",
    "| a | b | ::: {.c} # d",
    "\"quoted\" 'so' -- and --- so...",
)
BEGINNINGS = (
    "- a",
    "+ a",
    "1. a",
    "(1) a",
    "a. a",
    "iv) a",
    ": a",
    "--- a",
    "% a",
    "=",
)


def markdown(edition: Edition, slug: str) -> str:
    (file,) = files(edition, edition.text[slug])
    assert file.path == f"texts/{slug}/{slug}.md"
    assert isinstance(file.content, str)
    return file.content


def parsed(source: str) -> Any:
    return json.loads(run_pandoc(source, "--from=markdown-smart", "--to=json"))


def steps(node: Any) -> Iterator[tuple[str, str]]:
    """Yield words, anchors and notes in the order in which pandoc has them."""
    if isinstance(node, list):
        for one in node:
            yield from steps(one)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind == "Note":
            yield "note", words_of(content)
        elif kind in ("Str", "Code", "Math"):
            yield "words", content if kind == "Str" else content[1]
        elif kind in ("Span", "Header"):
            id = content[0 if kind == "Span" else 1][0]
            yield from [("anchor", id)] if id else ()
            yield from steps(content[1:] if kind == "Span" else content[2:])
        elif kind == "Para":
            yield "end", ""
            yield from steps(content)
        elif kind != "Image":
            yield from steps(content)


def words_of(node: Any) -> str:
    return letters("".join(said for step, said in steps(node) if step == "words"))


def read(source: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the words at each anchor, and the notes that are called there."""
    said: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    at = ""
    for step, words in steps(parsed(source)["blocks"]):
        if step == "anchor":
            at = words
        elif step == "end":
            at = ""
        elif step == "words":
            said[at] = said.get(at, "") + letters(words)
        else:
            notes.setdefault(at, []).append(words)
    return said, notes


def compare(reading: Reading, source: str) -> int:
    said, notes = read(source)
    layer, asked = reading.layer, wanted(reading)
    signs = {note.id: note for note in reading.notes()}
    for passage in reading.passages():
        anchor = layer.anchor(passage.id) if layer else passage.id
        assert said[anchor] == asked[passage.id]
        marks = [
            s.to for run in contents(passage) for s in spans(run) if s.kind == "mark"
        ]
        called = [
            ("" if signs[id].series == "author" else signs[id].sign) + asked[id]
            for id in marks
        ]
        assert notes.get(anchor, []) == called, anchor
    return len(asked)


@pytest.mark.parametrize("name", NAMES)
def test_pandoc_reads_every_passage_and_note(name: str, tmp_path: Path) -> None:
    edition = edition_called(name, tmp_path)
    compared = 0
    for text, layers in layers_by_text(edition).items():
        source = markdown(edition, text.slug)
        compared += sum(compare(reading, source) for reading in layers)
    assert compared > sum(len(text.passages) for text in edition.texts)


def test_a_table_stays_one() -> None:
    source = markdown(edition_called("kinds", Path()), "wheels-1925")
    table = next(b for b in parsed(source)["blocks"] if b["t"] == "Table")
    assert "p5" in json.dumps(table)
    cells = words_of(table)
    assert cells.startswith("Workofthefirstwheel19221924YearDaysWaterm3s")
    assert cells.endswith("1924240" + "16243")


def test_hostile_words_come_out_as_they_stand() -> None:
    for words in HOSTILE:
        (paragraph,) = parsed(f"[]{{#p1}}{escaped(words)}")["blocks"]
        said = "".join(
            " " if inline["t"] == "Space" else inline["c"]
            for inline in paragraph["c"][1:]
        )
        assert said == words


@pytest.mark.parametrize("words", BEGINNINGS)
def test_a_note_may_begin_with_what_begins_a_list(words: str, small_root: Path) -> None:
    page = small_root / "docs/texts/marsh-1990.md"
    source = page.read_text(encoding="utf-8").replace("[^1]: ", "[^1]: XX", 1)
    page.write_text(source, encoding="utf-8")
    edition = load_edition(small_root)
    written = markdown(edition, "marsh-1990")
    assert "[^n1]: XX" in written
    # As if the note had begun so: the edition's own Markdown would make it a list.
    changed = written.replace("[^n1]: XX", f"[^n1]: {begun(escaped(words))} ")
    _, notes = read(changed)
    said = [note for called in notes.values() for note in called]
    assert any(note.startswith(letters(words)) for note in said)
    assert json.dumps(parsed(changed)).count('"BulletList"') == json.dumps(
        parsed(written)
    ).count('"BulletList"')


def test_the_metadata_says_whose_words_they_are() -> None:
    meta = parsed(markdown(edition_called("small", Path()), "marsh-1990"))["meta"]
    assert words_of(meta["author"]) == letters("The editors of Small Edition") or meta
    assert words_of(meta["restated"])
    assert "précis" in words_of(meta["abstract"])


def test_a_private_copy_is_not_written(small_root: Path) -> None:
    public = load_edition(small_root, with_transcriptions=False)
    before = [markdown(public, text.slug) for text in public.texts]
    lay_copies(small_root)
    private = load_edition(small_root, with_transcriptions=True)
    assert private.transcriptions
    assert [markdown(private, text.slug) for text in private.texts] == before
