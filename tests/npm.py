"""Programs from npm that judge pages: installed once, as their lock file says."""

import shutil
import subprocess
from pathlib import Path

import pytest

from support import IN_CI, TESTS

WEB = TESTS / "web"


def skip(reason: str) -> None:
    """Leave a test out and say why; in CI that is a failure."""
    (pytest.fail if IN_CI else pytest.skip)(reason)


def installed(file: str) -> Path:
    """Return a file of a package in ``web``, which is installed when needed."""
    found = WEB / "node_modules" / file
    if found.is_file():
        return found
    npm = shutil.which("npm")
    if not npm:
        skip("npm is needed for what judges the pages (apt-get install npm)")
    command = [str(npm), "ci", "--prefix", str(WEB), "--no-audit", "--no-fund"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not found.is_file():
        skip(f"{file} cannot be installed: {done.stderr.strip()[-200:]}")
    return found
