"""The catalogue of the formats in which an edition leaves its site, for readers.

What makes the files of each is in `edition.exports`; here is what is said of it.
"""

from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import Literal

from edition.messages import N_

AUTO: Literal["auto"] = "auto"
Wish = bool | Literal["auto"]
"""Whether a format is made; ``auto`` leaves it to the number of texts."""
BOOKS = 20
"""The texts up to which books are made of themselves: each takes a while, and so does
the one that holds all."""
READ = 50
"""The same of what else the texts are read anew for."""
MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "bulk.ndjson": "application/x-ndjson",
    "cff": "application/yaml",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "errata.xml": "application/atom+xml",
    "ics": "text/calendar",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
    "ris": "application/x-research-info-systems",
    "tei.xml": "application/tei+xml",
    "txt": "text/plain",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""What files are, by the ends of their names."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format, as readers and editors know it."""

    name: str
    """By which ``edition export`` and ``exports`` in ``edition.yml`` know it."""
    title: str
    """What readers call it; translated where it is shown."""
    suffix: str
    """How the names of its files end."""
    about: str
    """What is in it, and for what; translated where it is shown. Nothing where only
    pages of the site read it."""
    library: str = ""
    """The module that it cannot be made without, and that few need."""
    most_texts: int = 0
    """The texts up to which it is made if nothing is said of it; 0 for any number."""
    is_dated: bool = False
    """Whether its files say when they were made."""

    @property
    def media_type(self) -> str:
        """The media type of its files."""
        return media_type(f".{self.suffix}")

    @property
    def is_missing(self) -> bool:
        """Whether the library is not there that it needs."""
        return bool(self.library) and find_spec(self.library) is None

    def is_wanted(self, wish: Wish, texts: int) -> bool:
        """Tell whether an edition of so many texts has it, by what is wished."""
        if wish == "auto":
            return not self.most_texts or texts <= self.most_texts
        return wish


_read = partial(Format, most_texts=READ)
_book = partial(Format, most_texts=BOOKS, is_dated=True)
OPTIONAL = (
    _book("pdf", "PDF", "pdf", N_("to print and to annotate"), library="typst"),
    _book("epub", "EPUB", "epub", N_("for reading devices")),
    _read("text", N_("Plain text"), "txt", N_("one paragraph a line")),
    _read("markdown", "Markdown", "md", N_("for pandoc, with notes and ids")),
    _read("tei", "TEI XML", "tei.xml", N_("with apparatus, for editors of texts")),
    _read("json", "JSON", "json", N_("passages and notes, with all that is marked")),
    _read(
        "jsonl", "JSON Lines", "jsonl", N_("every passage and note, a record a line")
    ),
    _read(
        *("parquet", "Parquet", "parquet"),
        N_("the same records, for databases and Spark"),
        library="pyarrow",
    ),
    _read(
        *("opensearch", "OpenSearch", "bulk.ndjson"),
        N_("the same records, to load into a search engine"),
    ),
    Format("csv", "CSV", "csv", N_("tables of the apparatus, with a Data Package")),
    _read(
        *("annotations", "Web Annotations", "jsonld"),
        N_("the editors’ notes, for annotation tools"),
    ),
    _read("dts", "DTS", "jsonld", N_("passages by address, for programs (level 0)")),
    _read(
        *("archive", "ZIP", "zip"),
        N_("texts and data, without PDF and EPUB, to deposit, with RO-Crate"),
        is_dated=True,
    ),
)
"""What an edition can leave out, in the order in which readers are shown it."""
ALWAYS = (
    Format(
        "bibtex", "BibTeX", "bib", N_("citations of the texts, and the bibliography")
    ),
    Format("ris", "RIS", "ris", N_("the same, for reference managers")),
    Format("csl-json", "CSL-JSON", "csl.json", N_("the same, for Zotero and pandoc")),
    Format("cite-open", "JSON", "cite.json", ""),
    Format("changes", "JSON", "json", ""),
    Format(
        "errata", "Atom", "errata.xml", N_("changes that may alter meaning, as a feed")
    ),
    Format("glossary", "JSON", "json", N_("the glossary, and how each text uses it")),
    Format("in-brief", "JSON", "json", ""),
    Format("timeline", "JSON", "json", N_("the timeline, and who names each event")),
    Format("calendar", "iCalendar", "ics", N_("the timeline, for calendars")),
    Format("citation-file", "CFF", "cff", N_("how the edition as a whole is cited")),
)
"""What every edition has: pages of its site lead to it or read it."""
FORMATS = {format.name: format for format in (*OPTIONAL, *ALWAYS)}
"""Every format of ours by its name."""


def media_type(path: str) -> str:
    """Return the media type of a file, by the longest end of its name that is known."""
    name = path.rpartition("/")[2]
    while name:
        if name in MEDIA_TYPES:
            return MEDIA_TYPES[name]
        name = name.partition(".")[2]
    return "application/octet-stream"
