"""What is wrong with a value is said in our words, whatever a model asks for."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core.core_schema import ErrorType

from edition.features import Features
from edition.model import Exemption, Life, Meta
from edition.model.entries import Fields, fields_of
from edition.model.patterns import FORMS
from edition.problems import Place
from edition.readers.front_matter import PageFields
from edition.readers.profiles import Profile
from edition.readers.wording import OTHER, WHOLE, WHY, sentence
from edition.readers.yaml_places import Mapping
from edition.sources import MODELS

MODELS_READ: tuple[Any, ...] = (*MODELS.values(), Meta, PageFields, Exemption, Profile)
EVERY = (*MODELS_READ, Life, Features)
THEIRS = re.compile(r"\b(?:should|valid|Input|Value error|required|parse|unexpected)\b")
"""Words of the library’s sentences."""
WRONG: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        1.5,
        float("nan"),
        10**9,
        "",
        " ",
        "Odd, odd, odd",
        "“2008-06-05”",
    ),
    *("a" * 50_000, "`", [], ["x"] * 2_000, [None], [{}], {}, {"x": {}}, {"a": None}),
    *([200.0, -200.0], [1.0], b"\xff", {"wikidata": "x"}, {"1": {"cites": [{}]}}),
)


def kinds(model: Any) -> Iterator[Any]:
    """Yield a model, and those inside it."""
    if isinstance(model, type) and issubclass(model, Fields) and is_dataclass(model):
        yield model
        for field in fields_of(model):
            yield from kinds(field.kind)
    for part in get_args(model):
        yield from kinds(part)


def refused(model: Any) -> Iterator[Any]:
    """Yield an error for every way in which a wrong value of a field is refused."""
    adapter = TypeAdapter(model)
    names = [field.name for field in fields_of(model)] if model in FIELDS else ["id"]
    for name in [*names, "unknown"]:
        for value in WRONG:
            try:
                adapter.validate_python(placed({name: value}))
            except ValidationError as error:
                yield from error.errors()
    for value in WRONG:
        try:
            adapter.validate_python(placed(value))
        except ValidationError as error:
            yield from error.errors()


def placed(value: Any) -> Any:
    """Return a value as it is read from YAML, where mappings know their places."""
    if isinstance(value, list):
        return [placed(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = Mapping(Place("a.yml"))
    found.update({name: placed(item) for name, item in value.items()})
    return found


FIELDS = tuple(dict.fromkeys(kind for model in MODELS_READ for kind in kinds(model)))


@pytest.mark.parametrize("model", [*FIELDS, Life, Features], ids=lambda m: m.__name__)
def test_no_sentence_is_the_librarys(model: Any) -> None:
    found = list(refused(model))
    assert found
    for detail in found:
        said = sentence(detail, "field")
        assert not THEIRS.search(said), (detail["type"], said)
        assert OTHER not in said, detail
        assert detail["type"] in {*WHOLE, *WHY}


@pytest.mark.parametrize("model", EVERY, ids=lambda m: m.__name__)
def test_every_pattern_of_the_model_has_words(model: Any) -> None:
    assert {*patterns(TypeAdapter(model).core_schema)} <= {*FORMS}


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if schema.get("type") == "str" and "pattern" in schema:
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from patterns(value)


def test_whatever_else_the_library_may_say_we_say_something() -> None:
    for kind in get_args(ErrorType):
        if kind not in WHY:
            detail = {"type": kind, "loc": ("a",), "input": 1, "msg": "x"}
            assert not THEIRS.search(sentence(detail, "a"))


def test_curly_quotation_marks_are_named() -> None:
    detail = {"type": "value_error", "loc": ("date",), "input": "“2008-06-05”"}
    assert "curly quotation marks" in sentence(detail, "date")


def test_no_list_names_a_value_in_the_librarys_quotation_marks() -> None:
    about = {"expected": "'a', 'b' or 'c'"}
    detail = {"type": "literal_error", "loc": ("kind",), "input": "d", "ctx": about}
    assert sentence(detail, "kind") == "The field “kind” is invalid: write a, b or c"
