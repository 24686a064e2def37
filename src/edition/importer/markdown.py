"""Write and read transcriptions: Markdown as the texts of the edition have it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edition.importer.lines import (
    HEADING,
    ITEM,
    MATTER,
    NOTE,
    QUOTE,
    RULE,
    Line,
    Lines,
)
from edition.readers.profiles import Profile

LACKING = "The copy used lacks the text of this note."
MARK = re.compile(r"\[\^(?P<label>\d+)\]")
START = re.compile(
    r"(?P<sign>#{1,6} |[-+] |\* |> |\d{1,9}[.)] |\[\^\d+\]:|={3,}$|-{3,}$)"
)
NUMBERED = re.compile(r"\d{1,9}[.)] ")
ANGLE = re.compile(r"<(?!https?://|mailto:|/?(?:sup|sub|br|wbr)>)")
EMAIL = re.compile(r"(?<!\\)\[(?=[^\[\]\n]*@[A-Za-z])")
FIELD = re.compile(r"^(?P<name>[a-z_]+):")
REMEMBERED = "# What the source has beside the text:"
NOTHING: Mapping[str, str] = {}
REPLACED = {"presentation": "transcription", "proof_state": "unproofed"}


@dataclass(frozen=True, slots=True)
class Transcription:
    """What is written to a file."""

    matter: str
    """The front matter, without its fences."""
    blocks: Lines
    citations: Mapping[str, str]
    """For each note that cites something, the cluster that says so."""
    said: Mapping[str, str] = field(default_factory=dict)
    """By the id of a passage, what its attribute list says besides: “.verse”."""


def written(transcription: Transcription) -> str:
    """Return a transcription as Markdown: front matter, passages in order, notes."""
    words = body(transcription.blocks, transcription.citations, transcription.said)
    return f"---\n{transcription.matter}---\n\n{words}"


def body(
    blocks: Lines, citations: Mapping[str, str], said: Mapping[str, str] = NOTHING
) -> str:
    """Return passages in order, and the notes last, each with what it cites."""
    shown = (b for b in blocks if b.kind not in (NOTE, MATTER) and b.text)
    passages = [_block(b, said.get(b.label, "")) for b in shown]
    return "\n\n".join([*passages, *_notes(blocks, citations)]) + "\n"


def _block(block: Line, said: str) -> str:
    text = (
        block.text
        if NUMBERED.match(block.text) and block.kind == ITEM
        else _escaped(block.text)
    )
    if block.kind == HEADING:
        return f"{'#' * int(block.label or 2)} {block.text}"
    if block.kind == RULE:
        return "***"
    said = f" {said}" if said else ""
    id = f"{{ #{block.label}{said} }}" if block.label else ""
    if block.kind == ITEM:
        bullet = "" if NUMBERED.match(block.text) else "- "
        return f"{bullet}{text}" + (f"\n  {id}" if id else "")
    if block.kind == QUOTE and (said or "\n" not in text):
        lines = [*text.split("\n"), *([id] if id else [])]
        return "\n".join(f"> {line}" for line in lines)
    return text + (f"\n{id}" if id else "")


def _escaped(text: str) -> str:
    """Keep signs at the start of a line, and angle brackets, from meaning more."""
    return "\n".join(map(_begun, shown(text).split("\n")))


def _begun(line: str) -> str:
    """Keep the sign that a line begins with from meaning more."""
    start = START.match(line)
    if not start:
        return line
    at = len(start["sign"].rstrip()) - 1
    return f"{line[:at]}\\{line[at:]}"


def shown(text: str) -> str:
    """Keep angle brackets, and brackets around what looks like a citation."""
    return EMAIL.sub(r"\\[", ANGLE.sub("&lt;", text))


def _notes(blocks: Lines, citations: Mapping[str, str]) -> list[str]:
    """Write the definitions of the notes in the order of their numbers."""
    bodies = {b.label: b.text for b in blocks if b.kind == NOTE}
    others = (b for b in blocks if b.kind != NOTE)
    marks = {m["label"] for b in others for m in MARK.finditer(b.text)}
    labels = sorted(marks | set(bodies), key=lambda label: (len(label), label))
    return [_note(label, bodies.get(label), citations) for label in labels]


def _note(label: str, body: str | None, citations: Mapping[str, str]) -> str:
    text = shown(body or LACKING).replace("\n\n", "\n\n    ")
    cluster = citations.get(label, "")
    return f"[^{label}]: {text}" + (f" {cluster}" if cluster else "")


def clusters(profile: Profile | None) -> dict[str, str]:
    """Return the citations of each note as Pandoc's marks."""
    if profile is None:
        return {}
    return {
        label: "[" + "; ".join(_citation(c.key, c.locator) for c in note.cites) + "]"
        for label, note in profile.notes.items()
        if note.cites
    }


def _citation(key: str, locator: str) -> str:
    return f"@{key}, {locator}" if locator else f"@{key}"


def adapted(matter: str, witness: str) -> str:
    """Return the front matter of a précis as that of its transcription."""
    replaced = {**REPLACED, "witness": _scalar(witness)}
    lines: list[str] = []
    skipping = False
    for line in matter.splitlines():
        match = FIELD.match(line)
        skipping = skipping if match is None else False
        if match and match["name"] in replaced:
            line = f"{match['name']}: {replaced[match['name']]}"
            skipping = True
            lines.append(line)
        elif not skipping:
            lines.append(line)
    return "\n".join(lines) + "\n"


def drafted(title: str, language: str, witness: str, blocks: Lines) -> str:
    """Return front matter for a document that the edition does not know."""
    lines = [
        f"title: {_scalar(title)}",
        f"language: {language}",
        "presentation: transcription",
        f"witness: {_scalar(witness)}",
        "proof_state: unproofed",
    ]
    matter = (b.text for b in blocks if b.kind == MATTER and b.text != title)
    return "\n".join([*lines, *remembered(matter)]) + "\n"


def remembered(matter: Iterable[str]) -> list[str]:
    """Return what was set apart from a text as a comment in its front matter."""
    lines = [f"#   {' '.join(text.split())}" for text in matter]
    return [REMEMBERED, *lines] if lines else []


def _scalar(text: str) -> str:
    flat = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{flat}"'


def is_transcription(text: str) -> bool:
    """Tell whether a document is one that an import wrote."""
    head, _, _ = text.removeprefix("---\n").partition("\n---\n")
    return text.startswith("---\n") and bool(
        re.search(r"^presentation: transcription$", head, re.M)
    )
