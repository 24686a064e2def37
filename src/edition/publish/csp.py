"""The content security policy: what the pages of a site may load and run."""

import base64
import hashlib

from markupsafe import escape

from edition.theme.bundles import find_root

HEADERS = "_headers"
"""A file that many servers of static sites take headers from."""


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


POLICY = "; ".join(
    [
        "default-src 'self'",
        f"script-src 'self' {_hash(find_root())}",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
)
"""What stands in the head of every page: the site itself, and the one script that has
to be in a page. A script that was slipped into a text is neither."""


ATTRIBUTE = str(escape(POLICY))
"""The policy as it stands in an attribute."""


def headers() -> str:
    """Return the policy for servers that read it, and what only they can say."""
    return (
        f"/*\n  Content-Security-Policy: frame-ancestors 'self'; {POLICY}\n"
        "  Referrer-Policy: same-origin\n  X-Content-Type-Options: nosniff\n"
        "/*.jsonld\n  Content-Type: application/ld+json\n"
        "/*.tei.xml\n  Content-Type: application/tei+xml\n"
    )
