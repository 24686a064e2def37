"""Nothing is lost, invented or put in another order, whatever the input."""

import string
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.importer.clean import clean
from edition.importer.decode import Decoded
from edition.importer.job import Job
from edition.importer.lines import MATTER, NOTE, Edit, Line, Origin, join, number
from edition.importer.steps import STEPS
from edition.importer.transcribe import Options, import_document

LETTERS = string.ascii_letters + "äéßżćИюїґ"
WORDS = st.text(LETTERS, min_size=1, max_size=9)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
STOPS = st.sampled_from(["", ".", ",", ";", ":", "?", "!", "…", "-", "”", ")"])
PROSE = st.lists(
    st.tuples(LINES, STOPS, st.sampled_from(["\n", "\n\n", "\n ", "\n\n\n"])),
    max_size=25,
).map(lambda parts: "".join(line + stop + end for line, stop, end in parts))
LINE_MARKS = "\n|\n\n| |\f|1|2|***|---|# |- |* |> |1. |2) |Notes|\t|    "
INNER_MARKS = "[1]|[^2]|<sup>1</sup>|[Footnote 1: |]|“|”|\u00ad|\u00a0|¹|&amp;|<b>|</b>"
SIGNS = "↑ |†|*|(1)|{1}|<1>|== a ==\n|''|     |[Sidenote: "
BROKEN_MARKS = "](#)|[|?| ?|..|--"
MARKS = st.sampled_from(f"{LINE_MARKS}|{INNER_MARKS}|{SIGNS}|{BROKEN_MARKS}".split("|"))
MESS = st.lists(MARKS | WORDS, max_size=60).map("".join)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


@given(PROSE)
@settings(max_examples=120)
def test_no_letter_is_lost_or_reordered(text: str) -> None:
    """Letters come out as they went in; what a rule takes out, its report has."""
    cleaned = clean(text, Job())
    rules = ("furniture", "pull_quotes")
    taken = [r for r in cleaned.repairs if r.rule in rules and not r.after]
    kept = letters("".join(block.text for block in cleaned.blocks))
    case = [r for r in cleaned.repairs if r.rule == "case_damage"]
    if not taken and not case:
        assert kept == letters(text)
    else:
        gone = Counter(letters("".join(r.before for r in taken)).casefold())
        assert Counter(kept.casefold()) + gone == Counter(letters(text).casefold())


@given(MESS)
@settings(max_examples=150)
def test_any_mess_is_read_and_read_again(text: str) -> None:
    """No input stops an import, and what it writes it takes as it is."""
    first = import_document(Decoded(text, ()), "mess.txt", Options())
    again = import_document(Decoded(first.markdown, ()), "mess.md", Options())
    assert again.markdown == first.markdown


@given(MESS)
@settings(max_examples=80)
def test_every_step_keeps_line_numbers_true(text: str) -> None:
    """A line says of each of its words on which raw line it stood."""
    lines = number(text)
    raw = text.split("\n")
    for _, step in STEPS:
        lines, repairs = step(lines, Job())
        for line in lines:
            assert 1 <= line.raw <= line.last_raw <= len(raw)
            assert list(line.origins) == sorted(line.origins)
            assert line.origins[0].offset == 0
        assert all(1 <= repair.line <= len(raw) for repair in repairs)


@given(PROSE)
@settings(max_examples=80)
def test_words_stand_on_the_lines_they_came_from(text: str) -> None:
    raw = text.split("\n")
    for block in clean(text, Job()).blocks:
        ends = [*(o.offset for o in block.origins[1:]), len(block.text)]
        for origin, end in zip(block.origins, ends, strict=True):
            part = letters(block.text[origin.offset : end])
            assert (
                block.kind in (NOTE, MATTER)
                or part in letters(raw[origin.raw - 1])
                or (part.casefold() in letters(raw[origin.raw - 1]).casefold())
            )


@given(st.lists(LINES, min_size=1, max_size=5), st.data())
def test_an_edit_moves_the_origins_after_it(
    parts: list[str], data: st.DataObject
) -> None:
    line = join([Line(p, (Origin(0, i),)) for i, p in enumerate(parts, start=1)])
    start = data.draw(st.integers(0, len(line.text)))
    end = data.draw(st.integers(start, len(line.text)))
    edited = line.edited([Edit(start, end, "xyz")])
    assert edited.text == line.text[:start] + "xyz" + line.text[end:]
    tail = len(line.text) - end
    if tail:
        assert edited.raw_at(len(edited.text) - tail) == line.raw_at(end)
