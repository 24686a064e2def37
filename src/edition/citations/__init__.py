"""Own the formatting of citations and references by CSL, batched and cached."""

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from edition.citations.csl_styles import full_notes
from edition.citations.inlines import escape_tags, mark_language, to_html
from edition.citations.pandoc import Formatter, Style
from edition.citations.pandoc_tree import AUTHORLESS, ENTRY, Wanted
from edition.indexes import data_uses
from edition.marks import anchor
from edition.model import Citation, Cluster, Edition, Reference
from edition.problems import Place
from edition.scan.clusters import parse_cluster

STYLE = "chicago-notes-bibliography-access-dates"
CACHE = ".cache/citations.json"
PAGE = "/bibliography.md"
"""The page that citations lead to, from the root of the pages."""
ASKING = re.compile(r"(?<=[?!])” (?=[^\s(])")
"""The end of a title in quotation marks, with more of the note after it."""
Item = dict[str, Any]


def begin(edition: Edition) -> None:
    """Begin to format what is cited, beside whatever comes before it is needed."""
    _formatter(edition)


def mark_html(edition: Edition, inner: str) -> str | None:
    """Return the HTML for what stands in brackets; None if it cites nothing."""
    cluster = parse_cluster(inner, Place(""), "")
    return cluster_html(edition, cluster) if cluster and cluster.citations else None


def cluster_html(edition: Edition, cluster: Cluster) -> str:
    """Return the HTML of a mark: full citations, linked to their entries."""
    return "; ".join(_citation(edition, citation) for citation in cluster.citations)


def reference_html(edition: Edition, reference: Reference) -> str:
    """Return the HTML of a bibliography entry."""
    return to_html(reference_markdown(edition, reference))


def reference_markdown(edition: Edition, reference: Reference) -> str:
    """Return the Markdown of a bibliography entry."""
    formatter = _formatter(edition)
    formatted = formatter[reference.key, "", ENTRY]
    if not formatted:  # Chicago keeps some kinds of documents for the notes
        formatted = formatter[reference.key, "", ""] + "."
    return mark_language(formatted, reference.language)


def _citation(edition: Edition, citation: Citation) -> str:
    reference = edition.reference.get(citation.key)
    if reference is None:
        return f"<strong>{html.escape(citation.key)}?</strong>"
    formatted = _formatted(edition, citation)
    words, link, rest = formatted.partition("<http")
    name = words.rstrip(" ,.") if link else words
    between = words[len(name) :]
    address = f"{PAGE}#{anchor(citation.key)}"
    linked = (
        f'<a class="citation" role="doc-biblioref" href="{address}">'
        f"{to_html(mark_language(name, reference.language))}</a>"
    )
    prefix = f"{to_html(escape_tags(citation.prefix))} " if citation.prefix else ""
    suffix = to_html(escape_tags(citation.suffix))
    suffix = suffix if suffix[:1] in ("", ",") else f" {suffix}"
    return f"{prefix}{linked}{between}{to_html(link + rest)}{suffix}"


def _formatted(edition: Edition, citation: Citation) -> str:
    return _with_comma(_formatter(edition)[_wanted(citation)])


def _with_comma(formatted: str) -> str:
    """Put the comma after a title that ends with “?”, which pandoc leaves out.

    The Chicago Manual has kept it in notes since its sixteenth edition.
    """
    match = ASKING.search(formatted)
    if match is None or formatted[: match.start()].count("*") % 2:
        return formatted
    return f"{formatted[: match.start()]},{formatted[match.start() :]}"


def _wanted(citation: Citation) -> Wanted:
    """Return what is to be formatted."""
    key = AUTHORLESS + citation.key if citation.suppress_author else citation.key
    return key, citation.label, citation.locator


@lru_cache(maxsize=2)
def _formatter(edition: Edition) -> Formatter:
    """Return the formatted citations of an edition, all that are foreseen at once."""
    items = {key: _without_note(item) for key, item in csl_items(edition).items()}
    style = Style(full_notes(STYLE))
    formatter = Formatter(items, style, edition.root / CACHE)
    formatter.prepare(_foreseen(edition))
    return formatter


def _without_note(item: Item) -> Item:
    """Leave out the note, in which citeproc looks for variables: “Accessed: 2012”."""
    return {name: value for name, value in item.items() if name != "note"}


@lru_cache(maxsize=2)
def csl_items(edition: Edition) -> dict[str, Item]:
    """Return the CSL-JSON item of every reference, by key."""
    return {key: reference.item for key, reference in edition.reference.items()}


def _foreseen(edition: Edition) -> Iterable[Wanted]:
    """Yield what texts, pages and data cite, and the entry of every work."""
    items = csl_items(edition)
    for document in edition.documents:
        for cluster in document.clusters:
            for c in cluster.citations:
                if c.key in items:
                    yield _wanted(c)
    named = [*data_uses(edition), *(text.meta.reference for text in edition.texts)]
    yield from ((key, "", "") for key in named if key in items)
    yield from ((key, "", ENTRY) for key in items)
