"""Own the content security policy of a finished site."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE
)
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL | re.IGNORECASE)
"""All that stands between its first tag and the last, whoever wrote more of them."""
HEAD = re.compile(r"<meta charset=[^>]*>")
DATA = re.compile(r"type=[\"']?application/(ld\+)?json")
META = "<meta http-equiv="
HASH = re.compile(r"'sha256-[\w+/=]+'")
HEADERS = "_headers"


def with_policy(source: str) -> str:
    """Return a page with a policy that runs only the site's own scripts.

    An inline script runs by its hash, so one that was slipped into a text does not.
    The policy stands first in the head, before anything it is to govern.
    """
    said = policy(inline_hashes(source))
    meta = f'{META}"Content-Security-Policy" content="{said}">'
    return HEAD.sub(lambda m: m[0] + meta, source, count=1)


def has_policy(source: str) -> bool:
    """Tell whether a page has the policy that `with_policy` gives it."""
    head = HEAD.search(source)
    return bool(head and source.startswith(META, head.end()))


def write_headers(site: Path, heads: Iterable[str]) -> None:
    """Leave the policy of all pages together for servers that read ``_headers``."""
    every = {hash for head in heads for hash in HASH.findall(head)}
    framing = "frame-ancestors 'none'; " + policy(every)
    (site / HEADERS).write_text(
        f"/*\n  Content-Security-Policy: {framing}\n  Referrer-Policy: same-origin\n"
        "  X-Content-Type-Options: nosniff\n",
        encoding="utf-8",
    )


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
    """Return a policy that allows the site itself and the scripts of these hashes."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *sorted(hashes)]),
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )
