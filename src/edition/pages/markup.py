"""Write Markdown: escaped words, links from the root, lists of passages."""

import re
from collections.abc import Iterable
from itertools import groupby

from edition.citations.inlines import escape, sealed
from edition.model import Edition, Text
from edition.pages.html_tags import words
from edition.scan import plain

__all__ = [
    "by_text",
    "counted",
    "escape",
    "front_matter",
    "kind_name",
    "page_link",
    "passage_link",
    "passage_list",
    "sign",
    "stopped",
    "term_link",
    "text_link",
]


STOPPED = re.compile(r"[.?!…][”’]?(?:</\w+>|\]\([^()\s]*\))*$")


def kind_name(kind: str) -> str:
    """Name a kind of term for readers: a doctrine is no treaty, but is filed so."""
    return "Treaty or document" if kind == "treaty" else kind.capitalize()


def front_matter(title: str, description: str) -> str:
    """Return the head of a generated page."""
    return (
        f'---\ntitle: "{_quoted(title)}"\ndescription: "{_quoted(description)}"\n---\n'
    )


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: “1 text”, “5 texts”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def stopped(line: str) -> str:
    """Return a line with a full stop, but where a title at its end has one or asks."""
    return line if STOPPED.search(line) else f"{line}."


def page_link(edition: Edition, path: str, label: str) -> str:
    """Return a link to a hand-written page, or its words where there is none."""
    return f"[{label}](/{path})" if edition.has_page(path) else label


def text_link(text: Text, label: str = "", anchor: str = "") -> str:
    """Return a link to a text, or to a passage or note of it."""
    fragment = f"#{anchor}" if anchor else ""
    return f"[{label or escape(text.short_name)}](/texts/{text.slug}.md{fragment})"


def term_link(edition: Edition, id: str) -> str:
    """Return a link to a term's page."""
    return f"[{escape(edition.term[id].headword)}](/glossary/{id}.md)"


def passage_list(refs: Iterable[tuple[Text, str]]) -> str:
    """Return links to passages and notes, by text.

    Args:
        refs: text and anchor, those of one text together.
    """
    return by_text((text, passage_link(text, anchor)) for text, anchor in refs)


def by_text(links: Iterable[tuple[Text, str]]) -> str:
    """Return links by text, as HTML: there may be thousands.

    Args:
        links: text and link, those of one text together.
    """
    listed = "; ".join(
        f"{words(text.short_name)}: {', '.join(link for _, link in members)}"
        for text, members in groupby(links, key=lambda link: link[0])
    )
    return sealed(listed) if listed else ""


def passage_link(text: Text, anchor: str) -> str:
    """Return a link to a passage or note as HTML that is to be sealed."""
    return f'<a href="/texts/{text.slug}.md#{anchor}">{sign(anchor)}</a>'


def sign(anchor: str) -> str:
    """Name a passage or note shortly: “¶ 7”, “n. 4”, “editors’ note”."""
    if anchor == "headnote":
        return "headnote"
    kind, number = anchor[:1], anchor[1:]
    return plain.sign(kind, number) if number.isdigit() else "editors’ note"
