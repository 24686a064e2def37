"""A preview of an edition, run as a person runs it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

PATIENCE = 120
"""Seconds after which a machine, however busy, is taken to have hung."""
Found = TypeVar("Found")


class Preview(NamedTuple):
    """A server that is running, and where it is."""

    process: subprocess.Popen[bytes]
    address: str

    def page(self, path: str) -> str:
        """Return a page of the edition, once it is there."""
        return until(lambda: self._answer(path), f"the preview shows {path}")

    def until_page_has(self, path: str, words: str) -> None:
        """Wait until a page has some words."""
        until(lambda: words in self._answer(path), f"{path} has “{words}”")

    def _answer(self, path: str) -> str:
        if self.process.poll() is not None:
            pytest.fail("the preview has ended", pytrace=False)
        with suppress(OSError), urllib.request.urlopen(f"{self.address}{path}") as page:
            return str(page.read(), "utf-8")
        return ""


def until(look: Callable[[], Found], what: str) -> Found:
    """Return what is looked for as soon as it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail(f"it never came about that {what}", pytrace=False)


@contextmanager
def running(root: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module of Python in a session of its own, of which nothing outlives us."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def previewing(root: Path, *command: str) -> Iterator[Preview]:
    """Serve an edition on loopback; ``{}`` in the command stands for the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with running(root, *[part.format(address) for part in command]) as process:
        yield Preview(process, f"http://{address}/")
