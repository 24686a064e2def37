"""Every site shows the manual of the package, and any page may link to it."""

import re
import shutil
from pathlib import Path

import pytest

from building import copy_built
from edition import manual
from edition.checks import check
from edition.checks.citations import NEEDED, STAND_INS
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import render
from edition.model import Edition
from edition.sources import load_edition
from edition.theme.bundles import HERE
from support import OF_KINDS, ROOT, run_edition

PAGE = "docs/about/principles.md"
SOURCES = {path.stem: path.read_text("utf-8") for path in manual.HERE.glob("*.md")}


def link_from_a_page(root: Path, target: str) -> None:
    """Have a page of the edition link somewhere."""
    with (root / PAGE).open("a", encoding="utf-8") as page:
        page.write(f"\nSee [there]({target}).\n")


@pytest.fixture
def buildable(built_small: Edition, tmp_path: Path) -> Path:
    """Return a copy of the small edition that can be built."""
    return copy_built(built_small, tmp_path / "edition")


def built(root: Path, page: str) -> str:
    """Build the site without a warning, and return a page of it."""
    assert render(root, root / "site", Options()) == []
    return (root / "site" / page / "index.html").read_text(encoding="utf-8")


def test_every_page_of_the_manual_has_its_place_in_it() -> None:
    assert sorted(manual.PAGES) == sorted(SOURCES)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("../manual/style-sheet.md", ""),
        ("/manual/style-sheet.md#a-glossary-term", ""),
        ("../manual/features.schema.json", ""),
        ("../manual/style-shet.md", "Did you mean “manual/style-sheet.md”?"),
        ("../manual/style-sheet.md#a-glosary-term", "“a-glossary-term”"),
    ],
)
def test_the_check_knows_its_pages_and_places(
    target: str, says: str, small_root: Path
) -> None:
    link_from_a_page(small_root, target)
    found = check(load_edition(small_root))
    assert [problem.code for problem in found] == ([] if not says else [_code(target)])
    assert all(says in str(problem) for problem in found), found


def _code(target: str) -> str:
    return "L002" if "#" in target else "L001"


def test_every_site_shows_it_and_the_renderer_resolves_links_to_it(
    buildable: Path,
) -> None:
    link_from_a_page(buildable, "../manual/style-sheet.md#citations")
    page = built(buildable, "about/principles")
    assert 'href="../../manual/style-sheet/#citations"' in page
    site = buildable / "site/manual"
    for name in SOURCES:
        page = (site / name.replace("index", "") / "index.html").read_text("utf-8")
        assert 'rel="edit"' not in page
        assert "{{" not in re.sub(r"<code\b.*?</code>", "", page)
    fields = (site / "fields/index.html").read_text("utf-8")
    assert "<code>doi.concept</code>" in fields
    schema = (manual.SCHEMAS / "features.schema.json").read_text("utf-8")
    assert (site / "features.schema.json").read_text("utf-8") == schema


def test_its_pages_have_a_pencil_where_the_settings_say_where_it_leads(
    buildable: Path,
) -> None:
    with (buildable / "edition.yml").open("a", encoding="utf-8") as settings:
        settings.write("manual: https://code.example.org/tool/manual/\n")
    page = built(buildable, "manual/style-sheet")
    assert 'href="https://code.example.org/tool/manual/style-sheet.md"' in page


def test_a_page_that_the_edition_writes_takes_the_place_of_ours(
    buildable: Path,
) -> None:
    (buildable / "docs/manual").mkdir()
    own = buildable / "docs/manual/style-sheet.md"
    headings = "\n\n".join(re.findall("^#.*", SOURCES["style-sheet"], re.M))
    own.write_text(f"{headings}\n\nOurs.\n", encoding="utf-8")
    page = built(buildable, "manual/style-sheet")
    assert "Ours." in page
    assert "docs/manual/style-sheet.md" in page
    assert check(load_edition(buildable)) == []


def test_every_example_of_a_kind_of_text_is_right(buildable: Path) -> None:
    texts = buildable / "docs/texts"
    matter = (texts / "marsh-1990.md").read_text(encoding="utf-8").split("---")[1]
    matter = matter.replace("reference: marsh1990canal\n", "")
    examples = re.findall(r"^```markdown\n(.*?)^```", SOURCES["kinds"], re.M | re.S)
    assert len(examples) > 7
    for number, example in enumerate(examples, 1):
        source = f"---{matter}---\n\nA headnote.\n{{ #headnote }}\n\n{example}"
        (texts / f"example-{number}.md").write_text(source, encoding="utf-8")
    (texts / "img").mkdir()
    shutil.copy(OF_KINDS / "docs/texts/img/lock.png", texts / "img")
    assert check(load_edition(buildable)) == []
    assert built(buildable, "texts/example-1").count("data-n=") == 5
    pages = [
        path.read_text("utf-8") for path in (buildable / "site").glob("texts/e*/*.html")
    ]
    assert sum("<math" in page for page in pages) == 1
    assert not any(re.search(r"<code>\$|\.verse|speaker=", page) for page in pages)


OTHER_TEXT = """
Nobody knows who wrote this.
{ #headnote }

Maria Orlova has a lock on her door.[^1]
{ #p1 }

[^1]: She says so.
"""
"""Below front matter, a text in which the examples of names and exceptions occur."""
FILES = {
    "harbour-treaty": "glossary",
    "treaty-signed": "timeline",
    "who-pays": "parallels",
    "tolls": "stances",
    "the-tolls": "routes",
    "maria-orlova": "names",
    "G008": "exceptions",
}


def test_every_example_of_data_in_the_style_sheet_is_right(buildable: Path) -> None:
    examples = re.findall(r"^```yaml\n(.*?)^```", SOURCES["style-sheet"], re.M | re.S)
    marsh = buildable / "docs/texts/marsh-1990.md"
    (settings,) = [e for e in examples if e.startswith("title:")]
    (buildable / "edition.yml").write_text(settings, encoding="utf-8")
    (matter,) = [e for e in examples if e.startswith("---")]
    body = marsh.read_text("utf-8").split("---\n", 2)[2]
    marsh.write_text(matter + body, encoding="utf-8")
    matter = re.sub("^(reference|date): .*\n", "", matter, flags=re.M)
    matter = matter.replace("language:", 'date: "1987"\nlanguage:')
    other = marsh.with_name("ferro-1987.md")
    other.write_text(matter + OTHER_TEXT, encoding="utf-8")
    entries = [e for e in examples if e.startswith("- ")]
    assert len(entries) == len(FILES)
    for entry in entries:
        ((_, id),) = re.findall(r"^- (id|code): (.+)$", entry, re.M)
        path = buildable / f"data/{FILES[id]}.yml"
        others = path.read_text("utf-8") if path.exists() else ""
        others = re.sub(rf"^- id: {id}\n(?:  .*\n|\n)*", "", others, flags=re.M)
        path.write_text(f"{entry}\n{others}", encoding="utf-8")
    glossary = buildable / "data/glossary.yml"
    lock = "\n- {id: lock, headword: lock, forms: [locks], kind: concept,"
    lock += " definition: A gate in a canal., sources: [lind1988water]}\n"
    glossary.write_text(glossary.read_text("utf-8") + lock, encoding="utf-8")
    assert [str(problem) for problem in check(load_edition(buildable))] == []


def test_the_style_sheet_lists_what_each_type_of_work_needs() -> None:
    rows = re.findall(r"^\| (`@.*) \| (.*) \|$", SOURCES["style-sheet"], re.M)
    told = {
        type_: re.findall(r"`([a-z]+)`", fields)
        for types, fields in rows
        for type_ in re.findall(r"`@([a-z]+)`", types)
    }
    needed = {
        type_: [name for field in fields for name in (field, *STAND_INS.get(field, ()))]
        for type_, fields in NEEDED.items()
    }
    assert {type_: sorted(fields) for type_, fields in told.items()} == {
        type_: sorted(fields) for type_, fields in needed.items()
    }


def test_it_speaks_of_no_edition_of_ours() -> None:
    edition = load_edition(ROOT)
    names = {edition.settings.title, *(text.slug for text in edition.texts)}
    names |= {name.split(",")[0] for t in edition.texts for name in t.meta.authors}
    found = [(n, page) for page, text in SOURCES.items() for n in names if n in text]
    assert found == []


def test_the_text_page_leads_to_it_where_the_edition_has_no_page_on_citing(
    buildable: Path, small: Edition
) -> None:
    (buildable / "docs/about/citing.md").unlink()
    page = built(buildable, "texts/marsh-1990")
    assert '<a href="../../manual/citing/">More about citing</a>' in page


def test_an_edition_adds_a_style_sheet_as_the_manual_says(buildable: Path) -> None:
    (block,) = re.findall(
        r"^```yaml\n(theme:.*?)^```", SOURCES["extending"], re.M | re.S
    )
    settings = buildable / "mkdocs.yml"
    source = settings.read_text(encoding="utf-8")
    source = source.replace("theme:\n  name: edition\n", block)
    settings.write_text(source, encoding="utf-8")
    (style,) = re.findall(r"^```css\n(.*?)^```", SOURCES["extending"], re.M | re.S)
    palette = (HERE / "css/palette.css").read_text("utf-8")
    properties = re.findall(r"^ +(--[\w-]+):", style, re.M)
    assert [name for name in properties if f"  {name}: " not in palette] == []
    for name, content in (("css/own.css", style), ("fonts/own.woff2", "wOF2")):
        (buildable / "overrides" / name).parent.mkdir(parents=True)
        (buildable / "overrides" / name).write_text(content, encoding="utf-8")
    page = built(buildable, "about")
    assert page.index("css/own.css") > page.index("assets/css/")
    assert (buildable / "site/css/own.css").is_file()
    assert (buildable / "site/fonts/own.woff2").is_file()
    assert check(load_edition(buildable)) == []


def test_commands_of_the_tool_say_where_they_are() -> None:
    others = (ROOT / name for name in ("CONTRIBUTING.md", "tests/README.md"))
    pages = (*SOURCES.values(), *(other.read_text("utf-8") for other in others))
    shown = [line for page in pages for line in commands(page)]
    assert any(line.startswith(".venv/bin/pybabel") for line in shown)
    bare = re.compile(r"(?:pybabel|pytest|ruff|mypy|playwright)\b")
    assert [line for line in shown if bare.match(line)] == []


def commands(page: str) -> list[str]:
    """Return the lines of the blocks of a page that are typed into a terminal."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", page, re.M | re.S)
    return [line.strip() for block in blocks for line in block.splitlines()]


def test_a_fault_is_shown_as_it_is_printed(small_root: Path) -> None:
    timeline = small_root / "data/timeline.yml"
    line = "  label: Note: the treaty is signed\n"
    words = timeline.read_text("utf-8")
    timeline.write_text(re.sub("  label: .*\n", line, words, count=1), "utf-8")
    printed = run_edition(small_root, "check").stdout
    page = SOURCES["checks"]
    shown = re.search("```text\n(data/timeline.*?)```", page, re.S)
    assert shown is not None
    assert shown[1].replace(":7:", ":2:") in printed
