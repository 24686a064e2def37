"""The page of a text: what stands before and after its passages and notes."""

from dataclasses import dataclass

from markdown.extensions.toc import slugify
from markupsafe import Markup

from edition import addresses
from edition.addresses import Address
from edition.attribution import bracketed, date_words
from edition.messages import gettext as _
from edition.model import Edition, Meta, Text
from edition.templating import page_values, render
from edition.views.former import FormerId, former_ids
from edition.views.how_to_cite import (
    CopyCitations,
    HowToCite,
    copy_citations,
    how_to_cite,
)
from edition.views.in_this_text import StripView, strip

TEMPLATE = "text.html.j2"


@dataclass(frozen=True, slots=True)
class TextView:
    """What the page of a text says around its words."""

    meta: Meta
    heading: str
    """The title, as it is attributed."""
    date: str
    vantage: str
    """The vantage point as the name of a class."""
    byline: str
    number: str
    """The volume and issue in which it was published."""
    whose_words: str
    responsibility: str
    """Who answers for the edition, in Markdown."""
    state: str
    """The proof state in a word; what it means is in ``proof_state``."""
    proof_state: str
    is_faced: bool
    """Whether a reader’s own copy stands beside the précis."""
    words: Markup
    """Passages and notes."""
    strip: StripView | None
    how_to_cite: HowToCite | None
    copy: CopyCitations | None
    former: tuple[FormerId, ...]
    versions: Address
    principles: Address | None
    """The page that says what a précis is, if the edition has one."""
    citing: Address
    """The page that says more about citing: the edition's, or that of the manual."""


def text_html(edition: Edition, text: Text, words: Markup) -> Markup:
    """Return the page of a text, whose passages and notes are HTML already."""
    view = _view(edition, text, words)
    here = addresses.text(text.slug).page
    return render(edition, TEMPLATE, here, page_values(view))


def _view(edition: Edition, text: Text, words: Markup) -> TextView:
    meta = text.meta
    return TextView(
        meta=meta,
        heading=bracketed(meta, "title", meta.title),
        date=date_words(meta),
        vantage=slugify(meta.vantage, "-"),
        byline=byline(meta),
        number=_number(meta),
        whose_words=_whose_words(meta.presentation),
        responsibility=edition.settings.responsibility,
        state=_state(meta.proof_state),
        proof_state=_proof_state(meta.proof_state),
        is_faced=text.slug in edition.transcriptions,
        words=words,
        strip=strip(edition, text),
        how_to_cite=how_to_cite(edition, text),
        copy=copy_citations(edition, text),
        former=former_ids(edition, addresses.text(text.slug).page),
        versions=addresses.versions(text.slug),
        principles=_written(edition, addresses.PRINCIPLES),
        citing=_written(edition, addresses.CITING) or Address(addresses.MANUAL_CITING),
    )


def _written(edition: Edition, path: str) -> Address | None:
    """Return the address of a hand-written page, if the edition has it."""
    return Address(path) if edition.has_page(path) else None


def byline(meta: Meta) -> str:
    """Return the authors' names in reading order, or that the author is unknown."""
    names = [" ".join(reversed(name.split(", "))) for name in meta.authors]
    names = [bracketed(meta, "author", name) for name in names]
    return ", ".join(names) if names else _("Author unknown")


def _number(meta: Meta) -> str:
    if meta.volume and meta.issue:
        return f"{meta.volume} ({meta.issue})"
    return meta.issue


def _whose_words(presentation: str) -> str:
    return {
        "precis": _("The editors’ précis: every passage restated in our own words"),
        "transcription": _("The author’s own words"),
    }[presentation]


def _state(state: str) -> str:
    return {
        "unproofed": _("Unproofed"),
        "proofed": _("Proofed"),
        "validated": _("Validated"),
    }[state]


def _proof_state(state: str) -> str:
    return {
        "unproofed": _(
            "Unproofed: not yet compared with the source after it was made."
        ),
        "proofed": _(
            "Proofed: every passage compared with the source after it was made."
        ),
        "validated": _(
            "Validated: compared with the source twice, in separate readings."
        ),
    }[state]
