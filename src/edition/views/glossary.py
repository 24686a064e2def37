"""The glossary: an index of terms from A to Z, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from unicodedata import normalize

from edition import addresses
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Term
from edition.scripts import collation_key
from edition.sources import GLOSSARY
from edition.usage import Usage, usages
from edition.views.links import Link, term_link, text_link
from edition.views.term import description, kind_name, term_view

MOST_TEXTS = 12
"""Where more texts use a term, its entry only says how many."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term of the index."""

    term: Term
    link: Link
    kind: str
    texts: tuple[Link, ...]
    """The texts that use it; behind each, how often."""
    is_in_many: bool
    """Whether these are too many to be named."""


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The page: terms by letter, in alphabetical order."""

    title: str
    number: int
    kinds: dict[str, str]
    """The kinds of terms that there are, and what each is called."""
    letters: dict[str, list[TermEntry]]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index of terms and the page of each term."""
    if not edition.terms:
        return
    yield GeneratedPage(
        path=addresses.GLOSSARY,
        title=_("Glossary"),
        source=GLOSSARY,
        description=_(
            "Terms compared across the texts, with every passage in which each occurs."
        ),
        template="glossary.html.j2",
        view=partial(_view, edition),
    )
    for term in edition.terms:
        yield GeneratedPage(
            path=addresses.term(term.id).page,
            title=term.headword,
            source=GLOSSARY,
            description=description(edition, term),
            in_nav=False,
            template="term.html.j2",
            view=partial(term_view, edition, term),
        )


def _view(edition: Edition) -> GlossaryView:
    terms = sorted(edition.terms, key=lambda t: (collation_key(t.headword), t.id))
    return GlossaryView(
        title=_("Glossary"),
        number=len(terms),
        kinds={kind: kind_name(kind) for kind in sorted({t.kind for t in terms})},
        letters={
            letter: [_entry(edition, term) for term in group]
            for letter, group in groupby(terms, key=_initial)
        },
    )


def _initial(term: Term) -> str:
    """Return the letter under which a term is filed."""
    plain = normalize("NFD", term.headword)
    letter = next((c for c in plain if c.isalnum()), "0")
    return letter.upper() if letter.isalpha() else "0"


def _entry(edition: Edition, term: Term) -> TermEntry:
    used = [usage for usage in usages(edition)[term.id] if usage.is_used]
    return TermEntry(
        term=term,
        link=term_link(term),
        kind=kind_name(term.kind),
        texts=tuple(text_link(u.text)._replace(remark=_number(u)) for u in used),
        is_in_many=len(used) > MOST_TEXTS,
    )


def _number(usage: Usage) -> str:
    """Return the author's count, or ours with a word on whose it is."""
    if usage.uses is None:
        said = _("%(number)s in the précis, not yet counted in the author’s words")
        return said % {"number": usage.shown}
    return str(usage.uses) if usage.uses else _("only in notes or précis")
