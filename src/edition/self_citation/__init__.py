"""Records of citations of the edition: one in CSL-JSON for every text."""

from dataclasses import replace
from typing import Any

from edition import addresses
from edition.attribution import date_words, in_brackets, with_author
from edition.citations.titles import plain_title, with_capitals
from edition.dates import ISO_DATE, ISO_DAY, Date, parse_date
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Edition, Meta, Settings, Text
from edition.model.editors import unnamed
from edition.model.index import per_edition
from edition.self_citation.capitals import told_by
from edition.self_citation.stand_ins import ANCHOR, CAPITAL, LINK

Item = dict[str, Any]
COPY = "copy"
"""How a reader's own copy presents a text: the author's words, published elsewhere."""
PARAGRAPH = (N_("para."), N_("paras."))


def address(edition: Edition, text: Text, anchor: str = "") -> str:
    """Return the published address of a text or passage, in the version at hand."""
    page = text.pages.get(anchor, text.page)
    fragment = f"#{anchor}" if anchor else ""
    site = edition.settings.site_url
    return f"{site}{addresses.published(page)}?v={text.meta.version}{fragment}"


def page_address(edition: Edition, text: Text) -> str:
    """Return the published address of a text's page."""
    return edition.url(addresses.text(text.slug))


def locator(first: str, last: str = "", names: tuple[str, str] = PARAGRAPH) -> str:
    """Name a passage or a range of them: “para. 12”, “paras. 7–9”."""
    one, many = map(_, names)
    return f"{many} {first}–{last}" if last and last != first else f"{one} {first}"


def phrase(text: Text, located: str) -> str:
    """Say what is cited, and whose words it is in: “editors’ précis of para. 12”."""
    if not text.is_precis:
        return located
    return _("editors’ précis of %(place)s") % {"place": located}


@per_edition
def of_copies(edition: Edition) -> Edition:
    """Return the edition as those cite it who read the author's words in it."""
    texts = [
        # No text says so of itself: a copy is what a reader makes.
        replace(text, meta=replace(text.meta, presentation=COPY))  # type: ignore[arg-type]
        for text in edition.texts
        if text.slug in edition.transcriptions
    ]
    return replace(edition, texts=tuple(texts))


@per_edition
def records(edition: Edition) -> dict[str, Item]:
    """Return the CSL-JSON record of every text: a chapter of the edition.

    What is a précis says so in its title, which every style prints. Its date is that of
    the edition, once published, and the original date that of the work; ``custom``
    holds the work as first published.
    """
    return {text.slug: _record(edition, text) for text in edition.texts}


def _record(edition: Edition, text: Text) -> Item:
    first = _first_publication(edition, text)
    item: Item = {"id": text.slug, "type": "chapter"}
    title = plain_title(first.get("title", text.meta.title))
    item |= {"title": with_genre(text, title)}
    authors = with_author(text.meta, first)
    item |= {"author": authors["author"]} if text.meta.authors else {}
    item |= {"container-title": full_title(edition.settings)}
    item |= {"editor": editors(edition.settings)}
    item |= _dates(edition.settings, first["issued"]) | {"version": text.meta.version}
    item |= {"URL": address(edition, text), "language": text.meta.language}
    item["note"] = f"{genre()}. " * text.is_precis + facts(edition, text)
    item["custom"] = {"first-publication": first}
    return item


def genre() -> str:
    """Return what a text in the editors’ words is called."""
    return _("Editors’ précis")


def with_genre(text: Text, title: str) -> str:
    """Return the title of a text as a part of the edition: “… [Editors’ précis]”."""
    return f"{title} [{genre()}]" if text.is_precis else title


def _dates(settings: Settings, work: Item) -> Item:
    """Return when a text was published here, and when it had been before."""
    if not settings.published:
        return {"issued": work}
    return {"issued": _date(parse_date(settings.published)), "original-date": work}


def passage_record(edition: Edition, text: Text) -> Item:
    """Return the record of a text as that of a passage, which is left open."""
    record = {k: v for k, v in records(edition)[text.slug].items() if k != "custom"}
    note = f"{CAPITAL}. {facts(edition, text)}"
    return record | {"id": f"{text.slug}-{ANCHOR}", "URL": LINK, "note": note}


def facts(edition: Edition, text: Text) -> str:
    """Say where a work was first published, and the DOI of the edition, if any.

    As a field of its own, the DOI would push the address out of formatted citations.
    """
    known = {"publication": publication(text)}
    if text.meta.container:
        said = _("First published in %(publication)s.") % known
    elif text.meta.publisher:
        said = _("First published by %(publication)s.") % known
    else:
        said = _("First published %(publication)s.") % known
    if doi := doi_address(edition.settings):
        said += " " + _("DOI of the edition: %(doi)s.") % {"doi": doi}
    return said


def doi_address(settings: Settings) -> str:
    """Return the address of the DOI: that of this version, else of all; or nothing."""
    doi = settings.doi
    return f"https://doi.org/{doi.version or doi.concept}" if doi else ""


def publication(text: Text) -> str:
    """Return where and when a work was first published, as far as is known."""
    meta = text.meta
    both = f"{meta.volume} ({meta.issue})" if meta.volume and meta.issue else ""
    number = both or meta.volume or meta.issue
    pages = _("pp.") + f" {meta.pages}" if meta.pages else ""
    place = " ".join(filter(None, [meta.container or meta.publisher, number]))
    return ", ".join(filter(None, [place, date_words(meta), pages]))


def full_title(of: Settings | Meta) -> str:
    """Return the title of the edition, or of a text, with its subtitle."""
    return ": ".join(filter(None, [of.title, of.subtitle]))


def editors(settings: Settings) -> list[Item]:
    """Return the editors as CSL names persons and bodies."""
    return [person(editor.name) for editor in settings.editors]


def person(name: str) -> Item:
    """Return a name as CSL has it: that of a person has a comma, of a body none."""
    family, _, given = name.partition(",")
    return {"family": family, "given": given.strip()} if given else {"literal": family}


def named_editors(settings: Settings) -> list[Item]:
    """Return the editors where their name says more than the title of the edition."""
    nobody = {unnamed(settings.title), f"The editors of {settings.title}"}
    names = [editor.name.casefold() for editor in settings.editors]
    is_nobody = names in [[name.casefold()] for name in nobody]
    return [] if is_nobody else editors(settings)


def sorted_name(name: Item) -> str:
    """Write a name as lists sort it: “Family, Given, Suffix”, or that of a body."""
    if "literal" in name:
        return str(name["literal"])
    before = ("dropping-particle", "non-dropping-particle", "family")
    family = " ".join(str(name[part]) for part in before if part in name)
    after = [str(name[part]) for part in ("given", "suffix") if name.get(part)]
    return ", ".join([family, *after])


def spoken_name(name: Item) -> str:
    """Return a name as it is spoken: “Elena Marsh”."""
    spoken = name.get("literal") or f"{name.get('given', '')} {name['family']}"
    return str(spoken).strip()


def _first_publication(edition: Edition, text: Text) -> Item:
    """Return the work as first published; the address is left to the bibliography."""
    reference = edition.reference.get(text.meta.reference)
    known = reference.item if reference else {}
    left = ("URL", "accessed", "DOI", "id", "note")
    item = {k: v for k, v in known.items() if k not in left} or _from_meta(text)
    item |= {"id": f"{text.slug}-first", "issued": _date(text.meta.date)}
    return in_brackets(text.meta, item)


def _from_meta(text: Text) -> Item:
    """Return what the front matter says, for a text whose reference is missing.

    An entry of the bibliography tells proper names from other words: without one, what
    the text has with or without a capital does.
    """
    meta = text.meta
    names = [name.partition(", ") for name in meta.authors]
    title = with_capitals(full_title(meta), told_by(text))
    item: Item = {"type": _type(meta), "title": title, "language": meta.language}
    item["author"] = [{"family": f, "given": g} for f, _, g in names]
    facts = {"container-title": meta.container, "volume": meta.volume}
    facts |= {"issue": meta.issue, "page": meta.pages.replace("–", "-")}
    facts |= {"publisher": meta.publisher}
    return item | {name: value for name, value in facts.items() if value}


def _type(meta: Meta) -> str:
    """Return of what kind a work is: what has a day stood in a newspaper."""
    if not meta.container:
        return "book" if meta.publisher else "document"
    is_daily = ISO_DAY.fullmatch(meta.date.edtf)
    return "article-newspaper" if is_daily else "article-journal"


def _date(date: Date) -> Item:
    ends = date.edtf.rstrip("~?%").split("/")
    if len(ends) <= 2 and all(map(ISO_DATE.fullmatch, ends)):
        return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
    return {"literal": date.words}
