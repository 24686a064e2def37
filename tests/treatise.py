"""A treatise in twelve chapters and 240 passages, put together from our own sentences.

It is in Ukrainian, so that a long text is one in another language too; a script writes
it, so that the repository need not hold it.
"""

from itertools import product
from pathlib import Path

MONTHS = (
    *(("sichen", "Січень"), ("liutyi", "Лютий"), ("berezen", "Березень")),
    *(("kviten", "Квітень"), ("traven", "Травень"), ("cherven", "Червень")),
    *(("lypen", "Липень"), ("serpen", "Серпень"), ("veresen", "Вересень")),
    *(("zhovten", "Жовтень"), ("lystopad", "Листопад"), ("hruden", "Грудень")),
)
"""The chapters: the name of each in its address, and its title."""
EACH = 20
WHO = ("Садівник", "Стара мельничиха", "Сусід за річкою", "Кожен, хто має терпіння,")
DOES = (
    "рахує дерева щоранку",
    "питає землю, а не книжку",
    "лишає останнє яблуко птахам",
    "не вірить першому теплу",
    "пам’ятає, де стояла криниця",
)
WHY = (
    "бо сад росте повільніше за надію",
    "бо вода не слухає наказів",
    "адже рік довший, ніж здається взимку",
)
SENTENCES = [f"{who} {does}, {why}." for why, does, who in product(WHY, DOES, WHO)]
SETTINGS = """\
title: Сад і рік
site_url: https://example.org/sad/
editors: Редакція «Саду і року»
contact: editors@example.org
language: {language}
"""
INDEX = """\
---
title: Сад
description: Трактат про сад.
---

# Сад і рік

Почніть із [пасажу 57](texts/sad-1903.md#p57) або з [самого початку](texts/sad-1903.md).

{{ texts }}
"""
MATTER = """\
---
title: Трактат про сад
author:
  - Левада, Остап
container: Бібліотека хутора
date: 1903
language: uk
reference: levada1903sad
presentation: transcription
rights: Складено для цього видання; вільне для вжитку.
witness: Рукопис, якого не було.
summary: Дванадцять місяців одного саду.
proof_state: proofed
version: 1.0.0
---

Остапа Леваду вигадано, і його сад теж.
{ #headnote }
"""
WORK = """\
@book{levada1903sad,
  author = {Левада, Остап},
  title = {Трактат про сад},
  date = {1903},
  publisher = {Бібліотека хутора},
  langid = {ukrainian},
}
"""
TERMS = """\
- id: garden
  headword: сад
  forms: [сад]
  kind: concept
  definition: Місце, де дерева чекають.
  sources: [levada1903sad]
"""
EVENTS = """\
- id: flood
  date: "1902-05"
  dating: stated
  kind: other
  label: Велика вода
  account: Річка вийшла з берегів.
  refs: [sad-1903#p85, sad-1903#p161]
  sources: [levada1903sad]
"""
PARALLELS = """\
- id: tree-counting
  title: Чи варто рахувати дерева
  theme: garden
  relation: tension
  passages: [sad-1903#p57, sad-1903#p103]
  commentary: >-
    Тут дерева рахують ([пасаж 57](../texts/sad-1903.md#p57)), а там про них забувають
    ([пасаж 103](../texts/sad-1903.md#p103)).
"""


def write_treatise(root: Path, language: str = "uk") -> Path:
    """Write an edition that has the treatise and nothing else."""
    chapters = (_chapter(n, title) for n, (_, title) in enumerate(MONTHS))
    names = (f"{n:02}-{name}" for n, (name, _) in enumerate(MONTHS, 1))
    files = {
        "edition.yml": SETTINGS.format(language=language),
        "bibliography.bib": WORK,
        "docs/index.md": INDEX,
        "docs/texts/sad-1903/index.md": MATTER,
        "data/glossary.yml": TERMS,
        "data/timeline.yml": EVENTS,
        "data/parallels.yml": PARALLELS,
    }
    for name, words in zip(names, chapters, strict=True):
        files[f"docs/texts/sad-1903/{name}.md"] = words
    for path, words in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")
    return root


def _chapter(at: int, title: str) -> str:
    """Return a chapter: its passages, a heading, a link back, and two notes."""
    first, note = at * EACH + 1, at + 1
    lines = [f"---\ntitle: {title}\n---\n"]
    for n in range(EACH):
        lines += ["## Друга половина місяця\n"] * (n == EACH // 2)
        step = 2 * ((first + n) // 60) + 1
        words = " ".join(SENTENCES[(7 * (first + n) + k * step) % 60] for k in range(4))
        words += f"[^{note}]" * (n == 1) + f"[^pro-{note}]" * (n == 2)
        words += f" Пор. [пасаж {first - EACH}](#p{first - EACH})." * (
            at > 0 and n == 3
        )
        lines.append(f"{words}\n{{ #p{first + n} }}\n")
    lines.append(f"[^{note}]: Так казав і мій дід у місяці, що зветься «{title}».\n")
    lines.append(f"[^pro-{note}]: Примітка редакції до розділу «{title}».\n")
    return "\n".join(lines)
