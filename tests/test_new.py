"""A new edition: what is written, what is refused, and that it holds true things."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from building import lend_cache
from edition.checks import check
from edition.compatibility import changes, installed, is_range, is_within, range_from
from edition.manual import SCHEMAS
from edition.messages import languages
from edition.model import Edition
from edition.readers import data_files
from edition.sources import load_edition
from edition.starter import FILES, SAMPLES, new_edition, stubs
from support import ROOT, contents, run_edition

SAMPLE = re.compile(r"\n[%#] Sample, made up: delete it\.\n.*", re.S)
"""A sample in a file of entries, and what follows."""
COMMENTED = re.compile(r"^#(?: |$)", re.M)
READERS: dict[str, Callable[..., Any]] = {
    "exceptions": data_files.read_exemptions,
    "names": data_files.read_names,
    "parallels": data_files.read_parallels,
    "routes": data_files.read_routes,
    "stances": data_files.read_stances,
}


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a new edition."""
    done = run_edition(tmp_path, "new", "river-letters")
    assert done.returncode == 0, done.stderr
    return tmp_path / "river-letters"


def test_it_is_named_after_its_folder_and_the_next_commands_are_said(
    tmp_path: Path,
) -> None:
    done = run_edition(tmp_path, "new", "river letters")
    assert done.stdout.splitlines() == [
        *("cd 'river letters'", "edition serve", "edition build")
    ]
    settings = load_edition(tmp_path / "river letters").settings
    assert settings.title == "River letters"
    assert settings.editors[0].name == "The editors of River letters"
    assert is_within(installed(), settings.requires)


def test_the_first_page_is_called_what_the_edition_is(begun: Path) -> None:
    assert load_edition(begun).page["docs/index.md"].title == "River letters"


def test_the_folder_at_hand_may_be_one(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    done = run_edition(tmp_path, "new", ".", "--title", "Rivers")
    assert done.stdout.splitlines() == ["edition serve", "edition build"]
    assert load_edition(tmp_path).settings.title == "Rivers"


def test_git_is_told_first_to_leave_transcriptions_alone(begun: Path) -> None:
    lines = (begun / ".gitignore").read_text("utf-8").splitlines()
    assert next(line for line in lines if line[:1] != "#") == "/transcriptions"


def test_nothing_is_overwritten_and_then_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/names.yml").write_text("mine\n", encoding="utf-8")
    (tmp_path / "README.md").touch()
    before = contents(tmp_path)
    done = run_edition(tmp_path, "new", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert "has README.md, data/names.yml already" in done.stderr
    assert contents(tmp_path) == before


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new/docs").symlink_to(tmp_path / "elsewhere")
    done = run_edition(tmp_path, "new", "new")
    assert done.returncode == 2
    assert "S003" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (tmp_path / "new/edition.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a-file",), "a-file is a file"),
        (("x", "--title", "<script>alert(1)</script>"), "would be a tag of HTML"),
        (("x", "--title", "See [@lind1988water]"), "or a citation"),
        (("x", "--editors", "a" * 2000), "it has over 1,000 "),
        (("x", "--title", "bell \a"), "holds U+0007"),
        (("x", "--language", "xx"), "'xx' is not"),
        (("txt", "lune-1871"), "Did you mean “text”? A folder with a blank"),
        (
            ("River", "Letters"),
            "event, name, note, parallel, term, text. A folder with",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    (tmp_path / "a-file").touch()
    done = run_edition(tmp_path, "new", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_no_edition_is_begun_in_an_edition(begun: Path) -> None:
    before = contents(begun)
    done = run_edition(begun, "new", "txet")
    assert done.returncode == 2
    assert "edition new text SLUG" in done.stderr
    assert contents(begun) == before


def test_from_an_edition_one_is_begun_elsewhere(begun: Path) -> None:
    before = contents(begun)
    elsewhere = begun.parent / "hill-letters"
    done = run_edition(begun, "new", str(elsewhere))
    assert done.returncode == 0, done.stderr
    assert check(load_edition(elsewhere)) == []
    assert contents(begun) == before


def test_the_help_shows_both_uses(tmp_path: Path) -> None:
    shown = run_edition(tmp_path, "new", "--help").stdout
    assert "edition new my-letters" in shown
    assert "--language" in shown
    assert "./text" in shown


def test_the_help_of_a_text_leads_to_the_kinds_of_texts(tmp_path: Path) -> None:
    shown = " ".join(run_edition(tmp_path, "new", "text", "--help").stdout.split())
    for words in (".verse", ".speech", ".dateline", "manual/kinds/", "translations"):
        assert words in shown
    for name in ("kinds", "add-a-text"):
        assert (SCHEMAS.parent / f"manual/{name}.md").is_file()


def test_outside_an_edition_a_command_says_how_to_begin_one(tmp_path: Path) -> None:
    assert "edition new DIR" in run_edition(tmp_path, "check").stderr


def test_without_the_sample_it_is_an_edition_still(
    begun: Path, built_small: Edition
) -> None:
    (begun / "docs/texts/sample.md").unlink()
    for name in ("bibliography.bib", "data/glossary.yml", "data/timeline.yml"):
        file = begun / name
        source = file.read_text("utf-8")
        file.write_text(SAMPLE.sub("\n", source), encoding="utf-8")
        assert file.read_text("utf-8") != source
    assert check(load_edition(begun)) == []
    built = run_edition(lend_cache(built_small, begun), "build")
    assert (built.returncode, built.stdout) == (0, "")


@pytest.mark.parametrize("language", languages())
def test_the_sample_is_in_the_language_of_the_edition(language: str) -> None:
    made = new_edition(title="Letters", editors="We", language=language)
    assert f"\nlanguage: {language}\n" in made["docs/texts/sample.md"]
    assert made["bibliography.bib"].count("langid") == 1
    english = new_edition(title="Letters", editors="We", language="en")
    assert made.keys() == english.keys()
    told = {path for path in made if made[path] != english[path]}
    samples = {path for path in english if (SAMPLES / "en" / path).is_file()}
    assert told == (samples | {"edition.yml"} if language != "en" else set())
    assert len(samples) == 5


def test_every_data_file_names_its_schema() -> None:
    made = new_edition(title="Letters", editors="We", language="en")
    for path in [path for path in made if path.endswith(".yml")]:
        name, up = Path(path).stem, "../" if "/" in path else ""
        line = f"{stubs.MODELINE}{up}site/manual/{name}.schema.json\n"
        assert path == "mkdocs.yml" or made[path].startswith(line)
        assert path == "mkdocs.yml" or (SCHEMAS / f"{name}.schema.json").is_file()


@pytest.mark.parametrize("name", READERS)
def test_the_example_in_a_comment_is_an_entry(name: str) -> None:
    source = (FILES / f"data/{name}.yml").read_text("utf-8")
    example = COMMENTED.sub("", source[source.index("# - ") :])
    entries, problems = READERS[name](example, name)
    assert (len(entries), problems) == (1, [])
    assert READERS[name](source, name) == ((), [])


def test_what_the_settings_offer_in_comments_may_stand_there() -> None:
    made = new_edition(title="Letters", editors="We", language="en")["edition.yml"]
    offered = re.sub(r"^# (?= *(- )?[{a-z_]+:)", "", made, flags=re.M)
    settings, problems = data_files.read_settings(offered, "edition.yml")
    assert problems == []
    assert settings.licence == "CC-BY-4.0"
    assert [facet.id for facet in settings.facets] == ["shore"]
    assert settings.contact
    assert settings.repository


def test_the_hook_and_the_settings_of_the_renderer_are_those_of_this_project() -> None:
    made = new_edition(title="Security and Values", editors="We", language="en")
    for name in ("hooks/edition.py", "mkdocs.yml"):
        assert made[name] == (ROOT / name).read_text("utf-8")


def test_the_commands_write_into_none_of_its_files(
    begun: Path, built_small: Edition
) -> None:
    before = contents(begun)
    lend_cache(built_small, begun)
    for command in (("check",), ("build",), ("export",), ("upgrade",), ("report",)):
        run_edition(begun, *command)
    after = contents(begun)
    assert {name: after[name] for name in before} == before
    made = {name for name in after if name not in before and "__pycache__" not in name}
    assert {name.split("/")[0] for name in made} <= {".cache", "build", "site"}


@pytest.mark.parametrize(
    ("version", "range"),
    [("0.1.0", ">=0.1.0,<0.2"), ("1.4.2", ">=1.4.2,<2"), ("0.12.0", ">=0.12.0,<0.13")],
)
def test_a_range_goes_to_where_something_may_stop_working(
    version: str, range: str
) -> None:
    assert range_from(version) == range
    assert is_within(version, range)
    assert not is_within(range.partition("<")[2], range)


@pytest.mark.parametrize("words", ["0.1", "newest", ">= one", ""])
def test_what_is_no_range_is_known(words: str) -> None:
    assert not is_range(words)


def test_upgrade_says_what_is_different_since_the_version_required(begun: Path) -> None:
    told = run_edition(begun, "upgrade")
    assert (told.returncode, told.stdout) == (0, "")
    assert "There is nothing to do." in told.stderr
    settings = begun / "edition.yml"
    source = re.sub(r"requires: .*", "", settings.read_text("utf-8"))
    settings.write_text(source, encoding="utf-8")
    told = run_edition(begun, "upgrade")
    assert told.stdout.startswith("0.1.0: ")
    assert f'requires: "{range_from(installed())}"' in told.stderr
    assert settings.read_text("utf-8") == source


@pytest.mark.parametrize(
    ("range", "said"),
    [
        (">=990,<999", "the edition requires >=990,<999: install a newer one."),
        ("newest", "T002 The field “requires” is invalid"),
    ],
)
def test_upgrade_says_that_the_package_is_too_old_or_the_range_none(
    range: str, said: str, begun: Path
) -> None:
    settings = begun / "edition.yml"
    source = re.sub(
        r"requires: .*", f'requires: "{range}"', settings.read_text("utf-8")
    )
    settings.write_text(source, encoding="utf-8")
    told = run_edition(begun, "upgrade")
    assert told.returncode == 1
    assert said in told.stdout + told.stderr
    assert "nothing to do" not in told.stderr


def test_changes_are_those_after_the_lowest_version_of_the_range() -> None:
    assert [change.version for change in changes("", "0.1.0")] == ["0.1.0"]
    assert [change.version for change in changes("==0.0.*", "0.1.0")] == ["0.1.0"]
    assert changes(">=0.1.0,<0.2", "0.9.0") == ()
    assert changes("<2", "0.0.9") == ()


@pytest.mark.parametrize("command", ["check", "build"])
def test_another_version_of_the_package_is_refused(command: str, begun: Path) -> None:
    settings = begun / "edition.yml"
    source = settings.read_text("utf-8").replace(">=0", ">=990")
    settings.write_text(source.replace("<0.2", "<999"), encoding="utf-8")
    done = run_edition(begun, command)
    assert done.returncode == 1
    assert " T030 " in done.stdout
    assert "Install a newer one." in done.stdout
    assert not (begun / "site").exists()
