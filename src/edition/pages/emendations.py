"""Make the page of emendations: what was mended in the sources, and what was not."""

from collections.abc import Iterator
from itertools import groupby

from edition.indexes import emendations_by_passage
from edition.model import Edition, Emendation, GeneratedPage, Text
from edition.pages.html_tags import address, element, words
from edition.pages.markup import counted, escape, front_matter, sign, text_link
from edition.sources import SETTINGS

PATH = "emendations.md"
TITLE = "Emendations"
DESCRIPTION = (
    "Every correction made to a source, and every slip that was left standing."
)
SOURCE = "sources/"
SLIP = "slip"
KINDS = {
    "lost-character": "Lost letter, restored",
    "case-damage": "Damaged capital, mended",
    "missing-space": "Lost space, restored",
    SLIP: "Author’s slip, kept",
}
LEAD = (
    "An *emendation* is a place where an editor reads something else than the copy "
    "has: a letter lost in extraction, a capital out of place. Damage done in copying "
    "is mended in the transcription. A slip of the author’s is not: it is listed here, "
    "with what must have been meant, and the transcription keeps it."
)
KEY = (
    "Each entry gives our reading, the *lemma*, in bold; after the bracket what the "
    "source has, its *reading*; then the kind and the reason. The précis, which is in "
    "our own words, repeats no slip of spelling; a slip of fact stays in it and has an "
    "editors’ note. A passage with an entry carries the mark *em.* in its text."
)


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the page; the navigation has it where anything is recorded."""
    has_any = bool(edition.emendations)
    source = SOURCE if has_any else SETTINGS
    yield GeneratedPage(PATH, TITLE, _page(edition), source, DESCRIPTION, has_any)


def _page(edition: Edition) -> str:
    texts = edition.texts if edition.emendations else ()
    sections = (_section(edition, text) for text in texts)
    return (
        front_matter(TITLE, DESCRIPTION)
        + f"# {TITLE}\n\n{LEAD}\n{{ .lead }}\n\n{KEY}\n\n{_totals(edition)}\n\n"
        + "\n\n".join(sections)
        + "\n"
    )


def _totals(edition: Edition) -> str:
    kept = sum(e.kind == SLIP for e in edition.emendations)
    mended = len(edition.emendations) - kept
    if not edition.emendations:
        return "None is recorded for any text of this edition."
    return (
        f"Recorded so far: {counted(mended, 'place')} mended, "
        f"{counted(kept, 'slip')} kept."
    )


def _section(edition: Edition, text: Text) -> str:
    """Return the entries of a text, or a word that it has none."""
    index = emendations_by_passage(edition)
    found = [e for a in _anchors(text) for e in index.get((text.slug, a), ())]
    heading = f"## {escape(text.short_name)} {{ #{text.slug} }}"
    title = text_link(text, escape(text.meta.title))
    if not found:
        return f"{heading}\n\n{title}: no emendation is recorded."
    listed = element("ul", "\n".join(_entries(found)), class_="emendations")
    return (
        f"{heading}\n\n{title}: {counted(len(found), 'entry', 'entries')}.\n\n{listed}"
    )


def _anchors(text: Text) -> Iterator[str]:
    """Yield the anchors of passages and notes in their order."""
    yield from (passage.id for passage in text.passages)
    yield from (note.id for note in text.document.notes)


def _entries(found: list[Emendation]) -> Iterator[str]:
    """Yield the entries; the first of each passage carries its address."""
    for anchor, group in groupby(found, key=lambda e: e.anchor):
        for index, emendation in enumerate(group):
            id = None if index else f"{emendation.text}-{anchor}"
            yield element("li", _entry(emendation), id=id, class_="emendation")


def _entry(emendation: Emendation) -> str:
    target = address(PATH, f"texts/{emendation.text}.md", emendation.anchor)
    where = element("a", words(sign(emendation.anchor)), href=target)
    lemma = element("b", words(emendation.lem), class_="emendation__lemma")
    bracket = element("span", "]", class_="emendation__bracket", aria_hidden="true")
    reading = element("span", words(emendation.rdg), class_="emendation__reading")
    spoken = element("span", " where the source has ", class_="emendation__spoken")
    kind = element("span", words(KINDS[emendation.kind]), class_="emendation__kind")
    why = f"{kind}. {words(emendation.reason)}"
    return (
        element("span", where, class_="emendation__where")
        + element("p", lemma + bracket + spoken + reading, class_="emendation__words")
        + element("p", why, class_="emendation__why")
    )
