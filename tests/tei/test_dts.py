"""DTS: whoever follows the templates from the entry point finds every unit."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from uritemplate import URITemplate

from edition.addresses import published
from edition.exports import dts
from edition.exports.dts.navigation import MOST_SIBLINGS
from edition.exports.tei.elements import ID, LANG, TEI
from edition.exports.tei.trees import trees
from tei_files import NAMES, by_id, document, editions, runs

WRAPPER = "{https://w3id.org/api/dts#}wrapper"
TEMPLATE = {"type": "string", "pattern": r"^https://[^{}]+(\{[/;]?\w+\}[^{}]*)+$"}
UNIT = {
    "type": "object",
    "required": ["identifier", "@type", "level", "parent"],
    "properties": {
        "identifier": {"type": "string"},
        "@type": {"const": "CitableUnit"},
        "level": {"const": 1},
        "parent": {"type": "null"},
        "@id": {"type": "string", "pattern": "^https://"},
        "citeType": {"enum": ["passage", "note"]},
        "dublinCore": {"type": "object"},
    },
    "additionalProperties": False,
}
TREES = {
    "type": "array",
    "minItems": 1,
    "prefixItems": [{"not": {"required": ["identifier"]}}],
    "items": {"required": ["identifier"]},
}
RESOURCE = {
    "type": "object",
    "required": ["@id", "@type", "collection", "navigation", "document"],
    "properties": {
        "@type": {"const": "Resource"},
        "collection": TEMPLATE,
        "navigation": TEMPLATE,
        "document": TEMPLATE,
        "citationTrees": TREES,
    },
}
TOP = {
    "@context": {"const": "https://dtsapi.org/context/v1.0.json"},
    "dtsVersion": {"const": "1.0"},
}
ENTRY = {
    "required": ["@context", "dtsVersion", "@id", "@type"],
    "properties": {
        **TOP,
        "@type": {"const": "EntryPoint"},
        **dict.fromkeys(("collection", "navigation", "document"), TEMPLATE),
    },
}
MEMBER = {
    "required": ["@id", "@type", "title", "collection", "totalParents"],
    "properties": {
        "@type": {"enum": ["Collection", "Resource"]},
        "totalParents": {"type": "integer"},
        "totalChildren": {"type": "integer"},
        "collection": TEMPLATE,
        "member": {"type": "array", "items": {"$ref": "#/$defs/member"}},
    },
    "if": {"properties": {"@type": {"const": "Resource"}}},
    "then": RESOURCE,
    "else": {"required": ["totalChildren"]},
}
COLLECTION = {
    "$defs": {"member": MEMBER},
    "allOf": [{"$ref": "#/$defs/member"}],
    "required": ["@context", "dtsVersion"],
    "properties": TOP,
}
NAVIGATION = {
    "required": ["@context", "dtsVersion", "@id", "@type", "resource"],
    "properties": {
        **TOP,
        "@type": {"const": "Navigation"},
        "@id": {"type": "string", "pattern": "^https://"},
        "resource": RESOURCE | {"required": [*RESOURCE["required"], "citationTrees"]},
        "ref": UNIT,
        "member": {"type": "array", "items": UNIT},
    },
}
"""What the specification requires, table by table: it has no schemas of its own."""
SCHEMAS = {"index": ENTRY, "collection": COLLECTION, "navigation": NAVIGATION}
Json = dict[str, Any]


@cache
def served(name: str) -> dict[str, str]:
    """Return the files of an edition by their addresses."""
    edition = editions()[name]
    made = [*dts.whole(edition)]
    made += [file for text in edition.texts for file in dts.files(edition, text)]
    site = edition.settings.site_url
    found = {f"{site}{file.path}": str(file.content) for file in made}
    assert len(found) == len(made)
    return found


class Client:
    """Follows templates, and nothing else."""

    def __init__(self, name: str) -> None:
        self.files = served(name)
        self.seen: set[str] = set()
        self.entry = self.get(f"{editions()[name].settings.site_url}dts/index.jsonld")

    def read(self, address: str) -> str:
        """Return what stands at an address."""
        self.seen.add(address)
        return self.files[address]

    def get(self, address: str) -> Json:
        """Return the answer at an address, which says so itself if it has one."""
        found: Json = json.loads(self.read(address))
        if found["@type"] in ("EntryPoint", "Navigation"):
            assert found["@id"] == address
        return found

    def ask(self, template: str, **values: str) -> Json:
        """Return the answer to some values of a template."""
        return self.get(expand(template, **values))


def expand(template: str, **values: str) -> str:
    """Return an address as the name of a file, as a server reads it."""
    return unquote(URITemplate(template).expand(**values))


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_as_the_specification_has_it(name: str) -> None:
    checks = {kind: Draft202012Validator(schema) for kind, schema in SCHEMAS.items()}
    for address, content in served(name).items():
        if address.endswith(".jsonld"):
            below = address.partition("/dts/")[2]
            kind = next(kind for kind in checks if below.startswith(kind))
            assert not [*checks[kind].iter_errors(json.loads(content))], address


@pytest.mark.parametrize("name", NAMES)
def test_a_walk_from_the_entry_point_finds_every_file(name: str) -> None:
    client = Client(name)
    root = client.ask(client.entry["collection"])
    assert root["totalChildren"] == len(root["member"])
    for nav in ("children", "parents"):
        client.ask(client.entry["collection"], nav=nav)
    for values in ({}, {"nav": "children"}, {"nav": "parents"}):
        client.ask(client.entry["collection"], id=root["@id"], **values)
    for member in root["member"]:
        about = client.ask(client.entry["collection"], id=member["@id"])
        assert {k: v for k, v in about.items() if k in member} == member
        (above,) = client.ask(about["collection"], nav="parents")["member"]
        assert above["@id"] == root["@id"]
        client.ask(about["collection"], nav="children")
        walk(client, about)
    assert client.seen == set(client.files)


def walk(client: Client, about: Json) -> None:
    whole = client.read(expand(about["document"]))
    assert by_id(etree.fromstring(whole.encode()))
    for tree in about["citationTrees"]:
        named = {"tree": tree["identifier"]} if "identifier" in tree else {}
        units = client.ask(about["navigation"], down="1", **named)["member"]
        assert client.ask(about["navigation"], down="-1", **named)["member"] == units
        for unit in units:
            ask_of(client, about, unit, units, named)


def ask_of(
    client: Client, about: Json, unit: Json, units: list[Json], named: dict[str, str]
) -> None:
    values = {**named, "ref": unit["identifier"]}
    found = client.ask(about["navigation"], **values)
    assert found["ref"] == unit
    assert "member" not in found
    for down in ("1", "-1"):
        deep = client.ask(about["navigation"], down=down, **values)
        assert (deep["ref"], deep["member"]) == (unit, [unit])
    if len(units) <= MOST_SIBLINGS:
        assert client.ask(about["navigation"], down="0", **values)["member"] == units
    part = etree.fromstring(client.read(expand(about["document"], **values)).encode())
    (wrapper,) = part.findall(WRAPPER)
    (only,) = wrapper
    assert only.get(ID) == unit["identifier"]
    assert wrapper.xpath(str(wrapper.get("ref"))) == [only]


@pytest.mark.parametrize("name", NAMES)
def test_units_have_their_addresses_and_words(name: str) -> None:
    edition = editions()[name]
    site = edition.settings.site_url
    for text in edition.texts:
        whole = by_id(document(name, text.slug))
        pages = {f"{site}{published(file.path[5:])}" for file in text.files}
        for tree in trees(edition, text):
            for unit in fetched(name, text.slug, tree.name):
                assert unit["@id"].partition("#")[0] in pages
                part = fragment(name, text.slug, tree.name, unit["identifier"])
                assert runs(part) == runs(whole[unit["identifier"]])


def fetched(name: str, slug: str, tree: str) -> Iterator[Json]:
    site = editions()[name].settings.site_url
    named = f";tree={tree}" if tree else ""
    answer = served(name)[f"{site}dts/navigation/{slug}{named};down=1.jsonld"]
    yield from json.loads(answer)["member"]


def fragment(name: str, slug: str, tree: str, id: str) -> etree._Element:
    site = editions()[name].settings.site_url
    named = f";tree={tree}" if tree else ""
    content = served(name)[f"{site}dts/document/{slug}{named}/{id}.xml"]
    (only,) = etree.fromstring(content.encode()).findall(WRAPPER)[0]
    return only


def test_a_part_says_its_language() -> None:
    site = editions()["poems"].settings.site_url
    part = etree.fromstring(
        served("poems")[f"{site}dts/document/alon-1931/p2.xml"].encode()
    )
    assert (part.tag, part.get(LANG)) == (f"{{{TEI}}}TEI", "he")
    assert runs(fragment("poems", "alon-1931", "pl", "pl.p2"))[0].startswith("Powiedz")


def test_a_precis_is_of_its_editors_and_a_translation_a_tree() -> None:
    site = editions()["small"].settings.site_url
    about = json.loads(served("small")[f"{site}dts/collection/marsh-1990.jsonld"])
    core = about["dublinCore"]
    assert core["creator"] == [
        {"lang": "en", "value": "The editors of Harbour and Law"}
    ]
    assert core["source"][0]["value"].startswith("Marsh, Elena, The Canal Belongs")
    assert core["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    site = editions()["poems"].settings.site_url
    about = json.loads(served("poems")[f"{site}dts/collection/alon-1931.jsonld"])
    names = [tree.get("identifier") for tree in about["citationTrees"]]
    assert names == [None, "notes", "en", "pl"]


def test_units_of_a_long_text_are_on_the_pages_of_its_chapters() -> None:
    pages = {
        unit["@id"].partition("#")[0] for unit in fetched("treatise", "sad-1903", "")
    }
    assert len(pages) == 12
    assert f"{editions()['treatise'].settings.site_url}texts/sad-1903/sichen/" in pages


def test_long_trees_have_no_lists_of_neighbours() -> None:
    paths = [path for path in served("treatise") if "down=0" in path]
    assert paths
    assert all(";tree=notes;" in path for path in paths)
