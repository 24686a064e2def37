"""Write the answers of a server of Distributed Text Services 1.0, level 0, as files.

Whoever asks by the templates of the entry point finds a file for every text, passage
and note. Ranges are not among them, and neighbours only in trees that are not long.
"""

import json
from collections.abc import Iterator

from edition.exports.dts import resources
from edition.exports.dts.fragments import fragments
from edition.exports.dts.navigation import navigation
from edition.model import Edition, GeneratedFile, Text

FOLDER = "dts"


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield what is said of a text, of its parts, and the parts themselves."""
    about = resources.resource(edition, text)
    above = about | {"member": [resources.collection(edition)]}
    for nav, found in (("", about), ("children", about | {"member": []})):
        yield _json(_collected(text.slug, nav), found)
    yield _json(_collected(text.slug, "parents"), above)
    for path, answer in navigation(edition, text):
        yield _json(path, answer)
    for path, words in fragments(edition, text):
        yield GeneratedFile(f"{FOLDER}/{path}", words)


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield the entry point, and the collection of all texts by its id and without."""
    yield _json("index.jsonld", resources.entry_point(edition))
    every = resources.collection(edition)
    members = [resources.resource(edition, text) for text in edition.texts]
    for id in ("", resources.ALL):
        for nav in ("", "children"):
            yield _json(_collected(id, nav), every | {"member": members})
        yield _json(_collected(id, "parents"), every | {"member": []})


def _collected(id: str, nav: str) -> str:
    named = f"/{id}" if id else ""
    return f"collection{named}{f';nav={nav}' if nav else ''}.jsonld"


def _json(path: str, data: resources.Json) -> GeneratedFile:
    content = json.dumps(resources.top(data), ensure_ascii=False)
    return GeneratedFile(f"{FOLDER}/{path}", f"{content}\n")
