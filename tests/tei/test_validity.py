"""What others say of our TEI: jing, the rules of the schema, a program that cites."""

import lzma
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from dapytains.tei.document import Document
from lxml import etree

from edition.exports.tei import trees
from edition.sources import load_edition
from hostile import lay_hostile, values
from npm import JAVA, skip
from schematron import Rules
from support import TESTS
from tei_files import NAMES, document, editions, folder, of, slugs, workspace

PACKED = TESTS / "tei" / "tei_all.rng.xz"


@cache
def schema() -> Path:
    path = workspace() / "tei_all.rng"
    path.write_bytes(lzma.decompress(PACKED.read_bytes()))
    return path


def files() -> list[Path]:
    return sorted(folder().rglob("*.xml"))


def jing(*paths: Path) -> str:
    program = shutil.which("jing")
    if program is None:
        skip("jing is needed to validate TEI (apt-get install jing)")
    command = [str(program), str(schema()), *map(str, paths)]
    done = subprocess.run(
        command,
        env={**os.environ, "JDK_JAVA_OPTIONS": " ".join(JAVA)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert bool(done.returncode) == bool(done.stdout), done.stderr
    return done.stdout


def test_every_file_is_valid(tmp_path: Path) -> None:
    """Those of an edition are, too, whose every field tries to break out of its own."""
    assert len(files()) == sum(1 + len(slugs(name)) for name in NAMES)
    hostile = load_edition(lay_hostile(tmp_path / "edition", values()))
    assert len(hostile.texts) > 50
    written = [tmp_path / Path(file.path).name for file in of(hostile)]
    for path, file in zip(written, of(hostile), strict=True):
        path.write_text(str(file.content), "utf-8")
    assert jing(*files(), *written) == ""


def test_every_file_keeps_the_rules_of_the_schema() -> None:
    rules = Rules(schema())
    assert rules.count > 100
    assert rules.broken(files()) == {}


def test_a_broken_file_is_found(tmp_path: Path) -> None:
    words = (folder() / "poems/texts/alon-1931/alon-1931.tei.xml").read_text("utf-8")
    bad = tmp_path / "bad.xml"
    relation = "<relation name='x' active='#p1' mutual='#p1'/>"
    relations = f"<standOff><listRelation>{relation}</listRelation></standOff>"
    bad.write_text(words.replace("<text>", f"{relations}<text>"), "utf-8")
    (broken,) = Rules(schema()).broken([bad]).values()
    assert "Only one of the attributes @active and @mutual" in broken[0]
    bad.write_text(words.replace("<p>", "<p><div/>", 1), "utf-8")
    assert "error" in jing(bad)


@pytest.mark.parametrize("name", NAMES)
def test_another_program_finds_what_can_be_cited(name: str) -> None:
    edition = editions()[name]
    for text in edition.texts:
        path = folder() / name / f"texts/{text.slug}/{text.slug}.tei.xml"
        read = Document(str(path))
        ours = trees.trees(edition, text)
        assert len(read.citeStructure) == len(ours)
        for tree in ours:
            found = read.get_reffs(tree.name or None)
            ordered = tree.ordered(document(name, text.slug))
            assert [unit.ref for unit in found] == [unit.id for unit in ordered]
            assert {unit.citeType for unit in found} == {tree.unit}


def test_another_program_takes_a_passage_out() -> None:
    path = folder() / "small/texts/marsh-1990/marsh-1990.tei.xml"
    fragment = Document(str(path)).get_passage("p7")
    (passage,) = fragment.xpath("//*[@xml:id='p7']")
    assert isinstance(passage, etree._Element)
    assert passage.get("n") == "7"
