"""The wheel holds all that an edition needs: it builds one where nothing else is."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from html import unescape
from pathlib import Path

import pytest

from building import lend_cache, made_once
from edition.checks import check
from edition.messages import languages
from edition.model import Edition
from edition.sources import load_edition
from support import ROOT, contents, copy_small

PIP = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps")
SOURCE_PATH = "PYTHONPATH"
"""What could lead to the sources instead of the wheel."""
SOURCES = ("src", "pyproject.toml", "README.md", "LICENSE")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != SOURCE_PATH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def make_wheel(folder: Path) -> Path:
    """Make the wheel, from a copy of the sources."""
    for name in SOURCES:
        source, without = ROOT / name, shutil.ignore_patterns("*.egg-info")
        if source.is_dir():
            shutil.copytree(source, folder / "project" / name, ignore=without)
        else:
            shutil.copy(source, folder / "project" / name)
    run(*PIP, "--no-build-isolation", "-w", folder, folder / "project", cwd=folder)
    return next(folder.glob("*.whl"))


def make_environment(folder: Path) -> None:
    """Make a new environment that has the wheel, and build an edition with it.

    What the wheel requires is taken from this environment, without its ``edition``.
    """
    venv.create(folder, with_pip=False)
    wheel = make_wheel(folder.with_name("wheel"))
    here = sysconfig.get_path("purelib")
    names = {"base": str(folder), "platbase": str(folder)}
    there = Path(sysconfig.get_path("purelib", vars=names))
    (there / "required.pth").write_text(f"{here}\n", encoding="utf-8")
    python = folder / "bin" / "python"
    install = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(python, *install, "--ignore-installed", wheel, cwd=folder)
    root = copy_small(folder.with_name("edition"))
    run(folder / "bin/edition", "check", cwd=root)
    run(folder / "bin/edition", "build", cwd=root)


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the commands of an environment that has the wheel."""
    return made_once(tmp_path_factory, "environment", make_environment) / "bin"


@pytest.fixture(scope="session")
def edition(commands: Path) -> Edition:
    """Return the edition that was built with them."""
    return load_edition(commands.parent.with_name("edition"))


def test_what_is_installed_is_the_wheel(commands: Path, tmp_path: Path) -> None:
    asked = "import edition; print(edition.__file__)"
    found = run(commands / "python", "-c", asked, cwd=tmp_path)
    assert Path(found.strip()).is_relative_to(commands.parent)


def test_it_builds_an_edition(edition: Edition) -> None:
    site = edition.root / "site"
    assert 'id="p1"' in (site / "texts/marsh-1990/index.html").read_text("utf-8")
    assert (site / "glossary/index.html").is_file()
    assert list((site / "assets/css").glob("text.*.css"))
    assert list((site / "assets/js").glob("text.*.js"))
    assert (site / "manual/style-sheet/index.html").is_file()
    assert (site / "manual/features.schema.json").is_file()


def test_it_has_every_file_of_the_package(commands: Path) -> None:
    """So it builds whatever is built here, of whatever kind and in every language."""
    asked = "import edition; print(*edition.__path__)"
    there = Path(run(commands / "python", "-c", asked, cwd=commands).strip())
    assert files(there) == files(ROOT / "src" / "edition")


def files(package: Path) -> dict[str, str]:
    found = contents(package).items()
    return {name: digest for name, digest in found if not name.endswith(".pyc")}


NEW = {
    "hostile": (
        *("--title", "\"Ferry\": 'a' #1 {x} {{y a < b & c > [d](e) | \\ % *f*"),
        *("--editors", 'O\'Neill, "Ada": #2; {Body}'),
    ),
    **{language: ("--language", language) for language in languages()},
}
NEW["uk"] += ("--title", "Листи з Поромної вулиці", "--editors", "Ткаченко, Ада")
"""What “edition new” may be told, for which it makes an edition that is right."""


@pytest.mark.parametrize("name", NEW)
def test_it_begins_an_edition_that_is_right(
    name: str, commands: Path, tmp_path: Path
) -> None:
    run(commands / "edition", "new", "letters", *NEW[name], cwd=tmp_path)
    assert check(load_edition(tmp_path / "letters")) == []


@pytest.mark.parametrize("name", ["hostile", "uk"])
def test_an_edition_that_it_begins_speaks_its_language(
    name: str, commands: Path, edition: Edition, tmp_path: Path
) -> None:
    run(commands / "edition", "new", "letters", *NEW[name], cwd=tmp_path)
    root = lend_cache(edition, tmp_path / "letters")
    assert run(commands / "edition", "build", cwd=root) == ""
    settings = load_edition(root).settings
    html = (root / "site/index.html").read_text("utf-8")
    titles = re.findall(r"<title>(.*?)</title>", html, re.S)
    assert [unescape(words) for words in titles] == [settings.title]
    heading = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    assert [unescape(words) for words in heading] == [settings.title]
    assert f'<html lang="{settings.language}"' in html
    glossary = (root / "site/glossary/index.html").read_text("utf-8")
    assert ("Глосарій</h1>" in glossary) == (name == "uk")
    assert (root / "site/manual/glossary.schema.json").is_file()


def test_an_edition_that_it_begins_takes_texts(commands: Path, tmp_path: Path) -> None:
    run(commands / "edition", "new", ".", cwd=tmp_path)
    words = "The ferry has crossed here since the spring, and nobody wants a bridge."
    (tmp_path / "essay.txt").write_text(f"{words}\n\n{words}\n", encoding="utf-8")
    run(commands / "edition", "import", "essay.txt", "--to", "lune-1871", cwd=tmp_path)
    run(commands / "edition", "new", "text", "quill-1872", cwd=tmp_path)
    problems = check(load_edition(tmp_path))
    assert {problem.code for problem in problems} == {"B001"}
    assert {Path(problem.place.path).stem for problem in problems} == {
        "lune-1871",
        "quill-1872",
    }


def test_the_renderer_alone_builds_it_too(
    commands: Path, edition: Edition, tmp_path: Path
) -> None:
    site, mkdocs = tmp_path / "site", (commands / "python", "-m", "mkdocs", "build")
    run(*mkdocs, "--quiet", "--strict", "--site-dir", site, cwd=edition.root)
    assert (site / "glossary/index.html").is_file()
