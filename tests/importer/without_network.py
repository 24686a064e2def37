"""Run a command that is ended by the system as soon as it asks for a socket.

The command, and whatever it starts, is under a filter of Linux (seccomp) that knows
one thing: who calls ``socket`` is killed. On other systems the command just runs.
"""

import ctypes
import os
import platform
import struct
import sys

SOCKET = {"x86_64": 41, "aarch64": 198}
"""The number of the call by the machine."""
LOAD, IS, RETURN = 0x20, 0x15, 0x06
KILL, ALLOW = 0x80000000, 0x7FFF0000
NO_NEW_PRIVILEGES, SECCOMP, BY_FILTER = 38, 22, 2
IS_KNOWN = sys.platform == "linux" and platform.machine() in SOCKET


class Program(ctypes.Structure):
    """A filter: how many instructions, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def refuse_sockets() -> None:
    """Have this process killed, and all that it starts, where a socket is asked for."""
    steps = (
        (LOAD, 0, 0, 0),  # the number of the call
        (IS, 0, 1, SOCKET[platform.machine()]),
        (RETURN, 0, 0, KILL),
        (RETURN, 0, 0, ALLOW),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *s) for s in steps))
    program = Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    for asked in (
        (NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        (SECCOMP, BY_FILTER, ctypes.byref(program), 0, 0),
    ):
        if libc.prctl(*asked):
            raise OSError(ctypes.get_errno(), "the filter was refused")


if __name__ == "__main__":
    if IS_KNOWN:
        refuse_sockets()
    os.execvp(sys.argv[1], sys.argv[1:])
