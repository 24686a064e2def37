"""Write what can be cited of a text, for every question that files can answer."""

from collections.abc import Iterator

from edition.exports.dts.resources import Json, base, short_resource
from edition.exports.tei.document import document
from edition.exports.tei.trees import Tree, Unit, trees
from edition.model import Edition, Text

MOST_SIBLINGS = 60
"""Units of a tree up to which each has the list of all beside it: it is quadratic."""
WHOLE = ("1", "-1")
"""How far down a tree of one level can be asked for."""
Query = tuple[str, str]
"""How far down, and the id of a unit; nothing where that is not asked."""


def navigation(edition: Edition, text: Text) -> Iterator[tuple[str, Json]]:
    """Yield the path and content of every answer about the parts of a text."""
    about = short_resource(edition, text)
    for tree in trees(edition, text):
        for (down, ref), found in _answers(edition, text, tree):
            path = _path(text, tree, down, ref)
            here = {"@id": f"{base(edition)}{path}", "@type": "Navigation"}
            yield path, here | {"resource": about} | found


def _path(text: Text, tree: Tree, down: str, ref: str) -> str:
    named = {"tree": tree.name, "down": down}
    parameters = "".join(f";{name}={value}" for name, value in named.items() if value)
    below = f"/{ref}" if ref else ""
    return f"navigation/{text.slug}{parameters}{below}.jsonld"


def _answers(edition: Edition, text: Text, tree: Tree) -> Iterator[tuple[Query, Json]]:
    ordered = tree.ordered(document(edition, text))
    units = {unit.id: _unit(edition, tree, unit) for unit in ordered}
    every = [*units.values()]
    for down in WHOLE:
        yield (down, ""), {"member": every}
    for id, unit in units.items():
        yield ("", id), {"ref": unit}
        for down in WHOLE:
            yield (down, id), {"ref": unit, "member": [unit]}
        if len(every) <= MOST_SIBLINGS:
            yield ("0", id), {"ref": unit, "member": every}


def _unit(edition: Edition, tree: Tree, unit: Unit) -> Json:
    title = [{"lang": "en", "value": unit.label}]
    return {
        "@id": f"{edition.settings.site_url}{unit.address}",
        "@type": "CitableUnit",
        "identifier": unit.id,
        "level": 1,
        "parent": None,
        "citeType": tree.unit,
        "dublinCore": {"title": title},
    }
