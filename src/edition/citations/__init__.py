"""Citations and references as CSL formats them, batched and cached."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from edition.addresses import relative, work
from edition.attribution import in_brackets, inferred_works, with_author, with_brackets
from edition.cache import cache_of
from edition.citations.csl_styles import full_notes
from edition.citations.inlines import escape_tags, mark_language, to_html
from edition.citations.pandoc import Formatter, Style
from edition.citations.pandoc_tree import AUTHORLESS, ENTRY, Wanted
from edition.cldr import csl_locale
from edition.dates import known_date
from edition.indexes import data_uses
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Citation, Edition, Reference
from edition.model.index import per_edition
from edition.scan.clusters import citations_in

STYLE = "chicago-notes-bibliography-access-dates"
ASKING = re.compile(r"(?<=[?!])” (?=[^\s(])")
"""The end of a title in quotation marks, with more of the note after it."""
Item = dict[str, Any]
DATES = ("issued", "accessed", "original-date", "event-date")
WORDS = {
    *(N_("accepted"), N_("forthcoming"), N_("in preparation"), N_("in press")),
    *(N_("submitted"), N_("BA thesis"), N_("Candidate thesis"), N_("MA thesis")),
    *(N_("PhD thesis"), N_("Research report"), N_("Technical report")),
}
"""The states and kinds of works for which biblatex has names and CSL has none."""


def begin(edition: Edition) -> None:
    """Begin to format what is cited, beside whatever comes before it is needed."""
    _formatter(edition)


def mark_html(edition: Edition, inner: str, here: str) -> Markup | None:
    """Return a mark on a page as full citations, linked; None if it cites nothing."""
    cited = [_citation(edition, one, here) for one in citations_in(inner)]
    return Markup("; ".join(cited)) if cited else None


def reference_html(edition: Edition, reference: Reference) -> Markup:
    """Return the HTML of a bibliography entry.

    Its link knows its archived copy, as Robust Links have it.
    """
    entry = Markup(to_html(reference_markdown(edition, reference)))
    fields = reference.fields
    if "archiveurl" not in fields:
        return entry
    link = Markup('<a href="{}"').format(fields.get("url", ""))
    copy = Markup(' data-versionurl="{}" data-versiondate="{}"')
    known = copy.format(fields["archiveurl"], fields.get("archivedate", ""))
    return entry.replace(link, link + known, 1)


def reference_markdown(edition: Edition, reference: Reference) -> str:
    """Return the Markdown of a bibliography entry."""
    formatter = _formatter(edition)
    formatted = formatter[reference.key, "", ENTRY]
    if not formatted:  # Chicago keeps some kinds of documents for the notes
        formatted = formatter[reference.key, "", ""] + "."
    formatted = _attributed(edition, reference.key, formatted)
    return mark_language(formatted, reference.language)


def _attributed(edition: Edition, key: str, formatted: str) -> str:
    """Put the author in square brackets where the editors infer who it is."""
    meta = inferred_works(edition).get(key)
    return with_brackets(meta, formatted) if meta else formatted


def _citation(edition: Edition, citation: Citation, here: str) -> str:
    reference = edition.reference.get(citation.key)
    if reference is None:
        return f"<strong>{html.escape(citation.key)}?</strong>"
    formatted = _formatted(edition, citation)
    words, link, rest = formatted.partition("<http")
    name = words.rstrip(" ,.") if link else words
    between = words[len(name) :]
    linked = (
        '<a class="citation" role="doc-biblioref" '
        f'href="{relative(here, work(citation.key))}">'
        f"{to_html(mark_language(name, reference.language))}</a>"
    )
    prefix = f"{to_html(escape_tags(citation.prefix))} " if citation.prefix else ""
    suffix = to_html(escape_tags(citation.suffix))
    suffix = suffix if suffix[:1] in ("", ",") else f" {suffix}"
    return f"{prefix}{linked}{between}{to_html(link + rest)}{suffix}"


def _formatted(edition: Edition, citation: Citation) -> str:
    formatted = _with_comma(_formatter(edition)[_wanted(citation)])
    return _attributed(edition, citation.key, formatted)


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


@per_edition
def _formatter(edition: Edition) -> Formatter:
    """Return the formatted citations of an edition, all that are foreseen at once.

    Notes are left out: citeproc looks in them for variables, as in “Accessed: 2012”.
    """
    items = {
        key: {name: value for name, value in item.items() if name != "note"}
        for key, item in csl_items(edition).items()
    }
    style = Style(full_notes(STYLE), csl_locale())
    formatter = Formatter(items, style, cache_of(edition.root))
    formatter.prepare(_foreseen(edition))
    return formatter


@per_edition
def csl_items(edition: Edition) -> dict[str, Item]:
    """Return the CSL-JSON item of every reference, by key."""
    inferred = inferred_works(edition)
    items = ((key, _in_words(r.item)) for key, r in edition.reference.items())
    return {
        key: in_brackets(inferred[key], item) if key in inferred else item
        for key, item in items
    }


def _in_words(item: Mapping[str, Any]) -> Item:
    """Return an item with what CSL has no terms for in words of the language."""
    dates = {name: item[name] for name in DATES if "literal" in item.get(name, ())}
    said = {
        n: {"literal": str(known_date(date["literal"]) or date["literal"])}
        for n, date in dates.items()
    }
    known = {name: item[name] for name in ("status", "genre") if name in item}
    named = {name: _(word) for name, word in known.items() if word in WORDS}
    return {**item, **said, **named}


def downloaded_items(edition: Edition) -> dict[str, Item]:
    """Return the items as they are downloaded, with inferred authors in brackets."""
    inferred = inferred_works(edition)
    return {
        key: with_author(inferred[key], item) if key in inferred else item
        for key, item in csl_items(edition).items()
    }


def _foreseen(edition: Edition) -> Iterable[Wanted]:
    """Yield what texts, pages and data cite, and the entry of every work."""
    items = csl_items(edition)
    clusters = (c for document in edition.documents for c in document.clusters)
    cited = (citation for cluster in clusters for citation in cluster.citations)
    yield from (_wanted(citation) for citation in cited if citation.key in items)
    named = [*data_uses(edition), *(text.meta.reference for text in edition.texts)]
    yield from ((key, "", "") for key in named if key in items)
    yield from ((key, "", ENTRY) for key in items)
