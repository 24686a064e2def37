"""Answer for the preview what no file can be called."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def guarded(application: "WSGIApplication") -> "WSGIApplication":
    """Return an application that refuses a path with a NUL, and never sees one."""

    def answer(
        environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if "\0" not in environ["PATH_INFO"]:
            return application(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain")])
        return [b"400 Bad Request"]

    return answer
