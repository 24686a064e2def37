"""Family T: the package is of a version that the edition is for."""

from collections.abc import Iterator

from edition.compatibility import installed, is_within, range_from
from edition.model import Edition
from edition.problems import Place, Problem
from edition.sources import SETTINGS


def outside_range(edition: Edition) -> Iterator[Problem]:
    """T030: the version of the package is one of those that the edition requires."""
    wanted, here = edition.settings.requires, installed()
    if not wanted or is_within(here, wanted):
        return
    what = f"The edition requires “{wanted}” of this package, which is {here}"
    remedy = (
        "Install such a version, or see with “edition upgrade” what is different and "
        f'write requires: "{range_from(here)}".'
    )
    yield Problem(Place(SETTINGS), "T030", what, remedy, "requires")


RULES = (outside_range,)
