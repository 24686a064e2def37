"""What a site is made of is listed with its licence, and so is what builds it."""

import csv
import io
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from edition.manual import HERE
from edition.model import Edition
from support import ROOT, run

PAGE = (HERE / "licences.md").read_text("utf-8")
NAMED = re.compile(r"`(?P<name>[\w.@/-]+)`")
LOCKED = re.compile(r"^(?P<name>[\w.-]+)==", re.M)


@pytest.fixture(scope="module")
def assets(built_small: Edition) -> Path:
    return built_small.root / "site" / "assets"


def table(heading: str) -> set[str]:
    """Return what the first column of a table names, by the table’s first cell."""
    rows = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0].splitlines()[2:]
    return {name for row in rows for name in NAMED.findall(row.split("|")[1])}


def test_every_folder_of_assets_is_somebodys(assets: Path) -> None:
    folders = {f"assets/{path.name}/" for path in assets.iterdir() if path.is_dir()}
    assert folders == {name for name in table("part") if name.endswith("/")}
    suffixes = {path.suffix for path in assets.rglob("*") if path.is_file()}
    assert suffixes == {".css", ".js", ".png", ".txt", ".woff2"}
    fonts = {path.suffix for path in (assets / "fonts").iterdir()}
    assert fonts == {".txt", ".woff2"}


def test_every_package_that_is_locked_has_a_licence() -> None:
    done = run(ROOT, sys.executable, ".github/scripts/list-licences")
    assert done.returncode == 0, done.stderr
    rows = {alike(r["package"]): r for r in csv.DictReader(io.StringIO(done.stdout))}
    for name in LOCKED.findall((ROOT / "requirements.txt").read_text("utf-8")):
        if is_installed(name):
            row = rows[alike(name)]
            assert row["licence"] not in ("", "see its files"), row


def alike(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def is_installed(name: str) -> bool:
    """Tell whether a locked package is one that this machine needs."""
    try:
        return bool(distribution(name).version)
    except PackageNotFoundError:
        return False
