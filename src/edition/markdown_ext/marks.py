"""Put HTML in the place of marks: formatted citations, and formulas as MathML."""

import re
from collections.abc import Callable

from markdown import Markdown

from edition.citations import mark_html
from edition.formulas import formulas, one_line, unreadable
from edition.model import Edition
from edition.scan.clusters import BRACKETS
from edition.scan.code import blank_code, replaced
from edition.syntax import FORMULA


def resolve_citations(
    source: str, md: Markdown, page: str, edition: Callable[[], Edition]
) -> str:
    """Put formatted citations in the place of the marks of a page, if it has any."""

    def html(mark: re.Match[str]) -> str | None:
        return mark_html(edition(), mark["inner"], page)

    return _stashed(md, source, BRACKETS, html) if "@" in source else source


def put_formulas(source: str, md: Markdown, edition: Callable[[], Edition]) -> str:
    """Put MathML in the place of the formulas of a page, if it has any."""

    def html(formula: re.Match[str]) -> str:
        tex = formula[0]
        return formulas(edition()).get(one_line(tex)) or unreadable(tex)

    return _stashed(md, source, FORMULA, html) if "$" in source else source


def _stashed(
    md: Markdown,
    source: str,
    pattern: re.Pattern[str],
    made_of: Callable[[re.Match[str]], str | None],
) -> str:
    """Return a page in which HTML stands for what is found outside code.

    Args:
        md: what keeps the HTML until all else is HTML too.
        source: the page.
        pattern: what is looked for.
        made_of: returns the HTML; None where what was found stays.
    """
    found = ((m, made_of(m)) for m in pattern.finditer(blank_code(source)))
    stash = md.htmlStash.store
    return replaced(source, ((*m.span(), stash(h)) for m, h in found if h is not None))
