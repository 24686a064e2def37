"""What the attribute list below an imported passage says of it."""

from edition.importer.inlines import is_language
from edition.importer.structure import LETTER_PARTS, Block

CLASSES = LETTER_PARTS | {"verse", "speech", "stage", "epigraph"}
"""Kinds that a class says; the others are seen."""
HOLDING_VERSE = frozenset({"speech", "quotation", "epigraph"})


def attribute_list(block: Block, text: str) -> str:
    """Return what the list below a passage says of it, but for its id."""
    said = [f".{block.kind}"] if block.kind in CLASSES else []
    if block.kind in HOLDING_VERSE and (block.lined or "\n" in text):
        said.append(".verse")
    if block.kind == "speech" and block.label:
        name = block.label.replace('"', "”").strip()
        said.append(f'speaker="{name}"')
    if is_language(block.language):
        said.append(f"lang={block.language}")
    return " ".join(said)
