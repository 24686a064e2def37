"""Programs that judge pages and books: those of npm are installed once, as locked."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from support import IN_CI, TESTS

WEB = TESTS / "web"
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
"""How Java runs what ends soon: to compile it well takes longer than to run it."""


def skip(reason: str) -> None:
    """Leave a test out and say why; in CI that is a failure."""
    (pytest.fail if IN_CI else pytest.skip)(reason)


def installed(file: str) -> Path:
    """Return a file of a package in ``web``, which is installed when needed."""
    with FileLock(WEB / "node_modules.lock"):
        return _installed(WEB / "node_modules" / file)


def _installed(found: Path) -> Path:
    if found.is_file():
        return found
    npm = shutil.which("npm")
    if not npm:
        skip("npm is needed for what judges the pages (apt-get install npm)")
    command = [str(npm), "ci", "--prefix", str(WEB), "--no-audit", "--no-fund"]
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "true"}  # Chromium is there
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode or not found.is_file():
        skip(f"{found.name} cannot be installed: {done.stderr.strip()[-200:]}")
    return found
