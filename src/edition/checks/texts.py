"""Family T: passages of texts and their ids."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, zip_longest
from operator import attrgetter
from pathlib import PurePosixPath

from edition.checks.entries import repeated
from edition.checks.notes import UNFINISHED
from edition.clock import now
from edition.compatibility import installed, is_older, is_within, range_from
from edition.forge import edit_address
from edition.ledger import lives
from edition.model import Edition, Passage
from edition.model.facets import value_of
from edition.problems import Place, Problem, suggestion
from edition.sources import SETTINGS
from edition.syntax import is_passage
from edition.text_files import INDEX, TEXTS

STANZAS = (
    "Put its id, such as “{ #p7 .verse }”, alone on the line after its last; or, if it "
    "is a stanza of the next passage, “//” in the place of the empty line."
)
"""What is told of lines before a poem."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def passage_without_id(edition: Edition) -> Iterator[Problem]:
    """T003: every block of a text is a passage and has its id."""
    for text in edition.texts:
        blocks = text.document.blocks
        for block, next_ in zip_longest(blocks, blocks[1:]):
            if not block.id:
                yield _without_id(block, next_)
            elif block.id != "headnote" and not is_passage(block.id):
                what = f"“{block.id}” is not the id of a passage"
                yield Problem(block.place, "T003", what, subject=block.id)


def _without_id(block: Passage, next_: Passage | None) -> Problem:
    """Say that a block has no id; perhaps it should have been a note."""
    if note := UNFINISHED.match(block.markdown):
        label = note["label"]
        what = f"A paragraph without an id begins with “[^{label}]”"
        remedy = f"If it is the note, write “[^{label}]: ”, with a colon at once."
        return Problem(block.place, "T003", what, remedy, label)
    words = block.markdown.split()
    opening = " ".join(words[:6]) + (" …" if len(words) > 6 else "")
    what = f"The passage “{opening}” has no id"
    remedy = STANZAS if next_ and next_.kind == "verse" else ""
    return Problem(block.place, "T003", what, remedy, opening)


def duplicate_passage(edition: Edition) -> Iterator[Problem]:
    """T004: no two passages of a text have the same id."""
    for text in edition.texts:
        for first, passage in repeated(text.passages, attrgetter("id")):
            what = f"The id “{passage.id}” is used twice, also in {first.place}"
            yield Problem(passage.place, "T004", what, subject=passage.id)


def passage_out_of_order(edition: Edition) -> Iterator[Problem]:
    """T005: passages are numbered from 1 in reading order, none left out.

    Numbers that the ledger knows stay free: what follows keeps its own. So do those
    that passages without an id of their own may have had.
    """
    freed = lives(edition)
    for text in edition.texts:
        previous, nameless, seen = 0, 0, {"headnote"}
        for passage in text.document.blocks:
            if not is_passage(passage.id) or passage.id in seen:
                nameless += passage.id != "headnote"
                continue
            number = int(passage.number)
            seen.add(passage.id)
            between = range(previous + 1, number)
            left_out = (n for n in between if f"{text.slug}#p{n}" not in freed)
            if number <= previous or any(islice(left_out, nameless, None)):
                after = f"p{previous}" if previous else "no other"
                what = f"Passage {passage.id} follows {after}"
                missed = f"order of {text.slug}"
                yield Problem(passage.place, "T005", what, "", passage.id, missed)
            previous, nameless = number, 0


def no_passages(edition: Edition) -> Iterator[Problem]:
    """T006: a text has passages, and so has each of its chapters."""
    for text in edition.texts:
        if not text.passages:
            yield Problem(text.place, "T006", "The text has no passages")
        for chapter in text.chapters if text.passages else ():
            if not any(is_passage(id) for id in chapter.document.ids):
                what = f"The chapter “{chapter.title}” has no passages"
                place = Place(chapter.document.path)
                yield Problem(place, "T006", what, subject=chapter.name)


def one_headnote(edition: Edition) -> Iterator[Problem]:
    """T007: a text has one headnote."""
    for text in edition.texts:
        headnotes = [block for block in text.document.blocks if block.id == "headnote"]
        if not headnotes:
            yield Problem(text.place, "T007", "The text has no headnote")
        for block in headnotes[1:]:
            yield Problem(block.place, "T007", "The text has a second headnote")


def slug(edition: Edition) -> Iterator[Problem]:
    """T008: the name of a text's file can stand in its address."""
    for text in edition.texts:
        name = PurePosixPath(text.place.path).relative_to(TEXTS)
        known = (f"{text.slug}.md", f"{text.slug}/{INDEX}")
        is_taken = text.slug == PurePosixPath(INDEX).stem
        if is_taken or not SLUG.fullmatch(text.slug) or str(name) not in known:
            what = f"“{text.slug}” cannot be the name of a text"
            yield Problem(text.place, "T008", what, subject=text.slug)


def value_of_facet(edition: Edition) -> Iterator[Problem]:
    """T012: a text has one of the values that the edition lists for a facet."""
    for facet in edition.settings.facets:
        known = tuple(facet.labels())
        for text in edition.texts:
            own = value_of(text.meta, facet)
            if own and own not in known:
                what = f"“{own}” is no value of the facet “{facet.id}”"
                remedy = suggestion(own, known)
                yield Problem(text.meta.at(facet.id), "T012", what, remedy, own)


def same_short_name(edition: Edition) -> Iterator[Problem]:
    """T013: no text has a short name of its own that is that of another."""
    many = Counter(text.short_name for text in edition.texts)
    for text in edition.texts:
        if text.meta.short and many[text.short_name] > 1:
            what = f"The short name “{text.short_name}” is that of another text, too"
            yield Problem(text.meta.at("short"), "T013", what, subject=text.meta.short)


def date_to_come(edition: Edition) -> Iterator[Problem]:
    """T017: a text was published before today, or tomorrow where day comes first.

    What a build makes does not depend on it.
    """
    tomorrow = now() + timedelta(days=1)
    for text in edition.texts:
        date = text.meta.date
        if date.earliest > (tomorrow.year, tomorrow.month, tomorrow.day):
            what = f"The date “{date.edtf}” is still to come"
            yield Problem(text.meta.at("date"), "T017", what, subject=date.edtf)


def unknown_forge(edition: Edition) -> Iterator[Problem]:
    """T011: what hosts the repository is of a kind whose addresses are known."""
    settings = edition.settings
    if settings.repository and not edit_address(settings, SETTINGS):
        what = f"Of what kind the site is that hosts {settings.repository} is not known"
        yield Problem(Place(SETTINGS), "T011", what, subject="repository")


def outside_range(edition: Edition) -> Iterator[Problem]:
    """T030: the version of the package is one of those that the edition requires."""
    wanted, here = edition.settings.requires, installed()
    if not wanted or is_within(here, wanted):
        return
    what = f"The edition requires “{wanted}” of this package, which is {here}"
    remedy = (
        "Install such a version, or see with “edition upgrade” what is different and "
        f'write requires: "{range_from(here)}".'
    )
    if is_older(here, wanted):
        remedy = "Install a newer one."
    yield Problem(Place(SETTINGS), "T030", what, remedy, "requires")


RULES = (
    passage_without_id,
    duplicate_passage,
    passage_out_of_order,
    no_passages,
    one_headnote,
    slug,
    value_of_facet,
    same_short_name,
    date_to_come,
    unknown_forge,
    outside_range,
)
