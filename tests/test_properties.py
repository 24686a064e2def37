"""What holds of any input: scanning, blanking, matching and parsing."""

import re
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.checks.security import raw_html
from edition.features import WORD, words
from edition.matching import Match, Matcher
from edition.model import Document
from edition.problems import Place
from edition.scan import scan
from edition.scan.clusters import parse_cluster
from edition.scan.code import (
    blank_code,
    code_spans,
    exposed,
)
from edition.scan.plain import plain
from edition.syntax import KEY

PIECES = (
    *(
        "`",
        "``",
        "```",
        "~~~",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "#",
        "# ",
    ),
    *("[@a]", "[@a, p. 4]", "[^1]", "[^1]: ", "[", "]", "(", ")", "{ #p1 }", "{", "}"),
    *(
        "<!--",
        "-->",
        "<b>",
        "<",
        ">",
        "\\",
        "@",
        ";",
        ",",
        "p. 4",
        "word",
        " ",
        "---\n",
    ),
    *("$", "$$", "~", "^", "//\n", "{ .verse }\n", "|a|\n|-|\n", "![a](b)\n", "++"),
    *("[a](b.md)", "![", "é", "Ж", "\u200b", "\x85", "\u2028", ":", "|", "=", "a@b.c"),
)
markdown = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.one_of(markdown, st.text(max_size=200))


def places(document: Document) -> list[Place]:
    found = [block.place for block in document.blocks]
    for items in (document.headings, document.notes, document.marks, document.links):
        found += [item.place for item in items]
    found += [cluster.place for cluster in document.clusters]
    found += [place for _, place in (*document.html, *document.attributes)]
    found += [place for _, place in document.formulas]
    found += [place for _, _, place in document.unsupported]
    return [*found, *document.coded_clusters]


@given(anything)
def test_blanking_keeps_length_and_line_breaks(source: str) -> None:
    for blanked in (blank_code(source), exposed(source)):
        assert len(blanked) == len(source)
        breaks = [match.start() for match in re.finditer("\n", source)]
        assert [match.start() for match in re.finditer("\n", blanked)] == breaks
        assert all(b in (s, " ") for s, b in zip(source, blanked, strict=True))


@given(anything)
def test_pieces_of_code_are_in_order_and_apart(source: str) -> None:
    at = 0
    for start, end in code_spans(source):
        assert at <= start < end <= len(source)
        at = end


@given(anything, st.integers(min_value=1, max_value=50))
def test_a_scan_never_fails_and_every_place_lies_in_the_file(
    source: str, first_line: int
) -> None:
    document = scan(source, "docs/a.md", first_line)
    last = first_line + source.count("\n")
    assert all(first_line <= place.line <= last for place in places(document))
    assert document.body == source


@given(anything)
def test_what_a_scan_does_not_see_as_code_it_sees_as_words(source: str) -> None:
    document = scan(source, "docs/a.md", 1)
    words = set(re.findall(r"word", blank_code(source)))
    found = "".join(
        [*(b.markdown for b in document.blocks), *(n.markdown for n in document.notes)]
        + [h.title for h in document.headings]
        + [link.target for link in document.links]
    )
    if words and "[" not in source and "{" not in source:
        assert "word" in found or "#" in source


@given(anything)
def test_tags_outside_plain_fences_are_refused(source: str) -> None:
    document = scan(f"<u>\n\n{source}", "docs/a.md", 1)

    class Only:
        documents = (document,)

    assert list(raw_html(Only()))  # type: ignore[arg-type]


@given(st.one_of(anything, st.from_regex(r"(see )?@[a-z]{1,3}(, p\. ?[0-9-]+)?")))
def test_parsing_a_mark_never_fails(inner: str) -> None:
    cluster = parse_cluster(inner, Place("a.md"), "")
    if cluster is not None:
        assert cluster.citations or cluster.faults
        assert all(re.fullmatch(KEY, c.key) for c in cluster.citations)


@given(anything)
def test_plain_words_hold_no_marks(source: str) -> None:
    if not any(sign in source for sign in ("](", "\\", "$")):  # links, formulas
        assert "[@a]" not in plain(source)
    assert len(plain(source)) <= len(source)


def naive(forms: dict[str, str], text: str) -> list[Match]:
    """Find forms the slow way: at each place the longest, then go on behind it."""
    low = text.lower()  # a sigma at the end of a word is another
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    patterns = {pattern(form): (form, owner) for form, owner in forms.items()}
    found, at = list[Match](), 0
    while at < len(text):
        ends = [
            (match.end(), form != form.lower(), owner)
            for regex, (form, owner) in patterns.items()
            if (match := regex.match(low if form == form.lower() else text, at))
        ]
        found += [Match(at, *max(ends)[::2])] if ends else []
        at = found[-1].end if ends else at + 1
    return found


def pattern(form: str) -> re.Pattern[str]:
    """Return what matches a form, any white space and either apostrophe in it."""
    signs = re.sub(r"\s+", " ", form).replace("’", "'")
    alike = {" ": r"\s+", "'": "['’]"}
    words = "".join(alike.get(sign, re.escape(sign)) for sign in signs)
    return re.compile(rf"(?<!\w){words}(?!\w)")


SIGNS = "aAbBsS -'’\n\t\u00a0_.яЯİßΣσςé1\U0001d400"
forms_ = st.text(SIGNS, min_size=1, max_size=6).filter(
    lambda form: form.strip() == form and "  " not in form
)


@st.composite
def texts_with_forms(draw: st.DrawFn) -> tuple[dict[str, str], str]:
    """Draw forms, and a text in which they and their like often stand."""
    forms = draw(st.dictionaries(forms_, st.sampled_from("xyz"), max_size=4))
    forms |= {f"{one} {one}": "xx" for one in forms}  # it begins as another does
    like = [
        other
        for form in forms
        for other in (
            *(form, form.upper(), form.lower(), form.title(), form.swapcase()),
            *(form.replace("'", "’"), form.replace(" ", "\n ")),
        )
    ]
    piece = st.sampled_from([*like, *SIGNS, "  ", ""])
    return forms, "".join(draw(st.lists(piece, max_size=12)))


@settings(max_examples=400)
@given(texts_with_forms())
def test_the_matcher_finds_what_a_naive_search_finds(
    drawn: tuple[dict[str, str], str],
) -> None:
    forms, text = drawn
    assert Matcher(forms).find(text) == naive(forms, text)


@given(st.text(alphabet="aB İŉßΐ'’_-.9я𝐀\n\t", max_size=40))
def test_words_are_folded_as_if_one_by_one(text: str) -> None:
    found = [words(m[0]) for m in WORD.finditer(text)]
    assert [[word] for word in words(text)] == found


@given(st.text(alphabet="aB İŉßΐǰ'’_-.9я𐐀\n\t", max_size=40))
def test_words_that_are_folded_stay_as_they_are(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


def test_every_letter_is_folded_into_letters() -> None:
    letters = [chr(c) for c in range(sys.maxunicode + 1) if chr(c).isalpha()]
    assert [
        c for c in letters if words(" ".join(words(f"a{c}b"))) != words(f"a{c}b")
    ] == []
    assert words("İstanbul’da; ᾶ") == ["istanbul'da", "ᾶ"]
