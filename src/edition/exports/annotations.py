"""Write the editors' notes as Web Annotations (W3C), each at the words it follows.

The model does not say to which words a note belongs: the clause is given that ends at
its mark.
"""

from collections.abc import Iterator
from typing import Any

from edition.addresses import file
from edition.exports.records import HEADNOTE, Record, headnote, records
from edition.exports.text_json import dumped
from edition.ledger.versions import versions
from edition.model import Edition, GeneratedFile, Text
from edition.reading import readings

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"
NEAR = 32
"""Characters before and behind the words, by which they are told from others."""
ENDS = (". ", "? ", "! ", "; ", ": ", "\n")
"""What ends a clause."""
JsonLd = dict[str, Any]


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.annotations.jsonld``, if the editors have notes."""
    path = file(text.slug, "annotations.jsonld")
    if found := [*annotations(edition, text)]:
        yield _page(edition, path, found)


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``annotations.jsonld``, if the editors have notes."""
    found = [a for text in edition.texts for a in annotations(edition, text)]
    if found:
        yield _page(edition, "annotations.jsonld", found)


def _page(edition: Edition, path: str, items: list[JsonLd]) -> GeneratedFile:
    site = edition.settings.site_url
    page = {"@context": CONTEXT, "id": f"{site}{path}", "type": "AnnotationPage"}
    return GeneratedFile(path, dumped(page | {"items": items}))


def annotations(edition: Edition, text: Text) -> Iterator[JsonLd]:
    """Yield the editors' notes to the text's own words."""
    own = [r for r in records(edition, text) if r["layer"] == text.meta.presentation]
    hosts = {r["anchor"]: (r["text"], r["marks"]) for r in own}
    said = headnote(readings(edition, text)[0])
    hosts[HEADNOTE] = said.text, [mark._asdict() for mark in said.marks]
    for record in own:
        if record["kind"] == "editor-note" and record["passage"] in hosts:
            words, marks = hosts[record["passage"]]
            called = (m["start"] for m in marks if m["id"] == record["anchor"])
            yield _annotation(edition, text, record, _refined(words, next(called)))


def _annotation(
    edition: Edition, text: Text, note: Record, refined: list[JsonLd]
) -> JsonLd:
    names = edition.settings.editor_names
    body = {"type": "TextualBody", "value": note["text"], "format": "text/plain"}
    return {
        "id": note["url"],
        "type": "Annotation",
        "motivation": "commenting",
        "creator": [{"type": "Agent", "name": name} for name in names],
        "created": f"{_day(edition, text)}T00:00:00Z",
        "body": body | {"language": note["lang"], "purpose": "commenting"},
        "target": {
            "source": note["url"].partition("#")[0],
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": FRAGMENTS,
                "value": note["passage"],
                "refinedBy": refined,
            },
        },
    }


def _day(edition: Edition, text: Text) -> str:
    """Return the day of the version at hand."""
    now, *_older = versions(edition)[text.slug]
    return now.date or edition.settings.published or "1970-01-01"


def _refined(words: str, at: int) -> list[JsonLd]:
    """Return two selectors of the same words: by what they are, and by where."""
    start, end = _clause(words, at)
    quote = {"exact": words[start:end], "prefix": words[max(0, start - NEAR) : start]}
    quote["suffix"] = words[end : end + NEAR]
    return [
        {"type": "TextQuoteSelector", **quote},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _clause(words: str, at: int) -> tuple[int, int]:
    """Return where the clause begins and ends that a mark follows, or stands before."""
    before = len(words[:at].rstrip())
    if not before:
        ends = [i for i in (words.find(end, at) for end in ENDS) if i >= 0]
        return at, min(ends, default=len(words))
    found = [words.rfind(end, 0, before - 1) + len(end) for end in ENDS]
    starts = [i for i, end in zip(found, ENDS, strict=True) if i >= len(end)]
    return max(starts, default=0), before
