"""YAML is read with its lines; what no data of an edition need is refused with one."""

import pytest
import yaml

from edition.problems import Place
from edition.readers.yaml_places import YamlError, load_yaml, place_of

PLAIN = {
    "list": "- id: a\n  refs: [x#p1, y#p2]\n- id: b\n  words: |\n    one\n    two\n",
    "folded": "a: >-\n  one\n  two\n\n  three\nb: 'it''s'\n",
    "versions": "version: 1.0.0\nopen: 2014/..\nissue: 7\nbelow: -3\n",
    "nothing": "a: true\nb: False\nc: ~\nd:\ne: ''\n",
    "flow": '[{"id": "a", "n": 1}, {"id": "b"}]',
    "anchor": "a: &x 1\n",
    "one-document": "# First\n---\na: b\n...\n",
}
AS_WRITTEN = ("2015-02", "2015-02-03", "1.10", "0o7", "007", "0x1f", "1e3", "yes", "no")
REFUSED = {
    "a: &x 1\nb: *x\n": (2, "S007", "A YAML alias is used"),
    "a: 1\nb: !!int '3'\n": (2, "S007", "A YAML tag is used"),
    "a: 1\nb: 2\na: 3\n": (3, "", "the key “a” is used twice"),
    "a: 1\n? [a]\n: b\n": (2, "", "a key is no name"),
    "a: 1\n---\nb: 2\n": (2, "", "a second document begins"),
    "a: 1\nb: [1\n": (3, "", "did not find expected ',' or ']'"),
    "a: 'one\n": (2, "", "found unexpected end of stream"),
    "a: 1\nb: \x01\n": (2, "", "control characters are not allowed"),
    'a: 1\nb: "\\0"\n': (2, "S004", "A value holds U+0000 NUL"),
    "a: 1\n<<: {b: 2}\n": (2, "", "“<<” is used"),
    "a:\n  " + "[" * 100_000: (2, "S007", "it nests deeper than 20 levels"),
    "a:\n  " + "- " * 100_000: (2, "S007", "it nests deeper than 20 levels"),
    "a:\n  " + "{b: " * 100_000: (2, "S007", "it nests deeper than 20 levels"),
}


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN)
def test_data_are_those_that_yaml_means(source: str) -> None:
    assert load_yaml(source, "a.yml") == yaml.safe_load(source)


@pytest.mark.parametrize("words", AS_WRITTEN)
def test_dates_and_odd_numbers_stay_as_they_are_written(words: str) -> None:
    assert load_yaml(f"a: {words}\n", "a.yml") == {"a": words}


@pytest.mark.parametrize(("source", "expected"), REFUSED.items(), ids=range(13))
def test_what_is_refused_has_its_line(
    source: str, expected: tuple[int, str, str]
) -> None:
    with pytest.raises(YamlError) as refused:
        load_yaml(source, "a.yml", first_line=3)
    line, code, what = expected
    error = refused.value
    assert (error.place.line, error.code) == (line + 2, code)
    assert what in error.what


def test_twenty_levels_are_enough() -> None:
    assert load_yaml("[" * 20 + "]" * 20, "a.yml")


def test_every_key_and_item_has_its_line() -> None:
    data = load_yaml("# A\n- id: a\n  refs:\n    - x\n    - y\n- id: b\n", "a.yml")
    locations = [(0,), (0, "id"), (0, "refs"), (0, "refs", 1), (0, "none"), (1, "id")]
    found = [place_of(data, location).line for location in locations]
    assert found == [2, 2, 3, 5, 2, 6]
    assert place_of(data, (7,)) == data.place == Place("a.yml", 2)


def test_an_empty_file_holds_nothing() -> None:
    assert load_yaml("# nothing\n", "a.yml") is None
