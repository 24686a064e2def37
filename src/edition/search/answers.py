"""Keep what Pagefind has made of words, so that it is asked only for new ones."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edition.search import archive
from edition.search.archive import Archive
from edition.search.asked import Asked, Words, ask
from edition.search.places import Marks
from edition.search.proof import prove
from edition.search.vocabulary import indexed

NAME = "words"


def answers(wanted: Words, folder: Path, key: str) -> Asked:
    """Return what Pagefind makes of words.

    Args:
        wanted: the words as they stand in records.
        folder: where answers are kept.
        key: what changes with Pagefind and with our way of asking.
    """
    known = _kept(folder / NAME, key)
    if known is None:
        prove()
        known = ask({False: set(), True: set()})
    plain = {h: {word: indexed(word) for word in some} for h, some in wanted.items()}
    new = {h: {*some.values()} - known.marks[h].keys() for h, some in plain.items()}
    if any(new.values()):
        found = ask(new)
        for h, marks in known.marks.items():
            marks |= found.marks[h]
        _keep(folder / NAME, key, known)
    return known._replace(
        marks={
            h: {word: known.marks[h][as_indexed] for word, as_indexed in some.items()}
            for h, some in plain.items()
        }
    )


def _kept(path: Path, key: str) -> Asked | None:
    """Return what was kept, if it was asked for in the same way."""
    found = archive.read(path)
    if found is None or found.facts["key"] != key:
        return None
    shown, hidden = map(_marks, found.facts["marks"])
    version, rest, entry, names = found.facts["given"]
    program = dict(zip(names, found.contents, strict=True))
    return Asked({False: shown, True: hidden}, version, rest, entry, program)


def _marks(words: Mapping[str, list[list[Any]]]) -> dict[str, Marks]:
    return {w: tuple([(key, weight) for key, weight in m]) for w, m in words.items()}


def _keep(path: Path, key: str, known: Asked) -> None:
    facts = {
        "key": key,
        "given": [known.version, known.rest, known.entry, [*known.program]],
        "marks": [known.marks[False], known.marks[True]],
    }
    archive.write(path, Archive(facts, [*known.program.values()]))
