"""Measure what a reader's browser fetches until the first hit, on invented editions.

The index is made from the edition alone, and laid below a finished site of another:
its pages have the box of the header, the form of the search page and the scripts.
"""

import argparse
import gzip
import resource
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from corpus import COMMON, Corpus, invent
from counted import said
from generate import write
from playwright.sync_api import Browser, sync_playwright

from edition.search import write_index
from edition.sources import load_edition

WATCH = """
window.fetched = () => performance.getEntriesByType("resource")
  .reduce((sum, { transferSize }) => sum + transferSize, 0);
new MutationObserver(() => {
  if (window.first || !document.querySelector(".search-box__hit, .kwic td")) return;
  window.first = window.fetched();
}).observe(document, { childList: true, subtree: true });
"""
"""Notes what has been fetched, headers and all, when the first hit is there."""
SETTLED = """
() => document.querySelector("#concordance-lines[aria-busy=false]") ||
  document.querySelector(".search-box__status")?.textContent
"""
"""Is true when a question is answered, as far as that is done at once."""
FIELDS = {"": "input[role=combobox]", "search/": "#concordance-q"}
"""Where a reader types: in the header of any page, and in the form of the search."""
PATIENCE = 300_000
"""Milliseconds to wait for an answer: bytes are counted, whatever else is at work."""
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PACKED = {".js": "text/javascript", ".json": "application/json", ".html": "text/html"}
"""What every static host sends compressed."""


def make(texts: int, folder: Path, seed: int) -> tuple[Corpus, list[str]]:
    """Write an invented edition; return it, and the words of its texts."""
    corpus = invent(texts, seed)
    write(corpus, folder)
    return corpus, said(corpus)


def index(folder: Path, pages: Path) -> tuple[Path, float]:
    """Lay the index below a copy of a site; return that and the CPU seconds."""
    edition, site = load_edition(folder / "edition"), folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(pages, site)
    start = time.process_time()
    write_index(edition, site)
    return site, time.process_time() - start


class _Server(SimpleHTTPRequestHandler):
    """Serves files as static hosts do: scripts and data compressed."""

    packs = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not self.packs or path.suffix not in PACKED or not path.is_file():
            return super().do_GET()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", PACKED[path.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


class _Host(ThreadingHTTPServer):
    """Does not mind a reader who leaves."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


class _Bare(_Server):
    """Serves files as they are."""

    packs = False


@contextmanager
def serving(site: Path, handler: type[_Server]) -> Iterator[str]:
    """Serve a site on loopback."""
    server = _Host(("127.0.0.1", 0), partial(handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def fetched(browser: Browser, address: str, path: str, question: str) -> list[int]:
    """Return the bytes until the first hit is there, and until nothing more comes."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("performance.clearResourceTimings()")
    page.locator(FIELDS[path]).fill(question)
    page.wait_for_function("window.first > 0")
    page.wait_for_function(SETTLED)
    page.wait_for_load_state("networkidle")
    found = [page.evaluate("window.first"), page.evaluate("window.fetched()")]
    context.close()
    return found


def questions(corpus: Corpus, words: list[str]) -> list[str]:
    """Return words from the commonest to the rarest, a term, and two words."""
    ranked = [w for w, _ in Counter(words).most_common() if w not in COMMON.split()]
    at = [0, 3, 30, 300, 1000, 3000, len(ranked) - 1]
    picked = [ranked[n] for n in at if n < len(ranked)]
    return [*picked, corpus.terms[0], f"{ranked[40]} {ranked[90]}"]


def main() -> None:
    """Make the editions one by one, search each, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("site", type=Path, help="a finished site of any edition")
    parser.add_argument("--texts", type=int, nargs="+", default=[100, 400, 1000])
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print("| texts | served | page | first hit | middle | settled | s | MiB |")
    print("|--:|---|---|--:|--:|--:|--:|--:|")
    for texts in arguments.texts:
        folder = arguments.folder / str(texts)
        corpus, words = make(texts, folder, arguments.seed)
        site, seconds = index(folder, arguments.site)
        report(texts, site, questions(corpus, words), seconds)


def report(texts: int, site: Path, asked: list[str], seconds: float) -> None:
    """Search a site and print the most and the middle of what was fetched, in kB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        browser = chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for name, handler in (("packed", _Server), ("bare", _Bare)):
            with serving(site, handler) as address:
                for path in FIELDS:
                    found = [fetched(browser, address, path, q) for q in asked]
                    first, settled = zip(*found, strict=True)
                    print(
                        f"| {texts} | {name} | /{path} | {max(first) / 1000:.0f} "
                        f"| {median(first) / 1000:.0f} | {max(settled) / 1000:.0f} "
                        f"| {seconds:.0f} | {peak:.0f} |",
                        flush=True,
                    )
        browser.close()


if __name__ == "__main__":
    main()
