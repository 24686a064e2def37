"""Make a small edition with a past: two releases, ids moved and withdrawn."""

import os
import subprocess
from contextlib import chdir
from datetime import datetime
from pathlib import Path

from click.testing import CliRunner

from building import copy_built
from edition.checks import check
from edition.cli.ledger import ledger as ledger_command
from edition.cli.release import release as release_command
from edition.model import Edition
from edition.sources import load_edition
from support import copy_small

MARSH = "docs/texts/marsh-1990.md"
CHANGELOG = """\
# Changelog

## Unreleased

## 1.1.0 · 2021-03-01

### Texts

- [Editorial] `marsh-1990` 1.1.0: Passage 2 says again that the commission only
  claimed its *Geist*; a passage was missing.

## 1.0.0 · 2020-02-01

### Texts

- `marsh-1990` 1.0.0 and `anonymous-2001` 0.1.0: Both texts.
"""
FIRST = """\
# Changelog

## Unreleased

### Texts

- `marsh-1990` 1.0.0 and `anonymous-2001` 0.1.0: Both texts.
"""
TODAY = "1614556800"
"""1 March 2021."""
INSERTED = "One toll was forgotten, on salt and on the barges that bring it inland.\n"


def git(root: Path, *arguments: str, day: str = "2020-02-01") -> str:
    """Run git as somebody on a certain day."""
    moment = f"{day}T12:00:00+00:00"
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    who = ("-c", "user.name=Ed", "-c", "user.email=ed@example.org")
    command = ["git", *who, "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(root: Path, subject: str, tag: str, day: str) -> None:
    """Commit everything, and tag it."""
    git(root, "add", "--all", day=day)
    git(root, "commit", "--quiet", "-m", subject, day=day)
    git(root, "tag", tag, day=day)


def edit(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Replace words in a file; each must be there."""
    text = (root / path).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    (root / path).write_text(text, encoding="utf-8")


def ledger(root: Path, *arguments: str, status: int | None = None) -> str:
    """Run “edition ledger”, in this process, and return what it printed."""
    with chdir(root):
        done = CliRunner(env={"SOURCE_DATE_EPOCH": TODAY}).invoke(
            ledger_command, arguments
        )
    assert status in (None, done.exit_code), done.output
    return done.output


def release(root: Path, version: str, day: str, *, status: int = 0) -> str:
    """Run “edition release” on a certain day, and return what it printed."""
    epoch = str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))
    with chdir(root):
        runner = CliRunner(env={"SOURCE_DATE_EPOCH": epoch})
        done = runner.invoke(release_command, [version])
    assert done.exit_code == status, done.output
    return done.output


def codes(root: Path) -> list[str]:
    """Return the codes of family D that an edition has problems with, sorted."""
    found = (problem.code for problem in check(load_edition(root)))
    return sorted(code for code in found if code.startswith("D"))


def first_version(to: Path, built: Edition | None = None) -> Path:
    """Return an edition whose first version is released, committed and tagged.

    Args:
        to: where it is laid.
        built: the small edition as it was built, if it is to be built again.
    """
    root = copy_built(built, to) if built else copy_small(to)
    (root / "CHANGELOG.md").write_text(FIRST, encoding="utf-8")
    (root / ".gitignore").write_text(
        ".cache/\nsite/\nbuild/\ntranscriptions/\n", encoding="utf-8"
    )
    release(root, "1.0.0", "2020-02-01")
    git(root, "init", "--quiet")
    commit(root, "texts: Both texts", "v1.0.0", "2020-02-01")
    return root


def insert_a_passage(root: Path) -> None:
    """Insert a passage after the third and number those behind it anew."""
    later = [(f"#p{n} }}", f"#p{n + 1} }}") for n in (7, 6, 5, 4)]
    edit(root, MARSH, *later)
    before = "- tolls must stay low;"
    edit(root, MARSH, (before, f"{INSERTED}{{ #p4 }}\n\n{before}"))


def second_version(root: Path) -> None:
    """Make and record version 1.1.0: a change, a move, a withdrawal, a new name."""
    insert_a_passage(root)
    edit(
        root,
        MARSH,
        ("version: 1.0.0", "version: 1.1.0"),
        ("and the Canal Commission had it", "and the Canal Commission claimed it"),
        ("its share.[^share]", "its share."),
        ("[^share]: Compare [Anonymous 2001, p2](anonymous-2001.md#p2).\n", ""),
    )
    edit(root, "data/glossary.yml", ("id: cc\n", "id: canal-commission\n"))
    new = CHANGELOG[CHANGELOG.index("### Texts") : CHANGELOG.index("## 1.0.0")]
    empty = "## Unreleased\n\n"
    edit(root, "CHANGELOG.md", (empty, f"{empty}{new}"))
    reason = "It repeated what the other text says."
    ledger(root, "follow")
    ledger(root, "withdraw", "marsh-1990#n-share", "--reason", reason)
    release(root, "1.1.0", "2021-03-01")
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == CHANGELOG
    commit(root, "[Editorial] texts: Correct Marsh", "v1.1.0", "2021-03-01")
