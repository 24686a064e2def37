"""Read the head of a page as Zotero's translator “Embedded Metadata” does.

Written anew from what that translator does (facts.md names it), as far as it bears on
our pages: Highwire tags decide the type and override Dublin Core and Open Graph; where
there are no creators it goes on to look for one in ``DC``, ``author`` and bylines.
"""

import re
from dataclasses import dataclass, field
from typing import Any

TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
"""A tag whose presence makes the type; the last one on the page wins."""
FIELDS = {
    "title": ("citation_title", "DC.title", "og:title"),
    "date": ("citation_publication_date", "citation_date", "DC.date"),
    "publicationTitle": ("citation_inbook_title", "DC.source", "og:site_name"),
    "language": ("citation_language", "DC.language"),
    "url": ("citation_public_url", "og:url"),
    "abstractNote": ("citation_abstract", "og:description", "DC.description"),
    "rights": ("DC.rights",),
}
BYLINES = {"byline", "bylines", "vcard", "article-byline"}


@dataclass
class Page:
    """What the translator looks at."""

    tags: list[tuple[str, str]] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)

    def all(self, *keys: str) -> list[str]:
        """Return the contents of tags; the first key that the page has decides."""
        for key in keys:
            found = [c for k, c in self.tags if k.lower() == key.lower() and c]
            if found:
                return found
        return []


def item_of(page: Page) -> dict[str, Any]:
    """Return the item that Zotero would save."""
    types = [TYPES[key] for key, _ in page.tags if key in TYPES]
    item: dict[str, Any] = {"itemType": types[-1] if types else "webpage"}
    item |= {name: (page.all(*keys) or [""])[0] for name, keys in FIELDS.items()}
    item["creators"] = _creators(page)
    return item


def _creators(page: Page) -> list[tuple[str, str]]:
    authors = page.all("citation_author", "citation_authors")
    editors = page.all("citation_editor", "citation_editors")
    found = [("author", _clean(n)) for one in authors for n in _split(one, authors)]
    found += [("editor", _clean(n)) for one in editors for n in _split(one, editors)]
    for keys in (("DC.creator", "DC.contributor"), ("author",), ("article:author",)):
        found = found or [("author", name) for name in page.all(*keys)]
    if not found and page.classes & BYLINES:
        found = [("author", "whatever stands in the byline")]
    return found


def _split(names: str, among: list[str]) -> list[str]:
    """Split at semicolons; a lone name of two words and two words, at its comma."""
    parts = re.split(r"\s*;\s*", names)
    if len(parts) == len(among) == 1:
        halves = re.split(r"\s*,\s*", names)
        if len(halves) > 1 and all(" " in half for half in halves[:2]):
            return halves
    return parts


def _clean(name: str) -> str:
    """Part a name without a comma at its last blank; one at its end parts nothing."""
    if "," in name:
        return name.strip(" ,")
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}"
