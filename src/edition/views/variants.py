"""Variants as notes: a mark behind the words of the text, and what witnesses have."""

from collections import defaultdict
from collections.abc import Iterator

from edition.citations.inlines import escape
from edition.indexes import grouped
from edition.messages import gettext as _
from edition.model import Document, Edition, Text
from edition.model.variants import Variant, Witness
from edition.syntax import ATTRIBUTE_LIST, attributes


def with_variants(edition: Edition, text: Text, document: Document) -> str:
    """Return the words of a file of a text, with its variants as notes.

    The first variant of passage 7 has the label ``p7.1``.
    """
    found = edition.variants.get(text.slug)
    if found is None:
        return document.body
    is_foreign = not text.is_precis and text.meta.language != edition.settings.language
    language = f"\n    {{ lang={text.meta.language} }}" * is_foreign
    by_passage = grouped((variant.passage, variant) for variant in found.variants)
    lines, start, notes = document.body.split("\n"), 0, []
    for at, line in enumerate(lines):
        match = ATTRIBUTE_LIST.fullmatch(line)
        id = attributes(match["list"]).id if match else ""
        here = {f"[^{id}.{n}]": v for n, v in enumerate(by_passage.get(id, ()), 1)}
        lines[start:at] = _marked(lines[start:at], here)
        notes += [f"{mark}: {_note(v)}{language}" for mark, v in here.items()]
        start = at + 1 if match else start
    return "\n\n".join(["\n".join(lines), *notes])


def witnesses(edition: Edition, text: Text) -> tuple[Witness, ...]:
    """Return the witnesses of a text whose readings are recorded."""
    found = edition.variants.get(text.slug)
    return found.witnesses if found else ()


def _marked(lines: list[str], variants: dict[str, Variant]) -> Iterator[str]:
    """Yield lines with a mark behind the words of each variant of the last passage."""
    ends: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for mark, variant in variants.items():
        with_it = [at for at, line in enumerate(lines) if variant.lemma in line]
        for at in with_it[-1:]:  # a heading before the passage may have the words
            end = lines[at].index(variant.lemma) + len(variant.lemma)
            ends[at].append((end, mark))
    for at, line in enumerate(lines):
        marked = line
        for end, mark in sorted(ends[at], reverse=True):
            marked = marked[:end] + mark + marked[end:]
        yield marked


def _note(variant: Variant) -> str:
    readings = "; ".join(_readings(variant))
    return f"{escape(variant.lemma)}\\] {readings}"


def _readings(variant: Variant) -> Iterator[str]:
    for reading in variant.readings:
        words = escape(reading.text) or _("om.")
        yield f"{words} *{' '.join(map(escape, reading.witnesses))}*"
