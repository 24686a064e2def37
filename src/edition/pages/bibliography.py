"""Make the bibliography: every reference, and every passage that cites it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import icu

from edition.citations import reference_markdown
from edition.indexes import Use, data_uses, uses
from edition.model import Citation, Edition, GeneratedPage, Reference, Text
from edition.pages.markup import counted, escape, front_matter, passage_list
from edition.sources import BIBLIOGRAPHY

TITLE = "Bibliography"
DESCRIPTION = "Every work that the texts and the editors cite, and where."
GROUPS = {
    "text": "The texts",
    "primary": "Primary sources",
    "scholarship": "Scholarship",
    "press": "Press and comment",
    "": "Other works",
}
SCHEME = "Russian-Latin/BGN"
"""The transliteration of titles: BGN/PCGN, as ICU implements it."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the bibliography."""
    if edition.references:
        yield GeneratedPage(
            "bibliography.md", TITLE, _bibliography(edition), BIBLIOGRAPHY, DESCRIPTION
        )


def _bibliography(edition: Edition) -> str:
    entries = sorted(edition.references, key=_sort_key)
    sections = []
    for group, title in GROUPS.items():
        members = [r for r in entries if _group(r) == group]
        if members:
            body = "\n\n".join(_entry(edition, reference) for reference in members)
            sections.append(f"## {title} {{ #group-{group or 'other'} }}\n\n{body}")
    return (
        front_matter(TITLE, DESCRIPTION)
        + f"# {TITLE}\n\n{counted(len(entries), 'work')}, each with the passages "
        "and notes that cite it. Titles in Cyrillic are given in the original script, "
        "transliterated (BGN/PCGN) and translated.\n{ .lead }\n\n"
        + "\n\n".join(sections)
        + "\n"
    )


def _group(reference: Reference) -> str:
    keywords = reference.fields.get("keywords", "")
    return keywords if keywords in GROUPS else ""


@lru_cache(maxsize=1)
def _collator() -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale("en"))


def _sort_key(reference: Reference) -> tuple[bytes, str]:
    fields = reference.fields
    name = fields.get("author") or fields.get("editor") or reference.title
    words = " ".join([name, reference.title]).replace("{", "").replace("}", "")
    return _collator().getSortKey(words), reference.key


def _entry(edition: Edition, reference: Reference) -> str:
    formatted = reference_markdown(edition, reference)
    lines = [f"{formatted}\n{{ #ref-{reference.key} .reference }}"]
    if latin := transliterated(reference.title):
        lines.append(f"Transliterated: *{escape(latin)}*.")
    if note := reference.fields.get("note"):
        lines.append(f"{escape(note).rstrip('.')}.")
    lines.append(_cited(edition, reference))
    return "\n\n".join(
        [lines[0], *(f"{line}\n{{ .reference__meta }}" for line in lines[1:])]
    )


def transliterated(title: str) -> str:
    """Return a title in Latin letters, or nothing where it has no Cyrillic."""
    latin = icu.Transliterator.createInstance(SCHEME).transliterate(title)
    return "" if latin == title else str(latin).replace("{", "").replace("}", "")


def _cited(edition: Edition, reference: Reference) -> str:
    found = uses(edition).get(reference.key, ())
    parts = [f"Cited in {passage_list(_places(found))}."] if found else []
    data = [_data_link(*entry) for entry in data_uses(edition).get(reference.key, ())]
    if data:
        parts.append(f"Supports {', '.join(data)}.")
    return " ".join(parts) or "This is one of the texts of the edition."


def _places(found: Iterable[Use]) -> Iterator[tuple[Text, str, str]]:
    for use in found:
        yield use.text, use.anchor, _locator(use.citation)


def _locator(citation: Citation) -> str:
    """Return the part of the work that is cited, in brackets."""
    if not citation.locator:
        return ""
    return f" ({LABELS.get(citation.label, citation.label)} {escape(citation.locator)})"


LABELS = {
    "page": "p.",
    "paragraph": "para.",
    "article-locator": "art.",
    "section": "sec.",
}
LABELS |= {"chapter": "chap.", "volume": "vol.", "issue": "no.", "note": "n."}


def _data_link(kind: str, id: str, name: str) -> str:
    page = f"glossary/{id}.md" if kind == "term" else f"timeline.md#event-{id}"
    return f"[{escape(name)}](/{page})"
