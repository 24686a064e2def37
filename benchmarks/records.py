"""Say what reference managers make of the files and pages that are taken along."""

import importlib
import importlib.util
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

NODE = Path(__file__).with_name("clients.mjs")


def in_node(node: Path, what: str, file: Path) -> Any:
    """Have a program in JavaScript read a file."""
    command = ["node", str(NODE), what, str(file.resolve()), str(node.resolve())]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)


def print_records(site: Path, node: Path | None, zotero: str) -> None:
    """Print what reference managers make of the files that are taken along."""
    rows = dict(_records(site))
    if zotero:
        rows |= dict(_imported(site, zotero)) | dict(_saved(site, zotero))
    for form in ("bib", "ris", "json"):
        if node is None:
            break
        found = in_node(node, "citation", site / f"bibliography.{form}")
        rows[f"citation-js, {form}"] = _counted(item["type"] for item in found)
    print("\n| client | finds |\n|---|---|")
    for name, found in rows.items():
        print(f"| {name} | {found} |")


def _records(site: Path) -> Iterator[tuple[str, str]]:
    bib = site / "bibliography.bib"
    if importlib.util.find_spec("pybtex"):
        for file in (bib, *sorted(site.glob("texts/*/*.bib"))):
            yield f"pybtex, plain: {file.name}", _plain_style(file)
    if shutil.which("bibtex"):
        yield f"BibTeX, plain: {bib.name}", _by_bibtex(bib)
    if importlib.util.find_spec("rispy"):
        rispy = importlib.import_module("rispy")
        for file in (site / "bibliography.ris", *sorted(site.glob("texts/*/*.ris"))):
            entries = rispy.loads(file.read_text(encoding="utf-8"))
            lost = Counter(tag for e in entries for tag in e.get("unknown_tag", {}))
            yield f"rispy: {file.name}", f"{len(entries)}; unknown tags {dict(lost)}"
    dates = site / "timeline.ics"
    if importlib.util.find_spec("icalendar") and dates.is_file():
        calendar = importlib.import_module("icalendar").Calendar
        found = calendar.from_ical(dates.read_bytes())
        events = [*found.walk("VEVENT")]
        last = str(events[0]["DESCRIPTION"]).splitlines()[-1]
        yield "icalendar: timeline.ics", f"{len(events)}; ends “{last}”"


def _plain_style(file: Path) -> str:
    """Say how many entries pybtex sets in BibTeX’s plain style, and what it lacks."""
    database = importlib.import_module("pybtex.database")
    style = importlib.import_module("pybtex.style.formatting.plain").Style()
    entries, told = database.parse_file(str(file)).entries, Counter[str]()
    for key, given in entries.items():
        one = database.BibliographyData({key: given})
        try:
            made = style.format_bibliography(one)
            text = "".join(entry.text.render_as("text") for entry in made)
        except Exception as error:  # whatever a style stumbles over
            told[re.sub(f" in {re.escape(key)}|'.*object ", " ", str(error))[:60]] += 1
            continue
        told["set"] += 1
        year = re.search(r"\d{4}", given.fields.get("date", ""))
        told["without its year"] += bool(year and year[0] not in text)
    return f"{len(entries)}: {dict(told)}"


def _by_bibtex(file: Path) -> str:
    """Say how many entries BibTeX sets in its plain style, and what it warns of."""
    given = "\\citation{*}\\bibstyle{plain}\\bibdata{works}"
    with TemporaryDirectory() as folder:
        shutil.copy(file, Path(folder, "works.bib"))
        Path(folder, "works.aux").write_text(given.replace("}\\", "}\n\\"), "utf-8")
        subprocess.run(["bibtex", "works"], cwd=folder, capture_output=True)
        made = Path(folder, "works.bbl").read_text("utf-8", "replace")
        told = Path(folder, "works.blg").read_text("utf-8", "replace")
    found = re.findall(r"(?m)^Warning--(entry type|empty \w+)", told)
    return f"{made.count('bibitem{')}; warnings: {dict(Counter(found).most_common())}"


def _asked(server: str, sent: bytes) -> Any:
    request = Request(server, sent, {"Content-Type": "text/plain"})
    with urlopen(request) as answer:
        return json.load(answer)


def _imported(site: Path, server: str) -> Iterator[tuple[str, str]]:
    """Say what Zotero makes of each entry of the bibliography."""
    for form in ("bib", "ris", "json"):
        sent = (site / f"bibliography.{form}").read_bytes()
        found = _asked(f"{server}/import", sent)
        yield f"Zotero, {form}", _counted(item["itemType"] for item in found)


def _saved(site: Path, server: str) -> Iterator[tuple[str, str]]:
    """Say what Zotero saves of the front page and of each text."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    here = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=here.serve_forever, daemon=True).start()
    for page in (site / "index.html", *sorted(site.glob("texts/*/index.html"))):
        path = "".join(f"{part}/" for part in page.parent.relative_to(site).parts)
        address = f"http://127.0.0.1:{here.server_port}/{path}"
        try:
            (item,) = _asked(f"{server}/web?single=1", address.encode())
        except HTTPError as error:
            yield f"Zotero saves /{path}", str(error)
            continue
        people = (
            f"{one['creatorType']} {one.get('lastName') or one['name']}"
            for one in item["creators"]
        )
        said = (item.get(key, "") for key in ("itemType", "title", "date"))
        about = f"“{item.get('abstractNote', '')[:40]} …”"
        yield f"Zotero saves /{path}", "; ".join([*said, *people, about])
    here.shutdown()


def _counted(kinds: Iterator[str]) -> str:
    found = Counter(kinds)
    return f"{found.total()}: {dict(found.most_common())}"
