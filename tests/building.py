"""Sites that many tests read, built once whichever process of the tests comes first."""

import os
import shutil
from collections.abc import Callable
from functools import partial
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
    SMALL,
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
    folder, made = base / name / "made", base / name / "done"
    with FileLock(base / f"{name}.lock"):
        if not made.exists():
            shutil.rmtree(folder.parent, ignore_errors=True)
            folder.parent.mkdir()
            make(folder)
            made.touch()
    return folder


def built(root: Path, *arguments: str) -> None:
    """Build a site of an edition, which has to succeed."""
    done = run_edition(root, "build", *arguments)
    if done.returncode:
        pytest.fail(f"not built: {done.stdout}{done.stderr}", pytrace=False)


def lend_cache(edition: Edition, root: Path) -> Path:
    """Give an edition what another was built of: its faces take longest to make."""
    shutil.copytree(edition.root / ".cache", root / ".cache")
    return root


def copy_built(edition: Edition, to: Path) -> Path:
    """Copy an edition that was built: with its cache, and without its sites."""
    without = shutil.ignore_patterns("site", "build", "__pycache__")
    shutil.copytree(edition.root, to, ignore=without)
    return to


def built_once(
    name: str, lay: Callable[[Path], Path], *ways: str, first: str = "built_small"
) -> Any:
    """Have an edition laid below its root, and built.

    Args:
        name: its own.
        lay: given a path at which there is nothing, lays the edition there.
        ways: an option of each build.
        first: the edition of whose cache it is built: fonts are the same in all.
    """

    @pytest.fixture(scope="session")
    def edition(
        request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
    ) -> Edition:
        def make(to: Path) -> None:
            root = lay(to)
            if first:
                lend_cache(request.getfixturevalue(first), root)
            for way in ways or ("",):
                built(root, *filter(None, [way]))

        root = made_once(tmp_path_factory, f"built-{name}", make)
        return load_edition(root, with_transcriptions=True)

    return edition


def _with_theme(edition: Path) -> Callable[[Path], Path]:
    return partial(copy_small, edition=edition)


def _treatise(root: Path) -> Path:
    copy_parts(ROOT, write_treatise(root), THEME)
    return root


built_edition = built_once("edition", copy_project, first="")
built_small = built_once("small", _with_theme(SMALL), first="")
built_kinds = built_once("kinds", _with_theme(OF_KINDS))
built_full = built_once(
    "full", lambda to: lay_copies(_with_theme(SMALL)(to)), "--transcriptions", ""
)
"""With a reader's copies, and built in both ways."""
built_poems = built_once("poems", _with_theme(POEMS))
built_treatise = built_once("treatise", _treatise)
