"""The edition itself, which is what is cited here, and a browser to read it in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.model import Edition
from edition.sources import load_edition
from serving import serving
from support import ROOT, copy_small, run_edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition at the root of the project."""
    return load_edition(ROOT)


def printed_in_full(root: Path) -> Path:
    """Make a copy of the small edition in which a text is printed in full."""
    copy_small(root, with_theme=True)
    text = root / "docs" / "texts" / "marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    changed = source.replace("presentation: precis", "presentation: transcription")
    text.write_text(changed, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition with one text printed in full."""
    return load_edition(printed_in_full(tmp_path_factory.mktemp("full") / "edition"))


@pytest.fixture(scope="session")
def full_address(
    full: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve that edition."""
    done = run_edition(full.root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    folder = tmp_path_factory.mktemp("served-full")
    with serving(full.root / "site", folder) as address:
        yield address
