"""An edition that knows one text, for the tests of the command."""

from pathlib import Path

import pytest

from edition.importer.decode import decode
from edition.importer.profile import write_profile
from edition.importer.transcribe import Options, import_document
from edition.problems import Place, Problem
from importer.documents import PROSE


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an edition that knows one text, and stand in it."""
    (tmp_path / "edition.yml").write_text("title: Gates\n")
    (tmp_path / "sources").mkdir()
    decoded = decode(PROSE.encode(), Place("keeper.txt"))
    assert not isinstance(decoded, Problem)
    profile = import_document(decoded, "keeper.txt", Options()).profile
    assert profile is not None
    (tmp_path / "sources" / "keeper.yml").write_text(write_profile(profile))
    (tmp_path / "raw.txt").write_text(PROSE)
    monkeypatch.chdir(tmp_path)
    return tmp_path
