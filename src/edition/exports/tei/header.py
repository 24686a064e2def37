"""Write the header of a text: what the file is, whose, under which licence."""

from collections.abc import Iterator

from edition import licences
from edition.exports.tei.bibl import csl_name
from edition.exports.tei.elements import Element, element, put, titles, wrapped
from edition.exports.tei.encoding import encoding
from edition.exports.tei.fields import FieldWriter
from edition.exports.tei.inline import address, author_ids
from edition.exports.tei.profile import profile, revisions
from edition.exports.tei.source import source
from edition.exports.tei.standoff import address_of
from edition.indexes import authored
from edition.model import Edition, Layer, Settings, Text
from edition.plain_text import passage_words
from edition.self_citation import page_address, person
from edition.typography import reading_order

OURS = {True: "précis, editors’ notes, apparatus", False: "editors’ notes, apparatus"}
"""What the editors answer for, where the text is a précis and where it is not."""
ANONYMOUS = "Anonymous"


def header(edition: Edition, text: Text, say: FieldWriter) -> Element:
    """Write the header of a text, with the ids that its words point to."""
    return element(
        "teiHeader",
        _file(edition, text, say),
        encoding(edition, text, say),
        profile(edition, text, say.known),
        revisions(edition, text),
    )


def _file(edition: Edition, text: Text, say: FieldWriter) -> Element:
    return element(
        "fileDesc",
        _titles(edition, text),
        element(
            "editionStmt",
            element("edition", f"Version {text.meta.version}", n=text.meta.version),
        ),
        _extent(edition, text),
        publication(edition, text),
        series(edition.settings),
        source(edition, text, say),
    )


def _titles(edition: Edition, text: Text) -> Element:
    meta, settings = text.meta, edition.settings
    kind = "A précis" if text.is_precis else "The text"
    return element(
        "titleStmt",
        *titles(meta.title, meta.subtitle, meta.language),
        element("title", f"{kind}, with notes, in {settings.title}", type="desc"),
        *_authors(edition, text),
        *named_editors(settings),
        *wrapped("funder", settings.funding),
        responsibility(settings, OURS[text.is_precis]),
        *map(_translators, edition.translations.get(text.slug, ())),
    )


def _authors(edition: Edition, text: Text) -> Iterator[Element]:
    """Name the authors of the work, whoever wrote the words of the file."""
    resp = "#editors" if "author" in text.meta.inferred else ""
    known = _refs(edition, text)
    ids = author_ids(text)
    for id, name in zip(ids, text.meta.authors or (ANONYMOUS,), strict=True):
        said = csl_name(person(name)) if text.meta.authors else name
        ref = known.get(reading_order(name), "")
        yield element("author", said, id=id, resp=resp, ref=ref)


def _refs(edition: Edition, text: Text) -> dict[str, str]:
    """Return who authors are, here and in Wikidata, by their names as they are read."""
    found: dict[str, str] = {}
    for name in edition.names:
        if text in authored(edition).get(name.id, ()):
            item = name.authorities.wikidata
            known = f" {address_of('wikidata', item)}" if item else ""
            ref = f"#name-{name.id}{known}"
            found |= dict.fromkeys((name.name, *name.forms), ref)
    return found


def named_editors(settings: Settings) -> Iterator[Element]:
    """Name the editors, each by the ORCID where it is known."""
    return (element("editor", name) for name in _names(settings))


def responsibility(settings: Settings, what: str) -> Element:
    """Say what the editors answer for; pointers to them lead here."""
    return element("respStmt", element("resp", what), *_names(settings), id="editors")


def _names(settings: Settings) -> Iterator[Element]:
    for editor in settings.editors:
        said = csl_name(person(editor.name))
        if editor.orcid:
            said.set("ref", editor.orcid_address)
        yield said


def _translators(layer: Layer) -> Element:
    translation = layer.translation
    names = translation.translators if translation else ()
    said = [csl_name(person(name)) for name in names] or [element("name", "not named")]
    resp = element("resp", f"translation ({layer.language})")
    return element("respStmt", resp, *said, id=f"translated-{layer.name}")


def _extent(edition: Edition, text: Text) -> Element:
    said = sum(len(words.split()) for _, words in passage_words(edition)[text])
    counts = {
        "words": said,
        "passages": len(text.passages),
        "notes": len(text.document.notes),
    }
    if known := edition.variants.get(text.slug):
        counts["variants"] = len(known.variants)
    measures = (
        element("measure", f"{number} {unit}", unit=unit, quantity=str(number))
        for unit, number in counts.items()
    )
    return element("extent", *measures)


def publication(edition: Edition, text: Text | None = None) -> Element:
    """Say who publishes the file, when, where, and under which licence."""
    settings = edition.settings
    names = (element("publisher", name) for name in settings.editor_names)
    day = settings.published
    there = page_address(edition, text) if text else settings.site_url
    return element(
        "publicationStmt",
        *names,
        element("date", day or "not yet published", when=day),
        element("idno", there, type="URL"),
        *([element("idno", text.slug, type="local")] if text else _dois(settings)),
        _availability(settings, text),
    )


def _dois(settings: Settings) -> Iterator[Element]:
    """Yield the DOIs of the edition: of the version at hand, and of all."""
    doi = settings.doi
    known = {"DOI": doi.version, "DOI-concept": doi.concept} if doi else {}
    yield from (element("idno", id, type=kind) for kind, id in known.items() if id)


def _availability(settings: Settings, text: Text | None) -> Element:
    """Say under which licence our words are, and an author's where they are here."""
    ours = next(iter(licences.ids(settings.licence)), "")
    said = [_licence(ours, "The editors’ words and data")] if ours else []
    theirs = text.meta.licence if text and not text.is_precis else ""
    said += [_licence(id, "The author’s words") for id in licences.ids(theirs)]
    if text and not text.is_precis and not theirs:
        words = "Of the author’s words, sourceDesc says what their source states."
        said.append(element("p", words))
    if not said:
        said = [element("p", "No licence is stated.")]
    is_free = bool(ours) and (text is None or text.is_precis or bool(theirs))
    return element("availability", *said, status="free" if is_free else "unknown")


def _licence(id: str, whose: str) -> Element:
    there = licences.address(id)
    return element("licence", f"{whose}: {licences.name(id)}.", target=there)


def series(settings: Settings) -> Element:
    """Say what edition the file is a part of."""
    named = titles(settings.title, settings.subtitle)
    made = element("seriesStmt", *named, lang=settings.language)
    there = element("idno", address(settings.site_url), type="URL")
    return put(made, there, *_dois(settings))
