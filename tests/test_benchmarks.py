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
    for project in ("edition", "exports", "apparatus", "bare"):
        done = run_edition(tmp_path / "made" / project, "check")
        assert (done.returncode, done.stdout) == (0, "")


def test_clients_say_what_they_find_or_that_they_are_not_installed(
    tmp_path: Path,
) -> None:
    page = tmp_path / "texts" / "a" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<p id="p1">One word.<a class="cf">cf.</a></p>', "utf-8")
    entry = "@misc{a, title = {T}, date = {1999}, year = {1999}}"
    (tmp_path / "bibliography.bib").write_text(entry, "utf-8")
    (tmp_path / "bibliography.ris").write_text("TY  - GEN\nTI  - T\nER  - \n", "utf-8")
    (tmp_path / "timeline.ics").write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:Told\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    done = run(tmp_path, sys.executable, str(ROOT / "benchmarks" / "clients.py"), ".")
    assert done.returncode == 0, done.stderr
    assert "| Mozilla Readability | not installed |" in done.stdout
    assert "bibliography.bib | 1: {'set': 1, 'without its year': 0} |" in done.stdout
    assert "| icalendar: timeline.ics | 1; ends “Told” |" in done.stdout
