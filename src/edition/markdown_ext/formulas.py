"""Put formulas as MathML in the place of their TeX."""

import re
from collections.abc import Callable

from markdown import Markdown

from edition.formulas import formulas, one_line, unreadable
from edition.markdown_ext.processors import stashed
from edition.model import Edition
from edition.syntax import FORMULA


def put_formulas(source: str, md: Markdown, edition: Callable[[], Edition]) -> str:
    """Put MathML in the place of the formulas of a page, if it has any."""

    def html(formula: re.Match[str]) -> str:
        tex = formula[0]
        return formulas(edition()).get(one_line(tex)) or unreadable(tex)

    return stashed(md, source, FORMULA, html) if "$" in source else source
