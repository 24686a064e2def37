"""What holds of every format: private words stay, bytes repeat, the cache is right."""

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pyarrow import parquet as pq
from pypdfium2 import PdfDocument

from edition.exports.making import exported
from edition.exports.registry import MAKERS
from edition.readers.characters import refused
from edition.sources import load_edition
from odd import write_odd
from read_back import ROOTS
from support import APART, EPOCH, lay_copies, run_edition
from treatise import write_treatise


def test_no_format_has_a_word_of_a_private_copy(small_root: Path) -> None:
    """Also where the reader's own copy was read along with the edition."""
    public = exported(load_edition(small_root), [*MAKERS])
    lay_copies(small_root)
    copy = small_root / "transcriptions/marsh-1990.md"
    copy.write_text(copy.read_text("utf-8").replace("canal", "zzyzx"), "utf-8")
    edition = load_edition(small_root, with_transcriptions=True)
    assert edition.transcriptions
    private = exported(edition, [*MAKERS])
    for name in ("pdf", "epub", "parquet", "archive"):  # what is packed is looked into
        own = (said for file in public[name] for said in _opened(file.content))
        assert b"neighbour" in b"".join(own), name
    for name in MAKERS:
        kept = {f.path for f in private[name]} - {f.path for f in public[name]}
        assert kept <= {"texts/marsh-1990/marsh-1990.copy.cite.json"}, name
        for file in private[name]:
            for said in _opened(file.content):
                assert b"zzyzx" not in said, file.path


def _opened(content: str | bytes) -> list[bytes]:
    """Return what a file holds, and what the files in it do."""
    raw = content if isinstance(content, bytes) else content.encode()
    if raw.startswith(b"%PDF"):
        with PdfDocument(raw) as book:
            return [page.get_textpage().get_text_range().encode() for page in book]
    if raw.startswith(b"PAR1"):
        return [repr(pq.read_table(BytesIO(raw)).to_pylist()).encode()]
    if not raw.startswith(b"PK"):
        return [raw]
    with ZipFile(BytesIO(raw)) as packed:
        return [packed.read(name) for name in packed.namelist()]


SCRIPT = """
import sys
from hashlib import sha256
from pathlib import Path
from edition.exports.making import exported
from edition.exports.registry import makers
from edition.messages import use
from edition.sources import load_edition
for name in sys.argv[1:]:
    edition = load_edition(Path(name))
    use(edition.settings.language)
    of = Path(name).name
    has_pdf = of not in ("own", "odd")
    wanted = [format for format in makers() if has_pdf or format != "pdf"]
    for format, files in exported(edition, wanted).items():
        for file in files:
            content = file.content
            raw = content if isinstance(content, bytes) else content.encode()
            print(of, format, file.path, sha256(raw).hexdigest())
"""
"""Leaves out the longest PDF of all, which typst sets as those of the others."""


def sums(roots: list[Path], seed: str) -> list[str]:
    """Return a line for every file of editions: edition, format, path and digest."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, roots)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_every_format_is_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    for name, root in ROOTS.items():
        shutil.copytree(root, tmp_path / name, ignore=shutil.ignore_patterns(*APART))
    roots = [
        *(tmp_path / name for name in ROOTS),
        write_treatise(tmp_path / "treatise"),
        write_odd(tmp_path / "odd"),
    ]
    first = sums(roots, "1")
    made = {tuple(line.split()[:2]) for line in first}
    for root in roots:
        for format in ("json", "jsonl", "csv", "archive", "tei", "epub"):
            assert (root.name, format) in made
        assert ((root.name, "pdf") in made) == (root.name not in ("own", "odd"))
    small = [line for line in first if line.startswith("small ")]
    assert sums([tmp_path / "small"], "1") == small  # what the cache holds
    for root in roots:
        shutil.rmtree(root / ".cache")
    assert sums(roots, "2") == first


def test_what_has_changed_is_made_anew_and_nothing_else(small_root: Path) -> None:
    def json_of(slug: str) -> bytes:
        return (small_root / f"build/exports/texts/{slug}/{slug}.json").read_bytes()

    run_edition(small_root, "export", "json", "jsonl")
    before = json_of("marsh-1990"), json_of("anonymous-2001")
    text = small_root / "docs/texts/marsh-1990.md"
    source = text.read_text("utf-8")
    text.write_text(source.replace("every neighbour", "each neighbour"), "utf-8")
    run_edition(small_root, "export", "json", "jsonl")
    assert "each neighbour" in json_of("marsh-1990").decode()
    assert json_of("marsh-1990") != before[0]
    assert json_of("anonymous-2001") == before[1]
    lines = (small_root / "build/exports/passages.jsonl").read_text("utf-8")
    assert "each neighbour" in lines


CONTROLS = [*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("code", CONTROLS)
def test_what_xml_cannot_carry_is_refused_with_its_line(
    code: int, small_root: Path
) -> None:
    sign = chr(code)
    assert refused(f"a\n{sign}") == (2, refused(sign)[1])  # type: ignore[index]
    text = small_root / "docs/texts/marsh-1990.md"
    source = text.read_text("utf-8")
    line = source[: source.index("every neighbour")].count("\n") + 1
    text.write_text(source.replace("every neighbour", f"every {sign}n"), "utf-8")
    found = load_edition(small_root).problems
    told = {(p.code, p.place.path, p.place.line) for p in found}
    assert ("S004", "docs/texts/marsh-1990.md", line) in told
