"""Family G: terms, what they point to, and forms that are lacking or never used."""

from collections.abc import Iterator

from edition.checks.consequences import IN_A_WORK, OF_WORDS
from edition.checks.entries import nearest, of_field
from edition.concordance import Hit, hits, translation_hits, usages
from edition.features import form_of
from edition.indexes import Use, particulars, term_matcher, uses
from edition.matching import Match, Matcher
from edition.model import Edition, Term, note_kind
from edition.plain_text import note_words, passage_words
from edition.problems import Problem
from edition.sources import GLOSSARY
from edition.term_counts import term_counts

FEWEST_LETTERS = 5
"""A shorter word is too often part of another to be taken for an inflection."""
KNOWN = "="
"""Stands for the owner of what is a form already."""
WINDOW = 60
"""Characters after an occurrence in which another may end that begins inside it."""


def never_used(edition: Edition) -> Iterator[Problem]:
    """G001: a term occurs in a text or in a translation."""
    found, translated = usages(edition), translation_hits(edition)
    for term in edition.terms:
        is_used = term.id in translated or any(one.is_used for one in found[term.id])
        if term.forms and not is_used:
            what = f"The term “{term.headword}” occurs in no text"
            yield Problem(term.place, "G001", what, "", term.headword, OF_WORDS)


def see_also(edition: Edition) -> Iterator[Problem]:
    """G005, G006: a pointer leads to a term, and back."""
    for term in edition.terms:
        for id in term.see_also:
            other = edition.term.get(id)
            if other is None:
                what = f"“{term.id}” points to “{id}”, which does not exist"
                missed = f"glossary/{id}"
                near = nearest(edition, missed, id, edition.term)
                yield Problem(term.at("see_also"), "G005", what, near, id, missed)
            elif term.id not in other.see_also:
                what = f"“{term.id}” points to “{id}”, which does not point back"
                yield of_field(term.at("see_also"), "G006", what, term.id)


def form_never_used(edition: Edition) -> Iterator[Problem]:
    """G007: every form of a term that is used occurs somewhere.

    It is a matter of review, because the authors' own notes are known as they are
    given here: a form that occurs in their wording alone cannot be told from one that
    does not occur.
    """
    used = _used_forms(edition)
    owners = {owner for owner, _ in used}
    used |= _forms_in_works(edition)
    for term in edition.terms:
        for form in term.forms:
            if term.id in owners and (term.id, form) not in used:
                what = f"The form “{form}” of “{term.id}” occurs in no text"
                yield Problem(term.at("forms"), "G007", what, "", form, IN_A_WORK)


def _used_forms(edition: Edition) -> set[tuple[str, str]]:
    """Return the forms in passages, translations, notes or the author's words."""
    found = {
        (id, form_of(hit.words[hit.start : hit.end], edition.term[id]))
        for index in (hits(edition), translation_hits(edition))
        for id, list_ in index.items()
        for hit in list_
    }
    matcher = term_matcher(edition)
    for notes in note_words(edition).values():
        for _, words in notes:
            for match in matcher.find(words):
                term = edition.term[match.owner]
                found.add((term.id, form_of(words[match.start : match.end], term)))
    known = {(term.id, form) for term in edition.terms for form in term.forms}
    for counts in term_counts(edition).values():
        counted = {(id, form) for id, forms in counts.uses.items() for form in forms}
        found |= counted & known  # the forms may have changed since
    return found


def _forms_in_works(edition: Edition) -> set[tuple[str, str]]:
    """Return the forms in the works that authors' notes cite, in any case.

    Their titles stand in the notes too, capitalised as the author likes.
    """
    forms = {form: term.id for term in edition.terms for form in term.forms}
    matcher = Matcher({form.lower(): form for form in forms})
    works = (
        edition.reference[key]
        for key, list_ in uses(edition).items()
        if key in edition.reference and any(map(_is_an_authors, list_))
    )
    words = " · ".join(particulars(work).lower() for work in works)
    return {(forms[match.owner], match.owner) for match in matcher.find(words)}


def _is_an_authors(use: Use) -> bool:
    """Tell whether an author's note cites a work, and the editors do not suppose it."""
    kind = note_kind(use.anchor.removeprefix("n"))
    return kind == "author" and not use.is_conjecture


def word_missed(edition: Edition) -> Iterator[Problem]:
    """G008: a word that looks like a form of a term is one."""
    wanted = {form: KNOWN for term in edition.terms for form in term.forms}
    known = {form.lower() for form in wanted}
    for term in edition.terms:
        for like in _alike(term):
            if like.lower() not in known:
                wanted.setdefault(like, term.id)
    yield from _missed(edition, Matcher(wanted))


def _missed(edition: Edition, matcher: Matcher) -> Iterator[Problem]:
    """Yield the first place of each word that is like a form and none."""
    seen: set[tuple[str, str]] = set()
    passages = (pair for pairs in passage_words(edition).values() for pair in pairs)
    for passage, words in passages:
        for match in matcher.find(words):
            found = words[match.start : match.end]
            key = (match.owner, found.lower())
            if match.owner != KNOWN and key not in seen:
                seen.add(key)
                what = f"“{found}” looks like “{match.owner}”, but is none of its forms"
                missed = f"field of {GLOSSARY}"
                yield Problem(passage.place, "G008", what, "", found, missed)


def _alike(term: Term) -> Iterator[str]:
    """Yield what its forms might be in another number, or with or without a hyphen."""
    for form in term.forms:
        if " " in form or "-" in form:
            yield form.replace("-", " ")
            yield form.replace(" ", "-")
        if len(form.split()[-1]) >= FEWEST_LETTERS and form[-1].islower():
            yield from _in_other_number(form)


def _in_other_number(form: str) -> Iterator[str]:
    if form.endswith("ies"):
        yield f"{form[:-3]}y"
    elif form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
    elif form.endswith("y") and form[-2] not in "aeiou":
        yield f"{form[:-1]}ies"
    else:
        yield f"{form}{'es' if form.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def forms_overlap(edition: Edition) -> Iterator[Problem]:
    """G009: no form hides another that begins inside it and ends outside."""
    seen: set[tuple[str, str]] = set()
    matcher = term_matcher(edition)
    for id, list_ in hits(edition).items():
        for hit in list_:
            hidden = _hidden(matcher, id, hit)
            if hidden and (id, hidden.owner) not in seen:
                seen.add((id, hidden.owner))
                first = hit.words[hit.start : hit.end]
                last = hit.words[hidden.start : hidden.end]
                what = f"“{first}” ({id}) hides “{last}” ({hidden.owner})"
                yield Problem(hit.passage.place, "G009", what, subject=first)


def _hidden(matcher: Matcher, id: str, hit: Hit) -> Match | None:
    """Return what begins inside an occurrence and ends outside, of another term."""
    start = hit.words.find(" ", hit.start, hit.end)
    if start < 0:
        return None
    for other in matcher.find(hit.words[start : hit.end + WINDOW]):
        begin, end = start + other.start, start + other.end
        if begin < hit.end < end and other.owner != id:
            return Match(begin, end, other.owner)
    return None


RULES = (never_used, see_also, form_never_used, word_missed, forms_overlap)
