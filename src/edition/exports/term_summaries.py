"""Write the beginnings of all definitions, for the pop-ups of terms in texts."""

import json
import re
from collections.abc import Iterator

from edition.model import Edition, GeneratedFile

SENTENCE_END = re.compile(
    r"""
      (?<=[a-z0-9)”][.;])\s  # after a full stop that ends no initial
    | (?<=[a-z0-9)][.;]”)\s
    """,
    re.VERBOSE,
)
CLAUSE_END = re.compile(r";(?=”?\Z)")
SHORT = 160


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``glossary/in-brief.json``: the first sentence on each term, by its id."""
    if edition.terms:
        brief = {term.id: shorten(term.definition) for term in edition.terms}
        content = json.dumps(brief, ensure_ascii=False, indent=0) + "\n"
        yield GeneratedFile("glossary/in-brief.json", content)


def shorten(text: str) -> str:
    """Return the first sentence of a text, cut at a word if it is long."""
    sentence = SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0]
    if len(sentence) <= SHORT:
        return CLAUSE_END.sub(".", sentence)
    return sentence[:SHORT].rsplit(" ", 1)[0].rstrip(",;:") + " …"
