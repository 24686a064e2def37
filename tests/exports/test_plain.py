"""Plain text: every word of the page, numbered, and nothing that is not public."""

import re
from pathlib import Path

import pytest

from edition.exports.plain import files
from edition.model import Edition
from edition.sources import load_edition
from read_back import NAMES, edition_called, layers_by_text, letters, wanted, with_signs
from support import lay_copies

NUMBER = re.compile(r"\t\d+$", re.MULTILINE)
PICTURE = re.compile(r"\(Picture: .*?\)\n")
START = re.compile(r"^(?:¶(?P<number>\d+) |\[(?P<sign>\w+)\] |\n|\* \* \*$)", re.M)


def plain_text(edition: Edition, slug: str) -> str:
    (file,) = files(edition, edition.text[slug])
    assert file.path == f"texts/{slug}/{slug}.txt"
    assert isinstance(file.content, str)
    return file.content


def pieces(words: str) -> list[tuple[str, str]]:
    """Return what follows each number and each sign at the beginning of a line."""
    found, starts = [], [*START.finditer(words)]
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(words)
        key = f"p{start['number']}" if start["number"] else f"[{start['sign']}]"
        said = PICTURE.sub("", words[start.end() : end])
        found.append((key, letters(NUMBER.sub("", said))))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_and_note_has_its_words(name: str, tmp_path: Path) -> None:
    edition = edition_called(name, tmp_path)
    compared = 0
    for text, layers in layers_by_text(edition).items():
        found = pieces(plain_text(edition, text.slug))
        by_number = [(key, said) for key, said in found if key[0] == "p"]
        asked = [
            (passage.id, wanted(layer, with_signs)[passage.id])
            for layer in layers
            for passage in layer.passages()
        ]
        stanzas = {key for key, said in by_number if said != dict(asked).get(key)}
        assert [key for key, _ in by_number] == [key for key, _ in asked]
        whole = letters("".join(said for _, said in found))
        for layer in layers:
            for id, said in wanted(layer, with_signs).items():
                assert said in whole, (text.slug, id)
                compared += 1
        lined = {p.id for r in layers for p in r.passages() if p.lines}
        assert stanzas <= lined
    assert compared > sum(len(text.passages) for text in edition.texts)


def test_verse_keeps_lines_indents_and_numbers() -> None:
    said = plain_text(edition_called("kinds", Path()), "toll-1902")
    assert "\n  And gives it back in pieces to the reeds;\n" in said
    assert "needs.\n\nHe counts the stones that nobody has thrown,\t5\n" in said


def test_marks_of_notes_are_told_from_numbers_of_passages() -> None:
    said = plain_text(edition_called("poems", Path()), "alon-1931")
    assert "¶3 " in said
    assert "[1] " in said
    assert "[α] " in said
    assert "Two Poems\ntranslation (English), Anna Reed\n" in said


def test_a_private_copy_is_not_written(small_root: Path) -> None:
    public = load_edition(small_root, with_transcriptions=False)
    before = [plain_text(public, text.slug) for text in public.texts]
    lay_copies(small_root)
    private = load_edition(small_root, with_transcriptions=True)
    assert private.transcriptions
    assert [plain_text(private, text.slug) for text in private.texts] == before
