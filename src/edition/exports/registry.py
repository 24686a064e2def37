"""The registry of formats: what makes the files of each, for a text and for all.

A format is described in `edition.formats`; a module of this package makes its files,
by functions with these names:

- ``files(edition, text)`` yields those of one text,
- ``whole(edition)`` yields those of the edition.

A maker needs no care for the cache, for what is switched off, nor for private layers,
which no reading has. It raises `EditionError` where it cannot do its work.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from edition.exports import (
    annotations,
    archive,
    bibtex,
    changes,
    citation_file,
    cite_open,
    csl_json,
    dts,
    epub,
    errata,
    glossary_json,
    icalendar,
    json_lines,
    pandoc_markdown,
    parquet,
    pdf,
    plain,
    ris,
    tables,
    tei,
    term_summaries,
    text_json,
    timeline_json,
)
from edition.extensions import EXPORTS as GROUP
from edition.extensions import joined
from edition.formats import FORMATS, Format
from edition.model import Edition, GeneratedFile, Text

Files = Iterable[GeneratedFile]


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the files of a format."""

    files: Callable[[Edition, Text], Files] = lambda _edition, _text: ()
    """Those of one text."""
    whole: Callable[[Edition], Files] = lambda _edition: ()
    """Those of the edition as a whole."""
    bundle: Callable[[Edition, Files], Files] | None = None
    """Those that hold the files of other formats."""
    of: tuple[str, ...] = ()
    """The formats whose files they hold, where these are made."""


ALWAYS = {
    "bibtex": Maker(bibtex.files, bibtex.whole),
    "ris": Maker(ris.files, ris.whole),
    "csl-json": Maker(csl_json.files, csl_json.whole),
    "cite-open": Maker(cite_open.files),
    "changes": Maker(changes.files),
    "errata": Maker(whole=errata.whole),
    "glossary": Maker(whole=glossary_json.whole),
    "in-brief": Maker(whole=term_summaries.whole),
    "timeline": Maker(whole=timeline_json.whole),
    "calendar": Maker(whole=icalendar.whole),
    "citation-file": Maker(whole=citation_file.whole),
}
OPTIONAL: dict[str, Maker] = {
    "pdf": Maker(pdf.files, pdf.whole),
    "epub": Maker(epub.files, epub.whole),
    "text": Maker(plain.files),
    "markdown": Maker(pandoc_markdown.files),
    "tei": Maker(tei.files, tei.whole),
    "json": Maker(text_json.files, text_json.whole),
    "jsonl": Maker(whole=json_lines.whole),
    "parquet": Maker(whole=parquet.whole),
    "opensearch": Maker(whole=json_lines.opensearch),
    "csv": Maker(whole=tables.whole),
    "annotations": Maker(annotations.files, annotations.whole),
    "dts": Maker(dts.files, dts.whole),
    "archive": Maker(bundle=archive.bundle, of=archive.PARTS),
}
MAKERS = OPTIONAL | ALWAYS
"""What makes each format of ours, by its name."""


def makers() -> Mapping[str, Maker]:
    """Return what makes each format by its name, those of other packages last.

    Raises:
        EditionError: one of another package has the name of one of ours.
    """
    return joined(MAKERS, GROUP, lambda make: Maker(whole=make))


def format_of(name: str) -> Format:
    """Return what is said of a format; of those of other packages, its name."""
    return FORMATS.get(name) or Format(name, name, "", "")
