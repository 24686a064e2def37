"""Write what a text was made from: the work, its witness, and its rights."""

from collections.abc import Iterator

from edition.exports.tei.bibl import Item, bibl_struct
from edition.exports.tei.elements import TEI, Element, element, put, titles, wrapped
from edition.exports.tei.fields import FieldWriter
from edition.exports.tei.inline import witness_id
from edition.model import Edition, Layer, Text
from edition.self_citation import full_title, records
from edition.views.variants import witnesses

ID = "source"


def source(edition: Edition, text: Text, say: FieldWriter) -> Element:
    """Write the work, with what its source states about rights, and its witnesses."""
    meta = text.meta
    reference = edition.reference.get(meta.reference)
    if reference:
        work = bibl_struct(ID, reference.item, reference.fields.get("archiveurl", ""))
    else:
        work = bibl_struct(ID, _item(edition, text))
    for fact in meta.inferred:
        for one in [*work.iter(f"{{{TEI}}}{fact}")][:1]:
            one.set("resp", "#editors")
    for kind in ("witness", "attribution", "rights"):
        put(work, *say.note(getattr(meta, kind), kind))
    layers = edition.translations.get(text.slug, ())
    translations = (_translation(layer, say) for layer in layers)
    known = (one for one in translations if one is not None)
    return element("sourceDesc", work, *known, *_witnesses(edition, text))


def _item(edition: Edition, text: Text) -> Item:
    """Return a work that no entry of the bibliography has, from its front matter."""
    meta = text.meta
    item: Item = records(edition)[text.slug]["custom"]["first-publication"]
    known = {"title": full_title(meta), "issued": {"literal": meta.date.edtf}}
    known |= {"language": meta.language} | ({"URL": meta.url} if meta.url else {})
    return {**item, **known}


def _translation(layer: Layer, say: FieldWriter) -> Element | None:
    """Write what is known of the source of a translation, if anything is."""
    about = layer.translation
    if about is None:
        return None
    named = titles(about.title, about.subtitle, layer.language)
    there = f"#translation-{layer.name}"
    made = element("bibl", *named, type="translation", corresp=there)
    for kind in ("witness", "rights"):
        put(made, *say.note(getattr(about, kind), kind))
    return made if len(made) else None


def _witnesses(edition: Edition, text: Text) -> Iterator[Element]:
    found = (
        element("witness", one.name, id=witness_id(one.siglum), n=one.siglum)
        for one in witnesses(edition, text)
    )
    yield from wrapped("listWit", *found)
