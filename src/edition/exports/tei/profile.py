"""Write what a text is about, in which languages, and how it has changed."""

from edition.addresses import GLOSSARY, Address
from edition.exports.tei.dating import EDTF, dating
from edition.exports.tei.elements import LANG, TEI, Element, element, put, wrapped
from edition.exports.tei.encoding import facet_id
from edition.ledger.versions import Version, versions
from edition.model import Edition, Text
from edition.model.facets import value_of
from edition.scan.plain import plain
from edition.transliteration import language_name

EXTENDED = "Extended Date/Time Format (ISO 8601-2), in the proleptic Gregorian calendar"


def profile(edition: Edition, text: Text, used: frozenset[str]) -> Element:
    """Write the profile of a text; keywords are the terms that it uses."""
    summary = element("p", text.meta.summary)
    calendar = element("calendar", element("p", EXTENDED), id=EDTF)
    return element(
        "profileDesc",
        element("abstract", summary, lang=edition.settings.language),
        *_creation(edition, text),
        element("langUsage"),
        element("calendarDesc", calendar),
        *_classes(edition, text, used),
    )


def _creation(edition: Edition, text: Text) -> tuple[Element, ...]:
    """Say when the words were written, as far as anybody has said so."""
    if not text.is_precis:
        date = text.meta.date
        return (element("creation", element("date", date.words, **dating(date.edtf))),)
    days = [version.date for version in versions(edition)[text.slug] if version.date]
    dates = (element("date", day, when=day) for day in days[-1:])
    return wrapped("creation", *dates)


def name_languages(edition: Edition, text: Text, document: Element) -> Element:
    """Have the header name every language, those of the edition and the text first."""
    marked = {str(e.get(LANG)) for e in document.iter() if e.get(LANG)}
    first = (edition.settings.language, text.meta.language)
    tags = dict.fromkeys([*first, *sorted(marked)])
    named = (element("language", language_name(tag), ident=tag) for tag in tags)
    for usage in document.iter(f"{{{TEI}}}langUsage"):
        put(usage, *named)
    return document


def _classes(edition: Edition, text: Text, used: frozenset[str]) -> tuple[Element, ...]:
    terms = (
        element("term", term.headword, ref=f"#term-{term.id}")
        for term in edition.terms
        if f"term-{term.id}" in used
    )
    about = {"scheme": edition.url(Address(GLOSSARY))}
    about |= {"lang": edition.settings.language}
    keywords = wrapped("keywords", *terms, **about)
    sorted_by = (
        element("catRef", scheme=f"#facet-{f.id}", target=f"#{facet_id(f, value)}")
        for f in edition.settings.facets
        if (value := value_of(text.meta, f))
    )
    return wrapped("textClass", *keywords, *sorted_by)


def revisions(edition: Edition, text: Text) -> Element:
    """Write the versions of a text, the newest first, and how far it was compared."""
    changes = map(_change, versions(edition)[text.slug])
    return element("revisionDesc", *changes, status=text.meta.proof_state)


def _change(version: Version) -> Element:
    said = [plain(item.words) for item in version.items]
    words = " ".join([f"Version {version.number}.", *said])
    about = {"n": version.number, "when": version.date, "who": "#editors"}
    return element("change", words, **about)
