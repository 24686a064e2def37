"""Extracted features: what may be counted in a text that may not be shown.

Counts in alphabetical order are facts about a text; no sentence can be read from
them. The manual, ``manual/features.md``, describes the files.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from edition.files import first_link, write
from edition.indexes import term_matcher
from edition.matching import Matcher
from edition.model import Document, Edition, Term
from edition.model.patterns import formed
from edition.problems import Place, Problem
from edition.readers.wording import sentence
from edition.transcriptions import (
    MAX_BYTES,
    PASSAGE,
    fingerprint,
    passages,
    transcribed,
)

SOURCES = "sources"
SUFFIX = ".features.json"
FEWEST_WORDS = 60
"""Words below which a passage is pooled with the next."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MARK = re.compile("[\u0300-\u036f]")
"""An accent by itself, which folding takes off some letters, as off “İ”."""

Count = Annotated[int, Field(ge=1)]


class Counts(BaseModel):
    """A record that holds what it names and nothing more."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Pool(Counts):
    """Passages counted together: one, or as many as make up sixty words."""

    name: str
    """The first and last of its passages: ``p3``, ``p8-p12``."""
    passages: tuple[Annotated[str, formed(PASSAGE, "a passage, such as p7")], ...]
    words: Annotated[int, Field(ge=0)]
    tokens: dict[str, Count]
    terms: dict[str, dict[str, Count]]
    """For each term that occurs, how often in which form."""


class Features(Counts):
    """The counts of one text."""

    version: Literal[1]
    text: str
    transcription: Annotated[
        str, formed(r"^[0-9a-f]{16}$", "the sixteen digits of a digest")
    ]
    """The fingerprint of the transcription they were taken from."""
    terms: dict[str, tuple[str, ...]]
    """Every term that was looked for, with the forms it then had."""
    pools: tuple[Pool, ...]


def make_features(
    slug: str, document: Document, terms: Iterable[Term], matcher: Matcher
) -> Features:
    """Count the words and terms of a transcription, pool by pool."""
    by_id = {term.id: term for term in terms}
    pools = _pools(passages(document))
    return Features(
        version=1,
        text=slug,
        transcription=fingerprint(document),
        terms={id: by_id[id].forms for id in sorted(by_id)},
        pools=tuple(_pool(pool, by_id, matcher) for pool in pools),
    )


def words(text: str) -> list[str]:
    """Return the words of a text as they are counted, in lower case.

    They are found before they are folded: some letters fold into signs.
    """
    found = "\n".join(WORD.findall(text))
    return _folded(found).replace("’", "'").split("\n") if found else []


def _folded(text: str) -> str:
    """Return words in lower case, each of as many letters as signs."""
    folded = text.casefold()
    if folded.isascii() or not MARK.search(folded):
        return folded
    return unicodedata.normalize("NFC", folded).replace("i\u0307", "i")


def _pools(found: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Group passages so that each group has words enough to hide their order."""
    pools: list[list[tuple[str, str]]] = []
    pending: list[tuple[str, str]] = []
    for passage in found:
        pending.append(passage)
        if sum(len(words(text)) for _, text in pending) >= FEWEST_WORDS:
            pools.append(pending)
            pending = []
    if pending and pools:
        pools[-1] += pending
    elif pending:
        pools.append(pending)
    return pools


def _pool(
    pool: list[tuple[str, str]], terms: dict[str, Term], matcher: Matcher
) -> Pool:
    ids = tuple(id for id, _ in pool)
    tokens = Counter(word for _, text in pool for word in words(text))
    return Pool(
        name=ids[0] if len(ids) == 1 else f"{ids[0]}-{ids[-1]}",
        passages=ids,
        words=tokens.total(),
        tokens={token: tokens[token] for token in sorted(tokens)},
        terms=_forms(pool, terms, matcher),
    )


def _forms(
    pool: list[tuple[str, str]], terms: dict[str, Term], matcher: Matcher
) -> dict[str, dict[str, int]]:
    """Count the terms that occur, by the form the glossary gives."""
    found: dict[str, Counter[str]] = {}
    for _, text in pool:
        for match in matcher.find(text):
            form = form_of(text[match.start : match.end], terms[match.owner])
            found.setdefault(match.owner, Counter())[form] += 1
    return {id: dict(sorted(found[id].items())) for id in sorted(found)}


def form_of(words: str, term: Term) -> str:
    """Return the form of the glossary that some words of a text are."""
    wanted = _alike(words)
    exact = (form for form in term.forms if form == wanted)
    folded = (f for f in term.forms if _alike(f).casefold() == wanted.casefold())
    return next(exact, None) or next(folded, term.forms[0])


def _alike(text: str) -> str:
    return " ".join(text.split()).replace("’", "'")


def as_json(features: Features) -> str:
    """Return features as they are committed: one pool a line."""
    head = features.model_dump(exclude={"pools"})
    lines = [f" {json.dumps(k)}: {_dumped(v)}," for k, v in head.items()]
    pools = ",\n".join(f"  {_dumped(pool.model_dump())}" for pool in features.pools)
    return "\n".join(["{", *lines, ' "pools": [', pools, " ]", "}"]) + "\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_features(edition: Edition) -> Iterator[str]:
    """Write the features of each text whose transcription is there."""
    matcher = term_matcher(edition)
    for text, document in transcribed(edition):
        features = make_features(text.slug, document, edition.terms, matcher)
        name = f"{SOURCES}/{text.slug}{SUFFIX}"
        write(edition.root, name, as_json(features))
        yield name


def features_path(root: Path, slug: str) -> Path:
    """Return the file of a text's features."""
    return root / SOURCES / f"{slug}{SUFFIX}"


def read_features(root: Path, slug: str) -> tuple[Features | None, list[Problem]]:
    """Read and check the features of a text; None where none can be used."""
    features, problems = _read(root, slug)
    if features is None:
        return None, problems
    wrong = [*more_than_counts(features)]
    wrong += [f"They are of {features.text}"] * (features.text != slug)
    place = Place(f"{SOURCES}/{slug}{SUFFIX}")
    return features, [Problem(place, "R001", what) for what in wrong]


def checked_features(root: Path, slug: str) -> Features | None:
    """Return the features of a text that were checked before, if there are any."""
    return _read(root, slug)[0]


def _read(root: Path, slug: str) -> tuple[Features | None, list[Problem]]:
    path, place = features_path(root, slug), Place(f"{SOURCES}/{slug}{SUFFIX}")
    try:
        if first_link(root, place.path) or not path.is_file():
            return None, []
        if path.stat().st_size > MAX_BYTES:
            return None, [Problem(place, "R001", "The file is too large")]
        return Features.model_validate_json(path.read_text(encoding="utf-8")), []
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(place, "R001", f"The file cannot be read: {error}")]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(step) for step in first["loc"])
        return None, [Problem(place, "R001", sentence(first, name))]


def more_than_counts(features: Features) -> Iterator[str]:
    """Say what in features is more than counts, or an order that tells of the text."""
    every = sorted({token for pool in features.pools for token in pool.tokens})
    are_words = words(" ".join(every)) == every
    for pool in features.pools:
        if list(pool.tokens) != sorted(pool.tokens):
            yield f"The tokens of {pool.name} are not in alphabetical order"
        if sum(pool.tokens.values()) != pool.words:
            yield f"The tokens of {pool.name} do not add up to its words"
        if not are_words and words(" ".join(pool.tokens)) != list(pool.tokens):
            yield f"The tokens of {pool.name} are not all words in lower case"
        if pool.words < FEWEST_WORDS and len(features.pools) > 1:
            yield f"{pool.name} has fewer than {FEWEST_WORDS} words"
        for id, forms in pool.terms.items():
            if not set(forms) <= set(features.terms.get(id, ())):
                yield f"{pool.name} counts forms of {id} that are none of its forms"
