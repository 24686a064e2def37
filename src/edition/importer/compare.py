"""Compare a document with what a profile expects, passage by passage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from edition.importer.digests import CHUNK, chunk_digest, chunk_places, digest, tokens
from edition.importer.lines import ITEM, PROSE, TEXT, Line, Lines, join
from edition.importer.repairs import Repair
from edition.readers.profiles import Expected, Profile

RULE = "profile"
LIKE = 0.3
"""The share of its stretches that makes a block a passage in another wording."""
MOST_JOINED = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one passage of a copy stands to the one expected."""

    id: str
    status: str
    """``same``, ``differs``, ``missing`` or ``extra``."""
    line: int = 0
    where: tuple[str, ...] = ()
    """The words around which a copy differs."""
    place: str = ""
    """Where in a file that has no lines of its own."""


class Compared(NamedTuple):
    """The blocks, passages labelled with their ids, and what was found."""

    blocks: Lines
    verdicts: tuple[Verdict, ...]
    repairs: tuple[Repair, ...]
    said: Mapping[str, str]
    """By the id of a passage, what its attribute list says besides: “.verse”."""


class Numbered(NamedTuple):
    """The blocks with ids of passages, and what is said of these besides."""

    blocks: Lines
    said: Mapping[str, str]


def compare(blocks: Lines, profile: Profile) -> Compared:
    """Give each passage the id a profile knows it by, and say how it compares."""
    known = {passage.digest: id for id, passage in profile.passages.items()}
    fitted, repairs = _fitted(blocks, profile, known)
    order = list(profile.passages)
    ids = _same(fitted, known)
    _fill(fitted, ids, profile, order)
    labelled: list[Line] = []
    verdicts: dict[str, Verdict] = {}
    extra: list[Verdict] = []
    for index, block in enumerate(fitted):
        if block.kind not in PROSE:
            labelled.append(block)
            continue
        id = ids.get(index, "")
        labelled.append(block.as_(block.kind, id))
        if id:
            verdicts[id] = _verdict(id, block, profile.passages[id])
        else:
            opening = " ".join(block.text.split()[:8])
            extra.append(Verdict("", "extra", block.raw, (opening,)))
    found = [verdicts.get(id, Verdict(id, "missing")) for id in order]
    said = _said(fitted, labelled)
    return Compared(tuple(labelled), (*found, *extra), tuple(repairs), said)


def number_passages(blocks: Lines) -> Numbered:
    """Give the passages of a document without a profile ids in their order."""
    numbered: list[Line] = []
    count = 0
    for block in blocks:
        if block.kind in PROSE:
            count += 1
            block = block.as_(block.kind, f"p{count}")
        numbered.append(block)
    return Numbered(tuple(numbered), _said(blocks, numbered))


def _said(before: Iterable[Line], after: Iterable[Line]) -> dict[str, str]:
    """Return what the label of a passage said of it before it had an id."""
    pairs = ((b.label, a) for b, a in zip(before, after, strict=True))
    return {
        after.label: said
        for said, after in pairs
        if after.kind in PROSE and after.label and said.startswith((".", "lang="))
    }


def _fitted(
    blocks: Lines, profile: Profile, known: Mapping[str, str]
) -> tuple[Lines, list[Repair]]:
    """Join or cut paragraphs where only that makes expected passages of them."""
    fitted: list[Line] = []
    repairs: list[Repair] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind not in PROSE or digest(block.text) in known:
            fitted.append(block)
            at += 1
        elif run := _joinable(blocks, at, known):
            fitted.append(join(run))
            repairs.append(
                Repair(
                    RULE,
                    block.raw,
                    f"{len(run)} paragraphs",
                    "one passage",
                    described=True,
                )
            )
            at += len(run)
        else:
            parts = _parts(block, profile, known)
            if len(parts) > 1:
                repairs.append(
                    Repair(
                        RULE,
                        block.raw,
                        "one paragraph",
                        f"{len(parts)} passages",
                        described=True,
                    )
                )
            fitted += parts
            at += 1
    return tuple(fitted), repairs


def _joinable(blocks: Lines, at: int, known: Mapping[str, str]) -> list[Line]:
    """Return the paragraphs from a position on that make up one passage."""
    for count in range(2, MOST_JOINED + 1):
        run = list(blocks[at : at + count])
        if any(block.kind not in (TEXT, ITEM) for block in run) or len(run) < count:
            break
        if digest(join(run).text) in known:
            return run
    return []


def _parts(block: Line, profile: Profile, known: Mapping[str, str]) -> list[Line]:
    """Cut a block after each sentence where that leaves expected passages."""
    parts: list[Line] = []
    start = 0
    lengths = {passage.words for passage in profile.passages.values()}
    ends = [m for m in range(1, len(block.text)) if block.text[m] == " "] + [
        len(block.text)
    ]
    for end in ends:
        if block.text[end - 1] not in '.!?…:;”’")]':
            continue
        piece = block.text[start:end]
        if len(tokens(piece)) in lengths and digest(piece) in known:
            parts.append(block.cut(start, end).strip())
            start = end
    return parts if parts and not block.text[start:].strip() else [block]


def _same(blocks: Lines, known: Mapping[str, str]) -> dict[int, str]:
    """Return the ids of the blocks that are just as expected."""
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for index, block in enumerate(blocks):
        id = known.get(digest(block.text)) if block.kind in PROSE else None
        if id and id not in taken:
            ids[index] = id
            taken.add(id)
    return ids


def _fill(
    blocks: Lines, ids: dict[int, str], profile: Profile, order: list[str]
) -> None:
    """Give ids to blocks in other wordings that stand where passages are missing."""
    taken = set(ids.values())
    position = {id: at for at, id in enumerate(order)}
    last = -1
    for index, block in enumerate(blocks):
        if index in ids:
            last = max(last, position[ids[index]])
            continue
        if block.kind not in PROSE:
            continue
        words = tokens(block.text)
        for id in order[last + 1 : last + 4]:
            if id in taken:
                break
            if _alike(words, profile.passages[id]):
                ids[index] = id
                taken.add(id)
                last = position[id]
                break


def _alike(words: list[str], passage: Expected) -> bool:
    """Tell whether words can be a passage in a wording of their own."""
    if len(passage.chunks) < 3:
        return 0.6 * passage.words <= len(words) <= 1.6 * passage.words
    present = _positions(words, passage.chunks)
    return sum(at is not None for at in present) >= LIKE * len(passage.chunks)


def _positions(words: list[str], expected: tuple[str, ...]) -> list[int | None]:
    """Find where each expected stretch stands among words, in order."""
    places: dict[str, list[int]] = {}
    for at in range(len(words) - CHUNK + 1):
        places.setdefault(chunk_digest(words[at : at + CHUNK]), []).append(at)
    found: list[int | None] = []
    last = -1
    for chunk in expected:
        place = next((p for p in places.get(chunk, ()) if p > last), None)
        found.append(place)
        last = last if place is None else place
    return found


def _verdict(id: str, block: Line, passage: Expected) -> Verdict:
    if digest(block.text) == passage.digest:
        return Verdict(id, "same", block.raw)
    return Verdict(id, "differs", block.raw, tuple(_where(tokens(block.text), passage)))


def _where(words: list[str], passage: Expected) -> list[str]:
    """Describe each stretch of a copy that is not as expected."""
    found = _positions(words, passage.chunks)
    starts = chunk_places(passage.words)
    agreed = [(e, at) for e, at in zip(starts, found, strict=False) if at is not None]
    spans: list[str] = []
    ours, theirs = 0, 0
    for wanted, got in [*agreed, (passage.words, len(words))]:
        if wanted - ours != got - theirs or wanted > ours:
            spans.append(_span(words, theirs, got, wanted - ours))
        ours, theirs = wanted + CHUNK, got + CHUNK
    return spans or ["punctuation or capitals"]


def _span(words: list[str], start: int, end: int, wanted: int) -> str:
    """Show some words of a copy and how many others are expected there."""
    start, end = min(start, end), max(start, end)
    shown = " ".join(words[start : min(end, start + 12)])
    return f"words {start + 1}–{end} (“{shown}”), where {max(0, wanted)} are expected"
