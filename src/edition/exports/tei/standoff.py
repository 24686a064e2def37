"""Write what a text speaks of: persons, bodies, places, events, parallels."""

from collections.abc import Iterator

from edition.citations.inlines import CYRILLIC, RIGHT_TO_LEFT
from edition.exports.tei.back import rests_on
from edition.exports.tei.dating import dating
from edition.exports.tei.elements import Element, element, name_of, put, wrapped
from edition.exports.tei.fields import FieldWriter
from edition.exports.tei.inline import NAMES, passage_pointer
from edition.model import Edition, Event, Name, Parallel, Text

LISTS = {
    "person": ("listPerson", "person"),
    "organisation": ("listOrg", "org"),
    "place": ("listPlace", "place"),
}
AUTHORITIES = {
    "wikidata": "http://www.wikidata.org/entity/",
    "viaf": "https://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
    "lcnaf": "http://id.loc.gov/authorities/names/",
    "orcid": "https://orcid.org/",
    "geonames": "https://sws.geonames.org/",
}
"""Where the files of libraries, and Wikidata, have their names."""


def standoff(edition: Edition, text: Text, say: FieldWriter) -> tuple[Element, ...]:
    """Write the lists of what a text speaks of, as far as its file points to it."""
    lists = (
        *_names(edition, say),
        *_events(edition, text, say),
        *_parallels(edition, text, say),
    )
    return wrapped("standOff", *lists, lang=edition.settings.language)


def _names(edition: Edition, say: FieldWriter) -> Iterator[Element]:
    for kind, (list_, tag) in LISTS.items():
        names = (n for n in edition.names if n.kind == kind)
        found = (_name(n, tag, say) for n in names if f"name-{n.id}" in say.known)
        yield from wrapped(list_, *found)


def _name(name: Name, tag: str, say: FieldWriter) -> Element:
    """Write a name: as it is shown, in its own script, its forms, who or what it is."""
    form = NAMES[name.kind]
    kind = name.place_kind
    made = element(tag, id=f"name-{name.id}", type=kind)
    put(made, element(form, name.name, type="main"))
    if name.original:
        language = name.language or "und"
        put(made, element(form, name.original, type="original", lang=language))
    others = (f for f in name.forms if f not in (name.name, name.original))
    put(made, *(_form(form, f, name.language) for f in others))
    if name.coordinates:
        here = "{} {}".format(*name.coordinates)
        put(made, element("location", element("geo", here)))
    put(made, say("note" if tag == "person" else "desc", name.identification))
    ids = (
        element("idno", address_of(*pair), type=pair[0]) for pair in name.authorities
    )
    put(made, *ids)
    return put(made, *rests_on(name.sources)) if tag == "person" else made


def _form(tag: str, words: str, language: str) -> Element:
    """Write a form; the language of a name is that of forms in other letters."""
    is_other = CYRILLIC.search(words) or RIGHT_TO_LEFT.search(words)
    return element(tag, words, type="form", lang=language if is_other else "")


def address_of(file: str, id: str) -> str:
    """Return the address of a name in a file of libraries, or in Wikidata."""
    return f"{AUTHORITIES.get(file, '')}{id}"


def _events(edition: Edition, text: Text, say: FieldWriter) -> Iterator[Element]:
    events = (e for e in edition.events if f"event-{e.id}" in say.known)
    found = (_event(event, text, say) for event in events)
    yield from wrapped("listEvent", *found)


def _event(event: Event, text: Text, say: FieldWriter) -> Element:
    here = [f"#{name_of(r.anchor)}" for r in event.refs if r.text == text.slug]
    about = dating(event.date.edtf) | {"type": "_".join(event.kind.split())}
    about |= {"corresp": " ".join(here)}
    made = element(
        "event", element("label", event.label), id=f"event-{event.id}", **about
    )
    put(made, say("desc", event.account))
    basis = element("note", event.dating, type="dating")
    put(made, basis, *say.note(event.dating_note, "dating-note"))
    note = say.note(event.identification, "identification")
    return put(made, *note, *rests_on(event.sources))


def _parallels(edition: Edition, text: Text, say: FieldWriter) -> Iterator[Element]:
    found = (_parallel(p, text, say) for p in edition.parallels if text.slug in p.texts)
    yield from wrapped("listRelation", *found, type="parallels")


def _parallel(parallel: Parallel, text: Text, say: FieldWriter) -> Element:
    passages = " ".join(passage_pointer(text, str(ref)) for ref in parallel.refs)
    about = {"id": f"parallel-{parallel.id}", "name": parallel.relation}
    about |= {"ana": f"#relation-{parallel.relation}", "mutual": passages}
    made = element("relation", **about)
    said = say("desc", parallel.commentary)
    title = element("title", parallel.title)
    title.tail, said.text = f": {said.text or ''}", None
    said.insert(0, title)
    return put(made, said)
