"""The grammar of citation marks, with what is malformed beside what is good."""

import pytest

from edition.model import Citation
from edition.problems import Place
from edition.scan.clusters import BARE, BRACKETS, parse_cluster
from edition.scan.locators import LABELS, parse_locator

CSL = (
    *("act", "appendix", "article-locator", "book", "canon", "chapter", "column"),
    *("elocation", "equation", "figure", "folio", "issue", "line", "note", "opus"),
    *("page", "paragraph", "part", "rule", "scene", "section", "sub-verbo"),
    *("supplement", "surah", "table", "timestamp", "title-locator", "verse"),
    *("version", "volume"),
)
"""The locator labels of CSL 1.0.2."""


def parse(inner: str):
    return parse_cluster(inner, Place("a.md", 3), "p1")


def c(key: str, **more: object) -> Citation:
    return Citation(key, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("inner", "citations"),
    [
        ("@a", [c("a")]),
        (" @a ", [c("a")]),
        ("-@a", [c("a", suppress_author=True)]),
        ("see @a", [c("a", prefix="see")]),
        ("see also -@a", [c("a", prefix="see also", suppress_author=True)]),
        ("@a, p. 4", [c("a", label="page", locator="4")]),
        ("@a, pp. 4-6", [c("a", label="page", locator="4-6")]),
        ("@a, pp. 4–6", [c("a", label="page", locator="4-6")]),
        ("@a, pp. 4--6", [c("a", label="page", locator="4-6")]),
        ("@a, pp. 4 - 6", [c("a", label="page", locator="4-6")]),
        ("@a, 4", [c("a", label="page", locator="4")]),
        ("@a, pp. 4, 6-8", [c("a", label="page", locator="4, 6-8")]),
        ("@a, pp. 4 & 6", [c("a", label="page", locator="4 & 6")]),
        ("@a, pp. xii-xiv", [c("a", label="page", locator="xii-xiv")]),
        ("@a, art. 5(2)", [c("a", label="article-locator", locator="5(2)")]),
        ("@a, p.4", [c("a", label="page", locator="4")]),
        ("@a, PP. 4", [c("a", label="page", locator="4")]),
        ("@a, § 4", [c("a", label="section", locator="4")]),
        ("@a, s.v. 4", [c("a", label="sub-verbo", locator="4")]),
        ("@a, pp. 369-70", [c("a", label="page", locator="369-70")]),
        ("@a, passim", [c("a", suffix=", passim")]),
        ("@a, pp. 4 and 6", [c("a", label="page", locator="4 and 6")]),
        ("@a, vol. 2, p. 14", [c("a", label="volume", locator="2, p. 14")]),
        ("@a, vol. 2, my italics", [
            c("a", label="volume", locator="2", suffix=", my italics")
        ]),
        ("@a, act III, sc. 2", [c("a", label="act", locator="III, sc. 2")]),
        ("@a, art. 5(2)(b)", [c("a", label="article-locator", locator="5(2)(b)")]),
        ("@a, timestamp 00:12:30", [c("a", label="timestamp", locator="00:12:30")]),
        ("@a, s.v. peace", [c("a", label="sub-verbo", locator="peace")]),
        ("@a, p. 12n3", [c("a", label="page", locator="12n3")]),
        ("@a, S12", [c("a", label="page", locator="S12")]),
        ("@a, v-x", [c("a", label="page", locator="v-x")]),
        ("@a, in 1990", [c("a", suffix=", in 1990")]),
        ("@a, mild words", [c("a", suffix=", mild words")]),
        ("@a, I think", [c("a", suffix=", I think")]),
        ("@a, part of it", [c("a", suffix=", part of it")]),
        ("@a, pp. 4-6 and passim", [
            c("a", label="page", locator="4-6", suffix="and passim")
        ]),
        ("@a, p. 4, my italics", [
            c("a", label="page", locator="4", suffix=", my italics")
        ]),
        ("@a; @b", [c("a"), c("b")]),
        ("see @a, p. 4; cf. @b, n. 2", [
            c("a", prefix="see", label="page", locator="4"),
            c("b", prefix="cf.", label="note", locator="2"),
        ]),
        ("@a_b-C9", [c("a_b-C9")]),
        ("@ключ", [c("ключ")]),
        ("@DBLP:conf/x/Y99, p. 4", [
            c("DBLP:conf/x/Y99", label="page", locator="4")
        ]),
        ("@10.1000/x; @a.b+c", [c("10.1000/x"), c("a.b+c")]),
        ("@a, bk. 2, ll. 3-5", [c("a", label="book", locator="2, ll. 3-5")]),
        ("@a, vol. 2, pt. 1, p. 4", [
            c("a", label="volume", locator="2, pt. 1, p. 4")
        ]),
        ("@a, art. 5 para. 1", [
            c("a", label="article-locator", locator="5, para. 1")
        ]),
        ("@a, p. 4 n. 5", [c("a", label="page", locator="4, n. 5")]),
        ("@a, p. 10 ff.", [c("a", label="page", locator="10 ff.")]),
        ("@a, p. 10f.", [c("a", label="page", locator="10f.")]),
        ("@a, pp. 15-[23]", [c("a", label="page", locator="15-[23]")]),
        ("@a, p. 12 (my translation)", [
            c("a", label="page", locator="12", suffix="(my translation)")
        ]),
        ("@a, esp. p. 12", [c("a", suffix=", esp. p. 12")]),
        ("@a, p. 12, esp. n. 4", [
            c("a", label="page", locator="12", suffix=", esp. n. 4")
        ]),
        ("@a, p. 4.", [c("a", label="page", locator="4")]),
        ("@a, ch. 3", [c("a", label="chapter", locator="3")]),
        ("@a, tab. 2", [c("a", label="table", locator="2")]),
        ("@a\u2009, p. 4", [c("a", label="page", locator="4")]),
    ],
)  # fmt: skip
def test_a_good_mark(inner: str, citations: list[Citation]) -> None:
    cluster = parse(inner)
    assert list(cluster.citations) == citations
    assert cluster.faults == ()
    assert (cluster.raw, cluster.host) == (inner, "p1")


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("@", "C006"),
        ("see @", "C006"),
        ("@a;", "C006"),
        ("@a; p. 4", "C006"),
        ("@a p. 4", "C006"),
        ("@a @b", "C006"),
        ("@a, @b", "C006"),
        ("@a, p. 4, @b", "C006"),
        ("@a,", "C002"),
        ("@a, p.", "C002"),
        ("@a, pages", "C002"),
        ("@a, p. 4-", "C002"),
        ("@a, 4-", "C002"),
        ("@a, pg. 4", "C002"),
        ("@a, pgs 4", "C002"),
        ("@a, p. 9-4", "C002"),
        ("@a, pp. 200-150", "C002"),
        ("@a, p. 4 5", "C002"),
        ("@a, 1990 edition", "C002"),
        ("@a, chap. twelve", "C002"),
        ("@a, vol. 2, p. 9-4", "C002"),
    ],
)
def test_a_malformed_mark(inner: str, code: str) -> None:
    cluster = parse(inner)
    assert [fault[0] for fault in cluster.faults] == [code]


@pytest.mark.parametrize(
    "inner", ["", "no key", "x^2", "a@example.org", "write to a@example.org; thanks"]
)
def test_what_cites_nothing_is_no_mark(inner: str) -> None:
    assert parse(inner) is None


def test_a_faulty_citation_hides_no_other() -> None:
    cluster = parse("@a, p.; oops; @b, p. 9-4")
    assert [citation.key for citation in cluster.citations] == ["a", "b"]
    assert [code for code, _ in cluster.faults] == ["C002", "C006", "C002"]


@pytest.mark.parametrize("label", CSL)
def test_every_label_of_csl_can_be_written(label: str) -> None:
    names = [name for name, known in LABELS.items() if known == label]
    assert names
    for name in names:
        for written in (name, f"{name}."):
            assert parse_locator(f"{written} 4") == (label, "4", "", None)


def test_labels_are_labels_of_csl() -> None:
    assert set(LABELS.values()) == set(CSL)


@pytest.mark.parametrize(
    ("source", "inner"),
    [
        ("a [@b] c", ["@b"]),
        ("[@b][@c][^1]", ["@b", "@c", "^1"]),
        ("[@b](a.md)", []),
        ("![@b](a.png)", []),
        ("Indeed![@b]", ["@b"]),
        ("\\[@b]", []),
        ("In [@b]: “words”", ["@b"]),
        ("[a [@b] c]", ["@b"]),
        ("[@b\n]", []),
        ("a [@b, pp. 15-[23]] c", ["@b, pp. 15-[23]"]),
    ],
)
def test_brackets_that_could_be_a_mark(source: str, inner: list[str]) -> None:
    assert [match["inner"] for match in BRACKETS.finditer(source)] == inner


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("as @b says", ["@b"]),
        ("@b", ["@b"]),
        ("a@example.org", []),
        ("@b@example.org", []),
        ("https://example.org/@b", []),
        ("(@b)", ["@b"]),
        ("as @b.c/d says.", ["@b.c/d"]),
    ],
)
def test_keys_outside_brackets(source: str, keys: list[str]) -> None:
    assert ["@" + match["key"] for match in BARE.finditer(source)] == keys


def test_a_locator_of_very_many_digits_is_read() -> None:
    assert parse("@a, p. " + "9" * 5000 + "-1").citations[0].label == "page"
