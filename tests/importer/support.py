"""Find the raw documents and import them, for the tests that need them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from edition.importer.opening import open_document
from edition.importer.profile import read_profiles
from edition.importer.transcribe import Imported, Options, import_document
from edition.problems import Problem

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FILES = {
    "mykhalniuk-2015": "000",
    "nikitina-2015": "001",
    "kosachev-2010": "002",
    "anonymous-2017": "003",
    "dyner-2024": "004",
}


def source(slug: str) -> Path:
    """Return the raw document of a text, or skip the test."""
    found = sorted((SHARED / "sources").glob(f"{FILES[slug]}_*.txt"))
    if not found:
        pytest.skip(f"needs the raw documents in {SHARED / 'sources'}")
    return found[0]


def facts(name: str) -> Any:
    """Return a file of facts about the documents, or skip the test."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"needs {path}")
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def imported(slug: str, *, use_profiles: bool = True) -> Imported:
    """Import the raw document of a text."""
    path = source(slug)
    decoded = open_document(path, str(path))
    assert not isinstance(decoded, Problem)
    profiles, problems = read_profiles(ROOT)
    assert problems == []
    return import_document(
        decoded, path.name, Options(use_profiles=use_profiles, profiles=profiles)
    )
