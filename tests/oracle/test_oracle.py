"""Our citations beside those of citeproc-js, which is run here and asked anew.

``table.txt`` has a paragraph for each case: style and mark, or style and key for an
entry of the list of works; then what citeproc-js says. Where we print something
else, that follows with the reason. ``--accept`` renews both texts and keeps reasons.
"""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from edition.cache import cache_of
from edition.citations import STYLE, csl_items, mark_html, reference_html
from edition.citations.csl_styles import full_notes, standing_alone
from edition.citations.inlines import to_html
from edition.citations.pandoc import Formatter, Style
from edition.citations.pandoc_tree import ENTRY, Wanted
from edition.model import Citation, Edition, Page
from edition.problems import Place
from edition.readers.bibliography import read_bibliography
from edition.scan import scan
from edition.scan.clusters import parse_cluster
from edition.scan.locators import WORDS
from edition.sources import load_edition
from support import IN_CI, SMALL

HERE = Path(__file__).parent
TABLE = HERE / "table.txt"
STYLES = {
    "notes": full_notes(STYLE),
    "author-date": standing_alone("chicago-author-date"),
    "mla": standing_alone("modern-language-association"),
    "apa": standing_alone("apa"),
    "harvard": standing_alone("harvard-cite-them-right"),
}
CASE = re.compile(r"(?P<style>[\w-]+): (?:\[(?P<mark>.+)\]|(?P<key>[\w-]+))")


def cases() -> Iterator[tuple[str, str]]:
    """Yield the head of every paragraph and the reason it gives, if any."""
    for paragraph in TABLE.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = paragraph.split("\n")
        reason = [line for line in lines if line.startswith("because: ")]
        yield head, reason[0] if reason else ""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return an edition of one page, which cites all notes: one run formats them."""
    source = (HERE / "references.bib").read_text(encoding="utf-8")
    references, problems = read_bibliography(source, "references.bib")
    assert problems == []
    root = tmp_path_factory.mktemp("oracle")
    marks = "\n\n".join(f"[{m['mark']}]" for m in matches("notes") if m["mark"])
    page = Page("docs/a.md", "Notes", scan(marks, "docs/a.md", 1))
    return replace(
        load_edition(SMALL), root=root, references=references, texts=(), pages=(page,)
    )


@pytest.fixture(scope="module")
def node() -> str:
    """Return the program, with the packages installed, or skip and say why."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if not program or not npm:
        _skip("node and npm are needed to ask citeproc-js")
    if not (HERE / "node_modules" / "citeproc").is_dir():
        command = [str(npm), "ci", "--prefix", str(HERE), "--no-audit", "--no-fund"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            _skip(f"citeproc-js cannot be installed: {done.stderr.strip()[-200:]}")
    return str(program)


def _skip(reason: str) -> None:
    (pytest.fail if IN_CI else pytest.skip)(reason)


def test_the_table_holds_what_citeproc_js_says_and_what_we_print(
    edition: Edition, node: str, golden: Callable[[str, Path], None]
) -> None:
    listed = list(cases())
    answers = _ask(node, edition, [head for head, _ in listed])
    written = []
    for (head, reason), oracle in zip(listed, answers, strict=True):
        ours = _print(edition, head)
        other = f"\nours: {ours}\n{reason or 'because: '}" if ours != oracle else ""
        written.append(f"{head}\n{oracle}{other}\n")
    golden("\n".join(written), TABLE)


def test_the_table_is_large_and_every_disagreement_has_its_reason() -> None:
    paragraphs = TABLE.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(set(cases())) == len(paragraphs) >= 60
    for paragraph in paragraphs:
        if "\nours: " in paragraph:
            assert re.search(r"\nbecause: \w.{15,}$", paragraph), paragraph


def test_the_table_has_every_label_and_every_style() -> None:
    matches = [_match(head) for head, _ in cases()]
    marks = [parse_cluster(m["mark"], Place(""), "") for m in matches if m["mark"]]
    labels = {citation.label for mark in marks if mark for citation in mark.citations}
    assert labels >= set(WORDS)
    assert {match["style"] for match in matches} == set(STYLES)


def _ask(node: str, edition: Edition, heads: list[str]) -> list[str]:
    asked = {
        "styles": STYLES,
        "items": list(csl_items(edition).values()),
        "cases": [_case(head) for head in heads],
    }
    command = [node, str(HERE / "cite.mjs")]
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [_same(answer) for answer in json.loads(done.stdout)]


def _case(head: str) -> dict[str, Any]:
    match = _match(head)
    if match["key"]:
        return {"style": match["style"], "entry": match["key"]}
    cluster = parse_cluster(match["mark"], Place(""), "")
    assert cluster, head
    assert not cluster.faults, head
    items = [_item(citation) for citation in cluster.citations]
    return {"style": match["style"], "cluster": items}


def matches(style: str) -> list[re.Match[str]]:
    """Return the cases in a style."""
    found = (_match(head) for head, _ in cases())
    return [match for match in found if match["style"] == style]


def _match(head: str) -> re.Match[str]:
    match = CASE.fullmatch(head)
    assert match, head
    assert match["style"] in STYLES, head
    return match


def _item(citation: Citation) -> dict[str, Any]:
    item: dict[str, Any] = {"id": citation.key}
    item |= {"prefix": f"{citation.prefix} "} if citation.prefix else {}
    item |= {"suffix": citation.suffix} if citation.suffix else {}
    item |= {"suppress-author": True} if citation.suppress_author else {}
    if citation.locator:
        item |= {"label": citation.label, "locator": citation.locator}
    return item


def _print(edition: Edition, head: str) -> str:
    """Return our text of a case: notes as the site prints them, others by pandoc."""
    match = _match(head)
    key = match["key"]
    if match["style"] == "notes":
        if key:
            return _same(reference_html(edition, edition.reference[key]))
        return _same(mark_html(edition, match["mark"], "texts/a.md") or "")
    return _same(to_html(_formatter(edition, match["style"])[_wanted(match)]))


@lru_cache(maxsize=len(STYLES))
def _formatter(edition: Edition, style: str) -> Formatter:
    """Return all that is needed in a style, formatted in one run."""
    cache = cache_of(edition.root)
    formatter = Formatter(csl_items(edition), Style(STYLES[style]), cache)
    formatter.prepare(_wanted(match) for match in matches(style))
    return formatter


def _wanted(match: re.Match[str]) -> Wanted:
    """Return what pandoc is to format for a case of one citation."""
    if match["key"]:
        return match["key"], "", ENTRY
    cluster = parse_cluster(match["mark"], Place(""), "")
    assert cluster
    (one,) = cluster.citations
    return one.key, one.label, one.locator


def _same(text: str) -> str:
    """Return a text in one form: italics as ``*``, no other tags, no entities."""
    starred = re.sub(r"</?(?:i|em)>", "*", text)
    plain = html.unescape(re.sub(r"<[^<>]*>", "", starred))
    return " ".join(plain.replace("**", "").split()) or "(nothing)"
