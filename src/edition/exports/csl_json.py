"""Write CSL-JSON: the record of each text, and the whole bibliography."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from edition.addresses import file
from edition.citations import downloaded_items
from edition.model import Edition, GeneratedFile, Text
from edition.self_citation import records


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.csl.json``."""
    record = records(edition)[text.slug]
    yield GeneratedFile(file(text.slug, "csl.json"), csl_json([record]))


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``bibliography.json``."""
    items = downloaded_items(edition).values()
    yield GeneratedFile("bibliography.json", csl_json(items))


def csl_json(items: Iterable[dict[str, Any]]) -> str:
    """Write items as an array, in the order they are given in."""
    return json.dumps([*items], ensure_ascii=False, indent=2) + "\n"
