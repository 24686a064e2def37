"""An edition to be searched: the small one with a text whose words are hard to find."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import opened, uncomplaining
from edition.features import Features, Pool, as_json
from edition.model import Edition
from edition.search import write_index
from edition.sources import load_edition
from serving import serving
from support import copy_small

SLUG = "novak-2012"
TEXT = """\
---
title: The Ferry and the Tide
author:
  - Novák, Łucja
date: "2012-04"
language: pl
reference: lind1988water
presentation: precis
rights: The source states nothing about rights.
witness: A copy.
vantage: Northern
summary: Ferries wait for the tide.
proof_state: proofed
version: 1.0.0
---

Novák wrote for ferrymen.
{ #headnote }

Mikhail Gorbachev spoke of НАТО in Łódź, where a naïve ferryman agreed.[^1]
{ #p1 }

Tolls were paid on Ærø and in Đurđevac; the Russia–West ferry was late.[^barge]
{ #p2 }

The bridge stayed open, and the ferry kept waiting.
{ #p3 }

A treaty is kept by those who sail at the turn of the tide.
{ #p4 }

Straßenbau at 港口管理 was l’imbroglio for обʼєднання and ʿAlī.
{ #p5 }

[^1]: Горбачёв had a rowing boat.

[^barge]: The boat was rather a barge, made in Миколаїв and called България.
"""
NAMES = """\
- id: gorbachev
  name: Mikhail Gorbachev
  sort: Gorbachev, Mikhail
  kind: person
  forms: [Mikhail Gorbachev, Gorbachev]
  original: Михаил Горбачёв
  language: ru
  identification: A ferryman of another story.
  sources: [lind1988water]
"""
POOLS = {
    ("p1",): {"detente": 2, "naïve": 1, "the": 40, "wharfage": 3, "zealous": 1},
    ("p2", "p3", "p4"): {"ferry": 1, "lighterage": 4, "tide": 2, "wharfage": 1},
}
"""The author's own words; all but “naïve” are not those of the précis."""
TERMS = {("p1",): {"harbour-treaty": {"Harbour Treaty": 1, "treaty of 1950": 2}}}


@pytest.fixture(scope="session")
def place(
    built_small: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the small edition's pages with the index of one that has more."""
    folder = tmp_path_factory.mktemp("searched")
    site = folder / "site"
    shutil.copytree(built_small.root / "site", site)
    write_index(searched_edition(folder / "edition"), site)
    with serving(site, folder / "served") as address:
        yield address


@pytest.fixture(scope="module")
def reading(chromium: Browser, place: str) -> Iterator[Page]:
    """Return a page at which one question after another is asked, and no more."""
    with uncomplaining(opened(chromium, (1024, 700))) as page:
        page.goto(f"{place}texts/marsh-1990/")
        yield page
        page.close()


def searched_edition(root: Path) -> Edition:
    """Make the edition in a folder and read it."""
    copy_small(root)
    (root / f"docs/texts/{SLUG}.md").write_text(TEXT, encoding="utf-8")
    (root / "data/names.yml").write_text(NAMES, encoding="utf-8")
    (root / "sources").mkdir()
    counted = root / f"sources/{SLUG}.features.json"
    counted.write_text(as_json(_features()), encoding="utf-8")
    return load_edition(root)


def _features() -> Features:
    pools = tuple(
        Pool(
            name=ids[0] if len(ids) == 1 else f"{ids[0]}-{ids[-1]}",
            passages=ids,
            words=sum(tokens.values()),
            tokens=tokens,
            terms=TERMS.get(ids, {}),
        )
        for ids, tokens in POOLS.items()
    )
    forms = {"harbour-treaty": ("Harbour Treaty", "treaty of 1950")}
    return Features(
        version=1, text=SLUG, transcription="0" * 16, terms=forms, pools=pools
    )
