"""Run the renderer, MkDocs, as a program of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.git import GitError, git

WORK = "build"
"""The folder, inside the edition, in which sites are built before they are swapped."""
TRANSCRIPTIONS = "EDITION_TRANSCRIPTIONS"
"""The variable that names the site which may show transcriptions, or says “none”."""

CHECKED = "EDITION_CHECKED"
"""The variable that names the site whose edition has been checked already."""


@contextmanager
def temporary_site(root: Path) -> Iterator[Path]:
    """Give a place inside the edition in which to build a site."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="site-", dir=work) as folder:
        yield Path(folder) / "site"


def shows_transcriptions(site: str, *, is_preview: bool) -> bool:
    """Tell whether a renderer may show transcriptions in the site it makes.

    A preview does unless told otherwise; a build only if it is told so for the very
    folder it writes to, so that a variable left behind opens no other site to them.
    """
    wish = os.environ.get(TRANSCRIPTIONS, "")
    return wish != "none" if is_preview else wish == site


def is_checked(site: str) -> bool:
    """Tell whether the program that has a site rendered has checked the edition."""
    return os.environ.get(CHECKED, "") == site


def render(
    root: Path, site: Path, *, transcriptions: bool = False
) -> tuple[bool, list[str]]:
    """Render the edition, once checked, into ``site``; transcriptions only if asked.

    Returns:
        Whether it went well, and the warnings and errors; MkDocs may end with status
        0 in spite of warnings, so these decide as well.
    """
    command = [*_mkdocs("build"), "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        command,
        cwd=root,
        env=_environment(root, str(site) if transcriptions else "none")
        | {CHECKED: str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    wrong = [
        line for line in lines if line.startswith(("WARNING", "ERROR", "CRITICAL"))
    ]
    if done.returncode and not wrong:
        wrong = lines[-20:]
    return not wrong and done.returncode == 0, wrong


def serve(root: Path, address: str, *, transcriptions: bool = True) -> int:
    """Preview the edition with live reload until interrupted; return the status."""
    environment = _environment(root, "" if transcriptions else "none")
    command = [*_mkdocs("serve"), "--no-strict", "--dev-addr", address]
    try:
        return subprocess.run(
            command, cwd=root, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0


def _mkdocs(command: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", command]


def _environment(root: Path, transcriptions: str = "none") -> dict[str, str]:
    """Return the environment: dates from the last commit, so that builds repeat."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONWARNINGS": "default",
        TRANSCRIPTIONS: transcriptions,
    }
    if "SOURCE_DATE_EPOCH" not in environment and (date := _last_commit(root)):
        environment["SOURCE_DATE_EPOCH"] = date.strip()
    return environment


def _last_commit(root: Path) -> str:
    """Return the time of the last commit in seconds, or nothing without git."""
    try:
        return git(root, "log", "-1", "--no-show-signature", "--format=%ct").decode()
    except GitError:
        return ""
