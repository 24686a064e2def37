"""``edition import FILE --to SLUG``: a document becomes a text of the edition."""

from pathlib import Path

import pytest

from edition.checks import check
from edition.importer.bibtex import as_entry
from edition.importer.lines import MATTER, TEXT, Line, Origin
from edition.importer.title_facts import title_facts
from edition.readers.bibliography import read_bibliography
from edition.sources import load_edition
from importer.test_cases import packed
from support import CASES, contents, run_edition

ESSAY = """ON THE KEEPING OF FERRIES

By Tobias Lune

From The Quay Magazine, vol. 4, no. 2, March 1871

Whoever has crossed a wide river by ferry knows that the boat is the least part
of the matter.[1] There must be somebody who hears the bell, and somebody who has
slept near enough to hear it.

It is said that bridges are cheaper. They are cheaper for whoever does not pay
for them, which seems to me the less honest arrangement of the two.[2]

NOTES

[1] See Ada Quill, A Treatise on Small Boats (London: Harbour Press, 1866), pp. 12-14.
[2] Lind, Åsa. Water and Neighbours. Malmö: Quay Press, 1988, p. 3.
"""
PAGE = "page-with-notes-that-link-both-ways"
BOOK = "e-book-with-notes-in-a-file-of-their-own"
BLANK = ["rights", "summary", "The headnote"]


@pytest.fixture
def essay(small_root: Path) -> Path:
    """Return an edition beside which an essay lies."""
    (small_root.parent / "essay.txt").write_text(ESSAY, encoding="utf-8")
    return small_root


def published(root: Path, slug: str = "lune-1871") -> None:
    """Make a text of the essay."""
    done = run_edition(root, "import", "../essay.txt", "--to", slug)
    assert (done.returncode, done.stdout) == (0, f"docs/texts/{slug}.md\n"), done.stderr


def test_its_front_matter_says_what_the_source_says(essay: Path) -> None:
    published(essay)
    meta = load_edition(essay).text["lune-1871"].meta
    assert meta.title == "On the Keeping of Ferries"
    assert meta.authors == ("Lune, Tobias",)
    assert (meta.container, meta.volume, meta.issue) == ("The Quay Magazine", "4", "2")
    assert (meta.date.edtf, meta.language) == ("1871-03", "en")
    assert (meta.presentation, meta.proof_state) == ("transcription", "unproofed")
    source = (essay / "docs/texts/lune-1871.md").read_text("utf-8")
    assert "#   From The Quay Magazine, vol. 4, no. 2, March 1871\n" in source


def test_what_nobody_can_infer_is_told_as_blank_and_nothing_else(essay: Path) -> None:
    published(essay)
    problems = check(load_edition(essay))
    assert {problem.code for problem in problems} == {"B001", "C013"}
    found = "\n".join(problem.what for problem in problems)
    assert all(name in found for name in BLANK)
    assert all(word not in found for word in ("title", "author", "date", "witness"))


def test_filled_in_it_is_a_text_like_any_other(essay: Path) -> None:
    published(essay)
    text = essay / "docs/texts/lune-1871.md"
    source = text.read_text("utf-8").replace("vantage: TODO", "vantage: Northern")
    text.write_text(source.replace("TODO", "Said."), encoding="utf-8")
    bibliography = essay / "bibliography.bib"
    source = bibliography.read_text("utf-8")
    key = "@book{quill1866treatise,\n"
    grouped = source.replace(key, f"{key}  keywords = {{scholarship}},\n")
    bibliography.write_text(grouped, encoding="utf-8")
    edition = load_edition(essay)
    assert check(edition) == []
    notes = {
        note.label: note.markdown for note in edition.text["lune-1871"].document.notes
    }
    assert notes["1"] == "See [@quill1866treatise, pp. 12-14]."
    assert notes["2"] == "[@lind1988water, p. 3]."


def test_a_note_of_more_words_than_a_reference_stays_whole(essay: Path) -> None:
    """Nothing is lost, nothing is printed twice; the check tells of the entry."""
    said = "He denies it, with a smile, in Quill, A Treatise on Small Boats"
    source = ESSAY.replace("See Ada Quill, A Treatise on Small Boats", said)
    (essay.parent / "essay.txt").write_text(source, encoding="utf-8")
    published(essay)
    text = (essay / "docs/texts/lune-1871.md").read_text("utf-8")
    assert f"[^1]: {said} (London: Harbour Press, 1866), pp. 12-14.\n" in text


def test_the_report_names_the_words_for_which_a_citation_stands(essay: Path) -> None:
    published(essay)
    report = (essay / "transcriptions/lune-1871.report.md").read_text("utf-8")
    words = "Lind, Åsa. Water and Neighbours. Malmö: Quay Press, 1988, p. 3."
    assert f"| citations | {words} | [@lind1988water, p. 3]. |" in report


def test_a_work_that_the_bibliography_has_is_cited_and_not_added(essay: Path) -> None:
    before = (essay / "bibliography.bib").read_text("utf-8")
    published(essay)
    after = (essay / "bibliography.bib").read_text("utf-8")
    assert after.startswith(before)
    assert after.count("@book{") == before.count("@book{") + 1
    text = (essay / "docs/texts/lune-1871.md").read_text("utf-8")
    assert "[@lind1988water, p. 3]." in text


def test_a_key_that_is_taken_gets_a_number(essay: Path) -> None:
    bibliography = essay / "bibliography.bib"
    other = "@book{quill1866treatise,\n  title = {Another},\n  date = {1866},\n}\n"
    source = bibliography.read_text("utf-8")
    bibliography.write_text(f"{source}\n{other}", encoding="utf-8")
    published(essay)
    text = (essay / "docs/texts/lune-1871.md").read_text("utf-8")
    assert "[@quill1866treatise-2, pp. 12-14]." in text
    assert "{quill1866treatise-2," in bibliography.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("../essay.txt", "--to", "marsh-1990"), "is there already"),
        (("../essay.txt", "--to", "Lune 1871"), "write lower-case letters"),
        (("../essay.txt", "../essay.txt", "--to", "lune"), "name one file"),
        (("../essay.txt", "--to", "lune", "--force"), "name one file"),
        (("../nothing.txt", "--to", "lune"), "I001"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    words: tuple[str, ...], says: str, essay: Path
) -> None:
    before = contents(essay)
    done = run_edition(essay, "import", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    made = contents(essay).keys() - before.keys()
    assert {name for name in made if not name.startswith(".cache/")} == set()


def test_a_copy_of_a_text_of_the_edition_is_none_to_publish(essay: Path) -> None:
    run_edition(essay, "import", "../essay.txt")
    profile = essay / "transcriptions/essay.profile.yml"
    (essay / "sources").mkdir()
    profile.replace(essay / "sources/marsh-1990.yml")
    file = essay / "sources/marsh-1990.yml"
    source = file.read_text("utf-8").replace("text: essay", "text: marsh-1990")
    file.write_text(source, encoding="utf-8")
    done = run_edition(essay, "import", "../essay.txt", "--to", "lune")
    assert done.returncode == 2
    assert "is a copy of “marsh-1990”" in done.stderr
    assert not (essay / "docs/texts/lune.md").exists()


def test_what_an_import_has_made_is_not_imported_again(essay: Path) -> None:
    run_edition(essay, "import", "../essay.txt")
    done = run_edition(essay, "import", "transcriptions/essay.md", "--to", "lune")
    assert done.returncode == 2
    assert "name the file that it was made from" in done.stderr


def test_it_needs_an_edition(essay: Path) -> None:
    done = run_edition(essay.parent, "import", "essay.txt", "--to", "lune")
    assert done.returncode == 2
    assert "holds no edition" in done.stderr


LINES = {
    "By Tobias Lune": {"author": ["Lune, Tobias"]},
    "BY TOBIAS LUNE": {"author": ["Lune, Tobias"]},
    "By Publius": {"author": ["Publius"]},
    "by Ada Quill and Tobias Lune": {"author": ["Quill, Ada", "Lune, Tobias"]},
    "By the river": {},
    "Upper Landing, 3 June 1854.": {"date": "1854-06-03"},
    "Saltmarsh, 2nd February 1870": {"date": "1870-02-02"},
    "1er juin 1854": {"date": "1854-06-01"},
    "Thursday, October 18, 1787": {"date": "1787-10-18"},
    "14 квітня 1903": {"date": "1903-04-14"},
    "Kraków, 3 czerwca 1854": {"date": "1854-06-03"},
    "juillet 1871": {"date": "1871-07"},
    "Marit 1854": {"date": "1854"},
    "MDCCCLIV": {},
    "From The Quay Magazine": {"container": "The Quay Magazine"},
    "First published in The Quay, 12 (3), pp. 4–9, 1871": {
        "container": "The Quay",
        "volume": "12",
        "issue": "3",
        "pages": "4–9",
        "date": "1871",
    },
    "[From the Courant of Saltmarsh, 9 November 1869.]": {
        "container": "Courant of Saltmarsh",
        "date": "1869-11-09",
    },
    "From day to day": {},
}
"""What stands on a title page, and what it tells."""


@pytest.mark.parametrize("line", LINES)
def test_a_title_page_is_read_as_far_as_it_says_something(line: str) -> None:
    title = Line("A Title", (Origin(0, 1),), MATTER, "title")
    long = Line("word " * 20, (Origin(0, 3),), TEXT, "p1")
    block = Line(line, (Origin(0, 2),), MATTER, "title page")
    assert title_facts((title, block, long), "en") == {
        "title": "A Title",
        **LINES[line],
    }
    assert title_facts((title, long, block.as_(TEXT, "p2")), "en") == {
        "title": "A Title"
    }


def test_what_only_says_what_follows_is_a_subtitle() -> None:
    names = (("THE ROUND", "title page"), ("A Sketch", "title"))
    page = [Line(text, (Origin(0, 1),), MATTER, label) for text, label in names]
    facts = title_facts((*page,), "en")
    assert facts == {"title": "The Round", "subtitle": "A Sketch"}


def test_a_day_is_no_title() -> None:
    line = Line("Monday, 3 June 1854", (Origin(0, 1),), MATTER, "title")
    assert title_facts((line,), "en") == {"date": "1854-06-03"}


@pytest.mark.parametrize(
    ("language", "capitals", "title"),
    [
        (
            "en",
            "THE LAMPLIGHTER'S ROUND OF THE TOWN",
            "The Lamplighter's Round of the Town",
        ),
        ("en", "“ESSAYS”: ON THE CIVIL WAR, II.", "“Essays”: On the Civil War, II."),
        ("en", "The Round", "The Round"),
        ("de", "ÜBER DIE FÄHREN", "ÜBER DIE FÄHREN"),
    ],
)
def test_capitals_of_an_english_title_are_its_print(
    language: str, capitals: str, title: str
) -> None:
    line = Line(capitals, (Origin(0, 1),), MATTER, "title")
    assert title_facts((line,), language)["title"] == title


def test_an_entry_is_read_as_it_was_written() -> None:
    record = {
        "key": "quill",
        "title": "Ropes & Bells #2: 10 % of $5, under_way {new}",
        "container": "Proceedings of R & D",
        "publisher": "Frame & Sons",
        "year": "1866",
        "url": "https://example.org/a_b?c=1&d=2",
        "raw": "See Quill @ 1866 {Ropes\n@book{x,",
    }
    (entry,), problems = read_bibliography(as_entry(record, "lune#n1"), "x.bib")
    assert problems == []
    assert (entry.key, entry.type) == ("quill", "incollection")
    assert entry.title == "Ropes & Bells #2: 10 % of $5, under_way new"
    assert entry.text("booktitle") == "Proceedings of R & D"
    assert entry.fields["url"] == record["url"]
    assert entry.unused == ()


def laid(root: Path, *names: str) -> None:
    """Lay the documents of cases beside an edition's files."""
    for name in names:
        raw = next((CASES / "import" / name).glob("raw.*"))
        data = packed(raw) if raw.is_dir() else raw.read_bytes()
        (root / f"{name}{raw.suffix}").write_bytes(data)


def test_a_page_becomes_a_text_with_all_that_it_says_of_itself(
    small_root: Path,
) -> None:
    laid(small_root, PAGE)
    done = run_edition(small_root, "import", f"{PAGE}.html", "--to", "pilot-1921")
    assert done.returncode == 0, done.stderr
    edition = load_edition(small_root)
    text = edition.text["pilot-1921"]
    assert text.meta.title == "The Harbour Papers"
    assert text.meta.authors == ("Pilot, Ada",)
    assert (text.meta.date.edtf, text.meta.language) == ("1921-03-04", "en")
    kinds = {passage.kind for passage in text.passages}
    assert kinds == {"prose", "verse", "table", "figure"}
    found = {p.code for p in check(edition) if "pilot-1921" in p.place.path}
    assert found <= {"B001", "C013", "L001"}  # what is blank, and the picture to be put


def test_a_play_becomes_a_text_that_the_edition_takes(small_root: Path) -> None:
    laid(small_root, "tei-of-a-play")
    done = run_edition(small_root, "import", "tei-of-a-play.xml", "--to", "gate")
    assert done.returncode == 0, done.stderr
    edition = load_edition(small_root)
    kinds = [passage.kind for passage in edition.text["gate"].passages]
    assert kinds.count("speech") == 6
    assert kinds.count("stage") == 2
    found = {p.code for p in check(edition) if "texts/gate" in p.place.path}
    assert found <= {"B001", "C013"}


def test_the_commands_that_help_shows_do_what_they_say(small_root: Path) -> None:
    laid(small_root, PAGE, BOOK)
    (small_root / f"{PAGE}.html").rename(small_root / "letter.html")
    (small_root / f"{BOOK}.epub").rename(small_root / "book.epub")
    (small_root / "my-copies").mkdir()
    (small_root / "my-copies/essay.txt").write_text(ESSAY, encoding="utf-8")
    shown = run_edition(small_root, "import", "--help").stdout.partition("Example:")[2]
    lines = shown.partition("Options:")[0].split("\n")
    commands = [line.split()[1:] for line in lines if line.strip()]
    assert len(commands) == 3
    for words in commands:
        files = [word.replace("my-copies/*", "my-copies/essay.txt") for word in words]
        done = run_edition(small_root, *files)
        assert done.returncode == 0, done.stderr
    assert (small_root / "transcriptions/essay.md").is_file()
    assert not (small_root / "transcriptions/book.md").exists()
    assert (small_root / "docs/texts/doe-1848.md").is_file()
