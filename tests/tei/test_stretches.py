"""Dates and hostile words in TEI."""

from dataclasses import replace
from pathlib import Path

import pytest

from edition.exports import tei
from edition.exports.tei.dating import dating
from edition.exports.tei.elements import element
from edition.exports.tei.stretches import Found, Stretch, around, pieces, width
from edition.model import Edition
from edition.problems import EditionError
from edition.reading.tree import Span
from edition.sources import load_edition
from support import SMALL, lay_copies
from tei_files import of

DATES = {
    "2008-06-05": {"when": "2008-06-05"},
    "2008": {"when": "2008"},
    "2008~": {"when": "2008", "cert": "medium"},
    "2008-06?": {"when": "2008-06", "cert": "low"},
    "2008%": {"when": "2008", "cert": "low"},
    "197X": {"notBefore": "1970-01-01", "notAfter": "1979-12-31"},
    "1997-21": {"notBefore": "1997-03-01", "notAfter": "1997-05-31"},
    "[1667..1672]": {"notBefore": "1667-01-01", "notAfter": "1672-12-31"},
    "[2017-07..]": {"notBefore": "2017-07-01"},
    "1945-02-04/1945-02-11": {"from": "1945-02-04", "to": "1945-02-11"},
    "1947~/1991~": {"from": "1947", "to": "1991", "cert": "medium"},
    "2014/..": {"from": "2014"},
    "/1914": {"to": "1914"},
    "197X/1985": {"from": "1970-01-01", "to": "1985"},
    "-0044": {"when": "-0045"},
    "0000": {"when": "-0001"},
}


@pytest.mark.parametrize("edtf", DATES)
def test_dates_keep_what_they_say(edtf: str) -> None:
    attributes = dict(element("date", **dating(edtf)).attrib)
    is_plain = DATES[edtf].get("when") == edtf
    exact = {} if is_plain else {"when-custom": edtf, "datingMethod": "#edtf"}
    assert attributes == DATES[edtf] | exact


def test_what_xml_cannot_hold_is_named() -> None:
    with pytest.raises(EditionError, match=r"cannot hold U\+0001 in “a b”"):
        element("p", "a \x01b")
    with pytest.raises(EditionError, match=r"U\+FFFE"):
        element("p", n="\ufffe")


MARK = Span("mark", ("1",), "n1")
AROUND = {
    "in one stretch of words": (("a bc d",), 2, 4, ["a ", "[bc]", " d"]),
    "over a whole stretch": (
        ("a ", Span("strong", ("b",)), "c"), 2, 4, ["a ", "[{b}c]"],
    ),
    "within a stretch": ((Span("strong", ("abc",)),), 1, 2, ["{a[b]c}"]),
    "over the end of emphasis": (
        (Span("emphasis", ("a b",)), "c"), 2, 4, ["{a }", "[{b}c]"],
    ),
    "over a note": (("a", MARK, "b"), 0, 2, ["[a{}b]"]),
    "before a note": (("a", MARK), 0, 1, ["[a]", "{}"]),
    "behind a note": ((MARK, "a"), 0, 1, ["{}", "[a]"]),
    "over the end of a link": (
        (Span("link", ("a b",), "x"), "c"), 2, 4, ["{a b}", "c"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", AROUND)
def test_what_is_found_is_put_around_words(case: str, small: Edition) -> None:
    said, start, end, wanted = AROUND[case]
    found = Found(small.terms[0])
    before = pieces(said)
    after = around(before, start, end, found)
    assert [_shown(piece) for piece in after if piece] == wanted
    assert sum(map(width, after)) == sum(map(width, before))


def _shown(piece: str | Stretch) -> str:
    if isinstance(piece, str):
        return piece
    inner = "".join(map(_shown, piece.content))
    return f"{{{inner}}}" if isinstance(piece.of, Span) else f"[{inner}]"


def test_no_word_of_a_copy_of_ones_own_leaves(small_root: Path) -> None:
    lay_copies(small_root)
    copies = load_edition(small_root, with_transcriptions=True)
    assert copies.transcriptions
    public = load_edition(SMALL, with_transcriptions=False)
    assert [f.content for f in of(copies)] == [f.content for f in of(public)]


def test_what_cannot_be_written_names_its_text(small: Edition) -> None:
    """No reader lets such a character pass; an edition made by a program might."""
    term = replace(small.term["treaty"], headword="What \x01 is")
    edition = replace(small, terms=(term,))
    with pytest.raises(EditionError) as raised:
        list(tei.files(edition, edition.text["marsh-1990"]))
    assert str(raised.value).startswith("docs/texts/")
    assert "TEI cannot hold U+0001 in “What  is”: take it out." in str(raised.value)
