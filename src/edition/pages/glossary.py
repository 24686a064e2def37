"""Make the glossary: an index of terms from A to Z, and a page for each."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import normalize

from edition.citations.inlines import mark_language, sealed
from edition.model import Edition, GeneratedPage, Term
from edition.pages.html_tags import element, words
from edition.pages.markup import counted, escape, front_matter, kind_name, text_link
from edition.pages.term import description, flat, term_page
from edition.scripts import collation_key
from edition.sources import GLOSSARY
from edition.usage import Usage, usages

TITLE = "Glossary"
DESCRIPTION = (
    "Terms compared across the texts, with every passage in which each occurs."
)
MOST_TEXTS = 12
"""Where more texts use a term, its entry only says how many."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index of terms and the page of each term."""
    if not edition.terms:
        return
    yield GeneratedPage(
        "glossary/index.md", TITLE, _index(edition), GLOSSARY, DESCRIPTION
    )
    for term in edition.terms:
        yield GeneratedPage(
            f"glossary/{term.id}.md",
            term.headword,
            term_page(edition, term),
            GLOSSARY,
            description(edition, term),
            False,
        )


def _index(edition: Edition) -> str:
    terms = sorted(edition.terms, key=lambda t: (collation_key(t.headword), t.id))
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=_initial)]
    parts = [
        f"{front_matter(TITLE, DESCRIPTION)}# {TITLE}",
        f"{counted(len(terms), 'term')} in which the texts meet. Each has a page with "
        "its uses in every text, counted in the original essays, and every line in "
        "which it occurs here. To take away: [JSON](../glossary.json).\n{ .lead }",
        sealed(_filter(terms)),
        sealed(_alphabet(letter for letter, _ in letters)),
    ]
    for letter, group in letters:
        parts.append(f"## {letter} {{ #letter-{letter.lower()} .letter }}")
        parts += [_entry(edition, term) for term in group]
    return "\n\n".join(parts) + "\n"


def _initial(term: Term) -> str:
    """Return the letter under which a term is filed."""
    plain = normalize("NFD", term.headword)
    letter = next((c for c in plain if c.isalnum()), "0")
    return letter.upper() if letter.isalpha() else "0"


def _filter(terms: Iterable[Term]) -> str:
    """Return the form that narrows the list as one types; it needs script."""
    kinds = sorted({term.kind for term in terms})
    options = element("option", "All", value="") + "".join(
        element("option", words(kind_name(kind)), value=kind) for kind in kinds
    )
    field = element("input", type="search", name="q", id="term-q", autocomplete="off")
    select = element("select", options, name="kind", id="term-kind")
    words_label = element("label", "Term or form", for_="term-q")
    controls = element("span", f"{words_label} {field}")
    controls += element(
        "span", f"{element('label', 'Kind', for_='term-kind')} {select}"
    )
    status = element("p", "", id="glossary-status", role="status")
    return element(
        "form",
        element("p", controls) + status,
        id="glossary-filter",
        class_="glossary-filter",
        role="search",
        aria_label="Terms",
        hidden=True,
    )


def _alphabet(letters: Iterable[str]) -> str:
    links = (
        element("a", letter, href=f"#letter-{letter.lower()}") for letter in letters
    )
    return element("nav", " ".join(links), class_="alphabet", aria_label="A to Z")


def _entry(edition: Edition, term: Term) -> str:
    headword = f"[{escape(term.headword)}](/glossary/{term.id}.md)"
    used = [usage for usage in usages(edition)[term.id] if usage.is_used]
    forms = mark_language(" · ".join(map(escape, term.forms)), term.language)
    return (
        f'### {headword} {{ #{term.id} .entry data-kind="{term.kind}" }}\n\n'
        f"{flat(term.definition)}\n{{ .entry__body }}\n\n"
        f"{kind_name(term.kind)} · {_places(used)}\n{{ .entry__meta }}\n\n"
        f"{forms}\n{{ .entry__meta .entry__forms }}"
    )


def _places(used: list[Usage]) -> str:
    if not used:
        return "in no text"
    if len(used) > MOST_TEXTS:
        return f"in {len(used)} texts"
    return ", ".join(f"{text_link(usage.text)} ({_number(usage)})" for usage in used)


def _number(usage: Usage) -> str:
    """Return the author's count, or ours with a word on whose it is."""
    if usage.uses is not None:
        return f"{usage.uses}" if usage.uses else "only in notes or précis"
    return f"{usage.shown} in the précis, not yet counted in the author’s words"
