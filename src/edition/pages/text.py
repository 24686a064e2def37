"""Frame a text: what stands before and after its passages."""

from markdown.extensions.toc import slugify

from edition.citations.inlines import sealed
from edition.model import Edition, Meta, Text
from edition.pages.facing import BESIDE, ORIGINAL, copy_citations, facing
from edition.pages.former import section
from edition.pages.how_to_cite import how_to_cite
from edition.pages.in_this_text import in_this_text
from edition.pages.markup import escape, page_link

NOTES_HERE = "///Footnotes Go Here///"
"""Where Python-Markdown puts the notes."""
TOOLS = '<div class="reader-tools"></div>'
"""Where the browser puts the reader's settings; it has its height from the start."""
WHOSE_WORDS = {
    "precis": "The editors’ précis: every passage restated in our own words",
    "transcription": "The author’s own words",
}
PROOF_STATES = {
    "unproofed": "Unproofed: not yet read against the source by a second person.",
    "proofed": "Proofed: read against the source by a person who did not write it.",
    "validated": "Validated: read against the source twice, by different people.",
}


def framed(edition: Edition, text: Text) -> str:
    """Return a text's Markdown with its title before it and its particulars after."""
    strip = in_this_text(edition, text)
    before = (
        _title_block(edition, text),
        sealed(TOOLS),
        strip and sealed(strip),
        text.document.body,
        *facing(edition, text),
        NOTES_HERE if text.document.notes else "",
    )
    cited = (how_to_cite(edition, text), copy_citations(edition, text))
    parts = (*before, *cited, _about(edition, text))
    moved = section(edition, f"texts/{text.slug}.md")
    return "\n\n".join(parts) + moved + "\n"


def _title_block(edition: Edition, text: Text) -> str:
    meta = text.meta
    lines = [
        (escape(meta.subtitle), "subtitle"),
        (byline(meta), "authors"),
        (_publication(meta), "publication"),
        (_state(meta), "state"),
        (_whose_words(edition, text), "whose-words"),
    ]
    vantage = slugify(meta.vantage, "-")
    before = f"# {escape(meta.title)} {{ .text-title .vantage-{vantage} }}"
    return "\n\n".join(
        [
            before,
            *(f"{line}\n{{ .title-block .{name} }}" for line, name in lines if line),
        ]
    )


def _state(meta: Meta) -> str:
    """Return how far a text can be trusted, with the way to the particulars."""
    rights = "© stated" if "©" in meta.rights else "no rights stated"
    state = f"{meta.proof_state.capitalize()} · version {meta.version} · {rights}"
    return f"{state} · [about this text](#about-this-text)"


def byline(meta: Meta) -> str:
    """Return the authors' names in reading order, or that the author is unknown."""
    names = [" ".join(reversed(name.split(", "))) for name in meta.authors]
    return escape(", ".join(names)) if names else "Author unknown"


def _publication(meta: Meta) -> str:
    """Return where and when a text was published, as far as it is known."""
    number = (
        f"{meta.volume} ({meta.issue})" if meta.volume and meta.issue else meta.issue
    )
    container = f"*{escape(meta.container)}*" if meta.container else "Place unknown"
    parts = [container, escape(number), meta.date.words, escape(meta.pages)]
    return ", ".join(part for part in parts if part)


def _whose_words(edition: Edition, text: Text) -> str:
    meta = text.meta
    whose = WHOSE_WORDS[meta.presentation]
    words = f"{page_link(edition, 'about/principles.md', whose)}."
    beside = f" {BESIDE}" if text.slug in edition.transcriptions else ""
    original = f" [Read the original]({meta.url})." if meta.url else ""
    return f"{words}{beside}{original}"


def _about(edition: Edition, text: Text) -> str:
    meta = text.meta
    is_alone = meta.presentation == "precis" and text.slug not in edition.transcriptions
    facts = {
        "Presentation": _whose_words(edition, text),
        "First published": _publication(meta),
        "Publisher": escape(meta.publisher),
        "Your own copy": ORIGINAL if is_alone else "",
        "Attribution": meta.attribution,
        "Witness": meta.witness,
        "Rights": meta.rights,
        "Proof state": PROOF_STATES[meta.proof_state],
        "Version": f"[{meta.version}, its history](/texts/{text.slug}/versions.md)",
        "Reference": f"[@{meta.reference}]." if meta.reference else "",
    }
    entries = [f"{name}\n:   {_flat(value)}" for name, value in facts.items() if value]
    return "## About this text { #about-this-text }\n\n" + "\n\n".join(entries)


def _flat(value: str) -> str:
    return " ".join(value.split())
