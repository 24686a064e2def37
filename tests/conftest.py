"""Fixtures for many modules, and the option that renews golden files."""

import difflib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import forked
from edition import messages
from edition.model import Edition
from edition.sources import load_edition
from support import copy_small

collect_ignore = ["cases", "editions"]  # thousands of files, and no test
LONGEST = ("test_growth.py", "test_all_formats.py")
pytest_plugins = ("browsing", "building", "searched", "speaking")
settings.register_profile("any", deadline=None)  # whatever else the machine does
settings.load_profile("any")
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # commands are started many times


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: write what comes out into the golden files of the cases."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="renew the golden files of the cases; read the diff before you commit",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Have one process more than processors: one often waits for a page."""
    return (os.cpu_count() or 1) + 1


def pytest_unconfigure() -> None:
    """End the process that commands are forked from."""
    forked.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that needs the browser, and begin with those that take longest.

    Otherwise one process may be left with them when the others have nothing more to do.
    """
    items.sort(key=lambda item: item.path.name not in LONGEST)
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def english() -> None:
    """Begin every test in English, whatever the one before spoke."""
    messages.use(messages.ENGLISH)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Return a comparison with a golden file that fails with a readable diff."""

    def compare(found: str, file: Path) -> None:
        if request.config.getoption("--accept"):
            file.write_text(found, encoding="utf-8")
        expected = file.read_text(encoding="utf-8")
        if found == expected:
            return
        lines = difflib.unified_diff(
            expected.splitlines(), found.splitlines(), str(file), "found", lineterm=""
        )
        pytest.fail("\n".join(lines), pytrace=False)

    return compare


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """Return a copy of the small edition, to change at will."""
    return copy_small(tmp_path / "small")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition, to be left as it is."""
    return load_edition(copy_small(tmp_path_factory.mktemp("small") / "edition"))
