"""YAML is read quickly where it is plain, and as ruamel reads it."""

import pytest
from ruamel.yaml import YAML

from edition.readers.plain_yaml import NotPlainError, read_plain
from edition.readers.yaml_places import YamlError, line_of, load_yaml

PLAIN = {
    "list": "- id: a\n  refs: [x#p1, y#p2]\n- id: b\n  words: |\n    one\n    two\n",
    "folded": "a: >-\n  one\n  two\n\n  three\nb: 'it''s'\n",
    "versions": "version: 1.0.0\ndate: 2015-02\nopen: 2014/..\nissue: 7\n",
    "yes-and-no": "a: yes\nb: no\nc: true\nd: ~\ne:\n",
    "flow": '[{"id": "a", "n": 1}, {"id": "b"}]',
}
LEFT = {
    "alias": "a: &x 1\nb: *x\n",
    "tag": "a: !!int '3'\n",
    "key-twice": "a: 1\na: 2\n",
    "merge": "<<: {a: 1}\n",
    "fraction": "a: 1.10\n",
    "octal": "a: 0o7\n",
    "number-as-key": "1: a\n",
    "list-as-key": "? [a]\n: b\n",
    "two-documents": "a: 1\n---\nb: 2\n",
    "unclosed": "a: [1\n",
}
TOO_DEEP = {
    "flow": "[" * 100_000,
    "block": "- " * 100_000,
    "fields": "{a: " * 100_000,
    "behind-a-tag": "- !!str a\n- " + "[" * 100_000,
    "closed": "a:\n  - " + "[" * 30 + "]" * 30 + "\n",
}


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN)
def test_plain_yaml_reads_as_ruamel_reads_it(source: str) -> None:
    read, known = read_plain(source), YAML().load(source)
    assert read == (known if isinstance(known, list) else dict(known))


@pytest.mark.parametrize("source", LEFT.values(), ids=LEFT)
def test_anything_unusual_is_left_to_the_careful_reader(source: str) -> None:
    with pytest.raises(NotPlainError):
        read_plain(source)


@pytest.mark.parametrize("source", TOO_DEEP.values(), ids=TOO_DEEP)
def test_what_nests_too_deep_is_refused_at_once(source: str) -> None:
    with pytest.raises(YamlError):
        load_yaml(source, "a.yml")


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN)
def test_lines_are_those_of_ruamel(source: str) -> None:
    read, known = read_plain(source), YAML().load(source)
    for step in known if isinstance(known, dict) else range(len(known)):
        assert line_of(read, (step,), 1) == line_of(known, (step,), 1)


def test_an_empty_file_holds_nothing() -> None:
    assert load_yaml("# nothing\n", "a.yml") is None
