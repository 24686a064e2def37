"""Tables, the archive and Parquet, read by other people's programs."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pandas as pd
import pytest
from pyarrow import parquet as pq

from edition.exports.archive import METADATA
from edition.exports.making import exported
from edition.exports.records import all_records
from edition.model import Edition
from read_back import NAMES, edition_called


@pytest.fixture(scope="module", params=NAMES)
def some(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Edition:
    return edition_called(request.param, tmp_path_factory.mktemp("long") / "edition")


def lay(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def made(edition: Edition, *names: str) -> dict[str, bytes]:
    files = (f for found in exported(edition, names).values() for f in found)
    return {
        f.path: f.content if isinstance(f.content, bytes) else f.content.encode()
        for f in files
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_finds_no_fault_in_the_tables(
    some: Edition, tmp_path: Path
) -> None:
    from frictionless import Package

    files = made(some, "csv")
    lay(files, tmp_path)
    report = Package(str(tmp_path / "csv/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    package = json.loads(files["csv/datapackage.json"])
    named = {f"csv/{resource['path']}" for resource in package["resources"]}
    assert named == files.keys() - {"csv/datapackage.json"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_would_find_a_fault(tmp_path: Path) -> None:
    from frictionless import Package

    files = made(edition_called("small", tmp_path), "csv")
    files["csv/glossary.csv"] += b"x,y\n"
    lay(files, tmp_path)
    assert not Package(str(tmp_path / "csv/datapackage.json")).validate().valid


def test_tables_hold_every_entry_as_it_is(some: Edition) -> None:
    files = made(some, "csv")
    tables = {
        path: pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
        for path, content in files.items()
        if path.endswith(".csv")
    }
    assert [*tables["csv/texts.csv"]["id"]] == [t.slug for t in some.texts]
    if some.terms:
        forms = [*tables["csv/glossary.csv"]["forms"]]
        assert [f.split("|") for f in forms] == [[*t.forms] for t in some.terms]
    if some.events:
        dates = [*tables["csv/timeline.csv"]["edtf"]]
        assert dates == [event.date.edtf for event in some.events]
    for table in tables.values():
        cells = [cell for column in table for cell in table[column]]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


def test_the_archive_is_a_crate_whose_parts_are_all_described(
    some: Edition, tmp_path: Path
) -> None:
    from rocrate.rocrate import ROCrate

    (content,) = made(some, "archive").values()
    with ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path)
        names = set(packed.namelist())
        times = {info.date_time for info in packed.infolist()}
    assert len(times) == 1
    crate = ROCrate(tmp_path)
    described = {entity.id for entity in crate.data_entities}
    assert described == names - {METADATA}
    for entity in crate.data_entities:
        assert int(entity["contentSize"]) == (tmp_path / entity.id).stat().st_size
        assert "/" in entity["encodingFormat"]
    root = crate.root_dataset
    assert root["name"].startswith(some.settings.title)
    assert root["license"]
    assert (tmp_path / "README.txt").read_text("utf-8").startswith(some.settings.title)
    slug = some.texts[0].slug
    assert {f"texts/{slug}/{slug}.json", "passages.jsonl"} <= names


def test_parquet_json_lines_and_the_records_are_the_same(
    some: Edition, tmp_path: Path
) -> None:
    lay(made(some, "jsonl", "parquet"), tmp_path)
    wanted = [*all_records(some)]
    assert pq.read_table(tmp_path / "passages.parquet").to_pylist() == wanted
    lines = (tmp_path / "passages.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == wanted
    with duckdb.connect() as database:
        for name in ("passages.parquet", "passages.jsonl"):
            query = f"select id, text, len(marks) from '{tmp_path / name}'"
            rows = database.sql(query).fetchall()
            assert rows == [(r["id"], r["text"], len(r["marks"])) for r in wanted]
    frame = pd.read_json(tmp_path / "passages.jsonl", lines=True)
    assert frame["n"].dtype.kind == "i"


def test_tables_hold_stances_routes_and_emendations(tmp_path: Path) -> None:
    edition = edition_called("own", tmp_path)
    files = made(edition, "csv")
    rows = {
        name: pd.read_csv(BytesIO(files[f"csv/{name}.csv"]), keep_default_na=False)
        for name in ("stances", "routes", "emendations")
    }
    told = sum(len(t.stances) + len(t.silent) for t in edition.themes)
    assert len(rows["stances"]) == told
    assert len(rows["routes"]) == sum(len(r.steps) for r in edition.routes)
    read = [(e.rdg, e.lem) for e in edition.emendations]
    found = rows["emendations"]
    assert [*zip(found["rdg"], found["lem"], strict=True)] == read
