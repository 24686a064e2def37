"""JSON Schemas: what the models say, true of every file, and of the same mind."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from edition.manual import SCHEMAS
from edition.readers.front_matter import split
from edition.readers.schemas import FORMS, Form, schema
from planting import Kind, faults, kinds, lay_edition
from support import ROOT, SMALL

KINDS = kinds()
DAY = "tag:yaml.org,2002:timestamp"
MODELINE = "# yaml-language-server: $schema="
WRITTEN = ("ledger", "releases")
"""Files that commands write, and nobody else."""
FIELDS = frozenset({"T002", "G003", "E004", "P001", "A001", "D004", "I008", "X001"})
"""Codes of fields that are missing, unknown, or of another kind."""
BEYOND = {
    "T002 a field is misspelt",
    "D004 two lines of the ledger are one id",
    "I008 a profile of another text",
}
"""Faults with such codes that are in how fields hang together."""
ALIKE = {"D009 a release without a date"}
"""Faults of fields with other codes."""


def file_of(name: str) -> Path:
    return SCHEMAS / f"{name}.schema.json"


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(file_of(name).read_text("utf-8")))


def data_of(path: Path, source: str) -> Any:
    """Return what YAML or the front matter of a page holds, as editors of code do."""
    if path.suffix == ".md":
        source = split(source)[0]
    loader = YAML(typ="safe", pure=True)
    loader.constructor.add_constructor(DAY, SafeConstructor.construct_yaml_str)
    return plain(loader.load(source))


def plain(data: Any) -> Any:
    """Return data whose keys are words, as JSON has them."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [*map(plain, data)]
    return data


def files(root: Path, form: Form) -> list[Path]:
    found = sorted(root.glob(form.path))
    if form.path == FORMS["page"].path:
        return [path for path in found if path.parent.name != "texts"]
    return found


def wrong(name: str, path: Path, source: str) -> list[str]:
    data = data_of(path, source)
    is_plain = name == "page" and data is None  # such a page has no front matter
    return [] if is_plain else [e.message for e in validator(name).iter_errors(data)]


def fields(made: Any) -> Iterator[tuple[str, Any]]:
    """Yield every field of a schema, those inside of others too."""
    if isinstance(made, dict):
        yield from made.get("properties", {}).items()
        for part in made.values():
            yield from fields(part)
    elif isinstance(made, list):
        for part in made:
            yield from fields(part)


@pytest.mark.parametrize("name", FORMS)
def test_a_schema_is_what_the_model_says(
    name: str, golden: Callable[[str, Path], None]
) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    golden(json.dumps(made, ensure_ascii=False, indent=1) + "\n", file_of(name))


@pytest.mark.parametrize("name", FORMS)
def test_every_field_is_described_below_it(name: str) -> None:
    silent = [
        field for field, about in fields(schema(name)) if not about["description"]
    ]
    assert silent == []


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["edition", "small"])
@pytest.mark.parametrize("name", FORMS)
def test_every_file_is_valid(name: str, root: Path) -> None:
    for path in files(root, FORMS[name]):
        assert wrong(name, path, path.read_text("utf-8")) == [], path


def test_every_file_that_editors_write_names_its_schema() -> None:
    for name, form in FORMS.items():
        paths = [path for path in files(ROOT, form) if path.suffix == ".yml"]
        for path in paths if name not in WRITTEN else ():
            first = path.read_text("utf-8").partition("\n")[0]
            assert first.startswith(MODELINE), path
            target = path.parent / first.removeprefix(MODELINE)
            assert target.resolve() == file_of(name), path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_edition(tmp_path_factory.mktemp("schemas") / "edition")


def test_an_edition_with_files_of_every_kind_is_valid(root: Path) -> None:
    for name, form in FORMS.items():
        assert files(root, form) or name in ("stances", "profile"), name
        for path in files(root, form):
            assert wrong(name, path, path.read_text("utf-8")) == []


def form_of(root: Path, path: str) -> str:
    names = (n for n, form in FORMS.items() if root / path in files(root, form))
    return next(names, "")


def is_readable(path: Path, source: str) -> bool:
    try:
        data = data_of(path, source)
    except YAMLError:
        return False
    return isinstance(data, dict | list)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.code} {kind.what}")
def test_a_schema_and_the_reader_are_of_one_mind(root: Path, kind: Kind) -> None:
    """Of what is wrong with a field, a schema sees all; of what else is, nothing."""
    name = f"{kind.code} {kind.what}"
    is_seen = (kind.code in FIELDS and name not in BEYOND) or name in ALIKE
    for fault in faults(root, kind):
        form = form_of(root, fault.path)
        if form and is_readable(root / fault.path, fault.source):
            assert bool(wrong(form, root / fault.path, fault.source)) == is_seen
