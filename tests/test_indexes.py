"""Look-ups across an edition."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

from edition.concordance import hits
from edition.indexes import data_uses, events_by_passage, uses
from edition.model import Edition
from edition.model.index import per_edition
from edition.sources import load_edition
from support import copy_small


def test_uses_are_in_reading_order_with_passage_or_note(small: Edition) -> None:
    found = [(use.text.slug, use.anchor) for use in uses(small)["commission1989report"]]
    assert found == [("marsh-1990", "n2"), ("anonymous-2001", "n-flood")]


def test_data_that_rest_on_a_reference_are_found(small: Edition) -> None:
    event = next(event for event in small.events if event.id == "treaty-signed")
    found = data_uses(small)["harbour1950treaty"]
    assert found == (small.term["harbour-treaty"], event)


def test_terms_are_found_in_passages_and_not_in_notes_or_headings(
    small: Edition,
) -> None:
    found = [(hit.text.slug, hit.passage.id) for hit in hits(small)["treaty"]]
    assert found == [("marsh-1990", "p1"), ("marsh-1990", "p2"), ("marsh-1990", "p7")]
    longer = [(hit.text.slug, hit.passage.id) for hit in hits(small)["harbour-treaty"]]
    assert longer == [("marsh-1990", "p1"), ("anonymous-2001", "p1")]


def test_an_acronym_counts_in_compounds_and_possessives(small: Edition) -> None:
    found = [(hit.text.slug, hit.passage.id) for hit in hits(small)["cc"]]
    assert found.count(("marsh-1990", "p3")) == 2


def test_events_are_found_by_passage_and_by_note(small: Edition) -> None:
    found = events_by_passage(small)
    assert [event.id for event in found["marsh-1990", "p3"]] == [
        "great-flood",
        "lock-repaired",
    ]
    assert [event.id for event in found["anonymous-2001", "n-flood"]] == ["great-flood"]


def test_an_index_is_made_once_and_freed_with_its_edition(tmp_path: Path) -> None:
    made = []

    @per_edition
    def index(edition: Edition) -> tuple[Edition, ...]:
        """Hold on to the edition, as real ones do."""
        made.append(edition.root)
        return (edition,)

    edition = replace(load_edition(copy_small(tmp_path / "edition")))
    assert index(edition) is index(edition)
    assert index(replace(edition)) is not index(edition)
    assert len(made) == 2
    alive = weakref.ref(edition)
    del edition
    gc.collect()
    assert alive() is None
