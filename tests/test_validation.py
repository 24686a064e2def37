"""One bad field hides no other, and what stands in for it is taken for nothing."""

from pathlib import Path

import pytest
import yaml

from edition.checks import check
from edition.sources import load_edition
from edition.views.pages import generated_pages
from support import copy_small

ENTRIES = {
    "data/glossary.yml": "id headword forms kind definition sources",
    "data/timeline.yml": "id label date dating kind refs account sources",
    "data/parallels.yml": "id title theme relation passages commentary",
    "data/stances.yml": "id question stances silent",
    "data/routes.yml": "id title intro steps",
    "data/names.yml": "id name sort kind forms identification",
    "edition.yml": "title site_url repository editors contact doi published",
}
MORE = {
    "data/parallels.yml": {
        "id": "water",
        "title": "Water",
        "theme": "water",
        "relation": "sense",
        "passages": ["marsh-1990#p1", "anonymous-2001#p1"],
        "commentary": "They differ.",
    },
    "data/stances.yml": {
        "id": "water",
        "question": "Whose is it?",
        "stances": [{"holds": "Ours.", "passages": ["marsh-1990#p1"]}],
        "silent": ["anonymous-2001"],
    },
    "data/routes.yml": {
        "id": "walk",
        "title": "A walk",
        "intro": "Begin here.",
        "steps": [{"ref": "marsh-1990#p1", "why": "It begins."}],
    },
    "data/names.yml": {
        "id": "commission",
        "name": "Canal Commission",
        "sort": "Canal Commission",
        "kind": "organisation",
        "forms": ["Canal Commission"],
        "identification": "It ran the canal.",
    },
}
FIELDS = [(path, name) for path, names in ENTRIES.items() for name in names.split()]
WRONG = [{"no": "field"}]
FAULTS = {"G003", "E001", "E004", "P001", "A001", "T002"}


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_a_field_at_fault_is_told_once_and_a_preview_goes_on(
    path: str, name: str, tmp_path: Path
) -> None:
    root = copy_small(tmp_path / "edition")
    for file, fields in MORE.items():
        (root / file).write_text(yaml.safe_dump([fields]), encoding="utf-8")
    assert check(load_edition(root)) == []
    data = yaml.safe_load((root / path).read_text(encoding="utf-8"))
    entry = data[0] if isinstance(data, list) else data
    entry[name] = WRONG
    (root / path).write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    edition = load_edition(root)
    told = check(edition)
    assert {problem.code for problem in told} <= FAULTS
    assert len({problem.code for problem in told}) == 1
    assert len(tuple(generated_pages(edition))) > 0
