"""Own the second process: a copy of this one that does part of the work beside it.

Both make pages into what is kept, this one from the first to the last and the copy
from the last to the first; neither makes what the other has made already. If there is
no copy, or it ends too soon, everything is made all the same.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
LAST = 19
"""How readily the copy gives way to programs whose work nothing else can do."""
NONE = 0
"""Stands for a process that was not begun."""


def is_possible() -> bool:
    """Tell whether there is a processor for a copy, and a system that copies safely.

    On macOS a copy may be ended by the system's libraries; Windows makes none.
    """
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def begin(items: Iterable[T], make: Callable[[T], bool]) -> int:
    """Have a copy of this process make the items until one returns False.

    Returns:
        What `end` needs to know of it.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == NONE:
        _work(items, make, os.getppid())
    return process


def end(process: int) -> None:
    """End the copy, whatever it is at; what it has kept is whole."""
    if process != NONE:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _work(items: Iterable[T], make: Callable[[T], bool], parent: int) -> None:
    """Make items while this is wanted; then end without what an end calls for.

    Whatever goes wrong here goes wrong in the first process too, and is told there.
    """
    gc.disable()  # to look through what both share would copy it
    os.nice(LAST)
    try:
        for item in items:
            if os.getppid() != parent or not make(item):
                break
    finally:
        os._exit(0)
