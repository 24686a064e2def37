"""The edition itself, which is what is cited here, and a browser to read it in."""

from collections.abc import Iterator

import pytest

from building import copy_built
from edition.model import Edition
from edition.sources import load_edition
from serving import serving
from support import ROOT, run_edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition at the root of the project."""
    return load_edition(ROOT)


@pytest.fixture(scope="session")
def full(built_small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition with one text printed in full."""
    root = copy_built(built_small, tmp_path_factory.mktemp("full") / "edition")
    text = root / "docs" / "texts" / "marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    changed = source.replace("presentation: precis", "presentation: transcription")
    text.write_text(changed, encoding="utf-8")
    return load_edition(root)


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
