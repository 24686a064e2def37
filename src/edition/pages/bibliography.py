"""Make the bibliography: every reference, and every passage that cites it."""

from collections.abc import Iterable, Iterator

import icu

from edition.citations import csl_items
from edition.citations.inlines import sealed
from edition.marks import anchor
from edition.model import Edition, GeneratedPage, Reference
from edition.pages.html_tags import element, words
from edition.pages.markup import counted, front_matter
from edition.pages.work import is_cited_by_author, romanised_title, work
from edition.scripts import collation_key, declared
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
CITERS = {"": "anyone", "author": "an author", "editors": "the editors only"}
FILES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the bibliography."""
    if edition.references:
        yield GeneratedPage(
            "bibliography.md", TITLE, _bibliography(edition), BIBLIOGRAPHY, DESCRIPTION
        )


def _bibliography(edition: Edition) -> str:
    entries = sorted(edition.references, key=_sort_key)
    groups = [group for group in GROUPS if any(_group(r) == group for r in entries)]
    parts = [
        f"{front_matter(TITLE, DESCRIPTION)}# {TITLE}",
        _lead(entries),
        _form(edition, entries, groups),
        *(_section(edition, group, entries) for group in groups),
    ]
    return "\n\n".join(parts) + "\n"


def _lead(entries: list[Reference]) -> str:
    links = ", ".join(
        element("a", name, href=f"../bibliography.{suffix}", download=True)
        for suffix, name in FILES.items()
    )
    return (
        f"{counted(len(entries), 'work')}, each with the passages and notes that cite "
        "it and the words before the citation, which are those of the editors’ précis "
        f"where the text is one. {_transliteration(entries)}"
        f"All of it: {sealed(links)}.\n{{ .lead }}"
    )


def _transliteration(entries: Iterable[Reference]) -> str:
    """Say by which schemes titles in Cyrillic are written in Latin letters."""
    schemes = declared(r.language for r in entries if romanised_title(r))
    if not schemes:
        return ""
    return (
        "Works in Cyrillic are given in the original script, transliterated "
        f"({schemes}), and translated. "
    )


def _section(edition: Edition, group: str, entries: Iterable[Reference]) -> str:
    """Return a group; its tags with ids stay in view, so that links are checked."""
    members = "\n".join(
        f"{_opening(edition, reference)}{sealed(work(edition, reference))}</li>"
        for reference in entries
        if _group(reference) == group
    )
    name = group or "other"
    return (
        f"## {GROUPS[group]} {{ #group-{name} }}\n\n"
        f'<ol class="works" data-group="{name}">\n{members}\n</ol>'
    )


def _opening(edition: Edition, reference: Reference) -> str:
    item = element(
        "li",
        class_="work",
        id=anchor(reference.key),
        data_key=reference.key,
        data_language=reference.language,
        data_by="author" if is_cited_by_author(edition, reference) else "editors",
    )
    return item.removesuffix("</li>")


def _group(reference: Reference) -> str:
    keywords = reference.fields.get("keywords", "")
    return keywords if keywords in GROUPS else ""


# Filters: a form that a script shows, because it needs one --------------------


def _form(edition: Edition, entries: list[Reference], groups: list[str]) -> str:
    tags = sorted({r.language for r in entries}, key=_language_name)
    kinds = {"": "all kinds"} | {g or "other": GROUPS[g] for g in groups}
    languages = {"": "all languages"} | {tag: _language_name(tag) for tag in tags}
    content = "".join(
        [
            _search(edition),
            _select("kind", "Kind", kinds),
            _select("language", "Language", languages) if len(tags) > 1 else "",
            _select("by", "Cited by", CITERS),
            element("button", "Show all", type="reset"),
            element("p", role="status", class_="works-filter__found"),
        ]
    )
    form = element("form", content, class_="works-filter", hidden=True, role="search")
    return form.replace("<form", '<form aria-label="Works"', 1)


def _search(edition: Edition) -> str:
    names = {
        str(name.get("family") or name.get("literal"))
        for item in csl_items(edition).values()
        for name in item.get("author", ())
    }
    options = "".join(
        element("option", value=name) for name in sorted(names, key=collation_key)
    )
    field = element(
        "input", type="search", name="words", list="works-authors", autocomplete="off"
    )
    listed = element("datalist", options, id="works-authors")
    return element("label", element("span", "Author or title") + field) + listed


def _select(name: str, label: str, choices: dict[str, str]) -> str:
    options = "".join(
        element("option", words(text), value=value) for value, text in choices.items()
    )
    return element(
        "label", element("span", label) + element("select", options, name=name)
    )


# Order ------------------------------------------------------------------------


def _language_name(tag: str) -> str:
    return str(icu.Locale(tag).getDisplayName(icu.Locale("en")))


def _sort_key(reference: Reference) -> tuple[bytes, str]:
    name = reference.text("author") or reference.text("editor") or reference.title
    return collation_key(f"{name} {reference.title}"), reference.key
