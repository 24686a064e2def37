"""The edition itself, which is what is cited here, and a browser to read it in."""

from pathlib import Path

import pytest

from browsing import served
from building import built_once
from edition.model import Edition
from edition.sources import load_edition
from support import ROOT, copy_small


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition at the root of the project."""
    return load_edition(ROOT)


def lay_full(root: Path) -> Path:
    """Lay the small edition with one text printed in full."""
    copy_small(root)
    text = root / "docs" / "texts" / "marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    changed = source.replace("presentation: precis", "presentation: transcription")
    text.write_text(changed, encoding="utf-8")
    return root


full = built_once("in-full", lay_full)
full_address = served("full")
