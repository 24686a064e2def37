"""An edition with a past, its site, and a browser to follow old links in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from building import built, made_once
from edition.model import Edition
from ledger_history import first_version, second_version
from serving import serving


@pytest.fixture(scope="session")
def past(built_small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition of two versions with its site built; leave it as it is."""

    def make(root: Path) -> None:
        first_version(root, built_small)
        second_version(root)
        built(root)

    return made_once(tmp_path_factory, "past", make)


@pytest.fixture(scope="session")
def past_address(past: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the edition with a past."""
    with serving(past / "site", tmp_path_factory.mktemp("served-past")) as address:
        yield address
