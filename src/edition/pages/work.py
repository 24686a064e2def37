"""Write a work of the bibliography: its reference, its copies, and what cites it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from edition.citations import reference_html
from edition.dates import parse_date
from edition.indexes import Use, data_uses, uses
from edition.model import Edition, Reference, Text
from edition.pages.citing_places import PAGE, citers, is_authors, place
from edition.pages.html_tags import address, element, words
from edition.pages.markup import counted, stopped
from edition.scripts import romanised

TARGETS = {"term": "glossary/{}.md", "event": "timeline.md#event-{}"}
TARGETS |= {"parallel": "parallels/index.md#parallel-{}", "name": "names.md#name-{}"}
FEW = 5
"""More entries than these are folded up under a line that counts them."""


def work(edition: Edition, reference: Reference) -> str:
    """Return the HTML of a work, for the item of a list that holds it."""
    lines = [_original(reference), _archived(reference), _note(reference)]
    notes = "".join(element("p", line, class_="work__note") for line in lines if line)
    return f"{_reference(edition, reference)}{notes}{_cited(edition, reference)}"


def _reference(edition: Edition, reference: Reference) -> str:
    """Return the reference; its link knows its archived copy (Robust Links)."""
    html = reference_html(edition, reference)
    if copy := reference.fields.get("archiveurl"):
        url = words(reference.fields.get("url", ""))
        date = words(reference.fields.get("archivedate", ""))
        robust = f'data-versionurl="{words(copy)}" data-versiondate="{date}"'
        html = html.replace(f'<a href="{url}"', f'<a href="{url}" {robust}', 1)
    return element("p", html, class_="reference")


def _archived(reference: Reference) -> str:
    fields = reference.fields
    if "archiveurl" not in fields:
        return ""
    link = element(
        "a",
        f"archived copy{_of(fields.get('archivedate', ''))}",
        href=fields["archiveurl"],
        data_originalurl=fields.get("url"),
        data_versiondate=fields.get("archivedate"),
    )
    return f"Should the page be gone: {link}."


def _of(date: str) -> str:
    try:
        return f" of {parse_date(date).words}"
    except ValueError:
        return ""


def _original(reference: Reference) -> str:
    """Return name and title of a work in Cyrillic, in script or in Latin letters."""
    parts = []
    if name := reference.text("nameaddon"):
        parts.append(f"Author in the original: {_tagged(name, reference)}.")
    if latin := romanised_title(reference):
        parts.append(f"Transliterated: {element('em', words(latin), class_='latin')}.")
    return " ".join(parts)


def _tagged(text: str, reference: Reference) -> str:
    return element("span", words(text), lang=reference.language)


def romanised_title(reference: Reference) -> str:
    """Return a title in Latin letters, or nothing where it has no others."""
    return romanised(reference.title, reference.language)


def _note(reference: Reference) -> str:
    notes = (reference.text(name).rstrip(".") for name in ("note", "addendum"))
    return " ".join(f"{words(note)}." for note in notes if note)


def is_cited_by_author(edition: Edition, reference: Reference) -> bool:
    """Tell whether an author cites a work, and not the editors alone."""
    return any(is_authors(u) for u in uses(edition).get(reference.key, ()))


def _cited(edition: Edition, reference: Reference) -> str:
    """Return who cites a work and where, folded up under a line that says how often."""
    found = uses(edition).get(reference.key, ())
    parts = [_uses(edition, found)] if found else []
    if data := data_uses(edition).get(reference.key, ()):
        if not found:
            parts.append(_note_line("Cited only by the editors."))
        parts.append(_supports(data))
    if texts := _texts(edition).get(reference.key):
        parts.append(_note_line(_own(texts)))
    return "".join(parts)


def _note_line(content: str) -> str:
    return element("p", content, class_="work__note")


def _supports(data: Iterable[tuple[str, str, str]]) -> str:
    """Return the entries of the data that rest on a work, by kind."""
    entries = list(data)
    kinds = {kind: [e for e in entries if e[0] == kind] for kind, *_ in entries}
    named = "; ".join(
        f"the {kind if len(found) == 1 else f'{kind}s'} "
        + ", ".join(_data_link(*entry) for entry in found)
        for kind, found in kinds.items()
    )
    if len(entries) <= FEW:
        return _note_line(stopped(f"Supports {named}"))
    counts = ", ".join(counted(len(found), kind) for kind, found in kinds.items())
    summary = element("summary", f"Supports {counts}")
    told = element("p", stopped(f"{named[0].upper()}{named[1:]}"))
    return element("details", summary + told, class_="work__uses")


def _uses(edition: Edition, found: tuple[Use, ...]) -> str:
    times = "once" if len(found) == 1 else f"{len(found)} times"
    by = ", ".join(words(name) for name in citers(found))
    only = "" if any(is_authors(use) for use in found) else ", only"
    places = element("ul", "".join(place(edition, use) for use in found))
    summary = element("summary", f"Cited {times}{only} by {by}")
    return element("details", summary + places, class_="work__uses")


@lru_cache(maxsize=2)
def _texts(edition: Edition) -> dict[str, list[Text]]:
    """Return the texts of the edition whose own entry each work is."""
    found: dict[str, list[Text]] = defaultdict(list)
    for text in edition.texts:
        found[text.meta.reference].append(text)
    return dict(found)


def _own(texts: Iterable[Text]) -> str:
    links = [
        element("a", words(t.meta.title), href=address(PAGE, f"texts/{t.slug}.md"))
        for t in texts
    ]
    return stopped(f"A text of this edition: {', '.join(links)}")


def _data_link(kind: str, id: str, name: str) -> str:
    page, _, anchor = TARGETS.get(kind, "index.md").format(id).partition("#")
    return element("a", words(name), href=address(PAGE, page, anchor))
