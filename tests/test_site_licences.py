"""What a site is made of is listed with its licence, and so is what builds it."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote

import material
import pytest

from edition.manual import HERE
from edition.model import Edition
from support import ROOT, run

PAGE = (HERE / "licences.md").read_text("utf-8")
NAMED = re.compile(r"`(?P<name>[\w.@/-]+)`")
ICONS = Path(material.__file__).parent / "templates" / ".icons"
PICTURE = re.compile(r"""url\((?P<sign>["'])(?P<data>data:image/svg.*?)(?P=sign)\)""")
SHAPE = re.compile(r"""\bd=["']([^"']+)["']""")
PACKAGE = re.compile(r"node_modules/(?P<name>(?:@[^/]+/)?[^/]+)")
LOCKED = re.compile(r"^(?P<name>[\w.-]+)==", re.M)


@pytest.fixture(scope="module")
def assets(built_small: Edition) -> Path:
    return built_small.root / "site" / "assets"


def table(heading: str) -> set[str]:
    """Return what the first column of a table names, by the table’s first cell."""
    rows = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0].splitlines()[2:]
    return {name for row in rows for name in NAMED.findall(row.split("|")[1])}


def packages(assets: Path, pattern: str) -> set[str]:
    """Return the packages that scripts or styles were joined from."""
    (map_,) = assets.glob(pattern)
    sources = json.loads(map_.read_text("utf-8"))["sources"]
    return {m["name"] for source in sources if (m := PACKAGE.search(source))}


def shapes(assets: Path) -> Iterator[str]:
    for style in assets.glob("stylesheets/*.css"):
        for picture in PICTURE.finditer(style.read_text("utf-8")):
            yield from SHAPE.findall(unquote(picture["data"]))


def test_every_folder_of_assets_is_somebodys(assets: Path) -> None:
    folders = {f"assets/{path.name}/" for path in assets.iterdir() if path.is_dir()}
    assert folders == {name for name in table("part") if name.endswith("/")}
    suffixes = {path.suffix for path in assets.rglob("*") if path.is_file()}
    assert suffixes == {".css", ".js", ".map", ".png", ".txt", ".woff2"}
    fonts = {path.suffix for path in (assets / "fonts").iterdir()}
    assert fonts == {".txt", ".woff2"}


def test_every_package_in_the_styles_is_listed(assets: Path) -> None:
    found = packages(assets, "stylesheets/main.*.map")
    assert found == {"material-design-color"}
    assert found <= {*NAMED.findall(PAGE)}


def test_every_icon_is_of_a_collection_that_is_listed(assets: Path) -> None:
    wanted = {*shapes(assets)}
    found: dict[str, set[str]] = {}
    for icon in ICONS.rglob("*.svg"):
        for shape in wanted & {*SHAPE.findall(icon.read_text("utf-8"))}:
            found.setdefault(shape, set()).add(icon.relative_to(ICONS).parts[0])
    assert wanted == {*found}
    assert {name for names in found.values() for name in names} == table("collection")


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
