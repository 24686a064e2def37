"""Sites that many tests read, built once whichever process of the tests comes first."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from edition.model import Edition
from edition.sources import load_edition
from support import (
    OF_KINDS,
    ROOT,
    THEME,
    copy_parts,
    copy_poems,
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


def _small(root: Path) -> None:
    built(copy_small(root, with_theme=True))


def _kinds(root: Path) -> None:
    built(copy_small(root, with_theme=True, edition=OF_KINDS))


def _full(root: Path) -> None:
    lay_copies(copy_small(root, with_theme=True))
    built(root, "--transcriptions")
    built(root)


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition, with its site built below its root."""
    return load_edition(made_once(tmp_path_factory, "built-small", _small))


@pytest.fixture(scope="session")
def built_kinds(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of every kind of passage, with its site below its root."""
    return load_edition(made_once(tmp_path_factory, "built-kinds", _kinds))


@pytest.fixture(scope="session")
def built_full(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition with a reader's copies, built in both ways."""
    root = made_once(tmp_path_factory, "built-full", _full)
    return load_edition(root, with_transcriptions=True)


def _treatise(root: Path) -> None:
    copy_parts(ROOT, write_treatise(root), THEME)
    built(root)


@pytest.fixture(scope="session")
def built_poems(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of poems with two translations, with its site."""
    root = made_once(tmp_path_factory, "built-poems", lambda to: built(copy_poems(to)))
    return load_edition(root)


@pytest.fixture(scope="session")
def built_treatise(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of a treatise in twelve chapters, with its site."""
    return load_edition(made_once(tmp_path_factory, "built-treatise", _treatise))


@pytest.fixture(scope="session")
def built_edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition at the root of the project, built in a copy."""
    return load_edition(
        made_once(tmp_path_factory, "built-edition", lambda to: built(copy_project(to)))
    )
