"""Own the content security policy of a finished site."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE
)
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL | re.IGNORECASE)
HEAD = re.compile(r"<meta charset=[^>]*>")
DATA = re.compile(r"type=[\"']?application/(ld\+)?json")
HEADERS = "_headers"


def apply_policy(site: Path) -> None:
    """Give every page a policy that runs only the site's own scripts.

    An inline script runs by its hash, so one that was slipped into a text does not.
    The same policy, for all pages together, is left in ``_headers`` for servers that
    read it.
    """
    every: set[str] = set()
    for page in site.rglob("*.html"):
        source = page.read_text(encoding="utf-8")
        hashes = inline_hashes(source)
        every |= hashes
        page.write_text(_with_policy(source, hashes), encoding="utf-8")
    framing = "frame-ancestors 'none'; " + policy(every)
    (site / HEADERS).write_text(
        f"/*\n  Content-Security-Policy: {framing}\n  Referrer-Policy: same-origin\n"
        "  X-Content-Type-Options: nosniff\n",
        encoding="utf-8",
    )


def _with_policy(source: str, hashes: set[str]) -> str:
    """Put the policy first in a page's head, before anything it is to govern."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    return HEAD.sub(lambda m: m[0] + meta, source, count=1)


def inline_hashes(source: str) -> set[str]:
    """Return the hash of each inline script that the theme runs.

    What stands in the article is written by contributors and never runs.
    """
    return {
        _hash(match["code"])
        for match in SCRIPT.finditer(ARTICLE.sub("", source))
        if "src=" not in match["attributes"] and not DATA.search(match["attributes"])
    }


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(hashes: Iterable[str]) -> str:
    """Return a policy that allows the site itself and the scripts of these hashes.

    Compiling WebAssembly is allowed for the search.
    """
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *sorted(hashes)]),
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )
