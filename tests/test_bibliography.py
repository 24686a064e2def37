"""BibTeX: entries with lines, every fault reported, what people write read right."""

from pathlib import Path

import pytest

from edition.cache import Cache
from edition.readers.bibliography import read_bibliography
from edition.syntax import KEY_FIELD, anchor_of

GOOD = "@book{a2000,\n  title = {A},\n  date = {2000},\n}\n"


def read(source: str):
    return read_bibliography(source, "b.bib")


def faults(source: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in read(source)[1]]


def book(*lines: str) -> str:
    """Write a book that has a title on the second line, and more on those below."""
    return "\n".join(
        ["@book{a,", " title = {T},", *(f" {line}," for line in lines), "}"]
    )


def test_entries_and_fields_know_their_lines() -> None:
    references, problems = read("% comment\n\n" + GOOD + "\n" + GOOD.replace("a", "b"))
    assert problems == []
    assert [reference.place.line for reference in references] == [3, 8]
    lines = {name: place.line for name, place in references[0].places.items()}
    assert lines == {"title": 4, "date": 5}
    assert [reference.key for reference in references] == ["a2000", "b2000"]


VALUES = {
    "{A Title}": "A Title",
    '"A Title"': "A Title",
    "{The {NATO} Way}": "The NATO Way",
    "{Over\n   lines}": "Over lines",
    '{G{\\"o}del}': "Gödel",
    "{Caf\\'e}": "Café",
    "{S\\l{}awomir D\\k{e}bski}": "Sławomir Dębski",
    "{{\\'\\i}ndice of {NATO}}": "índice of NATO",
    "{\\v{C}apek}": "Čapek",
    "{100\\% sure \\& safe}": "100% sure & safe",
    "{Порт и закон}": "Порт и закон",
    "{pages 1--4}": "pages 1–4",
    "{Caf\\'e 1--4}": "Café 1–4",
    "{Seen at \\url{https://example.org/a_b%20c}}": "Seen at https://example.org/a_b%20c",
    "{\\href{https://example.org/}{linked}}": "linked",
    '"Port " # "Studies"': "Port Studies",
    "2000": "2000",
}


def test_a_value_is_read_as_text() -> None:
    """Values are kept as they are typed, and known as plain text."""
    source = "".join(
        f"@book{{k{n},\n title = {{T}},\n note = {v},\n}}\n"
        for n, v in enumerate(VALUES)
    )
    references, problems = read(source)
    assert problems == []
    for value, reference in zip(VALUES, references, strict=True):
        assert reference.text("note") == VALUES[value], value


def test_a_value_is_kept_as_it_is_typed() -> None:
    (reference,), _ = read(book('note = {G{\\"o}del \\& {NATO}}'))
    assert reference.fields["note"] == 'G{\\"o}del \\& {NATO}'


def test_addresses_are_kept_as_they_are() -> None:
    (reference,), problems = read(book("url = {https://example.org/a_b?c=%20~d}"))
    assert reference.fields["url"] == "https://example.org/a_b?c=%20~d"
    assert problems == []


def test_names_of_fields_and_types_are_lower_case() -> None:
    (reference,), _ = read("@BOOK{a,\n  TITLE = {T},\n}\n")
    assert (reference.type, reference.title) == ("book", "T")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD + GOOD, [("C007", 5)]),
        ("@book{a,\n title = {T},\n title = {U},\n}\n", [("C004", 1)]),
        ("@book{a,\n title = {T,\n}\n\n" + GOOD, [("C004", 1)]),
        ("@book{a,\n title {T},\n}\n\n" + GOOD, [("C004", 1)]),
        ("@book a,\n title = {T},\n}\n\n" + GOOD, [("C004", 1)]),
        ("@commentary{a,\n title = {T},\n}\n\n" + GOOD, [("C004", 1)]),
        ("@book{a b,\n title = {T},\n}\n", [("C008", 1)]),
        ("@boook{a,\n title = {T},\n}\n", [("C008", 1)]),
        ("@book{a,\n date = {2000},\n}\n", [("C008", 1)]),
        (book("date = {May 2000}"), [("C008", 3)]),
        (book("urldate = {2000-02-30}"), [("C008", 3)]),
        (book("date = {1987-13}"), [("C008", 3)]),
        (book("year = {1998a}"), [("C008", 3)]),
        (book("year = {1989 [1987]}"), [("C008", 3)]),
        (book("url = {javascript:x}"), [("C008", 3)]),
        (book("url = {https://a> <b>}"), [("C008", 3)]),
        (book('url = {https://a.org/"x}'), [("C008", 3)]),
        (book("url = {https://a.org/{a}}"), [("C008", 3)]),
        (book('doi = {10.1/"onclick="alert(1)}'), [("C008", 3)]),
        (book("doi = {none}"), [("C008", 3)]),
        (book("langid = {klingonish}"), [("C008", 3)]),
        (book("author = {Smith, A.; Jones, B.}"), [("C008", 3)]),
        (book("author = {Smith, A. & Jones, B.}"), [("C008", 3)]),
        (book("author = {Smith, A. \\& Jones, B.}"), [("C008", 3)]),
        (book("note = {A} date = {2001}"), [("C004", 3)]),
        (book("note = nowhere"), [("C004", 3)]),
        (book("note = {" + "{" * 100 + "}" * 100 + "}"), [("C004", 3)]),
        (book("note = {" + "\\a" * 9000 + "}"), [("C004", 3)]),
        (book("abstract = {" + "\\a" * 9000 + "}"), []),
        (book('note = "A" "B"'), [("C004", 3)]),
        (book('author = "Smith, A. {"'), [("C004", 3)]),
        (book("note = {x\\\\}") + "\n", [("C004", 1)]),
        ('@string{x = "y" # z}\n' + GOOD, [("C004", 1)]),
        ('@string{x = "y"}\n' + GOOD, []),
        ("", []),
        ("% only a comment\n", []),
        ("words between entries\n" + GOOD, []),
        ("@comment{a}\n" + GOOD, []),
        ("@preamble{{\\newcommand{\\x}{y}}}\n" + GOOD, []),
        ("@book(a,\n title = {T}\n)\n", []),
        (book("% of the date\n date = {2000}"), []),
        (book("author = {{Smith \\& Sons; Bros}}"), []),
    ],
)
def test_faults(source: str, expected: list[tuple[str, int]]) -> None:
    assert faults(source) == expected


def test_a_language_of_three_letters_has_the_code_of_two() -> None:
    for langid, tag in {"rus": "ru", "grc": "grc", "russian": "ru"}.items():
        (reference,), _ = read(book(f"langid = {{{langid}}}"))
        assert reference.language == tag


UNREADABLE = ("$x", "\\begin{foo} x", "\\textcolor", "\\colorbox{x}", "\\author")


@pytest.mark.parametrize(
    "value",
    [
        *UNREADABLE,
        "\\href{https://example.org/}",
        "\\sqrt",
        "\\title",
        "\\date",
        "\\footnote",
        "\\exercise",
        "\\input{x}",
        "\\include",
        "\\def\\x{\\x\\x}\\x",
        "\\emph{" * 700 + "x" + "}" * 700,
        "{" * 700 + "x" + "}" * 700,
        "a\\hline & # ^ _ ~ % $ b",
    ],
)
@pytest.mark.parametrize("field", ["note", "title", "author", "abstract"])
def test_no_value_stops_the_reading(value: str, field: str) -> None:
    references, _ = read(f"@misc{{a,\n {field} = {{{value}}},\n}}\n" + GOOD)
    assert [reference.key for reference in references] == ["a", "a2000"]
    assert references[1].item["title"] == "A"


@pytest.mark.parametrize("value", ["\\textcolor", "\\begin{foo} x", "\\author"])
def test_what_tex_cannot_print_is_told_with_its_line(value: str) -> None:
    assert faults(book(f"note = {{{value}}}")) == [("C008", 3)]


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ("illustrator = {Bates, June}", ("“illustrator”",)),
        ("date = {2000}, month = {Spring}", ("“month”",)),
        ("date = {2000}, year = {1999}", ("“year”",)),
        ("journal = {J}, journaltitle = {K}", ("“journal”", "“journaltitle”")),
        ("titleaddon = {Über}, booktitle = {Boats}", ("“booktitle”",)),
        ("author = {A, B}, holder = {C}", ("“holder”",)),
        ("note = {\\unheard{of} \\emph{x}}", ("“\\unheard” in “note”",)),
        ("note = {$x^2$}", ("“$x^2$” in “note”",)),
        ("abstract = {\\unheard{of}}, file = {a.pdf}, keywords = {x}", ()),
        (
            "bdsk-url-1 = {x}, date-added = {x}, optannote = {x}, __markedentry = {x}",
            (),
        ),
        ("date = {2000}, year = {2000}, month = jan", ()),
    ],
)
def test_what_is_not_printed_is_known(line: str, unused: tuple[str, ...]) -> None:
    assert read(book(line))[0][0].unused == unused


def test_reading_goes_on_after_a_broken_entry(capfd: pytest.CaptureFixture) -> None:
    references, problems = read("@book{a,\n title = {T,\n\n" + GOOD)
    assert [reference.key for reference in references] == ["a2000"]
    assert [problem.code for problem in problems] == ["C004"]
    assert capfd.readouterr() == ("", "")


def test_an_entry_with_a_field_twice_is_read_all_the_same() -> None:
    (reference,), _ = read("@book{a,\n title = {T},\n note = {N},\n note = {O},\n}\n")
    assert reference.title == "T"


def test_a_missing_comma_swallows_nothing() -> None:
    (reference,), (problem,) = read(book("note = {A} date = {2001}"))
    assert reference.fields["note"] == "A"
    assert "a comma is missing before “date = {2001}”" in problem.what


def test_an_unknown_type_suggests_the_nearest() -> None:
    _, (problem,) = read("@artcle{a,\n title = {T},\n}\n")
    assert problem.remedy == "Did you mean “article”?"


def test_strings_stand_for_their_values() -> None:
    source = '@string{acm = "ACM"}\n@STRING{j = {Journal of the } # acm}\n'
    (reference,), problems = read(source + book("journaltitle = j # {, new}"))
    assert problems == []
    assert reference.text("journaltitle") == "Journal of the ACM, new"


def test_a_chain_of_strings_is_refused_and_not_expanded() -> None:
    links = "".join(
        f"@string{{s{n + 1} = {' # '.join([f's{n}'] * 10)}}}\n" for n in range(9)
    )
    references, problems = read(
        '@string{s0 = "xxxxxxxxxx"}\n' + links + "@book{a,\n title = s9,\n}\n"
    )
    assert {problem.code for problem in problems} >= {"S007"}
    assert len(references[0].title) < 100


def test_a_value_of_many_strings_is_refused() -> None:
    many = " # ".join(["x"] * 1000)
    source = f'@string{{x = "{"y" * 400}"}}\n' + book(f"note = {many}")
    references, problems = read(source)
    assert [problem.code for problem in problems] == ["C004"]
    assert len(references[0].fields["note"]) < 10_000


KEYS = ("DBLP:conf/x/Y99", "10.1000/x", "müller2001", "a.b+c", "ключ", "a_b-C9", "2020")


@pytest.mark.parametrize("key", KEYS)
def test_keys_are_those_of_pandoc(key: str) -> None:
    references, problems = read(f"@book{{{key},\n title = {{T}},\n}}\n")
    assert problems == []
    assert references[0].item["id"] == key


def test_every_key_has_an_anchor_of_its_own() -> None:
    keys = (*KEYS, "a:b", "a.3a.b", "a.b", "a-b", "a_b", "a/b")
    anchors = [anchor_of(key) for key in keys]
    assert len(set(anchors)) == len(keys)
    assert anchor_of("lind1988water") == "ref-lind1988water"
    assert anchor_of("DBLP:conf/x/Y99") == "ref-DBLP.3a.conf.2f.x.2f.Y99"


def test_a_key_field_is_a_key_and_nothing_else() -> None:
    assert KEY_FIELD.startswith("^")
    assert KEY_FIELD.endswith("$")


class Counting(Cache):
    """A cache that counts what it finds."""

    found = 0

    def get(self, namespace: str, key: bytes) -> bytes | None:
        """Return a value."""
        value = super().get(namespace, key)
        self.found += value is not None
        return value


def test_what_pandoc_made_is_kept(tmp_path: Path) -> None:
    cache = Counting(tmp_path)
    once = read_bibliography(GOOD, "b.bib", cache)
    assert cache.found == 0
    assert read_bibliography(GOOD, "b.bib", cache) == once
    assert cache.found == 1
    cache.close()
