"""The five documents become the texts the edition is made of."""

import re
from typing import Any

import pytest

from edition.importer.digests import folded
from edition.scan import scan
from edition.scan.plain import plain
from importer.support import FILES, facts, imported

pytestmark = pytest.mark.sources
PASSAGES = {"paragraph", "abstract", "list-item", "block-quotation"}
NOTES = {"nikitina-2015": 26, "mykhalniuk-2015": 16, "anonymous-2017": 2}
UNPROFILED = {
    "mykhalniuk-2015": 0.85,
    "nikitina-2015": 0.85,
    "kosachev-2010": 0.95,
    "anonymous-2017": 0.95,
    "dyner-2024": 0.95,
}


def passages(markdown: str) -> dict[str, str]:
    """Return the passages of a transcription by id, blanks folded."""
    body = markdown.split("\n---\n", 1)[1]
    return {
        b.id: " ".join(b.markdown.split()) for b in scan(body, "x.md", 1).blocks if b.id
    }


@pytest.mark.parametrize("slug", FILES)
def test_every_document_is_recognised(slug: str) -> None:
    document = imported(slug)
    assert document.slug == slug
    assert {v.status for v in document.report.verdicts} == {"same"}


@pytest.mark.parametrize(
    ("slug", "gold"), [("kosachev-2010", "002"), ("anonymous-2017", "003")]
)
def test_passages_are_the_expected_text(slug: str, gold: str) -> None:
    expected = [
        " ".join(re.sub(r"⟦(\d+)⟧", r"[^\1]", p["text"]).split())
        for p in facts(f"gold/clean-{gold}.json")["passages"]
        if p["kind"] in PASSAGES
    ]
    assert list(passages(imported(slug).markdown).values()) == expected


@pytest.mark.parametrize("slug", FILES)
def test_passages_have_the_ids_and_words_that_were_counted(slug: str) -> None:
    blocks = [
        b for b in facts(f"editorial/blocks-{slug}.json")["blocks"] if b.get("passage")
    ]
    found = passages(imported(slug).markdown)
    assert list(found) == [b["passage"] for b in blocks]
    for block in blocks:
        text = " ".join(plain(found[block["passage"]]).split())
        assert text.startswith(block["first_words"]), block["passage"]
        assert text.endswith(block["last_words"]), block["passage"]
        counted = sum(any(c.isalnum() for c in word) for word in text.split())
        assert counted == block["words"], block["passage"]
        marks = re.findall(r"\[\^(\d+)\]", found[block["passage"]])
        assert marks == [str(n) for n in block.get("note_markers", [])], block[
            "passage"
        ]


@pytest.mark.parametrize("slug", FILES)
def test_marks_stand_after_the_words_that_were_noted(slug: str) -> None:
    notes = facts(f"editorial/notes-{slug}.json")["notes"]
    found = passages(imported(slug).markdown)
    assert len(notes) == NOTES.get(slug, 0)
    for note in notes:
        text = found[note["marker"]["passage"]]
        before = text.partition(f"[^{note['number']}]")[0]
        word = note["marker"]["word_before"]
        assert before.rstrip(".,;:").endswith(word.rstrip(".,;:")), note["number"]


@pytest.mark.parametrize("slug", ["nikitina-2015", "anonymous-2017"])
def test_notes_keep_their_bodies(slug: str) -> None:
    body = imported(slug).markdown.split("\n---\n", 1)[1]
    written = {n.label: n.markdown for n in scan(body, "x.md", 1).notes}
    for note in facts(f"editorial/notes-{slug}.json")["notes"]:
        ours = re.findall(r"\w+", folded(written[str(note["number"])]))
        theirs = re.findall(r"\w+", note["body"])
        assert ours[: len(theirs)] == theirs, note["number"]


def test_notes_cite_the_bibliography() -> None:
    markdown = imported("nikitina-2015").markdown
    assert "[^9]: " in markdown
    assert "[@williams2000alliance, pp. 369-370]" in markdown
    assert "Ibid. [@putin2014directline]" in markdown


@pytest.mark.parametrize("slug", FILES)
def test_without_a_profile_nearly_as_many_passages_are_right(slug: str) -> None:
    wanted = passages(imported(slug).markdown)
    found = set(passages(imported(slug, use_profiles=False).markdown).values())
    right = sum(text in found for text in wanted.values())
    assert right >= UNPROFILED[slug] * len(wanted), f"{right} of {len(wanted)}"


@pytest.mark.parametrize("slug", FILES)
def test_emendations_name_what_stands_in_the_text(slug: str) -> None:
    document = imported(slug)
    body = document.markdown.split("\n---\n", 1)[1]
    scanned = scan(body, "x.md", 1)
    texts = {b.id: b.markdown for b in scanned.blocks} | {
        n.id: n.markdown for n in scanned.notes
    }
    for emendation in document.report.emendations:
        stands = emendation.rdg if emendation.kind == "slip" else emendation.lem
        assert stands in texts[emendation.anchor], emendation


def test_most_of_what_prose_notes_cite_is_parsed() -> None:
    """Every work of the notes is found, and its fields are mostly right.

    Measured when this was written: 26 of 26 works found, 122 of 140 fields right.
    """
    works = facts("editorial/notes-nikitina-2015.json")["works"]
    drafts = imported("nikitina-2015", use_profiles=False).report.references
    found = right = wanted = 0
    for work in works:
        good, count = max(right_fields(work, draft) for draft in drafts)
        found += good > 1
        right, wanted = right + good, wanted + count
    assert found == len(works)
    assert right >= 0.8 * wanted, f"{right} of {wanted}"


def right_fields(work: dict[str, Any], draft: dict[str, str]) -> tuple[int, int]:
    """Count the fields of a work that a draft has right, and those there are."""
    names = ("title", "container", "year", "volume", "url", "urldate")
    pairs = [(work[n], draft.get(n, "")) for n in names if work.get(n)]
    families = [name.split(",")[0] for name in work.get("author", ())]
    pairs += [(f, draft.get("author", "")) for f in families]
    good = sum(alike(str(theirs), ours) for theirs, ours in pairs)
    return good, len(pairs)


def alike(theirs: str, ours: str) -> bool:
    """Tell whether one of two values stands within the other, stops and case apart."""
    a, b = (" ".join(re.findall(r"\w+", text.casefold())) for text in (theirs, ours))
    return bool(b) and (a in b or b in a)
