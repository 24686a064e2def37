"""What bibliographies hold becomes CSL-JSON: types, names, dates, titles, numbers."""

from collections.abc import Iterable
from typing import Any

from edition.readers.biblatex import BIBLATEX
from edition.readers.bibliography import read_bibliography

CSL_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter
classic collection dataset document entry entry-dictionary entry-encyclopedia event
figure graphic hearing interview legal_case legislation manuscript map motion_picture
musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software
song speech standard thesis treaty webpage
"""
Item = dict[str, Any]
Row = tuple[str, str]
"""A type, and fields as they are written."""


def items(rows: Iterable[Row]) -> list[Item]:
    """Read entries, all in one run of pandoc: with the title T if they have none."""
    source = ""
    for number, (type, fields) in enumerate(rows):
        title = "" if fields.startswith("title =") else "title = {T}, "
        source += f"@{type}{{k{number}, {title}{fields}}}\n"
    return [reference.item for reference in read_bibliography(source, "b.bib")[0]]


def test_every_type_becomes_one_of_csl() -> None:
    types = (*BIBLATEX["types"], *BIBLATEX["type_names"])
    for type, item in zip(types, items((type, "") for type in types), strict=True):
        assert item["type"] in CSL_TYPES.split(), type


TYPES = {
    ("article", ""): "article-journal",
    ("article", "entrysubtype = {newspaper}"): "article-newspaper",
    ("article", "entrysubtype = {Magazine}"): "article-magazine",
    ("online", "type = {speech}"): "speech",
    ("misc", "type = {Interview}"): "interview",
    ("report", "type = {Annual report}"): "report",
    ("conference", ""): "paper-conference",
    ("electronic", ""): "webpage",
    ("www", ""): "webpage",
    ("movie", ""): "motion_picture",
    ("review", ""): "article-journal",
    ("suppbook", ""): "chapter",
    ("standard", ""): "standard",
    ("mastersthesis", ""): "thesis",
}


def test_the_type() -> None:
    for row, item in zip(TYPES, items(TYPES), strict=True):
        assert item["type"] == TYPES[row], row


def person(family: str, given: str, **more: str) -> Item:
    return {"family": family, "given": given, **more}


LIND, FERRO = person("Lind", "Åsa"), person("Ferro", "Paolo")
NAMES: dict[str, list[Item]] = {
    "Marsh, Elena": [person("Marsh", "Elena")],
    "Elena Marsh": [person("Marsh", "Elena")],
    "Plato": [{"family": "Plato"}],
    "{Canal Commission}": [{"literal": "Canal Commission"}],
    "{Bread and Water}": [{"literal": "Bread and Water"}],
    "Lind, Åsa and Ferro, Paolo": [LIND, FERRO],
    "{Bread and Water} and Lind, Åsa": [{"literal": "Bread and Water"}, LIND],
    "{{Barnes and Noble}}": [{"literal": "Barnes and Noble"}],
    "van Dam, Jan": [person("Dam", "Jan", **{"dropping-particle": "van"})],
    "Sandler, A": [person("Sandler", "A")],
    "Mc{K}eown, Kate": [person("McKeown", "Kate")],
    "Vázques{ de }Parga, Luis": [person("Vázques de Parga", "Luis")],
    "O{'}Dell, Ann": [person("O’Dell", "Ann")],
    "{van Gogh}, Vincent": [
        person("Gogh", "Vincent", **{"non-dropping-particle": "van"})
    ],
    "{Reid}, M. J.": [person("Reid", "M. J.")],
    "family=Hoven, given=Jeroen, prefix=van den, useprefix=true": [
        person("Hoven", "Jeroen", **{"non-dropping-particle": "van den"})
    ],
    "King, Jr., Martin Luther": [person("King", "Martin Luther", suffix="Jr.")],
    "Jean de La Fontaine": [
        person("La Fontaine", "Jean", **{"dropping-particle": "de"})
    ],
    "J {van de Pol}": [person("Pol", "J", **{"non-dropping-particle": "van de"})],
    "Smith, A. AND Jones, B.": [person("Smith", "A."), person("Jones", "B.")],
    "Miller,~Ann": [person("Miller", "Ann")],
    'G{\\"o}del, Kurt': [person("Gödel", "Kurt")],
    "D{\\k e}bski, S{\\l}awomir": [person("Dębski", "Sławomir")],
    "{Ministry of {Foreign} Affairs}": [{"literal": "Ministry of Foreign Affairs"}],
}


def test_names() -> None:
    rows = [("book", f"author = {{{names}}}") for names in NAMES]
    for names, item in zip(NAMES, items(rows), strict=True):
        assert item["author"] == NAMES[names], names


DATES: dict[str, Item] = {
    "date = {2000}": {"date-parts": [[2000]]},
    "date = {2000-05}": {"date-parts": [[2000, 5]]},
    "date = {2000-05-02}": {"date-parts": [[2000, 5, 2]]},
    "date = {2000/2001}": {"date-parts": [[2000], [2001]]},
    "date = {2000-05/2000-06}": {"date-parts": [[2000, 5], [2000, 6]]},
    "date = {2000~}": {"date-parts": [[2000]], "circa": True},
    "date = {2000?}": {"date-parts": [[2000]], "circa": True},
    "date = {2000-21}": {"date-parts": [[2000]], "season": 1},
    "date = {2000-24}": {"date-parts": [[2000]], "season": 4},
    "date = {2001-34}": {"literal": "2001-34"},
    "date = {[2017-07..]}": {"literal": "[2017-07..]"},
    "date = {197X}": {"literal": "197X"},
    "date = {19XX/2000}": {"literal": "19XX/2000"},
    "date = {2022/..}": {"literal": "2022/.."},
    "date = {2016-07-18T20:26:06}": {"date-parts": [[2016, 7, 18]]},
    "year = 1999": {"date-parts": [[1999]]},
    "year = {1999}, month = dec": {"date-parts": [[1999, 12]]},
    "year = {1999}, month = {December}": {"date-parts": [[1999, 12]]},
    "year = {1999}, month = 12": {"date-parts": [[1999, 12]]},
    'year = {1999}, month = "10~" # dec': {"date-parts": [[1999, 12, 10]]},
    "year = {1999}, month = {December 10}": {"date-parts": [[1999, 12, 10]]},
    "year = {1982--1983}": {"date-parts": [[1982], [1983]]},
    "year = {1991-92}": {"date-parts": [[1991], [1992]]},
    "year = {1999/00}": {"date-parts": [[1999], [2000]]},
    "year = {c. 1850}": {"date-parts": [[1850]], "circa": True},
}


def test_dates() -> None:
    for fields, item in zip(DATES, items(("book", f) for f in DATES), strict=True):
        assert item["issued"] == DATES[fields], fields


def test_a_work_in_press_has_no_date_but_a_state() -> None:
    states = {"in press": "in press", "Forthcoming": "forthcoming"}
    rows = [("book", f"year = {{{words}}}") for words in states]
    for words, item in zip(states, items(rows), strict=True):
        assert item["status"] == states[words]
        assert "issued" not in item


FIELDS: list[tuple[str, str, Any]] = [
    ("title = {T}, subtitle = {S}", "title", "T: S"),
    ("title = {Why?}, subtitle = {S}", "title", "Why? S"),
    ("title = {Порт}, titleaddon = {Port}", "title", "Порт [Port]"),
    ("title = {T}, subtitle = {S}, titleaddon = {U}", "title", "T: S [U]"),
    ("title = {The {NATO} Way}", "title", 'The <span class="nocase">NATO</span> Way'),
    ("title = {{All of It}}", "title", "All of It"),
    ("title = {{{Triple}}}", "title", "Triple"),
    ("title = {{The {NATO} Way}}", "title",
     'The <span class="nocase">NATO</span> Way'),
    ("title = {Robot {{Ethics}}}", "title",
     'Robot <span class="nocase">Ethics</span>'),
    ("title = {A \\& B}", "title", "A & B"),
    ("title = {A & B \\& C}", "title", "A & B & C"),
    ("title = {A---B \\& C 1--2}", "title", "A—B & C 1–2"),
    ("title = {Quay~Press}", "title", "Quay\N{NO-BREAK SPACE}Press"),
    ("title = {``Quoted'' words}", "title", "“Quoted” words"),
    ("title = {‘Typed’ “words”}", "title", "‘Typed’ “words”"),
    ("title = {H$_2$O and 5$^{\\rm th}$}", "title",
     "H<sub>2</sub>O and 5<sup>th</sup>"),
    ("title = {Up 5% in \\'Evian Again}", "title", "Up 5% in Évian Again"),
    ("title = {No #1 a_b c^2 $5}", "title", "No #1 a_b c^2 $5"),
    ("title = {The \\TeX{}book}", "title", "The TeXbook"),
    ("title = {\\texttt{C++}}", "title", "C++"),
    ("title = {{\\glqq}Wort{\\grqq}}", "title", "„Wort“"),
    ("title = {\\textless b}", "title", "<b"),
    ("title = {\\foreignlanguage{french}{Le port}}", "title", "Le port"),
    ("title = {\\emph{A} \\textsuperscript{2}}", "title", "<i>A</i> <sup>2</sup>"),
    ("title = {\\href{https://example.org}{Linked}}", "title", "Linked"),
    ("title = {{\\'\\i}ndice \\dh{} \\textemdash{} \\ng}", "title", "índice ð — ŋ"),
    ("journaltitle = {J}, journalsubtitle = {K}", "container-title", "J: K"),
    ("journal = {J}", "container-title", "J"),
    ("pages = {11--19}", "page", "11-19"),
    ("pages = {11 – 19}", "page", "11-19"),
    ("eid = {e12}", "page", "e12"),
    ("number = {7}", "issue", "7"),
    ("issue = {Spring}", "issue", "Spring"),
    ("type = {Report}", "genre", "Report"),
    ("publisher = {P}", "publisher", "P"),
    ("publisher = {P and Q}", "publisher", "P and Q"),
    ("organization = {O}, publisher = {P}", "publisher", "O; P"),
    ("organization = {P}, publisher = {P}", "publisher", "P"),
    ("institution = {{I}}", "publisher", "I"),
    ("school = {S}", "publisher", "S"),
    ("address = {A}", "publisher-place", "A"),
    ("howpublished = {By hand}", "publisher", "By hand"),
    ("howpublished = {\\url{https://a.org/b_c}}", "URL", "https://a.org/b_c"),
    ("url = {https://a.org/b\\_c\\%20d}", "URL", "https://a.org/b_c%20d"),
    ("edition = {Third}", "edition", "3"),
    ("edition = {2nd ed.}", "edition", "2"),
    ("edition = {Silver}", "edition", "Silver"),
    ("series = {newseries}", "collection-title", "new series"),
    ("type = {patentus}", "genre", "U.S. patent"),
    ("volumes = 6", "number-of-volumes", "6"),
    ("library = {National Archives}", "archive", "National Archives"),
    ("note = {N}, addendum = {A}", "note", "N. A"),
    ("pubstate = {inpress}", "status", "in press"),
    ("origpublisher = {O}", "original-publisher", "O"),
    ("eprint = {1234.5678}, archiveprefix = {arXiv}", "URL",
     "https://arxiv.org/abs/1234.5678"),
    ("urldate = {2026-11-22T10:00:00}", "accessed", {"date-parts": [[2026, 11, 22]]}),
    ("doi = {10.1/x}", "DOI", "10.1/x"),
    ("doi = {https://doi.org/10.1000/x_y}", "DOI", "10.1000/x_y"),
    ("doi = {https://dx.doi.org/10.1000/x\\_y}", "DOI", "10.1000/x_y"),
    ("doi = {doi:10.1000/x}", "DOI", "10.1000/x"),
    ("doi = {\\url{https://doi.org/10.1000/x}}", "DOI", "10.1000/x"),
    ("langid = {russian}", "language", "ru"),
    ("langid = {sv}", "language", "sv"),
    ("language = {English}", "language", "en"),
    ("", "language", "en"),
]  # fmt: skip


def test_a_field() -> None:
    read = items(("article", fields) for fields, _, _ in FIELDS)
    for (fields, name, value), item in zip(FIELDS, read, strict=True):
        assert item.get(name) == value, fields


OF_TYPES: list[tuple[str, str, str, str]] = [
    ("incollection", "booktitle = {B}", "container-title", "B"),
    ("incollection", "booktitle = {B}, maintitle = {M}", "volume-title", "B"),
    ("book", "number = {7}", "collection-number", "7"),
    ("report", "series = {S}, number = {7}", "collection-number", "7"),
    ("report", "number = {7}", "number", "7"),
    ("phdthesis", "", "genre", "PhD thesis"),
    ("mastersthesis", "", "genre", "MA thesis"),
    ("techreport", "", "genre", "Technical report"),
    ("periodical", "", "container-title", "T"),
]


def test_a_field_of_a_type() -> None:
    read = items((type, fields) for type, fields, _, _ in OF_TYPES)
    for (type, fields, name, value), item in zip(OF_TYPES, read, strict=True):
        assert item.get(name) == value, (type, fields)


def test_every_field_that_counts_as_printed_is_in_the_item() -> None:
    hosts = {"booksubtitle": "booktitle = {H}", "booktitleaddon": "booktitle = {H}"}
    hosts |= {"issuesubtitle": "issuetitle = {H}", "mainsubtitle": "maintitle = {H}"}
    hosts |= {"journalsubtitle": "journaltitle = {H}", "eprinttype": "eprint = {12}"}
    hosts |= {"maintitleaddon": "maintitle = {H}", "eprint": "eprinttype = {arxiv}"}
    kinds = ("text", "titles", "lists")
    names = [name for kind in kinds for name in BIBLATEX["fields"][kind]]
    for name in names:
        host = f"{hosts[name]}, " if name in hosts else ""
        rows = [
            (type, f"{host}{name} = {{{value}}}")
            for type in ("article", "incollection", "periodical")
            for value in ("Seven", "arxiv", "cs.CL")
        ]
        without = items((type, host) for type, _ in rows)
        pairs = zip(items(rows), without, strict=True)
        assert any(item != other for item, other in pairs), name


def test_a_crossref_gives_what_the_entry_lacks() -> None:
    source = """
    @collection{b, title = {Handbook}, editor = {Ferro, Paolo}, date = {1987},
      keywords = {x}, note = {N}}
    @incollection{a, title = {T}, date = {1988}, crossref = {b}}
    """
    found = read_bibliography(source, "b.bib")[0][1].item
    assert found["title"] == "T"
    assert found["container-title"] == "Handbook"
    assert found["editor"] == [FERRO]
    assert found["issued"] == {"date-parts": [[1988]]}
    assert "note" not in found


def test_an_item_without_a_date_has_none() -> None:
    assert "issued" not in items([("book", "")])[0]
