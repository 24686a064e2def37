"""The small edition with parallels, routes and names laid over it."""

import pytest

from edition.model import Edition
from edition.sources import load_edition
from support import CASES, copy_small, lay_over


@pytest.fixture(scope="session")
def related(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition with the data of ``cases/apparatus``."""
    root = copy_small(tmp_path_factory.mktemp("related") / "edition")
    lay_over(root, CASES / "apparatus")
    return load_edition(root)
