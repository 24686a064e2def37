"""Write one file to deposit: all texts and data, described by RO-Crate 1.1."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from edition import licences
from edition.clock import now
from edition.exports import citation_file
from edition.exports.imprint import of_edition
from edition.exports.text_json import dumped
from edition.exports.zipped import zipped
from edition.formats import media_type
from edition.model import Edition, GeneratedFile
from edition.self_citation import full_title

PATH = "edition-data.zip"
METADATA = "ro-crate-metadata.json"
CRATE = "https://w3id.org/ro/crate/1.1"
PARTS = (
    *("tei", "text", "markdown", "json", "jsonl", "csv", "annotations", "parquet"),
    *("bibtex", "csl-json", "glossary", "timeline"),
)
"""The formats that are in it, where they are made."""
JsonLd = dict[str, Any]


def bundle(edition: Edition, files: Iterable[GeneratedFile]) -> Iterator[GeneratedFile]:
    """Yield ``edition-data.zip``, with files of other formats in it."""
    more = citation_file.whole(edition), [GeneratedFile("README.txt", readme(edition))]
    contents = {file.path: file.data for file in chain(files, *more)}
    sizes = {path: len(data) for path, data in sorted(contents.items())}
    about = dumped(crate(edition, sizes))
    yield GeneratedFile(PATH, zipped({**contents, METADATA: about}, now()))


def readme(edition: Edition) -> str:
    """Say what it is, whose, and under which licence."""
    said, settings = of_edition(edition), edition.settings
    names = licences.names(settings.licence)
    where = [*map(licences.address, licences.ids(settings.licence))]
    lines = [full_title(settings), said.byline, said.version, said.address]
    return "\n".join([*filter(None, lines), "", *said.rights, names, *where]) + "\n"


def crate(edition: Edition, sizes: dict[str, int]) -> JsonLd:
    """Return what RO-Crate says of the whole and of each file."""
    settings = edition.settings
    about = {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"}}
    about["conformsTo"] = {"@id": CRATE}
    editors = [
        {"@id": f"#editor-{n}", "@type": "Organization", "name": name}
        for n, name in enumerate(settings.editor_names, 1)
    ]
    owned = [{"@id": editor["@id"]} for editor in editors]
    whole = {
        "@id": "./",
        "@type": "Dataset",
        "name": full_title(settings),
        "description": settings.subtitle or settings.title,
        "datePublished": settings.published or now().date().isoformat(),
        "version": settings.version,
        "url": settings.site_url,
        "license": [{"@id": terms["@id"]} for terms in _terms(edition)],
        "author": owned,
        "publisher": owned,
        "hasPart": [{"@id": path} for path in sizes],
    }
    return {
        "@context": f"{CRATE}/context",
        "@graph": [
            about,
            {name: value for name, value in whole.items() if value},
            *editors,
            *_terms(edition),
            *(_file(path, size) for path, size in sizes.items()),
        ],
    }


def _terms(edition: Edition) -> list[JsonLd]:
    """Return the licences; where there is none, what is said of rights."""
    found = [
        {"@id": licences.address(id), "name": licences.name(id), "identifier": id}
        for id in licences.ids(edition.settings.licence)
    ]
    stated = [{"@id": "#rights", "name": " ".join(of_edition(edition).rights)}]
    return [terms | {"@type": "CreativeWork"} for terms in found or stated]


def _file(path: str, size: int) -> JsonLd:
    found = {"@id": path, "@type": "File", "name": path.rpartition("/")[2]}
    return found | {"encodingFormat": media_type(path), "contentSize": str(size)}
