"""The five real texts, from raw documents to the facing page; nothing is published."""

import re
from pathlib import Path

import pytest

from edition import features
from edition.scan.plain import plain
from edition.sources import load_edition
from importer.support import FILES, source
from support import copy_project, run_edition

RUN = 15
"""Words in a row that cannot be names: two bodies with their acronyms make twelve."""
SHOWN = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition with every text imported, built in both ways."""
    documents = [str(source(slug)) for slug in FILES]
    root = copy_project(tmp_path_factory.mktemp("sources") / "edition")
    for arguments in (
        ["import", *documents],
        ["build", "--transcriptions"],
        ["build"],
    ):
        done = run_edition(root, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.mark.sources
@pytest.mark.parametrize("slug", FILES)
def test_every_passage_and_note_faces_its_own(root: Path, slug: str) -> None:
    edition = load_edition(root, with_transcriptions=True)
    text = edition.text[slug]
    page = (root / f"build/full/texts/{slug}/index.html").read_text(encoding="utf-8")
    notes = [note for note in text.document.notes if note.kind == "author"]
    theirs = [f"copy-{unit.id}" for unit in (*text.passages, *notes)]
    assert [id for id in theirs if page.count(f'id="{id}"') != 1] == []
    assert "Not in this transcription" not in page


def runs(words: str) -> set[tuple[str, ...]]:
    stream = features.words(words)
    return {tuple(stream[at : at + RUN]) for at in range(len(stream) - RUN + 1)}


@pytest.mark.sources
def test_the_published_site_has_no_run_of_their_words(root: Path) -> None:
    edition = load_edition(root, with_transcriptions=True)
    own: set[tuple[str, ...]] = set()
    for document in edition.transcriptions.values():
        for block in document.blocks:
            own |= runs(plain(block.markdown))
    assert len(own) > 5000
    for reference in edition.references:
        own -= runs(" ".join(reference.fields.values()))
    for page in (root / "site").rglob("*.html"):
        words = SHOWN.sub(" ", page.read_text(encoding="utf-8"))
        assert not own & runs(words), page
