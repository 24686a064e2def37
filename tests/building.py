"""Sites that many tests read, built once whichever process of the tests comes first."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from edition.model import Edition
from edition.sources import load_edition
from support import (
    OF_KINDS,
    POEMS,
    ROOT,
    THEME,
    copy_parts,
    copy_project,
    copy_small,
    lay_copies,
    run_edition,
)
from treatise import write_treatise


def made_once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Return a folder for all processes; the first makes it, the others wait.

    Args:
        factory: what knows where tests leave their files.
        name: the folder's, one for each thing that is made.
        make: given a path at which there is nothing, makes it.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, unfinished = base / name, base / f"{name}.unfinished" / name
    with FileLock(base / f"{name}.lock"):
        if not folder.exists():
            shutil.rmtree(unfinished.parent, ignore_errors=True)
            unfinished.parent.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


def built(root: Path, *arguments: str) -> None:
    """Build a site of an edition, which has to succeed."""
    done = run_edition(root, "build", *arguments)
    if done.returncode:
        pytest.fail(f"not built: {done.stdout}{done.stderr}", pytrace=False)


def copy_built(edition: Edition, to: Path) -> Path:
    """Copy an edition that was built: with its cache, and without its sites."""
    shutil.copytree(edition.root, to, ignore=shutil.ignore_patterns("site", "build"))
    return to


def _built_once(name: str, make: Callable[[Path], object]) -> Any:
    """Have an edition made and built below its root, with whatever is beside it."""

    @pytest.fixture(scope="session")
    def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
        root = made_once(tmp_path_factory, f"built-{name}", make)
        return load_edition(root, with_transcriptions=True)

    return edition


def _full(root: Path) -> None:
    lay_copies(copy_small(root, with_theme=True))
    built(root, "--transcriptions")
    built(root)


def _treatise(root: Path) -> None:
    copy_parts(ROOT, write_treatise(root), THEME)
    built(root)


built_edition = _built_once("edition", lambda to: built(copy_project(to)))
built_small = _built_once("small", lambda to: built(copy_small(to, with_theme=True)))
built_kinds = _built_once(
    "kinds", lambda to: built(copy_small(to, with_theme=True, edition=OF_KINDS))
)
built_full = _built_once("full", _full)
"""With a reader's copies, and built in both ways."""
built_poems = _built_once(
    "poems", lambda to: built(copy_small(to, with_theme=True, edition=POEMS))
)
built_treatise = _built_once("treatise", _treatise)
