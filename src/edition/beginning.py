"""Own the beginning of a build: what others do runs beside the rendering."""

from edition import citations, search
from edition.citing import styles
from edition.model import Edition


def begin(edition: Edition) -> None:
    """Have pandoc format citations and Pagefind index words; do not wait for them."""
    citations.begin(edition)
    styles.begin(edition)
    search.begin(edition)
