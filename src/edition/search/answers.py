"""Keep what Pagefind has made of words, so that it is asked only for new ones."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from edition.search import archive
from edition.search.archive import Archive
from edition.search.asked import Asked, ask
from edition.search.places import Marks, Words
from edition.search.proof import prove
from edition.search.vocabulary import indexed

NAME = "words"


class Answers(NamedTuple):
    """What Pagefind makes of words, and what it gives to every index."""

    marks: dict[bool, list[Marks]]
    """Of shown words, by their numbers, and of hidden ones."""
    given: Asked


def answers(words: Words, folder: Path, key: str) -> Answers:
    """Return what Pagefind makes of words.

    Args:
        words: the words as they stand in records.
        folder: where answers are kept.
        key: what changes with Pagefind and with our way of asking.
    """
    known = _kept(folder / NAME, key)
    if known is None:
        prove()
        known = ask({False: (), True: ()})
    plain = {hidden: [*map(indexed, some)] for hidden, some in words.items()}
    new = {h: {*some} - known.marks[h].keys() for h, some in plain.items()}
    if any(new.values()):
        found = ask(new)
        for hidden, marks in known.marks.items():
            marks |= found.marks[hidden]
        _keep(folder / NAME, key, known)
    return Answers(
        {h: _marks(known.marks[h], some) for h, some in plain.items()}, known
    )


def _marks(known: Mapping[str, Marks], words: Iterable[str]) -> list[Marks]:
    """Return what is known of words; JSON has made lists of it."""
    return [tuple([(key, weight) for key, weight in known[word]]) for word in words]


def _kept(path: Path, key: str) -> Asked | None:
    """Return what was kept, if it was asked for in the same way."""
    found = archive.read(path)
    if found is None or found.facts["key"] != key:
        return None
    shown, hidden = found.facts["marks"]
    version, rest, entry, names = found.facts["given"]
    program = dict(zip(names, found.contents, strict=True))
    return Asked({False: shown, True: hidden}, version, rest, entry, program)


def _keep(path: Path, key: str, known: Asked) -> None:
    facts = {
        "key": key,
        "given": [known.version, known.rest, known.entry, [*known.program]],
        "marks": [known.marks[False], known.marks[True]],
    }
    archive.write(path, Archive(facts, [*known.program.values()]))
