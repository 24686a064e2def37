"""An edition with a past, its site, and a browser to follow old links in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.model import Edition
from ledger_history import first_version, second_version
from serving import serving
from support import run_edition


@pytest.fixture(scope="session")
def past(built_small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition of two versions with its site built; leave it as it is."""
    root = first_version(tmp_path_factory.mktemp("past") / "edition", built_small)
    second_version(root)
    done = run_edition(root, "build")
    if done.returncode:
        pytest.fail(f"not built: {done.stdout}{done.stderr}", pytrace=False)
    return root


@pytest.fixture(scope="session")
def past_address(past: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the edition with a past."""
    with serving(past / "site", tmp_path_factory.mktemp("served-past")) as address:
        yield address
