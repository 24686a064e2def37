"""Another package adds checks, exports and import steps; the manual shows how."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from edition.manual import HERE
from support import copy_small, run_edition

PAGE = (HERE / "extending.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.M | re.S)
FUNCTIONS = [code for language, code in BLOCKS if language == "python"][:3]
PROJECT = tomllib.loads(next(code for language, code in BLOCKS if language == "toml"))
GROUPS = PROJECT["project"]["entry-points"]


def install(folder: Path, groups: dict[str, dict[str, str]]) -> str:
    """Lay a package as it is once installed; return the path on which it is found."""
    info = folder / "harbour_rules-1.0.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-rules\n")
    lines = []
    for group, functions in groups.items():
        lines += [f"[{group}]", *(f"{name} = {at}" for name, at in functions.items())]
    (info / "entry_points.txt").write_text("\n".join(lines))
    source = "\n\n".join(FUNCTIONS)
    (folder / "harbour_rules.py").write_text(source, encoding="utf-8")
    return os.pathsep.join([str(folder), *filter(None, [os.getenv("PYTHONPATH")])])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an edition in which a passage speaks of a ferry."""
    root = copy_small(tmp_path / "edition")
    path = root / "docs/texts/marsh-1990.md"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("every neighbour votes", "every ferry votes"))
    return root


@pytest.fixture
def extended(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return that edition, where the package of the manual is installed."""
    monkeypatch.setenv("PYTHONPATH", install(tmp_path / "packages", GROUPS))
    return root


def test_without_the_package_there_is_nothing_of_it(root: Path) -> None:
    done = run_edition(root, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert run_edition(root, "export", "headwords").returncode == 2


def test_its_check_is_run(extended: Path) -> None:
    done = run_edition(extended, "check")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "docs/texts/marsh-1990.md:43: Y001 (review) “p5” speaks of a ferry. "
        "Ask whether the author means a barge.\n"
    )


def test_an_exception_can_be_made_to_its_review_item(extended: Path) -> None:
    exception = "- code: Y001\n  about: p5\n  reason: It was a ferry.\n"
    (extended / "data/exceptions.yml").write_text(exception, encoding="utf-8")
    done = run_edition(extended, "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_its_export_is_written(extended: Path) -> None:
    done = run_edition(extended, "export", "headwords", "--to", "out")
    assert done.returncode == 0, done.stderr
    words = (extended / "out/glossary/headwords.txt").read_text(encoding="utf-8")
    assert words == "Harbour Treaty\ntreaty\nCanal Commission\n"


def test_its_import_step_is_run_and_can_be_left_out(extended: Path) -> None:
    raw = "# A Sheet\n\nThe ſluice was mended in the ſpring of that year.\n"
    (extended / "sheet.txt").write_text(raw, encoding="utf-8")
    for options, word in (((), "The sluice"), (("--drop", "long_s"), "The ſluice")):
        run_edition(
            extended, "import", "sheet.txt", "--no-profile", "--force", *options
        )
        made = (extended / "transcriptions/sheet.md").read_text(encoding="utf-8")
        assert word in made


COMMANDS = {
    "edition.checks": ("check",),
    "edition.exports": ("export",),
    "edition.import_steps": ("import", "sheet.txt"),
}


@pytest.mark.parametrize("group", COMMANDS)
@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("no_such_module:it", "cannot be loaded: No module named 'no_such_module'."),
        ("harbour_rules:none", "cannot be loaded: module 'harbour_rules' has no"),
        ("harbour_rules:__name__", "is no function."),
    ],
)
def test_a_broken_one_is_named_in_a_sentence(
    group: str,
    at: str,
    says: str,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (root / "sheet.txt").write_text("A sheet.\n")
    groups = {group: {"odd": at}}
    monkeypatch.setenv("PYTHONPATH", install(tmp_path / "packages", groups))
    done = run_edition(root, *COMMANDS[group])
    assert done.returncode == 2
    sentence = done.stderr.splitlines()[-1]
    assert sentence.startswith(f"edition: The extension “odd” ({at}) of {group} {says}")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("group", "name"), [("edition.exports", "ris"), ("edition.import_steps", "lists")]
)
def test_a_name_of_ours_is_not_given_away(
    group: str, name: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "sheet.txt").write_text("A sheet.\n")
    groups = {group: {name: "harbour_rules:headwords"}}
    monkeypatch.setenv("PYTHONPATH", install(tmp_path / "packages", groups))
    done = run_edition(root, *COMMANDS[group])
    assert done.returncode == 2
    assert f"“{name}” of {group} has the name of one of ours." in done.stderr
