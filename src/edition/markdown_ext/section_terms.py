"""List the terms of each section before its first passage, for the margin."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable
from html import escape

from markdown import Markdown

from edition.markdown_ext.sealed import put_aside
from edition.model import Edition, Term

Element = ElementTree.Element
MOST = 12
"""Terms that are listed: those used most in the section."""
TITLE = "Terms in this section"


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
            place.text = put_aside(md, _summary(edition, used))
            place.tail = "\n"
            root.insert(list(root).index(block), place)


def _summary(edition: Edition, used: Counter[str]) -> str:
    terms = [edition.term[id] for id, _ in used.most_common(MOST)]
    terms.sort(key=lambda term: term.headword.casefold())
    return (
        f'<div aria-label="{TITLE}" class="section-terms" role="group">'
        f'<p class="section-terms__title">{TITLE}</p>'
        f"<p>{' · '.join(map(_link, terms))}</p></div>"
    )


def _link(term: Term) -> str:
    headword = escape(term.headword, quote=False)
    return f'<a href="/glossary/{term.id}.md">{headword}</a>'
