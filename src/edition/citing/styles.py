"""Own the citation of every text in every style, open where passages differ.

A citation names the work as first published and then the edition that has it. CSL
formats both; we join them as each style joins a work to the place it was read in.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from edition.citations.csl_styles import full_notes, standing_alone
from edition.citations.titles import (
    mla_case,
    plain_title,
    sentence_case,
    small_subtitles,
)
from edition.citing import (
    COPY,
    PARAGRAPH,
    Item,
    capital,
    doi_address,
    facts,
    locator,
    phrase,
    records,
)
from edition.citing.items import (
    ACCESSED,
    ANCHOR,
    CAPITAL,
    EDITION,
    HERE,
    LINK,
    NOBODY,
    PART,
    PHRASE,
    THERE,
    Form,
    Words,
    escaped_date,
    year,
)
from edition.model import Edition, Text
from edition.model.index import per_edition

UNSIGNED = re.compile(rf"^{NOBODY}\. \((?P<date>[^()]*)\)\. (?P<title>.*?\\\])\. ")
"""A work without an author, as APA’s entry has it with nobody for one."""

UNEDITED = re.compile(
    r"^(?P<title>\*[^*]+\*)\. (?P<version>Version \S+) \((?P<date>\d{4})\)\."
)
"""An edition without editors, as Harvard’s entry has it: its year comes too late."""


class Template(NamedTuple):
    """A citation in Markdown with places left open."""

    full: str
    short: str = ""
    """What stands in the running text, in styles that have a list of works too."""


class Cited(NamedTuple):
    """A style in which a text can be cited."""

    form: Form
    name: str
    compose: Callable[[Words, Text], Template]
    paragraph: tuple[str, str] = ("para.", "paras.")
    """How it shortens “paragraph” and “paragraphs”."""

    @property
    def id(self) -> str:
        """The name of the style in addresses and data."""
        return self.form.id

    def phrase(self, text: Text, first: str, last: str = "") -> str:
        """Name a passage or range, and say whose words it is in.

        What we call the editors’ précis of a passage is called so in every style, to
        be known again; only a bare locator is written as the style has it.
        """
        precis = text.meta.presentation == "precis"
        return phrase(
            text, locator(first, last, PARAGRAPH if precis else self.paragraph)
        )


def open_record(edition: Edition, text: Text) -> Item:
    """Return the record of a text as that of a passage, which is left open."""
    record = {k: v for k, v in records(edition)[text.slug].items() if k != "custom"}
    return record | {
        "id": f"{text.slug}-{ANCHOR}",
        "URL": LINK,
        "note": f"{CAPITAL}. {facts(edition, text)}",
    }


def fill(template: str, phrase: str, link: str, accessed: str) -> str:
    """Put into a template what it leaves open."""
    values = {PHRASE: phrase, CAPITAL: capital(phrase)}
    values |= {LINK: link, ACCESSED: accessed}
    for name, value in values.items():
        template = template.replace(name, value)
    return template


def begin(edition: Edition) -> None:
    """Begin to format the texts, beside whatever comes before it is needed."""
    _words(edition)


@per_edition
def _words(edition: Edition) -> tuple[tuple[Cited, Words], ...]:
    return tuple((style, Words(edition, style.form)) for style in STYLES)


@per_edition
def templates(edition: Edition) -> dict[str, dict[str, Template]]:
    """Return the citation of every text in every style, by slug and style."""
    styles = _words(edition)
    return {
        text.slug: {
            style.id: _with_doi(edition, style.compose(words, text))
            for style, words in styles
        }
        for text in edition.texts
    }


def _with_doi(edition: Edition, template: Template) -> Template:
    """Put the DOI of the edition, if it has one, before the address of the passage.

    Manuals print one of the two; but a DOI leads to the whole, and not to a passage.
    """
    if not (doi := doi_address(edition.settings)):
        return template
    return template._replace(full=template.full.replace(LINK, f"<{doi}>, {LINK}", 1))


JOINTS = {"precis": " in", "transcription": ", reprinted in", COPY: ", as numbered in"}
"""What leads from the words that are cited to the edition."""


def _open(text: Text, name: str) -> str:
    return f"{name}{JOINTS[text.meta.presentation]}"


def _from_title(words: str) -> str:
    """Cut away the part, so that the words begin with the edition's title."""
    return words[words.index("*") :]


def _chicago_note(words: Words, text: Text) -> Template:
    """Follow the Manual's “quoted in”: the work, and then where it was read."""
    work = words.cite(text.slug, text)
    host = _from_title(words.cite(PART, text))
    return Template(f"{work}, {_open(text, PHRASE)} {host}.")


def _chicago_author_date(words: Words, text: Text) -> Template:
    host = _from_title(words.entry(PART, text))
    if published := year(words.settings):
        host = host.replace(f". {LINK}", f", {published}. {LINK}")
    full = f"{words.entry(text.slug, text)} {_open(text, CAPITAL)} {host}"
    return Template(full, _in_text(words, text))


def _mla(words: Words, text: Text) -> Template:
    """Give the edition as the second container; what it has of the work comes last."""
    host = _from_title(words.entry(PART, text)).replace(", Version", ", version")
    full = f"{words.entry(text.slug, text)} {host} {CAPITAL}."
    return Template(full, _in_text(words, text))


def _apa(words: Words, text: Text) -> Template:
    """Follow the form for a republished work; its first place is told in brackets."""
    here = words.entry(text.slug + HERE, text).replace(PHRASE, CAPITAL)
    here = UNSIGNED.sub(r"\g<title>. (\g<date>). ", here)
    there = _published_there(words, text)
    if there:
        here = here.removesuffix(")") + f", {there})"
    short = _in_text(words, text, HERE)
    return Template(
        here, short.replace(f"{NOBODY},", f"“{_short_title(words, text)},”")
    )


def _short_title(words: Words, text: Text) -> str:
    """Return the title that stands for an author in the running text."""
    work = words.works[text.slug]
    return plain_title(str(work.get("title-short") or work["title"]))


def _published_there(words: Words, text: Text) -> str:
    """Return journal, volume and pages, or series and publisher; no nested brackets."""
    entry = words.entry(text.slug + THERE, text)
    date = escaped_date(text)
    facts = entry.partition(f"({date}). ")[2].rstrip(".")
    before = entry.partition(f" ({date})")[0]
    series = before.partition("(")[2].removesuffix(".").removesuffix(")")
    told = ", ".join(filter(None, [series, facts]))
    return told.replace("(", "\\[").replace(")", "\\]")


def _harvard(words: Words, text: Text) -> Template:
    host = words.entry(EDITION, text).replace("The editors", "the editors", 1)
    host = UNEDITED.sub(r"\g<title> (\g<date>) \g<version>.", host)
    full = f"{words.entry(text.slug, text)} {_open(text, CAPITAL)} {host}"
    return Template(full, _in_text(words, text))


def _in_text(words: Words, text: Text, suffix: str = "") -> str:
    cite = words.cite(f"{text.slug}{suffix}", text).removesuffix(")")
    if cite.endswith("”"):  # the American comma, before the quotation mark
        return f"{cite[:-1]},” {PHRASE})"
    return f"{cite}, {PHRASE})"


NOTES = Form("chicago-notes", "chicago-notes-bibliography", full_notes)
AUTHOR_DATE = Form("chicago-author-date", "chicago-author-date", standing_alone)
MLA = Form("mla", "modern-language-association", standing_alone, mla_case)
APA = Form("apa", "apa", standing_alone, sentence_case, republished=True)
HARVARD = Form(
    "harvard", "harvard-cite-them-right", standing_alone, small_subtitles, "en-GB"
)
STYLES = (
    Cited(NOTES, "Chicago, notes", _chicago_note),
    Cited(AUTHOR_DATE, "Chicago, author-date", _chicago_author_date),
    Cited(MLA, "MLA", _mla, paragraph=("par.", "pars.")),
    Cited(APA, "APA", _apa),
    Cited(HARVARD, "Harvard", _harvard),
)
"""Every style, in the order in which a reader is offered them."""
