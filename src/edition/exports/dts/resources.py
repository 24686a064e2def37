"""Describe texts, and the collection of them, as DTS has it."""

from typing import Any

from edition import licences
from edition.addresses import file
from edition.exports.tei.trees import Tree, trees
from edition.model import Edition, Settings, Text
from edition.scan.plain import plain

Json = dict[str, Any]
CONTEXT = "https://dtsapi.org/context/v1.0.json"
VERSION = "1.0"
TEI = "application/tei+xml"
ALL = "all.texts"
"""The id of the collection of all texts; no slug has a stop."""
COLLECTION = "collection{/id}{;nav}.jsonld"
NAVIGATION = "navigation/{resource}{;tree}{;down}{/ref}.jsonld"
DOCUMENT = "document/{resource}{;tree}{/ref}.xml"
"""The templates of addresses; with their suffixes, no file is a folder, too."""


def base(edition: Edition) -> str:
    """Return the address that all others begin with."""
    return f"{edition.settings.site_url}dts/"


def top(data: Json) -> Json:
    """Return data as the whole of a file."""
    return {"@context": CONTEXT, "dtsVersion": VERSION} | data


def entry_point(edition: Edition) -> Json:
    """Return what a program reads first: where everything else is."""
    there = base(edition)
    return {
        "@id": f"{there}index.jsonld",
        "@type": "EntryPoint",
        "collection": f"{there}{COLLECTION}",
        "navigation": f"{there}{NAVIGATION}",
        "document": f"{there}{DOCUMENT}",
    }


def collection(edition: Edition) -> Json:
    """Return the collection of all texts, without these."""
    settings = edition.settings
    title = [_said(settings.title, settings.language)]
    core: Json = {"title": title, "publisher": _editors(settings)}
    return {
        "@id": ALL,
        "@type": "Collection",
        "title": settings.title,
        "description": settings.subtitle or settings.title,
        "collection": f"{base(edition)}{COLLECTION}",
        "totalParents": 0,
        "totalChildren": len(edition.texts),
        "dublinCore": core | _licence(settings.licence),
    }


def resource(edition: Edition, text: Text) -> Json:
    """Return what can be said of a text, and where its parts are."""
    path = file(text.slug, "tei.xml")
    return short_resource(edition, text) | {
        "title": text.meta.title,
        "description": plain(text.meta.summary),
        "totalParents": 1,
        "totalChildren": 0,
        "dublinCore": _core(edition, text),
        "download": f"{edition.settings.site_url}{path}",
        "mediaTypes": [TEI],
    }


def short_resource(edition: Edition, text: Text) -> Json:
    """Return what every answer about a text has to say of it."""
    there = base(edition)
    return {
        "@id": text.slug,
        "@type": "Resource",
        "collection": f"{there}{COLLECTION.replace('{/id}', f'/{text.slug}')}",
        "navigation": f"{there}{NAVIGATION.replace('{resource}', text.slug)}",
        "document": f"{there}{DOCUMENT.replace('{resource}', text.slug)}",
        "citationTrees": [_tree(tree) for tree in trees(edition, text)],
    }


def _tree(tree: Tree) -> Json:
    structure = [{"@type": "CiteStructure", "citeType": tree.unit}]
    named = {"identifier": tree.name} if tree.name else {}
    return {"@type": "CitationTree", **named, "citeStructure": structure}


def _core(edition: Edition, text: Text) -> Json:
    """Return the metadata of a text: a précis is its editors’, made from the work."""
    meta, settings = text.meta, edition.settings
    names = [_said(name, meta.language) for name in meta.authors]
    ours = _editors(settings)
    work = ", ".join([*meta.authors, meta.title, meta.date.words])
    language = settings.language if text.is_precis else meta.language
    core: Json = {"title": [_said(meta.title, meta.language)], "language": [language]}
    if text.is_precis:
        core |= {"creator": ours, "source": [_said(work, meta.language)]}
        licence = settings.licence
    else:
        core |= {"creator": names} if names else {}
        licence = meta.licence
    return core | {"publisher": ours} | _licence(licence)


def _said(words: str, language: str) -> Json:
    return {"lang": language, "value": words}


def _editors(settings: Settings) -> list[Json]:
    return [_said(name, settings.language) for name in settings.editor_names]


def _licence(expression: str) -> Json:
    found = [licences.address(id) for id in licences.ids(expression)[:1]]
    return {"license": found} if found else {}
