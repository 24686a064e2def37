"""The HTML of every page as v.Nu judges it."""

import re
import shutil
import subprocess

import pytest

from edition.model import Edition
from npm import JAVA, installed, skip
from support import TESTS

KNOWN = TESTS / "web" / "known-errors.txt"
"""What is the theme’s and not ours to mend, a line each, after its reason."""
PLACE = re.compile(r'^"?file:.*/site/(?P<page>[^"]*)"?:[\d.-]+: error: (?P<what>.*)$')
AT_ONCE = 400


@pytest.mark.judge
def test_no_page_has_an_error_that_is_not_known(built_edition: Edition) -> None:
    java = shutil.which("java")
    if not java:
        skip("java is needed for v.Nu (apt-get install default-jre-headless)")
    jar = installed("vnu-jar/build/dist/vnu.jar")
    known = {
        line
        for line in KNOWN.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    pages = sorted(map(str, (built_edition.root / "site").rglob("*.html")))
    said: list[str] = []
    for start in range(0, len(pages), AT_ONCE):
        command = [str(java), *JAVA, "-jar", str(jar), "--errors-only"]
        command += ["--format", "gnu"]
        command += pages[start : start + AT_ONCE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said += done.stderr.splitlines()
    found = [match for line in said if (match := PLACE.match(line))]
    assert len(found) == len(said), said[:3]
    new = [f"{m['page']}: {m['what']}" for m in found if m["what"] not in known]
    assert new == []
    assert {m["what"] for m in found} == known, "a known error is no more: delete it"
