"""Make the citation of every text in every style, open where passages differ.

A citation names the work as first published and then the edition that has it. CSL
formats both; we join them as each style joins a work to the place it was read in.
"""

import re
from typing import NamedTuple

from edition.citations.pandoc_tree import ENTRY
from edition.citations.titles import plain_title
from edition.messages import ENGLISH, N_, language
from edition.messages import gettext as _
from edition.model import Edition, Text
from edition.model.index import per_edition
from edition.self_citation import COPY, doi_address, records
from edition.self_citation.items import EDITION, HERE, THERE, Formatted
from edition.self_citation.stand_ins import CAPITAL, LINK, NOBODY, PHRASE
from edition.self_citation.styles import STYLES, Style

LEADS = {
    "precis": N_(" in"),
    "transcription": N_(", reprinted in"),
    COPY: N_(", as numbered in"),
}
"""What leads from the words that are cited to the edition."""
PUBLISHED = re.compile(
    r"^[^(]*(?:\((?P<series>.*?)\)\. )?\([^()]*\)\. ?(?P<facts>.*?)\.?$"
)
"""Where a work had been published: before its date a series, behind it all else."""


class Template(NamedTuple):
    """A citation in Markdown with places left open."""

    full: str
    short: str = ""
    """What stands in the running text, in styles that have a list of works too."""


def begin(edition: Edition) -> None:
    """Begin to format the texts, beside whatever comes before it is needed."""
    _formatted(edition)


@per_edition
def _formatted(edition: Edition) -> dict[str, Formatted]:
    return {style.id: Formatted(edition, style) for style in STYLES}


@per_edition
def templates(edition: Edition) -> dict[str, dict[str, Template]]:
    """Return the citation of every text in every style, by slug and style."""
    return {
        text.slug: {style.id: _template(edition, text, style) for style in STYLES}
        for text in edition.texts
    }


def _template(edition: Edition, text: Text, style: Style) -> Template:
    """Join the work, what is left open and the edition.

    Manuals print a DOI or an address; but the DOI of the edition leads to the whole,
    and not to a passage, so that both are told.
    """
    formatted = _formatted(edition)[style.id]
    form = ENTRY if style.has_list else ""
    if style.is_republished:
        host = formatted.host(text.slug + HERE, form, text)
        work = _brackets(formatted.work(text.slug + THERE, form, text))
    else:
        host = formatted.host(EDITION, form, text)
        work = formatted.work(text.slug, form, text)
    full = style.joint.format(
        work=work,
        host=style.mended(host),
        phrase=PHRASE,
        Phrase=CAPITAL,
        leads=_(LEADS[text.meta.presentation]),
    )
    if doi := doi_address(edition.settings):
        full = full.replace(LINK, f"<{doi}>, {LINK}", 1)
    return Template(full, _in_text(edition, text, style) if style.has_list else "")


def _brackets(there: str) -> str:
    """Return journal, volume and pages, or series and publisher; no nested brackets."""
    published = PUBLISHED.match(there)
    parts = [part for part in published.groups() if part] if published else []
    return "".join(f", {part}" for part in parts).translate({40: r"\[", 41: r"\]"})


def _in_text(edition: Edition, text: Text, style: Style) -> str:
    id = text.slug + HERE if style.is_republished else text.slug
    cite = _formatted(edition)[style.id].host(id, "", text)
    work = records(edition)[text.slug]["custom"]["first-publication"]
    title = plain_title(str(work.get("title-short") or work["title"]))
    quoted = _("“%(title)s,”") % {"title": title}
    cite = cite.removesuffix(")").replace(f"{NOBODY},", quoted)
    if cite.endswith("”") and language() == ENGLISH:  # the American comma
        return f"{cite[:-1]},” {PHRASE})"
    return f"{cite}, {PHRASE})"
