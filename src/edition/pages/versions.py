"""Make the page of a text's versions: when each came, and what it changed."""

import re
from collections.abc import Iterator
from html import escape as html_escape
from itertools import pairwise

from edition.dates import parse_date
from edition.ledger import closed
from edition.ledger.differences import Difference, Run, differences
from edition.ledger.versions import Version, versions
from edition.model import Edition, GeneratedPage, Text
from edition.pages.former import name_of, sentence
from edition.pages.markup import counted, escape, front_matter, text_link
from edition.scan.plain import plain

CONTEXT = 12
"""How many unchanged words are shown on each side of a change."""
WORD = re.compile(r"\S+\s*")
TAGS = {"-": "del", "+": "ins"}
SAYS = {
    "changed": "{} was changed",
    "added": "{} was added",
    "removed": "{} was taken out",
}
DOI = "https://doi.org/"


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the versions of each text."""
    for text in edition.texts:
        title = f"Versions of {text.short_name}"
        description = f"Every version of “{text.meta.title}”, and what it changed."
        markdown = front_matter(title, description) + _page(edition, text)
        path = text.document.path.removeprefix("docs/").removesuffix(".md")
        yield GeneratedPage(
            f"{path}/versions.md",
            title,
            markdown,
            text.document.path,
            description,
            in_nav=False,
        )


def _page(edition: Edition, text: Text) -> str:
    known = versions(edition)[text.slug]
    parts = [
        f"# Versions of “{escape(text.meta.title)}”",
        _lead(text, known) + "\n{ .lead }",
        *_dois(edition),
        *(_section(edition, text, new, old) for new, old in pairwise(known)),
        _first(known[-1]),
    ]
    return "\n\n".join(parts) + "\n"


def _lead(text: Text, known: tuple[Version, ...]) -> str:
    """Say which version is shown, and how an older one is pointed to."""
    return (
        f"{text_link(text)} is shown in version {text.meta.version}, "
        f"{'the only one' if len(known) == 1 else f'the last of {len(known)}'}. "
        f"An address that names a version, such as `?v={known[-1].number}#p1`, says "
        "whether the passage has changed since, and shows how. "
        "Changes that may alter a text’s meaning are also in the "
        '<a href="../../../errata.xml">feed of errata</a>.'
    )


def _dois(edition: Edition) -> Iterator[str]:
    """Yield where an archive keeps the edition: in all versions, and in this one."""
    if doi := edition.settings.doi:
        links = {"all versions": doi.concept, "this version": doi.version}
        given = [f"{name}: <{DOI}{id}>" for name, id in links.items() if id]
        yield f"The edition is archived under a DOI. {'; '.join(given)}."


def _section(edition: Edition, text: Text, new: Version, old: Version) -> str:
    return "\n\n".join(
        [
            _heading(new),
            *_said(new),
            *_moves(edition, text, new),
            *_changes(edition, text, old, new),
        ]
    )


def _first(version: Version) -> str:
    return "\n\n".join([_heading(version), *_said(version), "The first version."])


def _heading(version: Version) -> str:
    anchor = version_anchor(version.number)
    facts = [parse_date(version.date).words if version.date else "Date not known"]
    if version.commit:
        facts.append(f"text from {_source(version)}")
    line = f"{' · '.join(facts)}\n{{ .entry__meta }}"
    return f"## Version {version.number} {{ #{anchor} }}\n\n{line}"


def _source(version: Version) -> str:
    commit = f"commit {version.commit[:10]}"
    return f"tag {escape(version.tag)}, {commit}" if version.tag else commit


def version_anchor(number: str) -> str:
    """Return the anchor of a version on its page: ``v1-2-0``."""
    return "v" + number.replace(".", "-")


def _said(version: Version) -> Iterator[str]:
    """Yield what the changelog says of a version."""
    lines = [
        ("- **May alter the meaning:** " if item.is_editorial else "- ")
        + escape(plain(item.words))
        for item in version.items
    ]
    if lines:
        yield "\n".join(lines)


def _moves(edition: Edition, text: Text, version: Version) -> Iterator[str]:
    """Yield the ids that words left with a version."""
    lines = [
        f"- {sentence(edition, life)}"
        for life in closed(edition)
        if life.id.startswith(f"{text.slug}#") and life.until == version.number
    ]
    if lines:
        yield "\n".join(lines)


def _changes(edition: Edition, text: Text, old: Version, new: Version) -> Iterator[str]:
    """Yield what differs word for word, or which ids do where no text is at hand."""
    if old.document and new.document:
        found = list(differences(edition, text, old, new))
        yield f"{counted(len(found), 'difference')} in passages and notes."
        yield from (_difference(text, difference) for difference in found)
        return
    yield (
        f"The text of version {(old if new.document else new).number} is not at hand "
        "here, so the differences cannot be shown."
    )
    mine = [life for life in edition.ledger if life.id.startswith(f"{text.slug}#")]
    changed = [life.id for life in mine if life.changed == new.number]
    if changed:
        links = ", ".join(_link(text, id.partition("#")[2]) for id in changed)
        yield f"Changed: {links}."


def _link(text: Text, anchor: str) -> str:
    """Return a link to a passage or note; its name where it is there no more."""
    words = name_of(f"{text.slug}#{anchor}")
    name = words[0].upper() + words[1:]
    return text_link(text, name, anchor) if anchor in text.anchors else name


def _difference(text: Text, difference: Difference) -> str:
    said = SAYS[difference.kind].format(_link(text, difference.anchor))
    return (
        f"{said}:\n{{ .difference__head }}\n\n"
        f'<p class="difference">{runs_html(difference.runs)}</p>'
    )


def runs_html(runs: tuple[Run, ...]) -> str:
    """Return the words that went and came, with a few that stayed around them."""
    last = len(runs) - 1
    parts = []
    for index, (kind, words) in enumerate(runs):
        if kind == "=":
            parts.append(html_escape(_near(words, index > 0, index < last)))
        else:
            space = words[len(words.rstrip()) :]
            inner = html_escape(words.rstrip())
            parts.append(f"<{TAGS[kind]}>{inner}</{TAGS[kind]}>{space or ' '}")
    return "".join(parts).strip().replace("{", "&#123;").replace("[", "&#91;")


def _near(words: str, after: bool, before: bool) -> str:
    """Shorten a run of words to those next to a change behind or before it."""
    found = WORD.findall(words)
    if len(found) <= 2 * CONTEXT + 4:
        return words
    head = "".join(found[:CONTEXT]) if after else ""
    tail = "".join(found[-CONTEXT:]) if before else ""
    return f"{head}… {tail}"
