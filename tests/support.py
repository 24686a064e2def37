"""What many tests need: copies of editions, commands run on them, pages rendered."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from markdown import Markdown
from markupsafe import Markup

from edition.markdown_ext import EXTENSIONS
from edition.model import Edition
from edition.views.inserts import inserts, numbers
from edition.views.pages import generated_pages, page_html
from edition.views.text import chapter_html, text_html
from edition.views.text_markdown import text_markdown
from forked import run_forked

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALL = TESTS / "editions" / "small"
OF_KINDS = TESTS / "editions" / "kinds"
"""An edition with a passage of every kind."""
POEMS = TESTS / "editions" / "poems"
"""Poems in Hebrew, with translations into English and Polish."""
LETTERS = TESTS / "editions" / "letters"
"""Letters of two persons in Polish, with notes in English."""
COPIES = TESTS / "editions" / "transcriptions"
"""What a reader of the small edition has of it; we wrote it ourselves."""
CASES = TESTS / "cases"
THEME = ("mkdocs.yml", "hooks")
"""What every edition needs to be built, and the project has once."""
APART = (
    *(".git", ".venv", ".cache", ".*_cache", ".hypothesis", "node_modules"),
    *("site", "build", "tests", "src", "benchmarks", "transcriptions"),
)
"""What a copy of the project can be built without."""
COMMAND = str(Path(sys.executable).with_name("edition"))
"""The command as it is installed."""
EPOCH = "1700000000"
"""When, in seconds, every command of a test is run."""
NO_LIMITS: Mapping[str, int] = MappingProxyType({})
IN_CI = os.environ.get("CI") == "true"


def copy_small(to: Path, *, edition: Path = SMALL) -> Path:
    """Copy the small edition, with what it is built with."""
    shutil.copytree(edition, to, ignore=shutil.ignore_patterns(".cache"))
    copy_parts(ROOT, to, THEME)
    return to


def lay_copies(root: Path) -> Path:
    """Give a reader's own copies to an edition."""
    shutil.copytree(COPIES, root / "transcriptions")
    return root


def copy_parts(source: Path, to: Path, names: tuple[str, ...]) -> None:
    """Copy files and folders from one directory to another, by name."""
    for name in names:
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            without = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source / name, to / name, ignore=without)
        else:
            shutil.copy(source / name, to / name)


def copy_project(to: Path) -> Path:
    """Copy the project's own edition, with the citations formatted so far."""
    shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(*APART, "__pycache__"))
    if (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", to / ".cache")
    return to


def lay_over(root: Path, case: Path) -> None:
    """Make an edition into a case.

    ``in/`` holds files that take the place of the edition's, or, where their name
    ends in ``.append``, are added to the end of them. ``links.txt`` has a line
    “path -> target” for each symbolic link to make; ``sizes.txt`` a line
    “path bytes” for each file to fill up with spaces.
    """
    for file in sorted((case / "in").rglob("*")):
        target = root / file.relative_to(case / "in")
        if file.is_dir():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".append":
            with target.with_suffix("").open("ab") as old:
                old.write(file.read_bytes())
        else:
            shutil.copy(file, target)
    for line in lines_of(case / "links.txt"):
        path, _, goal = line.partition(" -> ")
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if (root / path).is_dir() and not (root / path).is_symlink():
            shutil.rmtree(root / path)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(goal)
    for line in lines_of(case / "sizes.txt"):
        path, size = line.split()
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(" " * int(size))


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file, none where there is no such file."""
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def contents(folder: Path) -> dict[str, str]:
    """Return the digest of every file in a folder, by path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def run_edition(
    root: Path, *arguments: str, limits: Mapping[str, int] = NO_LIMITS
) -> subprocess.CompletedProcess[str]:
    """Run the command ``edition`` in a directory, in a process of its own.

    Args:
        root: the directory.
        arguments: what stands behind the name of the command.
        limits: of the system, by name, for the command and what it starts.
    """
    return run_forked(root, arguments, _environment(), limits)


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a directory and return what it said."""
    return subprocess.run(
        command,
        cwd=root,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}


def render(markdown: str, edition: Edition, page: str) -> str:
    """Render Markdown as the site does, but for what the plugin resolves before."""
    own = {"edition": edition, "page": page}
    own |= {"inserts": inserts(edition, page), "numbers": numbers(edition)}
    options = EXTENSIONS | {"edition.markdown_ext": own}
    return Markdown(extensions=[*EXTENSIONS], extension_configs=options).convert(
        markdown
    )


def render_text(edition: Edition, slug: str) -> str:
    """Render the page of a text."""
    text = edition.text[slug]
    words = render(text_markdown(edition, text, text.opening), edition, text.page)
    return text_html(edition, text, Markup(words))


def render_chapter(edition: Edition, slug: str, name: str) -> str:
    """Render the page of a chapter of a text."""
    text = edition.text[slug]
    chapter = next(chapter for chapter in text.chapters if chapter.name == name)
    source = text_markdown(edition, text, chapter.document)
    words = render(source, edition, chapter.page)
    return chapter_html(edition, text, chapter, Markup(words))


def render_page(edition: Edition, path: str) -> str:
    """Render a page that is a template, by its path below ``docs``."""
    found = next(page for page in generated_pages(edition) if page.path == path)
    return page_html(edition, found)
