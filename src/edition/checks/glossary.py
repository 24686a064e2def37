"""Family G: terms, their forms and what they point to."""

from collections.abc import Iterator

from edition.checks import forms
from edition.checks.refs import nearest
from edition.concordance import usages
from edition.model import Edition
from edition.problems import Problem


def never_used(edition: Edition) -> Iterator[Problem]:
    """G001: a term occurs in a text."""
    found = usages(edition)
    for term in edition.terms:
        if term.forms and not any(usage.is_used for usage in found[term.id]):
            what = f"The term “{term.headword}” occurs in no text"
            yield Problem(term.place, "G001", what, subject=term.headword)


def form_of_two_terms(edition: Edition) -> Iterator[Problem]:
    """G002: a form belongs to one term."""
    owners: dict[str, str] = {}
    for term in edition.terms:
        for form in term.forms:
            owner = owners.setdefault(form, term.id)
            if owner != term.id:
                what = f"The form “{form}” belongs to “{owner}” already"
                yield Problem(term.at("forms"), "G002", what, subject=form)


def duplicate_term(edition: Edition) -> Iterator[Problem]:
    """G004: a term has an id of its own."""
    seen: set[str] = set()
    for term in edition.terms:
        if term.id in seen:
            what = f"The id “{term.id}” is used twice"
            yield Problem(term.place, "G004", what, subject=term.id)
        seen.add(term.id)


def see_also(edition: Edition) -> Iterator[Problem]:
    """G005, G006: a pointer leads to a term, and back."""
    for term in edition.terms:
        for id in term.see_also:
            other = edition.term.get(id)
            if other is None:
                what = f"“{term.id}” points to “{id}”, which does not exist"
                near = nearest(edition, f"glossary/{id}", id, edition.term)
                yield Problem(term.at("see_also"), "G005", what, near, subject=id)
            elif term.id not in other.see_also:
                what = f"“{term.id}” points to “{id}”, which does not point back"
                yield Problem(term.at("see_also"), "G006", what, subject=term.id)


RULES = (never_used, form_of_two_terms, duplicate_term, see_also, *forms.RULES)
