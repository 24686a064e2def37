"""Read an index that Pagefind has written; refuse one that is written otherwise."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from edition.problems import EditionError
from edition.search.cbor import decoded
from edition.search.packed import unpacked
from edition.search.places import keyed

META_END = ".pf_meta"
ENTRY = "pagefind-entry.json"
DATA = ("index/", "fragment/", "pagefind.en_", ENTRY)
"""How the names of the files begin that tell of pages; the others are its program."""

Places = dict[str, dict[int, list[tuple[int, int]]]]
"""By key and page, each weight and place."""


class OtherwiseError(EditionError):
    """Pagefind writes its index otherwise than we do."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This version of Pagefind writes its index otherwise than the edition "
            f"does: {what}. Install the version in requirements.txt."
        )


class Written(NamedTuple):
    """What an index says."""

    pages: list[tuple[str, int]]
    """The id of each page, and how many words it has."""
    places: Places
    version: str
    rest: list[Any]
    """What the metadata hold besides version, pages and chunks."""
    entry: dict[str, Any]
    program: dict[str, bytes]


def read(files: Mapping[str, bytes]) -> Written:
    """Return what the files of an index say.

    Raises:
        OtherwiseError: they say it in a way that is not ours.
    """
    try:
        return _read(files)
    except (ValueError, TypeError, LookupError) as error:
        raise OtherwiseError(f"{type(error).__name__}: {error}") from error


def _read(files: Mapping[str, bytes]) -> Written:
    [name] = [name for name in files if name.endswith(META_END)]
    version, pages, chunks, *rest = decoded(unpacked(files[name]))[0]
    places: Places = {}
    for _, _, chunk in chunks:
        (words,), _ = decoded(unpacked(files[f"index/{chunk}.pf_index"]))
        places |= places_of(words)
    return Written(
        [(id, words) for id, words in pages],
        places,
        version,
        rest,
        json.loads(files[ENTRY]),
        {name: c for name, c in files.items() if not name.startswith(DATA)},
    )


def places_of(words: Iterable[list[Any]]) -> Places:
    """Return where each key is, by what a list of words says."""
    found: Places = {}
    for word, pages, spellings in words:
        if pages:
            found[word] = dict(_pages(pages))
        for spelling, others in spellings:
            found[keyed(word, spelling)] = dict(_pages(others))
    return found


def _pages(pages: Iterable[list[Any]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    page = 0
    for distance, places, fields in pages:
        if fields:
            raise ValueError("a word has places in fields")
        page += distance
        yield page, list(_places(places))


def _places(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield weights and places out of groups that begin with a negative number."""
    weight = at = -1
    for number in numbers:
        if number < 0:
            weight, at = -1 - number, 0
        elif weight < 0:
            raise ValueError("a place has no weight")
        else:
            at += number
            yield weight, at
