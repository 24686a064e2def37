"""Family T: variants stand at words of the text, and their witnesses are declared."""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from edition.checks.entries import repeated
from edition.model import Edition, Text
from edition.model.variants import Variant, Variants
from edition.problems import Problem, suggestion

CODE = "T022"


def variants_fit(edition: Edition) -> Iterator[Problem]:
    """T022: a variant is of words that stand once in a passage, its witnesses known."""
    for slug, found in edition.variants.items():
        if text := edition.text.get(slug):
            for variant in found.variants:
                yield from _place(text, variant)
                yield from _witnesses(found, variant)
            yield from _repeated(found)
        else:
            what = f"There is no text “{slug}” of which these are variants"
            near = suggestion(slug, edition.text)
            yield Problem(found.place, CODE, what, near, slug)


def _place(text: Text, variant: Variant) -> Iterator[Problem]:
    """Report a lemma that is nowhere, or at several places."""
    passages = {passage.id: passage.markdown for passage in text.passages}
    id, lemma = variant.passage, variant.lemma
    if id not in passages:
        what = f"“{id}” is no passage of {text.slug}"
        near = suggestion(id, passages)
        yield Problem(variant.at("passage"), CODE, what, near, id)
    elif (times := passages[id].count(lemma)) != 1:
        said = f"stands {times} times in" if times else "stands on no line of"
        what = f"“{lemma}” {said} {text.slug}#{id}"
        yield Problem(variant.at("lemma"), CODE, what, subject=lemma)


def _witnesses(found: Variants, variant: Variant) -> Iterator[Problem]:
    """Report witnesses that are unknown, or have two readings."""
    known = tuple(witness.siglum for witness in found.witnesses)
    named = Counter(one for reading in variant.readings for one in reading.witnesses)
    for siglum, times in named.items():
        if siglum not in known:
            what = f"The witness “{siglum}” is not listed"
            near = suggestion(siglum, known)
            yield Problem(variant.at("readings"), CODE, what, near, siglum)
        elif times > 1:
            what = f"The witness “{siglum}” has {times} readings here"
            yield Problem(variant.at("readings"), CODE, what, subject=siglum)


def _repeated(found: Variants) -> Iterator[Problem]:
    """Report a second variant of the same words."""
    for _, variant in repeated(found.variants, attrgetter("passage", "lemma")):
        what = f"“{variant.lemma}” has variants already"
        yield Problem(variant.place, CODE, what, subject=variant.lemma)


RULES = (variants_fit,)
