"""Features hold counts and nothing else; family R keeps the words out."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from edition import features
from edition.checks import rights
from edition.indexes import term_matcher
from edition.model import Edition
from edition.scan import scan
from edition.sources import load_edition
from importer.support import FILES, ROOT, imported

LONG = " ".join(f"word{n} of the Gate" for n in range(30))
BODY = f"""\
Short one about the Gate.[^1]
{{ #p1 }}

## A heading that is not counted

{LONG}
{{ #p2 }}

The last one, 1911.
{{ #p3 }}

[^1]: A note that is not counted.
"""
NAMES = {
    "more_than_counts": "R001",
    "stale_features": "R002",
    "copied_words": "R003",
}


def counted(body: str = BODY) -> features.Features:
    edition = real()
    document = scan(body, "x.md", 1)
    return features.make_features("x", document, edition.terms, term_matcher(edition))


def real() -> Edition:
    return load_edition(ROOT)


def test_short_passages_are_pooled() -> None:
    pools = counted().pools
    assert [pool.name for pool in pools] == ["p1-p3"]
    assert pools[0].words == 5 + 120 + 4


def test_tokens_stand_in_alphabetical_order_and_lower_case() -> None:
    tokens = counted().pools[0].tokens
    assert list(tokens) == sorted(tokens)
    assert tokens["gate"] == 31
    assert tokens["1911"] == 1
    assert "heading" not in tokens
    assert "note" not in tokens


def test_terms_are_counted_by_form() -> None:
    found = counted(f"NATO and the Cold War, {LONG}\n{{ #p1 }}\n")
    assert all(sum(forms.values()) for forms in found.pools[0].terms.values())
    assert found.terms == {term.id: term.forms for term in real().terms}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    path = tmp_path / "sources" / "x.features.json"
    path.write_text(features.as_json(counted()))
    assert features.read_features(tmp_path, "x") == (counted(), [])


def test_the_schema_is_the_one_published() -> None:
    published = ROOT / "src/edition/schemas/features.schema.json"
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    head |= {"title": "Extracted features of a text"}
    schema = head | features.Features.model_json_schema() | head
    assert json.loads(published.read_text()) == schema


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d | {"sentence": "no"}, "sentence"),
        (lambda d: d["pools"][0].update(order=["a"]), "order"),
        (lambda d: d["pools"][0].update(tokens={"b": 1, "a": 1}, words=2), "alphabet"),
        (lambda d: d["pools"][0].update(tokens={"a b": 1}, words=1), "not all words"),
        (lambda d: d["pools"][0].update(words=7), "do not add up"),
        (lambda d: d["pools"][0].update(terms={"x": {"y": 1}}), "none of its forms"),
        (lambda d: d.update(text="y"), "of y"),
    ],
)
def test_more_than_counts_is_refused(tmp_path: Path, change, says: str) -> None:  # type: ignore[no-untyped-def]
    data = json.loads(features.as_json(counted()))
    data = change(data) or data
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "x.features.json").write_text(json.dumps(data))
    _, problems = features.read_features(tmp_path, "x")
    assert any(says in problem.what for problem in problems), problems
    assert {problem.code for problem in problems} == {"R001"}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Make an edition of one text with its transcription beside it."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "transcriptions").mkdir()
    transcription = f"---\npresentation: transcription\n---\n\n{BODY}"
    text = next(t for t in real().texts if t.meta.presentation == "precis")
    (tmp_path / "transcriptions" / f"{text.slug}.md").write_text(transcription)
    return replace(real(), root=tmp_path, texts=(text,))


def test_stale_features_are_found(edition: Edition) -> None:
    assert list(features.write_features(edition))
    assert list(rights.stale_features(edition)) == []
    slug = edition.texts[0].slug
    path = edition.root / "transcriptions" / f"{slug}.md"
    path.write_text(path.read_text().replace("last", "very last"))
    assert [p.code for p in rights.stale_features(edition)] == ["R002"]


def test_copied_words_are_found(edition: Edition) -> None:
    assert list(rights.copied_words(edition)) == []
    (edition.root / "notes.md").write_text("One line.\n" + " ".join(LONG.split()[:14]))
    (found,) = rights.copied_words(edition)
    assert (found.code, str(found.place)) == ("R003", "notes.md:2")
    assert found.what.startswith("14 consecutive words")


def test_ignored_files_may_hold_them(edition: Edition) -> None:
    (edition.root / ".gitignore").write_text("mine/\n")
    (edition.root / "mine").mkdir()
    (edition.root / "mine" / "notes.md").write_text(LONG)
    assert list(rights.copied_words(edition)) == []


def test_without_transcriptions_nothing_is_compared(tmp_path: Path) -> None:
    edition = replace(real(), root=tmp_path)
    assert [p for rule in rights.RULES for p in rule(edition)] == []


@pytest.mark.sources
@pytest.mark.parametrize("slug", FILES)
def test_committed_features_are_those_of_the_text(slug: str) -> None:
    body = imported(slug).markdown.split("\n---\n", 1)[1]
    found, problems = features.read_features(ROOT, slug)
    assert problems == []
    assert found is not None
    assert found.transcription == features.fingerprint(scan(body, "x.md", 1))


def test_committed_features_hold_only_counts() -> None:
    assert list(rights.more_than_counts(real())) == []
