"""Import a folder of documents, in whatever formats, and print what became of each.

Words are counted both ways against a plain reading of the file. Where ``--truth`` has a
file of the same name in another format, made by other hands, passages, headings and
notes are held against that. pandoc, markitdown and pypdf stand beside, as far as they
are installed and read the format: ``pip install markitdown[pdf] pypdf``.
"""

import argparse
import importlib.util
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import pypandoc

from edition.importer.decode import Decoded
from edition.importer.formats.identify import identify
from edition.importer.laws import reading, words
from edition.importer.opening import open_document
from edition.importer.transcribe import Options, import_document
from edition.problems import Problem

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NOTE = re.compile(
    r"^\[\^(?P<label>[^\]\n]+)\]:[ ]?(?P<body>.*(?:\n(?:[ ]{4}.*|(?=\n[ ]{4})))*)", re.M
)
MARK = re.compile(r"\[\^(?P<label>[^\]\n]+)\]")
HEADING = re.compile(r"^#{1,6}[ ]+(?P<text>.+)$", re.M)
NUMBERED = re.compile(r"^(?P<level>#{1,6}[ ]+\**)\d+(?:\.\d+)*(?:\\?\.)?[ ]+", re.M)
"""The number before a heading, which a program may have set and the source not have."""
LIST = re.compile(r"\n[ >]*\{ [^{}\n]* \}")
FIRST = 5
"""Words by which a passage is known."""
BEFORE = 4
"""Words before a mark by which it is known."""
ALIKE = 0.85
PLACED = 2


class Text(NamedTuple):
    """What a transcription in Markdown holds."""

    passages: Counter[tuple[str, ...]]
    headings: Counter[tuple[str, ...]]
    notes: list[tuple[frozenset[str], list[str]]]
    """The words before the mark of each note, and its own."""


def parsed(markdown: str) -> Text:
    """Return the passages, headings and notes of a transcription."""
    text = NUMBERED.sub(r"\g<level>", LIST.sub("", FRONT.sub("", markdown)))
    bodies = {m["label"]: words(m["body"]) for m in NOTE.finditer(text)}
    text = NOTE.sub("", text)
    headings = Counter(tuple(words(m["text"])) for m in HEADING.finditer(text))
    blocks = (words(MARK.sub(" ", b)) for b in text.split("\n\n"))
    passages = Counter(tuple(b[:FIRST]) for b in blocks if len(b) >= FIRST)
    notes = [
        (frozenset(words(text[max(0, m.start() - 80) : m.start()])[-BEFORE:]), body)
        for m in MARK.finditer(text)
        if (body := bodies.get(m["label"])) is not None
    ]
    return Text(passages, headings, notes)


def shared(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """Return the harmonic mean of what each of two has of the other."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def right(made: Text, true: Text) -> tuple[int, int]:
    """Return how many true notes have a mark at their place, and their own words."""
    placed = same = 0
    for before, body in true.notes:
        found = [b for mark, b in made.notes if len(mark & before) >= PLACED]
        placed += bool(found)
        same += any(
            SequenceMatcher(None, body, other, autojunk=False).ratio() > ALIKE
            for other in found
        )
    return placed, same


def seconds() -> float:
    """Return how long this program and those it started have computed."""
    return sum(os.times()[:4])


class Result(NamedTuple):
    """What a program made of a document."""

    program: str
    seconds: float
    markdown: str
    lost: int
    added: int
    marks: str = ""
    """What breaks the law of marks."""
    pages: int = 0


def ours(path: Path) -> tuple[Result | str, str]:
    """Import a document, or say why not; return its words as they come too."""
    start = seconds()
    source = open_document(path, str(path))
    if isinstance(source, Problem):
        return f"{source.what}. {source.remedy}", ""
    document = import_document(source, path.name, Options(use_profiles=False))
    took = seconds() - start
    raw = source.text if isinstance(source, Decoded) else source.words
    report = document.report
    lost, added = len(report.lost), len(report.added)
    unseen = str(len(report.unseen))
    pages = raw.count("\f") + 1 if identify(path.read_bytes()).name == "pdf" else 0
    made = Result("edition", took, document.markdown, lost, added, unseen, pages)
    return made, raw


def by_pandoc(path: Path) -> str:
    """Return a document as pandoc's Markdown."""
    name = identify(path.read_bytes()).name
    format = "markdown" if name == "plain" else name
    extra = ["--sandbox", "--wrap=none"]
    return str(pypandoc.convert_file(path, "markdown", format=format, extra_args=extra))


def by_markitdown(path: Path) -> str:
    """Return a document as markitdown's Markdown."""
    from markitdown import MarkItDown

    return str(MarkItDown(enable_plugins=False).convert(path).text_content)


def by_pypdf(path: Path) -> str:
    """Return the text of a PDF as pypdf's."""
    from pypdf import PdfReader

    return "\n\n".join(page.extract_text() for page in PdfReader(path).pages)


PEERS: dict[str, Callable[[Path], str]] = {
    "pandoc": by_pandoc,
    "markitdown": by_markitdown,
    "pypdf": by_pypdf,
}


def peers(path: Path, raw: str) -> Iterator[Result]:
    """Yield what other programs make of a document, where they can."""
    there = Counter(words(raw))
    for name, convert in PEERS.items():
        module = "pypandoc" if name == "pandoc" else name
        if importlib.util.find_spec(module) is None:
            continue
        start = seconds()
        try:
            markdown = convert(path)
        except Exception as error:
            print(f"{path.name}: {name}: {type(error).__name__}", file=sys.stderr)
            continue
        took = seconds() - start
        made = Counter(words(reading(markdown)[0]))
        lost, added = (there - made).total(), (made - there).total()
        yield Result(name, took, markdown, lost, added)


def row(path: Path, result: Result, pages: int, true: Text | None) -> str:
    """Return the row of a table."""
    made = parsed(result.markdown)
    each = f"{result.seconds / pages * 1000:.0f}" if pages else ""
    cells = [path.name, result.program, result.lost, result.added, result.marks]
    cells += [made.passages.total(), made.headings.total(), len(made.notes)]
    cells += [f"{result.seconds:.1f}", each]
    if true:
        placed, same = right(made, true)
        headings = (made.headings & true.headings).total()
        cells += [f"{shared(made.passages, true.passages):.2f}"]
        cells += [f"{headings} of {true.headings.total()}"]
        cells += [f"{placed}, {same} of {len(true.notes)}"]
    else:
        cells += ["", "", ""]
    return f"| {' | '.join(map(str, cells))} |"


HEAD = (
    "document | program | lost | added | marks | passages | headings | notes | s | "
    "ms a page | passages F1 | headings true | notes placed, right"
)


def table(documents: Sequence[Path], truths: Path | None) -> Iterator[str]:
    """Yield a table, a row for each document and program."""
    yield f"| {HEAD} |"
    yield "|---|---" + "|--:" * (HEAD.count("|") - 1) + "|"
    for path in documents:
        made, raw = ours(path)
        if isinstance(made, str):
            yield f"| {path.name} | refused: {made} |"
            continue
        true = truth(path, truths)
        for result in (made, *peers(path, raw)):
            yield row(path, result, made.pages, true)


def truth(path: Path, truths: Path | None) -> Text | None:
    """Return what a document should be, where other hands have made it."""
    if truths is None:
        return None
    found = sorted(truths.glob(f"{path.name}.*"))
    found = found or [t for t in sorted(truths.iterdir()) if t.stem == path.stem]
    if not found:
        return None
    made, _ = ours(found[0])
    return parsed(made.markdown) if isinstance(made, Result) else None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="documents in any formats")
    parser.add_argument("--truth", type=Path, help="the same ones by other hands")
    asked = parser.parse_args()
    documents = sorted(path for path in asked.folder.iterdir() if path.is_file())
    for line in table(documents, asked.truth):
        print(line, flush=True)


if __name__ == "__main__":
    main()
