"""Own ``sources/<slug>.yml``: what is known of a text, without its sentences."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from edition.importer.digests import (
    WINDOW,
    chunks,
    digest,
    fingerprint,
    folded,
    folded_tokens,
    matter_digest,
    tokens,
    window_digest,
)
from edition.importer.job import Correction
from edition.importer.lines import MATTER, NOTE, PROSE, Lines
from edition.problems import Place, Problem
from edition.readers.yaml_places import YamlError, load_yaml, validated

FOLDER = "sources"
WINDOWS = 12
"""Windows by which a copy is recognised, spread over the text."""
MOST_WORDS = 10
"""Words an emendation may quote."""

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
Quoted = Annotated[str, Field(max_length=90)]


class Frozen(BaseModel):
    """A record that knows its fields and does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Emendation(Frozen):
    """A correction made to the source, or one considered and not made."""

    place: Annotated[str, Field(pattern=r"^[pn][1-9]\d*$")]
    lem: Quoted
    rdg: Quoted
    kind: Literal["lost-character", "case-damage", "missing-space", "slip"]
    """A ``slip`` is the author's own: it is listed, and stays."""
    reason: str


class Cited(Frozen):
    """A work that a note cites, with what it cites of it."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
    locator: str = ""


class Expected(Frozen):
    """What is known of a passage or note: its length and its digests."""

    words: int
    digest: Digest
    chunks: tuple[Digest, ...] = ()


class SourceNote(Frozen):
    """A note of the source: its digest, if its text survives, and what it cites."""

    digest: Digest | None = None
    cites: tuple[Cited, ...] = ()


class Profile(Frozen):
    """Everything an import knows of one text beforehand."""

    text: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    fingerprints: tuple[Digest, ...]
    matter: tuple[Digest, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    notes: dict[str, SourceNote] = {}
    passages: dict[str, Expected]

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The emendations that are made, as the steps want them."""
        made = (e for e in self.emendations if e.kind != "slip")
        return tuple(Correction(e.rdg, e.lem) for e in made)


def read_profile(path: Path, root: Path) -> tuple[Profile | None, list[Problem]]:
    """Read one profile; None where it cannot be used."""
    name = path.relative_to(root).as_posix()
    try:
        data = load_yaml(path.read_text(encoding="utf-8"), name)
    except YamlError as error:
        return None, [Problem(error.place, "I008", error.what)]
    except (OSError, UnicodeDecodeError) as error:
        return None, [
            Problem(Place(name), "I008", f"The profile cannot be read: {error}")
        ]
    stand_ins = {"text": path.stem, "fingerprints": (), "passages": {}}
    profile, problems = validated(Profile, data, name, "I008", stand_ins)
    if not problems and profile.text != path.stem:
        what = f"The profile is of “{profile.text}”, its file of “{path.stem}”"
        problems = [Problem(Place(name), "I008", what)]
    return (None if problems else profile), problems


def read_profiles(root: Path) -> tuple[tuple[Profile, ...], list[Problem]]:
    """Read the profiles of an edition, in the order of their names."""
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yml")):
        profile, found = read_profile(path, root)
        profiles += [profile] if profile else []
        problems += found
    return tuple(profiles), problems


def draft(slug: str, blocks: Lines, spoken: list[str]) -> Profile:
    """Make the profile of a document from its cleaned blocks.

    Args:
        slug: the name of the text.
        blocks: what the steps made of the document.
        spoken: the letters-only words of the raw document, in which windows must occur.
    """
    passages = [block.text for block in blocks if block.kind in PROSE]
    matter = (matter_digest(b.text) for b in blocks if b.kind == MATTER)
    return Profile(
        text=slug,
        fingerprints=tuple(_windows(passages, spoken)),
        matter=tuple(dict.fromkeys(matter)),
        notes={
            b.label: SourceNote(digest=digest(b.text)) for b in blocks if b.kind == NOTE
        },
        passages={f"p{i}": expected(text) for i, text in enumerate(passages, start=1)},
    )


def expected(text: str) -> Expected:
    """Return what a profile holds of a passage."""
    text = folded(text)
    found = folded_tokens(text)
    return Expected(
        words=len(found), digest=fingerprint(text), chunks=tuple(chunks(found))
    )


def _windows(passages: list[str], spoken: list[str]) -> list[str]:
    """Choose windows of words, spread evenly, that stand in the raw document."""
    known = {
        window_digest(spoken[i : i + WINDOW]) for i in range(len(spoken) - WINDOW + 1)
    }
    found = []
    for passage in passages[:: max(1, len(passages) // (4 * WINDOWS))]:
        words = [w for w in tokens(passage) if w.isalpha()]
        middle = max(0, len(words) // 2 - WINDOW // 2)
        candidate = window_digest(words[middle : middle + WINDOW])
        if len(words) >= WINDOW and candidate in known:
            found.append(candidate)
    step = max(1, len(found) // WINDOWS)
    return found[::step][:WINDOWS]


def write_profile(profile: Profile) -> str:
    """Return a profile as YAML, one passage a line."""
    lines = [
        f"text: {profile.text}",
        "",
        "# Digests of windows of words, by which a copy is known.",
    ]
    lines += ["fingerprints:", *(f"  - {_quoted(d)}" for d in profile.fingerprints)]
    if profile.matter:
        lines += [
            "",
            "# Digests of blocks that are no passages: title page, contents, lives.",
        ]
        lines += ["matter:", *(f"  - {_quoted(d)}" for d in profile.matter)]
    lines += _emendations(profile)
    if profile.notes:
        lines += [
            "",
            "# What each note cites; the digest of its text, where there is one.",
            "notes:",
        ]
        lines += [
            f"  {_quoted(label)}: {_note(note)}"
            for label, note in profile.notes.items()
        ]
    lines += [
        "",
        "# Words, digest of the whole, digests of eight words each.",
        "passages:",
    ]
    for id, passage in profile.passages.items():
        inner = ", ".join(map(_quoted, passage.chunks))
        whole = f"words: {passage.words}, digest: {_quoted(passage.digest)}"
        lines.append(f"  {id}: {{{whole}, chunks: [{inner}]}}")
    return "\n".join(lines) + "\n"


def _emendations(profile: Profile) -> list[str]:
    if not profile.emendations:
        return []
    lines = [
        "",
        "# lem: our reading; rdg: the source's. A slip is the author's own and stays.",
    ]
    lines.append("emendations:")
    for e in profile.emendations:
        lines += [
            f"  - place: {e.place}",
            f"    lem: {_quoted(e.lem)}",
            f"    rdg: {_quoted(e.rdg)}",
            f"    kind: {e.kind}",
            f"    reason: {_quoted(e.reason)}",
        ]
    return lines


def _note(note: SourceNote) -> str:
    cites = ", ".join(
        f"{{key: {c.key}, locator: {_quoted(c.locator)}}}"
        if c.locator
        else f"{{key: {c.key}}}"
        for c in note.cites
    )
    parts = [f"digest: {_quoted(note.digest)}"] if note.digest else []
    parts += [f"cites: [{cites}]"] if cites else []
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
