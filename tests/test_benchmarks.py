"""What the benchmarks invent is an edition without faults; what they read is told."""

import json
import sys
from pathlib import Path

from support import ROOT, run, run_edition

GENERATE = str(ROOT / "benchmarks" / "generate.py")


def test_invented_editions_have_no_faults(tmp_path: Path) -> None:
    made = run(tmp_path, sys.executable, GENERATE, "made", "--texts", "3")
    assert made.returncode == 0, made.stderr
    for project in ("edition", "exports", "apparatus", "bare"):
        done = run_edition(tmp_path / "made" / project, "check")
        assert (done.returncode, done.stdout) == (0, "")


def test_clients_say_what_they_find_or_that_they_are_not_installed(
    tmp_path: Path,
) -> None:
    page = tmp_path / "texts" / "a" / "index.html"
    page.parent.mkdir(parents=True)
    mark = '<sup><a role="doc-noteref">{}</a></sup>'
    words = f'Sea{mark.format("a")} and ship{mark.format("[b]")}.<a class="cf">cf.</a>'
    page.write_text(f'<p id="p1">One word. {words}</p>', "utf-8")
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
    script = f"import clients as c, pathlib; [u] = c.units(pathlib.Path({str(page)!r}))"
    found = run(
        ROOT / "benchmarks", sys.executable, "-c", f"{script}; print(*u.glued, sep='|')"
    )
    assert found.stdout.strip() == "ne word. Seaa|.cf.", "a bracket parts a sign"


DEFINED = {
    "Thing": {"rdfs:subClassOf": []},
    "Person": {"rdfs:subClassOf": {"@id": "schema:Thing"}},
    "Book": {"rdfs:subClassOf": {"@id": "schema:Thing"}},
}
FITTING = {
    "name": ("Thing", "Text"),
    "editor": ("Book", "Person"),
    "datePublished": ("Book", "Date"),
}


def test_what_schema_org_does_not_define_is_named(tmp_path: Path) -> None:
    graph = [
        {"@id": f"schema:{name}", "@type": "rdfs:Class"} | more
        for name, more in DEFINED.items()
    ]
    for name, (domain, range) in FITTING.items():
        fits = {"schema:domainIncludes": {"@id": f"schema:{domain}"}}
        fits |= {"schema:rangeIncludes": {"@id": f"schema:{range}"}}
        graph.append({"@id": f"schema:{name}", "@type": "rdf:Property"} | fits)
    (tmp_path / "defined.json").write_text(json.dumps({"@graph": graph}), "utf-8")
    book = {"@type": "Book", "name": "B", "editor": {"@type": "Person", "name": "P"}}
    for number, more in enumerate(
        [{}, {"datePublished": "[1990..]"}, {"editor": {"@type": "Book"}, "tone": "G"}]
    ):
        page = tmp_path / f"{number}.html"
        told = json.dumps(book | more)
        script = f'<script type="application/ld+json">{told}</script>'
        page.write_text(f"<html><body>{script}</body></html>", "utf-8")
    program = str(ROOT / "benchmarks" / "structured.py")
    done = run(tmp_path, sys.executable, program, ".", "defined.json")
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == [
        "1 × Book has no tone",
        "1 × Book.datePublished is no date: [1990..]",
        "1 × Book.editor is no Book",
        "3 things: {'Book': 3}",
    ]
