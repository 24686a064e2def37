"""What the benchmarks invent is an edition without faults, however small."""

import sys
from pathlib import Path

import pytest

from support import ROOT, run, run_edition

GENERATE = str(ROOT / "benchmarks" / "generate.py")


@pytest.mark.parametrize("texts", [1, 3])
def test_invented_editions_have_no_faults(tmp_path: Path, texts: int) -> None:
    made = run(tmp_path, sys.executable, GENERATE, "made", "--texts", str(texts))
    assert made.returncode == 0, made.stderr
    for project in ("edition", "apparatus", "bare"):
        done = run_edition(tmp_path / "made" / project, "check")
        assert (done.returncode, done.stdout) == (0, "")
