"""Prove on a sample that Pagefind still writes the places that we count."""

from edition.search import pagefind, written
from edition.search.asked import ask
from edition.search.blocks import block
from edition.search.cbor import decoded
from edition.search.counter import Counter
from edition.search.given import page
from edition.search.places import Weighed, no_words, numbered
from edition.search.words import listed
from edition.search.written import OtherwiseError, Places

SAMPLE = (
    (("The ferryman’s ferry-boats ferried 1,200 tons.", False), ("ferry toll", True)),
    (("Été à Łódź: naïve, ete NATO-led a/b don't wkWebView НАТО 😀", False),),
    (("toll ferry tide", True), (" ".join(["toll"] * 300 + ["tide"]), False)),
)
"""Records with whatever Pagefind treats in a way of its own."""


def prove() -> None:
    """Compare an index of the sample with what we would write.

    Raises:
        OtherwiseError: they differ.
    """
    records = [[Weighed(words.split(), h) for words, h in parts] for parts in SAMPLE]
    words = no_words()
    parts = [numbered(record, words) for record in records]
    marks = ask(words).marks
    counter = Counter({h: [marks[h][word] for word in words[h]] for h in words})
    ours = listed([block([counter.count(part) for part in parts])])
    written_by_us = [decoded(word.content)[0] for word in ours]
    if written.places_of(written_by_us) != _theirs(records):
        raise OtherwiseError("words of a sample stand in other places")


def _theirs(records: list[list[Weighed]]) -> Places:
    with pagefind.index() as index:
        for number, record in enumerate(records):
            index.add(str(number), page(record))
        return written.read(dict(index.files())).places
