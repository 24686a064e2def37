"""One fault is one message: the right code, file and line, and nothing that follows."""

from pathlib import Path

import pytest

from edition.checks import check
from edition.sources import load_edition
from planting import Fault, Kind, faults, findings, kinds, lay_edition


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_edition(tmp_path_factory.mktemp("planted") / "edition")


def test_an_edition_without_faults_has_no_problem(root: Path) -> None:
    assert check(load_edition(root)) == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.code}-{kind.what}")
def test_one_fault_is_one_message(root: Path, kind: Kind) -> None:
    planted = list(faults(root, kind))
    assert planted
    for fault in planted:
        told = findings(root, fault)
        assert [str(p.place) + " " + p.code for p in told] == [expected(fault)], told


def expected(fault: Fault) -> str:
    return f"{fault.path}:{fault.line} {fault.kind.code}"
