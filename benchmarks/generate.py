"""Write an invented edition as the five projects that the benchmark compares.

``edition`` is all of it, ``exports`` the same in all formats; ``apparatus`` has every
citation resolved to words, and no bibliography; ``bare`` has no terms, events, names
and parallels either; ``plain`` is mkdocs-material with the same words. Each differs
from another in that alone.
What an author wrote in other words than the précis is invented too: an author's own
word costs an index as much as one of ours.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from corpus import invent
from counted import features
from data import bibtex, glossary, names, parallels, timeline
from nouns import Corpus, Mark, Text

from edition.formats import OPTIONAL

ROOT = Path(__file__).resolve().parents[1]
SHARED = ("mkdocs.yml", "hooks")
Resolve = Callable[[Mark], str]
SETTINGS = """\
title: A made-up edition
subtitle: Texts of no language
site_url: https://example.org/made-up/
repository: https://github.com/example/made-up
editors: The editors
contact: editors@example.org
"""
EXPORTS = f"exports: {{{', '.join(f'{f.name}: true' for f in OPTIONAL)}}}\n"
NO_EXPORTS = EXPORTS.replace("true", "false")
FRONT = """\
---
title: {title}
author:
  - {author}
date: "{year}"
language: en
{reference}presentation: precis
rights: Nobody has any.
witness: The generator's output.
summary: Nothing is argued.
proof_state: proofed
version: 1.0.0
---

"""
PLAIN = """\
site_name: A made-up edition
use_directory_urls: true
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions:
  - attr_list
  - footnotes
  - toc:
      permalink: false
extra:
  generator: false
"""


def write(corpus: Corpus, folder: Path) -> None:
    """Write the projects into a folder, in place of what it holds."""
    shutil.rmtree(folder, ignore_errors=True)
    _edition(corpus, folder / "edition", cited=True)
    _edition(corpus, folder / "exports", cited=True, settings=SETTINGS + EXPORTS)
    _edition(corpus, folder / "apparatus")
    _edition(corpus, folder / "bare", described=False)
    _plain(corpus, folder / "plain")


def _edition(
    corpus: Corpus,
    folder: Path,
    *,
    cited: bool = False,
    described: bool = True,
    settings: str = SETTINGS + NO_EXPORTS,
) -> None:
    for name in SHARED:
        _copy(ROOT / name, folder / name)
    _put(folder / "edition.yml", settings)
    works = corpus.works if cited else corpus.works[:described]
    keys = [work.key if cited else corpus.works[0].key for work in corpus.works]
    _put(folder / "bibliography.bib", "\n".join(map(bibtex, works)))
    if described:
        _put(folder / "data/glossary.yml", glossary(corpus, keys))
        _put(folder / "data/timeline.yml", timeline(corpus, keys))
        _put(folder / "data/names.yml", names(corpus))
        _put(folder / "data/parallels.yml", parallels(corpus))
    _pages(folder)
    _texts(corpus, folder, keys, _mark if cited else _words)
    for slug, counted in features(corpus):
        _put(folder / f"sources/{slug}.features.json", counted)
    _ledger(folder)


def _pages(folder: Path) -> None:
    _put(folder / "docs/index.md", "# A made-up edition\n\n{{ numbers }}\n")
    principles = "# Principles\n\nThere are none.\n"
    _put(folder / "docs/about/principles.md", principles)
    _put(folder / "docs/about/index.md", "# About\n\nNothing is known.\n")


def _texts(corpus: Corpus, folder: Path, keys: list[str], resolve: Resolve) -> None:
    for number, text in enumerate(corpus.texts):
        front = FRONT.format(
            title=text.title,
            author=", ".join(text.author),
            year=text.year,
            reference=f"reference: {keys[number * 4]}\n" if resolve is _mark else "",
        )
        body = _body(text, resolve)
        _put(folder / f"docs/texts/{text.slug}.md", front + body)
    said = (f"- `{text.slug}` 1.0.0: First published.\n" for text in corpus.texts)
    _put(folder / "CHANGELOG.md", f"# Changes\n\n## Unreleased\n\n{''.join(said)}")


def _ledger(folder: Path) -> None:
    """Record every id, as before publishing."""
    command = [sys.executable, "-m", "edition", "ledger", "--update"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _plain(corpus: Corpus, folder: Path) -> None:
    _put(folder / "mkdocs.yml", PLAIN)
    _put(folder / "docs/index.md", "# A made-up edition\n")
    for text in corpus.texts:
        body = f"# {text.title}\n\n{_body(text, _words)}"
        _put(folder / f"docs/texts/{text.slug}.md", body)


def _body(text: Text, resolve: Resolve) -> str:
    """Return passages with ids under headings, and the notes at the end."""
    lines, notes = [f"{text.passages[0].words}\n{{ #headnote }}"], []
    for number, passage in enumerate(text.passages, 1):
        if number % 10 == 1:
            lines.append(f"## {passage.words.split('.')[0][:40].title()}")
        mark = ""
        if passage.note:
            notes.append(_note(len(notes) + 1, passage.note, resolve))
            mark = f"[^{len(notes)}]"
        lines.append(f"{passage.words}{mark}\n{{ #p{number} }}")
    return "\n\n".join([*lines, *notes]) + "\n"


def _note(number: int, marks: Iterable[Mark], resolve: Resolve) -> str:
    words = "; ".join(resolve(mark) for mark in marks)
    return f"[^{number}]: {f'[{words}]' if resolve is _mark else words}."


def _mark(mark: Mark) -> str:
    return f"@{mark.work.key}, {mark.label} {mark.locator}"


def _words(mark: Mark) -> str:
    """Return about the words that a style makes of a citation."""
    work = mark.work
    names = " and ".join(f"{given} {family}" for family, given in work.names)
    where = f"{work.inside} {work.volume}, no. {work.number} ({work.year})"
    return f"{names}, “{work.title},” *{where}*: {mark.locator}"


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, ignore=skip)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def main() -> None:
    """Read the arguments and write the projects."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(invent(arguments.texts, arguments.seed), arguments.folder)


if __name__ == "__main__":
    main()
