"""List the terms of each section before its first passage, for the margin."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable
from html import escape

from markdown import Markdown

from edition.addresses import relative
from edition.addresses import term as term_address
from edition.markdown_ext.context import page_path
from edition.messages import gettext as _
from edition.model import Edition, Term

Element = ElementTree.Element
MOST = 12
"""Terms that are listed: those used most in the section."""


def summarise(
    md: Markdown,
    root: Element,
    edition: Edition,
    sections: Iterable[tuple[Element, Counter[str]]],
) -> None:
    """Put a list before the first passage of each section that has terms.

    It is put aside as HTML, for a long text has hundreds of these links.

    Args:
        md: what converts the page.
        root: the page.
        edition: what knows the terms.
        sections: the first passage of each section, and how often each term is used.
    """
    blocks = {part: block for block in root for part in block.iter()}
    for first, used in sections:
        block = blocks.get(first)
        if used and block is not None:
            place = Element("p")
            place.text = md.htmlStash.store(_summary(edition, used, page_path(md)))
            place.tail = "\n"
            root.insert(list(root).index(block), place)


def _summary(edition: Edition, used: Counter[str], here: str) -> str:
    terms = [edition.term[id] for id, _ in used.most_common(MOST)]
    title = escape(_("Terms in this section"))
    terms.sort(key=lambda term: term.headword.casefold())
    return (
        f'<div aria-label="{title}" class="section-terms" role="group">'
        f'<p class="section-terms__title">{title}</p>'
        f"<p>{' · '.join(_link(term, here) for term in terms)}</p></div>"
    )


def _link(term: Term, here: str) -> str:
    headword = escape(term.headword, quote=False)
    return f'<a href="{relative(here, term_address(term.id))}">{headword}</a>'
