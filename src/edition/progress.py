"""Show how far a build is: a moving line on a terminal, plain lines elsewhere."""

import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TextIO

INTERVAL = 0.1
"""Seconds between two changes of the line on a terminal."""


class Timing(NamedTuple):
    """How long a stage took, in seconds by the clock and of the processor."""

    stage: str
    wall: float
    cpu: float


class Progress:
    """The stages of a build, one after another."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._stage, self._done, self._total = "", 0, 0
        self._shown = 0.0
        self._ended = time.perf_counter(), time.process_time()
        self.timings: list[Timing] = []

    def begin(self, name: str, total: int = 0) -> None:
        """End the stage that is on, if any; begin another, of some steps if known."""
        self.end()
        self._stage, self._done, self._total = name, 0, total
        self._write(final=False)

    def end(self) -> None:
        """Note how long the stage took that is on, with what was done before it."""
        if self._stage:
            wall, cpu = self._ended
            self._ended = time.perf_counter(), time.process_time()
            spent = self._ended[0] - wall, self._ended[1] - cpu
            self.timings.append(Timing(self._stage, *spent))
            self._write(final=True)
            self._stage = ""

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Show a stage for as long as a block runs."""
        self.begin(name, total)
        try:
            yield
        finally:
            self.end()

    def step(self) -> None:
        """Show that one more step of the stage is done."""
        self._done += 1
        if self._is_terminal and time.monotonic() - self._shown > INTERVAL:
            self._write(final=False)

    def table(self) -> str:
        """Return where the time went, a stage a line."""
        rows = [f"{t.wall:7.2f} s  {t.cpu:7.2f} s  {t.stage}" for t in self.timings]
        return "\n".join(["   wall       CPU   stage", *rows])

    def _write(self, *, final: bool) -> None:
        """Write the line: over the last one on a terminal, else once a stage."""
        self._shown = time.monotonic()
        if self._is_terminal:
            count = f" {self._done} of {self._total}" if self._total else ""
            self._stream.write(f"\r\x1b[K{self._stage}{count} …" + "\n" * final)
        elif not final:
            self._stream.write(f"{self._stage} …\n")
        self._stream.flush()


def silent() -> Progress:
    """Return a progress that is shown nowhere."""
    return Progress(io.StringIO())
