"""Find, draft and write the profiles of an edition's texts."""

from pathlib import Path

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
from edition.readers.profiles import (
    CODE,
    FOLDER,
    Expected,
    Profile,
    SourceNote,
    read_profile,
)

WINDOWS = 12
"""Windows by which a copy is recognised, spread over the text."""


def corrections(profile: Profile) -> tuple[Correction, ...]:
    """Return the emendations that are made, as the steps want them."""
    made = (e for e in profile.emendations if e.kind != "slip")
    return tuple(Correction(e.rdg, e.lem) for e in made)


def read_profiles(root: Path) -> tuple[tuple[Profile, ...], list[Problem]]:
    """Read the profiles of an edition, in the order of their names."""
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yml")):
        profile, found = _read(path, path.relative_to(root).as_posix())
        profiles += [profile] if profile else []
        problems += found
    return tuple(profiles), problems


def _read(path: Path, name: str) -> tuple[Profile | None, list[Problem]]:
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = f"The profile cannot be read: {error}"
        return None, [Problem(Place(name), CODE, what)]
    profile, problems = read_profile(source, name)
    return (None if problems else profile), list(problems)


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
    known = f" {' '.join(spoken)} "
    found = []
    for passage in passages[:: max(1, len(passages) // (4 * WINDOWS))]:
        words = [w for w in tokens(passage) if w.isalpha()]
        middle = max(0, len(words) // 2 - WINDOW // 2)
        window = words[middle : middle + WINDOW]
        if len(words) >= WINDOW and f" {' '.join(window)} " in known:
            found.append(window_digest(window))
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
            f"  - place: {e.anchor}",
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
