"""One fault is one message: the right code, file and line, and nothing that follows."""

from pathlib import Path

import pytest

from edition.checks import check
from edition.sources import load_edition
from planting import Kind, faults, findings, kinds, lay_edition
from support import ROOT

KINDS = kinds()
ENOUGH = 200


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_edition(tmp_path_factory.mktemp("planted") / "edition")


def test_an_edition_without_faults_has_no_problem(root: Path) -> None:
    assert check(load_edition(root)) == []
    assert [problem for problem in check(load_edition(ROOT)) if problem.is_error] == []


def test_there_are_faults_of_every_kind(root: Path) -> None:
    assert sum(len([*faults(root, kind)]) for kind in KINDS) >= ENOUGH


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.code} {kind.what}")
def test_one_fault_is_one_message(root: Path, kind: Kind) -> None:
    planted = list(faults(root, kind))
    assert planted
    for fault in planted:
        told = findings(root, fault)
        assert [(problem.code, problem.place) for problem in told] == [
            (kind.code, fault.place)
        ], fault.source
