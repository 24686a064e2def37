"""An edition of everything that is hard to encode, put together from our own words."""

from pathlib import Path

SETTINGS = """\
title: Odd Things
site_url: https://example.org/odd/
language: fr
editors:
  - {name: "Marsh, Elena", orcid: 0000-0001-2345-6789}
  - {name: The Society of Odd Things}
licence: CC-BY-SA-4.0
doi: {concept: 10.5281/zenodo.1, version: 10.5281/zenodo.2}
published: "2020-02-03"
version: 1.0.0
"""
WORKS = """\
@book{müller²1890über,
  author = {von Müller, Karl},
  title = {Über das Ufer},
  date = {1890~},
  publisher = {Haus & Hof},
  langid = {german},
}
@incollection{wren1891reeds,
  author = {Wren, Judith},
  title = {Reeds},
  editor = {Brand, Hannah},
  translator = {Reed, Anna},
  booktitle = {Waters},
  series = {Shores},
  number = {4},
  date = {1891/1892},
  pages = {7-9},
  doi = {10.1000/1},
  url = {https://example.org/reeds},
  urldate = {2020-01-02},
}
"""
NAMES = """\
- id: river-board
  name: River Board
  sort: River Board
  kind: organisation
  forms: [River Board, Board]
  identification: Who keeps the river.
- id: elm
  name: Elm
  sort: Elm
  kind: place
  place_kind: settlement
  coordinates: [51.5, -0.5]
  forms: [Elm, Elm Lock]
  identification: A village by the lock, named in [@wren1891reeds].
  sources: [wren1891reeds]
- id: vasyl
  name: Vasyl Levada
  sort: Levada, Vasyl
  kind: person
  original: Василь Левада
  language: uk
  forms: [Vasyl Levada, Levada]
  identification: Who wrote the letters.
  authorities: {wikidata: Q1, orcid: 0000-0001-2345-6789}
"""
TERMS = """\
- id: board
  headword: board
  forms: [River Board, lock gate, gate]
  kind: organisation
  definition: >-
    Beside [the lock](../glossary/lock.md), says
    [Levada](../texts/1st-letters.md#p3).
  sources: [wren1891reeds]
- id: lock
  headword: lock
  forms: [Lock Farm, lock]
  kind: concept
  definition: A chamber between *two* waters; see [@müller²1890über, p. 3].
  sources: [wren1891reeds]
"""
EVENTS = """\
- id: ice
  label: Ice
  date: "-0044-03-15~"
  dating: stated
  kind: hard winter
  refs: [1st-letters#p3]
  account: The water froze at [the mill](../texts/1st-letters.md#p4).
  sources: [wren1891reeds]
- id: thaw
  label: Thaw
  date: "0000"
  dating: inferred
  kind: hard winter
  refs: [1st-letters#n1]
  account: The water ran.
  sources: [wren1891reeds]
- id: flood
  label: Flood
  date: "{1960,1961-12}"
  dating: inferred
  kind: flood
  refs: [1st-letters#p4]
  account: The water rose.
  sources: [wren1891reeds]
"""
LETTERS = """\
---
title: "Letters & <signs>"
author:
  - Levada, Vasyl
date: 1902-02~
language: uk
presentation: transcription
rights: "Free, *and* <open>."
licence: CC0-1.0
witness: A copy that was never made, of [@wren1891reeds, pp. 7-9].
attribution: Nobody signed them.
inferred: [author, date]
summary: Letters, one inside another.
proof_state: unproofed
version: 0.1.0
---

Two letters, joined[^1].
{ #headnote }

Elm,
1 March 1902
{ #p1 .dateline date="1902-03-01" }

Dear *River* Board,[^why]
{ #p2 .salutation }

The lock at Elm Lock Farm is *the Board*'s; Levada[^1] says "5 < 6 & 7 > 3" of
teh old *mill gate*, with the gate shut.[^1][^müller]
{ #p3 }

Yours,
{ #p4 .signature }

Elm, again
{ #p5 .dateline }

What `x < y` meant, nobody knew.
{ #p6 }

1. First of all,
   { #p7 }

2. and then.
   { #p8 }

> Nobody asked.
> { #p9 .epigraph }

Whose the first word was.
{ #p10 .postscript }

## 1902: a year

The end of it was near.
{ #p11 }

#### Far below

At last.
{ #p12 }

V. L.
{ #p13 .signature }

P. S. Nothing.
{ #p14 .postscript }

[^1]: Himself: see *Ufer* [@müller²1890über, p. 3; @wren1891reeds, pp. 7-9].

    - The gate,
    - the lock.

[^why]: The note speaks of the Board.[^1]

[^müller]: A note with a letter of its own.
"""
PROFILE = """\
text: 1st-letters
fingerprints: []
emendations:
  - {place: p3, lem: the, rdg: teh, kind: slip, reason: Two letters changed places.}
  - {place: p6, lem: meant, rdg: mean, kind: lost-character, reason: The last is lost.}
  - {place: n1, lem: Himself, rdg: Hmself, kind: lost-character, reason: One is lost.}
"""
VARIANTS = """\
witnesses:
  - {siglum: A, name: The first copy}
  - {siglum: B2, name: The second}
variants:
  - passage: p3
    lemma: old *mill
    readings: [{text: new mill, witnesses: [A]}, {witnesses: [B2]}]
  - passage: p11
    lemma: was near
    readings: [{text: came, witnesses: [B2]}]
"""
BARE = """\
---
title: A Bare Text
date: "1950"
language: ru
presentation: precis
rights: Nothing is stated.
witness: Nothing.
summary: As little as there can be.
proof_state: unproofed
version: 0.1.0
---

Nothing is known.
{ #headnote }

One passage, of the lock, beside [the letters](1st-letters.md).
{ #p1 }
"""


def write_odd(root: Path) -> Path:
    """Write the edition, which no check would pass without a word."""
    files = {
        "edition.yml": SETTINGS,
        "bibliography.bib": WORKS,
        "data/names.yml": NAMES,
        "data/glossary.yml": TERMS,
        "data/timeline.yml": EVENTS,
        "data/variants/1st-letters.yml": VARIANTS,
        "sources/1st-letters.yml": PROFILE,
        "docs/index.md": "---\ntitle: Odd\n---\n\n# Odd\n",
        "docs/texts/1st-letters.md": LETTERS,
        "docs/texts/precis.md": BARE,
    }
    for path, words in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")
    return root
