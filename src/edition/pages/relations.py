"""Link to a parallel from pages that are written in Markdown."""

from edition.model import Parallel
from edition.pages.markup import escape


def parallel_page(parallel: Parallel) -> str:
    """Return the page on which a parallel stands in full."""
    return f"/parallels/{parallel.theme}.md"


def parallel_link(parallel: Parallel) -> str:
    """Return a link to a parallel in full."""
    target = f"{parallel_page(parallel)}#parallel-{parallel.id}"
    return f"[{escape(parallel.title)}]({target})"
