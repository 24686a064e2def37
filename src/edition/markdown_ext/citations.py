"""Resolve citation marks into formatted citations."""

import re
from collections.abc import Callable

from markdown import Markdown

from edition.citations import mark_html
from edition.markdown_ext.processors import stashed
from edition.model import Edition
from edition.scan.clusters import BRACKETS


def resolve_citations(
    source: str, md: Markdown, page: str, edition: Callable[[], Edition]
) -> str:
    """Put formatted citations in the place of the marks of a page, if it has any."""

    def html(mark: re.Match[str]) -> str | None:
        return mark_html(edition(), mark["inner"], page)

    return stashed(md, source, BRACKETS, html) if "@" in source else source
