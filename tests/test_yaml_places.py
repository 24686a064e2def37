"""YAML is read with its lines; what no data of an edition need is refused with one."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.problems import Place
from edition.readers.yaml_places import YamlError, load_yaml, place_of

THEIRS = re.compile(r"\b(?:found|expected|mapping|scalar|token|parsing|scanning)\b")
"""Words of the library’s sentences."""
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
    "a: 1\nb: [1\n": (2, "", "a bracket opens here"),
    "a: 'one\n": (1, "", "a quotation mark opens here and does not close"),
    "a: 1\nb: \x01\n": (2, "", "nobody can see what stands here"),
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


FAULTS = {
    "tab": ("- id: a\n\tkind: b\n", (2, 1), "a tab stands here"),
    "colon": ("- id: a\n  label: Note: b\n", (2, 14), "a colon stands in the value"),
    "curly": ("a: “b: c”\n", (1, 4), "a curly quotation mark means nothing here"),
    "right": ("a: b\n  c: d\n", (2, 3), "the line begins too far to the right"),
    "left": ("- a: b\n c: d\n", (2, 2), "the line begins too far to the left or right"),
    "too-far": ('a: "b"\n  c: d\n', (2, 3), "too far to the left or right"),
    "open": ('a: "b\nc: d\n', (1, 4), "a quotation mark opens here"),
    "open-before": ('a: "b\nc: "d"\n', (1, 4), "a quotation mark opens here"),
    "inside": ("a: 'it's'\n", (1, 8), "something follows where the value has ended"),
    "bracket": ("a: [b\nc: d\n", (1, 4), "a bracket opens here"),
    "two-brackets": ("a: [b]]\n", (1, 7), "something follows"),
    "sign": ("a: @b\n", (1, 4), "no value begins with this sign"),
    "blank": ("a:b\nc: d\n", (1, 3), "a blank is missing after the colon"),
    "no-field": ("a: b\nword\nc: d\n", (2, 1), "this is no field"),
    "backslash": ('a: "\\d"\n', (1, 5), "a backslash means something else here"),
    "block": ("a: >- b\n", (1, 7), "words follow “>” or “|”"),
    "entry": ("a: - b\n", (1, 4), "an entry of a list begins here"),
    "question": ("a: ? b\n", (1, 4), "the signs here do not fit together"),
}


@pytest.mark.parametrize(("source", "at", "what"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_plain_words_with_a_caret(
    source: str, at: tuple[int, int], what: str
) -> None:
    with pytest.raises(YamlError) as refused:
        load_yaml(source, "a.yml")
    error = refused.value
    assert what in error.what
    assert error.remedy
    shown, caret = error.excerpt.split("\n")
    assert (error.place.line, len(caret)) == at
    assert shown == source.split("\n")[at[0] - 1].replace("\t", " ")


def test_of_a_long_line_the_part_at_fault_is_shown() -> None:
    with pytest.raises(YamlError) as refused:
        load_yaml(f"a: {'word ' * 100}x: y\n", "a.yml")
    shown, caret = refused.value.excerpt.split("\n")
    assert shown[len(caret) - 1] == ":"
    assert len(shown) < 90


@settings(max_examples=200)
@given(st.text(alphabet="ab:-[]{}\"'#&*!|>%@`?, \t\n“", max_size=40))
def test_whatever_cannot_be_read_is_told_in_our_words(source: str) -> None:
    try:
        load_yaml(source, "a.yml")
    except YamlError as error:
        said = error.what
    else:
        said = ""
    assert not THEIRS.search(said)
    assert "\n" not in said
