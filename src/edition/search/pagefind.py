"""Talk to Pagefind's indexing service over its pipe.

Both ways a message is JSON in base64, ended by a comma. The files are asked for and
written by us: the service answers a request to write before it has written.
"""

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from pagefind.service import get_executable

from edition.problems import EditionError

END = b","
UNUSED = ("-ui", "pagefind-highlight", "playground", "-worker", "wasm.unknown")
"""Parts of Pagefind's own interface, which the site has no use for."""


class PagefindError(EditionError):
    """The service said no, or nothing at all."""


class Index:
    """An index that is being made."""

    def __init__(self, pipe_in: IO[bytes], pipe_out: IO[bytes]) -> None:
        self._in = pipe_in
        self._out = pipe_out
        self._messages = 0
        self._rest = b""
        self._id = self._ask({"type": "NewIndex", "config": {}})["index_id"]

    def add(self, url: str, content: str) -> None:
        """Add a page of HTML under its address."""
        message = {"type": "AddFile", "url": url, "file_path": None}
        self._ask(message | {"index_id": self._id, "file_contents": content})

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Finish, and yield the path and content of each file of the index."""
        answer = self._ask({"type": "GetFiles", "index_id": self._id})
        for file in sorted(answer["files"], key=lambda f: str(f["path"])):
            if not any(part in file["path"] for part in UNUSED):
                yield file["path"], base64.b64decode(file["content"])

    def _ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        self._messages += 1
        message = {"message_id": self._messages, "payload": payload}
        self._in.write(base64.b64encode(json.dumps(message).encode()) + END)
        self._in.flush()
        answer = json.loads(base64.b64decode(self._receive()))["payload"]
        if answer["type"] == "Error":
            raise PagefindError(str(answer.get("message", answer)))
        return cast(dict[str, Any], answer)

    def _receive(self) -> bytes:
        """Return the next message; a long one comes in many pieces."""
        pieces = [self._rest]
        while END not in pieces[-1]:
            piece = self._out.read1(1 << 20)  # type: ignore[attr-defined]
            if not piece:
                raise PagefindError("the service ended without an answer")
            pieces.append(piece)
        message, _, self._rest = b"".join(pieces).partition(END)
        return message


@contextmanager
def index() -> Iterator[Index]:
    """Start the service and give an index to fill."""
    command = [str(get_executable()), "--service"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=1 << 20,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Index(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.kill()
