"""A site on loopback as a good host serves it: compressed, cached, with a 404."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BELOW = "some/path/below"
"""Where the site is published on the host: everything has to work there too."""
COMPRESSED = ("text/", "application/json", "image/svg")
FOR_A_DAY = "max-age=86400"
SITES: set[str] = set()
"""Where on this machine a site is or was, as browsers tell hosts apart."""


@lru_cache(maxsize=256)
def _compressed(path: Path, changed: int) -> bytes:
    """Return a file as gzip makes it; ``changed`` tells a new file from an old one."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class _Host(SimpleHTTPRequestHandler):
    """Serves files, keeps no log, and shows the site's own page for what is missing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        "": "application/octet-stream",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file, a redirect to its folder, or the page for neither."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()
            return
        file = path / "index.html" if path.is_dir() else path
        if file.is_file():
            self._answer(HTTPStatus.OK, file)
        else:
            self._answer(
                HTTPStatus.NOT_FOUND, Path(self.directory) / BELOW / "404.html"
            )

    def _answer(self, status: HTTPStatus, file: Path) -> None:
        kind = self.guess_type(str(file))
        accepted = self.headers.get("Accept-Encoding", "")
        is_small = "gzip" in accepted and kind.startswith(COMPRESSED)
        body = (
            _compressed(file, file.stat().st_mtime_ns)
            if is_small
            else file.read_bytes()
        )
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_small else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", FOR_A_DAY)
        if is_small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def _server(folder: Path) -> ThreadingHTTPServer:
    """Return a server at a port that none had before: browsers know what was there."""
    while True:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=folder))
        if _address(server) not in SITES:
            return server
        server.server_close()


def _address(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


@contextmanager
def serving(site: Path, folder: Path) -> Iterator[str]:
    """Serve a site below a path of the host; give its address.

    Args:
        site: what was built.
        folder: an empty folder that becomes the root of the host.
    """
    place = folder / BELOW
    place.parent.mkdir(parents=True)
    place.symlink_to(site.resolve())
    server = _server(folder)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    host = _address(server)
    SITES.add(host)
    try:
        yield f"{host}/{BELOW}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
